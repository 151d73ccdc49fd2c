namespace CsmBot.Cards.Templates;

/// <param name="Number">By which it is named: "stop 2".</param>
/// <param name="Next">When it comes next; null for a watch.</param>
/// <param name="Problem">Why it is silent; null when it works.</param>
public sealed record StandingLine(int Number, string What, string By, Instant? Next = null, string? Problem = null);

/// <summary>What a conversation asked the bot to keep doing, and that something was set, changed or stopped.</summary>
public static class StandingCard
{
    /// <param name="title">"What I watch here".</param>
    public static Card List(string title, string none, IReadOnlyList<StandingLine> lines) => lines.Count == 0
        ? new Card($"{title}: nothing.", new Heading(title), new Paragraph(none))
        : new Card($"{title}: {Phrases.Count(lines.Count, "request")}.",
        [
            new Heading(title),
            .. lines.SelectMany(Line),
            new Paragraph($"“stop {lines[0].Number}” ends one.", Tone.Subtle),
            new Buttons(lines.Take(5).Select(l => new VerbButton($"Stop {l.Number}", Verbs.Say, ("text", $"stop {l.Number}")))),
        ]);

    /// <param name="said">What was understood and will be done, a sentence.</param>
    public static Card Set(string said, int number, string? further = null, Instant? next = null) => new(said,
        new Paragraph(said),
        further is null ? null : new Paragraph(further),
        next is { } first ? new Paragraph(["Next: ", Span.Time(first), "."]) : null,
        new Paragraph($"It is number {number} here: “stop {number}” ends it.", Tone.Subtle),
        new Buttons(new VerbButton($"Stop {number}", Verbs.Say, ("text", $"stop {number}"))));

    private static IEnumerable<Block> Line(StandingLine line)
    {
        yield return new Paragraph([Span.Bold($"{line.Number}. "), line.What, $" · for {line.By}", .. line.Next is { } next ? [" · next ", Span.Time(next)] : Array.Empty<Span>()]);
        if (line.Problem is { } problem) yield return new Notice(NoticeKind.Warning, problem);
    }
}
