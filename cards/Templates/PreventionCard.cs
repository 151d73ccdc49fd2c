namespace CsmBot.Cards.Templates;

/// <param name="Plan">"3 calls of 20 min over 30 days"; null where green accounts tell nothing.</param>
/// <param name="IsProposal">It is what green accounts of the tier get, not what a person said.</param>
public sealed record PreventionView(string FireId, string Account, string? Plan, bool IsProposal, string Currency)
{
    /// <summary>Each type: how many, hours, and what that costs.</summary>
    public IReadOnlyList<(string Type, double Volume, double? Hours, double? Cost)> Contacts { get; init; } = [];

    /// <summary>What it comes to; null where it cannot be said, or is not for the reader.</summary>
    public string? Cost { get; init; }

    /// <summary>What green accounts of the tier come to in the same days.</summary>
    public string? Proposal { get; init; }

    /// <summary>What the fire has cost.</summary>
    public string? Total { get; init; }

    /// <summary>An amount that a person wrote down, which goes before all that is worked out.</summary>
    public string? Amount { get; init; }
    public bool SeesCost { get; init; }

    /// <summary>The sentence that takes it back; null where nothing changed.</summary>
    public string? Undo { get; init; }
    public bool IsClosed { get; init; }
}

/// <summary>What preventing a fire would have taken, as somebody wrote it down, with its price beside what the fire cost.</summary>
public static class PreventionCard
{
    public static Card Of(PreventionView view) => new($"Preventing fire {view.FireId} at {view.Account} would have taken {view.Plan ?? "what green accounts of the tier get"}{(view.Cost is { } cost ? $": {cost}" : "")}.",
        new Heading($"What preventing fire {view.FireId} at {view.Account} would have taken"),
        new Paragraph([Span.Bold(view.Plan ?? (view.Contacts.Count > 0 ? "What green accounts of the tier get in that time: less than one contact of each type" : "This cannot be said: no account of its tier stayed green.")), new Span(view.IsProposal && view.Plan is not null ? " (as green accounts of the tier get)" : "")]),
        view.Contacts.Count == 0 ? null : new Table([new Column("Type"), new Column("How many", ColumnKind.Number), new Column("Hours", ColumnKind.Number), .. view.SeesCost ? [new Column("Cost", ColumnKind.Money, view.Currency)] : Array.Empty<Column>()],
            [.. view.Contacts.Select(c => (IReadOnlyList<object?>)[c.Type, Math.Round(c.Volume, 1), c.Hours is { } hours ? Math.Round(hours, 1) : null, .. view.SeesCost ? [c.Cost is { } cost ? Math.Round(cost) : null] : Array.Empty<object?>()])]),
        new Facts(
            Fact.If("Would have cost", view.Amount is null ? view.Cost : null), Fact.If("Written down as", view.Amount),
            Fact.If("Green accounts of the tier", view.IsProposal ? null : view.Proposal), Fact.If("The fire has cost", view.Total)),
        view.Amount is not null ? new Paragraph("An amount was written down in the form: it goes before this.", Tone.Subtle) : view.SeesCost && view.Cost is null ? new Paragraph("Not all of it can be priced: say how long each takes.", Tone.Subtle) : null,
        new Buttons(
            view.Undo is { } undo ? new VerbButton("Undo", Verbs.Say, ("text", undo)) : null,
            view.IsClosed ? new VerbButton("Change…", Verbs.FireClose, ("fire", view.FireId)) : null,
            new VerbButton("Post-mortem", Verbs.Say, ("text", $"post-mortem of {view.FireId}"))));
}
