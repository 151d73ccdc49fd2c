using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads what follows on a report: "what is behind ARR lost", "show me the facts behind the CRC", "where does lost ARR come from". Which figure is meant, the report knows.
/// </summary>
internal static class FactsReading
{
    /// <summary>What each way to say it looks like; a test reads them all.</summary>
    public static IReadOnlyList<string> Examples { get; } =
        ["what is behind ARR lost", "what's behind the CRC?", "show me the facts behind ARR saved", "facts behind kept green", "what is ARR lost made of", "where does the cost of firefighting come from", "what is behind it"];

    /// <param name="afterReport">A report was shown. Without one, only “what is behind …” can be nothing else: it is asked which report is meant, before “behind” is taken for being behind on a plan.</param>
    public static ShowFacts? Read(Tokens tokens, bool afterReport)
    {
        var (at, end) = (0, tokens.Count);
        while (Is(tokens, end - 1, end, "?", ".", "!", "please")) end--;
        while (Is(tokens, at, end, "and", "so", "ok", "please", "csmbot")) at++;
        var asks = Is(tokens, at, end, "what", "whats", "which", "where", "show", "see", "give", "open", "list");
        if (asks) at++;
        while (Is(tokens, at, end, "is", "'s", "are", "does", "do", "me", "us", "the", "facts", "rows", "numbers", "records", "stands", "lies")) at++;
        if (Is(tokens, at, end, "behind")) return !afterReport && (!Is(tokens, 0, end, "what", "whats") || at + 1 >= end || Is(tokens, at + 1, end, "on", "in", "with", "schedule", "plan", "plans", "time", "target")) ? null : Figure(tokens, at + 1, end);
        if (!asks || !afterReport) return null;
        if (Is(tokens, end - 1, end, "of") && Is(tokens, end - 2, end, "made")) return Figure(tokens, at, end - 2);
        if (Is(tokens, end - 1, end, "from") && Is(tokens, end - 2, end, "come")) return Figure(tokens, at, end - 2);
        return null;
    }

    private static ShowFacts? Figure(Tokens tokens, int at, int end)
    {
        while (Is(tokens, at, end, "the", "our", "that", "this", "figure", "number", "of")) at++;
        return at >= end || Is(tokens, at, end, "it", "them") ? new ShowFacts(null) : end - at > 8 ? null : new ShowFacts(tokens.Text[tokens[at].Start..tokens[end - 1].End]);
    }
}
