namespace CsmBot.Cards.Templates;

/// <summary>A fire and the first sign of it that could be seen, as a rule that would have warned.</summary>
/// <param name="Closed">Null while it burns.</param>
/// <param name="Sign">As it was written down; null where nobody did.</param>
/// <param name="Seen">When the sign could be seen.</param>
public sealed record FireLessonView(string Fire, string AccountId, string Account, DateOnly Opened, DateOnly? Closed, string? Sign, DateOnly? Seen)
{
    /// <summary>How the sign became a condition, and how it held before the fire, in sentences.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];
}

/// <summary>A fire of which no new rule is proposed: because there is such a rule, or because nothing fits.</summary>
public static class FireLessonCard
{
    /// <param name="view">The fire.</param>
    /// <param name="rule">The rule that asks the same; null where there is none.</param>
    /// <param name="past">What that rule would have caught.</param>
    /// <param name="others">Conditions that stood out in the facts before the fire.</param>
    public static Card Of(FireLessonView view, RuleView? rule, RulePast past, IReadOnlyList<string> others) => new(
        $"The fire {view.Fire} at {view.Account}: {(rule is null ? "no rule that I can offer" : $"“{rule.Name}” watches for its first sign")}.",
    [
        new Heading(rule is null ? $"No rule that I can offer from the fire {view.Fire}" : $"“{rule.Name}” watches for the first sign of {view.Fire}"),
        .. Story(view),
        .. rule is null ? [new Paragraph(others.Count > 0 ? "This stood out in the facts of those weeks, though the sign does not speak of it. Or say it in your own words: “warn me when …”."
            : "If you know what to look for, say it: “warn me when accounts have not been contacted in 30 days”.")] : Array.Empty<Block>(),
        .. past.Blocks(),
        new Buttons([
            .. others.Select(when => (Button)RuleCard.Say($"Warn me of {when}", $"warn me when {when}")),
            .. rule is null ? Array.Empty<Button>() : [RuleCard.Say("Show the rule", rule.Called), RuleCard.Say("Other thresholds", $"back-test {rule.When}")],
            new VerbButton("Show account", Verbs.AccountShow, ("account", view.AccountId))]),
    ]);

    /// <summary>What happened, what could be seen, and what became of it.</summary>
    internal static IEnumerable<Block> Story(FireLessonView view)
    {
        yield return new Paragraph([Span.Bold(view.Account), $" burned from {Cell.Day(view.Opened)}{(view.Closed is { } closed ? $" to {Cell.Day(closed)}" : ", and still does")}."]);
        yield return view.Sign is { } sign
            ? new Paragraph(["First warning sign: ", Span.Bold($"“{sign}”"), view.Seen is { } seen ? $", to be seen from {Cell.Day(seen)}{Ahead(seen, view.Opened)}." : "; nobody wrote down since when."])
            : new Paragraph("Nobody wrote down a first warning sign.");
        foreach (var found in view.Found) yield return new Paragraph(found, Tone.Subtle);
    }

    /// <summary>", 23 days before".</summary>
    private static string Ahead(DateOnly seen, DateOnly opened) => opened.DayNumber - seen.DayNumber is var days and > 0 ? $", {Phrases.Count(days, "day")} before" : "";
}

/// <summary>A closed fire with the rule that would have warned of it.</summary>
/// <param name="When">The rule's words, or why there is none.</param>
public sealed record FireLessonLine(string Fire, string Account, string? Sign, string When, bool IsOffer);

/// <summary>Several closed fires in one message; each rule is shown with its past where it is asked for.</summary>
public static class FireLessonListCard
{
    private const int MostLines = 10, MostButtons = 5;

    public static Card Of(IReadOnlyList<FireLessonLine> lines) => new($"{lines.Count} fires were closed: their first signs as rules.",
    [
        new Heading($"{lines.Count} fires were closed: their first signs as rules"),
        .. lines.Take(MostLines).Select(l => new Paragraph([Span.Bold($"{l.Fire}, {l.Account}"), l.Sign is { } sign ? $": “{sign}” → {l.When}" : $": {l.When}"])),
        .. lines.Count > MostLines ? [new Paragraph($"{lines.Count - MostLines} more: “offer a rule for {lines[MostLines].Fire}” shows one.", Tone.Subtle)] : Array.Empty<Block>(),
        .. lines.Take(MostLines).Where(l => l.IsOffer).Chunk(MostButtons).Select(some => new Buttons([.. some.Select(l => (Button)RuleCard.Say($"Rule for {l.Fire}", $"offer a rule for {l.Fire}"))])),
        new Paragraph("Each shows whom the rule is about now and what it would have caught, before anything is stored.", Tone.Subtle),
    ]);
}
