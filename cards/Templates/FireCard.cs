namespace CsmBot.Cards.Templates;

/// <summary>Where a fire stands. A closed set.</summary>
public abstract record FireState
{
    public sealed record Open : FireState;

    /// <param name="Outcome">In wire form; null where it was not said.</param>
    public sealed record Closed(DateOnly On, string? Outcome, string? By) : FireState;

    /// <summary>Taken back as if it had never been opened.</summary>
    public sealed record TakenBack(string By) : FireState;
}

/// <param name="By">Who opened it; null where it came with data.</param>
/// <param name="Done">What was done for it so far: "3 interactions, 2 h"; null for nothing.</param>
public sealed record FireView(string FireId, string AccountId, string Account, DateOnly Opened, string? By, string? Cause, string? Done)
{
    public FireState State { get; init; } = new FireState.Open();

    /// <summary>What is to be said of it now: "Acme has an open fire already."</summary>
    public string? Note { get; init; }
}

/// <summary>A fire: what burns, since when, what was done, and what can be done next. The same card is edited as it changes.</summary>
public static class FireCard
{
    public static Card Of(FireView view) => new(Summary(view),
        view.Note is { } note ? new Notice(NoticeKind.Info, note) : null,
        new Heading(Title(view)),
        view.Cause is { } cause ? new Paragraph(cause, view.State is FireState.Open ? Tone.Bad : Tone.Subtle) : new Paragraph("Nobody has said yet what happened.", Tone.Subtle),
        new Facts(
            new Fact("Opened", Phrases.Day(view.Opened) + (view.By is { } by ? $" by {by}" : "")),
            view.State is FireState.Closed closed ? new Fact("Closed", Phrases.Day(closed.On) + (closed.By is { } who ? $" by {who}" : "")) : null,
            Fact.If("Done so far", view.Done)),
        view.State is FireState.TakenBack back ? new Paragraph($"{back.By} took this back.", Tone.Subtle) : null,
        Buttons(view))
    {
        Refresh = view.State is FireState.TakenBack ? null : new VerbButton("Refresh", Verbs.FireShow, ("fire", view.FireId)),
    };

    private static string Title(FireView view) => view.State switch
    {
        FireState.Closed { Outcome: { } outcome } => $"Fire {view.FireId} at {view.Account} is closed: {outcome}",
        FireState.Closed => $"Fire {view.FireId} at {view.Account} is closed",
        FireState.TakenBack => $"No fire at {view.Account}",
        _ => $"Fire {view.FireId} at {view.Account}",
    };

    private static string Summary(FireView view) => view.State switch
    {
        FireState.Open => $"{(view.Note is { } note ? note + " " : "")}Fire {view.FireId} at {view.Account} is open{(view.Cause is { } cause ? $": {cause}" : "")}.",
        FireState.TakenBack back => $"Taken back: fire {view.FireId} at {view.Account}.",
        _ => Title(view) + ".",
    };

    private static Buttons Buttons(FireView view)
    {
        var show = new VerbButton("Show account", Verbs.AccountShow, ("account", view.AccountId));
        (string, string)[] data = [("fire", view.FireId)];
        return view.State switch
        {
            FireState.Open => new Buttons(new VerbButton("Log what I did", Verbs.LogOpen, ("account", view.AccountId), ("purpose", "firefighting")).Primary(), new VerbButton("Close…", Verbs.FireClose, data),
                new VerbButton("Undo", Verbs.FireUndo, data), show),
            FireState.Closed => new Buttons(new VerbButton("Change the post-mortem…", Verbs.FireClose, data), new VerbButton("Reopen", Verbs.FireReopen, data), show),
            _ => new Buttons(show),
        };
    }
}
