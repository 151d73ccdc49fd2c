using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// The figures of the clause: how long it took, how many they were, bare numbers.
internal readonly partial struct Traits
{
    /// <summary>How long it took follows in the same breath: "…, 30m".</summary>
    private static bool HasLengthBehind(List<Item> items, Tokens tokens, in Clause clause)
    {
        for (var i = clause.First; i < Math.Min(items.Count, clause.End + 5); i++)
        {
            if (i > clause.End && (tokens[items[i].Start].LineStart || items[i].Content || (items[i].Mark && tokens.Folded(items[i].Start) is "." or "?" or "!"))) return false;
            if (items[i].Value is Lasting { Length: not Length.Planned }) return true;
        }

        return false;
    }

    /// <summary>The number that a clause begins with, where "for" and a name follow.</summary>
    private static int? CountAtStart(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        if (at + 2 >= clause.End || items[at + 2].Value is not AccountName || items[at + 1].Value is not null || tokens.Folded(items[at + 1].Start) is not ("for" or "to" or "with" or "at")) return null;
        for (var i = clause.First; i < at; i++) if (!items[i].Mark) return null;
        var word = Names.Key.Canonical(tokens.Folded(items[at].Start));
        return int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 20 ? count : null;
    }

    private static int? MinutesBeside(List<Item> items, Tokens tokens, in Clause clause)
    {
        for (var i = clause.First + 1; i < clause.End; i++)
        {
            if (items[i].Value is not null || tokens[items[i].Start] is not { Kind: TokenKind.Number, Number: >= 10 and <= 240 and var n } || n != Math.Floor(n) || tokens[items[i].Start].Glued) continue;
            if (tokens.Folded(items[i].Start - 1) is "#" or "no" or "nr" or "number") continue;
            if (items[i - 1].Value is not (Act { Type: not Accounts.InteractionType.Ticket, Plural: false } or AccountName)) continue;
            var next = i + 1 < clause.End ? items[i + 1] : default;
            if (i + 1 == clause.End || next.Value is Rated or About or OnDay || (next.Mark && !tokens[next.Start].Glued)) return (int)n;
        }

        return null;
    }

    private static bool HasLengthIn(List<Item> items, in Clause clause)
    {
        var length = false;
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is OnDay or AtTime or AtInstant) return false;
            length |= items[i].Value is Lasting;
        }

        return length;
    }

    private static int? NumberAtEnd(List<Item> items, Tokens tokens, in Clause clause)
    {
        var last = clause.End - 1;
        while (last > clause.First && items[last].Mark) last--;
        if (items[last].Value is not null || tokens[items[last].Start].Kind != TokenKind.Number || (items[last].Start > 0 && tokens.Folded(items[last].Start - 1) is "#" or "no" or "nr" or "number")) return null;
        return tokens[items[last].Start].Number is > 0 and <= 240 and var n && n == Math.Floor(n) ? (int)n : null;
    }
}
