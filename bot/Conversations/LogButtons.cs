using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Interactions;

namespace CsmBot.Conversations;

/// <summary>The buttons and forms of log cards. Who presses is checked anew: what comes back was in the presser's hands.</summary>
internal static class LogButtons
{
    public static Outcome Undo(Scene scene, string logId) => new Outcome.Act(work => Logbook.Undo(work, logId, scene.Person, scene.Rights) switch
    {
        LogResult.Undone undone => Forget(work, scene, LoggedViews.Undone(scene, undone.Log)),
        LogResult.NotYours => NotYours,
        _ => Gone,
    });

    public static Outcome Edit(Scene scene, string logId) => new Outcome.Act(work => Logbook.Find(work, logId) switch
    {
        null => Gone,
        { } log when !log.Entries.All(e => scene.Rights.MayChange(scene.Person, e)) => NotYours,
        { } log => Form(scene, log, null),
    });

    /// <summary>The form of an edit, in the view of who pressed alone.</summary>
    public static Reply Form(Scene scene, StoredLog log, string? problem) => new(LogFormCard.Of(
        new LogFormView(LogFormKind.Edit, LogForm.Entries(scene, [.. log.Entries.Select(e => Logbook.AsDraft(e, scene.Moment))]), scene.Moment.Today, log.LogId)
        {
            Version = log.Version, Problem = problem,
        }), Visibility.OnlyAsker) { ReplacesSource = scene.Incoming.Event is Pressed };

    public static Outcome Save(Scene scene, Pressed form) => new Outcome.Act(work =>
        form.Value("log") is { } log ? SaveEdit(work, scene, form, log)
        : form.Value("draft") is { } draft ? SaveDraft(work, scene, form, draft)
        : SaveNew(work, scene, form));

    /// <summary>The whole form of what waits.</summary>
    public static Outcome Review(Scene scene, string draftId) => new Outcome.Act(work => Waiting(work, scene, draftId) is { } drafts
        ? Shown(LogFormCard.Of(new LogFormView(LogFormKind.Review, LogForm.Entries(scene, drafts), scene.Moment.Today, draftId)))
        : Expired);

    /// <summary>Puts the form away: an edit shows the entry again, a draft is forgotten.</summary>
    public static Outcome Cancel(Scene scene, Pressed form) => new Outcome.Act(work =>
        form.Value("log") is { } logId ? Logbook.Find(work, logId) is { } log ? Shown(LoggedViews.Card(scene, log)) with { Visibility = Visibility.OnlyAsker } : Gone
        : Shown(Reply.Of("Nothing was logged.").Card));

    /// <summary>The answer to the question whether the log was for an open fire.</summary>
    /// <param name="fireId">Null: for none.</param>
    public static Outcome Link(Scene scene, string logId, string? fireId) => new Outcome.Act(work =>
    {
        if (fireId is null) return Logbook.Find(work, logId) is not { } log ? Gone : log.Entries.All(e => scene.Rights.MayChange(scene.Person, e)) ? Shown(LoggedViews.Card(scene, log)) : NotYours;
        if (work.Find<Accounts.Fire>(fireId) is not { Origin: not Origin.Removed, Fact: var fire }) return Reply.Of($"The fire {fireId} was taken back meanwhile.", Visibility.OnlyAsker);
        return Logbook.Edit(work, logId, null, l => [.. l.Entries.Select(e => Logbook.AsDraft(e, scene.Moment) is var draft && e.AccountId == fire.AccountId ? draft with { FireId = fireId } : draft)], scene.Person, scene.Rights, scene.Moment) switch
        {
            LogResult.Stored stored => Shown(LoggedViews.Card(scene, stored.Log)),
            LogResult.NotYours => NotYours,
            _ => Gone,
        };
    });

    private static Reply SaveNew(Work work, Scene scene, Pressed form)
    {
        var (drafts, problem) = Read(scene, form, [Logs.Empty(scene)], LogFormKind.Empty, null, null, whole: true);
        // A form is one message: saving it twice is logging once.
        var id = Memory.IdOf("log", scene.Incoming with { Id = scene.Incoming.Source ?? scene.Incoming.Id });
        return problem ?? Logs.Store(work, scene, id, drafts);
    }

    private static Reply SaveDraft(Work work, Scene scene, Pressed form, string draftId)
    {
        if (Waiting(work, scene, draftId) is not { } waiting) return Expired;
        var rest = form.Value("rest") is not null;
        var (drafts, problem) = Read(scene, form, waiting, rest ? LogFormKind.Rest : LogFormKind.Review, draftId, null, whole: !rest);
        return problem ?? Logs.Store(work, scene, draftId, drafts);
    }

    private static Reply SaveEdit(Work work, Scene scene, Pressed form, string logId)
    {
        Reply? problem = null;
        IReadOnlyList<Interactions.Draft> Changed(StoredLog log)
        {
            var standing = log.Entries.Select(e => Logbook.AsDraft(e, scene.Moment)).ToList();
            (var drafts, problem) = Read(scene, form, standing, LogFormKind.Edit, logId, log.Version, whole: true);
            return problem is null ? drafts : [];
        }

        return Logbook.Edit(work, logId, form.Value("version"), Changed, scene.Person, scene.Rights, scene.Moment) switch
        {
            LogResult.Stored when problem is not null => problem,
            LogResult.Stored stored => Remembered(work, scene, stored.Log),
            LogResult.ChangedMeanwhile meanwhile => Form(scene, meanwhile.Log, "Somebody changed this entry meanwhile. This is how it stands now; your change was not stored."),
            LogResult.NotYours => NotYours,
            _ => Gone,
        };
    }

    /// <summary>The form's drafts, or the same form with what is wrong.</summary>
    private static (IReadOnlyList<Draft> Drafts, Reply? Problem) Read(
        Scene scene, Pressed form, IReadOnlyList<Draft> drafts, LogFormKind kind, string? id, string? version, bool whole)
    {
        var read = drafts.Select((d, i) => whole && i >= LogFormCard.MostEntries ? (Draft: d, Errors: NoErrors) : LogForm.Read(scene, form, i, d, whole)).ToList();
        if (read.All(r => r.Errors.Count == 0)) return ([.. read.Select(r => r.Draft)], null);
        var entries = read.Select((r, i) => LogForm.Again(scene, form, i, drafts[i], r.Errors)).ToList();
        return ([], Shown(LogFormCard.Of(new LogFormView(kind, entries, scene.Moment.Today, id) { Version = version })) with { Visibility = Visibility.OnlyAsker });
    }

    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    private static IReadOnlyList<Draft>? Waiting(Work work, Scene scene, string draftId) =>
        Memory.Recall<Logs.Waiting>(work.Db, draftId, scene.Now) is { } kept && kept.Person == scene.Person.Email ? kept.Value.Drafts : null;

    private static Reply Remembered(Work work, Scene scene, StoredLog log)
    {
        Logs.Show(work, scene, log.LogId);
        return Shown(LoggedViews.Card(scene, log, edited: true));
    }

    private static Reply Forget(Work work, Scene scene, Card card)
    {
        if (scene.Mind.LastLog is not null) scene.Remember(work, scene.Mind with { LastLog = null });
        return Shown(card);
    }

    private static Reply Shown(Card card) => new(card) { ReplacesSource = true };

    private static Reply NotYours => Reply.Of("Only who logged this entry, or a lead, can change it.", Visibility.OnlyAsker);
    private static Reply Gone => Reply.Of("This entry was taken back already.", Visibility.OnlyAsker);
    private static Reply Expired => Reply.Of("This form is too old or not yours. Send the message again.", Visibility.OnlyAsker);
}
