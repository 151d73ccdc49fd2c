using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using CsmBot.Questions;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>Back-tests in chat: all rules side by side, or one rule or condition with other thresholds. What takes long says how far it is.</summary>
internal sealed class Backtests(Store store, Outbox outbox, RulesInForce rules)
{
    /// <summary>Judgements (accounts × days × rules) that take some seconds; above it people are told how far it is.</summary>
    private const long Many = 20_000_000;

    public Outcome Test(Scene scene, TestRules asked)
    {
        IReadOnlyList<HealthRule> inForce;
        try { inForce = rules.Rules.Rules; }
        catch (RuleFileException e) { return Talk.Declined($"There are no rules that I can use. {e.Mistakes[0]}"); }

        // Rules judge by the workspace's days, whoever asks.
        var history = new History(scene.Book, scene.Moment with { Zone = scene.Book.Workspace.TimeZone });
        var (trials, problems, window) = Choose(asked, inForce, history, scene);
        if (trials.Count == 0) return Talk.Declined(problems.Count > 0 ? problems[0] : "There are no rules in force.");
        var (from, to) = (window?.From ?? history.First, window?.LastDay ?? history.Now.Today);
        if (from < history.First) from = history.First;
        if (to > history.Now.Today) to = history.Now.Today;
        if (to < from) return Talk.Declined($"The facts that I know reach from {Cell.Day(history.First)} to {Cell.Day(history.Last)}; name days among them.");

        var backtest = new Backtest(history, rules.Horizon);
        var alone = asked.Words is not null;
        var curve = alone ? Curve.Trials(trials[0], new AsOf(history.Book, history.Now)) : [];
        var work = (long)scene.Book.Accounts.Count * (to.DayNumber - from.DayNumber + 1 + backtest.Horizon * 2) * (trials.Count + curve.Count);
        using var progress = work > Many ? new BacktestProgress(store, outbox, scene) : null;
        // The rule itself and its other thresholds are one replay.
        var tested = backtest.Run([.. trials, .. curve.Select(c => c.Trial)], from, to, progress);
        return alone
            ? BacktestViews.One(tested[0], trials[0].When(history.Now), [.. curve.Zip(tested.Skip(1), (c, t) => new CurvePoint(c.Value, c.Label, c.IsOwn, t))], backtest, from, to)
            : BacktestViews.All(tested, problems, from, to);
    }

    /// <summary>Words that may have the window in them are tried whole first: "accounts not contacted in the last 30 days".</summary>
    private static (IReadOnlyList<Trial> Trials, IReadOnlyList<string> Problems, Window? Window) Choose(TestRules asked, IReadOnlyList<HealthRule> inForce, History history, Scene scene)
    {
        if (asked.Whole is { } whole && TrialChoice.Of([whole], inForce, history.Now, scene.Names) is { Trials.Count: > 0 } chosen) return (chosen.Trials, [], null);
        var (trials, problems) = TrialChoice.Of(asked.Words is { } words ? [words] : [], inForce, history.Now, scene.Names);
        return (trials, problems, asked.Window);
    }
}
