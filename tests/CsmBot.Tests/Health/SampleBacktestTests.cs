using CsmBot.Accounts;
using CsmBot.Health;
using CsmBot.Import.Sample;
using CsmBot.Tests.Accounts;
using CsmBot.Tests.Data;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Health;

/// <summary>The sample book has a sign planted before most fires (usage falls) and a metric that tells nothing (who opens the newsletter): a back-test must tell them apart.</summary>
public class SampleBacktestTests
{
    private static readonly Dictionary<int, AsOf> _books = [];

    private static AsOf Book(int seed)
    {
        lock (_books)
            return _books.TryGetValue(seed, out var book) ? book : _books[seed] = Given.Book(Some.Now, TimeZoneInfo.Utc, [.. SampleBook.Facts(200, seed, Some.Now)]);
    }

    private static (Backtested Tested, IReadOnlyList<CurvePoint> Curve) Test(int seed, string when)
    {
        var today = Book(seed);
        var backtest = new Backtest(new History(today.Book, today.Moment));
        var trial = Trial.Of(new HealthRule("tried", when, Colour.Yellow), today.Moment, Directory.Of(today.Book)).Trial!;
        var curve = Curve.Of(trial, backtest, backtest.History.First, today.Today, cancel: TestContext.Current.CancellationToken);
        return (curve.Single(p => p.IsOwn).Tested, curve);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_planted_sign_is_found(int seed)
    {
        var (tested, _) = Test(seed, "accounts whose usage dropped by 20 % over 60 days");
        Assert.True(tested.Fires.Caught.Count >= 0.5 * tested.Fires.Total, $"{tested.Fires.Caught.Count} of {tested.Fires.Total}");
        Assert.True(tested.Fires.IsBetterThanChance && tested.Fires.Caught.Count > 3 * tested.Fires.ByChance);
        Assert.InRange(tested.Fires.MedianDaysAhead!.Value, 10, 90);
        Assert.True(tested.FalseAlarms < tested.TrueAlarms, $"{tested.FalseAlarms} false, {tested.TrueAlarms} true");
        Assert.DoesNotContain(tested.Doubts, d => d.Kind == DoubtKind.Chance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_planted_noise_does_not_look_good_at_any_threshold(int seed)
    {
        var (_, curve) = Test(seed, "accounts whose newsletter_opens dropped by 40 % over 60 days");
        Assert.True(curve.Count >= 5);
        Assert.All(curve, p =>
        {
            var fires = p.Tested.Fires;
            Assert.True(fires.Caught.Count == 0 || p.Tested.Doubts.Any(d => d.Kind == DoubtKind.Chance && d.Text.Contains("fires", StringComparison.Ordinal)), $"{p.Label}: {fires.Caught.Count} of {fires.Total}, by chance {fires.ByChance:0.0}");
            Assert.True(p.Tested.FalseAlarms >= 2 * p.Tested.TrueAlarms, $"{p.Label}: {p.Tested.FalseAlarms} false, {p.Tested.TrueAlarms} true");
        });
    }

    [Fact]
    public void The_curve_holds_the_rule_itself_and_rises_from_few_alarms_to_many()
    {
        var (tested, curve) = Test(1, "accounts with NPS below 20");
        Assert.Equal(20, curve.Single(p => p.IsOwn).Value);
        Assert.Equal(curve.Select(p => p.Value).Order(), curve.Select(p => p.Value));
        Assert.True(curve[0].Tested.Fires.Caught.Count < tested.Fires.Caught.Count && tested.Fires.Caught.Count < curve[^1].Tested.Fires.Caught.Count);
    }

    [Theory]
    [InlineData("accounts not contacted in 45 days", "45 days", 7, 120)]
    [InlineData("tier 1 accounts not contacted in 30 days", "30 days", 7, 90)]
    [InlineData("accounts whose usage dropped by 25 % over 60 days", "25 %", 5, 60)]
    [InlineData("accounts that are behind on plan and renew in the next 120 days", "120 days", 45, 365)]
    [InlineData("accounts with more than 3 open tickets", "3 tickets", 1, 10)]
    public void The_number_that_is_varied_is_the_one_that_matters(string when, string own, double least, double most)
    {
        var today = Book(1);
        var condition = RuleWords.Read(when, today.Moment, Directory.Of(today.Book)).Condition!;
        var threshold = Threshold.Of(condition, today)!;
        Assert.Equal(own, threshold.Label(threshold.Value));
        var steps = threshold.Steps(condition, today);
        Assert.Equal((least, most), (steps[0], steps[^1]));
        Assert.Equal(condition, threshold.With(condition, threshold.Value));
        Assert.NotEqual(condition, threshold.With(condition, steps[0]));
    }

    [Theory]
    [InlineData("accounts whose sponsor left")]
    [InlineData("accounts with an overdue renewal")]
    [InlineData("accounts with an open urgent ticket")]
    public void A_condition_of_yes_or_no_has_no_curve(string when)
    {
        var today = Book(1);
        Assert.Null(Threshold.Of(RuleWords.Read(when, today.Moment, Directory.Of(today.Book)).Condition!, today));
    }
}
