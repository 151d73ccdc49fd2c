using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Reports;
using CsmBot.Understanding;
using Choice = CsmBot.Understanding.Choice;

namespace CsmBot.Conversations;

/// <summary>Reports in chat: the card with its first figures, tables and drawings, and the way to the whole of it.</summary>
public sealed class ReportTalk(Store store, ReportLinks links)
{
    /// <summary>Fires to choose from.</summary>
    private const int MostFires = 8;

    internal Outcome Show(Scene scene, ShowReport asked)
    {
        if (!asked.Unused.IsEmpty) return Talk.NotUnderstood(asked.Unused, Examples(asked.Name), ReportNames.Title(asked.Name));
        if (asked is { Name: ReportName.PostMortem, Fire: null })
        {
            var fires = Fires(scene, asked.AccountId);
            if (fires is not [var only]) return fires.Count == 0 ? NoFire(scene, asked.AccountId) : Clarifications.Ask(scene, Which(scene, asked, fires));
            asked = asked with { Fire = only.FireId, AccountId = null };
        }
        return new Outcome.Act(work =>
        {
            scene.Remember(work, scene.Mind with { LastReport = asked });
            return new Reply(Card(scene, asked));
        });
    }

    /// <summary>What stands behind the figures of a report.</summary>
    internal ReportFacts Facts => new(this, links);

    /// <summary>The card of a report that nobody has just asked for.</summary>
    internal Card Posted(Scene scene, ShowReport asked)
    {
        if (!scene.Incoming.MayShowAll) return RefusedCard.Of(new RefusedView("This report shows money or how accounts stand, and this channel is not cleared for that any more. Ask me in our direct chat."));
        if (asked is { Name: ReportName.PostMortem, Fire: null } && Fires(scene, asked.AccountId) is [var newest, ..]) asked = asked with { Fire = newest.FireId, AccountId = null };
        return Card(scene, asked);
    }

    private Card Card(Scene scene, ShowReport asked)
    {
        if (scene.Rights.Refused(scene.Person, asked.Name) is { } hidden) return Refused($"Your role may not see {hidden}, which the {ReportNames.Title(asked.Name).ToLowerInvariant()} is about. Ask a lead for it.");
        if (asked is { Name: ReportName.Evidence, AccountId: null }) return Refused("The evidence is of one account’s plans. Say which, as in “evidence report for Acme”.");
        try
        {
            var report = scene.Shown(Reports.Reports.Of(Request(scene, asked), new AsOf(scene.Book, scene.Moment)));
            return ReportCard.Of(View(scene, report));
        }
        catch (ReportRefused problem) { return Refused(problem.Message); }
    }

    /// <summary>A report that is made already, with the way to its page.</summary>
    internal ReportView View(Scene scene, Report report) => ReportViews.Of(report, scene.Book.Workspace.Currency, scene.Moment.Zone, ReportViews.RowsInChat,
        links.To(ReportPages.PathOf(report.Name), ReportPages.ParametersOf(report), scene.Person.Email, scene.Now + ReportLinks.Life)) with { Next = [.. Next(report)] };

    private static IEnumerable<VerbButton> Next(Report report)
    {
        if (report.Figures.Any(f => f.Number is not null)) yield return ReportFacts.Button(report);
        if (report.Name == ReportName.Renewals || (report.Name == ReportName.Week && report.Figure("checkpoints_due").Number > 0))
            yield return report.Filters.TryGetValue("account", out var account) ? new VerbButton("Write down a commitment…", Verbs.CommitmentOpen, ("account", account)) : new VerbButton("Write down a commitment…", Verbs.CommitmentOpen);
    }

    internal ReportRequest Request(Scene scene, ShowReport asked)
    {
        var choice = new ReportChoice(scene.Book, scene.Moment.Today);
        return new ReportRequest(asked.Name, asked.Window?.From, asked.Window?.LastDay, choice.Account(asked.AccountId), choice.Csm(asked.Person), choice.Team(asked.Team), asked.Fire)
            .With(store, scene.Book, scene.Moment.Today);
    }

    /// <summary>Of an account or of all, the newest first.</summary>
    private static List<Fire> Fires(Scene scene, string? account)
    {
        var (asOf, found) = (new AsOf(scene.Book, scene.Moment), new List<Fire>());
        for (var a = 0; a < scene.Book.Accounts.Count; a++)
            if (account is null || scene.Book.Accounts[a].AccountId == account)
                foreach (var fire in scene.Book.Fires.Of(a)) if (Accounts.Fires.IsKnown(asOf, fire)) found.Add(fire);
        return [.. found.OrderByDescending(f => f.OpenedAt)];
    }

    private static Clarify Which(Scene scene, ShowReport asked, List<Fire> fires) => new("Which fire?",
        [.. fires.Take(MostFires).Select(f => new Choice($"{f.FireId}: {scene.Account(f.AccountId)?.Name}, {Cell.Day(DateOnly.FromDateTime(LocalTime.Of(f.OpenedAt, scene.Moment.Zone)))}", asked with { Fire = f.FireId, AccountId = null }))]);

    private static Card NoFire(Scene scene, string? account) => Refused(account is null ? "There has been no fire yet." : $"{scene.Account(account)?.Name ?? account} has had no fire.");

    private static Card Refused(string reason) => RefusedCard.Of(new RefusedView(reason));

    private static string[] Examples(ReportName name) => name switch
    {
        ReportName.PostMortem => ["post-mortem of the last fire", "business case"],
        ReportName.Evidence => ["plan adherence report", "my week"],
        ReportName.Renewals => ["renewals report", "renewals report next quarter"],
        _ => [$"{(name == ReportName.Prevention ? "prevention board" : name == ReportName.BusinessCase ? "business case" : $"{ReportNames.Wire(name)} report")} this quarter", "my week"],
    };
}
