namespace CsmBot.Cards.Templates;

/// <summary>What a figure of a report is made of.</summary>
/// <param name="Figure">As people read it; null for the whole report.</param>
/// <param name="Value">Written out, with its unit.</param>
public sealed record ReportFactsView(string Figure, string Value, string Definition, string Report, string? Subject, DateOnly From, DateOnly To)
{
    /// <summary>The first rows; null where there are none.</summary>
    public ReportPart? Part { get; init; }

    /// <summary>Where all of them are to be seen.</summary>
    public string? Page { get; init; }
}

/// <summary>The facts behind a figure, and which figure's are wanted.</summary>
public static class ReportFactsCard
{
    public static Card Of(ReportFactsView view) => new($"{view.Figure}: {view.Value}. {view.Definition}",
        new Heading($"{view.Figure}: {view.Value}"),
        new Paragraph($"{view.Report}{(view.Subject is { } subject ? $", {subject}" : "")}, {Cell.Day(view.From)} – {Cell.Day(view.To)}", Tone.Subtle),
        new Paragraph(view.Definition),
        view.Part is { } titled ? new Heading(titled.Title, 2) : null,
        view.Part?.Table,
        view.Page is { } page ? new Buttons(new LinkButton("Open all of it", page)) : null);

    /// <param name="report">Names the report on the wire, with its filters.</param>
    public static Card Ask(string title, IReadOnlyList<Choice> figures, IReadOnlyDictionary<string, string> report, string? problem = null) => new(problem ?? $"Which figure of “{title}”?",
        problem is null ? null : new Paragraph(problem),
        new Form($"What is behind a figure of “{title}”", Verbs.ReportFacts, [new ChoiceField("figure", "Figure", figures) { Required = true, Hint = "Choose" }], "Show its facts") { Data = report });
}
