namespace CsmBot.Cards.Templates;

public sealed record AlertListLine(string AlertId, string Account, string To, string Rule, string Because, Instant Since, string State);

/// <summary>The live alerts of somebody, of a team or of all, the worst and oldest first.</summary>
public static class AlertListCard
{
    private const int MostLines = 10, MostButtons = 5;

    /// <param name="whose">"Your open alerts", "Open alerts of team Orion".</param>
    public static Card Of(string whose, IReadOnlyList<AlertListLine> lines) => lines.Count == 0
        ? new Card($"{whose}: none.", new Heading(whose), new Paragraph("None: nothing waits for you here."))
        : new Card($"{whose}: {lines.Count}.",
        [
            new Heading($"{whose} ({lines.Count})"),
            .. lines.Take(MostLines).Select(Line),
            .. lines.Count > MostLines ? [new Paragraph($"{lines.Count - MostLines} more", Tone.Subtle)] : Array.Empty<Block>(),
            new Buttons(lines.Take(MostButtons).Select(l => new VerbButton($"Open {l.Account}", Verbs.AlertShow, ("alert", l.AlertId)))),
        ]);

    private static Paragraph Line(AlertListLine line) => new(
        [Span.Bold(line.Account), $" ({line.To}): {line.Because} · {line.State}, since ", Span.Time(line.Since)], Phrases.Health(line.To));
}
