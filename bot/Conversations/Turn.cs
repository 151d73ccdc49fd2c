using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using CsmBot.Operations;
using CsmBot.Questions;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>From a message to what it means: <c>Language.Understand</c>.</summary>
public delegate Understood Meaning(string text, Context context);

/// <summary>
/// The one path from a message to a reply: who asks, what is meant, the feature, the answer. It thinks on a snapshot of the book and without a lock; what is to be
/// stored is handed back as an <see cref="Outcome.Act"/>, so that the change, the reply that is owed and the inbox's tick are one transaction.
/// </summary>
public sealed class Turn(
    Store store, Outbox outbox, AlertActions actions, AlertLetters letters, SettingLetters settings, AlertPolicy policy, RulesInForce rules, KnownNames names, Rights rights,
    SuccessPlans.PlanTemplates plans, TimeProvider time, Meaning understand, ReportTalk reports, ReportLinks links)
{
    /// <summary>UTF-16 units of a message.</summary>
    public const int MostCharacters = 4_000;

    private readonly Logs _logs = new(outbox);
    private readonly AlertButtons _alerts = new(actions, letters);
    private readonly AlertLists _alertLists = new(store);
    private readonly StandingRequests _standing = new(store);
    private readonly QuietSettings _quiet = new(store, policy);
    private readonly Backtests _backtests = new(store, outbox, rules);
    private readonly ColourTalk _colours = new(store, outbox, settings, new RulesSay(rules));
    private readonly ColourNotes _notes = new(settings, new RulesSay(rules));
    private readonly HealthRules _rules = new(store, rules);
    private readonly RuleDrafts _drafts = new(new HealthRules(store, rules), rules);
    private readonly PlanTalk _plans = new(plans);
    private readonly ReadinessTalk _readiness = new(store);
    private readonly SurveyTalk _surveys = new(store, outbox, links, policy);
    private readonly CommitmentTalk _commitments = new();
    private readonly FireTalk _fires = new(store, outbox, reports);
    private readonly FireLessons _offers = new(new HealthRules(store, rules), rules);

    /// <summary>Is this the e-mail of somebody in the team? Whoever is not is turned away before anything of theirs is stored.</summary>
    public bool Knows(string email) => Who(store.Book, email, time.GetUtcNow().UtcDateTime) is not null;

    /// <summary>Did this message log something?</summary>
    public bool HasLogged(string channel, string conversation, string messageId)
    {
        using var db = store.Db();
        return EditedLog.Exists(db, new Incoming(channel, conversation, messageId, "", new Said("")));
    }

    public Outcome Take(Incoming incoming)
    {
        // What the same person wrote through another host a moment ago is in the answer.
        store.Refresh(hurry: false);
        var book = store.Book;
        var now = time.GetUtcNow().UtcDateTime;
        if (Who(book, incoming.From, now) is not { } person)
            return incoming.Event is Arrived arrived ? Talk.Welcome(null, arrived.Place) : Stranger;
        if (incoming.Event is Said { Text.Length: > MostCharacters }) return TooLong;
        using var db = store.Db();
        var scene = new Scene(incoming, person, Moments(book, person, incoming, now), book, names.Of(book), Recollection.Of(db, incoming, person.Email, now)) { Rights = rights };
        var outcome = incoming.Event switch
        {
            Said said => Mean(scene, db, said.Text),
            Pressed pressed => Confidence.Keep(scene, pressed.Verb, Press(scene, db, pressed)),
            Arrived arrived => Talk.Welcome(scene, arrived.Place),
            Edited edited => EditedLog.Answer(scene, edited, text => understand(text, scene.Context)),
            _ => throw new ArgumentOutOfRangeException(nameof(incoming)),
        };
        return outcome with { CostRead = scene.CostRead };
    }

    /// <summary>The cards of a person's home; for somebody unknown, how to become known.</summary>
    public async Task<IReadOnlyList<Card>> Home(Incoming incoming, CancellationToken cancel)
    {
        store.Refresh(hurry: false);
        var (book, now) = (store.Book, time.GetUtcNow().UtcDateTime);
        if (Who(book, incoming.From, now) is not { } person) return [Stranger.Card];
        var scene = new Scene(incoming, person, Moments(book, person, incoming, now), book, names.Of(book), new Recollection()) { Rights = rights };
        var alerts = _alertLists.Show(scene, new ShowAlerts(AlertsOf.Mine)) is Outcome.Ready ready ? ready.Reply.Card : throw new InvalidOperationException("A list of alerts stores nothing.");
        return await store.Write(work =>
        {
            var cards = HomeCards.Of(work, scene, understand(HomeCards.AtRisk, scene.Context), alerts);
            work.CostRead(incoming.By("home"), scene.CostRead);
            return cards;
        }, cancel);
    }

    /// <summary>The account that somebody linked to; null where not all who read there may see it, or there is none.</summary>
    public Task<Card?> Linked(Incoming incoming, string accountId) => Linked(incoming, scene => Asks.Linked(scene, accountId, Noted));

    /// <summary>What stands below a link that somebody posted, by who that is and who reads there; null for who is not of the team.</summary>
    internal async Task<Card?> Linked(Incoming incoming, Func<Scene, Card?> preview)
    {
        var (book, now) = (store.Book, time.GetUtcNow().UtcDateTime);
        if (Who(book, incoming.From, now) is not { } person) return null;
        var scene = new Scene(incoming, person, Moments(book, person, incoming, now), book, names.Of(book), new Recollection()) { Rights = rights };
        var card = preview(scene);
        if (scene.CostRead.Count > 0) await store.Write(work => work.CostRead(incoming.By("link"), scene.CostRead));
        return card;
    }

    private Outcome Mean(Scene scene, CsmDb db, string text) => string.IsNullOrWhiteSpace(text) ? Talk.Help(scene) : Mean(scene, db, understand(text, scene.Context));

    private Outcome Mean(Scene scene, CsmDb db, Understood understood)
    {
        Measures.Understood(understood.GetType().Name, understood switch
        {
            NotUnderstood or { Unused.IsEmpty: false } => "not_understood",
            Clarify or Log { Ready: false } => "asked_back",
            Declined => "declined",
            _ => "understood",
        }, understood.Unused.Length);
        return Confidence.Keep(scene, understood, Does(scene, db, understood));
    }

    private Outcome Does(Scene scene, CsmDb db, Understood understood) => understood switch
    {
        Log log => _logs.Log(scene, log),
        OpenLogForm => Logs.Open(scene, null),
        Ask { Unused.IsEmpty: false } ask => Talk.NotUnderstood(ask.Unused, [], InWords(scene, ask.Question)),
        Ask ask => Asks.Answer(scene, ask.Question, InWords(scene, ask.Question), Noted),
        Clarify clarify => Clarifications.Ask(scene, clarify),
        Plan plan => Talk.NotLogged(scene, plan),
        Correct correct => _logs.Correct(scene, correct.Correction),
        Undo when scene.Mind.LastCommitment is { } change => _commitments.Undo(scene, db, change),
        Undo when scene.Mind.LastFire is { } fire => fire.Closed ? _fires.Reopen(scene, fire.FireId) : _fires.Undo(scene, fire.FireId),
        Undo when scene.Mind is { LastLog: null, LastSetting: { } setting } => _colours.Undo(scene, setting),
        Undo => _logs.Undo(scene),
        Teach teach => Teaching.Teach(scene, teach),
        Forget forget => Teaching.Forget(scene, forget),
        TellWords => Teaching.Tell(scene),
        Help => Talk.Help(scene),
        Watch watch => _standing.Watch(scene, watch),
        Schedule schedule => _standing.Schedule(scene, schedule),
        ShowStanding show => _standing.List(scene, show.List),
        StopStanding stop => _standing.Stop(scene, stop.Number),
        Reschedule change => _standing.Change(scene, change),
        SetQuiet quiet => _quiet.Set(scene, quiet),
        ShowQuiet => _quiet.Show(scene),
        ShowAlerts alerts => _alertLists.Show(scene, alerts),
        TestRules test => _backtests.Test(scene, test),
        SetColour set => _colours.Set(scene, set),
        SetColours set => _colours.Set(scene, set),
        ReleaseColour release => _colours.Release(scene, release.AccountId),
        ShowSettings show => _colours.List(scene, show.Which),
        OpenFire open => _fires.Open(scene, open),
        AddToFire add => _fires.Add(scene, add),
        CloseFire close => _fires.Close(scene, close),
        ReopenFire reopen => _fires.Reopen(scene, reopen),
        PlanPrevention plan => _fires.Plan(scene, plan),
        LearnRule learn => _offers.Offer(scene, learn),
        MakeRule make => _drafts.Propose(scene, make),
        ChangeRule change => _drafts.Change(scene, db, change),
        AboutDraft about => _drafts.About(scene, db, about),
        ShowRules => _rules.List(scene),
        ShowRule show => _rules.Show(scene, show.Rule),
        SwitchRule change => _rules.Switch(scene, change),
        DeleteRule delete => _rules.Delete(scene, delete.Rule),
        TellStatus tell => _rules.Status(scene, tell.Colour),
        RecordEvidence evidence => _plans.Record(scene, evidence),
        MarkStep mark => _plans.Mark(scene, mark),
        StartPlan start => _plans.Start(scene, start),
        ShowTemplates => _plans.Templates(),
        ShowPlan show => PlanViews.Show(scene, db, show.AccountId),
        ShowThinPlans thin => PlanViews.Thin(scene, thin),
        AgreeReadiness agree => ReadinessTalk.Agree(scene, agree),
        ShowReadiness show => _readiness.Show(scene, show),
        WithdrawReadiness withdraw => _readiness.Withdraw(scene, withdraw),
        AskSurvey ask => _surveys.Ask(scene, ask),
        ShowSurveys show => _surveys.List(scene, show),
        RecordCommitment commitment => _commitments.Record(scene, commitment),
        ShowCommitments show => _commitments.Show(scene, show.AccountId),
        OpenCommitmentForm form => _commitments.Open(scene, form.AccountId),
        ShowReport report => reports.Show(scene, report),
        ShowFacts facts => reports.Facts.Show(scene, facts),
        Courtesy courtesy => Talk.Courtesy(courtesy.Kind),
        Declined declined => Talk.Declined(declined.Reason),
        NotUnderstood not => Talk.NotUnderstood(not.Unused, not.Suggestions, null),
        _ => throw new ArgumentOutOfRangeException(nameof(understood), understood, "A meaning without a line in this switch."),
    };

    private Outcome Press(Scene scene, CsmDb db, Pressed pressed) => pressed.Verb switch
    {
        Verbs.Say => Say(scene, db, pressed.Value("text") ?? ""),
        Verbs.Page => Asks.Page(scene, db, pressed.Value("answer") ?? "", pressed.Value("page")),
        Verbs.Clarify => Clarifications.Pick(scene, db, pressed.Value("clarify") ?? "", pressed.Value("pick"), meaning => Mean(scene, db, meaning)),
        Verbs.LogOpen => Logs.Open(scene, pressed.Value("account"), pressed.Value("purpose")),
        Verbs.LogFrom => LogsFromMessages.Open(scene, pressed, understand),
        Verbs.LogSave => LogButtons.Save(scene, pressed),
        Verbs.LogReview => LogButtons.Review(scene, pressed.Value("draft") ?? ""),
        Verbs.LogCancel => LogButtons.Cancel(scene, pressed),
        Verbs.LogUndo => LogButtons.Undo(scene, pressed.Value("log") ?? ""),
        Verbs.LogEdit => LogButtons.Edit(scene, pressed.Value("log") ?? ""),
        Verbs.LogFire => LogButtons.Link(scene, pressed.Value("log") ?? "", pressed.Value("fire")),
        Verbs.LogNoFire => LogButtons.Link(scene, pressed.Value("log") ?? "", null),
        Verbs.FireOpen => _fires.OpenBy(scene, pressed),
        Verbs.FireClose => _fires.Form(scene, pressed.Value("fire") ?? ""),
        Verbs.FireSave => _fires.Save(scene, pressed),
        Verbs.FireUndo => _fires.Undo(scene, pressed.Value("fire") ?? ""),
        Verbs.FireReopen => _fires.Reopen(scene, pressed.Value("fire") ?? ""),
        Verbs.FireShow => _fires.Show(scene, pressed.Value("fire") ?? ""),
        Verbs.AccountShow => Asks.Account(scene, pressed.Value("account") ?? "", Noted),
        Verbs.ColourSave => _colours.Save(scene, pressed),
        Verbs.ColourUndo => _colours.Undo(scene, pressed.Value("setting") ?? ""),
        Verbs.ColourChange => _colours.Change(scene, db, pressed.Value("setting") ?? ""),
        Verbs.ColourKeepForm => _colours.KeepForm(scene, db, pressed.Value("setting") ?? ""),
        Verbs.ColourKeep => _colours.Keep(scene, pressed.Value("setting") ?? "", pressed.Value("until")),
        Verbs.ColourRelease => _colours.ReleaseSetting(scene, pressed.Value("setting") ?? ""),
        Verbs.ColourShow => _colours.Show(scene, db, pressed.Value("setting") ?? ""),
        Verbs.AlertAcknowledge => _alerts.Acknowledge(scene, pressed.Value("alert") ?? ""),
        Verbs.AlertSnooze => _alerts.Snooze(scene, pressed.Value("alert") ?? "", pressed.Value("days")),
        Verbs.AlertSnoozeForm => _alerts.SnoozeForm(scene, db, pressed.Value("alert") ?? ""),
        Verbs.AlertSnoozeUntil => _alerts.SnoozeUntil(scene, pressed.Value("alert") ?? "", pressed.Value("until")),
        Verbs.AlertAssignForm => _alerts.AssignForm(scene, db, pressed.Value("alert") ?? ""),
        Verbs.AlertAssign => _alerts.Assign(scene, db, pressed.Value("alert") ?? "", pressed.Value("person")),
        Verbs.AlertShow => _alerts.Show(scene, db, pressed.Value("alert") ?? ""),
        Verbs.ReadinessOpen => ReadinessTalk.Open(scene, pressed.Value("account") ?? ""),
        Verbs.ReadinessSave => ReadinessTalk.Save(scene, pressed),
        Verbs.SurveyAnswer => SurveyTalk.Answer(scene, pressed),
        Verbs.SurveyShow => _surveys.Show(scene, pressed.Value("survey") ?? ""),
        Verbs.PlanUndo => _plans.Undo(scene, db, pressed.Value("change") ?? ""),
        Verbs.ReportFacts => reports.Facts.Show(scene, pressed),
        Verbs.CommitmentOpen => _commitments.Open(scene, pressed.Value("account")),
        Verbs.CommitmentSave => _commitments.Save(scene, pressed),
        Verbs.CommitmentUndo => _commitments.Undo(scene, db, pressed.Value("change") ?? ""),
        Verbs.RuleConfirm => _drafts.Confirm(scene, db, pressed.Value("draft") ?? ""),
        Verbs.RuleEdit => _drafts.Edit(scene, db, pressed.Value("draft") ?? ""),
        Verbs.RuleSave => _drafts.Save(scene, db, pressed),
        Verbs.RuleCancel => _drafts.Cancel(scene, db, pressed.Value("draft") ?? ""),
        _ => Reply.Of("I don’t know this button any more. Write “help” to see what I can do.", Visibility.OnlyAsker),
    };

    private Answer Noted(Question question, Answer answer, AsOf asOf)
    {
        using var db = store.Db();
        return PlanNotes.WithAuthors(db, question, _notes.On(db, question, answer, asOf), asOf);
    }

    /// <summary>A button that says something is as if it had been typed.</summary>
    private Outcome Say(Scene scene, CsmDb db, string text) => text.Length > MostCharacters ? TooLong : Mean(scene with { Incoming = scene.Incoming with { Event = new Said(text) } }, db, text);

    private static string InWords(Scene scene, Question question) => Wording.Of(question, scene.Book, scene.Moment.Today);

    private static Person? Who(Book book, string email, DateTime now) => book.People.On(book.People.Find(email), DateOnly.FromDateTime(now));

    private static Moment Moments(Book book, Person person, Incoming incoming, DateTime now) =>
        new(now, LocalTime.Zone(person.TimeZone, LocalTime.Zone(incoming.TimeZone, book.Workspace.TimeZone)), book.Workspace, person.Email);

    public static Reply Stranger => new(RefusedCard.Of(new RefusedView(
        "I only work for members of the customer success team, and I don’t know you as one. Your administrator can add you to the team.")), Visibility.OnlyAsker);

    private static Outcome TooLong => Reply.Of($"That is longer than the {MostCharacters:N0} characters I read at once. Say it more briefly, please.", Visibility.OnlyAsker);
}
