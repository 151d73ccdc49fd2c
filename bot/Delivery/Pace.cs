using System.Collections.Concurrent;

namespace CsmBot.Delivery;

/// <summary>Keeps to what a platform takes of one conversation in a while, so that it need not refuse. Counted in this process alone: a refusal is still answered by waiting.</summary>
/// <param name="limits">At most so many within so long; all of them hold.</param>
public sealed class Pace(IReadOnlyList<(int Most, TimeSpan Within)> limits, TimeProvider time)
{
    private const int ManyConversations = 10_000;
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> _sent = [];
    private readonly TimeSpan _longest = limits.Max(l => l.Within);

    /// <summary>Zero, and one more is counted; or how long to wait before asking again.</summary>
    public TimeSpan Take(string conversation)
    {
        var now = time.GetUtcNow();
        if (_sent.Count > ManyConversations) Forget(now);
        var sent = _sent.GetOrAdd(conversation, _ => new());
        lock (sent)
        {
            while (sent.TryPeek(out var oldest) && now - oldest >= _longest) sent.Dequeue();
            var wait = limits.Select(l => sent.Count < l.Most ? TimeSpan.Zero : sent.ElementAt(sent.Count - l.Most) + l.Within - now).Max();
            if (wait > TimeSpan.Zero) return wait;
            sent.Enqueue(now);
            return TimeSpan.Zero;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (conversation, sent) in _sent)
            lock (sent)
                if (sent.Count == 0 || now - sent.Last() >= _longest) _sent.TryRemove(conversation, out _);
    }
}
