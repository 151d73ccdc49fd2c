using CsmBot.Accounts;

namespace CsmBot.Health;

/// <summary>A change of an account's colour that is due, with the rule behind it; no rule when it turns green because none counts any more.</summary>
public sealed record Transition(Colour From, Colour To, HealthRule? Rule)
{
    /// <summary>As it stands in <c>set_by</c> of a health change.</summary>
    public string SetBy => Of(Rule);

    public const string Clear = "rule:clear";

    public static string Of(HealthRule? rule) => rule is null ? Clear : "rule:" + rule.Name;
}

/// <summary>What comes of the rules' verdicts on an account. One pure function, so that a dry run shows exactly what a real one does.</summary>
public static class Decision
{
    /// <summary>A colour that somebody else set stands so long before rules may change it; after it the setting is stale.</summary>
    public const int OthersStandDays = 14;

    /// <summary>The worst rule that counts, the first of equals; null when none does.</summary>
    public static HealthRule? Worst(IReadOnlyList<HealthRule> rules, ReadOnlySpan<RuleState> states)
    {
        HealthRule? worst = null;
        for (var i = 0; i < rules.Count; i++)
            if (states[i].Counts && (worst is null || rules[i].Status > worst.Status)) worst = rules[i];
        return worst;
    }

    /// <summary>The transition that is due now, and in words why (or why not).</summary>
    /// <param name="newest">The account's newest health change.</param>
    /// <param name="ageDays">How many calendar days ago that was.</param>
    public static (Transition? Transition, string Reason) For(HealthRow? newest, int ageDays, HealthRule? worst, IReadOnlyList<HealthRule> rules)
    {
        var from = newest?.Status ?? Colour.Green;
        var to = worst?.Status ?? Colour.Green;
        if (from == to) return (null, $"is {Words.Of(from)} already");
        if (newest is { } change && !IsOurs(change.SetBy, rules) && ageDays < OthersStandDays)
            return (null, $"{change.SetBy} set it {Words.Of(from)} {Days(ageDays)}; that stands for {OthersStandDays} days");
        return (new Transition(from, to, worst), worst is null ? "no rule holds any more" : $"\"{worst.Name}\" holds");
    }

    private static bool IsOurs(string setBy, IReadOnlyList<HealthRule> rules) => setBy == Transition.Clear || rules.Any(r => setBy == Transition.Of(r));

    private static string Days(int n) => n switch { 0 => "today", 1 => "yesterday", _ => $"{n} days ago" };
}
