namespace CsmBot.Cards.Templates;

/// <summary>Where an alert stands; times are in the reader's zone.</summary>
public abstract record AlertState
{
    public sealed record Open : AlertState;
    public sealed record Acknowledged(string By, Instant At) : AlertState;
    public sealed record Snoozed(string By, DateOnly Until) : AlertState;

    /// <param name="Now">The account's colour since, in wire form; null when that is not known, or the account has left.</param>
    /// <param name="Successor">The alert that took its place.</param>
    public sealed record Cleared(Instant At, string Because, string? Now = null, string? Successor = null) : AlertState;
}

/// <param name="From">The colour before, in wire form; so is <paramref name="To"/>.</param>
/// <param name="Because">Why, in a sentence: "no contact for 41 days".</param>
public sealed record AlertView(string AlertId, string AccountId, string Account, string From, string To, string Rule, string Because, Instant Since)
{
    public AlertState State { get; init; } = new AlertState.Open();

    /// <summary>The figures the rule looked at.</summary>
    public IReadOnlyList<Fact> Evidence { get; init; } = [];

    public string? Owner { get; init; }
    public int? Tier { get; init; }

    /// <summary>Null where the place's readers may not see money.</summary>
    public string? Arr { get; init; }

    public DateOnly? Renewal { get; init; }
    public DateOnly? LastContact { get; init; }

    /// <summary>Is its renewal near enough for a commitment to be written down?</summary>
    public bool TakesCommitment { get; init; }

    /// <summary>False when not a single contact is known; with no <see cref="LastContact"/> it is said so.</summary>
    public bool ContactKnown { get; init; } = true;

    public string? NextStep { get; init; }

    /// <summary>What changed: "green for 47 days before".</summary>
    public string? Before { get; init; }

    /// <summary>What else bears on it now, a sentence each.</summary>
    public IReadOnlyList<string> Around { get; init; } = [];

    /// <summary>Who is to look after it, where somebody said so.</summary>
    public string? Assignee { get; init; }

    /// <summary>Whom it was escalated to last.</summary>
    public string? Escalated { get; init; }

    /// <summary>What a person has set, beside what the rules say, a sentence; null where nobody has.</summary>
    public string? ByHand { get; init; }
}

/// <summary>An account changed colour: why, what is at stake, what to do next. The same card is edited as the alert's state changes.</summary>
public static class AlertCard
{
    public static Card Of(AlertView view) => new(Summary(view),
        new Heading(Title(view)),
        Colours(view),
        new Paragraph([Span.Bold(Phrases.Label(view.Rule)), ": ", view.Because], view.State is AlertState.Cleared ? Tone.Subtle : Tone.Default),
        view.ByHand is { } hand && view.State is not AlertState.Cleared ? new Notice(NoticeKind.Info, hand + ".") : null,
        Facts(view),
        view.Around.Count > 0 && view.State is not AlertState.Cleared ? new Paragraph(string.Join(" ", view.Around), Tone.Subtle) : null,
        view.NextStep is { } step && view.State is not AlertState.Cleared ? new Paragraph([Span.Bold("Next step: "), step]) : null,
        Standing(view.State),
        view.Escalated is { } whom && view.State is AlertState.Open ? new Notice(NoticeKind.Warning, $"Nobody has acknowledged it in time: escalated to {whom}.") : null,
        view.State is AlertState.Cleared ? null : Handling(view),
        Going(view))
    {
        Refresh = new VerbButton("Refresh", Verbs.AlertShow, ("alert", view.AlertId)),
    };

    /// <summary>A card that is over must not be read as news: its title says what is so now.</summary>
    private static string Title(AlertView view) => view.State switch
    {
        AlertState.Cleared { Now: "green" } => $"{view.Account} is green again",
        AlertState.Cleared { Now: { } now } when now == view.To => $"{view.Account} is still {now}, for another reason",
        AlertState.Cleared { Now: { } now } => $"{view.Account} is {now} now, no longer {view.To}",
        AlertState.Cleared => $"{view.Account}: the {view.To} alert is over",
        _ => $"{view.Account} turned {view.To}",
    };

    private static Paragraph Colours(AlertView view) => view.State is AlertState.Cleared over
        ? new Paragraph([$"● {Phrases.Label(over.Now ?? view.To)}", .. over.Now is null ? Array.Empty<Span>() : [" since ", Span.Time(over.At)], $", was {view.To} since ", Span.Time(view.Since)], over.Now is { } now ? Phrases.Health(now) : Tone.Subtle)
        : new Paragraph([$"● {Phrases.Label(view.To)}, was {view.Before ?? view.From} · since ", Span.Time(view.Since)], Phrases.Health(view.To));

    private static string Summary(AlertView view) => view.State switch
    {
        AlertState.Cleared c => $"{Title(view)}{(c.Now is null or "green" ? $": no longer {view.To}" : "")}. {Phrases.Label(c.Because)}.",
        AlertState.Acknowledged a => $"{view.Account} turned {view.To}: {view.Because}. {a.By} looks after it.",
        AlertState.Snoozed s => $"{view.Account} turned {view.To}: {view.Because}. Snoozed until {Cell.Day(s.Until)}.",
        _ => $"{view.Account} turned {view.To}: {view.Because}.",
    };

    private static Facts Facts(AlertView view) => new((IEnumerable<Fact?>)
    [
        .. view.Evidence,
        Fact.If("Owner", view.Owner),
        Fact.If("Assigned to", view.Assignee),
        Fact.If("Tier", view.Tier?.ToString()),
        Fact.If("ARR", view.Arr),
        Fact.If("Renewal", view.Renewal is { } renewal ? Cell.Day(renewal) : null),
        Fact.If("Last contact", view.LastContact is { } last ? Cell.Day(last) : view.ContactKnown ? null : "never"),
    ]);

    private static Block? Standing(AlertState state) => state switch
    {
        AlertState.Open => null,
        AlertState.Acknowledged a => new Notice(NoticeKind.Info, [$"{a.By} looks after it, since ", Span.Time(a.At), "."]),
        AlertState.Snoozed s => new Notice(NoticeKind.Info, $"{s.By} snoozed it until {Phrases.Day(s.Until)}."),
        AlertState.Cleared c => new Notice(NoticeKind.Info, [$"{(c.Now is null or "green" ? "Cleared" : "Over")} ", Span.Time(c.At), $": {c.Because}."]),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static Buttons Handling(AlertView view) => new(
        view.State is AlertState.Acknowledged ? null : new VerbButton("Acknowledge", Verbs.AlertAcknowledge, ("alert", view.AlertId)).Primary(),
        Snooze("Snooze 1 day", view, 1),
        Snooze("Snooze 1 week", view, 7),
        new VerbButton("Snooze until…", Verbs.AlertSnoozeForm, ("alert", view.AlertId)),
        new VerbButton("Assign…", Verbs.AlertAssignForm, ("alert", view.AlertId)));

    private static Buttons Going(AlertView view) => new(
        view.State is AlertState.Cleared { Successor: { } next } over ? new VerbButton($"Open the {over.Now} alert", Verbs.AlertShow, ("alert", next)) : null,
        view.State is AlertState.Cleared ? null : new VerbButton("Log what I did", Verbs.LogOpen, ("account", view.AccountId)),
        view.TakesCommitment && view.State is not AlertState.Cleared ? new VerbButton("Commitment…", Verbs.CommitmentOpen, ("account", view.AccountId)) : null,
        new VerbButton("Show account", Verbs.AccountShow, ("account", view.AccountId)));

    private static VerbButton Snooze(string title, AlertView view, int days) => new(title, Verbs.AlertSnooze, ("alert", view.AlertId), ("days", $"{days}"));
}
