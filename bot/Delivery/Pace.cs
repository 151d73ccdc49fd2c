using System.Collections.Concurrent;

namespace CsmBot.Delivery;

/// <summary>At most so many within so long.</summary>
public readonly record struct Limit(int Most, TimeSpan Within);

/// <summary>
/// Keeps to what a platform takes, of one conversation or of one method, so that it need not refuse: gives turns, in the order in which they are asked for. Counted in this process alone: a refusal
/// is still answered by waiting.
/// </summary>
public sealed class Pace(TimeProvider time)
{
    private const int ManyQueues = 10_000;
    private readonly ConcurrentDictionary<string, Queue> _queues = [];

    private TimeSpan Now => time.GetElapsedTime(0);

    /// <summary>How long until the turn, which is taken when that is at most <paramref name="longest"/>.</summary>
    /// <param name="what">What is limited: a conversation, a method.</param>
    /// <param name="limits">Of it; all hold.</param>
    /// <param name="who">A turn that is further away is kept under this name until whoever has it comes again; without a name it is given up.</param>
    /// <param name="longest">The longest that the caller waits.</param>
    public TimeSpan Take(string what, IReadOnlyList<Limit> limits, string? who, TimeSpan longest)
    {
        var now = Now;
        if (_queues.Count > ManyQueues) Forget(now);
        var queue = Find(what, limits);
        lock (queue) return queue.Take(now, who, longest);
    }

    /// <summary>The platform has said that it wants no more of these for a while. What comes after that comes evenly.</summary>
    public void Rest(string what, IReadOnlyList<Limit> limits, TimeSpan rest)
    {
        var queue = Find(what, limits);
        lock (queue) queue.Rest(Now + rest);
    }

    private Queue Find(string what, IReadOnlyList<Limit> limits) => _queues.GetOrAdd(what, _ => new Queue(limits));

    private void Forget(TimeSpan now)
    {
        foreach (var (what, queue) in _queues)
            lock (queue)
                if (queue.IsOver(now)) _queues.TryRemove(what, out _);
    }

    private sealed class Queue(IReadOnlyList<Limit> limits)
    {
        private readonly TimeSpan _longest = limits.Max(l => l.Within);
        private readonly int _most = limits.Max(l => l.Most);
        // The newest turns given, the oldest first, as many as the limits look back; some of them may be to come.
        private readonly List<TimeSpan> _given = [];
        private readonly Dictionary<string, TimeSpan> _kept = [];

        public TimeSpan Take(TimeSpan now, string? who, TimeSpan longest)
        {
            foreach (var (late, _) in _kept.Where(k => k.Value < now - _longest).ToList()) _kept.Remove(late);
            var known = TimeSpan.Zero;
            var isKept = who is not null && _kept.Remove(who, out known);
            var turn = isKept ? known : Next(now);
            var wait = turn > now ? turn - now : TimeSpan.Zero;
            if (wait > longest && who is null) return wait;
            if (wait > longest) _kept[who!] = turn;
            if (!isKept) Give(turn);
            return wait;
        }

        public void Rest(TimeSpan until)
        {
            // Whoever has a turn before then would only hear the same.
            _kept.Clear();
            _given.RemoveAll(t => t > until);
            var widest = limits.MaxBy(l => l.Within);
            for (var i = 1; i <= widest.Most; i++) Give(until - widest.Within + i * (widest.Within / widest.Most));
        }

        public bool IsOver(TimeSpan now) => _kept.Count == 0 && (_given.Count == 0 || now - _given[^1] >= _longest);

        private TimeSpan Next(TimeSpan now) =>
            limits.Where(l => _given.Count >= l.Most).Select(l => _given[^l.Most] + l.Within).Concat(_given.TakeLast(1)).Append(now).Max();

        private void Give(TimeSpan turn)
        {
            _given.Add(turn);
            if (_given.Count > 2 * _most) _given.RemoveRange(0, _given.Count - _most);
        }
    }
}
