namespace CsmBot.Cards.Templates;

/// <summary>A line of a success plan: what the customer is to do, how many of how many, until when.</summary>
/// <param name="DoneOn">Null while it is not done.</param>
public sealed record StepLine(string Step, string Behaviour, int Done, int Quantity, DateOnly Due, DateOnly? DoneOn, int? Quality = null);

/// <summary>What was changed about an account's success plan.</summary>
/// <param name="Said">What was done, a sentence.</param>
/// <param name="Change">The change kept on the server, for Undo; null where there is nothing to take back.</param>
public sealed record PlanView(string Said, string AccountId, string Account, string? Change)
{
    public IReadOnlyList<StepLine> Steps { get; init; } = [];

    /// <summary>What was stated, as it was typed.</summary>
    public string? Statement { get; init; }

    /// <summary>Addresses of what the evidence rests on.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>What stakeholders agreed to call ready.</summary>
    public IReadOnlyList<ReadinessLine> Readiness { get; init; } = [];

    /// <summary>That a plan stands on one kind of evidence alone.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What to think of next.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A step that was marked, a plan that was given to an account, evidence that was recorded: what is stored now, with Undo.</summary>
public static class PlanCard
{
    public static Card Of(PlanView view) => new(view.Said,
    [
        new Paragraph([Span.Bold(view.Said)]),
        .. view.Statement is { } statement ? [new Paragraph($"“{statement}”")] : Array.Empty<Block>(),
        .. view.Links.Select(l => new Paragraph([Span.Link(l, l)])),
        .. view.Steps.Count > 0 ? [Table(view.Steps)] : Array.Empty<Block>(),
        .. view.Readiness.Select(r => r.Drawn()),
        .. view.Warnings.Select(w => new Notice(NoticeKind.Warning, w)),
        .. view.Notes.Count > 0 ? [new Paragraph(string.Join("\n", view.Notes), Tone.Subtle)] : Array.Empty<Block>(),
        new Buttons(
            view.Change is { } change ? new VerbButton("Undo", Verbs.PlanUndo, ("change", change)) : null,
            new VerbButton("Plan and evidence", Verbs.Say, ("text", $"evidence report for {view.Account}")),
            new VerbButton($"Show {view.Account}", Verbs.AccountShow, ("account", view.AccountId))),
    ]);

    private static Table Table(IReadOnlyList<StepLine> steps) => new(
        [new Column("Step"), new Column("Behaviour"), new Column("Done", ColumnKind.Number), new Column("Of", ColumnKind.Number), new Column("Due", ColumnKind.Date), new Column("Done on", ColumnKind.Date)],
        [.. steps.Select(s => (IReadOnlyList<object?>)[s.Step, s.Quality is { } least ? $"{s.Behaviour} (score {least} or better)" : s.Behaviour, s.Done, s.Quantity, s.Due, s.DoneOn])]);
}
