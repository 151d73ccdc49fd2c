using CsmBot.Delivery;

namespace CsmBot.Tests.Delivery;

public class PaceTests
{
    private readonly HandClock _clock = new(new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void A_conversation_takes_so_many_and_then_waits_for_the_oldest_to_pass()
    {
        var pace = new Pace([(2, TimeSpan.FromSeconds(1)), (3, TimeSpan.FromSeconds(10))], _clock);
        Assert.Equal(TimeSpan.Zero, pace.Take("a"));
        _clock.Now = _clock.Now.AddMilliseconds(400);
        Assert.Equal(TimeSpan.Zero, pace.Take("a"));
        Assert.Equal(TimeSpan.FromMilliseconds(600), pace.Take("a"));
        Assert.Equal(TimeSpan.Zero, pace.Take("b"));
        _clock.Now = _clock.Now.AddMilliseconds(600);
        Assert.Equal(TimeSpan.Zero, pace.Take("a"));
        Assert.Equal(TimeSpan.FromSeconds(9), pace.Take("a"));
    }

    [Fact]
    public void No_window_of_a_long_burst_holds_more_than_its_limit()
    {
        (int Most, TimeSpan Within)[] limits = [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30))];
        var pace = new Pace(limits, _clock);
        var sent = new List<DateTime>();
        while (sent.Count < 200)
        {
            var wait = pace.Take("a");
            if (wait == TimeSpan.Zero) sent.Add(_clock.Now);
            else _clock.Now += wait;
        }

        foreach (var (most, within) in limits)
            Assert.All(sent, at => Assert.InRange(sent.Count(s => s >= at && s < at + within), 1, most));
    }
}
