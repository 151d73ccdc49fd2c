using System.Globalization;

namespace CsmBot.Cards.Templates;

/// <summary>What stakeholders agreed to call ready, and how it stands.</summary>
/// <param name="State">"met on 20 Nov 2026", "3 of 5 so far", "not yet".</param>
/// <param name="Terms">The conditions, as they were understood.</param>
/// <param name="Stands">Each condition as it stands.</param>
public sealed record ReadinessLine(string Goal, string State, bool Met, string Terms, IReadOnlyList<string> Stands, string AgreedBy, DateOnly AgreedOn, string RecordedBy)
{
    /// <summary>The account's name, where statements of several are listed.</summary>
    public string? Account { get; init; }

    /// <summary>The statement, a paragraph each line.</summary>
    internal Section Drawn() => new([new Paragraph([Span.Bold($"{(Account is { } name ? name + " – r" : "R")}eady for {Goal}: {State}")], Met ? Tone.Good : Tone.Default), new Paragraph($"If {Terms}. {string.Join("; ", Stands)}.\nAgreed by {AgreedBy} on {Cell.Day(AgreedOn)}, recorded by {RecordedBy}.", Tone.Subtle)], Met ? Tone.Good : Tone.Default);
}

/// <param name="Account">With its id; null where statements of several accounts are listed.</param>
/// <param name="Change">The change kept on the server, for Undo; null where there is nothing to take back.</param>
public sealed record ReadinessView(string Said, (string Id, string Name)? Account, string? Change, IReadOnlyList<ReadinessLine> Lines)
{
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The reader may withdraw one that stands.</summary>
    public bool Withdrawable { get; init; }
}

/// <summary>Readiness statements: just agreed, of an account, or met.</summary>
public static class ReadinessCard
{
    private const int MostLines = 10;

    public static Card Of(ReadinessView view) => new(view.Said,
    [
        new Paragraph([Span.Bold(view.Said)]),
        .. view.Lines.Take(MostLines).Select(l => l.Drawn()),
        .. view.Lines.Count > MostLines ? [new Paragraph($"{view.Lines.Count - MostLines} more: “readiness of …” shows those of one account.", Tone.Subtle)] : Array.Empty<Block>(),
        .. view.Notes.Count > 0 ? [new Paragraph(string.Join("\n", view.Notes), Tone.Subtle)] : Array.Empty<Block>(),
        new Buttons(
            view.Change is { } change ? new VerbButton("Undo", Verbs.PlanUndo, ("change", change)) : null,
            view.Account is { Id: var open } ? new VerbButton("New statement…", Verbs.ReadinessOpen, ("account", open)) : null,
            view is { Withdrawable: true, Account.Name: var whose } ? new VerbButton("Withdraw one", Verbs.Say, ("text", $"withdraw readiness of {whose}")) : null,
            view.Account is { Name: var name } ? new VerbButton("Plan and evidence", Verbs.Say, ("text", $"evidence report for {name}")) : null,
            view.Account is { Id: var id, Name: var shown } ? new VerbButton($"Show {shown}", Verbs.AccountShow, ("account", id)) : null),
    ]);
}

/// <summary>The form's values as they were typed, and what is wrong with each by field.</summary>
public sealed record ReadinessFormView(string AccountId, string Account, DateOnly Today)
{
    public string? Conditions { get; init; }
    public string? Goal { get; init; }
    public string? AgreedBy { get; init; }
    public string? AgreedOn { get; init; }
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <summary>The form of a readiness statement: what must be so, what the account is ready for then, and who agreed.</summary>
public static class ReadinessFormCard
{
    public const int MostText = 500, MostGoal = 100;

    public static Card Of(ReadinessFormView view) => new($"What makes {view.Account} ready, and who agreed to that?",
        new Heading($"Readiness of {view.Account}"),
        new Form("Agree on readiness", Verbs.ReadinessSave,
        [
            new TextField("conditions", "If", Multiline: true, MaxLength: MostText) { Value = view.Conditions, Required = true, Error = view.Errors.GetValueOrDefault("conditions"), Hint = "“5 people finish Admin 101 with 80”, “usage is at least 60”, “step 3 is done”, joined by “and”" },
            new TextField("goal", "then ready for", MaxLength: MostGoal) { Value = view.Goal, Required = true, Error = view.Errors.GetValueOrDefault("goal"), Hint = "“SSO”, “go-live”" },
            new TextField("agreed_by", "Agreed by", MaxLength: MostText) { Value = view.AgreedBy, Required = true, Error = view.Errors.GetValueOrDefault("agreed_by"), Hint = "Names or roles with a say, separated by commas" },
            new DateField("agreed_on", "Agreed on") { Value = view.AgreedOn ?? view.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Max = view.Today, Error = view.Errors.GetValueOrDefault("agreed_on") },
        ]) { Data = new Dictionary<string, string> { ["account"] = view.AccountId } });
}
