namespace CsmBot.Cards.Templates;

/// <summary>Where a colour that a person has set stands.</summary>
public abstract record ColourState
{
    /// <summary>It stands: just set, confirmed, or shown.</summary>
    public sealed record Stands : ColourState;

    /// <summary>Somebody is asked whether it still holds.</summary>
    /// <param name="Otherwise">What happens without an answer, a sentence.</param>
    public sealed record Asked(string Why, string Otherwise) : ColourState;

    /// <param name="How">A sentence: "Ines Okoro let the rules decide".</param>
    public sealed record Over(Instant At, string How) : ColourState;
}

/// <param name="SettingId">The setting kept on the server.</param>
/// <param name="Colour">In wire form; so is <paramref name="Rules"/>, which is null where the rules cannot be read.</param>
public sealed record ColourView(string SettingId, string AccountId, string Account, string Colour, string By, string Reason, DateOnly Since, DateOnly? Until, string? Rules)
{
    public ColourState State { get; init; } = new ColourState.Stands();

    /// <summary>The rules that hold, each with its facts: "gone quiet: no contact for 41 days".</summary>
    public IReadOnlyList<string> Because { get; init; } = [];

    /// <summary>Who confirmed it last, and when it is to be asked about.</summary>
    public string? Note { get; init; }
}

/// <summary>A colour that a person has set, beside what the rules say: to confirm it, to ask about it, and to say that it is over. The same card is edited as it changes.</summary>
public static class ColourCard
{
    public static Card Of(ColourView view) => new(Summary(view),
        new Heading(Title(view)),
        new Paragraph([Span.Bold(view.By), $" set {view.Colour}{(view.Until is { } until ? $" until {Phrases.Day(until)}" : "")}: {view.Reason}"], view.State is ColourState.Over ? Tone.Subtle : Phrases.Health(view.Colour)),
        view.Rules is { } rules ? new Paragraph([Span.Bold("Rules"), $" say {rules}{Because(view)}"], rules == view.Colour ? Tone.Subtle : Phrases.Health(rules)) : null,
        view.Note is { } note && view.State is not ColourState.Over ? new Paragraph(note, Tone.Subtle) : null,
        Standing(view.State),
        Buttons(view))
    {
        Refresh = new VerbButton("Refresh", Verbs.ColourShow, ("setting", view.SettingId)),
    };

    /// <summary>Several that were set at once.</summary>
    /// <param name="settingIds">All of them, as one.</param>
    public static Card Several(string settingIds, IReadOnlyList<ColourView> views) => new(
        $"{views[0].By} set {string.Join(" and ", views.Select(v => v.Account))} {views[0].Colour}{(views[0].Until is { } last ? $" until {Phrases.Day(last)}" : "")}: {views[0].Reason}.",
    [
        new Heading($"{views.Count} accounts are {views[0].Colour}{(views[0].Until is { } until ? $" until {Phrases.Day(until)}" : "")}, set by hand"),
        new Paragraph([Span.Bold(views[0].By), $" set {views[0].Colour}: {views[0].Reason}"], Phrases.Health(views[0].Colour)),
        .. views.Select(v => new Paragraph([Span.Bold(v.Account), v.Rules is { } rules ? $": rules say {rules}{Because(v)}" : ""], v.Rules == v.Colour ? Tone.Subtle : Tone.Default)),
        .. views[0].Note is { } note ? [new Paragraph(note, Tone.Subtle)] : Array.Empty<Block>(),
        new Buttons([new VerbButton("Undo", Verbs.ColourUndo, ("setting", settingIds)), .. views.Take(4).Select(v => new VerbButton($"Change {v.Account}…", Verbs.ColourChange, ("setting", v.SettingId)))]),
    ]);

    /// <summary>Several questions in one message.</summary>
    public static Card Many(IReadOnlyList<ColourView> views) => new($"{views.Count} colours that were set by hand: do they still hold?",
    [
        new Heading($"Do these {views.Count} colours still hold?"),
        new Paragraph("They were set by hand, and are old or differ from what the rules say now."),
        .. views.Take(20).Select(v => new Paragraph([Span.Bold(v.Account), $": {v.By} set {v.Colour} on {Cell.Day(v.Since)}{(v.Until is { } until ? $" until {Cell.Day(until)}" : "")}, {v.Reason}{(v.Rules is { } rules ? $" · rules say {rules}" : "")}"], Phrases.Health(v.Colour))),
        .. views.Count > 20 ? [new Paragraph($"{views.Count - 20} more", Tone.Subtle)] : Array.Empty<Block>(),
        new Buttons(views.Take(5).Select(v => new VerbButton($"Answer for {v.Account}", Verbs.ColourShow, ("setting", v.SettingId)))),
        new Buttons(new VerbButton("All that were set by hand", Verbs.Say, ("text", "colours set by hand"))),
    ]);

    private static string Title(ColourView view) => view.State switch
    {
        ColourState.Asked => $"Is {view.Account} still {view.Colour}?",
        ColourState.Over => $"{view.Account}: {view.Colour} by hand is over",
        _ => $"{view.Account} is {view.Colour}{(view.Until is { } until ? $" until {Phrases.Day(until)}" : "")}, set by hand",
    };

    private static string Summary(ColourView view) => view.State switch
    {
        ColourState.Asked => $"Is {view.Account} still {view.Colour}? {view.By} set it: {view.Reason}.{Say(view)}",
        ColourState.Over over => $"{view.Account}: {view.Colour} by hand is over. {over.How}.",
        _ => $"{view.By} set {view.Account} {view.Colour}{(view.Until is { } until ? $" until {Phrases.Day(until)}" : "")}: {view.Reason}.{Say(view)}",
    };

    private static string Say(ColourView view) => view.Rules is { } rules ? $" Rules say {rules}." : "";

    private static string Because(ColourView view) => view.Because.Count > 0 ? $": {string.Join("; ", view.Because)}" : view.Rules == "green" ? ": none holds" : "";

    private static Notice? Standing(ColourState state) => state switch
    {
        ColourState.Asked asked => new Notice(NoticeKind.Warning, $"{asked.Why} {asked.Otherwise}"),
        ColourState.Over over => new Notice(NoticeKind.Info, ["Over since ", Span.Time(over.At), $": {over.How}."]),
        _ => null,
    };

    private static Buttons Buttons(ColourView view)
    {
        var show = new VerbButton("Show account", Verbs.AccountShow, ("account", view.AccountId));
        (string, string)[] data = [("setting", view.SettingId)];
        return view.State switch
        {
            ColourState.Over => new Buttons(show),
            ColourState.Asked => new Buttons(new VerbButton("Keep until…", Verbs.ColourKeepForm, data).Primary(), new VerbButton("Let the rules decide", Verbs.ColourRelease, data), show),
            _ => new Buttons(new VerbButton("Undo", Verbs.ColourUndo, data), new VerbButton("Change…", Verbs.ColourChange, data), new VerbButton("Let the rules decide", Verbs.ColourRelease, data), show),
        };
    }
}
