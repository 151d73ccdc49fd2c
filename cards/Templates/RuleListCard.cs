namespace CsmBot.Cards.Templates;

/// <summary>All health rules: what each looks for, whether it is on, how many accounts it holds for, whose it is.</summary>
public static class RuleListCard
{
    private const int MostRules = 20, MostButtons = 5;

    /// <param name="rules">Those of the file, then those made in chat.</param>
    /// <param name="problems">What is wrong with the file now, and what else should be mended.</param>
    /// <param name="how">How rules are made by the reader, or by whom.</param>
    public static Card Of(IReadOnlyList<RuleView> rules, IReadOnlyList<string> problems, string how) => new($"Health rules: {rules.Count(r => r.Off is null)} on, {rules.Count(r => r.Off is not null)} off.",
    [
        new Heading($"Health rules ({rules.Count})"),
        .. problems.Select(p => new Notice(NoticeKind.Warning, p)),
        .. rules.Take(MostRules).SelectMany(Rule),
        .. rules.Count > MostRules ? [new Paragraph(Phrases.Count(rules.Count - MostRules, "more rule"), Tone.Subtle)] : Array.Empty<Block>(),
        new Paragraph(how, Tone.Subtle),
        .. rules.Count == 0 ? Array.Empty<Block>() : [new Buttons(rules.OrderByDescending(r => r.Number).Take(MostButtons).Select(r => RuleCard.Say($"Show {r.Name}", r.Called)))],
    ]);

    private static IEnumerable<Block> Rule(RuleView rule)
    {
        yield return new Paragraph([Span.Bold(rule.Number > 0 ? $"{rule.Number}. {rule.Name}" : rule.Name), $" · {rule.Status} when: {rule.When}"], rule.Off is null ? Phrases.Health(rule.Status) : Tone.Subtle);
        yield return new Paragraph($"{Phrases.Label(RuleCard.State(rule))} · {rule.Made}", Tone.Subtle);
        if (rule.Problem is { } problem) yield return new Notice(NoticeKind.Warning, problem);
    }
}
