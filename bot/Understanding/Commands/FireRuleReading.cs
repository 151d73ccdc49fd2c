using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads requests for the rule that a fire teaches: "offer a rule for F-17", "learn from F-17", "what would have warned us of the fire at Acme". A fire's id is taken as it was typed: one
/// word with a digit in it, or any word behind "fire".
/// </summary>
internal static class FireRuleReading
{
    public static LearnRule? Read(Chart chart, int start, int end)
    {
        var tokens = chart.Tokens;
        while (start < end && Is(tokens, start, "can", "could", "you", "please")) start++;
        if (end - start < 3 || (Asked(tokens, start, end) ?? Warned(tokens, start, end)) is not { } at) return null;
        return Fire(chart, at, end);
    }

    /// <summary>"offer (me) a rule for …", "learn (a rule) from …", "which rule would …". Gives where the fire begins.</summary>
    private static int? Asked(Tokens tokens, int at, int end)
    {
        if (!Is(tokens, at, "offer", "learn", "suggest", "propose", "make", "draft", "derive", "show", "give")) return null;
        var learns = Is(tokens, at, "learn", "derive");
        at++;
        while (at < end && Is(tokens, at, "me", "us", "a", "the", "new", "health", "warning")) at++;
        if (at < end && Is(tokens, at, "rule", "rules")) at++;
        else if (!learns) return null;
        if (at < end && Is(tokens, at, "learned", "learnt", "made")) at++;
        if (at + 1 < end && Is(tokens, at, "out") && Is(tokens, at + 1, "of")) at++;
        return at < end && Is(tokens, at, "for", "from", "of", "against", "about") ? at + 1 : null;
    }

    /// <summary>"what would have warned us of …", "which rule would have caught …", "how could we have seen … coming".</summary>
    private static int? Warned(Tokens tokens, int at, int end)
    {
        if (!Is(tokens, at, "what", "which", "how")) return null;
        at++;
        while (at < end && Is(tokens, at, "rule", "rules", "sign", "signs", "warning", "first")) at++;
        if (at >= end || !Is(tokens, at, "would", "could", "should", "might", "can", "had")) return null;
        at++;
        while (at < end && Is(tokens, at, "have", "we", "us", "had", "be")) at++;
        if (at >= end || !Is(tokens, at, "warned", "warn", "caught", "catch", "foreseen", "predicted", "seen", "foretold", "announced", "learn", "learned")) return null;
        at++;
        while (at < end && Is(tokens, at, "us", "of", "about", "before", "against", "from", "me")) at++;
        return at;
    }

    internal static LearnRule? Fire(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (Is(tokens, end - 1, "coming", "early", "ahead") && end - at > 1) end--;
        while (at < end && Is(tokens, at, "the", "our", "that", "last", "newest", "latest", "a")) at++;
        var says = at < end && Is(tokens, at, "fire", "fires", "escalation");
        if (says) at++;
        if (says && at < end && Is(tokens, at, "at", "of", "with", "for", "from")) at++;
        if (at >= end) return null;
        foreach (ref readonly var edge in chart.Edges)
            if (edge.Start == at && edge.Value is AccountName { AccountIds: [var only], Slip: false } && (edge.End == end || (edge.End == end - 1 && Is(tokens, edge.End, "fire")) || (edge.End == end - 2 && Is(tokens, edge.End, "'s") && Is(tokens, end - 1, "fire"))))
                return new LearnRule(null, only);
        var id = tokens.Text[tokens[at].Start..tokens[end - 1].End].Trim('"', '“', '”', '#', ' ');
        return id.Contains(' ') || !(says || id.Any(char.IsAsciiDigit)) ? null : new LearnRule(id);
    }
}
