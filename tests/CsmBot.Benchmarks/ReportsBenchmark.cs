using System.Text;
using CsmBot.Accounts;
using CsmBot.Reports;
using CsmBot.Reports.Pages;

namespace CsmBot.Benchmarks;

/// <summary>Each report over a large book, from the request to the finished figures and tables, as a page or the command line asks for it: with nothing made ready before.</summary>
public static class ReportsBenchmark
{
    private const int Accounts = 100_000;
    private const int Interactions = 2_000_000;

    public static void Run()
    {
        var (book, moment) = (WithPlans(LargeBook.Build(Accounts, Interactions)), LargeBook.Moment());
        Measured.Once("tiers, first use", () => book.Tiers);
        var fire = Enumerable.Range(0, Accounts).First(a => book.Fires.Of(a).Length > 0);
        foreach (var name in ReportNames.All)
        {
            var request = new ReportRequest(name, Account: name == ReportName.Evidence ? 7 : null, Csm: name == ReportName.Week ? 0 : null, Fire: name == ReportName.PostMortem ? book.Fires.Of(fire)[0].FireId : null);
            Measured.Print(ReportNames.Wire(name), 10, () => Reports.Reports.Of(request, new AsOf(book, moment)));
            var report = Reports.Reports.Of(request, new AsOf(book, moment));
            var size = 0;
            Measured.Print($"{ReportNames.Wire(name)} drawn", 5, () => size = Encoding.UTF8.GetByteCount(ReportHtml.Of(report, book.Workspace.Currency, TimeZoneInfo.Utc, new PageLinks { Account = id => "/a?" + id, Facts = facts => "/f?" + facts.Kind, Csv = table => "/c?" + table })));
            Console.WriteLine($"  {size / 1024} KiB, {report.Tables.Sum(t => t.Rows.Count):N0} rows in {report.Tables.Count} tables");
        }
        Measured.Print("business-case of one CSM", 10, () => Reports.Reports.Of(new ReportRequest(ReportName.BusinessCase, Csm: 0), new AsOf(book, moment)));
        Measured.Print("effort of one team", 10, () => Reports.Reports.Of(new ReportRequest(ReportName.Effort, Team: "Team 1"), new AsOf(book, moment)));
    }

    /// <summary>A plan of six steps for every account, two completed courses, and a second renewal in the last year, one in eight of them lost.</summary>
    private static Book WithPlans(Book book)
    {
        var random = new Random(2);
        var today = DateOnly.FromDateTime(LargeBook.Now);
        var (steps, renewals, training) = (new List<PlanStep>(), new List<Renewal>(), new List<TrainingCompletion>());
        for (var a = 0; a < book.Accounts.Count; a++)
        {
            var id = book.Accounts[a].AccountId;
            for (var s = 0; s < 6; s++)
            {
                var due = today.AddDays(-30 * s - random.Next(30));
                steps.Add(new PlanStep($"s-{a}-{s}", $"p-{a}", id, "Rollout", today.AddDays(-300), book.Accounts[a].CsmEmail, "log in", 5, null, due, 5, random.Next(3) == 0 ? null : due.AddDays(random.Next(-20, 5))));
            }
            for (var c = 0; c < 2; c++) training.Add(new TrainingCompletion(id, $"learner {random.Next(3)}", $"Course {random.Next(5)}", LargeBook.Now.AddDays(-random.Next(400)), random.Next(50, 100)));
            var isLost = random.Next(8) == 0;
            renewals.Add(new Renewal(id, today.AddDays(-random.Next(1, 90)), isLost ? RenewalOutcome.Churned : RenewalOutcome.Renewed, 10_000, isLost ? 0 : 10_000, today.AddDays(-random.Next(90))));
        }
        return book.With(new Change { Steps = steps, Renewals = renewals, Training = training });
    }
}
