using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Health;
using CsmBot.Questions;

namespace CsmBot.Conversations;

/// <summary>Back-tests as cards show them.</summary>
internal static class BacktestViews
{
    private const int MostNamed = 4;

    /// <summary>One rule with its curve and what it missed.</summary>
    public static Card One(Backtested tested, Condition when, IReadOnlyList<CurvePoint> curve, Backtest backtest, DateOnly from, DateOnly to)
    {
        var (book, today) = (backtest.History.Book, backtest.History.Now.Today);
        return BacktestCard.Of(new BacktestView(Rule(tested), from, to, backtest.Horizon)
        {
            Understood = Wording.Of(new Question { Where = when }, book, today),
            Missed = [.. tested.Fires.Missed.Concat(tested.Churns.Missed).OrderByDescending(m => m.Day).Select(m => Named(m, book))],
            Doubts = [.. tested.Doubts.Select(d => d.Text)],
            Curve = [.. curve.Select(p => new CurveLine(p.Label, p.IsOwn, Rule(p.Tested)))],
        });
    }

    /// <summary>Rules side by side.</summary>
    /// <param name="left">Rules that could not be tried, with the reason.</param>
    public static Card All(IReadOnlyList<Backtested> tested, IReadOnlyList<string> left, DateOnly from, DateOnly to) =>
        BacktestListCard.Of(new BacktestListView([.. tested.Select(Rule)], from, to, [.. Doubts(tested), .. left]));

    /// <summary>One rule's figures.</summary>
    public static RuleTestView Rule(Backtested t) => new(t.Rule.Name, Caught(t.Fires), Caught(t.Churns), Caught(t.Downsells))
    {
        Alarms = t.Alarms, FalseAlarms = t.FalseAlarms, Undecided = t.Undecided, AlarmsPerWeek = t.AlarmsPerWeek, NotJudged = t.NotJudged,
    };

    private static CaughtView Caught(Catches c) => new(c.Caught.Count, c.Total, c.MedianDaysAhead, c.ByChance);

    private static string Named(Mishap mishap, Book book) =>
        $"{(mishap.Kind == Trouble.Fire ? $"{mishap.Id}, " : "")}{book.Accounts[mishap.Account].Name}, {(mishap.Kind == Trouble.Fire ? "" : "lost ")}{Cell.Day(mishap.Day)}";

    /// <summary>What is the same for all is said once; what concerns some, with their names.</summary>
    private static IEnumerable<string> Doubts(IReadOnlyList<Backtested> tested)
    {
        foreach (var few in tested.SelectMany(t => t.Doubts).Where(d => d.Kind == DoubtKind.Few).Select(d => d.Text).Distinct()) yield return few;
        foreach (var (concerns, text) in new (Func<Backtested, bool>, string)[]
        {
            (t => t.Fires.IsLikeChance, "No better than chance on fires"), (t => t.Churns.IsLikeChance, "No better than chance on churns"),
            (t => t.Doubts.Any(d => d.Kind == DoubtKind.Future), "Sees what may have been written down after the day"),
            (t => t.Doubts.Any(d => d.Kind == DoubtKind.Undated), "Judges the past by owners, teams or segments of today"),
        })
        {
            var rules = tested.Where(concerns).Select(t => t.Rule.Name).ToList();
            if (rules.Count > 0) yield return $"{text}: {string.Join(", ", rules.Take(MostNamed))}{(rules.Count > MostNamed ? $" and {rules.Count - MostNamed} more" : "")}.";
        }
    }
}
