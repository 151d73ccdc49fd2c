namespace CsmBot.Cards.Templates;

/// <summary>The form's values in wire form as they were typed, right or wrong, so that nothing has to be typed again. The keys of <see cref="Errors"/> are field names (<see cref="FireFormCard.FieldNames"/>).</summary>
public sealed record FireFormEntry
{
    public string? Cause { get; init; }
    public string? Sign { get; init; }
    public string? SignOn { get; init; }
    public string? SeenBy { get; init; }
    public string? Done { get; init; }
    public string? Outcome { get; init; }
    public string? ClosedOn { get; init; }
    public string? LostArr { get; init; }
    public string? Indirect { get; init; }
    public string? Prevention { get; init; }
    public string? PreventionText { get; init; }
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <param name="Version">Of the fire that was shown, so that what somebody wrote since is noticed.</param>
/// <param name="Opened">The fire's day: its first sign was not later.</param>
/// <param name="Currency">Of the account; <paramref name="WorkCurrency"/> is that of the team's rates.</param>
/// <param name="Closed">It is closed already: what was written down is changed.</param>
public sealed record FireFormView(string FireId, string Account, FireFormEntry Entry, string Version, DateOnly Opened, string Currency, string WorkCurrency, bool Closed)
{
    /// <summary>What green accounts of the tier are given in that time, and what that costs: "3 calls and 2 e-mails in 90 days, 2.5 h"; null where it cannot be said.</summary>
    public string? Proposed { get; init; }

    /// <summary>"USD 420"; null where it cannot be said, or is not for the reader.</summary>
    public string? Estimate { get; init; }

    /// <summary>No fire is over later; null for any day.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>What is wrong with the form as a whole.</summary>
    public string? Problem { get; init; }
}

/// <summary>The post-mortem form: what is to be learned from a fire, asked when it is closed.</summary>
public static class FireFormCard
{
    public const int MostText = 2000, MostName = 100;
    public const double MostMoney = 1_000_000_000;
    public static readonly IReadOnlyList<string> FieldNames = ["cause", "sign", "sign_on", "seen_by", "done", "outcome", "closed_on", "lost_arr", "indirect_cost", "prevention_text", "prevention"];

    public static Card Of(FireFormView view) => new($"{(view.Closed ? "The post-mortem of" : "Closing")} fire {view.FireId} at {view.Account}: what is to be learned from it?",
        new Heading($"{(view.Closed ? "Post-mortem of" : "Close")} fire {view.FireId} at {view.Account}"),
        view.Problem is { } problem ? new Notice(NoticeKind.Error, problem) : null,
        new Form(view.Closed ? "Change the post-mortem" : "Close the fire", Verbs.FireSave, [.. FieldNames.Select(n => Field(view, n) with { Error = view.Entry.Errors.GetValueOrDefault(n) })], view.Closed ? "Save" : "Close the fire")
        {
            Data = new Dictionary<string, string> { ["fire"] = view.FireId, ["version"] = view.Version },
            Others = [new VerbButton("Cancel", Verbs.FireShow, ("fire", view.FireId))],
        });

    // Amounts have no bounds here: a client that knows some refuses an empty field as well. They are checked where the form is read.
    private static Field Field(FireFormView view, string name)
    {
        var e = view.Entry;
        return name switch
        {
            "cause" => new TextField(name, "Where it started", Multiline: true, MaxLength: MostText) { Value = e.Cause, Required = true, Hint = "The cause, not the symptom" },
            "sign" => new TextField(name, "First warning sign", MaxLength: MostText) { Value = e.Sign, Hint = "“no contact for 40 days”, “logins fell”: it is offered to leads as a health rule" },
            "sign_on" => new DateField(name, "The day it was there to see") { Value = e.SignOn, Max = view.Opened },
            "seen_by" => new TextField(name, "Who saw it", MaxLength: MostName) { Value = e.SeenBy, Hint = "A name, or nobody" },
            "done" => new TextField(name, "What was done", Multiline: true, MaxLength: MostText) { Value = e.Done },
            "outcome" => new ChoiceField(name, "Outcome", [new Choice("Saved", "saved"), new Choice("Lost", "lost")]) { Value = e.Outcome, Required = true, Hint = "Choose" },
            "closed_on" => new DateField(name, "The day it was over") { Value = e.ClosedOn, Max = view.Today, Hint = "Today, unless it was over before" },
            "lost_arr" => new NumberField(name, $"Lost ARR ({view.Currency}), if lost") { Value = e.LostArr },
            "indirect_cost" => new NumberField(name, $"Indirect cost ({view.Currency})") { Value = e.Indirect, Hint = "Credits, travel, overtime of others" },
            "prevention_text" => new TextField(name, "What prevention would have taken", Multiline: true, MaxLength: MostText) { Value = e.PreventionText, Hint = view.Proposed is null ? "“3 calls of 20 min, 2 e-mails and a visit of 2 h over 30 days” is priced by itself" : "Proposed from how green accounts of the tier are treated. Change it: “3 calls of 20 min over 30 days” is priced by itself" },
            "prevention" => new NumberField(name, $"What that would have cost ({view.WorkCurrency})") { Value = e.Prevention, Hint = view.Estimate is { } estimate ? $"Empty prices the line above; the proposal comes to {estimate}" : "Empty prices the line above" },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The form of a fire has no such field."),
        };
    }
}
