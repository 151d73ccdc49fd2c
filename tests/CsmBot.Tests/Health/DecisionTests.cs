using CsmBot.Accounts;
using CsmBot.Health;

namespace CsmBot.Tests.Health;

public class DecisionTests
{
    private static readonly HealthRule Quiet = new("gone quiet", "w", Colour.Yellow), Usage = new("falling usage", "w", Colour.Yellow), Fire = new("open fire", "w", Colour.Red);
    private static readonly HealthRule[] Rules = [Quiet, Usage, Fire];
    private static readonly RuleState Counts = new(true, true, default), Not = RuleState.Clear;

    private static HealthRow Row(Colour colour, string by) => new(new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), colour, "r", by);

    [Fact]
    public void The_worst_rule_that_counts_decides_and_the_first_of_equals()
    {
        Assert.Same(Fire, Decision.Worst(Rules, [Counts, Not, Counts]));
        Assert.Same(Quiet, Decision.Worst(Rules, [Counts, Counts, Not]));
        Assert.Null(Decision.Worst(Rules, [Not, Not, Not]));
    }

    private static readonly DateOnly Today = new(2026, 11, 20);

    private static Decided Decide(HealthRow? newest, HealthRule? worst, Setting? setting = null) => Decision.For(newest, setting, worst, Today);

    [Fact]
    public void An_account_without_history_is_green_and_turns() =>
        Assert.Equal(new Transition(Colour.Green, Colour.Yellow, Quiet), Decide(null, Quiet).Transition);

    [Fact]
    public void Another_rule_of_the_same_colour_is_no_transition() => Assert.Null(Decide(Row(Colour.Yellow, "rule:gone quiet"), Usage).Transition);

    [Fact]
    public void A_worse_rule_supersedes() =>
        Assert.Equal(new Transition(Colour.Yellow, Colour.Red, Fire), Decide(Row(Colour.Yellow, "rule:gone quiet"), Fire).Transition);

    [Fact]
    public void It_turns_green_when_no_rule_counts_any_more() =>
        Assert.Equal(new Transition(Colour.Red, Colour.Green, null), Decide(Row(Colour.Red, "rule:open fire"), null).Transition);

    [Fact]
    public void A_rule_that_is_not_among_ours_no_longer_counts() =>
        Assert.Equal(new Transition(Colour.Red, Colour.Green, null), Decide(Row(Colour.Red, "rule:csat"), null).Transition);

    [Theory]
    [InlineData("dana@plover.example", true)]
    [InlineData("rule:gone quiet", false)]
    [InlineData("", false)]
    public void A_setting_is_what_a_person_made(string setBy, bool person) => Assert.Equal(person, Setting.IsPerson(setBy));

    [Theory]
    [InlineData("2026-11-20", false)]
    [InlineData("2026-11-19", true)]
    public void A_setting_stands_until_its_last_day_and_that_day_included(string until, bool over)
    {
        var setting = new Setting(Colour.Green, "Dana Reyes", Today.AddDays(-40), DateOnly.Parse(until, null)) { Asked = Today.AddDays(-20), LeadAsked = true, Known = Colour.Red };
        var decided = Decide(Row(Colour.Green, "dana@plover.example"), Fire, setting);
        Assert.Equal(over ? new Transition(Colour.Green, Colour.Red, Fire) : null, decided.Transition);
        Assert.Contains("Dana Reyes set it green until", decided.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13, Asking.Nobody)]
    [InlineData(14, Asking.WhoSetIt)]
    public void Without_an_end_it_stands_and_is_asked_about_after_fourteen_days(int days, Asking asks)
    {
        var decided = Decide(Row(Colour.Yellow, "dana@plover.example"), null, new Setting(Colour.Yellow, "Dana Reyes", Today.AddDays(-days)) { Known = Colour.Green });
        Assert.Equal((null, "Dana Reyes set it yellow; rules say green", asks), (decided.Transition, decided.Reason, decided.Ask));
    }

    [Fact]
    public void With_an_end_it_is_asked_about_when_it_is_stale_and_the_rules_say_otherwise()
    {
        var setting = new Setting(Colour.Yellow, "Dana Reyes", Today.AddDays(-20), Today.AddDays(20)) { Known = Colour.Yellow };
        Assert.Equal(Asking.Nobody, setting.Ask(Colour.Yellow, Today));
        Assert.Equal(Asking.WhoSetIt, setting.Ask(Colour.Green, Today));
    }

    [Theory]
    [InlineData(Colour.Green, Asking.WhoSetIt)]
    [InlineData(Colour.Red, Asking.Nobody)]
    public void When_the_rules_come_to_say_worse_than_was_known_it_is_asked_about_at_once(Colour known, Asking asks) =>
        Assert.Equal(asks, new Setting(Colour.Green, "Dana Reyes", Today, Today.AddDays(5)) { Known = known }.Ask(Colour.Red, Today));

    [Theory]
    [InlineData(6, Colour.Yellow, Colour.Red, false, Asking.Nobody)]
    [InlineData(7, Colour.Yellow, Colour.Red, true, Asking.Lead)]
    [InlineData(7, Colour.Yellow, Colour.Green, false, Asking.Lead)]
    [InlineData(7, Colour.Yellow, Colour.Yellow, false, Asking.Nobody)]
    [InlineData(70, Colour.Yellow, Colour.Green, false, Asking.Lead)]
    public void Without_an_answer_the_rules_decide_when_they_say_worse_and_else_it_stays_and_the_lead_is_asked(int days, Colour set, Colour rules, bool over, Asking asks)
    {
        var setting = new Setting(set, "Dana Reyes", Today.AddDays(-90)) { Asked = Today.AddDays(-days), Known = rules };
        Assert.Equal((over, asks), (setting.IsOver(rules, Today) is not null, setting.Ask(rules, Today)));
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void What_came_with_data_without_an_end_is_history_when_it_was_old_before_anybody_could_be_asked(int days, bool over) =>
        Assert.Equal(over, new Setting(Colour.Green, "Dana Reyes", Today.AddDays(-days)) { OfData = true }.IsOver(Colour.Green, Today) is not null);
}
