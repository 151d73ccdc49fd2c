using CsmBot.Delivery;

namespace CsmBot.Tests.Delivery;

public class PaceTests
{
    private static readonly Limit[] _few = [new(2, TimeSpan.FromSeconds(1)), new(3, TimeSpan.FromSeconds(10))];
    private readonly StandingClock _clock = new();
    private readonly Pace _pace;

    public PaceTests() => _pace = new Pace(_clock);

    private TimeSpan Take(string what, string? who = null, double longest = 10) => _pace.Take(what, _few, who, TimeSpan.FromSeconds(longest));

    [Fact]
    public void A_conversation_takes_so_many_and_then_waits_for_the_oldest_to_pass()
    {
        Assert.Equal(TimeSpan.Zero, Take("a"));
        _clock.Now += TimeSpan.FromMilliseconds(400);
        Assert.Equal(TimeSpan.Zero, Take("a"));
        Assert.Equal(TimeSpan.FromMilliseconds(600), Take("a"));
        Assert.Equal(TimeSpan.Zero, Take("b"));
        Assert.Equal(TimeSpan.FromSeconds(9.6), Take("a"));
    }

    [Fact]
    public void No_window_of_a_long_burst_holds_more_than_its_limit()
    {
        Limit[] limits = [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30))];
        var sent = new List<TimeSpan>();
        for (var i = 0; i < 200; i++) sent.Add(_clock.Now + _pace.Take("a", limits, null, TimeSpan.MaxValue));

        foreach (var (most, within) in limits) Assert.All(sent, at => Assert.InRange(sent.Count(s => s >= at && s < at + within), 1, most));
        Assert.Equal(sent.Order(), sent);
    }

    [Fact]
    public void Who_has_to_come_again_keeps_the_turn_and_who_gives_up_costs_nobody_theirs()
    {
        for (var i = 0; i < 3; i++) Take("a");
        Assert.Equal(TimeSpan.FromSeconds(10), Take("a", "first", longest: 5));
        Assert.Equal(TimeSpan.FromSeconds(10), Take("a", who: null, longest: 5));
        Assert.Equal(TimeSpan.FromSeconds(10), Take("a", "second", longest: 5));
        _clock.Now += TimeSpan.FromSeconds(4);
        Assert.Equal(TimeSpan.FromSeconds(6), Take("a", "first", longest: 5));
        _clock.Now += TimeSpan.FromSeconds(6);
        Assert.Equal(TimeSpan.Zero, Take("a", "second", longest: 5));
        Assert.Equal(TimeSpan.Zero, Take("a", "first", longest: 5));
        Assert.Equal(TimeSpan.FromSeconds(1), Take("a", "third", longest: 5));
    }

    [Fact]
    public void A_crowd_that_comes_again_when_it_was_told_to_is_through_as_soon_as_the_limit_lets_it()
    {
        Limit[] limits = [new(300, TimeSpan.FromMinutes(1))];
        var due = new PriorityQueue<string, TimeSpan>(Enumerable.Range(0, 1_000).Select(i => ($"post {i}", TimeSpan.Zero)));
        var sent = 0;
        while (due.TryDequeue(out var post, out var at))
        {
            _clock.Now = at > _clock.Now ? at : _clock.Now;
            if (_pace.Take("posts", limits, post, TimeSpan.FromSeconds(10)) is var wait && wait > TimeSpan.FromSeconds(10)) due.Enqueue(post, _clock.Now + wait);
            else sent++;
        }

        Assert.Equal(1_000, sent);
        Assert.Equal(TimeSpan.FromMinutes(3), _clock.Now);
    }

    [Fact]
    public void After_a_rest_that_was_asked_for_they_come_evenly()
    {
        Limit[] limits = [new(60, TimeSpan.FromMinutes(1))];
        _pace.Take("a", limits, null, TimeSpan.Zero);
        _pace.Rest("a", limits, TimeSpan.FromSeconds(30));
        var turns = Enumerable.Range(0, 5).Select(_ => _pace.Take("a", limits, null, TimeSpan.MaxValue).TotalSeconds).ToList();
        Assert.True(turns[0] >= 30, $"{turns[0]}");
        Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.Equal(1, pair.Second - pair.First, 3));
    }

    /// <summary>Stands still until the test moves it.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long GetTimestamp() => Now.Ticks;
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
