using CsmBot.Access;
using System.Diagnostics;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Operations;

namespace CsmBot.Conversations;

/// <summary>Runs turns to their end: the change and its settlement are one transaction; a fault becomes an apology.</summary>
public sealed partial class Turns(Turn turn, Store store, PersonLimits limits, ILogger<Turns> log)
{
    /// <param name="incoming">What came in.</param>
    /// <param name="settle">What goes with the turn.</param>
    /// <param name="always">Also settle when the turn itself has nothing to store.</param>
    /// <returns>The reply; null when it was settled before.</returns>
    public async Task<Reply?> Run(Incoming incoming, Settlement settle, bool always, CancellationToken cancel)
    {
        if (!limits.MaySpeak(Speaker(incoming))) return await TooMuch(incoming, settle, always, cancel);
        using var span = Measures.Spans.StartActivity("turn");
        span?.SetTag("channel", incoming.Channel).SetTag("reference", Reference(incoming));
        var (started, failed) = (Stopwatch.GetTimestamp(), false);
        try
        {
            return turn.Take(incoming) switch
            {
                Outcome.Ready ready when always => await Settle(incoming, ready, _ => ready.Reply, settle, cancel),
                Outcome.Ready ready => await Shown(incoming, ready, cancel),
                Outcome.Act act => await Settle(incoming, act, act.Do, settle, cancel),
                _ => throw new InvalidOperationException("An outcome without a line in this switch."),
            };
        }
        catch (Exception error) when (error is not OperationCanceledException && !(settle.Retries && StoreProblem.IsOutage(error)))
        {
            Failed(log, Reference(incoming), error);
            failed = true;
            span?.SetStatus(ActivityStatusCode.Error);
            var sorry = Sorry(incoming);
            return always ? await Settle(incoming, sorry, _ => sorry, settle, cancel) : sorry;
        }
        finally
        {
            Measures.Turn(incoming.Channel, incoming.Event.GetType().Name, failed, Stopwatch.GetElapsedTime(started));
        }
    }

    private static string Speaker(Incoming incoming) => incoming.From == "" ? incoming.Conversation : incoming.From;

    /// <summary>Nothing is done but that they are told so now and then; what they said ends here.</summary>
    private async Task<Reply?> TooMuch(Incoming incoming, Settlement settle, bool always, CancellationToken cancel)
    {
        var reply = Reply.Of(limits.Sentence, Visibility.OnlyAsker);
        if (!always) return reply;
        if (settle.Drop is not { } drop || limits.MayBeTold(Speaker(incoming))) return await Settle(incoming, reply, _ => reply, settle, cancel);
        await store.Write(drop, cancel);
        return null;
    }

    /// <summary>Named after the message, so that what the person quotes is found in the log.</summary>
    public static string Reference(Incoming incoming) => Memory.IdOf("e", incoming);

    public static Reply Sorry(Incoming incoming) =>
        new(RefusedCard.Of(new RefusedView("Something went wrong on my side, and nothing was stored. Try again, or tell your administrator.", Reference(incoming))), Visibility.OnlyAsker);

    private Task<Reply?> Settle(Incoming incoming, Outcome outcome, Func<Work, Reply> act, Settlement settle, CancellationToken cancel) => store.Write(work =>
    {
        if (!settle.Admit(work)) return null;
        work.By = incoming.By();
        var reply = act(work);
        work.CostRead(work.By, outcome.CostRead);
        settle.Write(work, reply);
        return reply;
    }, cancel);

    /// <summary>A reply that nothing is stored for, but what it showed of cost.</summary>
    private async Task<Reply> Shown(Incoming incoming, Outcome.Ready ready, CancellationToken cancel)
    {
        if (ready.CostRead.Count > 0) await store.Write(work => work.CostRead(incoming.By(), ready.CostRead), cancel);
        return ready.Reply;
    }

    [LoggerMessage(LogLevel.Error, "A turn failed, reference {Reference}")]
    private static partial void Failed(ILogger log, string reference, Exception error);
}

/// <summary>What a channel writes in the transaction of a turn.</summary>
/// <param name="Admit">False when this message was worked off before: then nothing happens.</param>
/// <param name="Write">The reply that is owed, and that the message is done.</param>
public sealed record Settlement(Func<Work, bool> Admit, Action<Work, Reply> Write)
{
    /// <summary>Writes down that the message is done without an answer; null where there must be one.</summary>
    public Action<Work>? Drop { get; init; }

    /// <summary>Whoever runs the turn tries again by itself while the store is away: nobody need be told to.</summary>
    public bool Retries { get; init; }
}
