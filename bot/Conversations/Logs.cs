using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Interactions;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>Log entries in chat: stored at once, asked about when something is missing, corrected and taken back in words.</summary>
internal sealed class Logs(Outbox outbox)
{
    /// <summary>What one message was going to log, waiting for its form.</summary>
    internal sealed record Waiting(IReadOnlyList<Draft> Drafts);

    public Outcome Log(Scene scene, Log log) => log.Ready && log.Unused.IsEmpty
        ? new Outcome.Act(work => Store(work, scene, Memory.IdOf("log", scene.Incoming), log.Drafts))
        : new Outcome.Act(work => Ask(work, scene, log));

    /// <summary>Stores the drafts and shows what was stored. Whoever presses Save twice, or sends a message twice, logs once.</summary>
    public static Reply Store(Work work, Scene scene, string logId, IReadOnlyList<Draft> drafts)
    {
        var fires = FireLinks.Of(scene, drafts);
        if (fires.Unknown is { } unknown) return Reply.Of(unknown);
        switch (Logbook.Store(work, logId, fires.Drafts, scene.Person.Email, scene.Moment))
        {
            case LogResult.Stored stored:
                Show(work, scene, stored.Log.LogId);
                // That an account burns is not for everyone who reads along.
                return Answer(scene, LoggedViews.Card(scene, stored.Log, fires: fires)) with { Visibility = fires.Tells && !scene.Incoming.MayShowAll ? Visibility.OnlyAsker : Visibility.Public };
            default:
                return Answer(scene, RefusedCard.Of(new RefusedView("This was logged and taken back again. Send it as a new message to log it anew.")));
        }
    }

    /// <summary>Opens the empty form, for an account when its card asked for it.</summary>
    public static Outcome Open(Scene scene, string? accountId, string? purpose = null) =>
        Only(scene, LogFormCard.Of(new LogFormView(LogFormKind.Empty, [LogForm.Entry(scene, Empty(scene) with
        {
            AccountId = scene.Account(accountId)?.AccountId, Purpose = Accounts.Words.TryRead(purpose ?? "", out Accounts.Purpose known) ? known : null,
        })], scene.Moment.Today)));

    public static Draft Empty(Scene scene) => new() { OccurredOn = scene.Moment.Today };

    /// <summary>"undo": takes back what this person logged last here.</summary>
    public Outcome Undo(Scene scene) => scene.Mind.LastLog is not { } last ? Nothing("There is nothing of yours here to take back.") : new Outcome.Act(work =>
    {
        if (Logbook.Undo(work, last.LogId, scene.Person, scene.Rights) is not LogResult.Undone undone) return Reply.Of("That entry was taken back already.");
        scene.Remember(work, scene.Mind with { LastLog = null });
        var card = LoggedViews.Undone(scene, undone.Log);
        Update(work, scene, last, card);
        return new Reply(card);
    });

    /// <summary>"no, 35 minutes", "that was Globex", "also 2 emails".</summary>
    public Outcome Correct(Scene scene, Correction correction)
    {
        if (scene.Mind.LastLog is not { } last) return Nothing("I don’t know which entry you mean: press Edit on its card.");
        return new Outcome.Act(work => Logbook.Find(work, last.LogId) switch
        {
            null => Reply.Of("That entry was taken back already."),
            { } log when correction.Also => Store(work, scene, Memory.IdOf("log", scene.Incoming), [Corrections.Beside(Logbook.AsDraft(log.Entries[^1], scene.Moment), correction)]),
            { Entries.Count: > 1 } log => LogButtons.Form(scene, log, "Which of these is it? Nothing is changed yet."),
            { } log => Apply(work, scene, last, log, correction),
        });
    }

    private Reply Apply(Work work, Scene scene, LastLog last, StoredLog log, Correction correction)
    {
        var result = Logbook.Edit(work, last.LogId, log.Version, l => [Corrections.Over(Logbook.AsDraft(l.Entries[0], scene.Moment), correction)], scene.Person, scene.Rights, scene.Moment);
        if (result is not LogResult.Stored stored) return Reply.Of("That entry is not yours to change.");
        var card = LoggedViews.Card(scene, stored.Log, edited: true);
        scene.Remember(work, scene.Mind with { LastLog = last with { By = scene.Incoming.Id } });
        Update(work, scene, last, card);
        return new Reply(card);
    }

    private static Reply Ask(Work work, Scene scene, Log log)
    {
        var id = Memory.IdOf("log", scene.Incoming);
        Memory.Keep(work, id, scene.Person.Email, new Waiting(log.Drafts), scene.Now + Memory.Cards);
        var view = new LogFormView(log.Ready ? LogFormKind.Review : LogFormKind.Rest, LogForm.Entries(scene, log.Drafts), scene.Moment.Today, id)
        {
            Problem = log.Unused.IsEmpty ? null : $"I did not understand {string.Join(", ", log.Unused.Select(w => $"“{w}”"))}. Nothing is stored yet.",
        };
        return new Reply(LogFormCard.Of(view));
    }

    /// <summary>Remembers the message that shows the log, for "undo" and corrections.</summary>
    public static void Show(Work work, Scene scene, string logId)
    {
        var (message, letter) = scene.Incoming is { Event: Pressed, Source: { } source } ? (source, null) : ((string?)null, scene.Incoming.ReplyKey);
        scene.Remember(work, scene.Mind with { LastLog = new LastLog(logId, message, letter, scene.Incoming.Id), LastFire = null, LastCommitment = null });
    }

    /// <summary>The log that this message made or changed; null when it did neither.</summary>
    public static StoredLog? Of(Work work, Incoming incoming, string email, DateTime now) =>
        Recollection.Of(work.Db, incoming, email, now).LastLog is { } last && last.By == incoming.Id ? Logbook.Find(work, last.LogId) : null;

    /// <summary>Brings the card that shows the log up to date.</summary>
    private void Update(Work work, Scene scene, LastLog last, Card card)
    {
        if (outbox.Sender(scene.Incoming.Channel) is null) return;
        var letter = new Letter($"update:{scene.Incoming.ReplyKey}", scene.Incoming.Channel, scene.Incoming.Conversation, new Reply(card)) { Edits = last.Message, EditsLetter = last.Letter };
        outbox.Add(work, letter, scene.Now);
    }

    private static Reply Answer(Scene scene, Card card) => new(card) { ReplacesSource = scene.Incoming.Event is Pressed };

    internal static Reply Only(Scene scene, Card card) => new(card, scene.Incoming.Personal ? Visibility.Public : Visibility.OnlyAsker);

    private static Reply Nothing(string text) => Reply.Of(text);
}
