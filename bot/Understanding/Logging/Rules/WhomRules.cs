using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>Whom it was with after all, and whom not.</summary>
internal static class WhomRules
{
    private const string Wrong = "((actually|wrong|typo|(wrong (account|customer|client|one|name))|(my (error|mistake|bad|fault))|(should (be|read|say))|((that|it|this) (should|(was (meant|supposed) to)) (be|(have been)|read|say))|(meaning)) (,|-|:|.|…)? ((it|that|this) (was|is|'s|(should (be|have been))))?)";

    public static IEnumerable<Rule> All { get; } =
    [
        new("log", "no, with them", $"{Phrases.Sorry} ({Wrong})? (with|to|for|at|from)? <account>", (in Match m) => Of(m), "sorry, Solveig AB"),
        new("log", "with them, really", $"{Wrong} (with|to|for|at|from)? <account>", (in Match m) => Of(m), "actually it was Friday Freight"),
        new("log", "with them, starred", "\\* ~<account>", (in Match m) => m.End == m.Chart.Tokens.Count && (m.Start == 0 || !m.Chart.Tokens[m.Start].LineStart) ? Of(m) : null, "*Friday Freight"),
        new("log", "that was with them", "that|this|it (was|is|'s) (with|at|for)? <account>", (in Match m) => IsOnlyName(m) ? Of(m) : null, "that was Friday Freight", "this was with Friday Freight"),
        new("log", "not with them", "(and|,)? not|(instead of)|(rather than) (with|to|for|at)? <account>", (in Match m) => Fits(m) && !m.Next("'s") ? Excluding : null, "not Friday Freight"),
    ];

    private static readonly Excluded Excluding = new();

    /// <summary>The first account that the message names, and its thought ends there: "(what they wrote) – that was Acme, 20 min".</summary>
    private static bool IsOnlyName(in Match m)
    {
        var tokens = m.Chart.Tokens;
        if (m.End < tokens.Count && !tokens[m.End].LineStart && (tokens[m.End].Kind != TokenKind.Mark || m.Next("'s"))) return false;
        for (var e = 0; e < m.Chart.Count; e++)
            if (m.Chart.Edges[e] is { Value: AccountName { Slip: false } name } edge && edge.Start < m.Start && (name.Exact || !name.Common)) return false;
        return true;
    }

    private static Instead? Of(in Match m) => Fits(m) ? new Instead(m.Get<AccountName>(0), m.Edge(0).Start) : null;

    /// <summary>The whole name or an alias; a common word of a name is none here.</summary>
    private static bool Fits(in Match m) => m.Get<AccountName>(0) is { Slip: false, Common: false } or { Exact: true };
}
