using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.SuccessPlans;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>How success plans stand, as cards show it: their steps, what was agreed to call ready, and whether the evidence is of one kind alone.</summary>
internal static class PlanViews
{
    /// <summary>"plan card for Acme".</summary>
    public static Outcome Show(Scene scene, CsmDb db, string accountId)
    {
        if (scene.Account(accountId) is not { } account) return Reply.Of("This account is no longer in the book.", Visibility.OnlyAsker);
        PlanStep[] steps = [.. scene.Book.Steps.Of(scene.Book.Find(accountId))];
        var plans = steps.Select(s => s.PlanId).Distinct().Count();
        var said = steps.Length == 0 ? $"{account.Name} has no success plan yet." : $"{account.Name} has {Phrases.Count(plans, "success plan")}: {steps.Count(s => s.DoneOn is not null)} of {Phrases.Count(steps.Length, "step")} done.";
        return new Reply(PlanCard.Of(PlanTalk.View(said, account, null, steps) with
        {
            Readiness = Readiness(db, scene, account, scene.Book), Warnings = Warnings(scene, account),
            Notes = steps.Length == 0 ? [$"“start the … plan for {account.Name}” gives it one; “plan templates” lists them."] : [],
        }));
    }

    /// <summary>"which plans stand on one kind of evidence": of active accounts.</summary>
    public static Outcome Thin(Scene scene, ShowThinPlans asked)
    {
        var asOf = new AsOf(scene.Book, scene.Moment);
        var plans = Enumerable.Range(0, scene.Book.Accounts.Count)
            .Where(a => scene.Book.Accounts[a] is { Status: AccountStatus.Active } account && (!asked.Own || string.Equals(account.CsmEmail, scene.Person.Email, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(a => PlanEvidence.Of(asOf, a)).ToList();
        var lines = plans.Where(p => p.Only is not null).Select(p => (Plan: p, Account: scene.Book.Accounts[p.Account])).OrderByDescending(p => p.Plan.Pieces).ThenBy(p => p.Account.Name, StringComparer.Ordinal).ThenBy(p => p.Plan.Plan, StringComparer.Ordinal)
            .Select(p => new ThinPlanLine(p.Account.Name, p.Plan.Plan, Words.Of(p.Plan.Only!.Value), p.Plan.Pieces, string.Join(", ", p.Plan.Missing.Select(Words.Of)), scene.NameOf(p.Account.CsmEmail))).ToList();
        return new Reply(ThinPlansCard.Of(new ThinPlansView(lines, plans.Count(p => p.Pieces == 0), plans.Count, asked.Own)));
    }

    /// <summary>What stands on one kind of evidence alone: plans of the account, or, without a plan, all that there is.</summary>
    /// <param name="added">Evidence that the book of the scene does not have yet.</param>
    public static IReadOnlyList<string> Warnings(Scene scene, Account account, Evidence? added = null)
    {
        var book = added is null ? scene.Book : scene.Book.With(new Change { Evidence = [added] });
        var ordinal = book.Find(account.AccountId);
        if (book.Steps.Of(ordinal).Length > 0) return [.. PlanEvidence.Of(new AsOf(book, scene.Moment), ordinal).Select(p => p.Warning).OfType<string>()];
        return book.Evidence.Of(ordinal).ToArray().Select(e => e.Kind).Distinct().ToList() is [var only]
            ? [$"All evidence for {account.Name} is {Words.Of(only)} so far: {string.Join(" and ", Enum.GetValues<EvidenceKind>().Where(k => k != only).Select(Words.Of))} evidence would make it stand."] : [];
    }

    /// <summary>The account's readiness statements; none where others read along who may not see how accounts stand.</summary>
    public static IReadOnlyList<ReadinessLine> Readiness(CsmDb db, Scene scene, Account account, Book book) => !scene.Incoming.MayShowAll ? []
        : [.. PlanNotes.States(db, new AsOf(book, scene.Moment), account.AccountId, scene.Moment.Today).Select(s => Line(scene, s))];

    public static ReadinessLine Line(Scene scene, ReadinessState state) => new(state.Statement.Goal, state.InWords, state.IsMet, state.Terms, [.. state.Conditions.Select(c => c.InWords)],
        string.Join(", ", state.AgreedBy), state.Statement.AgreedOn, scene.NameOf(state.Statement.RecordedBy));
}
