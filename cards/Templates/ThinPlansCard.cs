namespace CsmBot.Cards.Templates;

/// <summary>A plan and the one kind of evidence that it stands on.</summary>
/// <param name="Missing">The kinds that would make it stand, in words.</param>
public sealed record ThinPlanLine(string Account, string Plan, string Kind, int Pieces, string Missing, string Csm);

/// <param name="Without">Plans of which there is no evidence at all.</param>
/// <param name="Plans">All plans that were looked at.</param>
public sealed record ThinPlansView(IReadOnlyList<ThinPlanLine> Lines, int Without, int Plans, bool Own);

/// <summary>Plans that stand on one kind of evidence alone, which are easily argued away.</summary>
public static class ThinPlansCard
{
    private const int MostRows = 10;

    public static Card Of(ThinPlansView view) => new(Said(view),
        new Paragraph([Span.Bold(Said(view))]),
        view.Lines.Count > 0 ? new Table([new Column("Account"), new Column("Plan"), new Column("All is"), new Column("Pieces", ColumnKind.Number), new Column("Would make it stand"), new Column("CSM")],
            [.. view.Lines.Take(MostRows).Select(l => (IReadOnlyList<object?>)[l.Account, l.Plan, l.Kind, l.Pieces, l.Missing, l.Csm])], view.Lines.Count) : null,
        new Paragraph($"{Phrases.Count(view.Without, "plan has", "plans have")} no evidence at all. Counted are pieces for a step of the plan, and those of the account that are for no step.", Tone.Subtle),
        view.Lines.Count > 0 ? new Buttons(new VerbButton($"Evidence of {view.Lines[0].Account}", Verbs.Say, ("text", $"evidence report for {view.Lines[0].Account}")),
            view.Own ? null : new VerbButton("Only mine", Verbs.Say, ("text", "which of my plans stand on one kind of evidence"))) : null);

    private static string Said(ThinPlansView view) => view.Plans == 0 ? $"{(view.Own ? "Your accounts have" : "There are")} no success plans yet."
        : $"{(view.Lines.Count == 0 ? "No plan stands" : view.Lines.Count == 1 ? "1 plan stands" : $"{view.Lines.Count} plans stand")} on one kind of evidence alone, of {Phrases.Count(view.Plans, "plan")}{(view.Own ? " of your accounts" : "")}.";
}
