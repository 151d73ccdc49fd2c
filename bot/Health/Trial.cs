using CsmBot.Accounts;
using CsmBot.Questions;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Health;

/// <summary>A rule to be proven on the past, in force or not; its condition is made for each day that is judged.</summary>
/// <param name="Rule">Its name and its days of holding and being clear count; its words only through <paramref name="When"/>.</param>
/// <param name="When">The condition, as understood at a moment.</param>
public sealed record Trial(HealthRule Rule, Func<Moment, Condition> When)
{
    /// <summary>The trial of a rule as it is written; in words what is wrong with its condition where that is not understood.</summary>
    public static (Trial? Trial, string? Problem) Of(HealthRule rule, Moment now, Directory names)
    {
        if (RuleWords.Read(rule.When, now, names) is { Problem: { } problem }) return (null, problem);
        return (new Trial(rule, moment => RuleWords.Read(rule.When, moment, names) is var (condition, wrong) && condition is not null ? condition : throw new CannotAnswer(wrong!)), null);
    }
}
