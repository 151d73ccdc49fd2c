using CsmBot.Accounts;
using CsmBot.Health;
using CsmBot.Questions;
using CsmBot.Tests.Accounts;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Health;

/// <summary>What contracts' cli.md says of alarms, catches and false alarms, on histories small enough to count by hand.</summary>
public class BacktestTests
{
    private static readonly DateOnly _from = Given.Day("2025-06-01"), _to = Given.Day("2026-11-16");

    private static Backtested Test(string when, DateOnly from, DateOnly to, int hold, params object[] facts) => Test(when, from, to, hold, Given.Book(facts));

    private static Backtested Test(string when, DateOnly from, DateOnly to, int hold, AsOf today)
    {
        var (trial, problem) = Trial.Of(new HealthRule("tried", when, Colour.Yellow) { HoldDays = hold }, today.Moment, Directory.Of(today.Book));
        Assert.Null(problem);
        return new Backtest(new History(today.Book, today.Moment)).Run(trial!, from, to, TestContext.Current.CancellationToken);
    }

    private static Backtested Test(string when, params object[] facts) => Test(when, _from, _to, 1, facts);

    private static Signal Nps(string day, double value, string account = "A") => new(Given.Day(day), account, "nps", value);

    /// <summary>Facts that make the history begin early and end late, and mean nothing.</summary>
    private static object[] With(params object[] facts) => [new Signal(Given.Day("2025-01-01"), "A", "seats", 5), new Signal(Given.Day("2026-11-16"), "A", "seats", 5), .. facts];

    [Fact]
    public void A_fire_is_caught_by_a_rule_that_held_before_it_opened_with_days_counted_from_the_first_day_of_holding()
    {
        var tested = Test("accounts with NPS below 20", With(Nps("2026-01-01", 50), Nps("2026-03-01", 10), Given.Fire("F", "2026-04-10 09:00")));
        var (mishap, ahead) = Assert.Single(tested.Fires.Caught);
        Assert.Equal(("F", 40), (mishap.Id, ahead));
        Assert.Equal((40, 1, 0), (tested.Fires.MedianDaysAhead, tested.Alarms, tested.FalseAlarms));
    }

    [Fact]
    public void What_begins_on_the_day_of_the_fire_has_not_caught_it_but_is_no_false_alarm()
    {
        var tested = Test("accounts with NPS below 20", With(Nps("2026-04-10", 10), Given.Fire("F", "2026-04-10 09:00")));
        Assert.Equal("F", Assert.Single(tested.Fires.Missed).Id);
        Assert.Equal((1, 0), (tested.Alarms, tested.FalseAlarms));
    }

    [Fact]
    public void A_rule_that_ended_longer_than_the_horizon_ago_has_missed_it_and_its_alarm_was_false()
    {
        object[] Ended(string day) => With(Nps("2025-07-01", 10), Nps(day, 50), Given.Fire("F", "2026-03-01 09:00"));
        // Its last day is the one before; 180 days before 1 March is 2 September.
        Assert.Single(Test("accounts with NPS below 20", Ended("2025-09-02")).Fires.Missed);
        Assert.Single(Test("accounts with NPS below 20", Ended("2025-09-03")).Fires.Caught);
        Assert.Equal((1, 1, 0), Test("accounts with NPS below 20", Ended("2025-09-03")) is var t ? (t.Alarms, t.FalseAlarms, t.Undecided) : default);
    }

    [Fact]
    public void An_alarm_is_true_until_the_last_day_of_the_horizon_and_undecided_where_the_history_ends_sooner()
    {
        Assert.Equal(0, Test("accounts with NPS below 20", With(Nps("2026-01-01", 10), Given.Fire("F", "2026-06-30 09:00"))).FalseAlarms);
        Assert.Equal(1, Test("accounts with NPS below 20", With(Nps("2026-01-01", 10), Given.Fire("F", "2026-07-01 09:00"))).FalseAlarms);
        var late = Test("accounts with NPS below 20", With(Nps("2026-06-01", 10)));
        Assert.Equal((1, 0, 1), (late.Alarms, late.FalseAlarms, late.Undecided));
        Assert.Equal(0, Test("accounts with NPS below 20", With(Nps("2026-05-20", 10))).Undecided);
    }

    [Fact]
    public void Each_beginning_is_an_alarm_and_a_rule_that_held_before_the_first_day_does_not_begin_on_it()
    {
        var facts = With(Nps("2026-01-01", 10), Nps("2026-02-01", 50), Nps("2026-03-01", 10), Given.Fire("F", "2026-05-01 09:00"));
        Assert.Equal(2, Test("accounts with NPS below 20", facts).Alarms);
        var later = Test("accounts with NPS below 20", Given.Day("2026-03-05"), _to, 1, facts);
        Assert.Equal((0, 120), (later.Alarms, Assert.Single(later.Fires.Caught).DaysAhead));
    }

    [Fact]
    public void A_rule_counts_once_it_has_held_for_its_days()
    {
        var tested = Test("accounts with NPS below 20", _from, _to, 8, With(Nps("2026-03-01", 10), Given.Fire("F", "2026-04-10 09:00"), Nps("2026-06-01", 50), Nps("2026-07-01", 10), Nps("2026-07-05", 50)));
        Assert.Equal((1, 33), (tested.Alarms, Assert.Single(tested.Fires.Caught).DaysAhead));
    }

    [Fact]
    public void A_day_is_judged_by_what_was_known_at_its_end()
    {
        // The tickets are open only until they are closed, and the value of a later day does not count before it.
        var tested = Test("accounts with an open ticket", With(Given.Ticket("2026-03-01 23:00", "2026-03-20 10:00"), Given.Fire("F", "2026-03-11 09:00")));
        Assert.Equal((1, 10), (tested.Alarms, Assert.Single(tested.Fires.Caught).DaysAhead));
    }

    [Fact]
    public void A_churned_account_is_looked_at_until_it_was_lost_and_then_no_more()
    {
        var tested = Test("accounts with NPS below 20", With(Given.Account(status: AccountStatus.Churned), Nps("2026-02-01", 10), Nps("2026-07-01", 50), Nps("2026-08-01", 10),
            Given.Renewal("2026-06-01", RenewalOutcome.Churned, 1000, 0, "2026-05-22")));
        Assert.Equal(110, Assert.Single(tested.Churns.Caught).DaysAhead);
        Assert.Equal((1, 0), (tested.Alarms, tested.FalseAlarms));
    }

    [Fact]
    public void An_account_renews_on_the_day_that_was_due_then_and_has_the_ARR_of_then()
    {
        object[] facts = With(Given.Account(arr: 500, renews: "2027-06-01"), Given.Renewal("2026-06-01", RenewalOutcome.Downsold, 1000, 500, "2026-05-22"));
        var renewing = Test("accounts renewing in the next 60 days", facts);
        Assert.Equal((1, 49), (renewing.Alarms, Assert.Single(renewing.Downsells.Caught).DaysAhead));
        Assert.Equal(0, Test("accounts with ARR below 900 USD", Given.Day("2026-01-01"), Given.Day("2026-05-21"), 1, facts).Alarms);
        Assert.Equal(1, Test("accounts with ARR below 900 USD", Given.Day("2026-01-01"), _to, 1, facts).Alarms);
    }

    [Fact]
    public void An_account_is_looked_at_from_the_beginning_of_its_contract()
    {
        var account = Given.Account("B") with { ContractStart = Given.Day("2026-03-01") };
        var tested = Test("accounts not contacted in 30 days", With(Given.Account(), account, Given.Call("2026-03-20 10:00", account: "B"), Given.Fire("F", "2026-09-01 09:00", account: "B")));
        // Never contacted at the start, and again thirty days after the one call; account A held from the first day of the history on.
        Assert.Equal(2, tested.Alarms);
    }

    [Fact]
    public void What_cannot_be_judged_is_neither_an_alarm_nor_all_clear_and_is_counted()
    {
        var tested = Test("accounts with NPS below 20", With(Given.Account(), Given.Account("B"), Nps("2026-03-01", 10), Given.Fire("F", "2026-04-10 09:00", account: "B")));
        Assert.Equal((1, 1), (tested.NotJudged, tested.Alarms));
        Assert.Equal("F", Assert.Single(tested.Fires.Missed).Id);
    }

    [Fact]
    public void Alarms_a_week_are_for_each_CSM()
    {
        var two = Given.Account("B") with { CsmEmail = "two@example.com" };
        var tested = Test("accounts with NPS below 20", Given.Day("2026-01-05"), Given.Day("2026-03-15"), 1, With(Given.Account(), two, Nps("2026-02-01", 10), Nps("2026-02-02", 10, "B")));
        Assert.Equal(2 / 10.0 / 2, tested.AlarmsPerWeek, 6);
    }

    [Fact]
    public void Days_are_those_of_the_workspace()
    {
        var berlin = new Workspace { TimeZone = Given.Berlin };
        var today = Given.Book(berlin, Given.Now, Given.Berlin, With(Nps("2026-03-01", 10), Given.Fire("F", "2026-03-10 23:30")));
        Assert.Equal(10, Assert.Single(Test("accounts with NPS below 20", _from, _to, 1, today).Fires.Caught).DaysAhead);
    }

    [Fact]
    public void Few_cases_are_said_to_be_few()
    {
        Assert.Contains("There were only 2 fires in this time: too few to say.",
            Test("accounts with NPS below 20", With(Given.Fire("F", "2026-03-10 09:00"), Given.Fire("G", "2026-04-10 09:00"))).Doubts.Select(d => d.Text));
        Assert.Contains("There was no churn in this time: nothing can be said about churns.", Test("accounts with NPS below 20", With()).Doubts.Select(d => d.Text));
    }

    [Theory]
    [InlineData("accounts with a fire whose cause is outage", "It looks into the future: the cause and first warning sign of a fire")]
    [InlineData("accounts with an open urgent ticket", "It may look into the future: a ticket has the priority")]
    [InlineData("accounts that are behind on plan", "It may look into the future: plan steps")]
    [InlineData("enterprise accounts with NPS below 20", "It judges every day by today’s segment")]
    [InlineData("accounts not contacted in 30 days", "Interactions count from the day they took place")]
    [InlineData("accounts that turned yellow in the last 7 days", "It looks at colours")]
    public void A_rule_that_sees_more_than_was_known_on_the_day_is_warned_of(string when, string warning)
    {
        var segment = Given.Account() with { Segment = "Enterprise" };
        var fire = Given.Fire("F", "2026-03-10 09:00") with { Cause = "outage" };
        Assert.Contains(Test(when, With(segment, fire)).Doubts, d => d.Text.StartsWith(warning, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_looks_at_dated_values_alone_sees_nothing_of_the_future() =>
        Assert.DoesNotContain(Test("accounts whose NPS dropped by 25 % over 60 days", With(Nps("2026-03-01", 10))).Doubts, d => d.Text.Contains("future", StringComparison.Ordinal));

    [Fact]
    public void A_rule_that_holds_half_of_the_time_is_no_better_than_chance_and_one_that_holds_before_fires_alone_is()
    {
        var facts = new List<object>();
        for (var i = 0; i < 20; i++)
        {
            var id = $"A{i}";
            facts.Add(Given.Account(id));
            facts.Add(new Signal(Given.Day("2025-01-01"), id, "seats", 5));
            // A coin is tossed for each account; the sign is there in the month before a fire.
            facts.Add(new Signal(Given.Day("2025-01-02"), id, "coin", i % 2));
            if (i >= 10) continue;
            facts.Add(Given.Fire($"F{i}", "2026-04-10 09:00", account: id));
            facts.Add(new Signal(Given.Day("2026-03-10"), id, "beacon", i < 8 ? 1 : 0));
        }

        var coin = Test("accounts with coin above 0", [.. facts]);
        Assert.Equal((5, 5.0), (coin.Fires.Caught.Count, Math.Round(coin.Fires.ByChance)));
        Assert.Contains(coin.Doubts, d => d.Text.StartsWith("It does no better than chance on fires", StringComparison.Ordinal));
        var sign = Test("accounts with beacon above 0", [.. facts]);
        Assert.Equal(8, sign.Fires.Caught.Count);
        Assert.True(sign.Fires.IsBetterThanChance);
    }
}
