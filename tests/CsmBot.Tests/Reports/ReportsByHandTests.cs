using CsmBot.Accounts;
using CsmBot.Reports;
using CsmBot.Tests.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Reports;

/// <summary>Each report over a few facts, with the arithmetic beside it. Now is 2026-11-16, an hour of Casey costs 60 and from May on 80; the year up to today has 365 days.</summary>
public class ReportsByHandTests
{
    private const string Casey = "csm@example.com", Robin = "robin@example.com";
    private static readonly Person[] _team = [Person(), Person(rate: 80, from: "2026-05-01"), Person(Robin, 90) with { Name = "Robin Roe", Role = Role.Support, Team = null }];

    private static Report Of(ReportRequest request, params object[] facts) => CsmBot.Reports.Reports.Of(request, Book([.. _team, .. facts]));

    private static void Figures(Report report, params (string Name, double? Number)[] expected) => Assert.All(expected, e =>
    {
        var number = report.Figure(e.Name).Number;
        Assert.True(e.Number is { } n ? number is { } got && Math.Abs(n - got) < 1e-8 : number is null, $"{e.Name}: {e.Number} by hand, {number} by the report");
    });

    private static void Rows(Report report, string table, params object?[][] expected)
    {
        static string Text(IEnumerable<object?> cells) => string.Join(" | ", cells.Select(c => c is double d ? Math.Round(d, 6) : c));
        Assert.Equal(expected.Select(Text), report.Table(table).Rows.Select(r => Text(r.Take(expected[0].Length))));
    }

    /// <summary>An hour of Casey for 1,000 of ARR is 6 %.</summary>
    [Theory]
    [InlineData(20, false, "over 20 %")]
    [InlineData(5.5, true, "over 5.5 %")]
    [InlineData(6, false, "over 6 %")]
    public void What_is_dear_to_keep_is_a_setting_that_the_report_names(double share, bool isFlagged, string said)
    {
        var report = CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.Effort), Book(new Workspace { FlaggedShare = share }, [.. _team, Account(), Call("2026-03-10 10:00", 60, Purpose.Adoption)]));
        Assert.Equal(isFlagged ? 1 : 0, report.Table("flagged").Rows.Count);
        Assert.Contains(report.Notes, n => n.Contains(said, StringComparison.Ordinal) && n.Contains("Reports:FlaggedShare", StringComparison.Ordinal));
        Assert.Equal(isFlagged, report.InShort!.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void The_business_case()
    {
        var report = Of(new ReportRequest(ReportName.BusinessCase),
            // 10,000 in all: before B lie 50 %, before C 70 %, before E 89 %. So tiers 1, 2, 2, 3.
            Account("A", 5000), Account("B", 2000), Account("C", 1900), Account("E", 1100), Account("D", 500, AccountStatus.Churned),
            Call("2026-03-10 10:00", 60, Purpose.Adoption), // 1 h × 60 = 60, proactive
            Call("2026-03-20 10:00", 30, Purpose.Firefighting), // 0.5 × 60 = 30, reactive
            Call("2026-05-05 10:00", 90, fire: "F1", account: "B"), // 1.5 × 80 = 120, reactive
            Call("2026-06-01 10:00", 45, account: "C"), // 0.75 × 80 = 60, proactive
            Call("2025-12-01 10:00", 15, account: "D"), // 0.25 × 60 = 15, proactive
            Call("2025-11-16 23:59", 60), Call("2026-07-01 10:00", null, account: "B"), // the day before the window; no minutes
            Fire("F1", "2026-05-01 08:00", "2026-05-20 08:00", FireOutcome.Saved, 100, "B") with { FirstWarningAt = Utc("2026-04-01 20:00") }, // 30 days
            Turned(Colour.Red, "2026-04-15 10:00", "B"),
            Renewal("2026-02-01", RenewalOutcome.Churned, 500, 0, account: "D"), Renewal("2026-01-10", RenewalOutcome.Expanded, 4000, 5000));
        Figures(report, ("accounts", 4), ("arr", 10_000), ("reactive_hours", 2), ("reactive_cost", 150), ("proactive_hours", 2), ("crc", 135), ("crc_share_of_arr", 1.2), // (60 + 60) ÷ 10,000
            ("fires", 1), ("fires_saved", 1), ("fires_lost", 0), ("fire_cost_direct", 120), ("fire_cost_total", 220), ("lost_arr", 500), ("arr_saved", 2000),
            ("prevention_estimate", 60.0 / 365 * 30), // of tier 2 only C stayed green: 60 in 365 days, for the 30 days from the sign on
            ("gross_retention", 100 * 4000 / 4500.0), ("net_retention", 100 * 5000 / 4500.0));
        Rows(report, "by_tier", [1, 1, 5000, 60, 30], [2, 2, 3900, 60, 120], [3, 1, 1100, 0, 0], [null, 1, 500, 15, 0]);
        Rows(report, "fires", ["F1", "Account B", "saved", 120, 220, 30]);
        Assert.Equal(13, report.Table("by_month").Rows.Count); // November 2025 in part, to November 2026 in part
        Assert.Equal(["2026-03", 30.0, 60.0], report.Table("by_month").Rows[4]);
    }

    [Fact]
    public void The_post_mortem()
    {
        var report = Of(new ReportRequest(ReportName.PostMortem, Fire: "F"),
            Fire("F", "2026-06-10 08:00", "2026-07-01 08:00", FireOutcome.Lost, 250) with { FirstWarningAt = Utc("2026-05-11 23:00") },
            Call("2026-06-11 10:00", 30, fire: "F") with { Effectiveness = 2 }, // 0.5 × 80 = 40
            Call("2026-06-12 10:00", 15, fire: "F", by: Robin) with { Type = InteractionType.Email, Volume = 3, Effectiveness = 5 }, // 0.25 × 90 = 22.50
            Call("2026-06-20 10:00", 60, fire: "F") with { Effectiveness = 3 }, // 80
            Call("2026-06-30 10:00", 120, fire: "F", account: "A", id: "other") with { FireId = "G" },
            Call("2026-08-01 10:00", 90)); // proactive: 1.5 × 80 = 120 in 365 days
        Figures(report, ("hours", 1.75), ("cost_direct", 142.5), ("cost_indirect", 250), ("cost_total", 392.5), ("interactions", 5), ("people", 2), ("days_from_sign", 30), ("prevention_estimate", 120.0 / 365 * 30));
        Rows(report, "actions", ["call", 2, 1.5, 120, 2.5], ["email", 3, 0.25, 22.5, 5]);
    }

    [Fact]
    public void A_sign_that_was_seen_after_the_opening_prices_no_prevention()
    {
        var report = Of(new ReportRequest(ReportName.PostMortem, Fire: "F"), Fire("F", "2026-06-10 08:00") with { FirstWarningAt = Utc("2026-06-12 08:00") }, Call("2026-08-01 10:00", 90));
        Figures(report, ("days_from_sign", -2), ("prevention_estimate", null));
        Assert.Contains(report.Notes, n => n.StartsWith("The first sign was there to see only after", StringComparison.Ordinal));
        Assert.Empty(report.Table("prevention").Rows);
    }

    [Fact]
    public void Tiers()
    {
        var report = Of(new ReportRequest(ReportName.Tiers), Account("A", 600), Account("B", 300), Account("C", 100), Account("D", 900, AccountStatus.Churned), Turned(Colour.Yellow, "2026-11-01 10:00", "B"),
            Call("2026-03-10 10:00", 60, Purpose.Firefighting), Call("2026-03-10 10:00", 30), Call("2026-03-10 10:00", 30, account: "D"));
        Figures(report, ("accounts", 3), ("arr", 1000));
        // Before B lie 60 %, before C 90 %; A took 1.5 h × 60.
        Rows(report, "tiers", [1, 1, 600, 60, 1, 0, 0, 1.5, 90], [2, 1, 300, 30, 0, 1, 0, 0, 0], [3, 1, 100, 10, 1, 0, 0, 0, 0]);
    }

    [Fact]
    public void Renewals()
    {
        var report = Of(new ReportRequest(ReportName.Renewals, Day("2026-11-16"), Day("2027-01-31")),
            Account("A", 600, renews: "2026-12-01"), Account("B", 300, renews: "2026-12-31"), Account("C", 100, renews: "2027-02-01"), Account("E", 50, renews: "2026-11-15"), Account("G", 40, renews: "2026-11-10"),
            Account("D", 900, AccountStatus.Churned, renews: "2026-12-01"), Renewal("2026-11-10", RenewalOutcome.Renewed, 40, 40, account: "G"), Renewal("2026-12-01", RenewalOutcome.Renewed, 600, 600, closed: "2026-11-02"),
            Turned(Colour.Red, "2026-11-01 10:00", "B"));
        // A and B; C is a day too late; E is overdue, G is not, since it was renewed; D is lost.
        Figures(report, ("renewals", 2), ("arr", 900), ("arr_at_risk", 300), ("overdue", 1));
        Rows(report, "by_month", ["2026-11", 0, 0, 0, 0, 0], ["2026-12", 2, 900, 1, 0, 1], ["2027-01", 0, 0, 0, 0, 0]);
        Rows(report, "accounts", ["Account A", Day("2026-12-01"), 600, "green", 1, "Casey Smith"], ["Account B", Day("2026-12-31"), 300, "red", 2, "Casey Smith"]);
    }

    [Fact]
    public void Effort_and_cost()
    {
        object[] facts =
        [
            Account("A"), Account("B"),
            Call("2026-06-01 10:00", 30, Purpose.Adoption) with { Volume = 2, Effectiveness = 4 }, // 0.5 × 80 = 40
            Call("2026-06-02 10:00", 60, Purpose.Firefighting, by: Robin, account: "B") with { Type = InteractionType.Meeting, Effectiveness = 1 }, // 90
            Call("2026-06-03 10:00", null, by: Robin),
        ];
        var report = Of(new ReportRequest(ReportName.Effort), facts);
        Figures(report, ("interactions", 4), ("hours", 1.5), ("cost", 130), ("reactive_share", 100 * 60 / 90.0), ("effectiveness", 2.5)); // (4 + 1) ÷ 2: the two calls are one row
        Rows(report, "by_type", ["meeting", 1, 1, 90, 1], ["call", 3, 0.5, 40, 4]);
        Rows(report, "by_purpose", ["firefighting", 1, 1, 90, 1], ["adoption", 2, 0.5, 40, 4], [null, 1, 0, 0, null]);
        Rows(report, "by_person", ["Robin Roe", 2, 1, 90, 1], ["Casey Smith", 2, 0.5, 40, 4]);
        Rows(report, "by_account", ["Account B", 1, 1, 90, 1], ["Account A", 3, 0.5, 40, 4]);
        // Robin owns no account, and spent an hour all the same.
        var asOf = Book([.. _team, .. facts]);
        Figures(CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.Effort, Csm: asOf.Book.People.Find(Robin)), asOf), ("interactions", 2), ("hours", 1), ("cost", 90), ("reactive_share", 100));
    }

    [Fact]
    public void The_prevention_board()
    {
        var report = Of(new ReportRequest(ReportName.Prevention, Day("2026-01-01"), Day("2026-02-28")),
            Account("A") with { ContractStart = Day("2026-01-11") }, Account("B", status: AccountStatus.Churned), Account("C") with { ContractStart = Day("2026-01-01") }, Account("E"),
            // A came in the window; green from 11 to 31 January, 21 ÷ 31, and all of February but the 8th to the 21st, 14 ÷ 28.
            Turned(Colour.Red, "2026-02-08 10:00") with { SetBy = Casey }, Turned(Colour.Green, "2026-02-22 10:00"),
            Fire("F", "2026-08-07 10:00"), // 180 days after the 8th of February
            Turned(Colour.Yellow, "2025-12-01 10:00", "C"), Turned(Colour.Green, "2026-02-28 23:00", "C"), // green on one day: 1 ÷ 28
            Turned(Colour.Red, "2026-02-28 10:00", "E")); // green at the start, not kept: 1 + 27 ÷ 28
        const double Months = (21 / 31.0) + 0.5 + 2 + (1 / 28.0) + 1 + (27 / 28.0);
        // B, C and E were there; B and E were green, B stayed so, though it churned since.
        Figures(report, ("kept_green_rate", 50), ("green_account_months", Months), ("saves", 2));
        Rows(report, "by_csm", ["Casey Smith", 3, 2, 1, 50, Months, 2, 1]);
    }

    [Fact]
    public void Evidence()
    {
        Evidence Piece(string id, EvidenceKind kind, string day) => new(id, "A", "S1", kind, Day(day), "Kim", "It works");
        var report = Of(new ReportRequest(ReportName.Evidence, To: Day("2026-06-30"), Account: 0),
            Step("2026-03-01", "2026-03-01", "S1"), Step("2026-04-01", "2026-05-01", "S2"), Step("2026-06-30", "2026-07-05", "S3"), Step("2026-07-01", "2026-02-01", "S4"), Step("2025-01-01", null, "S5"),
            Piece("E1", EvidenceKind.Political, "2026-06-30"), Piece("E2", EvidenceKind.Political, "2026-07-01"), Piece("E3", EvidenceKind.Anecdotal, "2024-01-01"));
        // Due by the end of June: S1 in time, S2 late, S3 later still, S5 not at all.
        Figures(report, ("adherence", 25), ("steps_due", 4), ("steps_done", 2), ("anecdotal", 1), ("empirical", 0), ("political", 1));
        Assert.Equal(["S5", "S1", "S2", "S3"], report.Table("steps").Rows.Select(r => r[0]));
        Assert.Equal([null, Day("2026-03-01"), Day("2026-05-01"), null], report.Table("steps").Rows.Select(r => (DateOnly?)r[5]));
        Rows(report, "trail", [Day("2024-01-01"), "anecdotal", "Kim", "It works", "S1"], [Day("2026-06-30"), "political", "Kim", "It works", "S1"]);
    }

    [Fact]
    public void Adherence_and_renewal()
    {
        // Ten that renewed did both steps in time, ten that churned one of two. All scatter is 0; of the C(20, 10) = 184,756 deals two are as far apart.
        var facts = Enumerable.Range(0, 20).SelectMany(n => new object[]
        {
            Account($"A{n}"), Renewal("2026-10-01", n < 10 ? RenewalOutcome.Downsold : RenewalOutcome.Churned, 10, 5, account: $"A{n}"),
            Step("2026-09-30", "2026-09-30", $"S{n}", $"A{n}"), Step("2026-08-01", n < 10 ? "2026-07-31" : "2026-08-02", $"T{n}", $"A{n}"), Step("2026-10-01", null, $"U{n}", $"A{n}"),
        }).ToArray();
        var report = Of(new ReportRequest(ReportName.Adherence), facts);
        Figures(report, ("renewals", 20), ("mean_adherence_renewed", 100), ("mean_adherence_churned", 50), ("difference", 50), ("ci_low", 50), ("ci_high", 50), ("p_value", 2 / 184_756.0));
        Rows(report, "bands", ["0–<25", 0, 0, null], ["25–<50", 0, 0, null], ["50–<75", 10, 0, 0], ["75–<100", 0, 0, null], ["100", 10, 10, 100]);
        var few = Of(new ReportRequest(ReportName.Adherence), facts[5..]);
        Figures(few, ("renewals", 19), ("difference", null), ("ci_low", null), ("ci_high", null), ("p_value", null));
        Assert.Contains(few.Notes, n => n.StartsWith("Too few to say: 19 renewals", StringComparison.Ordinal));
    }

    [Fact]
    public void The_week_of_a_CSM()
    {
        var asOf = Book(
        [
            .. _team, Account("A", renews: "2027-02-13"), Account("B", renews: "2027-02-14") with { CsmEmail = Casey }, Account("C", renews: "2026-11-16") with { CsmEmail = Robin },
            Call("2026-11-16 09:00", 20, account: "C", id: "I1"), Call("2026-11-16 11:00", null, id: "I2") with { Volume = 2 }, Call("2026-11-15 23:00", 60), Call("2026-11-16 10:00", 60, by: Robin), Call("2026-11-16 13:00", 60),
            Step("2026-11-22", id: "S1"), Step("2026-11-23", id: "S2"), Step("2026-01-01", "2026-11-01", "S3"), Step("2026-11-20", id: "S4") with { OwnerEmail = Robin },
        ]);
        var report = CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.Week, Csm: asOf.Book.People.Find(Casey)) { OpenAlerts = _ => [.. Enumerable.Repeat(new OpenAlert("A-1", Colour.Red, "said so", default), 4)] }, asOf);
        // Today is the Monday: the call of Sunday is last week's, that of 13:00 is still to come. 90 days from today on are those up to 13 February.
        Assert.Equal((Day("2026-11-16"), Day("2026-11-22")), (report.From, report.To));
        Figures(report, ("interactions", 3), ("hours", 20 / 60.0), ("alerts_open", 4), ("steps_due", 1), ("renewals_90_days", 1));
        Rows(report, "done", ["I1", "Account C", Day("2026-11-16"), "call", 20], ["I2", "Account A", Day("2026-11-16"), "call", null]);
        // The checkpoints 90 days before are of yesterday and of today; those 180 days before have gone by.
        Figures(report, ("checkpoints_due", 2));
        Rows(report, "due", ["commitment 90 days before the renewal", "Account A", Day("2026-11-15")], ["commitment 90 days before the renewal", "Account B", Day("2026-11-16")], ["use it", "Account A", Day("2026-11-22")], ["renewal", "Account A", Day("2027-02-13")]);
    }
}
