using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.SuccessPlans;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>
/// Readiness in chat: what must be so for an account to be ready for something, agreed by stakeholders with names. The agreement is political evidence, a piece for each of them; whether it is met is
/// worked out from the facts whenever it is shown. What is missing is asked for by the form.
/// </summary>
internal sealed class ReadinessTalk(Store store)
{
    public static Outcome Agree(Scene scene, AgreeReadiness asked)
    {
        if (Refusal(scene, asked.AccountId, out var account) is { } refusal) return refusal;
        var form = new ReadinessFormView(account!.AccountId, account.Name, scene.Moment.Today)
        {
            Conditions = asked.Conditions, Goal = asked.Goal, AgreedBy = asked.AgreedBy.IsEmpty ? null : string.Join(", ", asked.AgreedBy), AgreedOn = asked.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (asked.Conditions is null && asked.Goal is null) return new Reply(ReadinessFormCard.Of(form));
        return Write(scene, account, form);
    }

    public static Outcome Open(Scene scene, string accountId) => Agree(scene, new AgreeReadiness(accountId, null, null, [], null));

    public static Outcome Save(Scene scene, Pressed form)
    {
        if (Refusal(scene, form.Value("account") ?? "", out var account) is { } refusal) return refusal;
        return Write(scene, account!, new ReadinessFormView(account!.AccountId, account.Name, scene.Moment.Today)
        {
            Conditions = form.Value("conditions"), Goal = form.Value("goal"), AgreedBy = form.Value("agreed_by"), AgreedOn = form.Value("agreed_on"),
        });
    }

    public Outcome Show(Scene scene, ShowReadiness asked)
    {
        using var db = store.Db();
        var asOf = new AsOf(scene.Book, scene.Moment);
        if (asked.AccountId is { } id)
        {
            if (scene.Account(id) is not { } account) return Gone;
            var lines = PlanNotes.States(db, asOf, id, scene.Moment.Today).Select(s => PlanViews.Line(scene, s)).ToList();
            return new Reply(ReadinessCard.Of(new ReadinessView(lines.Count == 0 ? $"Nothing was agreed yet to call {account.Name} ready." : $"{account.Name}: {lines.Count(l => l.Met)} of {Phrases.Count(lines.Count, "readiness statement")} met.", (account.AccountId, account.Name), null, lines)
            {
                Withdrawable = lines.Any(l => !l.State.StartsWith("withdrawn", StringComparison.Ordinal)) && scene.Rights.MaySetColour(scene.Person, account),
                Notes = lines.Count == 0 ? [$"“readiness for {account.Name}: if 5 people finish … with 80 then ready for …, agreed by …” records one."] : [],
            }));
        }

        var own = db.Readiness.Where(r => r.WithdrawnOn == null).ToList().Where(r => scene.Account(r.AccountId) is { Status: AccountStatus.Active } account && string.Equals(account.CsmEmail, scene.Person.Email, StringComparison.OrdinalIgnoreCase)).ToList();
        var (all, whose) = own.Count > 0 ? (own, "your accounts") : (db.Readiness.Where(r => r.WithdrawnOn == null).ToList(), "all accounts");
        var states = all.Select(r => ReadinessState.Of(asOf, r, scene.Moment.Today)).OfType<ReadinessState>().OrderBy(s => s.MetOn is not null).ThenBy(s => scene.Account(s.Statement.AccountId)?.Name, StringComparer.Ordinal)
            .Select(s => PlanViews.Line(scene, s) with { Account = scene.Account(s.Statement.AccountId)?.Name }).ToList();
        return new Reply(ReadinessCard.Of(new ReadinessView(states.Count == 0 ? "Nothing was agreed yet to call an account ready." : $"{states.Count(s => s.Met)} of {Phrases.Count(states.Count, "readiness statement")} of {whose} met.", null, null, states)));
    }

    /// <summary>
    /// Whoever agreed does not any more. The statement stays in the reports of the days on which it stood, and the agreement in the trail, with a piece of evidence that says it was withdrawn.
    /// </summary>
    public Outcome Withdraw(Scene scene, WithdrawReadiness asked)
    {
        if (Refusal(scene, asked.AccountId, out var account) is { } refusal) return refusal;
        List<Readiness> standing;
        using (var db = store.Db()) standing = [.. db.Readiness.Where(r => r.AccountId == asked.AccountId && r.WithdrawnOn == null).ToList().OrderBy(r => r.AgreedOn).ThenBy(r => r.Goal, StringComparer.OrdinalIgnoreCase)];
        var meant = standing.Where(r => asked.Statement is { } id ? r.Id == id : asked.Goal is not { } goal || string.Equals(r.Goal, goal, StringComparison.OrdinalIgnoreCase)).ToList();
        if (meant.Count == 0)
            return Reply.Of(standing.Count == 0 ? $"No readiness statement of {account!.Name} stands." : $"{account!.Name} has no statement about being ready for {asked.Goal}. There is: {string.Join(", ", standing.Select(r => r.Goal))}.", Visibility.OnlyAsker);
        if (meant.Count > 1)
            return Clarifications.Ask(scene, new Clarify("Which statement is withdrawn?", [.. meant.Take(5).Select(r => new Understanding.Choice($"Ready for {r.Goal} if {r.Conditions.Replace("\n", " and ", StringComparison.Ordinal)}", asked with { Statement = r.Id }))]));
        return new Outcome.Act(work =>
        {
            if (work.Db.Readiness.Find(meant[0].Id) is not { WithdrawnOn: null } statement) return Reply.Of("This statement was withdrawn already.", Visibility.OnlyAsker);
            (statement.WithdrawnOn, statement.WithdrawnBy) = (scene.Moment.Today, scene.Person.Email);
            var state = ReadinessState.Of(new AsOf(scene.Book, scene.Moment), statement, scene.Moment.Today)!;
            var evidence = new Evidence($"{statement.Id}.w{Memory.IdOf("", scene.Incoming)}", account!.AccountId, null, EvidenceKind.Political, scene.Moment.Today, string.Join(", ", state.AgreedBy),
                $"Withdrawn: {account.Name} is ready for {statement.Goal} if {state.Terms}.{(asked.Reason is { } why ? $" Reason: {why}" : "")}");
            EvidenceTrail.Put(work, evidence, scene.Person.Email, []);
            var change = PlanTalk.Keep(work, scene, new PlanTalk.PlanChange(account.AccountId, [evidence.EvidenceId], [], []) { Withdrawn = [statement.Id] });
            return new Reply(ReadinessCard.Of(new ReadinessView($"Withdrawn: {account.Name} is ready for {statement.Goal} if {state.Terms}.", (account.AccountId, account.Name), change, [PlanViews.Line(scene, state)])
            {
                Notes = ["It stays in reports of the days on which it stood; the agreement and its end are in the evidence."],
            })) { ReplacesSource = scene.Incoming.Event is Pressed };
        });
    }

    /// <summary>Stores what was said, or shows the form with what is wrong.</summary>
    private static Outcome Write(Scene scene, Account account, ReadinessFormView said)
    {
        var errors = new Dictionary<string, string>();
        var (conditions, problem) = ReadinessWords.Read(said.Conditions ?? "", step => PlanTalk.Find(scene, account.AccountId, step).Step?.StepId);
        if (said.Conditions is { Length: > ReadinessFormCard.MostText }) problem = $"At most {ReadinessFormCard.MostText} characters";
        if (problem is not null) errors["conditions"] = problem;
        var goal = said.Goal?.Trim();
        if (string.IsNullOrEmpty(goal)) errors["goal"] = "Say what the account is ready for then";
        else if (goal.Length > ReadinessFormCard.MostGoal) errors["goal"] = $"At most {ReadinessFormCard.MostGoal} characters";
        string[] by = [.. (said.AgreedBy ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (by.Length == 0) errors["agreed_by"] = "Say who agreed: a statement stands by its names";
        else if (said.AgreedBy!.Length > ReadinessFormCard.MostText) errors["agreed_by"] = $"At most {ReadinessFormCard.MostText} characters";
        var day = DateOnly.TryParseExact(said.AgreedOn ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : scene.Moment.Today;
        if (day > scene.Moment.Today) errors["agreed_on"] = "That day has not come yet";
        if (errors.Count > 0) return new Reply(ReadinessFormCard.Of(said with { Errors = errors }), scene.Incoming.Personal ? Visibility.Public : Visibility.OnlyAsker) { ReplacesSource = scene.Incoming.Event is Pressed };
        return new Outcome.Act(work => Stored(work, scene, account, new Readiness
        {
            Id = Memory.IdOf("readiness", scene.Incoming), AccountId = account.AccountId, Goal = goal!, Conditions = string.Join('\n', conditions.Select(c => c.InWords)), AgreedBy = string.Join('\n', by), AgreedOn = day, RecordedBy = scene.Person.Email,
        }));
    }

    private static Reply Stored(Work work, Scene scene, Account account, Readiness statement)
    {
        var asOf = new AsOf(scene.Book, scene.Moment);
        if (work.Db.Readiness.Find(statement.Id) is null) work.Db.Add(statement);
        var state = ReadinessState.Of(asOf, statement, scene.Moment.Today)!;
        // Whoever records what holds already knows it.
        if (state.MetOn is not null && string.Equals(account.CsmEmail, scene.Person.Email, StringComparison.OrdinalIgnoreCase)) statement.ToldAt = scene.Now;
        var step = Step(scene, account, statement);
        var evidence = state.AgreedBy.Select((name, i) => new Evidence($"{statement.Id}.{i + 1}", account.AccountId, step, EvidenceKind.Political, statement.AgreedOn, name, $"Agreed: if {state.Terms}, {account.Name} is ready for {statement.Goal}.")).ToList();
        foreach (var piece in evidence) EvidenceTrail.Put(work, piece, scene.Person.Email, Links.In("", (scene.Incoming.Event as Said)?.Files ?? []));
        var change = PlanTalk.Keep(work, scene, new PlanTalk.PlanChange(account.AccountId, [.. evidence.Select(e => e.EvidenceId)], [], []) { Readiness = [statement.Id] });
        return new Reply(ReadinessCard.Of(new ReadinessView($"Recorded: {account.Name} is ready for {statement.Goal} if {state.Terms}.", (account.AccountId, account.Name), change, [PlanViews.Line(scene, state)])
        {
            Notes = [$"{string.Join(" and ", state.AgreedBy)} agreeing to it is political evidence now. I watch the facts, and {(string.Equals(account.CsmEmail, scene.Person.Email, StringComparison.OrdinalIgnoreCase) ? "tell you" : $"tell {scene.NameOf(account.CsmEmail)}")} when it is met.", .. Unknown(scene, statement)],
        })) { ReplacesSource = scene.Incoming.Event is Pressed };
    }

    /// <summary>The one step that it is about: named in it, or of the same course.</summary>
    private static string? Step(Scene scene, Account account, Readiness statement)
    {
        var conditions = ReadinessWords.Kept(statement.Conditions);
        if (conditions.OfType<StepsDone>().Select(c => c.Ids).FirstOrDefault() is [var only]) return only;
        if (conditions is not [PeopleFinish { Course: var course }]) return null;
        foreach (var step in scene.Book.Steps.Of(scene.Book.Find(account.AccountId))) if (step.Behaviour.EndsWith(" " + course, StringComparison.OrdinalIgnoreCase)) return step.StepId;
        return null;
    }

    /// <summary>A course or metric that the data has never named may be misspelled.</summary>
    private static IEnumerable<string> Unknown(Scene scene, Readiness statement)
    {
        foreach (var condition in ReadinessWords.Kept(statement.Conditions))
            if (condition is PeopleFinish { Course: var course } && scene.Book.Courses.Find(course) < 0) yield return $"No training record names the course “{course}” yet: if it is called otherwise there, undo this and say it so.";
            else if (condition is SignalReaches { Metric: var metric } && scene.Book.Metrics.Find(metric) < 0) yield return $"Nobody collects “{metric}” yet.";
            else if (condition is AllStepsDone { Plan: { } plan } && scene.Book.Steps.Of(scene.Book.Find(statement.AccountId)).ToArray().All(s => !string.Equals(s.Plan, plan, StringComparison.OrdinalIgnoreCase))) yield return $"The account has no plan “{plan}” yet.";
    }

    private static Reply? Refusal(Scene scene, string accountId, out Account? account)
    {
        account = scene.Account(accountId);
        return account is null ? Gone : scene.Rights.MaySetColour(scene.Person, account) ? null : Reply.Of($"{account.Name} is {scene.NameOf(account.CsmEmail)}’s: they or a lead can record what makes it ready.", Visibility.OnlyAsker);
    }

    private static Reply Gone => Reply.Of("This account is no longer in the book.", Visibility.OnlyAsker);
}
