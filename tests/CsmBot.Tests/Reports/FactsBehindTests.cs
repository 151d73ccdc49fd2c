using CsmBot.Accounts;
using CsmBot.Conversations;
using CsmBot.Reports;

namespace CsmBot.Tests.Reports;

/// <summary>The facts that a number opens must add up to it, whatever was picked, and a link must lead to the same facts.</summary>
public class FactsBehindTests
{
    private static readonly ReportName[] _reports = [ReportName.BusinessCase, ReportName.Tiers, ReportName.Renewals, ReportName.Effort, ReportName.Prevention, ReportName.Adherence];

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Facts_behind_a_figure_or_a_cell_add_up_to_it(int seed)
    {
        var facts = new ReportFacts(seed + 700, 30);
        var (asOf, wrong, checks) = (facts.AsOf(), new List<string>(), 0);
        foreach (var request in Requests(asOf).Select(r => r with { HandoversOf = id => facts.Handovers.GetValueOrDefault(id, []) }))
        {
            var report = CsmBot.Reports.Reports.Of(request, asOf);
            foreach (var figure in report.Figures)
                if (figure is { Facts: { } behind, Number: { } number }) Check($"{request.Name} {figure.Name}", figure.Name, number, behind);
            foreach (var table in report.Tables.Where(t => t.Facts is not null))
                for (var r = 0; r < table.Rows.Count; r++)
                    for (var c = 1; c < table.Columns.Count; c++)
                        if (table.Rows[r][c] is { } cell and not string && table.Facts!(r, table.Columns[c].Name) is { } behind) Check($"{request.Name} {table.Name} {table.Rows[r][0]} {table.Columns[c].Name}", table.Columns[c].Name, Convert.ToDouble(cell), behind);

            void Check(string what, string name, double number, FactsBehind of)
            {
                var behind = CsmBot.Reports.Reports.Behind(request with { From = report.From, To = report.To }, of, asOf);
                if (Same(name, behind) is not { } sum) return;
                checks++;
                if (Math.Abs(sum - number) > 1e-6 * Math.Max(1, Math.Abs(number))) wrong.Add($"{what}: {number}, its facts {sum} ({of})");
                var link = ReportPages.ParametersOf(report, of).ToDictionary();
                var again = FactsBehind.Read(p => link.GetValueOrDefault(p))!;
                Assert.Equal(of with { Account = null, Csm = null, Team = null, From = null, To = null }, again);
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(20)));
        Assert.True(checks > 500, $"{checks} numbers");
    }

    [Fact]
    public void A_figure_that_can_be_said_opens_a_table_or_facts()
    {
        var asOf = new ReportFacts(801).AsOf();
        foreach (var request in Requests(asOf))
            Assert.Empty(CsmBot.Reports.Reports.Of(request, asOf).Figures.Where(f => f is { Facts: null, Table: null }).Select(f => $"{request.Name} {f.Name}"));
    }

    private static IEnumerable<ReportRequest> Requests(AsOf asOf) => _reports.SelectMany(n => new[]
    {
        new ReportRequest(n), new ReportRequest(n, asOf.Today.AddDays(-200), asOf.Today.AddDays(30)), new ReportRequest(n, Csm: asOf.Book.People.Find(ReportFacts.People[1])), new ReportRequest(n, Team: "Beta"), new ReportRequest(n, Account: 3),
    });

    /// <summary>What the facts come to in the number's terms; null where the number is a share, a mean or somebody else's.</summary>
    private static double? Same(string name, Report behind) => (name, behind.Figures.Select(f => f.Name).First()) switch
    {
        ("accounts" or "renewals" or "overdue" or "green" or "yellow" or "red", "accounts") => behind.Figure("accounts").Number,
        ("arr", "accounts") => behind.Figure("arr").Number,
        ("interactions" or "volume", "interactions") => behind.Figure("interactions").Number,
        ("reactive_cost" or "crc" or "cost", "interactions") => behind.Figure("cost").Number,
        ("reactive_share" or "effectiveness" or "without_minutes" or "hours_per_week" or "weeks_logged", _) => null,
        (_, "interactions") when behind.Figure("hours") is { Number: { } hours } && name is "reactive_hours" or "proactive_hours" or "hours" or "call" or "email" or "meeting" or "unsaid_hours" => behind.Figure("hours").Number,
        ("saves" or "kept_green_rate" or "green_account_months" or "rescues_earned" or "arr_kept_green" or "signs_raised_early", "kept_green_rate") => behind.Figure(name).Number,
        _ => null,
    };
}
