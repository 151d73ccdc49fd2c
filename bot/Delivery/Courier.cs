using System.Collections.Concurrent;
using CsmBot.Data;
using CsmBot.Operations;

namespace CsmBot.Delivery;

/// <summary>
/// Sends what the outbox owes: claims, sends, then writes down that it was sent. A crash between the last two sends a message twice, never not at all.
/// </summary>
public sealed partial class Courier(Store store, Outbox outbox, TimeProvider time, ILogger<Courier> log) : BackgroundService
{
    /// <summary>So long after a courier has died its posts are another's. An attempt may take longer (a channel's turn, a slow answer, the same again in plainer blocks): the lease is prolonged meanwhile.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>How often the outbox is looked at without being told: another process may write to it, and waits end.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>What is under way when the host ends is given so long to be answered: cut off, it would be sent again after the restart.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // Attempts at once. A far end that does not answer holds its place until the sender gives up, so what failed before has few places of its own: however many
    // conversations are in that state, a new message of another one finds room.
    private const int Fresh = 256, Again = 32;
    private readonly Claims _claims = new(store, Path.GetRandomFileName(), Lease);
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly ConcurrentDictionary<string, bool> _underWay = [];
    private DateTime _renewed;
    private readonly SemaphoreSlim _fresh = new(Fresh), _again = new(Again);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        // While this lock is held no other courier lives on the store: leases that are still there are a dead one's.
        using var alone = store.TryLock("courier");
        if (alone is not null) await _claims.ReleaseAll(stop);
        if (_claims.GivenUp() is > 0 and var lost) Lost(log, lost);
        using var cutOff = new CancellationTokenSource();
        using var ending = stop.Register(() => cutOff.CancelAfter(Grace));
        outbox.Added += Wake;
        try
        {
            while (!stop.IsCancellationRequested) await Round(stop, cutOff.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        finally
        {
            outbox.Added -= Wake;
            // Whoever ends the host closes the store next: nobody may be writing to it then.
            for (var i = 0; i < Fresh; i++) await _fresh.WaitAsync(CancellationToken.None);
            for (var i = 0; i < Again; i++) await _again.WaitAsync(CancellationToken.None);
        }
    }

    private async Task Round(CancellationToken stop, CancellationToken cutOff)
    {
        try
        {
            await Renew(stop);
            var posts = await _claims.Take(Now, _fresh.CurrentCount, _again.CurrentCount, p => _underWay.ContainsKey(p.Key), stop);
            foreach (var post in posts)
            {
                _underWay[post.Key] = true;
                var place = post.Attempts == 0 ? _fresh : _again;
                await place.WaitAsync(stop);
                _ = Carry(post, place, cutOff);
            }
            if (posts.Count == 0) await _wake.WaitAsync(Look, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            StoreTrouble(log, error);
            await Task.Delay(Look, stop);
        }
    }

    private async Task Renew(CancellationToken stop)
    {
        if (_underWay.IsEmpty || Now - _renewed < Lease / 3) return;
        await _claims.Renew([.. _underWay.Keys], Now, stop);
        _renewed = Now;
    }

    private async Task Carry(Post post, SemaphoreSlim place, CancellationToken cutOff)
    {
        try { await Finish(post, await Try(post, cutOff)); }
        catch (OperationCanceledException) when (cutOff.IsCancellationRequested) { }
        catch (Exception error) { StoreTrouble(log, error); }
        finally
        {
            _underWay.TryRemove(post.Key, out _);
            place.Release();
            Wake();
        }
    }

    private async Task<Attempt> Try(Post post, CancellationToken cutOff)
    {
        if (outbox.Sender(post.Channel) is not { } sender) return new Attempt.Never($"nothing sends to the channel “{post.Channel}”");
        var edits = post.Edits ?? (post.EditsPost is { } source ? _claims.MessageId(source) : null);
        if (edits is null && post.EditsPost is not null) return new Attempt.Never("the message to edit was never posted");
        try { return await sender.Send(post, edits, cutOff); }
        catch (Exception error) when (error is not OperationCanceledException || !cutOff.IsCancellationRequested) { return new Attempt.Retry(error.Message); }
    }

    private Task<bool> Finish(Post post, Attempt attempt)
    {
        Measures.Attempt(post.Channel, attempt.GetType().Name);
        switch (attempt)
        {
            case Attempt.Delivered sent:
                return _claims.Finish(post, PostState.Sent, post.NotBefore, sent.MessageId, null);
            case Attempt.Retry retry when Patience.Next(post, retry.After, Now) is { } next:
                WillRetry(log, post.Key, post.Attempts + 1, retry.Reason, next);
                return _claims.Finish(post, PostState.Owed, next, null, retry.Reason);
            case Attempt.Retry retry:
                return GiveUp(post, $"after a day: {retry.Reason}");
            case Attempt.Never never:
                return GiveUp(post, never.Reason);
            default:
                throw new ArgumentOutOfRangeException(nameof(attempt));
        }
    }

    private Task<bool> GiveUp(Post post, string reason)
    {
        GivenUp(log, post.Key, post.Channel, post.Conversation, post.Attempts + 1, reason);
        return _claims.Finish(post, PostState.GivenUp, post.NotBefore, null, reason);
    }

    private void Wake()
    {
        try { _wake.Release(); }
        catch (SemaphoreFullException) { /* it is awake already */ }
    }

    [LoggerMessage(LogLevel.Information, "Post {Key}, attempt {Attempt}: {Reason}; again at {Next:u}")]
    private static partial void WillRetry(ILogger log, string key, int attempt, string reason, DateTime next);

    [LoggerMessage(LogLevel.Error, "Gave up post {Key} to {Channel} {Conversation} at attempt {Attempt}: {Reason}; csmbot outbox shows it")]
    private static partial void GivenUp(ILogger log, string key, string channel, string conversation, int attempt, string reason);

    [LoggerMessage(LogLevel.Warning, "{Count} messages were given up and never arrived: csmbot outbox shows them and sends them again")]
    private static partial void Lost(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "The outbox could not be read or written; it is tried again")]
    private static partial void StoreTrouble(ILogger log, Exception error);
}
