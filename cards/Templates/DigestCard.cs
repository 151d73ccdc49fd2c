namespace CsmBot.Cards.Templates;

/// <param name="Line">What one should do about it: "renews 15 Dec 2026, not contacted for 41 days".</param>
public sealed record DigestLine(string AccountId, string Account, string Line, string? Health = null);

public sealed record DigestPart(string Title, IReadOnlyList<DigestLine> Lines);

/// <param name="Title">"Your week, 23–29 Nov 2026".</param>
public sealed record DigestView(string Title, Instant AsOf, IReadOnlyList<DigestPart> Parts);

/// <summary>Many small things in one message. It names people and accounts but pings nobody.</summary>
public static class DigestCard
{
    private const int MostLines = 8;

    public static Card Of(DigestView view) => new(Summary(view),
    [
        new Heading(view.Title),
        .. view.Parts.Where(p => p.Lines.Count > 0).SelectMany(Part),
        .. view.Parts.All(p => p.Lines.Count == 0) ? [new Paragraph("All quiet: nothing needs you.")] : Array.Empty<Block>(),
        new Paragraph(["As of ", Span.Time(view.AsOf)], Tone.Subtle),
    ]);

    private static string Summary(DigestView view)
    {
        var counts = view.Parts.Where(p => p.Lines.Count > 0).Select(p => $"{p.Title}: {p.Lines.Count}").ToList();
        return counts.Count == 0 ? $"{view.Title}: nothing needs you." : $"{view.Title}. {string.Join(", ", counts)}.";
    }

    private static IEnumerable<Block> Part(DigestPart part)
    {
        yield return new Heading($"{part.Title} ({part.Lines.Count})", Level: 2);
        foreach (var line in part.Lines.Take(MostLines))
            yield return new Paragraph([Span.Bold(line.Account), line.Health is { } colour ? $" ({colour}): " : ": ", line.Line]);
        if (part.Lines.Count > MostLines) yield return new Paragraph($"{part.Lines.Count - MostLines} more", Tone.Subtle);
    }
}
