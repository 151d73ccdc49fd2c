namespace CsmBot.Tests.Serving;

/// <summary>A clock in which minutes pass in a second, and its timers with it: for what takes long only because somebody else wants it so.</summary>
internal sealed class FastClock(DateTime start, int speed) : TimeProvider
{
    private readonly long _begun = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency / speed;
    public override long GetTimestamp() => System.GetTimestamp();
    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(start, TimeSpan.Zero) + (System.GetElapsedTime(_begun) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private TimeSpan Hurried(TimeSpan span) => span > TimeSpan.Zero ? span / speed : span;
}
