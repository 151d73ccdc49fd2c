using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>All rules about what was done with a customer. What they read is a <see cref="LogPiece"/> of the category <c>log</c>.</summary>
public static class LogRules
{
    public static IReadOnlyList<Rule> All { get; } =
        [.. ActRules.All, .. LengthRules.All, .. PlannedLengthRules.All, .. ManyLengthRules.All, .. RatingRules.All, .. OutcomeRules.All, .. PurposeRules.All, .. WhenRules.All, .. WhomRules.All, .. MoodRules.All, .. NotDoneRules.All, .. TalkRules.All, .. ForeignRules.All];
}
