using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.SuccessPlans;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>Success plans in chat: given to accounts, steps marked, evidence recorded; each can be taken back.</summary>
internal sealed class PlanTalk(PlanTemplates templates)
{
    /// <summary>What a change did, kept so that it can be taken back: facts that it added, and steps as they were before.</summary>
    internal sealed record PlanChange(string Account, IReadOnlyList<string> Evidence, IReadOnlyList<string> Steps, IReadOnlyList<PlanStep> Before)
    {
        /// <summary>Ids of readiness statements that it added.</summary>
        public IReadOnlyList<string> Readiness { get; init; } = [];

        /// <summary>Ids of those that it withdrew.</summary>
        public IReadOnlyList<string> Withdrawn { get; init; } = [];
    }

    public Outcome Record(Scene scene, RecordEvidence asked)
    {
        if (Find(scene, asked.AccountId, asked.Step) is not (not null and var account, var step)) return NoStep(asked.Step);
        if (asked.Step is not null && step is null) return NoStep(asked.Step);
        var links = Links.In(asked.Statement, [.. asked.Files, .. (scene.Incoming.Event as Said)?.Files ?? []]);
        if (asked.Kind is not { } kind)
            return Clarifications.Ask(scene, new Clarify("What kind of evidence is it? Anecdotal is what somebody told us, empirical what was measured, political what somebody with a say agreed to.",
                [.. Enum.GetValues<EvidenceKind>().Select(k => new Understanding.Choice(Words.Of(k), asked with { Kind = k, Files = [.. links] }))]));
        var evidence = new Evidence(Memory.IdOf("evidence", scene.Incoming), account.AccountId, step?.StepId, kind, scene.Moment.Today, asked.Source ?? $"{scene.Person.Name}, in chat", asked.Statement);
        return new Outcome.Act(work =>
        {
            EvidenceTrail.Put(work, evidence, scene.Person.Email, links);
            var change = Keep(work, scene, new PlanChange(account.AccountId, [evidence.EvidenceId], [], []));
            return Shown(new PlanView($"Recorded as {Words.Of(kind)} evidence for {account.Name}{(step is null ? "" : $", step {step.StepId}")}{(asked.Source is { } source ? $", from {source}" : "")}.", account.AccountId, account.Name, change)
            {
                Statement = asked.Statement, Links = [.. links.Where(l => !asked.Statement.Contains(l, StringComparison.Ordinal))], Warnings = PlanViews.Warnings(scene, account, evidence),
            });
        });
    }

    public Outcome Mark(Scene scene, MarkStep asked)
    {
        if (Find(scene, asked.AccountId, asked.Step) is not (not null and var account, not null and var step)) return asked.AccountId is { } id ? NoNumber(scene, id, asked.Step) : NoStep(asked.Step);
        if (!May(scene, account, step)) return Reply.Of($"That step is {scene.NameOf(step.OwnerEmail)}’s, and {account.Name} is {scene.NameOf(account.CsmEmail)}’s: they or a lead can mark it.", Visibility.OnlyAsker);
        var day = asked.On ?? scene.Moment.Today;
        if (day > scene.Moment.Today) return Reply.Of($"{Cell.Day(day)} has not come yet: tell me when it is done.", Visibility.OnlyAsker);
        var quantity = asked.Quantity ?? step.Quantity;
        var marked = !asked.Done ? step with { DoneOn = null, DoneQuantity = Math.Min(step.DoneQuantity, step.Quantity - 1) }
            : step with { DoneQuantity = quantity, DoneOn = quantity >= step.Quantity ? step.DoneOn ?? day : null };
        if (marked == step) return new Reply(PlanCard.Of(View($"That is how it stands already.", account, null, [step])), Visibility.Public);
        return new Outcome.Act(work =>
        {
            work.Put(marked, Origin.Chat);
            var change = Keep(work, scene, new PlanChange(account.AccountId, [], [], [step]));
            return Shown(View($"{account.Name}: {marked.Behaviour} – {Stands(marked)}.", account, change, [marked]) with
            {
                Readiness = PlanViews.Readiness(work.Db, scene, account, scene.Book.With(new Change { Steps = [marked] })), Warnings = PlanViews.Warnings(scene, account),
            });
        });
    }

    public Outcome Start(Scene scene, StartPlan asked)
    {
        if (scene.Account(asked.AccountId) is not { } account) return Gone;
        if (!scene.Rights.MaySetColour(scene.Person, account)) return Reply.Of($"{account.Name} is {scene.NameOf(account.CsmEmail)}’s: they or a lead can give it a plan.", Visibility.OnlyAsker);
        var known = templates.Now;
        if (known.FirstOrDefault(t => string.Equals(t.Name, asked.Plan, StringComparison.OrdinalIgnoreCase)) is not { } template)
            return Reply.Of($"I know no plan “{asked.Plan}”. {Names(known)}", Visibility.OnlyAsker);
        var (from, planId) = (asked.From ?? scene.Moment.Today, Memory.IdOf("plan", scene.Incoming));
        if (Running(scene, account, template) is { } running) return Reply.Of($"{account.Name} has the plan {template.Name} already, since {Cell.Day(running)}.", Visibility.OnlyAsker);
        var steps = template.Steps.Select((s, i) => new PlanStep($"{planId}.{i + 1}", planId, account.AccountId, template.Name, from, account.CsmEmail, s.Behaviour, s.Quantity, s.Quality, from.AddDays(s.DueDays), 0, null)).ToList();
        return new Outcome.Act(work =>
        {
            foreach (var step in steps) work.Put(step, Origin.Chat);
            var change = Keep(work, scene, new PlanChange(account.AccountId, [], [.. steps.Select(s => s.StepId)], []));
            return Shown(View($"{account.Name} has the plan {template.Name} from {Cell.Day(from)}: {steps.Count} steps.", account, change, steps) with
            {
                Notes = [$"“mark step 1 of {account.Name} done” marks one; “evidence for {account.Name}: …” records what shows it. Courses are counted by themselves."],
            });
        });
    }

    public Reply Templates() => Reply.Of(Names(templates.Now));

    public Outcome Undo(Scene scene, CsmDb db, string id)
    {
        if (Memory.Recall<PlanChange>(db, id, scene.Now) is not { } kept) return Reply.Of("This is too old to be taken back here.", Visibility.OnlyAsker);
        if (!string.Equals(kept.Person, scene.Person.Email, StringComparison.OrdinalIgnoreCase) && !scene.Rights.May(scene.Person, Ability.Others))
            return Reply.Of($"{scene.NameOf(kept.Person)} did this: they or a lead can take it back.", Visibility.OnlyAsker);
        return new Outcome.Act(work =>
        {
            foreach (var evidence in kept.Value.Evidence) EvidenceTrail.Remove(work, evidence);
            foreach (var statement in kept.Value.Readiness) if (work.Db.Readiness.Find(statement) is { } agreed) work.Db.Remove(agreed);
            foreach (var statement in kept.Value.Withdrawn) if (work.Db.Readiness.Find(statement) is { } withdrawn) (withdrawn.WithdrawnOn, withdrawn.WithdrawnBy) = (null, null);
            foreach (var step in kept.Value.Steps) if (work.Find<PlanStep>(step) is { Origin: not Origin.Removed } had) work.Remove(had.Fact);
            foreach (var step in kept.Value.Before) work.Put(step, Origin.Chat);
            return Reply.Of($"Taken back: {scene.Account(kept.Value.Account)?.Name ?? kept.Value.Account} is as it was before.") with { ReplacesSource = scene.Incoming.Event is Pressed };
        });
    }

    private static Reply Gone => Reply.Of("This account is no longer in the book.", Visibility.OnlyAsker);
    private static Reply NoStep(string? step) => Reply.Of($"I know no step “{step}”. “steps due this month” lists them with their ids.", Visibility.OnlyAsker);

    private static Reply NoNumber(Scene scene, string accountId, string step)
    {
        if (scene.Account(accountId) is not { } account) return Gone;
        var steps = scene.Book.Steps.Of(scene.Book.Find(accountId)).Length;
        return Reply.Of(steps == 0 ? $"{account.Name} has no success plan yet. “start the … plan for {account.Name}” gives it one; “plan templates” lists them."
            : $"{account.Name} has {steps} {(steps == 1 ? "step" : "steps")}, and none is “{step}”. “steps of {account.Name}” lists them.", Visibility.OnlyAsker);
    }

    private static bool May(Scene scene, Account account, PlanStep step) =>
        scene.Rights.MaySetColour(scene.Person, account) || string.Equals(step.OwnerEmail, scene.Person.Email, StringComparison.OrdinalIgnoreCase);

    /// <summary>The account, and its step by id or by number in order of due date.</summary>
    internal static (Account? Account, PlanStep? Step) Find(Scene scene, string? accountId, string? step)
    {
        if (string.IsNullOrEmpty(accountId))
        {
            for (var a = 0; a < scene.Book.Accounts.Count; a++)
                foreach (var one in scene.Book.Steps.Of(a))
                    if (string.Equals(one.StepId, step, StringComparison.OrdinalIgnoreCase)) return (scene.Book.Accounts[a], one);
            return (null, null);
        }
        if (scene.Account(accountId) is not { } account || step is null) return (scene.Account(accountId), null);
        var steps = scene.Book.Steps.Of(scene.Book.Find(accountId));
        foreach (var one in steps)
            if (string.Equals(one.StepId, step, StringComparison.OrdinalIgnoreCase)) return (account, one);
        return int.TryParse(step, out var number) && number >= 1 && number <= steps.Length ? (account, steps[number - 1]) : (account, null);
    }

    /// <summary>Since when the account has had this plan with a step still open; null when it has not.</summary>
    private static DateOnly? Running(Scene scene, Account account, PlanTemplate template)
    {
        foreach (var step in scene.Book.Steps.Of(scene.Book.Find(account.AccountId)))
            if (step.DoneOn is null && string.Equals(step.Plan, template.Name, StringComparison.OrdinalIgnoreCase)) return step.Started;
        return null;
    }

    internal static string Keep(Work work, Scene scene, PlanChange change)
    {
        var id = Memory.IdOf("planchange", scene.Incoming);
        Memory.Keep(work, id, scene.Person.Email, change, scene.Now + Memory.Offers);
        return id;
    }

    internal static PlanView View(string said, Account account, string? change, IReadOnlyList<PlanStep> steps) => new(said, account.AccountId, account.Name, change)
    {
        Steps = [.. steps.Select(s => new StepLine(s.StepId, s.Behaviour, s.DoneQuantity, s.Quantity, s.Due, s.DoneOn, s.Quality))],
    };

    private static string Stands(PlanStep step) => step.DoneOn is { } day ? $"done on {Cell.Day(day)}{(day > step.Due ? $", {day.DayNumber - step.Due.DayNumber} days late" : "")}" : $"{step.DoneQuantity} of {step.Quantity}, due {Cell.Day(step.Due)}";

    private static string Names(IReadOnlyList<PlanTemplate> known) => known.Count == 0 ? "There are no plan templates: the setting Plans:Templates names a file of them."
        : $"There {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known.Select(t => $"{t.Name} ({t.Steps.Count} steps, {t.Steps.Max(s => s.DueDays)} days)"))}. “start the {known[0].Name} plan for …” gives it to an account.";

    private static Reply Shown(PlanView view) => new(PlanCard.Of(view));
}
