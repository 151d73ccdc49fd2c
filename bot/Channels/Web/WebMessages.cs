using CsmBot.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Channels.Web;

/// <summary>The local page's chats: kept in the store, and told at once to the pages that are open.</summary>
public sealed class WebMessages(Store store, TimeProvider clock)
{
    /// <summary>The name of this channel in an activity's <c>channelId</c>.</summary>
    public const string Channel = "web";

    private volatile TaskCompletionSource _next = NewSignal();

    /// <summary>Completes with the next change; take it before reading, so that nothing is missed in between.</summary>
    public Task NextChange => _next.Task;

    /// <summary>Adds a message; one that is there already is left as it is, so that a repeated delivery shows once. One that was taken out comes back.</summary>
    public Task Post(string conversation, string id, string activity, string? author = null, string? onlyFor = null, CancellationToken cancel = default) =>
        Change(db =>
        {
            var number = NextNumber(db);
            if (db.Find<WebMessage>(conversation, id) is { } there)
            {
                if (!there.Deleted) return false;
                (there.Deleted, there.Changed, there.Activity) = (false, number, activity);
                return true;
            }
            db.Add(new WebMessage
            {
                Conversation = conversation, Id = id, Place = number, Changed = number, PostedAt = clock.GetUtcNow().UtcDateTime, Author = author,
                OnlyFor = onlyFor?.ToLowerInvariant(), Activity = activity,
            });
            return true;
        }, cancel);

    /// <summary>Puts another activity in the message's place; false when there is no such message.</summary>
    public Task<bool> Edit(string conversation, string id, string activity, CancellationToken cancel = default) =>
        Alter(conversation, id, m => m.Activity = activity, cancel);

    public Task<bool> Delete(string conversation, string id, CancellationToken cancel = default) => Alter(conversation, id, m => m.Deleted = true, cancel);

    /// <summary>The newest messages of a chat that came before <paramref name="before"/>, oldest first, as <paramref name="reader"/> may see them.</summary>
    public async Task<List<WebMessage>> History(string conversation, string reader, long before, int count, CancellationToken cancel)
    {
        await using var db = store.Db();
        var newestFirst = await Seen(db, reader).Where(m => m.Conversation == conversation && m.Place < before && !m.Deleted)
            .OrderByDescending(m => m.Place).Take(count).ToListAsync(cancel);
        newestFirst.Reverse();
        return newestFirst;
    }

    /// <summary>What changed in all chats of <paramref name="reader"/> since that number, in order.</summary>
    public async Task<List<WebMessage>> Since(string reader, long changed, CancellationToken cancel)
    {
        await using var db = store.Db();
        return await Seen(db, reader).Where(m => m.Changed > changed).OrderBy(m => m.Changed).Take(200).ToListAsync(cancel);
    }

    /// <summary>The number of the newest change.</summary>
    public async Task<long> Newest(CancellationToken cancel)
    {
        await using var db = store.Db();
        return await db.Set<WebMessage>().MaxAsync(m => (long?)m.Changed, cancel) ?? 0;
    }

    private static IQueryable<WebMessage> Seen(CsmDb db, string reader)
    {
        var places = WebPlaces.Of(reader).Select(p => p.Conversation).ToArray();
        var me = reader.ToLowerInvariant();
        return db.Set<WebMessage>().AsNoTracking().Where(m => places.Contains(m.Conversation) && (m.OnlyFor == null || m.OnlyFor == me));
    }

    private Task<bool> Alter(string conversation, string id, Action<WebMessage> change, CancellationToken cancel) => Change(db =>
    {
        if (db.Find<WebMessage>(conversation, id) is not { } message) return false;
        change(message);
        message.Changed = NextNumber(db);
        return true;
    }, cancel);

    private async Task<bool> Change(Func<CsmDb, bool> change, CancellationToken cancel)
    {
        var changed = await store.Write(work => change(work.Db), cancel);
        if (changed) Interlocked.Exchange(ref _next, NewSignal()).TrySetResult();
        return changed;
    }

    // Writes wait for each other, so that the highest number plus one is free.
    private static long NextNumber(CsmDb db) => (db.Set<WebMessage>().Max(m => (long?)m.Changed) ?? 0) + 1;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
