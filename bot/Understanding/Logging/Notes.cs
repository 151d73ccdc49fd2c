using System.Text;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>
/// What is left of the message for the notes of an entry: remarks whole, and of a clause that was read the part around the words that
/// no rule took. Nothing that carries content is lost.
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
        for (var (i, entry) = (0, 0); i < clauses.All.Count; i++)
        {
            while (entry + 1 < notes.Length && reading.Entries[entry + 1].AccountTokens is { } at && at.Start < clauses.Items[clauses.All[i].End - 1].End) entry++;
            var isRemark = remarkOf[i] >= 0;
            var part = isRemark ? Whole(clauses, i) : LeftOver(clauses, clauses.All[i]);
            if (part.Length > 0) Append(ref notes[isRemark ? remarkOf[i] : entry], part, clauses.All[i].Before);
        }

        return [.. notes.Select(n => n?.ToString())];
    }

    private static void Append(ref StringBuilder? notes, string part, Break before)
    {
        notes ??= new StringBuilder();
        if (notes.Length > 0) notes.Append(before is Break.Comma or Break.Join or Break.Turn ? ", " : " ");
        notes.Append(part);
    }

    private static string Whole(Clauses clauses, int index)
    {
        var clause = clauses.All[index];
        var (first, last) = (clauses.Items[clause.First], clauses.Items[clause.End - 1]);
        return clauses.Text(first.Start, last.End);
    }

    /// <summary>From the first word that was not read (with the "about" or "to" before it) to the last.</summary>
    private static string LeftOver(Clauses clauses, in Clause clause)
    {
        var (from, to) = (-1, -1);
        for (var i = clause.First; i < clause.End; i++)
        {
            if (!clauses.Items[i].Content) continue;
            if (from < 0) from = i;
            to = i;
        }

        if (from < 0) return "";
        while (from > clause.First && clauses.Items[from - 1].Value is null && !clauses.Items[from - 1].Mark && (clauses.Items[from - 1].Role & WordRole.Own) == 0) from--;
        return clauses.Text(clauses.Items[from].Start, clauses.Items[to].End);
    }
}
