namespace CsmBot.Tests.Serving;

/// <summary>
/// A clock on which a second lasts for ten. What the bot has two seconds for, so that it is in time for somebody's patience, it has twenty for here: a test that is not about that patience
/// does not fail because the machine does ten other things at once.
/// </summary>
internal sealed class SlowClock(DateTime start) : TimeProvider
{
    private const int Slowness = 10;

    private readonly long _begun = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency * Slowness;

    public override long GetTimestamp() => System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(start, TimeSpan.Zero) + (System.GetElapsedTime(_begun) / Slowness);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new SlowTimer(callback, state, dueTime, period);

    /// <summary>No time and no end stay what they are.</summary>
    private static TimeSpan Slowed(TimeSpan span) => span > TimeSpan.Zero ? span * Slowness : span;

    private sealed class SlowTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) : ITimer
    {
        private readonly ITimer _timer = System.CreateTimer(callback, state, Slowed(dueTime), Slowed(period));

        public bool Change(TimeSpan dueTime, TimeSpan period) => _timer.Change(Slowed(dueTime), Slowed(period));
        public void Dispose() => _timer.Dispose();
        public ValueTask DisposeAsync() => _timer.DisposeAsync();
    }
}
