using CsmBot.Cards;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Channels;

/// <summary>
/// What came in: stored before it is acknowledged, worked off afterwards in the order of its conversation, also after a restart. A message counts once, however
/// often it is delivered: its key in the store says so. What fails again and again is put aside, so that its conversation goes on.
/// </summary>
public sealed partial class Inbox(Store store, Turns turns, Turn turn, Outbox outbox, IEnumerable<Receiver> receivers, TimeProvider time, ILogger<Inbox> log) : BackgroundService
{
    private readonly Dictionary<string, Receiver> _receivers = receivers.SelectMany(r => r.Channels.Select(c => (c, r))).ToDictionary(x => x.c, x => x.r);

    /// <summary>
    /// Conversations that are worked off at once. Most of that is waiting, for a channel to say who somebody is or for the store; of turns, which want the processor, a few
    /// run at once.
    /// </summary>
    private const int AtOnce = 256, TurnsAtOnce = 8;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1), LookAgain = TimeSpan.FromMilliseconds(250);

    /// <summary>So long a message is left to the host that took it; then another works it off. Both may be at it then, and one of them writes down what came of it.</summary>
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);

    private readonly string _me = Path.GetRandomFileName();
    private readonly Gathering _arrivals = new(store, Haste.Urgent);
    private readonly Setbacks _setbacks = new(time);
    private readonly SemaphoreSlim _wake = new(0, 1), _turns = new(TurnsAtOnce);
    private readonly HashSet<(string, string)> _busy = [];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps a message, on disk when this returns; false when it was here before.</summary>
    public async Task<bool> Keep(string channel, string conversation, string id, string payload, Place? place, CancellationToken cancel)
    {
        var added = await _arrivals.Add(work =>
        {
            if (!Add(work, channel, conversation, id, payload)) return false;
            if (place is not null) Places.Remember(work, place);
            return true;
        }).WaitAsync(cancel);
        if (added) Wake();
        return added;
    }

    /// <summary>For a message whose reply goes back in the response: worked off in the same transaction in which it is kept.</summary>
    public Settlement Inline(Incoming incoming, string payload, Action<Work, Reply> write) => new(
        work => work.Db.Inbox.Find(incoming.Channel, incoming.Conversation, incoming.Id) is null,
        (work, reply) =>
        {
            work.Db.Add(New(work.Db, incoming.Channel, incoming.Conversation, incoming.Id, payload, done: true));
            write(work, reply);
        });

    // In one statement: of what an acknowledgement waits for, looking first, numbering and adding through EF take longest, and it comes in crowds.
    private bool Add(Work work, string channel, string conversation, string id, string payload)
    {
        var (taker, until) = store.IsShared ? (_me, Stored.Instant(work.Clock + Term)) : ((string?)null, (long?)null);
        return 1 == work.Db.Database.ExecuteSql($"""
            INSERT INTO inbox (channel, conversation, id, number, payload, received_at, done, taker, taken_until)
            VALUES ({channel}, {conversation}, {id}, (SELECT COALESCE(MAX(number), 0) + 1 FROM inbox), {payload}, {Stored.Instant(Now)}, {false}, {taker}, {until}) ON CONFLICT DO NOTHING
            """);
    }

    private Received New(CsmDb db, string channel, string conversation, string id, string payload, bool done) => new()
    {
        Channel = channel, Conversation = conversation, Id = id, Payload = payload, ReceivedAt = Now, Done = done, Number = (db.Inbox.Max(r => (long?)r.Number) ?? 0) + 1,
    };

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Quiet(stop);
                foreach (var received in await Pending(stop)) _ = WorkOff(received, stop);
                await _wake.WaitAsync(_setbacks.Count > 0 ? LookAgain : Look, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
            catch (Exception error)
            {
                Trouble(log, error);
                await Task.Delay(Look, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        // Whoever ends the host closes the store next: nobody may be writing to it then.
        while (IsBusy) await _wake.WaitAsync(Look, CancellationToken.None);
        if (store.IsShared) await store.Write(work => work.Db.Pending.Where(r => r.Taker == _me).ExecuteUpdate(s => s.SetProperty(r => r.Taker, (string?)null)), CancellationToken.None);
    }

    /// <summary>Acknowledgements go first: the platforms wait seconds for them, and nobody so impatiently for an answer.</summary>
    private async Task Quiet(CancellationToken stop)
    {
        for (var i = 0; i < 100 && _arrivals.IsBusy; i++) await Task.Delay(TimeSpan.FromMilliseconds(10), stop);
    }

    private bool IsBusy
    {
        get { lock (_busy) return _busy.Count > 0; }
    }

    /// <summary>The first message to be worked off of each conversation that nobody is at.</summary>
    private async Task<List<Received>> Pending(CancellationToken stop)
    {
        List<Received> mine;
        DateTime clock;
        lock (_busy)
        {
            using var db = store.Db();
            clock = store.Clock(db, Now);
            var first = First(db, AtOnce + _busy.Count + _setbacks.Count, _me, clock).ToList();
            mine = [.. first.Where(r => _busy.Count < AtOnce && !_setbacks.Rests(r) && _busy.Add((r.Channel, r.Conversation)))];
        }
        if (!store.IsShared || mine.All(r => r.Taker == _me)) return mine;
        List<Received> taken = [];
        try
        {
            return taken = await store.Write(work => mine.Where(r => r.Taker == _me || Take(work, r)).ToList(), stop);
        }
        finally
        {
            lock (_busy) foreach (var received in mine.Except(taken)) _busy.Remove((received.Channel, received.Conversation));
        }
    }

    /// <summary>Takes over a message of a host that has not worked it off in its time; false when another did.</summary>
    private bool Take(Work work, Received received)
    {
        if (Mine(work, received) is not { Done: false } row || row.Taker != received.Taker || row.TakenUntil != received.TakenUntil) return false;
        (row.Taker, row.TakenUntil) = (_me, work.Clock + Term);
        return true;
    }

    /// <param name="me">Who asks: what others have taken is left to them until their time is over.</param>
    internal static IQueryable<Received> First(CsmDb db, int most, string me, DateTime clock) => db.Pending.AsNoTracking()
        .Where(r => !db.Pending.Any(q => q.Channel == r.Channel && q.Conversation == r.Conversation && q.Number < r.Number))
        .Where(r => r.Taker == null || r.Taker == me || r.TakenUntil <= clock).OrderBy(r => r.Number).Take(most);

    /// <summary>One after the other, all that a conversation holds.</summary>
    private async Task WorkOff(Received first, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            for (var next = first; next is not null && !_setbacks.Rests(next) && await IsOver(next, stop); next = Next(first)) { }
        }
        catch (Exception error) { Trouble(log, error); }
        finally
        {
            lock (_busy) _busy.Remove((first.Channel, first.Conversation));
            Wake();
        }
    }

    /// <summary>Works it off or puts it aside; false when it is to be tried later.</summary>
    private async Task<bool> IsOver(Received received, CancellationToken stop)
    {
        try
        {
            if (_receivers.GetValueOrDefault(received.Channel) is not { } receiver || await receiver.Read(received, stop) is not { } heard)
                await store.Write(work => Mine(work, received)!.Done = true, stop);
            else
                await Take(received, heard, stop);
            _setbacks.Over(received);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { return false; }
        catch (Exception error) when (_setbacks.Again(received, error))
        {
            Trouble(log, error);
            return false;
        }
        catch (Exception error) { await PutAside(received, error); }
        return true;
    }

    private async Task Take(Received received, Heard heard, CancellationToken stop)
    {
        await _turns.WaitAsync(stop);
        try
        {
            await Quiet(stop);
            var knows = turn.Knows(heard.Incoming.From);
            await turns.Run(heard.Incoming, new Settlement(work => Mine(work, received) is { Done: false }, (work, reply) =>
            {
                var mine = Mine(work, received)!;
                mine.Done = true;
                // Of a stranger nothing stays but that they were answered.
                if (!knows) mine.Payload = "";
                if (heard.Place is { } place) Places.Remember(work, place);
                outbox.Add(work, Letters.Reply(heard.Incoming, reply, heard.UserId), Now);
            }) { Retries = true, Drop = work => Mine(work, received)!.Done = true }, always: true, stop);
        }
        finally { _turns.Release(); }
    }

    /// <summary>What comes next in the conversation, where no other host has taken it.</summary>
    private Received? Next(Received before)
    {
        using var db = store.Db();
        var next = db.Pending.AsNoTracking().Where(r => r.Channel == before.Channel && r.Conversation == before.Conversation).OrderBy(r => r.Number).FirstOrDefault();
        return next?.Taker == (store.IsShared ? _me : null) ? next : null;
    }

    /// <summary>Gives it up: whoever said it is told so, the conversation goes on, and <c>csmbot inbox</c> shows it.</summary>
    private async Task PutAside(Received received, Exception error)
    {
        // Who said it, and even what it was, may not be known.
        var incoming = new Incoming(received.Channel, received.Conversation, received.Id, "", new Said(""));
        Aside(log, received.Channel, received.Conversation, Turns.Reference(incoming), error);
        try
        {
            await store.Write(work =>
            {
                if (Mine(work, received) is not { Done: false } mine) return;
                (mine.Done, mine.Problem) = (true, $"{error.GetType().Name}: {error.Message}");
                if (outbox.Sender(received.Channel) is not null) outbox.Add(work, new Letter(incoming.ReplyKey, received.Channel, received.Conversation, Turns.Sorry(incoming)), Now);
            }, CancellationToken.None);
            _setbacks.Over(received);
        }
        catch (Exception trouble) { Trouble(log, trouble); }
    }

    private static Received? Mine(Work work, Received received) => work.Db.Inbox.Find(received.Channel, received.Conversation, received.Id);

    private void Wake()
    {
        try { _wake.Release(); }
        catch (SemaphoreFullException) { /* it is awake already */ }
    }

    [LoggerMessage(LogLevel.Error, "A message of {Channel} {Conversation} was put aside, reference {Reference}; csmbot inbox shows it")]
    private static partial void Aside(ILogger log, string channel, string conversation, string reference, Exception error);

    [LoggerMessage(LogLevel.Error, "The inbox could not be read or worked off; it is tried again")]
    private static partial void Trouble(ILogger log, Exception error);
}
