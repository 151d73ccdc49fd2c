using CsmBot.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Delivery;

/// <summary>Takes out once a day what nobody can ask for any more, so that the message tables do not grow for ever.</summary>
public sealed partial class Tidying(Store store, TimeProvider time, ILogger<Tidying> log) : BackgroundService
{
    /// <summary>Longer than any platform delivers the same event again, and than anyone edits a card of.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1));
        do
        {
            try { await store.Write(work => Tidy(work.Db, time.GetUtcNow().UtcDateTime), stop); }
            catch (Exception error) when (error is not OperationCanceledException) { Trouble(log, error); }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    internal static void Tidy(CsmDb db, DateTime now)
    {
        db.Kept.Where(k => k.Expires <= now).ExecuteDelete();
        db.Inbox.Where(r => r.Done && r.ReceivedAt < now - Keep).ExecuteDelete();
        // What was given up stays to be seen; an alert's posts stay as long as a later state may edit them.
        db.Posts.Where(p => (p.State == PostState.Sent || p.State == PostState.Inline) && p.Due < now - Keep && !p.Key.StartsWith("alert|") && !p.Key.StartsWith("digest|")).ExecuteDelete();
    }

    [LoggerMessage(LogLevel.Error, "Old messages could not be taken out; tomorrow again")]
    private static partial void Trouble(ILogger log, Exception error);
}
