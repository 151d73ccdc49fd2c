namespace CsmBot.Cards.Templates;

/// <param name="Rules">What the rules say, in wire form; null where they cannot be read.</param>
/// <param name="Stale">Older than what is taken on trust.</param>
public sealed record ColourLine(string SettingId, string Account, string Colour, string By, DateOnly Since, DateOnly? Until, string Reason, string? Rules, bool Stale, bool Asked);

/// <summary>The colours that people have set and that stand: those that differ from the rules first, then the oldest.</summary>
public static class ColourListCard
{
    private const int MostLines = 15, MostButtons = 5;

    /// <param name="title">"Colours set by hand".</param>
    public static Card Of(string title, string none, IReadOnlyList<ColourLine> lines) => lines.Count == 0
        ? new Card($"{title}: none.", new Heading(title), new Paragraph(none))
        : new Card($"{title}: {lines.Count}.",
        [
            new Heading($"{title} ({lines.Count})"),
            .. lines.Take(MostLines).Select(Line),
            .. lines.Count > MostLines ? [new Paragraph($"{lines.Count - MostLines} more", Tone.Subtle)] : Array.Empty<Block>(),
            new Buttons(lines.Take(MostButtons).Select(l => new VerbButton($"Open {l.Account}", Verbs.ColourShow, ("setting", l.SettingId)))),
        ]);

    private static Paragraph Line(ColourLine line) => new(
    [
        Span.Bold(line.Account), $": {line.By} set {line.Colour} on {Cell.Day(line.Since)}{(line.Until is { } until ? $" until {Cell.Day(until)}" : ", without an end")}: {line.Reason}",
        line.Rules is { } rules ? $" · rules say {rules}" : "", line.Stale ? " · stale" : "", line.Asked ? " · asked, no answer yet" : "",
    ], Phrases.Health(line.Colour));
}
