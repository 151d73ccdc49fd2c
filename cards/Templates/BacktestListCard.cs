namespace CsmBot.Cards.Templates;

/// <param name="Doubts">What speaks against believing figures, with the rules that it concerns: "No better than chance on fires: gone quiet".</param>
public sealed record BacktestListView(IReadOnlyList<RuleTestView> Rules, DateOnly From, DateOnly To, IReadOnlyList<string> Doubts);

/// <summary>What each rule would have caught, side by side.</summary>
public static class BacktestListCard
{
    private const int MostButtons = 5;

    public static Card Of(BacktestListView view) => new(Summary(view),
    [
        new Heading("The rules on the past"),
        new Paragraph($"{Phrases.Count(view.Rules.Count, "rule")} · {BacktestCard.Days(view.From, view.To)}", Tone.Subtle),
        new Table(BacktestCard.Columns("Rule"), [.. view.Rules.Select(r => BacktestCard.Row(r.Rule, r))]),
        .. view.Doubts.Select(d => new Notice(NoticeKind.Warning, d)),
        new Paragraph("A rule alone is shown with other thresholds and what it missed.", Tone.Subtle),
        new Buttons(view.Rules.Take(MostButtons).Select(r => new VerbButton(r.Rule, Verbs.Say, ("text", $"backtest {r.Rule}")))),
    ]);

    private static string Summary(BacktestListView view) => view.Rules.Where(r => r.Fires.Caught > 0).MaxBy(r => r.Fires.Caught) is { } best
        ? $"{Phrases.Count(view.Rules.Count, "rule")} on the past; {BacktestCard.Summary(best)}"
        : $"{Phrases.Count(view.Rules.Count, "rule")} on the past: no fire was caught.";
}
