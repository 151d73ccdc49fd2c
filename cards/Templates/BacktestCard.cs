namespace CsmBot.Cards.Templates;

/// <summary>How a rule did on one kind of trouble.</summary>
/// <param name="DaysAhead">Median; null when none was caught.</param>
/// <param name="ByChance">How many would be caught by holding as often blindly.</param>
public sealed record CaughtView(int Caught, int Total, double? DaysAhead, double ByChance);

/// <summary>What a rule would have caught.</summary>
/// <param name="Rule">Its name, or the words of a condition that is no rule.</param>
public sealed record RuleTestView(string Rule, CaughtView Fires, CaughtView Churns, CaughtView Downsells)
{
    public int Alarms { get; init; }
    public int FalseAlarms { get; init; }

    /// <summary>Alarms too recent to be called true or false.</summary>
    public int Undecided { get; init; }

    /// <summary>A week and CSM.</summary>
    public double AlarmsPerWeek { get; init; }

    public int NotJudged { get; init; }
}

/// <param name="Label">The threshold: "45 days".</param>
public sealed record CurveLine(string Label, bool IsOwn, RuleTestView Tested);

/// <param name="From">The first day that counts; <paramref name="To"/> is the last.</param>
/// <param name="Horizon">Days before a fire in which a warning counts.</param>
public sealed record BacktestView(RuleTestView Tested, DateOnly From, DateOnly To, int Horizon)
{
    /// <summary>What the rule's words were understood as.</summary>
    public string? Understood { get; init; }

    /// <summary>The fires and churns that it missed: "F-012, Acme Corp, 3 May 2026".</summary>
    public IReadOnlyList<string> Missed { get; init; } = [];

    /// <summary>Why the figures are to be doubted, a sentence each.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Rising; with fewer than two there is nothing to choose from.</summary>
    public IReadOnlyList<CurveLine> Curve { get; init; } = [];
}

/// <summary>What one rule would have caught, what speaks against believing it, and how it would do with other thresholds.</summary>
public static class BacktestCard
{
    private const int MostMissed = 6;

    public static Card Of(BacktestView view) => new(Summary(view.Tested),
    [
        new Heading($"“{view.Tested.Rule}” on the past"),
        new Paragraph($"{(view.Understood is { } understood ? understood + " · " : "")}{Days(view.From, view.To)}", Tone.Subtle),
        new Paragraph(Summary(view.Tested)),
        Facts(view.Tested, view.Horizon),
        .. view.Doubts.Select(d => new Notice(NoticeKind.Warning, d)),
        .. Missed(view.Missed),
        .. Curve(view.Curve),
    ]);

    /// <summary>"“gone quiet” would have caught 7 of 9 fires, 34 days ahead, with 12 false alarms of 31."</summary>
    public static string Summary(RuleTestView t) =>
        $"“{t.Rule}” would have caught {OfTotal(t.Fires, "fire")}{Ahead(t.Fires)} and {OfTotal(t.Churns, "churn")}{Ahead(t.Churns)}, with {t.FalseAlarms:#,##0} false of {Phrases.Count(t.Alarms, "alarm")}.";

    internal static string Days(DateOnly from, DateOnly to) => $"{Cell.Day(from)} – {Cell.Day(to)}";

    /// <summary>The figures that are compared, between rules or thresholds.</summary>
    internal static IReadOnlyList<Column> Columns(string first) =>
    [
        new(first), new("Fires caught"), new("By chance", ColumnKind.Number), new("Alarms", ColumnKind.Number), new("False", ColumnKind.Number), new("Days ahead", ColumnKind.Number),
        new("Churns caught"),
        new("A week and CSM", ColumnKind.Number), new("Not judged", ColumnKind.Number),
    ];

    internal static IReadOnlyList<object?> Row(string first, RuleTestView t) =>
        [first, $"{t.Fires.Caught} of {t.Fires.Total}", Math.Round(t.Fires.ByChance, 1), t.Alarms, t.FalseAlarms, t.Fires.DaysAhead, $"{t.Churns.Caught} of {t.Churns.Total}", Math.Round(t.AlarmsPerWeek, 2), t.NotJudged];

    private static string OfTotal(CaughtView c, string one) => c.Total == 0 ? $"no {one} (there was none)" : $"{c.Caught} of {Phrases.Count(c.Total, one)}";

    private static string Ahead(CaughtView c) => c.DaysAhead is { } days ? $" (median {Cell.Text(days)} days ahead)" : "";

    private static Facts Facts(RuleTestView t, int horizon) => new((IEnumerable<Fact?>)
    [
        Caught("Fires", t.Fires), Caught("Churns", t.Churns), Caught("Downsells", t.Downsells),
        new Fact("Alarms", t.Alarms == 0 ? "none" : $"{t.Alarms:#,##0}: {t.Alarms - t.FalseAlarms - t.Undecided:#,##0} true, {t.FalseAlarms:#,##0} false (nothing followed in {horizon} days){(t.Undecided > 0 ? $", {t.Undecided:#,##0} too recent to say" : "")}"),
        new Fact("Alarms a week per CSM", Cell.Text(t.AlarmsPerWeek)),
        t.NotJudged > 0 ? new Fact("Never judged", $"{Phrases.Count(t.NotJudged, "account")}, for want of data") : null,
    ]);

    private static Fact? Caught(string name, CaughtView c) => c.Total == 0 ? null
        : new Fact(name, $"{c.Caught} of {c.Total} caught{(c.DaysAhead is { } days ? $", median {Cell.Text(days)} days ahead" : "")} (by chance {c.ByChance.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)})");

    private static IEnumerable<Block> Missed(IReadOnlyList<string> missed)
    {
        if (missed.Count == 0) yield break;
        yield return new Paragraph([Span.Bold("Missed: "), string.Join("; ", missed.Take(MostMissed)), missed.Count > MostMissed ? $"; and {missed.Count - MostMissed} more" : "", "."]);
    }

    private static IEnumerable<Block> Curve(IReadOnlyList<CurveLine> curve)
    {
        if (curve.Count < 2) yield break;
        yield return new Heading("Other thresholds", 2);
        yield return new Table(Columns("Threshold"), [.. curve.Select(c => Row(c.IsOwn ? c.Label + " (as it is)" : c.Label, c.Tested))]);
        yield return new Chart(ChartKind.Line, "Threshold",
        [
            new Series("Fires caught", [.. curve.Select(c => new Point(c.Label, c.Tested.Fires.Caught))]),
            new Series("False alarms", [.. curve.Select(c => new Point(c.Label, c.Tested.FalseAlarms))]),
        ]);
    }
}
