namespace CsmBot.Tests.Delivery;

/// <summary>A clock that stands still until the test moves it.</summary>
internal sealed class HandClock(DateTime start) : TimeProvider
{
    private long _ticks = start.Ticks;

    public DateTime Now
    {
        get => new(Interlocked.Read(ref _ticks), DateTimeKind.Utc);
        set => Interlocked.Exchange(ref _ticks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);
}
