namespace CsmBot.Cards.Templates;

/// <summary>The small forms of an alert, in the view of who pressed: until when it rests, and who is to look after it.</summary>
public static class AlertFormCard
{
    /// <summary>The dataset of type-ahead over the team's people.</summary>
    public const string People = "people";

    public static Card Snooze(string alertId, string account, DateOnly suggested, DateOnly last, string? problem = null) => new($"Until when does the alert about {account} rest?",
        new Heading($"Snooze {account}"),
        new Form($"Snooze {account}", Verbs.AlertSnoozeUntil,
            [new DateField("until", "Until") { Value = suggested.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Max = last, Required = true, Error = problem, Hint = "It comes back that day, and earlier if it gets worse." }], "Snooze")
        {
            Data = Alert(alertId), Others = [Back(alertId)],
        });

    public static Card Assign(string alertId, string account, IReadOnlyList<Choice> suggestions, string? problem = null) => new($"Who looks after {account}?",
        new Heading($"Assign {account}"),
        new Form($"Assign {account}", Verbs.AlertAssign,
            [new LookupField("person", "Person", People) { Suggestions = suggestions, Required = true, Error = problem, Hint = "They are told in their chat with me." }], "Assign")
        {
            Data = Alert(alertId), Others = [Back(alertId)],
        });

    private static VerbButton Back(string alertId) => new("Back", Verbs.AlertShow, ("alert", alertId));

    private static Dictionary<string, string> Alert(string id) => new() { ["alert"] = id };
}
