using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Finds the requests to prove rules on the past: "backtest the rules since January", "what would 'accounts with NPS below 20' have caught". What is named is taken as it was
/// typed, since it may be the name of a rule, which understanding does not know, or a condition.
/// </summary>
internal sealed class BacktestReading(Grammar grammar)
{
    private readonly int _window = grammar.Category("window"), _period = grammar.Category("period");

    /// <summary>Null when the tokens from <paramref name="start"/> to <paramref name="end"/> ask for no back-test.</summary>
    public TestRules? Read(Chart chart, int start, int end)
    {
        var tokens = chart.Tokens;
        while (start < end && Is(tokens, start, "please", "can", "could", "you", "us", "me", "show", "run", "do", "a", "the", "let")) start++;
        if (Backtest(tokens, start, end) is { } after) return Of(chart, after, end);
        return WouldHave(chart, start, end) ?? Proof(chart, start, end);
    }

    /// <summary>"backtest …", "back-test: …", "backtests of …".</summary>
    private static int? Backtest(Tokens tokens, int at, int end)
    {
        if (at >= end) return null;
        if (Is(tokens, at, "backtest", "backtests", "backtesting")) return at + 1;
        if (!Is(tokens, at, "back")) return null;
        at++;
        if (at < end && Is(tokens, at, "-")) at++;
        return at < end && Is(tokens, at, "test", "tests", "testing") ? at + 1 : null;
    }

    /// <summary>"what would gone quiet have caught since January", "what has the rule low NPS caught", "which fires would … have caught".</summary>
    private TestRules? WouldHave(Chart chart, int start, int end)
    {
        var tokens = chart.Tokens;
        if (end - start < 4 || !Is(tokens, start, "what", "which", "how")) return null;
        var would = start + 1;
        while (would < end && Is(tokens, would, "fires", "churns", "trouble", "many", "much")) would++;
        if (would >= end || !Is(tokens, would, "would", "did", "has", "have", "do", "does", "will")) return null;
        for (var i = end - 1; i > would + 1; i--)
        {
            if (!Is(tokens, i, "caught", "catch", "found", "spotted", "warned", "foreseen", "predicted")) continue;
            var (to, behind) = (i, i + 1);
            while (to > would + 1 && Is(tokens, to - 1, "have", "has", "us", "already")) to--;
            while (behind < end && Is(tokens, behind, "us", "of", "about", "ahead", "before")) behind++;
            Window? window = null;
            if (behind < end && (window = WindowAt(chart, behind, end)) is null) return null;
            var words = Name(tokens, would + 1, to);
            return IsAll(words) ? new TestRules(null, window) : words is null ? null : new TestRules(words, window);
        }

        return null;
    }

    /// <summary>"how good is the rule gone quiet", "test the rules on the past", "replay the rules".</summary>
    private TestRules? Proof(Chart chart, int start, int end)
    {
        var tokens = chart.Tokens;
        var at = start;
        if (end - start > 3 && Is(tokens, at, "how") && Is(tokens, at + 1, "good", "reliable", "useful", "well") && Is(tokens, at + 2, "is", "are", "does", "do")) at += 3;
        else if (end - start > 1 && Is(tokens, at, "test", "try", "prove", "replay")) at++;
        else return null;
        while (end > at && Is(tokens, end - 1, "past", "history", "work", "working", "the", "on", "over", "in", "?")) end--;
        if (!Says(tokens, at, end, "rule") && !Says(tokens, at, end, "rules")) return null;
        return Of(chart, at, end);
    }

    private TestRules? Of(Chart chart, int from, int end)
    {
        var tokens = chart.Tokens;
        var whole = Name(tokens, from, end);
        if (IsAll(whole)) return new TestRules(null);
        for (var at = from; at < end; at++)
        {
            if (WindowAt(chart, at, end) is not { } window) continue;
            var words = Name(tokens, from, at);
            return IsAll(words) ? new TestRules(null, window) : new TestRules(words, window) { Whole = whole };
        }

        return new TestRules(whole);
    }

    /// <summary>The window that the words from here to the end say, with "over" or "for" before it.</summary>
    private Window? WindowAt(Chart chart, int from, int end)
    {
        var at = from;
        while (at < end && (chart.Tokens[at].Kind == TokenKind.Mark || Is(chart.Tokens, at, "over", "for", "during", "in", "on", "within", "through", "the"))) at++;
        foreach (ref readonly var edge in chart.Edges)
            if ((edge.Category == _window || edge.Category == _period) && (edge.Start == at || edge.Start == from) && edge.End == end && edge.Guesses == 0 && edge.Value is WindowReading window) return window.Past;
        return null;
    }

    /// <summary>The words without "the rule" and quotes around; null when none are left.</summary>
    private static string? Name(Tokens tokens, int from, int to)
    {
        while (from < to && (tokens[from].Kind == TokenKind.Mark || Is(tokens, from, "the", "of", "for", "if", "when", "rule", "a", "health", "my", "our"))) from++;
        while (to > from && (tokens[to - 1].Kind == TokenKind.Mark || Is(tokens, to - 1, "rule", "please"))) to--;
        return from < to ? tokens.Text[tokens[from].Start..tokens[to - 1].End] : null;
    }

    private static bool IsAll(string? words) => words?.ToLowerInvariant() is null or "rules" or "all rules" or "all" or "all the rules" or "all our rules" or "everything" or "health rules" or "every rule" or "all health rules";

    private static bool Says(Tokens tokens, int from, int to, string word)
    {
        for (var i = from; i < to; i++) if (Is(tokens, i, word)) return true;
        return false;
    }
}
