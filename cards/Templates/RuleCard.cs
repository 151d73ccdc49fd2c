namespace CsmBot.Cards.Templates;

/// <summary>A health rule as people see it.</summary>
/// <param name="Number">By which it is named ("rule 3") when it was made in chat; 0 for a rule of the file.</param>
/// <param name="Status">The colour in wire form.</param>
/// <param name="When">Its condition, as it was written.</param>
/// <param name="Made">Who made it and when, or where in the file it stands.</param>
public sealed record RuleView(string Name, int Number, string Status, string When, string Made)
{
    /// <summary>Who switched it off and when; null while it is on.</summary>
    public string? Off { get; init; }

    /// <summary>Why it cannot be judged; null while it can.</summary>
    public string? Problem { get; init; }

    /// <summary>How many accounts it holds for now, and how many it cannot judge for want of data.</summary>
    public int Holds { get; init; }

    public int NotJudged { get; init; }

    /// <summary>How it is named in a message: "rule 3", "rule gone quiet".</summary>
    public string Called => Number > 0 ? $"rule {Number}" : $"rule {Name}";
}

/// <summary>Something that was done to a rule: "Ines Okoro turned it off".</summary>
public sealed record RuleStep(Instant At, string By, string What);

/// <summary>What a rule would have caught.</summary>
/// <param name="Said">In sentences.</param>
/// <param name="Doubts">What the figures cannot be trusted for.</param>
public sealed record RulePast(IReadOnlyList<string> Said, IReadOnlyList<string> Doubts)
{
    public static readonly RulePast None = new([], []);

    internal IEnumerable<Block> Blocks() => Said.Count == 0 ? [] : [new Heading("On the past", Level: 2), .. Said.Select(s => new Paragraph(s)), .. Doubts.Select(d => new Paragraph(d, Tone.Subtle))];
}

/// <summary>One rule with all it says, what it does now, and who did what to it.</summary>
public static class RuleCard
{
    private const int MostSteps = 10;

    /// <param name="view">The rule.</param>
    /// <param name="facts">What else it says: how long it must hold, what to say, the fire that taught it.</param>
    /// <param name="warnings">What should be mended.</param>
    /// <param name="past">What it would have caught.</param>
    /// <param name="steps">The newest first.</param>
    /// <param name="said">What was just done, a sentence.</param>
    public static Card Of(RuleView view, IReadOnlyList<Fact> facts, IReadOnlyList<string> warnings, RulePast past, IReadOnlyList<RuleStep> steps, string? said = null) => new(said ?? $"{view.Name}: {State(view)}.",
    [
        .. said is null ? Array.Empty<Block>() : [new Paragraph(said)],
        new Heading(view.Number > 0 ? $"{view.Number}. {view.Name}" : view.Name),
        new Paragraph($"● {Phrases.Label(view.Status)} when: {view.When}", Phrases.Health(view.Status)),
        new Paragraph($"{Phrases.Label(State(view))} · {view.Made}", Tone.Subtle),
        .. view.Problem is { } problem ? [new Notice(NoticeKind.Warning, problem)] : Array.Empty<Block>(),
        .. warnings.Select(w => new Notice(NoticeKind.Warning, w)),
        new Facts(facts),
        .. past.Blocks(),
        .. History(steps),
        Buttons(view),
    ]);

    /// <summary>A rule that is there no more.</summary>
    public static Card Gone(string name, IReadOnlyList<RuleStep> steps) =>
        new($"There is no rule “{name}” any more.", [new Heading(name), new Paragraph("There is no such rule any more.", Tone.Subtle), .. History(steps)]);

    private static IEnumerable<Block> History(IReadOnlyList<RuleStep> steps) => steps.Count == 0 ? []
        : [new Heading("History", Level: 2), .. steps.Take(MostSteps).Select(Step), .. steps.Count > MostSteps ? [new Paragraph(Phrases.Count(steps.Count - MostSteps, "earlier change"), Tone.Subtle)] : Array.Empty<Block>()];

    /// <summary>"on, holds for 12 accounts now, 3 could not be judged".</summary>
    internal static string State(RuleView view) => view.Off is { } off ? $"off, {off}" : view.Problem is not null ? "silent"
        : $"on, holds for {Phrases.Count(view.Holds, "account")} now{(view.NotJudged > 0 ? $", {view.NotJudged} could not be judged" : "")}";

    private static Paragraph Step(RuleStep step) => new([Span.Bold(step.By), $" {step.What} · ", Span.Time(step.At)]);

    private static Buttons Buttons(RuleView view) => new(
        view.Off is null ? Say("Turn off", $"turn off {view.Called}") : Say("Turn on", $"turn on {view.Called}"),
        view.Number > 0 ? Say("Change…", $"change {view.Called}") : null,
        view.Number > 0 ? Say("Delete", $"delete {view.Called}") : null,
        view.Problem is null ? Say("Show the accounts", view.When) : null,
        view.Problem is null ? Say("Back-test", $"back-test {view.When}") : null);

    internal static VerbButton Say(string title, string text) => new(title, Verbs.Say, ("text", text));
}
