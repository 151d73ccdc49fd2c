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

    [Fact]
    public void An_account_without_history_is_green_and_turns() =>
        Assert.Equal(new Transition(Colour.Green, Colour.Yellow, Quiet), Decision.For(null, 0, Quiet, Rules).Transition);

    [Fact]
    public void Another_rule_of_the_same_colour_is_no_transition() =>
        Assert.Null(Decision.For(Row(Colour.Yellow, "rule:gone quiet"), 3, Usage, Rules).Transition);

    [Fact]
    public void A_worse_rule_supersedes() =>
        Assert.Equal(new Transition(Colour.Yellow, Colour.Red, Fire), Decision.For(Row(Colour.Yellow, "rule:gone quiet"), 3, Fire, Rules).Transition);

    [Fact]
    public void It_turns_green_when_no_rule_counts_any_more() =>
        Assert.Equal(new Transition(Colour.Red, Colour.Green, null), Decision.For(Row(Colour.Red, "rule:open fire"), 0, null, Rules).Transition);

    [Theory]
    [InlineData(0, false)]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void What_a_person_set_stands_for_fourteen_days(int days, bool turns)
    {
        var (transition, reason) = Decision.For(Row(Colour.Yellow, "dana@plover.example"), days, null, Rules);
        Assert.Equal(turns, transition is not null);
        if (!turns) Assert.Contains("dana@plover.example set it yellow", reason);
    }

    [Fact]
    public void What_a_foreign_rule_set_is_treated_like_a_persons_word() =>
        Assert.Null(Decision.For(Row(Colour.Red, "rule:csat"), 2, null, Rules).Transition);
}
