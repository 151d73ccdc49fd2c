using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// What in the clause is the name of an account, known or not, and what only seems so.
internal readonly partial struct Traits
{
    /// <summary>"because of Acme's integration", "due to Acme": why, and not with whom.</summary>
    internal static bool IsCause(Clauses clauses, in Clause clause, int at)
    {
        var tokens = clauses.Chart.Tokens;
        for (var i = at - 1; i >= clause.First; i--)
        {
            if (clauses.Items[i].Value is not null || clauses.Items[i].Mark || clauses.Items[i].Content) return false;
            var token = clauses.Items[i].Start;
            if (token > 0 && ((tokens.Folded(token) is "of" && tokens.Folded(token - 1) is "because" or "instead" or "competitor" or "supplier" or "partner") || (tokens.Folded(token) is "to" && tokens.Folded(token - 1) is "due" or "thanks"))) return true;
        }

        return false;
    }

    private static bool Near(List<Item> items, int a, int b)
    {
        for (var i = Math.Min(a, b) + 1; i < Math.Max(a, b); i++) if (items[i].Value is null && items[i].Content) return false;
        return true;
    }

    /// <summary>Nothing but "the" between "call" and the name.</summary>
    private static bool Directly(List<Item> items, Tokens tokens, int act, int account)
    {
        for (var i = act + 1; i < account; i++) if (items[i].Mark || items[i].Value is not null || tokens.Folded(items[i].Start) is not ("the" or "our")) return false;
        return true;
    }

    /// <summary>More of a name directly behind the account's: written large, or a kind of company.</summary>
    private static (int Start, int End)? Longer(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        if (tokens.Folded(items[at].End - 1) is "'s" || at + 1 >= clause.End) return null;
        var next = items[at + 1];
        // "Acme HQ": where they are.
        if (tokens.Folded(next.Start) is "hq" or "headquarters" or "office" or "offices" or "site" or "plant") return null;
        if (next.Value is not null || next.Mark || !next.Content && (next.Role & WordRole.Company) == 0) return null;
        var company = (next.Role & WordRole.Company) != 0;
        var large = char.IsUpper(tokens.Raw(next.Start)[0]) && !IsShouted(tokens) && (next.Role & ~WordRole.Company) == 0;
        return company || large ? (items[at].Start, next.End) : null;
    }

    private static bool IsShouted(Tokens tokens)
    {
        var (large, small) = (0, 0);
        foreach (var c in tokens.Text) if (char.IsUpper(c)) large++; else if (char.IsLower(c)) small++;
        return large > small;
    }

    /// <summary>Content that stands where a name stands: behind "with", behind a verb.</summary>
    private static bool CanBeName(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        if (tokens[items[at].Start].Kind != TokenKind.Word && !items[at].Blank) return false;
        for (var i = at - 1; i >= clause.First; i--)
        {
            // "w/ Acme".
            if (items[i].Mark && i > clause.First && tokens.Folded(items[i].Start) is "/" && tokens[items[i].Start].Glued && tokens.Folded(items[i - 1].Start) is "w") return true;
            if (items[i].Mark) return false;
            // "The call started late".
            if (items[i].Value is Act { Form: Form.NounOrOrder } && i > clause.First && tokens.Folded(items[i - 1].Start) is "the" or "our" or "this" or "that" or "my" or "their") return false;
            if (items[i].Value is Act { Form: Form.Done or Form.NounOrOrder }) return true;
            if (items[i].Value is not null) return false;
            if (items[i].Content) return false;
            if ((items[i].Role & WordRole.With) != 0) return true;
            if ((items[i].Role & WordRole.Topic) != 0) return false;
            if (tokens.Folded(items[i].Start) is not ("the" or "our" or "a" or "both")) return false;
        }

        // "See ticket 123": the first word of a sentence is always written large.
        return char.IsUpper(tokens.Raw(items[at].Start)[0]) && items[at].Role == WordRole.None && !(clause.Before >= Break.Sentence && OrdinaryWords.Knows(tokens.Folded(items[at].Start)));
    }

    private static (int Start, int End) NameFrom(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        var end = at;
        while (end + 1 < clause.End && items[end + 1].Value is null && items[end + 1].Content) end++;
        return (items[at].Start, items[end].End);
    }

    /// <summary>The clause is a name and nothing else but pieces: one to four words together, written large or with a figure behind.</summary>
    private (int Start, int End)? NameAlone(List<Item> items, Tokens tokens, in Clause clause)
    {
        var (from, to, large, strange) = (-1, -1, true, false);
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is not null || items[i].Mark) continue;
            if (!items[i].Content) { if ((items[i].Role & ~(WordRole.Glue | WordRole.With)) != 0) return null; continue; }
            if ((items[i].Role & ~WordRole.Company) != 0) return null;
            if (from >= 0 && to != i - 1) return null;
            if (from < 0) from = i;
            to = i;
            large &= char.IsUpper(tokens.Raw(items[i].Start)[0]);
            strange |= !OrdinaryWords.Knows(tokens, items[i].Start);
        }

        // A single word that begins its sentence is always written large.
        if (from < 0 || to - from > 3 || !(strange && HasLength || large && (strange || from < to || clause.Before < Break.Sentence))) return null;
        return (items[from].Start, items[to].End);
    }
}
