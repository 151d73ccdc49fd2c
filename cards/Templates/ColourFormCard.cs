using System.Globalization;

namespace CsmBot.Cards.Templates;

/// <summary>What is known of a colour that is to be set; what is missing is asked for.</summary>
/// <param name="Setting">The setting that is changed; null for a new one.</param>
public sealed record ColourFormView(string AccountId, string Account, string Colour, DateOnly? Until, DateOnly Last, string? Setting = null)
{
    public string? Reason { get; init; }
    public string? ReasonError { get; init; }
    public string? UntilError { get; init; }

    /// <summary>What is said above the form.</summary>
    public string? Note { get; init; }
}

/// <summary>The forms of a colour that a person sets: why and until when, and until when it is kept.</summary>
public static class ColourFormCard
{
    public const int MostReason = 300;

    public static Card Set(ColourFormView view) => new(view.Note ?? $"Why is {view.Account} {view.Colour}, and until when?",
        view.Note is { } note ? new Paragraph(note) : null,
        new Form($"Set the colour of {view.Account}", Verbs.ColourSave,
        [
            new ChoiceField("colour", "Colour", [new Choice("Green", "green"), new Choice("Yellow", "yellow"), new Choice("Red", "red")]) { Value = view.Colour, Required = true },
            new TextField("reason", "Why", MaxLength: MostReason) { Value = view.Reason, Required = true, Error = view.ReasonError, Hint = "One sentence that the team understands: “sponsor on leave”." },
            new DateField("until", "Until (the last day)") { Value = Day(view.Until), Max = view.Last, Error = view.UntilError, Hint = "Then the rules decide again. Without one I ask after 14 days." },
        ], "Set")
        {
            Data = view.Setting is { } setting ? new Dictionary<string, string> { ["account"] = view.AccountId, ["setting"] = setting } : new Dictionary<string, string> { ["account"] = view.AccountId },
        });

    public static Card Keep(string settingId, string account, string colour, DateOnly? suggested, DateOnly last, string? problem = null) => new($"Until when does {account} stay {colour}?",
        new Form($"Keep {account} {colour}", Verbs.ColourKeep,
            [new DateField("until", "Until (the last day)") { Value = Day(suggested), Max = last, Error = problem, Hint = "Then the rules decide again. Without one I ask again in 14 days." }], "Keep")
        {
            Data = new Dictionary<string, string> { ["setting"] = settingId }, Others = [new VerbButton("Back", Verbs.ColourShow, ("setting", settingId))],
        });

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
