using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Health;

/// <summary>
/// Replays rules day by day over the past: each day is judged at its end, by the facts known then and by the accounts as they stood then, and what the rules would have
/// said is held against what went wrong. Pure; the definitions are those of contracts' cli.md.
/// </summary>
/// <param name="horizon">An alarm is about the days that follow within so many days [180].</param>
public sealed class Backtest(History history, int horizon = Backtest.UsualHorizon)
{
    public const int UsualHorizon = 180;

    public History History => history;
    public int Horizon => horizon;

    /// <summary>
    /// How each trial did on what went wrong from <paramref name="from"/> to <paramref name="to"/> (both included) with the alarms of those days. The replay begins earlier, as far as
    /// the history goes, so that a rule that holds already on the first day is known to, and since when.
    /// </summary>
    /// <param name="progress">Told the share that is done, 0–1, from any thread.</param>
    /// <exception cref="CannotAnswer">A condition cannot be judged.</exception>
    public IReadOnlyList<Backtested> Run(IReadOnlyList<Trial> trials, DateOnly from, DateOnly to, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        if (to > history.Now.Today) to = history.Now.Today;
        if (from < history.First) from = history.First;
        if (to < from) return [.. trials.Select(t => new Backtested(t.Rule, None, None, None))];
        var days = Days(from, to);
        var (results, done) = (new Backtested[trials.Count], 0);
        try
        {
            Parallel.For(0, trials.Count, new ParallelOptions { CancellationToken = cancel }, i =>
            {
                var replay = new Replay(trials[i], history, from);
                foreach (var day in days)
                {
                    replay.Step(day);
                    if (Interlocked.Increment(ref done) % 32 == 0) progress?.Report(done / ((double)days.Count * trials.Count));
                    if (cancel.IsCancellationRequested) return;
                }
                replay.End();
                results[i] = new Reckoning(history, replay, horizon, from, to).Of(trials[i]);
            });
        }
        catch (AggregateException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
        }
        cancel.ThrowIfCancellationRequested();
        return results;
    }

    /// <summary>One rule, in force or not.</summary>
    public Backtested Run(Trial trial, DateOnly from, DateOnly to, CancellationToken cancel = default) => Run([trial], from, to, null, cancel)[0];

    private static readonly Catches None = new([], []);

    private List<AsOf> Days(DateOnly from, DateOnly to)
    {
        var start = from.AddDays(-2 * horizon);
        if (start < history.First) start = history.First;
        return [.. Past.Days(history.Book, start, to).Select(d => new AsOf(d.Book, EndOf(d.Day)))];
    }

    /// <summary>The last second of a day; of today, now.</summary>
    private Moment EndOf(DateOnly day) => day >= history.Now.Today ? history.Now : history.Now with { NowUtc = history.Now.StartOf(day.AddDays(1)).AddSeconds(-1) };
}
