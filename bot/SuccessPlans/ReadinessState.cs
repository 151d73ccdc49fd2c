using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.SuccessPlans;

/// <summary>A readiness statement as the facts have it by the end of a day.</summary>
/// <param name="MetOn">The first day, from the agreement on, by whose end all conditions held; null while there was none.</param>
/// <param name="Conditions">Each as it stands on that day.</param>
public sealed record ReadinessState(Readiness Statement, DateOnly? MetOn, IReadOnlyList<Progressed> Conditions)
{
    /// <param name="by">The last day that counts; today at the latest.</param>
    /// <returns>Null where the statement was agreed later than that.</returns>
    public static ReadinessState? Of(AsOf asOf, Readiness statement, DateOnly by)
    {
        var last = by < asOf.Today ? by : asOf.Today;
        if (statement.AgreedOn > last || asOf.Book.Find(statement.AccountId) is not (>= 0 and var account)) return null;
        // What was withdrawn is as it was on the day before, or on the only day that it stood: nothing of later days can meet it.
        var withdrawn = statement.WithdrawnOn <= last;
        if (withdrawn) last = statement.WithdrawnOn > statement.AgreedOn ? statement.WithdrawnOn.Value.AddDays(-1) : statement.AgreedOn;
        var conditions = ReadinessWords.Kept(statement.Conditions);
        var days = conditions.SelectMany(c => c.Turns(asOf, account)).Where(d => d > statement.AgreedOn && d <= last).Append(statement.AgreedOn).Distinct().Order();
        DateOnly? met = conditions.Count == 0 ? null : days.Cast<DateOnly?>().FirstOrDefault(d => conditions.All(c => c.At(asOf, account, d!.Value).Holds));
        return new ReadinessState(statement, met, [.. conditions.Select(c => c.At(asOf, account, last))]) { WithdrawnOn = withdrawn ? statement.WithdrawnOn : null };
    }

    /// <summary>The day from which on it does not stand any more; null while it does.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>It stands, and all of it has come about.</summary>
    public bool IsMet => MetOn is not null && WithdrawnOn is null;

    /// <summary>"met on 20 Nov 2026", "3 of 5 so far", "1 of 2 conditions so far", "not yet", "withdrawn on 20 Nov 2026".</summary>
    public string InWords => WithdrawnOn is { } gone ? $"withdrawn on {Cards.Cell.Day(gone)}" : MetOn is { } day ? $"met on {Cards.Cell.Day(day)}"
        : Conditions is [{ Have: > 0 and var have, Need: var need }] ? $"{have} of {need} so far"
        : Conditions.Count > 1 && Conditions.Count(c => c.Holds) is > 0 and var held ? $"{held} of {Conditions.Count} conditions so far" : "not yet";

    /// <summary>Who agreed, as it was said.</summary>
    public IReadOnlyList<string> AgreedBy => Statement.AgreedBy.Split('\n');

    /// <summary>The conditions, as they were understood.</summary>
    public string Terms => string.Join(" and ", Statement.Conditions.Split('\n'));
}
