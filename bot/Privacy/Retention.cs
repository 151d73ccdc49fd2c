using CsmBot.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Privacy;

/// <summary>How long what nobody needs for ever is kept (the settings <c>Retention:…</c>).</summary>
public sealed record RetentionPolicy
{
    /// <summary>Chats of the local page.</summary>
    public TimeSpan Conversations { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Messages that came in and are done with. A platform may deliver the same again for hours.</summary>
    public TimeSpan Inbox { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Messages that were sent or given up. Older ones are edited no more; those of alerts that live are kept.</summary>
    public TimeSpan Outbox { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Lines of the change feed. A host that was away for longer reads its book anew.</summary>
    public TimeSpan Feed { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The audit trail.</summary>
    public TimeSpan Audit { get; init; } = TimeSpan.FromDays(730);
}

/// <summary>Takes out once a day what is kept for too long, on one host at a time and in small transactions, so that nobody waits for it.</summary>
public sealed partial class Retention(Store store, RetentionPolicy policy, TimeProvider time, ILogger<Retention> log) : BackgroundService
{
    private const string Done = "retention";
    private const int RowsAtOnce = 5_000;
    private static readonly TimeSpan Every = TimeSpan.FromDays(1), Look = TimeSpan.FromMinutes(10);

    private readonly Duty _duty = new(store, Done);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Look);
        do
        {
            try { await Turn(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception error) { Trouble(log, error); }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>The day's turn, where it is due and no other host is at it.</summary>
    internal async Task Turn(CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        using (var db = store.Db())
            if (db.Marks.Find(Done) is { } last && last.At > now - Every && last.At <= now) return;
        if (!await _duty.Have(stop)) return;
        foreach (var take in Kinds(now))
            while (await store.Write(work => { _duty.Keep(work); return take(work.Db); }, stop) >= RowsAtOnce) { }
        await store.Write(work =>
        {
            _duty.Keep(work);
            if (work.Db.Marks.Find(Done) is { } mark) mark.At = now;
            else work.Db.Add(new Mark { Name = Done, At = now });
        }, stop);
        await _duty.Leave();
    }

    /// <summary>Each takes out the oldest of a kind, and says how many that were.</summary>
    private Func<CsmDb, int>[] Kinds(DateTime now) =>
    [
        db => db.Kept.Where(k => k.Expires <= now).ExecuteDelete(),
        db => Oldest(db.Inbox.Where(r => r.Done && r.ReceivedAt < now - policy.Inbox), r => r.Number, upTo => r => r.Number <= upTo),
        // A live alert's card may be edited yet. Edits themselves are of no use once they are made.
        db => Oldest(db.Posts.Where(p => p.State != PostState.Owed && p.Due < now - policy.Outbox
            && !db.Tellings.Any(t => t.Letter == p.Key && db.Alerts.Any(a => a.Id == t.AlertId && (a.State == AlertState.Open || a.State == AlertState.Acknowledged || a.State == AlertState.Snoozed)))),
            p => p.Number, upTo => p => p.Number <= upTo),
        db => Oldest(db.Set<WebMessage>().Where(m => m.PostedAt < now - policy.Conversations), m => m.Place, upTo => m => m.Place <= upTo),
        db => Oldest(db.Audit.Where(a => a.At < store.Clock(db, null) - policy.Audit), a => a.Number, upTo => a => a.Number <= upTo),
        Feed,
    ];

    /// <summary>
    /// By the database's clock, as the lines have it. The newest line stays, since it says how far the feed is: who has seen less than the oldest that is left has missed some, and reads all anew.
    /// </summary>
    private int Feed(CsmDb db)
    {
        var (before, newest) = (store.Clock(db, null) - policy.Feed, db.Feed.Max(f => (long?)f.Sequence) ?? 0);
        return Oldest(db.Feed.Where(f => f.At < before && f.Sequence < newest), f => f.Sequence, upTo => f => f.Sequence <= upTo);
    }

    private static int Oldest<T>(IQueryable<T> old, System.Linq.Expressions.Expression<Func<T, long>> number, Func<long, System.Linq.Expressions.Expression<Func<T, bool>>> upTo) where T : class
    {
        var last = old.OrderBy(number).Select(number).Skip(RowsAtOnce - 1).Take(1).ToList();
        return (last is [var most] ? old.Where(upTo(most)) : old).ExecuteDelete();
    }

    [LoggerMessage(LogLevel.Error, "What is kept for too long could not be taken out; it is tried again")]
    private static partial void Trouble(ILogger log, Exception error);
}
