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

/// <summary>What is to become of an account's colour.</summary>
/// <param name="Transition">The change that is due; null when the colour stays.</param>
/// <param name="Reason">Why, or why not.</param>
/// <param name="Over">A person's setting no longer stands: why, in words.</param>
/// <param name="Ask">Whom to ask about a setting that stands.</param>
public sealed record Decided(Transition? Transition, string Reason, string? Over = null, Asking Ask = Asking.Nobody);

/// <summary>
/// An account's colour is that of the worst rule that counts, unless a person has set it. One pure function, so that a dry run shows exactly what a real one does.
/// A rule that set a colour and is not among ours (of another system, or turned off) no longer counts: ours decide, as they do for our own.
/// </summary>
public static class Decision
{
    /// <summary>The worst rule that counts, the first of equals; null when none does.</summary>
    public static HealthRule? Worst(IReadOnlyList<HealthRule> rules, ReadOnlySpan<RuleState> states)
    {
        HealthRule? worst = null;
        for (var i = 0; i < rules.Count; i++)
            if (states[i].Counts && (worst is null || rules[i].Status > worst.Status)) worst = rules[i];
        return worst;
    }

    /// <param name="newest">The account's newest health change.</param>
    /// <param name="setting">The setting that this change is, where a person made it.</param>
    /// <param name="worst">The worst rule that counts.</param>
    public static Decided For(HealthRow? newest, Setting? setting, HealthRule? worst, DateOnly today)
    {
        var from = newest?.Status ?? Colour.Green;
        var to = worst?.Status ?? Colour.Green;
        if (setting is null) return Turn(from, to, worst, null);
        return setting.IsOver(to, today) is { } over ? Turn(from, to, worst, over)
            : new Decided(null, $"{setting.Stands}; rules say {Words.Of(to)}", null, setting.Ask(to, today));
    }

    private static Decided Turn(Colour from, Colour to, HealthRule? worst, string? over)
    {
        var before = over is null ? "" : over + "; now ";
        return from == to ? new Decided(null, $"{before}is {Words.Of(from)} already", over)
            : new Decided(new Transition(from, to, worst), before + (worst is null ? over is null ? "no rule holds any more" : "no rule holds" : $"\"{worst.Name}\" holds"), over);
    }
}
