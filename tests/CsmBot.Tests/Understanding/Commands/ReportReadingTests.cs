using CsmBot.Accounts;
using CsmBot.Reports;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using CsmBot.Understanding.Commands;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

public sealed class ReportReadingTests
{
    private static readonly Person _sam = Some.Dana with { Email = "sam@plover.example", Name = "Sam Ito", Team = "Lyra" };
    private static readonly Person _other = Some.Dana with { Email = "sam.wu@plover.example", Name = "Sam Wu", Team = "Lyra" };
    private static readonly Account _globex = Some.Acme with { AccountId = "A-2", Name = "Globex", Aliases = [] };
    private static readonly Account _north = Some.Acme with { AccountId = "A-3", Name = "Northwind Foods", Aliases = [] }, _wind = Some.Acme with { AccountId = "A-4", Name = "Northwind Traders", Aliases = [] };

    private static readonly Context _context = new(new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme, _globex, _north, _wind], [Some.Dana, _sam, _other], [], [], []));

    private static Understood Read(string message) => Language.English.Understand(message, _context);

    public static TheoryData<string, string> Names => [.. ReportRules.All.Where(r => r.Category == ReportRules.Name && r.Name is not ("week" or "post-mortem")).SelectMany(r => r.Examples.Select(e => (e, r.Name)))];

    [Theory, MemberData(nameof(Names))]
    public void Every_example_of_a_name_asks_for_that_report(string message, string rule) => Assert.StartsWith(rule, ReportNames.Wire(Assert.IsType<ShowReport>(Read(message)).Name).Replace('-', ' '));

    public static TheoryData<string> Parts => [.. ReportRules.All.Where(r => r.Category == ReportRules.Part).SelectMany(r => r.Examples).Select(e => e.Replace("Acme Corp", "Globex"))];

    [Theory, MemberData(nameof(Parts))]
    public void Every_example_of_what_it_is_about_goes_with_a_report(string part)
    {
        var asked = Assert.IsType<ShowReport>(Read($"business case {part}"));
        Assert.Empty(asked.Unused);
        Assert.NotNull(asked.AccountId ?? asked.Person ?? asked.Team ?? (object?)asked.Window);
    }

    [Theory]
    [InlineData("business case", "business-case", null, null, null, null, null)]
    [InlineData("Please show me the business case for team Orion this quarter!", "business-case", null, null, "Orion", "2026-10-01", "2026-12-31")]
    [InlineData("Orion's business case last year", "business-case", null, null, "Orion", "2025-01-01", "2025-12-31")]
    [InlineData("can you send us the prevention board", "prevention", null, null, null, null, null)]
    [InlineData("effort report last quarter", "effort", null, null, null, "2026-07-01", "2026-09-30")]
    [InlineData("effort and cost report for Globex since January", "effort", "A-2", null, null, "2026-01-01", null)]
    [InlineData("renewals report", "renewals", null, null, null, null, null)]
    [InlineData("renewal calendar in March", "renewals", null, null, null, "2027-03-01", "2027-03-31")]
    [InlineData("tiers report of my accounts", "tiers", null, "dana@plover.example", null, null, null)]
    [InlineData("evidence report for Globex", "evidence", "A-2", null, null, null, null)]
    [InlineData("Globex's evidence trail", "evidence", "A-2", null, null, null, null)]
    [InlineData("plan adherence report for my team", "adherence", null, null, "Orion", null, null)]
    [InlineData("my week", "week", null, "dana@plover.example", null, null, null)]
    [InlineData("Dana's week", "week", null, "dana@plover.example", null, null, null)]
    [InlineData("weekly report of Dana for last week", "week", null, "dana@plover.example", null, "2026-11-09", "2026-11-15")]
    public void A_report_is_asked_for_by_its_name_with_whom_and_when(string message, string name, string? account, string? person, string? team, string? from, string? to)
    {
        var asked = Assert.IsType<ShowReport>(Read(message));
        Assert.Equal((name, account, person, team, from, to), (ReportNames.Wire(asked.Name), asked.AccountId, asked.Person, asked.Team, asked.Window?.From?.ToString("yyyy-MM-dd"), asked.Window?.LastDay?.ToString("yyyy-MM-dd")));
        Assert.Empty(asked.Unused);
    }

    [Theory]
    [InlineData("show me the post-mortem of F-12", "F-12", null)]
    [InlineData("postmortem for fire F-12", "F-12", null)]
    [InlineData("F-12 post-mortem", "F-12", null)]
    [InlineData("post-mortem of the Globex fire", null, "A-2")]
    [InlineData("post mortem for the fire at Globex", null, "A-2")]
    [InlineData("Globex's post-mortem", null, "A-2")]
    [InlineData("post-mortem of the last fire", null, null)]
    [InlineData("post-mortem", null, null)]
    public void A_post_mortem_is_of_one_fire(string message, string? fire, string? account) => Assert.Equal(new ShowReport(ReportName.PostMortem, account, Fire: fire), Read(message));

    [Theory]
    [InlineData("effort by type last quarter")]
    [InlineData("renewals this quarter")]
    [InlineData("tier 1 renewals next quarter")]
    [InlineData("evidence for Globex")]
    [InlineData("plan adherence by CSM")]
    [InlineData("cost by account this year")]
    [InlineData("accounts renewing this week")]
    [InlineData("calls this week")]
    public void What_names_no_report_stays_a_question(string message) => Assert.Empty(Assert.IsType<Ask>(Read(message)).Unused);

    [Theory]
    [InlineData("sent the business case to Globex by email, 20 min")]
    [InlineData("business case review meeting with Globex 45 min")]
    [InlineData("call with Globex 30 min about the effort report")]
    public void An_entry_that_mentions_a_report_is_an_entry(string message) => Assert.IsType<Log>(Read(message));

    [Theory]
    [InlineData("business case for frobnicated accounts", "frobnicated")]
    [InlineData("prevention board in purple", "purple")]
    public void Words_beside_a_report_that_are_not_understood_are_named(string message, string word) => Assert.Contains(word, Assert.IsType<ShowReport>(Read(message)).Unused);

    [Fact]
    public void A_name_that_fits_several_is_asked_about()
    {
        var accounts = Assert.IsType<Clarify>(Read("business case for Northwind"));
        Assert.Equal([("Northwind Foods", "A-3"), ("Northwind Traders", "A-4")], accounts.Choices.Select(c => (c.Label, Assert.IsType<ShowReport>(c.Meaning).AccountId!)).Order());
        Assert.Equal(["Sam Ito", "Sam Wu"], Assert.IsType<Clarify>(Read("Sam's week")).Choices.Select(c => c.Label).Order());
    }

    [Fact]
    public void My_needs_somebody_who_speaks() =>
        Assert.IsType<Declined>(Language.English.Understand("my week", new Context(_context.Moment with { AskerEmail = null }, _context.Names)));

    [Theory]
    [InlineData("every Monday 9:00 post the business case here", "the business case", ReportName.BusinessCase)]
    [InlineData("post my week here every Friday at 16:00", "my week", ReportName.Week)]
    [InlineData("on the 1st of every month send us the effort report last month", "the effort report last month", ReportName.Effort)]
    public void A_report_is_scheduled_like_a_question(string message, string words, ReportName report)
    {
        var schedule = Assert.IsType<Schedule>(Read(message));
        Assert.Equal((words, report), (schedule.Words, schedule.Report?.Name));
    }
}
