using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

internal delegate bool Test<T>(int account, in T row);
internal delegate string? Text<T>(int account, in T row);
internal delegate double Number<T>(int account, in T row);
internal delegate int Code<T>(int account, in T row);
internal delegate DateOnly? Day<T>(in T row);

/// <summary>
/// What can be asked of one kind of record, each as a function of a row. Null means that the kind has no such thing; a subclass says what its rows have, and what is told
/// of them before the moment.
/// </summary>
internal abstract class RecordKind<T>(AsOf asOf)
{
    protected AsOf AsOf { get; } = asOf;
    protected Book Book => AsOf.Book;

    public abstract Kind Kind { get; }

    /// <summary>An account's rows, in the order of the kind; where the order allows it, only those whose main day lies in the window.</summary>
    public abstract ReadOnlySpan<T> Rows(int account, Between span);

    /// <summary>Does <see cref="Rows"/> already keep to the window and to what is known?</summary>
    public virtual bool Narrows => false;

    public virtual bool IsKnown(in T row) => true;

    public abstract Day<T>? DayOf(RecordDay day);
    /// <summary>The same to the second, where the kind knows the hour: records of one day stand in the order in which they were. NaN for a row without that day.</summary>
    public virtual Number<T>? SecondOf(RecordDay day) => null;

    public abstract Text<T>? TextOf(RecordField field);
    public virtual Number<T>? NumberOf(RecordField field) => null;
    public abstract Number<T>? NumberOf(RecordNumber number);
    public virtual Code<T>? CodeOf(Axis axis) => null;

    /// <summary>A quicker way to test a field than comparing words, where there is one.</summary>
    public virtual Test<T>? Quick(RecordIs test) => null;

    /// <summary>The columns of a list, first the record's own name.</summary>
    public abstract IEnumerable<Column<T>> Columns { get; }

    protected static DateOnly? DayOf(AsOf asOf, DateTime? utc) => utc is { } at ? asOf.Days.Day(at) : null;

    protected static double Second(DateTime? utc) => utc is { } at ? Seconds.Of(at) : double.NaN;

    protected int PersonCode(string? email) => Book.People.Find(email);
    protected string? PersonName(string? email) => email is null ? null : AccountFields.PersonName(AsOf, PersonCode(email)) ?? email;
    protected string? TeamOf(string? email) => AsOf.Person(PersonCode(email))?.Team;
    protected string? RoleOf(string? email) => AsOf.Person(PersonCode(email)) is { } person ? Words.Of(person.Role) : null;
    /// <summary>A person by name, anything else as it is.</summary>
    public string NameOf(string word) => PersonName(word)!;

    protected static string YesNo(bool value) => value ? "yes" : "no";
}

/// <summary>A column of a list of records; the cell is raw.</summary>
internal sealed record Column<T>(string Name, Func<int, T, object?> Cell);

internal static class RecordNumbers
{
    public static Together Together(RecordNumber number) => number switch
    {
        RecordNumber.Effectiveness or RecordNumber.Score or RecordNumber.Value or RecordNumber.DaysOpen or RecordNumber.DaysFromSign => Questions.Together.Mean,
        RecordNumber.Learners or RecordNumber.Accounts or RecordNumber.People => Questions.Together.Distinct,
        _ => Questions.Together.Sum,
    };
}
