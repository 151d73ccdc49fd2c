using CsmBot.Accounts;

namespace CsmBot.Health;

/// <summary>One point of a curve: the rule with another number in its condition, and how it would have done.</summary>
public sealed record CurvePoint(double Value, string Label, bool IsOwn, Backtested Tested);

/// <summary>The same rule with other thresholds, so that one can choose between warning sooner and crying wolf less.</summary>
public static class Curve
{
    /// <summary>The trials of a rule at each threshold worth trying, rising; empty when its condition has no number to vary.</summary>
    public static IReadOnlyList<(double Value, string Label, bool IsOwn, Trial Trial)> Trials(Trial trial, AsOf asOf)
    {
        var condition = trial.When(asOf.Moment);
        if (Threshold.Of(condition, asOf) is not { } threshold) return [];
        return [.. threshold.Steps(condition, asOf).Select(value => (value, threshold.Label(value), value == threshold.Value,
            trial with { When = moment => threshold.With(trial.When(moment), value) }))];
    }

    /// <summary>The curve of a rule; see <see cref="Backtest.Run(IReadOnlyList{Trial}, DateOnly, DateOnly, IProgress{double}, CancellationToken)"/>.</summary>
    public static IReadOnlyList<CurvePoint> Of(Trial trial, Backtest backtest, DateOnly from, DateOnly to, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var trials = Trials(trial, new AsOf(backtest.History.Book, backtest.History.Now));
        var tested = backtest.Run([.. trials.Select(t => t.Trial)], from, to, progress, cancel);
        return [.. trials.Zip(tested, (t, result) => new CurvePoint(t.Value, t.Label, t.IsOwn, result))];
    }
}
