namespace CsmBot.Cards.Templates;

/// <param name="OffersRule">May the reader make a rule of its sign?</param>
public sealed record PostMortemView(FireView Fire, ReportView Report, bool OffersRule);

/// <summary>The report of a fire that was closed, with what can be done next.</summary>
public static class PostMortemCard
{
    public static Card Of(PostMortemView view)
    {
        var (fire, report) = (view.Fire, ReportCard.Of(view.Report));
        (string, string)[] data = [("fire", fire.FireId)];
        var end = fire.State is FireState.Closed closed ? $"Closed{(closed.By is { } by ? $" by {by}" : "")}{(closed.Outcome is { } outcome ? $": {outcome}" : "")}" : "Still open";
        return new Card($"Fire {fire.FireId} at {fire.Account}. {end}. {report.Summary}",
        [
            report.Blocks[0],
            new Paragraph([Span.Bold(end)], fire.State is FireState.Closed { Outcome: "lost" } ? Tone.Bad : Tone.Good),
            .. report.Blocks.Skip(1).Where(b => b is not Buttons),
            new Buttons(
            [
                .. report.Blocks.OfType<Buttons>().SelectMany(b => b.Items),
                .. view.OffersRule ? [RuleCard.Say("Make its sign a rule…", $"offer a rule for {fire.FireId}")] : Array.Empty<Button>(),
                new VerbButton("Change…", Verbs.FireClose, data), new VerbButton("Undo closing", Verbs.FireReopen, data), new VerbButton("Show account", Verbs.AccountShow, ("account", fire.AccountId)),
            ]),
        ]);
    }
}
