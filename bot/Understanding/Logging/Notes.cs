using System.Text;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>
/// What is left of the message for the notes of an entry: remarks whole, and of a clause that was read the part around the words that
/// no rule took. Nothing that carries content is lost, and what stood together stays in its own words: "usage dropped since October".
/// </summary>
internal static class Notes
{
    /// <summary>The notes of each entry, in order; null where nothing is left.</summary>
    public static string?[] Of(Clauses clauses, LogReading reading)
    {
        var remarkOf = new int[clauses.All.Count];
        Array.Fill(remarkOf, -1);
        foreach (var (clause, entry) in reading.Remarks) if (clause >= 0) remarkOf[clause] = Math.Clamp(entry, 0, reading.Entries.Count - 1);
        var notes = new StringBuilder?[reading.Entries.Count];
        var (from, to, of, before) = (-1, -1, 0, Break.Line);
        for (var (i, entry) = (0, 0); i < clauses.All.Count; i++)
        {
            while (entry + 1 < notes.Length && reading.Entries[entry + 1].AccountTokens is { } at && at.Start < clauses.Items[clauses.All[i].End - 1].End) entry++;
            var part = remarkOf[i] >= 0 ? (First: clauses.All[i].First, Last: clauses.All[i].End - 1) : LeftOver(clauses, clauses.All[i]);
            if (part.First < 0) continue;
            var owner = remarkOf[i] >= 0 ? remarkOf[i] : entry;
            if (from >= 0 && owner == of && GoesOn(clauses, to, part.First)) { to = part.Last; continue; }
            Share(clauses, reading.Entries, notes, from, to, of, before);
            (from, to, of, before) = (part.First, part.Last, owner, clauses.All[i].Before);
        }

        Share(clauses, reading.Entries, notes, from, to, of, before);
        return [.. notes.Select(n => n?.ToString())];
    }

    /// <summary>"both want a discount" is noted for both, and "called Acme and Globex about pricing" has what it was about for either.</summary>
    private static void Share(Clauses clauses, List<Entry> entries, StringBuilder?[] notes, int from, int to, int of, Break before)
    {
        var first = of;
        if (from >= 0)
        {
            var word = clauses.Chart.Tokens.Folded(clauses.Items[from].Start);
            if (word is "both" or "neither") first = Math.Max(0, of - 1);
            else if (word is "all" or "each" or "everyone") first = 0;
            else if ((clauses.Items[from].Role & WordRole.Topic) != 0)
                while (first > 0 && (entries[first].Coordinated || entries[first - 1].Coordinated) && notes[first - 1] is null && entries[first - 1].Sentence == entries[of].Sentence && entries[first - 1].Act?.Type == entries[of].Act?.Type) first--;
        }

        for (var i = first; i <= of; i++) Append(clauses, notes, from, to, i, before);
    }

    /// <summary>Nothing that was read stands between them, and no new line.</summary>
    private static bool GoesOn(Clauses clauses, int to, int from)
    {
        for (var i = to + 1; i <= from; i++)
        {
            if (i < from && clauses.Items[i].Value is not null) return false;
            if (clauses.Chart.Tokens[clauses.Items[i].Start].LineStart) return false;
        }

        return true;
    }

    private static void Append(Clauses clauses, StringBuilder?[] notes, int from, int to, int of, Break before)
    {
        if (from < 0) return;
        var text = notes[of] ??= new StringBuilder();
        if (text.Length > 0) text.Append(before is Break.Comma or Break.Join or Break.Turn ? ", " : EndsSentence(text) ? " " : ". ");
        var part = clauses.Text(clauses.Items[from].Start, clauses.Items[to].End);
        var (open, close) = (part.AsSpan().Count('('), part.AsSpan().Count(')'));
        if (close > open && from > 0 && clauses.Chart.Tokens.Folded(clauses.Items[from - 1].Start) is "(") text.Append('(');
        text.Append(part);
        if (open > close && to + 1 < clauses.Items.Count && clauses.Chart.Tokens.Folded(clauses.Items[to + 1].Start) is ")") text.Append(')');
    }

    private static bool EndsSentence(StringBuilder text) => text[^1] is '.' or '!' or '?' or ':' or ';' or '…';

    /// <summary>From the first word that was not read (with the "about" or "to" before it) to the last; (-1, -1) for none.</summary>
    private static (int First, int Last) LeftOver(Clauses clauses, in Clause clause)
    {
        var (from, to) = (-1, -1);
        for (var i = clause.First; i < clause.End; i++)
        {
            if (!clauses.Items[i].Content) continue;
            if (from < 0) from = i;
            to = i;
        }

        if (from < 0) return (-1, -1);
        while (from > clause.First && clauses.Items[from - 1].Value is null && !clauses.Items[from - 1].Mark && (clauses.Items[from - 1].Role & WordRole.Own) == 0) from--;
        // "the sheet they asked for", "their Berlin team".
        var end = to + 1;
        while (end < clause.End && clauses.Items[end] is { Value: null, Mark: false }) end++;
        return (from, end == clause.End ? end - 1 : to);
    }
}
