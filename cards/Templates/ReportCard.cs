namespace CsmBot.Cards.Templates;

/// <param name="Value">Written out, with its unit.</param>
/// <param name="Definition">How it is worked out.</param>
public sealed record ReportLine(string Label, string Value, string Definition);

public sealed record ReportPart(string Title, Table Table)
{
    public Chart? Chart { get; init; }
}

/// <param name="Subject">What was picked; null for everything.</param>
/// <param name="To">The last day, included.</param>
/// <param name="AsOf">In the reader's zone.</param>
public sealed record ReportView(string Title, string? Subject, DateOnly From, DateOnly To, Instant AsOf)
{
    public IReadOnlyList<ReportLine> Figures { get; init; } = [];
    public IReadOnlyList<ReportPart> Tables { get; init; } = [];
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What it comes to, for who has a minute.</summary>
    public string? InShort { get; init; }

    /// <summary>Where the whole report is to be seen.</summary>
    public string? Page { get; init; }

    /// <summary>What can be done next.</summary>
    public IReadOnlyList<VerbButton> Next { get; init; } = [];
}

/// <summary>A report: its window, its figures, its tables drawn where they can be, and what must be known to read it.</summary>
public static class ReportCard
{
    private const int MostTables = 2, MostNotes = 2;

    /// <param name="everything">With every table and no charts, for text; else the first tables alone, drawn where they can be.</param>
    public static Card Of(ReportView view, bool everything = false) => new(Summary(view),
    [
        new Heading(view.Title),
        new Paragraph($"{(view.Subject is { } subject ? subject + " · " : "")}{Cell.Day(view.From)} – {Cell.Day(view.To)}", Tone.Subtle),
        .. view.InShort is { } inShort ? [new Paragraph([Span.Bold(inShort)])] : Array.Empty<Block>(),
        new Facts(view.Figures.Select(f => new Fact(f.Label, f.Value))),
        .. (everything ? view.Tables : view.Tables.Take(MostTables)).SelectMany(p => Part(p, !everything)),
        .. Notes(view, everything),
        new Paragraph(["As of ", Span.Time(view.AsOf)], Tone.Subtle),
        .. Buttons(view) is { Count: > 0 } buttons ? [new Buttons(buttons)] : Array.Empty<Block>(),
    ]);

    private static List<Button> Buttons(ReportView view) => [.. view.Page is { } page ? [new LinkButton("Open the whole report", page)] : Array.Empty<Button>(), .. view.Next];

    /// <summary>All of them in text, and where there is no page to read them on; else the first ones, which are about this report alone.</summary>
    private static IEnumerable<Block> Notes(ReportView view, bool everything)
    {
        if (everything || view.Page is null) return view.Notes.Select(n => new Notice(NoticeKind.Info, n));
        var rest = view.Notes.Count - MostNotes;
        return [.. view.Notes.Take(MostNotes).Select(n => new Paragraph(n, Tone.Subtle)), .. rest > 0 ? [new Paragraph($"{Phrases.Count(rest, "more note")} on its page.", Tone.Subtle)] : Array.Empty<Block>()];
    }

    private static IEnumerable<Block> Part(ReportPart part, bool drawn)
    {
        if (drawn && part.Chart is { } chart) yield return chart with { NumbersFollow = true };
        else yield return new Heading(part.Title, 2);
        yield return part.Table;
    }

    private static string Summary(ReportView view) =>
        $"{view.Title}{(view.Subject is { } subject ? $" ({subject})" : "")}: {string.Join(", ", view.Figures.Where(f => f.Value != Cell.Empty).Take(4).Select(f => $"{f.Label} {f.Value}"))}";
}
