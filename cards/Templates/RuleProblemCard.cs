namespace CsmBot.Cards.Templates;

/// <summary>Tells leads that the rules file was edited badly, and in the same place that it is good again.</summary>
public static class RuleProblemCard
{
    private const int MostMistakes = 10;

    /// <param name="mistakes">Each with file and line.</param>
    /// <param name="none">No rules are in force at all, since the file was never good.</param>
    public static Card Bad(IReadOnlyList<string> mistakes, bool none) => new($"The health rules were not taken up: {mistakes[0]}. {Then(none)}",
    [
        new Heading("The health rules were not taken up", Level: 2),
        .. mistakes.Take(MostMistakes).Select(m => new Notice(NoticeKind.Error, m)),
        .. mistakes.Count > MostMistakes ? [new Paragraph($"{Phrases.Count(mistakes.Count - MostMistakes, "more mistake")}", Tone.Subtle)] : Array.Empty<Block>(),
        new Paragraph(Then(none)),
        new Buttons(new VerbButton("Show the rules", Verbs.Say, ("text", "rules"))),
    ]);

    private static string Then(bool none) => none ? "No rule is in force until this is mended: nobody is warned." : "The last good rules stay in force until this is mended.";

    public static Card Good(int rules) => new($"The health rules are good again: {Phrases.Count(rules, "rule")} in force.",
        new Paragraph($"The health rules are good again: {Phrases.Count(rules, "rule")} in force."));
}
