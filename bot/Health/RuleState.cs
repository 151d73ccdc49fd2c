using CsmBot.Questions;

namespace CsmBot.Health;

/// <summary>How a rule stands for one account: whether it counts, and since when its condition has been as it is now.</summary>
/// <param name="Counts">The rule bears on the account's colour.</param>
/// <param name="Holds">What the condition said when it was last known.</param>
/// <param name="Since">The first day of the present run of holding or of being clear.</param>
public readonly record struct RuleState(bool Counts, bool Holds, DateOnly Since)
{
    public static readonly RuleState Clear = new(false, false, DateOnly.MinValue);

    /// <summary>
    /// The state after a day's verdict. A rule begins to count when it has held for <see cref="HealthRule.HoldDays"/> days in a row, and ends when it has
    /// been clear for <see cref="HealthRule.ClearDays"/>. What cannot be judged changes nothing: missing data is neither good nor bad news.
    /// </summary>
    public RuleState After(Verdict verdict, DateOnly today, HealthRule rule)
    {
        if (verdict == Verdict.Unknown) return this;
        var holds = verdict == Verdict.True;
        var since = holds == Holds ? Since : today;
        var days = today.DayNumber - since.DayNumber + 1;
        var counts = holds ? Counts || days >= rule.HoldDays : Counts && days < rule.ClearDays;
        return new RuleState(counts, holds, since);
    }
}
