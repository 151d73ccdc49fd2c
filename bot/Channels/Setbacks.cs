using System.Collections.Concurrent;
using CsmBot.Data;

namespace CsmBot.Channels;

/// <summary>
/// Messages that could not be worked off: when each is tried again, and when that has been enough. Known in this process alone; after a restart, which may have brought a
/// better program, each is tried anew.
/// </summary>
internal sealed class Setbacks(TimeProvider time)
{
    /// <summary>What fails in our own hands fails the next time too, so it holds up its conversation for seconds only.</summary>
    public const int Attempts = 4;


    /// <summary>A far end or a disk that is away comes back by itself; so long it is waited for.</summary>
    public static readonly TimeSpan Outage = TimeSpan.FromHours(1);

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250), Longest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(string, string, string), Setback> _all = [];

    private sealed record Setback(int Failed, long Since, long Last, TimeSpan Wait);

    /// <summary>Without those that nobody has come back to for an <see cref="Outage"/>: what another host worked off in our place is never over here.</summary>
    public int Count
    {
        get
        {
            foreach (var (key, setback) in _all)
                if (time.GetElapsedTime(setback.Last) > Outage) _all.TryRemove(key, out _);
            return _all.Count;
        }
    }

    /// <summary>It failed, and is not to be tried yet.</summary>
    public bool Rests(Received received) => _all.TryGetValue(Key(received), out var setback) && time.GetElapsedTime(setback.Last) < setback.Wait;

    /// <summary>Notes a failure; false when it was one too many.</summary>
    public bool Again(Received received, Exception error)
    {
        var now = time.GetTimestamp();
        var setback = _all.AddOrUpdate(Key(received), _ => new Setback(1, now, now, Wait(1, error)), (_, known) => known with { Failed = known.Failed + 1, Last = now, Wait = Wait(known.Failed + 1, error) });
        return IsOutage(error) ? time.GetElapsedTime(setback.Since) < Outage : setback.Failed < Attempts;
    }

    /// <summary>It is worked off, or put aside.</summary>
    public void Over(Received received) => _all.TryRemove(Key(received), out _);

    private static TimeSpan Wait(int failed, Exception error) =>
        TimeSpan.FromTicks(Math.Min(Longest.Ticks, Math.Max((error as FarEndAway)?.After?.Ticks ?? 0, First.Ticks << Math.Min(failed - 1, 20))));

    private static bool IsOutage(Exception error) => error is HttpRequestException or OperationCanceledException or TimeoutException || StoreProblem.IsOutage(error);

    private static (string, string, string) Key(Received received) => (received.Channel, received.Conversation, received.Id);
}
