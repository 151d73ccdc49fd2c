using System.Runtime.InteropServices;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

// Where a clause ends and the next one begins: at marks, at "and" and "but", at a new line, and where something else is told without any of these.
internal sealed partial class Clauses
{
    private void Cut()
    {
        var clause = new Clause { Before = Break.Line };
        var (quoted, sentence, quotedName) = (false, 0, -1);
        var mail = new ForwardedText(chart, Items);
        var forwarded = clause.Quoted = mail.GoesOn(0, false);
        for (var i = 0; i < Items.Count; i++)
        {
            var item = Items[i];
            if (chart.Tokens[item.Start].LineStart && i > 0)
            {
                Close(ref clause, i, Break.Line, ++sentence, quoted = false, forwarded);
                clause.Quoted = forwarded = mail.GoesOn(i, forwarded);
            }

            if (IsNextOfNames(i)) { Close(ref clause, i, Break.Join, sentence, quoted, forwarded); continue; }
            if (item.Value is not null) continue;
            if (IsEnumerator(i)) { Close(ref clause, i, Break.Line, ++sentence, quoted, forwarded, skip: true); continue; }
            var text = chart.Tokens.Folded(item.Start);
            if (item.Mark && text is "\"" or "«" or "»" && (quotedName == i || IsQuotedName(i))) { quotedName = quotedName == i ? -1 : i + 2; continue; }
            if (item.Mark && text is "\"" or "«" or "»") { Close(ref clause, i, Break.Comma, sentence, quoted = !quoted, forwarded, skip: true); continue; }
            if (TellsOfBefore(clause, i)) { Close(ref clause, i, Break.Turn, sentence, quoted, forwarded, skip: true); continue; }
            if (TellsWhen(clause, i)) { Close(ref clause, i, Break.Turn, sentence, quoted, forwarded, skip: true); clause.When = true; continue; }
            if (BeginsAnother(clause, i)) { Close(ref clause, i, Break.Join, sentence, quoted, forwarded); continue; }
            if (BreakAt(item, text, i) is not { } kind) continue;
            if (kind == Break.Sentence) sentence++;
            Close(ref clause, i, kind, sentence, quoted, forwarded, skip: true, asked: text is "?");
        }

        Close(ref clause, Items.Count, Break.Line, sentence, quoted, forwarded);
        foreach (ref var asked in CollectionsMarshal.AsSpan(All)) asked.Asked &= !IsOrdered(asked.Sentence);
    }

    /// <summary>"called Acme Globex and Initech", as it is dictated: names in a row, three at least, each sure.</summary>
    private bool IsNextOfNames(int item)
    {
        if (!IsSure(item) || item == 0 || !IsSure(item - 1)) return false;
        return (item > 1 && IsSure(item - 2)) || (item + 1 < Items.Count && (IsSure(item + 1) || (item + 2 < Items.Count && (Items[item + 1].Role & WordRole.Join) != 0 && IsSure(item + 2))));
    }

    private bool IsSure(int item) => Items[item].Value is AccountName { Common: false, Slip: false, AccountIds.Length: 1 };

    /// <summary>"Could you log a call with Acme?" asks for nothing but that.</summary>
    private bool IsOrdered(int sentence)
    {
        var first = All.FindIndex(c => c.Sentence == sentence);
        for (var i = All[first].First; i < All[first].End; i++)
            if (!Items[i].Mark && Items[i].Value is not Greeting) return Items[i].Value is LogOrder;
        return false;
    }

    /// <summary>"After the QBR with Acme we emailed Globex": what we did next, where all of the one before is said.</summary>
    private bool BeginsAnother(in Clause clause, int item)
    {
        return chart.Tokens.Folded(Items[item].Start) is "i" or "we" && item + 1 < Items.Count && Items[item + 1].Value is Act { Form: Form.Done } && IsWhole(clause, item);
    }

    /// <summary>"Nobody at Acme was prepared when I phoned": what we did, behind a remark.</summary>
    private bool TellsWhen(in Clause clause, int item)
    {
        if (chart.Tokens.Folded(Items[item].Start) is not ("when" or "while") || item + 2 >= Items.Count || item <= clause.First || chart.Tokens.Folded(Items[item + 1].Start) is not ("i" or "we")) return false;
        for (var i = clause.First; i < item; i++) if (Items[i].Value is Act or Batch) return false;
        for (var i = item + 2; i < Math.Min(item + 4, Items.Count) && !Items[i].Mark; i++) if (Items[i].Value is Act { Form: Form.Done }) return true;
        return false;
    }

    /// <summary>"Called Acme back after I had missed their call": why, and not what was done.</summary>
    private bool TellsOfBefore(in Clause clause, int item)
    {
        if (chart.Tokens.Folded(Items[item].Start) is not ("after" or "before") || item + 2 >= Items.Count || !(chart.Tokens.Folded(Items[item + 1].Start) is "i" or "we" or "they" or "he" or "she")) return false;
        for (var i = item + 2; i < Math.Min(item + 5, Items.Count) && !Items[i].Mark; i++) if (Items[i].Value is Moody) return IsWhole(clause, item);
        return false;
    }

    /// <summary>Up to this item the clause has what was done and with whom.</summary>
    private bool IsWhole(in Clause clause, int item)
    {
        var (act, account) = (false, false);
        for (var i = clause.First; i < item; i++)
        {
            // "Instead of calling Acme I emailed them."
            act |= Items[i].Value is Act or Batch || (Items[i].Value is Moody && chart.Tokens.Folded(Items[i].Start) is "instead");
            account |= Items[i].Value is AccountName;
        }

        return act && account;
    }

    /// <summary>Within the marks stands an account and nothing else: "call with "Acme"".</summary>
    private bool IsQuotedName(int mark) => mark + 2 < Items.Count && Items[mark + 1].Value is AccountName && Items[mark + 2].Mark && chart.Tokens.Folded(Items[mark + 2].Start) is "\"" or "«" or "»";

    /// <summary>Nothing but greetings before it: "who called Nova last" asks, "met Nova, who were happy" goes on.</summary>
    private bool IsFirstThing(int item) => Items.FindIndex(i => !i.Mark && i.Value is not Greeting) == item;

    /// <summary>"2)" of a list.</summary>
    private bool IsEnumerator(int item) =>
        chart.Tokens[Items[item].Start].Kind == TokenKind.Number && item + 1 < Items.Count && Items[item + 1].Mark && chart.Tokens.Folded(Items[item + 1].Start) is ")"
        && chart.Tokens[Items[item + 1].Start].Glued && (item == 0 || chart.Tokens.Folded(Items[item - 1].Start) is not "(") && chart.Tokens[Items[item].Start].Number <= 30;

    /// <summary>Ends a clause before item <paramref name="at"/> and begins the next one there, or behind it.</summary>
    private void Close(ref Clause clause, int at, Break kind, int sentence, bool quoted, bool forwarded, bool skip = false, bool asked = false)
    {
        clause.End = at;
        clause.Asked = asked;
        if (clause.End > clause.First) All.Add(clause);
        var empty = clause.End <= clause.First;
        // Of two breaks in a row, the stronger one counts: ", and" joins, ". And" begins a sentence.
        var before = empty && clause.Before > kind ? clause.Before : kind;
        clause = new Clause { First = skip ? at + 1 : at, Before = before, Sentence = sentence, Quoted = quoted || forwarded };
    }

    private Break? BreakAt(Item item, ReadOnlySpan<char> text, int index)
    {
        if (!item.Mark)
        {
            if ((item.Role & WordRole.Join) != 0 && text is not "also") return Break.Join;
            // "… so that more of them use it" says what for.
            if (text is "so" && index + 1 < Items.Count && chart.Tokens.Folded(Items[index + 1].Start) is "that" && index > 1 && !(index + 2 < Items.Count && Items[index + 2].Value is Act or Batch)) return null;
            // "so far", "since May": only where a new thought begins.
            return (item.Role & WordRole.Turn) != 0 && !((item.Role & WordRole.Asks) != 0 && IsFirstThing(index)) && index + 1 < Items.Count && text is not ("yet" or "until" or "till") ? Break.Turn : null;
        }

        var loose = !chart.Tokens[item.Start].Glued || item.End >= chart.Tokens.Count || !chart.Tokens[item.End].Glued;
        return text switch
        {
            // "Mr. Freitag".
            "." when index > 0 && item.Start == Items[index - 1].End && chart.Tokens.Folded(item.Start - 1) is "mr" or "mrs" or "ms" or "dr" or "prof" => null,
            "." or "!" or "?" or "…" => loose ? Break.Sentence : null,
            ";" or "•" or "·" => Break.Sentence,
            ":" when index > 0 && (Items[index - 1].Role & WordRole.Topic) != 0 && chart.Tokens.Folded(Items[index - 1].Start) is "re" => null,
            // "Acme/Globex call 30m each".
            "/" when index > 0 && index + 1 < Items.Count && Items[index - 1].Value is AccountName && Items[index + 1].Value is AccountName => Break.Join,
            "," or "(" or ")" or "|" or "[" or "]" or ":" or "→" => loose || text is "|" or "(" or ")" ? Break.Comma : null,
            // "w/ Acme" is with Acme.
            "/" when chart.Tokens[item.Start].Glued && item.Start > 0 && chart.Tokens.Folded(item.Start - 1) is "w" => null,
            "-" or "/" or "*" or ">" or "=" => loose ? Break.Comma : null,
            _ => null,
        };
    }
}
