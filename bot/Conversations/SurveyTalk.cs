using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Surveys;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>
/// Surveys in chat: put to colleagues as a card in their direct chats, and to customers as links, one for each, that are handed to whoever asks. What people answer is shown to who asked, to the account's
/// CSM and to leads, and becomes anecdotal evidence.
/// </summary>
internal sealed class SurveyTalk(Store store, Outbox outbox, ReportLinks links, AlertPolicy policy)
{
    /// <summary>How long answers are taken.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    private const int MostRecipients = 50, MostQuestion = 300, MostName = 80;

    public Outcome Ask(Scene scene, AskSurvey asked)
    {
        if (scene.Account(asked.AccountId) is not { } account) return Only("This account is no longer in the book.");
        if (!scene.Rights.MaySetColour(scene.Person, account)) return Only($"{account.Name} is {scene.NameOf(account.CsmEmail)}’s: they or a lead can survey about it.");
        if (asked.Question.Length > MostQuestion) return Only($"At most {MostQuestion} characters for the question, please.");
        var step = asked.Step is null ? null : PlanTalk.Find(scene, account.AccountId, asked.Step).Step;
        if (asked.Step is not null && step is null) return Only($"{account.Name} has no step “{asked.Step}”. “steps of {account.Name}” lists them.");
        var toCustomers = asked.Audience is Customers;
        var (recipients, problem) = Recipients(scene, account, asked.Audience);
        if (problem is not null) return Only(problem);
        if (toCustomers && !links.Exist) return Only("Links for customers need the settings Reports:LinkKey and Reports:BaseUrl. Until then, bring their answers in as evidence.csv.");
        return new Outcome.Act(work =>
        {
            var id = Memory.IdOf("survey", scene.Incoming);
            var survey = work.Db.Surveys.Find(id) ?? work.Db.Add(new Survey
            {
                Id = id, AccountId = account.AccountId, StepId = step?.StepId, Question = asked.Question, Lowest = asked.Lowest, Highest = asked.Highest, By = scene.Person.Email, ToCustomers = toCustomers, AskedAt = scene.Now, Ends = scene.Now + Life,
            }).Entity;
            var invitations = recipients.Select((r, i) => work.Db.SurveyInvitations.Find($"{id}.{i + 1}") ?? work.Db.Add(new SurveyInvitation { Id = $"{id}.{i + 1}", SurveyId = id, Recipient = r }).Entity).ToList();
            var unreached = toCustomers ? [] : Send(work, scene, survey, invitations, account);
            return new Reply(SurveyCard.Of(View(scene, survey, invitations) with
            {
                IsNew = true, Unreached = [.. unreached.Select(scene.NameOf)],
                Links = toCustomers ? [.. invitations.Select(i => (i.Recipient, links.To(SurveyPages.Path, [], i.Id, survey.Ends) ?? ""))] : [],
            }), scene.Incoming.Personal ? Visibility.Public : Visibility.OnlyAsker) { ReplacesSource = scene.Incoming.Event is Pressed { Verb: Verbs.Clarify } };
        });
    }

    /// <summary>What somebody of the team answers, once.</summary>
    public static Outcome Answer(Scene scene, Pressed form) => new Outcome.Act(work =>
    {
        if (work.Db.SurveyInvitations.Find(form.Value("invitation") ?? "") is not { } invitation || work.Db.Surveys.Find(invitation.SurveyId) is not { ToCustomers: false } survey) return Only("This survey is no longer there.");
        if (!string.Equals(invitation.Recipient, scene.Person.Email, StringComparison.OrdinalIgnoreCase)) return Only($"This question was put to {scene.NameOf(invitation.Recipient)}.");
        if (SurveyAnswer.Refusal(survey, invitation, scene.Now) is { } refusal) return new Reply(SurveyAskedCard.Done(survey.Question, refusal)) { ReplacesSource = true };
        var (answer, errors) = SurveyAnswer.Read(survey, form.Value("score"), form.Value("comment"));
        if (answer is null) return new Reply(SurveyAskedCard.Of(Asked(scene, survey, invitation) with { Score = form.Value("score"), Comment = form.Value("comment"), Errors = errors })) { ReplacesSource = true };
        answer.Store(work, survey, invitation, scene.Person.Name, scene.Moment.Today, scene.Now);
        return new Reply(SurveyAskedCard.Done(survey.Question, $"Thank you: {(answer.Score is { } score ? $"{score} on a scale from {survey.Lowest} to {survey.Highest}" : "")}{(answer is { Score: not null, Comment: not null } ? ", " : "")}{(answer.Comment is { } words ? $"“{words}”" : "")}. It is evidence for {scene.Account(survey.AccountId)?.Name ?? survey.AccountId} now.")) { ReplacesSource = true };
    });

    public Outcome Show(Scene scene, string id)
    {
        using var db = store.Db();
        if (db.Surveys.Find(id) is not { } survey) return Only("This survey is no longer there.");
        if (!MaySee(scene, survey)) return Only($"Who was asked, and who has answered, is for {scene.NameOf(survey.By)}, who asked, the account’s CSM, and leads.");
        return new Reply(SurveyCard.Of(View(scene, survey, [.. db.SurveyInvitations.Where(i => i.SurveyId == id)])), Visibility.OnlyAsker) { ReplacesSource = scene.Incoming.Event is Pressed && scene.Incoming.Personal };
    }

    public Outcome List(Scene scene, ShowSurveys asked)
    {
        using var db = store.Db();
        var surveys = db.Surveys.Where(s => asked.AccountId == null || s.AccountId == asked.AccountId).ToList().Where(s => MaySee(scene, s)).OrderByDescending(s => s.AskedAt).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
        if (surveys is [var only]) return Show(scene, only.Id);
        var ids = surveys.ConvertAll(s => s.Id);
        var answers = db.SurveyInvitations.Where(i => ids.Contains(i.SurveyId)).ToList().ToLookup(i => i.SurveyId);
        var about = asked.AccountId is { } id ? $" about {scene.Account(id)?.Name ?? id}" : "";
        return new Reply(SurveyListCard.Of(surveys.Count == 0 ? $"There are no surveys{about} yet." : $"{Phrases.Count(surveys.Count, "survey")}{about}.", [.. surveys.Select(s => new SurveyLine(s.Id, scene.Account(s.AccountId)?.Name ?? s.AccountId, s.Question, scene.NameOf(s.By),
            Day(scene, s.AskedAt), answers[s.Id].Count(a => a.AnsweredAt is not null), answers[s.Id].Count(), answers[s.Id].Average(a => a.Score) is { } mean ? Math.Round(mean, 1) : null))]), Visibility.OnlyAsker);
    }

    /// <summary>Who has not answered is no business of everybody; what was answered stands in the evidence.</summary>
    private static bool MaySee(Scene scene, Survey survey) =>
        string.Equals(survey.By, scene.Person.Email, StringComparison.OrdinalIgnoreCase) || (scene.Account(survey.AccountId) is { } account && scene.Rights.MaySetColour(scene.Person, account));

    private static (IReadOnlyList<string> Recipients, string? Problem) Recipients(Scene scene, Account account, SurveyAudience audience)
    {
        if (audience is Customers customers)
            return customers.Names.Length > MostRecipients ? ([], $"At most {MostRecipients} people at once.") : customers.Names.Any(n => n.Length > MostName) ? ([], $"A name has at most {MostName} characters.")
                : ([.. customers.Names.IsEmpty ? [$"somebody at {account.Name}"] : customers.Names.Distinct(StringComparer.OrdinalIgnoreCase)], null);
        var asOf = new AsOf(scene.Book, scene.Moment);
        var team = audience switch { TeamCalled called => called.Team, TheTeam => asOf.TeamOf(scene.Book.Find(account.AccountId)), _ => null };
        if (audience is TheTeam && team is null) return ([], $"{scene.NameOf(account.CsmEmail)}, whose account {account.Name} is, is in no team. Say whom to ask, as in “survey Dana and Sam about {account.Name}: …”.");
        IEnumerable<string> emails = audience is Colleagues colleagues ? colleagues.Emails : scene.Book.People.Known.Select(asOf.Person).OfType<Person>().Where(p => string.Equals(p.Team, team, StringComparison.OrdinalIgnoreCase)).Select(p => p.Email);
        List<string> others = [.. emails.Where(e => !string.Equals(e, scene.Person.Email, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.OrdinalIgnoreCase)];
        return others.Count == 0 ? ([], "There is nobody to ask but you.") : others.Count > MostRecipients ? ([], $"That would be {others.Count} people: at most {MostRecipients} at once.") : (others, null);
    }

    /// <summary>Puts the question into the direct chats; gives the e-mails of those who have none.</summary>
    private List<string> Send(Work work, Scene scene, Survey survey, IReadOnlyList<SurveyInvitation> invitations, Account account)
    {
        var places = work.Db.Places.Where(p => p.Kind == PlaceKind.Personal).ToList();
        var unreached = new List<string>();
        foreach (var invitation in invitations)
        {
            var theirs = places.Where(p => string.Equals(p.Person, invitation.Recipient, StringComparison.OrdinalIgnoreCase) && outbox.Sender(p.Channel) is not null).ToList();
            if (theirs.Count == 0) unreached.Add(invitation.Recipient);
            foreach (var place in theirs)
            {
                var zone = LocalTime.Zone(scene.Book.People.On(scene.Book.People.Find(invitation.Recipient), scene.Moment.Today)?.TimeZone, scene.Book.Workspace.TimeZone);
                var quiet = QuietTimes.Of(work.Db.Quiet.FirstOrDefault(q => q.Channel == place.Channel && q.Conversation == place.Conversation), policy, zone).Until(scene.Now, scene.Book.Workspace.Holidays);
                outbox.Add(work, new Letter($"survey|{invitation.Id}|{place.Channel}|{place.Conversation}", place.Channel, place.Conversation, new Reply(SurveyAskedCard.Of(Asked(scene, survey, invitation)))) { NotBefore = quiet }, scene.Now);
            }
        }
        return unreached;
    }

    private static SurveyAskedView Asked(Scene scene, Survey survey, SurveyInvitation invitation) =>
        new(invitation.Id, scene.Account(survey.AccountId)?.Name ?? survey.AccountId, survey.Question, survey.Lowest, survey.Highest, scene.NameOf(survey.By), Day(scene, survey.Ends));

    private static SurveyView View(Scene scene, Survey survey, IReadOnlyList<SurveyInvitation> invitations) => new(survey.Id, survey.AccountId, scene.Account(survey.AccountId)?.Name ?? survey.AccountId, survey.Question, survey.Lowest, survey.Highest,
        scene.NameOf(survey.By), Day(scene, survey.AskedAt), Day(scene, survey.Ends), [.. invitations.Select(i => new SurveyAnswerLine(scene.NameOf(i.Recipient), i.Score, i.Comment, i.AnsweredAt is { } at ? Day(scene, at) : null))]);

    private static DateOnly Day(Scene scene, DateTime utc) => DateOnly.FromDateTime(LocalTime.Of(utc, scene.Moment.Zone));

    private static Reply Only(string text) => Reply.Of(text, Visibility.OnlyAsker);
}
