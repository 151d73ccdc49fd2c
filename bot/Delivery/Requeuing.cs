using CsmBot.Data;

namespace CsmBot.Delivery;

/// <summary>What re-queueing did.</summary>
/// <param name="Again">Owed anew; with a message go the edits of it, with an edit the message that it is of.</param>
/// <param name="Overtaken">Left as they are: a later state of the same message took their place, and they would undo it.</param>
public sealed record Requeued(IReadOnlyList<Post> Again, IReadOnlyList<Post> Overtaken);

/// <summary>Owes again what was given up, in the old order and with a new day to try.</summary>
public static class Requeuing
{
    /// <param name="numbers">Of the posts; null is all that were given up. Others than those are ignored.</param>
    public static Requeued Run(Work work, IReadOnlyCollection<long>? numbers, DateTime now)
    {
        var lost = work.Db.Posts.Where(p => p.State == PostState.GivenUp).OrderBy(p => p.Number).ToList();
        var keys = lost.Where(p => numbers is null || numbers.Contains(p.Number)).Select(p => p.Key).ToHashSet();
        keys.UnionWith([.. lost.Where(p => keys.Contains(p.Key) && p.EditsPost is not null).Select(p => p.EditsPost!)]);
        var chosen = lost.Where(p => keys.Contains(p.Key) || (p.EditsPost is { } source && keys.Contains(source))).ToList();
        var overtaken = chosen.Where(p => IsOvertaken(work.Db, p)).ToList();
        var again = chosen.Except(overtaken).ToList();
        foreach (var post in again)
        {
            (post.State, post.Due, post.NotBefore, post.Attempts, post.Problem) = (PostState.Owed, now, now, 0, null);
            post.Version++;
        }
        return new Requeued(again, overtaken);
    }

    private static bool IsOvertaken(CsmDb db, Post post) =>
        post.EditsPost is { } source ? db.Posts.Any(p => p.EditsPost == source && p.Number > post.Number)
        : post.Edits is { } message && db.Posts.Any(p => p.Channel == post.Channel && p.Conversation == post.Conversation && p.Edits == message && p.Number > post.Number);
}
