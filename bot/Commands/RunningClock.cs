namespace CsmBot.Commands;

/// <summary>A clock that starts at an instant and runs on, for <c>serve --now</c>.</summary>
internal sealed class RunningClock(DateTime start) : TimeProvider
{
    private readonly long _begun = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(start, TimeSpan.Zero) + System.GetElapsedTime(_begun);
}
