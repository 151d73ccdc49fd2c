using CsmBot.Accounts;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>
/// Words that can only be the name of a customer nobody knows, where a further interaction of a list is told. To ask about one word
/// too many costs a click; to keep it as a remark loses an interaction.
/// </summary>
internal static class UnknownNames
{
    private const int MostWords = 4;

    /// <summary>"Grubhaus call 20m", "Quorndon Mills email": from the beginning of the clause up to the deed or its length.</summary>
    public static (int Start, int End)? Before(Clauses clauses, in Clause clause, bool hasLength)
    {
        var (from, to) = (-1, -1);
        for (var i = clause.First; i < clause.End; i++)
        {
            var item = clauses.Items[i];
            if (from >= 0 && item.Value is not null) return item.Value is Act { Form: not Form.Undone } act && (hasLength || act is { Form: not Form.Done, Type: not InteractionType.Ticket }) || item.Value is Batch or Lasting ? Fit(clauses, clause, from, to, hasLength) : null;
            if (item.Mark || item.Value is not null) return null;
            if (!IsNameLike(item)) { if (from >= 0 || (item.Role & (WordRole.Glue | WordRole.Join)) == 0 || (item.Role & WordRole.Own) != 0) return null; continue; }
            if (from < 0) from = i;
            to = i;
        }

        return null;
    }

    /// <summary>"emailed Grubhaus", "call with Grubhaus 20m": behind the deed, and nothing else in the clause that was not read.</summary>
    public static (int Start, int End)? Behind(Clauses clauses, in Clause clause, in Traits traits)
    {
        // "spoke with Sarah Miller" after a call with her company says who was on it.
        if (traits.Spoke && !traits.HasLength) return null;
        if (traits.UnknownAfterWith is not { } name || traits.Deed is null || traits.Contents > name.End - name.Start) return null;
        var first = clauses.Items.FindIndex(clause.First, i => i.Start == name.Start);
        var last = clauses.Items.FindIndex(first, i => i.End == name.End);
        for (var i = first; i <= last; i++) if (!IsNameLike(clauses.Items[i])) return null;
        return Fit(clauses, clause, first, last, traits.HasLength);
    }

    /// <summary>"…, Grubhaus (20m)", "…, Grubhaus - call 20m".</summary>
    public static bool HasFigureBehind(Clauses clauses, in Clause clause, (int Start, int End) name)
    {
        var next = clauses.Items.FindIndex(clause.End, i => !i.Mark);
        if (next < 0 || clauses.Items[next].Value is not (Act or Batch or Lasting)) return false;
        for (var i = name.Start; i < name.End; i++) if (OrdinaryWords.Knows(clauses.Chart.Tokens, i)) return false;
        return true;
    }

    private static bool IsNameLike(in Item item) => item.Value is null && !item.Mark && (item.Content || (item.Role & WordRole.Company) != 0) && (item.Role & ~WordRole.Company) == 0;

    /// <summary>Written large within a sentence, or no word of the language and with a length of its own.</summary>
    private static (int Start, int End)? Fit(Clauses clauses, in Clause clause, int from, int to, bool hasLength)
    {
        if (to - from >= MostWords) return null;
        var tokens = clauses.Chart.Tokens;
        var (large, strange) = (true, false);
        for (var i = from; i <= to; i++)
        {
            var token = clauses.Items[i].Start;
            large &= char.IsUpper(tokens.Raw(token)[0]);
            strange |= !OrdinaryWords.Knows(tokens, token);
        }

        var within = clause.Before is Break.Comma or Break.Join or Break.Turn || from < to;
        return (strange && (large || hasLength)) || (large && within) ? (clauses.Items[from].Start, clauses.Items[to].End) : null;
    }
}
