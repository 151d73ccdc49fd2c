namespace CsmBot.Cards.Templates;

/// <summary>A rule, or a change of one, that waits for a lead's word.</summary>
/// <param name="DraftId">Kept on the server.</param>
/// <param name="Understood">The condition in the bot's words: "Tier 1 accounts, not contacted in the last 30 days".</param>
public sealed record RuleDraftView(string DraftId, string Name, string Status, string When, string Understood)
{
    /// <summary>What would be changed, in words; empty for a new rule.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    public int Holds { get; init; }
    public int NotJudged { get; init; }

    /// <summary>Names of some of the accounts it holds for.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    public IReadOnlyList<Fact> Facts { get; init; } = [];
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public RulePast Past { get; init; } = RulePast.None;

    /// <summary>The fire that it is learned from, where nobody asked for it.</summary>
    public FireLessonView? Lesson { get; init; }
}

/// <summary>Shows what was understood, whom it is about now and what it would have caught, before a rule is stored.</summary>
public static class RuleDraftCard
{
    public static Card Of(RuleDraftView view) => new($"{Title(view)}: {view.Understood}. It holds for {Phrases.Count(view.Holds, "account")} now. Confirm?",
    [
        new Heading(Title(view)),
        .. view.Lesson is { } lesson ? FireLessonCard.Story(lesson) : [],
        new Paragraph($"● {Phrases.Label(view.Status)} when: {view.When}", Phrases.Health(view.Status)),
        new Paragraph(["Understood as: ", Span.Bold(view.Understood)]),
        .. view.Changes.Select(c => new Paragraph($"{Phrases.Label(c)}.")),
        new Paragraph($"Holds now for {Phrases.Count(view.Holds, "account")}{(view.Accounts.Count > 0 ? $": {string.Join(", ", view.Accounts)}{(view.Holds > view.Accounts.Count ? $" and {view.Holds - view.Accounts.Count} more" : "")}" : "")}."
            + (view.NotJudged > 0 ? $" {Phrases.Count(view.NotJudged, "account")} could not be judged for want of data." : "")),
        new Facts(view.Facts),
        .. view.Warnings.Select(w => new Notice(NoticeKind.Warning, w)),
        .. view.Past.Blocks(),
        new Buttons(
            new VerbButton("Confirm", Verbs.RuleConfirm, ("draft", view.DraftId)).Primary(),
            new VerbButton("Change", Verbs.RuleEdit, ("draft", view.DraftId)),
            new VerbButton(view.Lesson is null ? "Cancel" : "No thanks", Verbs.RuleCancel, ("draft", view.DraftId)),
            RuleCard.Say("Other thresholds", $"back-test {view.When}")),
        new Paragraph(view.Changes.Count > 0 ? "Nothing is changed until you confirm." : view.Lesson is not null ? "Nothing is stored until somebody confirms. “Change” opens its form." : "Nothing is stored until you confirm. “call it …” names it, “make it red” colours it.", Tone.Subtle),
    ]);

    private static string Title(RuleDraftView view) => view.Lesson is { } lesson ? $"A rule learned from the fire {lesson.Fire}" : view.Changes.Count > 0 ? $"Change of the rule “{view.Name}”" : $"New rule “{view.Name}”";
}

/// <summary>What the rule's form shows: values as they were typed, errors by field.</summary>
/// <param name="IsNew">A rule keeps its name once it is stored: alerts and history know it by it.</param>
public sealed record RuleFormView(string DraftId, bool IsNew, IReadOnlyDictionary<string, string> Values)
{
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <summary>All that can be said in a rule, to be changed.</summary>
public static class RuleFormCard
{
    public const int LongestName = 60;

    public static Card Of(RuleFormView view)
    {
        var title = view.IsNew ? "A new rule" : $"The rule “{view.Values.GetValueOrDefault("name")}”";
        return new Card($"{title}.", new Form(title, Verbs.RuleSave, [.. Fields(view).Select(f => f with { Value = view.Values.GetValueOrDefault(f.Id), Error = view.Errors.GetValueOrDefault(f.Id) })], "Check")
        {
            Data = new Dictionary<string, string> { ["draft"] = view.DraftId }, Others = [new VerbButton("Cancel", Verbs.RuleCancel, ("draft", view.DraftId))],
        });
    }

    private static IEnumerable<Field> Fields(RuleFormView view)
    {
        if (view.IsNew) yield return new TextField("name", "Name", MaxLength: LongestName) { Required = true };
        yield return new TextField("when", "When", MaxLength: 500) { Required = true, Hint = "A question that picks out accounts: tier 1 accounts not contacted in 30 days" };
        yield return new ChoiceField("status", "Turns accounts", [new Choice("Yellow", "yellow"), new Choice("Red", "red")]) { Required = true };
        yield return new NumberField("hold", "After so many days", 1, 365) { Hint = "It must hold so long before it counts; 1 is at once" };
        yield return new NumberField("clear", "Ends after so many clear days", 1, 365) { Hint = "So that a value near the limit does not flap; 1 is at once" };
        yield return new TextField("next", "Next step", MaxLength: 300) { Hint = "What to do about it, shown on the alert" };
        yield return new TextField("say", "What to say", MaxLength: 300) { Hint = "A sentence with {account} and {facts}; empty says the facts" };
        yield return new TextField("reason", "Reason code", MaxLength: 40) { Hint = "For counting: contact, usage, support" };
        yield return new TextField("learned_from", "Learned from the fire", MaxLength: 60) { Hint = "A fire’s id" };
        yield return new TextField("owner", "Owner", MaxLength: 100) { Hint = "Who looks after the rule" };
        yield return new TextField("notes", "Notes", Multiline: true, MaxLength: 1000);
    }
}
