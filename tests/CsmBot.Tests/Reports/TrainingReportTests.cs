using CsmBot.Accounts;
using CsmBot.Reports;
using CsmBot.Reports.Pages;
using CsmBot.Tests.Accounts;

namespace CsmBot.Tests.Reports;

/// <summary>What the training team delivered and what was different afterwards: a small book by hand, and books at random against a second, plain way to say it.</summary>
public class TrainingReportTests
{
    private static TrainingCompletion By(string learner, string at, int? score, string course = "Admin 101", string account = "A") => new(account, learner, course, Given.Utc(at), score);

    private static Report Report(AsOf asOf, string from, string to) => CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.Training, Given.Day(from), Given.Day(to)), asOf);

    [Fact]
    public void A_delivery_is_told_with_whom_when_and_what_stood_before_and_after()
    {
        var asOf = Given.Book(By("kim", "2026-09-10 09:00", 80), By("lee", "2026-09-12 09:00", 91), By("kim", "2026-09-12 10:00", null), By("kim", "2026-06-01 09:00", 20),
            Given.Turned(Colour.Yellow, "2026-09-01 09:00"), Given.Turned(Colour.Green, "2026-10-01 09:00"), Given.Turned(Colour.Red, "2026-11-01 09:00"),
            new Signal(Given.Day("2026-09-09"), "A", "usage_index", 40), new Signal(Given.Day("2026-09-10"), "A", "usage_index", 99), new Signal(Given.Day("2026-10-12"), "A", "usage_index", 55), new Signal(Given.Day("2026-10-13"), "A", "usage_index", 1),
            Given.Step("2026-12-01", "2026-09-10", "S1"), Given.Step("2026-12-01", "2026-10-13", "S2"), Given.Step("2026-12-01", "2026-10-12", "S3"),
            Given.Call("2026-09-10 09:00", 90) with { Type = InteractionType.Training, Volume = 2 });

        var report = Report(asOf, "2026-07-01", "2026-09-30");

        Assert.Equal(["Account A", "Admin 101", 2, Given.Day("2026-09-10"), Given.Day("2026-09-12"), 85.5, "yellow", "green", 40.0, 55.0, 2], Assert.Single(report.Table("delivered").Rows));
        Assert.Equal([3.0, 2, 1, 1, 85.5, 2, 1.5, 2, 1, 0], report.Figures.Select(f => f.Number!.Value));
        Assert.Equal("completed_on,account,course,learner,score\r\n2026-09-10,Account A,Admin 101,kim,80\r\n2026-09-12,Account A,Admin 101,lee,91\r\n2026-09-12,Account A,Admin 101,kim,\r\n", ReportCsv.Of(report.Table("completions")));
    }

    [Fact]
    public void A_learner_named_like_a_formula_does_nothing_in_a_spreadsheet() =>
        Assert.Contains(",'=HYPERLINK(", ReportCsv.Of(Report(Given.Book(By("=HYPERLINK(1)", "2026-09-10 09:00", 80)), "2026-07-01", "2026-09-30").Table("completions")));

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Over_books_at_random_every_row_is_what_the_facts_say(int seed)
    {
        var facts = new ReportFacts(seed + 500);
        var random = new Random(seed);
        DateTime At(int from, int to) => ReportFacts.Now.AddDays(random.Next(from, to)).AddSeconds(random.Next(86_400));
        List<TrainingCompletion> training = [.. facts.Accounts.SelectMany(a => Enumerable.Range(0, random.Next(7)).Select(_ => new TrainingCompletion(a.AccountId, $"p{random.Next(4)}", $"Course {random.Next(3)}", At(-300, 5), random.Next(4) == 0 ? null : random.Next(101))))];
        var asOf = new AsOf(facts.AsOf().Book.With(new Change { Training = training }), facts.AsOf().Moment);
        var plain = new PlainFacts(facts);
        foreach (var (from, to) in new[] { (facts.Today.AddDays(-364), facts.Today), (facts.Today.AddDays(-90), facts.Today.AddDays(-30)) })
        {
            var report = CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.Training, from, to), asOf);
            var expected = new List<object?[]>();
            foreach (var group in training.Where(t => t.CompletedAt <= ReportFacts.Now && plain.DayOf(t.CompletedAt) >= from && plain.DayOf(t.CompletedAt) <= to).GroupBy(t => (t.AccountId, t.Course)))
            {
                var (account, first, last) = (plain.Account(group.Key.AccountId), group.Min(t => plain.DayOf(t.CompletedAt)), group.Max(t => plain.DayOf(t.CompletedAt)));
                var after = last.AddDays(30) > facts.Today ? facts.Today : last.AddDays(30);
                double? Usage(DateOnly day) => facts.Signals.Where(s => s.AccountId == account.AccountId && s.Metric == "usage_index" && s.Date <= day).OrderBy(s => s.Date).LastOrDefault()?.Value;
                expected.Add([account.Name, group.Key.Course, group.Select(t => t.Learner).Distinct().Count(), first, last, Rounded(group.Average(t => t.Score)), plain.HealthOn(account, first.AddDays(-1)).ToString().ToLowerInvariant(), plain.HealthOn(account, after).ToString().ToLowerInvariant(),
                    Usage(first.AddDays(-1)), Usage(after), facts.Steps.Count(s => s.AccountId == account.AccountId && s.DoneOn >= first && s.DoneOn <= after)]);
            }
            Assert.Equal(expected.Select(Line).Order(StringComparer.Ordinal), report.Table("delivered").Rows.Select(r => Line([.. r])).Order(StringComparer.Ordinal));
            Assert.Equal(facts.Interactions.Where(i => i.Type == InteractionType.Training && i.OccurredAt <= ReportFacts.Now && plain.DayOf(i.OccurredAt) >= from && plain.DayOf(i.OccurredAt) <= to).Sum(i => i.Volume), report.Figure("sessions").Number);
            Assert.Equal(expected.Count(e => Rank(e[7]) < Rank(e[6])), report.Figure("better").Number);
            Assert.Equal(expected.Count(e => Rank(e[7]) > Rank(e[6])), report.Figure("worse").Number);
        }
    }

    private static int Rank(object? colour) => Array.IndexOf(["green", "yellow", "red"], colour);
    private static double? Rounded(double? number) => number is { } n ? Math.Round(n, 6) : null;
    private static string Line(object?[] cells) => string.Join('|', cells.Select(c => c is double d ? Math.Round(d, 6) : c));
}
