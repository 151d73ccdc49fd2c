using CsmBot.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Delivery;

/// <summary>Who may send a post: taken by compare-and-set on its version, for as long as a lease, and finished only by the one who holds it.</summary>
internal sealed class Claims(Store store, string owner, TimeSpan lease)
{
    private readonly Gathering _outcomes = new(store);

    /// <summary>Posts that may go out now, the first owed one of each conversation: the order within a conversation holds, and no conversation waits for another.</summary>
    private static IQueryable<Post> Ready(CsmDb db, DateTime now, DateTime clock) => db.Posts.AsNoTracking()
        .Where(p => p.State == PostState.Owed && p.NotBefore <= now && (p.LeaseUntil == null || p.LeaseUntil <= clock))
        .Where(p => !db.Posts.Any(q => q.State == PostState.Owed && q.Channel == p.Channel && q.Conversation == p.Conversation && q.Number < p.Number))
        .OrderBy(p => p.Number);

    /// <param name="fresh">So many that were never tried.</param>
    /// <param name="again">So many that failed before.</param>
    /// <param name="isUnderWay">Whether the caller is at it already: whatever became of its lease, it is not taken twice.</param>
    public async Task<List<Post>> Take(DateTime now, int fresh, int again, Func<Post, bool> isUnderWay, CancellationToken cancel)
    {
        List<Post> ready;
        DateTime clock;
        using (var db = store.Db())
        {
            clock = store.Clock(db, now);
            ready = [.. Ready(db, now, clock).Where(p => p.Attempts == 0).Take(fresh), .. Ready(db, now, clock).Where(p => p.Attempts > 0).Take(again)];
            ready.RemoveAll(p => isUnderWay(p));
        }
        return ready.Count == 0 ? ready : await store.Write(work => ready.Where(p => Take(work.Db, p, clock + lease)).ToList(), cancel);
    }

    private bool Take(CsmDb db, Post post, DateTime until) => 1 == db.Posts
        .Where(p => p.Key == post.Key && p.Version == post.Version && p.State == PostState.Owed)
        .ExecuteUpdate(s => s.SetProperty(p => p.LeaseOwner, owner).SetProperty(p => p.LeaseUntil, until).SetProperty(p => p.Version, p => p.Version + 1));

    /// <summary>Prolongs the leases of what is under way: however long an attempt takes, no other courier begins one.</summary>
    public Task Renew(IReadOnlyCollection<string> keys, DateTime now, CancellationToken cancel) => store.Write(work =>
    {
        var until = store.Clock(work.Db, now) + lease;
        work.Db.Posts.Where(p => keys.Contains(p.Key) && p.LeaseOwner == owner).ExecuteUpdate(s => s.SetProperty(p => p.LeaseUntil, until));
    }, cancel);

    /// <summary>Writes down how the attempt went; false when the lease ran out and somebody else has the post.</summary>
    public async Task<bool> Finish(Post post, PostState state, DateTime notBefore, string? messageId, string? problem)
    {
        for (var attempt = 0; ; attempt++)
        {
            try { return await _outcomes.Add(work => Finish(work.Db, post, state, notBefore, messageId, problem)); }
            // It is sent: not written down, it would be sent again. Writing it down twice is refused by its version.
            catch (Exception error) when (attempt < 6 && StoreProblem.IsOutage(error)) { await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt)); }
        }
    }

    private bool Finish(CsmDb db, Post post, PostState state, DateTime notBefore, string? messageId, string? problem) => 1 == db.Posts
        .Where(p => p.Key == post.Key && p.LeaseOwner == owner && p.Version == post.Version + 1)
        .ExecuteUpdate(s => s
            .SetProperty(p => p.State, state).SetProperty(p => p.NotBefore, notBefore).SetProperty(p => p.MessageId, messageId).SetProperty(p => p.Problem, problem)
            .SetProperty(p => p.Attempts, p => p.Attempts + 1).SetProperty(p => p.Version, p => p.Version + 1)
            .SetProperty(p => p.LeaseOwner, (string?)null).SetProperty(p => p.LeaseUntil, (DateTime?)null));

    /// <summary>Frees everything that is leased. Only for one who knows that no other courier is alive.</summary>
    public Task ReleaseAll(CancellationToken cancel) => store.Write(work => work.Db.Posts
        .Where(p => p.State == PostState.Owed && p.LeaseOwner != null)
        .ExecuteUpdate(s => s.SetProperty(p => p.LeaseOwner, (string?)null).SetProperty(p => p.LeaseUntil, (DateTime?)null).SetProperty(p => p.Version, p => p.Version + 1)), cancel);

    /// <summary>How many were given up and wait for somebody to look at them.</summary>
    public int GivenUp()
    {
        using var db = store.Db();
        return db.Posts.Count(p => p.State == PostState.GivenUp);
    }

    /// <summary>The message id of the post under <paramref name="key"/>; null when it was never posted.</summary>
    public string? MessageId(string key)
    {
        using var db = store.Db();
        return db.Posts.AsNoTracking().FirstOrDefault(p => p.Key == key)?.MessageId;
    }
}
