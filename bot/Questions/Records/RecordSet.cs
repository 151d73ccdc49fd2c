using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

/// <summary>The records of one kind that pass a filter, ready to be counted, listed and grouped account by account.</summary>
internal abstract class RecordSet
{
    public static RecordSet Of(RecordFilter filter, AsOf asOf) => filter.Kind switch
    {
        Kind.Interactions => new RecordSet<InteractionRow>(new Interactions(asOf), filter, asOf),
        Kind.Tickets => new RecordSet<Ticket>(new Tickets(asOf), filter, asOf),
        Kind.Fires => new RecordSet<Fire>(new FireRecords(asOf), filter, asOf),
        Kind.Steps => new RecordSet<PlanStep>(new Steps(asOf), filter, asOf),
        Kind.Plans => new RecordSet<PlanOfSteps>(new PlanRecords(asOf), filter, asOf),
        Kind.Training => new RecordSet<TrainingCompletion>(new Training(asOf), filter, asOf),
        Kind.Evidence => new RecordSet<Evidence>(new EvidenceRecords(asOf), filter, asOf),
        Kind.Renewals => new RecordSet<Renewal>(new Renewals(asOf), filter, asOf),
        Kind.HealthChanges => new RecordSet<HealthMove>(new HealthChanges(asOf), filter, asOf),
        Kind.Signals => new RecordSet<SignalRow>(new Signals(asOf), filter, asOf),
        _ => throw new CannotAnswer($"{filter.Kind} are no records of an account."),
    };

    /// <summary>The number over an account's records: added up, or their mean, or how many different ones (<see cref="Together"/>); NaN for a mean of none.</summary>
    public abstract Func<int, double> Total(RecordNumber number);

    public abstract Action<int> Into(Groups groups, Axis[] axes, int slot, RecordNumber number);

    public abstract bool Any(int account);

    /// <summary>The rows of an answer's list, with the account and the day of each.</summary>
    public abstract void List(int account, List<RecordRow> into, IReadOnlyList<SortKey> keys);

    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The newest or oldest record by a day: when, and its field (the day itself when null). Null when there is none.</summary>
    public abstract Func<int, (DateOnly Day, object? Value)?> Pick(RecordField? field, RecordDay day, bool oldest);
}

/// <param name="When">When it was: in seconds where the kind knows the hour, else its day's number; null for a record without a day.</param>
/// <param name="Keys">What the row is sorted by: for each asked key its value, a number, a day number or a word; null for none.</param>
internal readonly record struct RecordRow(int Account, IComparable? When, object?[] Cells, IComparable?[] Keys);
