using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Tests.Delivery;

public class PatienceTests
{
    private static readonly DateTime _due = new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);

    private static Post Tried(int attempts) => new() { Key = "k", Channel = "c", Conversation = "c", Body = "", Due = _due, Attempts = attempts };

    [Theory]
    [InlineData(0, 1, 1.25)]
    [InlineData(1, 2, 2.5)]
    [InlineData(4, 16, 20)]
    [InlineData(30, 600, 750)]
    public void Each_failure_doubles_the_wait_up_to_ten_minutes(int attempts, double least, double most)
    {
        var wait = (Patience.Next(Tried(attempts), null, _due)!.Value - _due).TotalSeconds;

        Assert.InRange(wait, least, most);
    }

    [Fact]
    public void What_the_channel_asks_for_is_waited_for() =>
        Assert.Equal(_due.AddSeconds(40), Patience.Next(Tried(0), TimeSpan.FromSeconds(40), _due));

    [Fact]
    public void A_shorter_wait_than_our_own_is_not_taken() =>
        Assert.True(Patience.Next(Tried(5), TimeSpan.FromSeconds(1), _due) >= _due.AddSeconds(32));

    [Fact]
    public void After_a_day_it_is_enough() => Assert.Null(Patience.Next(Tried(100), null, _due.AddHours(24)));
}
