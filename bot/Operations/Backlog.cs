using CsmBot.Data;

namespace CsmBot.Operations;

/// <summary>What the inbox and the outbox still owe.</summary>
/// <param name="Waiting">Messages that came in and are not answered yet.</param>
/// <param name="OldestWaiting">How long the first of them waits; zero when none does.</param>
/// <param name="PutAside">Messages that failed again and again (<c>csmbot inbox</c>).</param>
/// <param name="Owed">Messages to be sent, those of a later hour among them.</param>
/// <param name="OldestOwed">How long the first of them is overdue; zero when none is.</param>
/// <param name="GivenUp">Messages that could not be sent (<c>csmbot outbox</c>).</param>
public sealed record Backlog(int Waiting, TimeSpan OldestWaiting, int PutAside, int Owed, TimeSpan OldestOwed, int GivenUp)
{
    public static Backlog Of(CsmDb db, DateTime now)
    {
        var owed = db.Posts.Where(p => p.State == PostState.Owed);
        return new(
            db.Pending.Count(), Since(db.Pending.Min(r => (DateTime?)r.ReceivedAt), now), db.Inbox.Count(r => r.Problem != null),
            owed.Count(), Since(owed.Min(p => (DateTime?)p.Due), now), db.Posts.Count(p => p.State == PostState.GivenUp));
    }

    private static TimeSpan Since(DateTime? first, DateTime now) => first is { } then && then < now ? now - then : TimeSpan.Zero;
}
