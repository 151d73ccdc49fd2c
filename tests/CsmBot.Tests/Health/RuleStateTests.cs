using CsmBot.Accounts;
using CsmBot.Health;
using CsmBot.Questions;

namespace CsmBot.Tests.Health;

public class RuleStateTests
{
    private static readonly DateOnly Day = new(2026, 11, 2);

    private static string Run(HealthRule rule, string days)
    {
        var state = RuleState.Clear;
        var counts = "";
        for (var i = 0; i < days.Length; i++)
        {
            state = state.After(days[i] switch { '1' => Verdict.True, '0' => Verdict.False, _ => Verdict.Unknown }, Day.AddDays(i), rule);
            counts += state.Counts ? '1' : '0';
        }

        return counts;
    }

    private static HealthRule Rule(int hold, int clear) => new("r", "w", Colour.Yellow) { HoldDays = hold, ClearDays = clear };

    [Theory]
    // A rule that needs no holding counts and ends the same day.
    [InlineData(1, 1, "0110", "0110")]
    // Three days in a row are needed; two are not enough.
    [InlineData(3, 1, "0110111", "0000001")]
    // It ends after three clear days, so that a value near the limit does not flap.
    [InlineData(1, 3, "1001000", "1111110")]
    // What cannot be judged neither raises nor clears.
    [InlineData(1, 1, "?1??0?", "011100")]
    [InlineData(1, 1, "???", "000")]
    public void A_rule_counts_after_holding_and_ends_after_being_clear(int hold, int clear, string days, string counts) =>
        Assert.Equal(counts, Run(Rule(hold, clear), days));
}
