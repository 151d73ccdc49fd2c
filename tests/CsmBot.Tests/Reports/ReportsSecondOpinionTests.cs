using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Reports;
using CsmBot.SuccessPlans;

namespace CsmBot.Tests.Reports;

/// <summary>Every figure and table of the contract over random books, by the product and by <see cref="PlainReports"/>: two ways to say the definitions must agree, to a millionth.</summary>
public class ReportsSecondOpinionTests
{
    private static readonly ReportName[] _overAccounts = [ReportName.BusinessCase, ReportName.Tiers, ReportName.Renewals, ReportName.Effort, ReportName.Prevention, ReportName.Adherence];

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5, 6];

    [Theory, MemberData(nameof(Seeds))]
    public void Reports_of_the_whole_book_are_what_the_facts_add_up_to(int seed) => Agree(new ReportFacts(seed), _ => [new Asked(default, default)]);

    [Theory, MemberData(nameof(Seeds))]
    public void Reports_of_some_accounts_or_people_count_theirs_alone(int seed) => Agree(new ReportFacts(seed + 100, 25), facts =>
        [new(default, default, Csm: ReportFacts.People[0]), new(default, default, Csm: ReportFacts.Nobody), new(default, default, Team: "Beta"), new(default, default, Team: "Alpha"), new(default, default, Account: facts.Accounts[seed].AccountId)]);

    [Fact]
    public void A_book_without_accounts_has_reports_too() => Agree(new ReportFacts(7, 0), _ => [new Asked(default, default)]);

    [Theory, MemberData(nameof(Seeds))]
    public void Post_mortems_hold_all_that_was_linked_to_the_fire(int seed)
    {
        var facts = new ReportFacts(seed + 200);
        var (asOf, plain) = (facts.AsOf(), new PlainReports(facts));
        foreach (var asked in Windows(facts).Append(new Asked(facts.Today.AddDays(1), facts.Today.AddDays(9))))
            foreach (var fire in facts.Fires.Where(f => f.OpenedAt <= ReportFacts.Now))
                Same(plain.PostMortem(fire, asked), CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.PostMortem, asked.From, asked.To, Fire: fire.FireId), asOf), $"post-mortem of {fire}, {asked}");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_evidence_of_an_account_and_the_week_of_a_CSM_are_their_own(int seed)
    {
        var facts = new ReportFacts(seed + 300);
        var (asOf, plain) = (facts.AsOf(), new PlainReports(facts));
        foreach (var asked in Windows(facts))
        {
            foreach (var account in facts.Accounts) One(ReportName.Evidence, asked with { Account = account.AccountId }, plain, asOf);
            foreach (var person in ReportFacts.People) One(ReportName.Week, asked with { Csm = person }, plain, asOf);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Readiness_in_the_evidence_of_an_account_is_met_when_all_that_was_agreed_held_on_a_day(int seed)
    {
        var facts = new ReportFacts(seed + 400);
        var (plain, states) = (new PlainReadiness(new PlainFacts(facts), seed), new HashSet<string>());
        var asOf = new AsOf(facts.AsOf().Book.With(new Change { Training = plain.Training }), facts.AsOf().Moment);
        foreach (var asked in Windows(facts))
            foreach (var account in facts.Accounts)
            {
                var request = new ReportRequest(ReportName.Evidence, asked.From, asked.To, asOf.Book.Find(account.AccountId))
                    { Beside = new Beside { Readiness = (now, id, by) => [.. plain.Of(id).Select(s => ReadinessState.Of(now, s, by)).OfType<ReadinessState>()] } };
                var report = CsmBot.Reports.Reports.Of(request, asOf);
                Same(plain.AddTo(new PlainReport(), account.AccountId, asked.To), report, $"readiness of {account.AccountId}, {asked}");
                foreach (var row in report.Table("readiness").Rows) states.Add(string.Concat(((string)row[1]!).Where(char.IsAsciiLetterLower)));
            }
        Assert.Superset(new HashSet<string> { "meton", "ofsofar", "ofconditionssofar", "notyet", "withdrawnon" }, new HashSet<string>(states.Select(s => s.StartsWith("meton", StringComparison.Ordinal) ? "meton" : s.StartsWith("withdrawnon", StringComparison.Ordinal) ? "withdrawnon" : s)));
    }

    private static void Agree(ReportFacts facts, Func<ReportFacts, Asked[]> picks)
    {
        var (asOf, plain) = (facts.AsOf(), new PlainReports(facts));
        foreach (var window in Windows(facts))
            foreach (var pick in picks(facts))
                foreach (var name in _overAccounts)
                    One(name, pick with { From = window.From, To = window.To }, plain, asOf);
    }

    /// <summary>A year, a quarter of the past, a day, and from the past into the future.</summary>
    private static IEnumerable<Asked> Windows(ReportFacts facts) =>
    [
        new(facts.Today.AddDays(-364), facts.Today), new(facts.Today.AddDays(-400), facts.Today.AddDays(-310)), new(facts.Today.AddDays(-3), facts.Today.AddDays(-3)), new(facts.Today.AddDays(-70), facts.Today.AddDays(50)),
    ];

    private static void One(ReportName name, Asked asked, PlainReports plain, AsOf asOf)
    {
        var request = new ReportRequest(name, asked.From, asked.To, asked.Account is null ? null : asOf.Book.Find(asked.Account), asked.Csm is null ? null : asOf.Book.People.Find(asked.Csm), asked.Team) { OpenAlerts = _ => [.. Enumerable.Repeat(new OpenAlert("A0", Colour.Red, "said so", ReportFacts.Now), 3)], CommitmentsOf = plain.Commitments, HandoversOf = plain.Handovers };
        Same(plain.Of(name, asked), CsmBot.Reports.Reports.Of(request, asOf), $"{name}, {asked}");
    }

    private static void Same(PlainReport expected, Report got, string what)
    {
        var differences = new List<string>();
        foreach (var (name, number) in expected.Figures)
            if (!Equal(number, got.Figure(name).Number, name)) differences.Add($"{name}: {number} by the facts, {got.Figure(name).Number} by the report");
        foreach (var (name, (columns, rows)) in expected.Tables)
        {
            var places = columns.Select(c => got.Table(name).Columns.ToList().FindIndex(g => g.Name == c)).ToArray();
            var (mine, theirs) = (Sorted(rows), Sorted(got.Table(name).Rows.Select(r => places.Select(p => r[p]).ToArray())));
            if (mine.Count != theirs.Count) differences.Add($"{name}: {mine.Count} rows by the facts, {theirs.Count} by the report");
            for (var r = 0; r < Math.Min(mine.Count, theirs.Count); r++)
                if (!mine[r].Zip(theirs[r]).All(p => Equal(p.First, p.Second, name))) differences.Add($"{name}: [{string.Join(", ", mine[r])}] by the facts, [{string.Join(", ", theirs[r])}] by the report");
        }
        Assert.True(differences.Count == 0, $"{what}\n{string.Join("\n", differences)}");
    }

    /// <summary>The order of rows is not the contract's; they are told apart by what is no fraction.</summary>
    private static List<object?[]> Sorted(IEnumerable<object?[]> rows) =>
        [.. rows.Select(r => r.Select(Plainer).ToArray()).OrderBy(r => string.Join('|', r.Select(c => c is double d ? Math.Round(d, 2).ToString("000000000.00", CultureInfo.InvariantCulture) : c)), StringComparer.Ordinal)];

    private static object? Plainer(object? cell) => cell is int or long or decimal or float or byte or short ? Convert.ToDouble(cell, CultureInfo.InvariantCulture) : cell is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell;

    /// <summary>To a millionth; a p-value of deals at random within four of its standard errors.</summary>
    private static bool Equal(object? expected, object? got, string name) => expected is double e && got is double g
        ? Math.Abs(e - g) <= (name == "p_value" ? 4 * Math.Sqrt(e * (1 - e) / 100_000) + 0.00002 : Math.Max(1e-6 * Math.Abs(e), 1e-9)) : Equals(expected, got);
}
