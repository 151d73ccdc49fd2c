namespace CsmBot.Cards.Templates;

/// <param name="Accounts">Offered before anything is typed, and to name the one that was chosen.</param>
public sealed record FireOpenView(IReadOnlyList<Choice> Accounts)
{
    public string? Account { get; init; }
    public string? Cause { get; init; }
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <summary>The form that opens a fire: where it burns, and what happened.</summary>
public static class FireOpenCard
{
    public static Card Of(FireOpenView view) => new("Where does it burn?",
        new Heading("Open a fire"),
        new Form("Open a fire", Verbs.FireOpen,
        [
            new LookupField("account", "Account", LogFormCard.Dataset) { Required = true, Value = view.Account, Suggestions = view.Accounts, Hint = "Type a few letters of the name", Error = view.Errors.GetValueOrDefault("account") },
            new TextField("cause", "What happened", Multiline: true, MaxLength: FireFormCard.MostText) { Value = view.Cause, Hint = "“outage, CTO furious”", Error = view.Errors.GetValueOrDefault("cause") },
        ], "Open the fire"));
}
