namespace CsmBot.Cards.Templates;

/// <param name="Type">In wire form, such as "site_visit"; so is <paramref name="Purpose"/>.</param>
public sealed record LoggedEntry(string Account, string Type, DateOnly Day, int Volume = 1, int? Minutes = null, int? Effectiveness = null,
    string? Purpose = null, string? Notes = null)
{
    /// <summary>The fire that it was done for.</summary>
    public string? Fire { get; init; }
}

/// <summary>An open fire that the log may have been for.</summary>
/// <param name="Cause">Null where it was not said.</param>
public sealed record LoggedFire(string FireId, string Account, string? Cause);

/// <param name="LogId">What one message logged, undone and edited together.</param>
public sealed record LoggedView(string LogId, IReadOnlyList<LoggedEntry> Entries)
{
    public string? By { get; init; }

    /// <summary>True when this shows the log after an edit.</summary>
    public bool Edited { get; init; }

    /// <summary>What the reader should know: "The account is churned."</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Asked about: is it for one of these?</summary>
    public IReadOnlyList<LoggedFire> Fires { get; init; } = [];
}

/// <summary>What was stored, exactly, so that a misunderstanding is seen at once and taken back with one press.</summary>
public static class LoggedCard
{
    public static Card Of(LoggedView view) => new(Summary(view),
    [
        new Heading((view.Edited ? "Changed: " : "Logged: ") + Title(view.Entries)),
        .. view.Entries.SelectMany((e, i) => Entry(e, view.Entries.Count > 1, i)),
        .. view.Notes.Select(n => new Notice(NoticeKind.Info, n)),
        .. view.By is null ? [] : new Block[] { new Paragraph($"Logged by {view.By}", Tone.Subtle) },
        .. Asked(view),
        new Buttons(
            new VerbButton("Undo", Verbs.LogUndo, ("log", view.LogId)),
            new VerbButton("Edit", Verbs.LogEdit, ("log", view.LogId))),
    ]);

    internal static string Title(IReadOnlyList<LoggedEntry> entries) =>
        entries.Count == 1 ? Short(entries[0]) : Phrases.Count(entries.Count, "interaction");

    internal static string Short(LoggedEntry entry) => $"{Phrases.Contact(entry.Type, entry.Volume)} with {entry.Account}";

    private static string Summary(LoggedView view) => (view.Edited ? "Changed: " : "Logged: ") + string.Join("; ", view.Entries.Select(Line)) + "." + (view.Fires.Count > 0 ? " " + Question(view.Fires) : "");

    private static string Question(IReadOnlyList<LoggedFire> fires) => fires is [var only] ? $"Is this for the open fire {only.FireId}{(only.Cause is { } cause ? $" ({Cut.Short(cause, 80)})" : "")}?" : "Is this for one of the open fires?";

    private static IEnumerable<Block> Asked(LoggedView view)
    {
        if (view.Fires.Count == 0) yield break;
        yield return new Paragraph([Span.Bold(Question(view.Fires))]);
        yield return new Buttons(
        [
            .. view.Fires.Select(f => new VerbButton(view.Fires.Count == 1 ? "Yes" : $"Yes, for {f.FireId} at {f.Account}", Verbs.LogFire, ("log", view.LogId), ("fire", f.FireId))),
            new VerbButton("No", Verbs.LogNoFire, ("log", view.LogId)),
        ]);
    }

    private static string Line(LoggedEntry e) => Short(e) + (e.Minutes is { } m ? $", {Phrases.Duration(m)}" : "") + $", {Phrases.Day(e.Day)}";

    private static IEnumerable<Block> Entry(LoggedEntry entry, bool oneOfMany, int index)
    {
        if (oneOfMany && index > 0) yield return new Divider();
        if (oneOfMany) yield return new Heading(Phrases.Label(Short(entry)), Level: 2);
        yield return Facts(entry);
    }

    internal static Facts Facts(LoggedEntry e) => new(
        new Fact("Account", e.Account),
        new Fact("Type", Phrases.Label(e.Type)),
        new Fact("Day", Phrases.Day(e.Day)),
        Fact.If("Time spent", e.Minutes is { } m ? Phrases.Duration(m) + (e.Volume > 1 ? " in all" : "") : null),
        Fact.If("Volume", e.Volume == 1 ? null : e.Volume.ToString()),
        Fact.If("Effectiveness", e.Effectiveness is { } score ? Phrases.Effectiveness(score) : null),
        Fact.If("Purpose", e.Purpose is { } p ? Phrases.Label(p) : null),
        Fact.If("Fire", e.Fire),
        Fact.If("Notes", e.Notes));
}
