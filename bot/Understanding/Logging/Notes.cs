using System.Text;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>
/// What is left of the message for the notes of an entry: remarks whole, and of a clause that was read the part around the words that
/// no rule took. Nothing that carries content is lost.
/// </summary>
internal static class Notes
{
    public static string? Of(Clauses clauses, LogReading reading, int entry)
    {
        StringBuilder? notes = null;
        for (var i = 0; i < clauses.All.Count; i++)
        {
            if (EntryOf(clauses, reading, i) != entry) continue;
            var part = IsRemark(reading, i) ? Whole(clauses, i) : LeftOver(clauses, clauses.All[i]);
            if (part.Length == 0) continue;
            notes ??= new StringBuilder();
            if (notes.Length > 0) notes.Append(clauses.All[i].Before is Break.Comma or Break.Join or Break.Turn ? ", " : " ");
            notes.Append(part);
        }

        return notes?.ToString();
    }

    private static bool IsRemark(LogReading reading, int clause)
    {
        foreach (var remark in reading.Remarks) if (remark.Clause == clause) return true;
        return false;
    }

    private static int EntryOf(Clauses clauses, LogReading reading, int clause)
    {
        var last = reading.Entries.Count - 1;
        foreach (var remark in reading.Remarks) if (remark.Clause == clause) return Math.Clamp(remark.Entry, 0, last);
        if (last == 0) return 0;
        // The entry whose account or act stands in or before this clause.
        var end = clauses.Items[clauses.All[clause].End - 1].End;
        for (var e = last; e > 0; e--) if (reading.Entries[e].AccountTokens is { } at && at.Start < end) return e;
        return 0;
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
