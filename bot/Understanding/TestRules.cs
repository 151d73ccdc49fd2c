using CsmBot.Accounts;

namespace CsmBot.Understanding;

/// <summary>"backtest gone quiet since January", "what would accounts with NPS below 20 have caught": rules, or a condition that is none yet, to be proven on the past.</summary>
/// <param name="Words">A rule's name or a condition, as it was typed; null for all rules.</param>
/// <param name="Window">Which days count; null for all there are.</param>
public sealed record TestRules(string? Words, Window? Window = null) : Understood
{
    /// <summary>The words with those of the window, where these may belong to the condition instead: "… not contacted in the last 30 days". Tried first.</summary>
    public string? Whole { get; init; }
}
