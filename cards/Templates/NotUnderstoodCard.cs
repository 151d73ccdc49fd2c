namespace CsmBot.Cards.Templates;

/// <param name="Words">The words that carry meaning and were not understood, as they were written; empty when nothing at all was.</param>
/// <param name="Suggestions">The nearest things that can be asked, whole sentences.</param>
public sealed record NotUnderstoodView(IReadOnlyList<string> Words, IReadOnlyList<string> Suggestions)
{
    /// <summary>What was understood of the rest.</summary>
    public string? Understood { get; init; }
}

/// <summary>Says which words were not understood, and offers what can be done instead.</summary>
public static class NotUnderstoodCard
{
    public static Card Of(NotUnderstoodView view) => new(Summary(view),
        new Heading("I did not understand that", Level: 2),
        view.Words.Count > 0 ? new Paragraph(["I don’t know what to do with ", .. Quoted(view.Words), "."]) : null,
        view.Understood is { } understood ? new Paragraph(["I understood: ", Span.Bold(understood)]) : null,
        view.Suggestions.Count > 0 ? new Paragraph("Did you mean one of these?") : null,
        view.Suggestions.Count > 0 ? new Buttons(view.Suggestions.Take(4).Select(s => new VerbButton(s, Verbs.Say, ("text", s)))) : null,
        view.Suggestions.Count == 0 ? new Buttons(new VerbButton("What can you do?", Verbs.Say, ("text", "help"))) : null);

    private static string Summary(NotUnderstoodView view) => view.Words.Count == 0 ? "I did not understand that."
        : $"I did not understand {string.Join(", ", view.Words.Select(w => $"“{w}”"))}.";

    private static IEnumerable<Span> Quoted(IReadOnlyList<string> words) =>
        words.SelectMany((w, i) => i == 0 ? [Span.Code(w)] : new Span[] { i == words.Count - 1 ? " and " : ", ", Span.Code(w) });
}
