using System.Diagnostics;

namespace CsmBot.Data.Cosmos;

/// <summary>
/// The service's time, by which all hosts measure leases: what its newest answer said, and what has gone by since on a clock that nobody sets. An answer tells whole seconds, cut off; so the time is kept
/// between what it says and a second later, and the way there and back. Two hosts differ by little more than a second at most.
/// </summary>
internal sealed class ServerClock
{
    private readonly Lock _lock = new();
    private DateTime _time;
    private long _at;

    /// <exception cref="InvalidOperationException">No answer has come yet.</exception>
    public DateTime Now
    {
        get { lock (_lock) return _at == 0 ? throw new InvalidOperationException("The service has not said yet what time it is.") : _time + Stopwatch.GetElapsedTime(_at); }
    }

    /// <param name="date">What the answer says, in UTC.</param>
    /// <param name="way">How long the question and the answer were under way.</param>
    public void Hear(DateTime date, TimeSpan way)
    {
        lock (_lock)
        {
            var (now, latest) = (_at == 0 ? date : _time + Stopwatch.GetElapsedTime(_at), date + TimeSpan.FromSeconds(1) + way);
            _time = now < date ? date : now > latest ? latest : now;
            _at = Stopwatch.GetTimestamp();
        }
    }
}
