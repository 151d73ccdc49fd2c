namespace CsmBot.Cards.Templates;

/// <param name="State">In a few words: "open", "Dana Reyes looks after it", "cleared".</param>
public sealed record BurstLine(string AlertId, string Account, string To, string Because, string State, bool Live);

/// <summary>Many alerts of one moment in one message, each with where it stands now; the card is edited as they change.</summary>
public static class BurstCard
{
    private const int MostLines = 20, MostButtons = 5;

    public static Card Of(IReadOnlyList<BurstLine> lines, Instant at) => new(Summary(lines),
    [
        new Heading($"{lines.Count} accounts changed colour"),
        .. lines.GroupBy(l => l.To).OrderBy(g => g.Key == "red" ? 0 : 1).SelectMany(Part),
        new Buttons(lines.Where(l => l.Live).OrderBy(l => l.To == "red" ? 0 : 1).Take(MostButtons).Select(l => new VerbButton($"Open {l.Account}", Verbs.AlertShow, ("alert", l.AlertId)))),
        new Buttons(new VerbButton("Open alerts", Verbs.Say, ("text", "open alerts"))),
        new Paragraph(["Came together at ", Span.Time(at)], Tone.Subtle),
    ]);

    private static string Summary(IReadOnlyList<BurstLine> lines) =>
        $"{lines.Count} accounts changed colour: {string.Join(", ", lines.GroupBy(l => l.To).OrderBy(g => g.Key == "red" ? 0 : 1).Select(g => $"{g.Count()} {g.Key}"))}.";

    private static IEnumerable<Block> Part(IGrouping<string, BurstLine> part)
    {
        yield return new Heading($"{Phrases.Label(part.Key)} ({part.Count()})", Level: 2);
        foreach (var line in part.Take(MostLines))
            yield return new Paragraph([Span.Bold(line.Account), $": {line.Because}", line.State == "open" ? "" : $" · {line.State}"], line.Live ? Tone.Default : Tone.Subtle);
        if (part.Count() > MostLines) yield return new Paragraph($"{part.Count() - MostLines} more", Tone.Subtle);
    }
}
