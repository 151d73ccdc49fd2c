namespace CsmBot.Cards.Templates;

/// <param name="Understood">What was understood, in words: "Tier 1 accounts, yellow, renewing 1 Oct – 31 Dec 2026".</param>
/// <param name="AsOf">In the reader's zone.</param>
public sealed record AnswerView(string Understood, Instant AsOf)
{
    /// <summary>Kept on the server; turning the page asks for it again with the reader's rights.</summary>
    public string? AnswerId { get; init; }

    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>This page's rows only.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; } = [];

    public int Total { get; init; }

    /// <summary>0-based.</summary>
    public int Page { get; init; }

    public int PageSize { get; init; } = 10;

    /// <summary>What a row is: "account", with its plural where it isn't "…s".</summary>
    public string RowName { get; init; } = "row";
    public string? RowsName { get; init; }

    /// <summary>A single figure, written out ("USD 1,200,000", "42"), in place of rows.</summary>
    public string? Figure { get; init; }

    /// <summary>What belongs to the figure: other figures, or what it was before and by how much it changed.</summary>
    public IReadOnlyList<Fact> Beside { get; init; } = [];

    /// <summary>What the reader should know: rates that were missing, accounts that could not be judged.</summary>
    public IReadOnlyList<IReadOnlyList<Span>> Notes { get; init; } = [];

    public Chart? Chart { get; init; }

    /// <summary>The account the question was about, for its button.</summary>
    public (string Id, string Name)? Account { get; init; }
}

/// <summary>The answer to a question: what was understood, the count, the page's rows or one figure, and as of when.</summary>
public static class AnswerCard
{
    public static Card Of(AnswerView view) => new(Summary(view),
    [
        .. view.Figure is { } figure ? [new Figure(figure, view.Understood)] : view.Beside.Count > 0 ? [new Paragraph(view.Understood)] : Rows(view),
        .. view.Beside.Count > 0 ? [new Facts(view.Beside)] : Array.Empty<Block>(),
        .. view.Chart is { } chart ? [chart] : Array.Empty<Block>(),
        .. view.Notes.Select(n => new Notice(NoticeKind.Info, n)),
        new Paragraph(["As of ", Span.Time(view.AsOf)], Tone.Subtle),
        .. Buttons(view) is { Items.Count: > 0 } buttons ? [buttons] : Array.Empty<Block>(),
    ]);

    private static string Summary(AnswerView view) => view.Figure is { } figure ? $"{view.Understood}: {figure}{(view.Beside.Count > 0 ? $" ({Said(view.Beside)})" : "")}"
        : view.Beside.Count > 0 ? $"{view.Understood}: {Said(view.Beside)}"
        : $"{view.Understood}: {Count(view)}{(view.Total > 0 ? " – " + Names(view) : "")}";

    private static string Said(IReadOnlyList<Fact> facts) => string.Join(", ", facts.Select(f => $"{f.Name} {f.Value}"));

    private static string Count(AnswerView view) => view.Total == 0 ? $"no {view.RowsName ?? view.RowName + "s"}" : Phrases.Count(view.Total, view.RowName, view.RowsName);

    private static string Names(AnswerView view)
    {
        var names = view.Rows.Take(3).Select(r => Cell.Text(r.FirstOrDefault(), view.Columns[0].Kind)).ToList();
        return string.Join(", ", names) + (view.Total > names.Count ? " …" : "");
    }

    private static IEnumerable<Block> Rows(AnswerView view)
    {
        yield return new Paragraph(view.Understood);
        // One row about something that has no name of its own ("why is it yellow") is not counted.
        if (view.Total != 1 || view.RowName != "row") yield return new Heading(view.Total == 0 ? "None" : Count(view));
        if (view.Rows.Count > 0) yield return new Table(view.Columns, view.Rows, view.Total, view.Page * view.PageSize) { IsList = view.RowName != "row" };
    }

    private static Buttons Buttons(AnswerView view)
    {
        var more = (view.Page + 1) * view.PageSize < view.Total;
        return new Buttons(
            view.Page > 0 ? Turn("Previous", view, view.Page - 1) : null,
            more ? Turn("Next", view, view.Page + 1) : null,
            view.Account is { } a ? new VerbButton($"Show {a.Name}", Verbs.AccountShow, ("account", a.Id)) : null);
    }

    private static VerbButton? Turn(string title, AnswerView view, int page) =>
        view.AnswerId is { } id ? new VerbButton(title, Verbs.Page, ("answer", id), ("page", page.ToString())) : null;
}
