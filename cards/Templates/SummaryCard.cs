namespace CsmBot.Cards.Templates;

/// <summary>One part of a summary: open tickets, the plan's next steps. Without rows it says <paramref name="None"/>.</summary>
public sealed record SummaryPart(string Title, Table? Table, string None);

/// <param name="Health">The colour in wire form.</param>
public sealed record SummaryView(string AccountId, string Account, string Health, Instant AsOf)
{
    public string? HealthReason { get; init; }
    public DateOnly? HealthSince { get; init; }

    /// <summary>An address for colleagues, which is nothing but the account's name.</summary>
    public string? Link { get; init; }

    /// <summary>Owner, tier, ARR, renewal, stage, sponsor: what the reader may see.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public IReadOnlyList<SummaryPart> Parts { get; init; } = [];
}

/// <summary>All one wants to know of an account before a call.</summary>
public static class SummaryCard
{
    public static Card Of(SummaryView view) => new($"{view.Account}: {view.Health}{(view.HealthReason is { } why ? $", {why}" : "")}.",
    [
        new Heading(view.Account),
        new Paragraph(Standing(view), Phrases.Health(view.Health)),
        new Facts(view.Facts),
        .. view.Parts.SelectMany(Part),
        new Paragraph(["As of ", Span.Time(view.AsOf)], Tone.Subtle),
        new Buttons([new VerbButton("Log a contact", Verbs.LogOpen, ("account", view.AccountId)), .. view.Link is { } link ? [new LinkButton("Link to this account", link)] : Array.Empty<Button>()]),
    ]);

    private static string Standing(SummaryView view) =>
        $"● {Phrases.Label(view.Health)}{(view.HealthSince is { } since ? $" since {Cell.Day(since)}" : "")}{(view.HealthReason is { } why ? $": {why}" : "")}";

    private static IEnumerable<Block> Part(SummaryPart part)
    {
        yield return new Heading(part.Title, Level: 2);
        yield return part.Table is { Rows.Count: > 0 } table ? table : new Paragraph(part.None, Tone.Subtle);
    }
}
