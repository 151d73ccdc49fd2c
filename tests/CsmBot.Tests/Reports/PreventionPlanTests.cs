using CsmBot.Accounts;
using CsmBot.Reports;
using CsmBot.Tests.Data;
using CsmBot.Understanding.Commands;

namespace CsmBot.Tests.Reports;

/// <summary>What prevention would have taken, as people say it: read, said back, and priced at the rates of green accounts.</summary>
public class PreventionPlanTests
{
    private static readonly DateOnly _opened = new(2026, 6, 20);
    private static readonly double _month = 365.25 / 12;

    [Theory]
    [InlineData("3 calls of 20 min, 2 e-mails and a visit of 2 h over 30 days", "3 calls of 20 min, 2 e-mails, 1 visit of 2 h over 30 days")]
    [InlineData("three 20-minute calls", "3 calls of 20 min")]
    [InlineData("2 calls, 30 min each; 2 meetings (1.5 h)", "2 calls of 30 min, 2 meetings of 45 min")]
    [InlineData("2 calls, 30 min", "2 calls of 15 min")]
    [InlineData("a call of half an hour every week for 6 weeks", "1 call of 30 min a week over 42 days")]
    [InlineData("weekly calls of 20 min from 3 May to 12 June", "1 call of 20 min a week from 3 May 2026 to 12 Jun 2026")]
    [InlineData("one QBR (90 min) and an email a month, in the first quarter", "1 QBR of 1 h 30 min, 1 e-mail a month over 91 days")]
    [InlineData("2 site visits of 1h30 between 2026-05-03 and 2026-05-20", "2 visits of 1 h 30 min from 3 May 2026 to 20 May 2026")]
    [InlineData("two calls in the first week", "2 calls over 7 days")]
    [InlineData("a meeting on Dec 3", "1 meeting from 3 Dec 2025 to 3 Dec 2025")]
    [InlineData("5 emails every other week, over 3 months", "5 e-mails a fortnight over 91 days")]
    [InlineData("a good 20 minute call every Monday", "1 call of 20 min a week")]
    [InlineData("calls on Mondays and Thursdays, a quarter of an hour each, for a month", "2 calls of 15 min a week over 30 days")]
    [InlineData("a couple of short calls of 22.5 min", "2 calls of 22.5 min")]
    [InlineData("a video call twice a month, 45 minutes per call", "2 calls of 45 min a month")]
    [InlineData("twenty-five phone calls, an hour and a half altogether, since May 3", "25 calls of 3.6 min from 3 May 2026")]
    [InlineData("two weekly QBRs, 3 daily 1-hour chats, 2 phone visits", "2 QBRs a week, 3 chats of 1 h a day, 2 visits")]
    [InlineData("2 webinars of 1 h, a QBR in May", "2 trainings of 1 h, 1 QBR from 1 May 2026 to 31 May 2026")]
    [InlineData("2 webinars of 1 h and a QBR", "2 trainings of 1 h, 1 QBR")]
    [InlineData("2 trainings a day, a call every Friday at 9, two on-site 90-minute workshops in the next fortnight", "2 trainings a day, 1 call a week, 2 trainings of 1 h 30 min over 14 days")]
    [InlineData("a QBR during May", "1 QBR from 1 May 2026 to 31 May 2026")]
    [InlineData("2 webinars of 1 h and a QBR in May", "2 trainings of 1 h, 1 QBR from 1 May 2026 to 31 May 2026")]
    public void A_plan_is_read_and_said_back_in_words_that_are_read_the_same(string text, string words)
    {
        var plan = Read(text);
        Assert.Equal(words, plan?.InWords);
        Assert.Equal(words, Read(words)?.InWords);
    }

    /// <summary>What was stored while reports still read such words themselves: each kind of words that they took, and what they made of them.</summary>
    [Theory]
    [InlineData("2 more phone calls, 3 extra video calls, and an on-site visit (2h)", "2 calls, 3 calls, 1 visit of 2 h")]
    [InlineData("1 training session of 90 minutes + one workshop, 3 training sessions", "1 training of 1 h 30 min, 1 training, 3 trainings")]
    [InlineData("quarterly QBRs of 2 hours", "1 QBR of 2 h a quarter")]
    [InlineData("2 regular status calls - 15 mins each", "2 calls of 15 min")]
    [InlineData("4 mails, 10 minutes altogether", "4 e-mails of 2.5 min")]
    [InlineData("3 mails (30 min in all); a message", "3 e-mails of 10 min, 1 chat")]
    [InlineData("one call of 1 hour and 15 minutes plus 2 chats", "1 call of 1 h 15 min, 2 chats")]
    [InlineData("a call every second week, within the first two months before the fire", "1 call a fortnight over 61 days")]
    [InlineData("1 message per week from May 3rd until 2026-06-12", "1 chat a week from 3 May 2026 to 12 Jun 2026")]
    [InlineData("a meeting starting 3 May; two contacts of 5 m", "1 meeting, 2 contacts of 5 min from 3 May 2026")]
    [InlineData("2 calls till June 12 2026.", "2 calls until 12 Jun 2026")]
    [InlineData("biweekly calls of 30 m across 8 weeks", "1 call of 30 min a fortnight over 56 days")]
    [InlineData("1 proactive call, 0.5 h, twelve short quick e-mails", "1 call of 30 min, 12 e-mails")]
    [InlineData("a half-hour call once a month; daily e-mails at 5 min throughout the last fortnight", "1 call of 30 min a month, 1 e-mail of 5 min a day over 14 days")]
    [InlineData("a call every 10 days & 2 tickets of 1 h 30 min for a year", "1 call every 10 days, 2 tickets of 1 h 30 min over 365 days")]
    [InlineData("2 fortnightly preventive meetings of an hour in 3 quarters", "2 meetings of 1 h a fortnight over 274 days")]
    public void What_was_stored_earlier_goes_on_being_read_to_the_same(string text, string words) => A_plan_is_read_and_said_back_in_words_that_are_read_the_same(text, words);

    [Theory]
    [InlineData("two calls with the CTO")]
    [InlineData("listening to them")]
    [InlineData("calls of 20 min")]
    [InlineData("3 calls of 20 min over 30 days and a better product")]
    [InlineData("0 calls")]
    [InlineData("4 calls of 9000 hours")]
    [InlineData("")]
    [InlineData("over 30 days")]
    public void What_is_not_understood_to_its_last_word_is_no_plan(string text) => Assert.Null(Read(text));

    /// <summary>
    /// One account of the tier stayed green: 2 calls of 30 min by Dana (60 an hour) and 1 e-mail of 12 min by Sam (40 an hour). A call costs 30 and takes half an hour, an e-mail costs 8 and takes 0.2 h; an hour of any type costs
    /// 68 ÷ 1.2. Another tier's green account had a visit of 3 h by Sam: 40 an hour.
    /// </summary>
    [Theory]
    [InlineData("3 calls of 20 min", 3 * 20.0 / 60 * 60)]
    [InlineData("3 calls", 3 * 0.5 * 60)]
    [InlineData("4 e-mails of 30 min", 4 * 0.5 * 40)]
    [InlineData("1 visit of 2 h", 2 * 68 / 1.2)]
    [InlineData("1 visit", 3 * 68 / 1.2)]
    [InlineData("a call of 20 min every week for 3 weeks", 3 * 20.0 / 60 * 60)]
    [InlineData("weekly calls of 60 min", 60.0 * 3)]
    [InlineData("1 qbr", null)]
    public void A_plan_is_priced_at_the_rates_of_green_accounts_and_goes_before_the_estimate(string text, double? price)
    {
        var report = CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.PostMortem, Fire: "F-1") { OfFire = _ => Written(text, null) }, Book());
        // The fire had its sign 21 days before; of the estimate, 21 days at what the green account cost a month are left where a plan cannot be priced.
        var estimate = 68 / (365 / _month) * 21 / _month;
        Assert.Equal(price ?? estimate, report.Figure("prevention_estimate").Number!.Value, 1e-6);
        Assert.Equal(price ?? double.NaN, report.Table("prevention").Rows.Sum(r => (double?)r[3] ?? double.NaN), 1e-6);
        Assert.Equal(price is null, report.Notes.Any(n => n.Contains("how long one qbr takes", StringComparison.Ordinal)));
        var business = CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.BusinessCase) { OfFire = _ => Written(text, null) }, Book());
        Assert.Equal(price ?? estimate, business.Figure("prevention_estimate").Number!.Value, 1e-6);
        Assert.Equal(price is null ? "the tier’s green accounts" : "a person’s plan", business.Table("prevention").Rows[0][^1]);
    }

    [Fact]
    public void An_amount_goes_before_a_plan_and_words_that_are_no_plan_leave_the_estimate()
    {
        ReportRequest Request(string text, decimal? amount) => new(ReportName.PostMortem, Fire: "F-1") { OfFire = _ => Written(text, amount) };
        Assert.Equal(640, CsmBot.Reports.Reports.Of(Request("3 calls", 640), Book()).Figure("prevention_estimate").Number);
        var unread = CsmBot.Reports.Reports.Of(Request("more attention", null), Book());
        Assert.Equal(68 / (365 / _month) * 21 / _month, unread.Figure("prevention_estimate").Number!.Value, 1e-6);
        Assert.Contains(unread.Notes, n => n.Contains("not priced", StringComparison.Ordinal));
    }

    private static PreventionPlan? Read(string text) => PreventionWords.Read(text, _opened, new Workspace());

    private static FireWritten Written(string text, decimal? amount) => new(amount, text, null, null, null, null) { Plan = Read(text) };

    private static AsOf Book()
    {
        var (now, builder) = (new DateTime(2026, 6, 30, 12, 0, 0, DateTimeKind.Utc), new BookBuilder(new Workspace()));
        builder.Add(Some.Dana with { BillingRate = 60, Currency = "USD", ValidFrom = null });
        builder.Add(Some.Dana with { Email = "sam@plover.example", Name = "Sam Ito", BillingRate = 40, Currency = "USD", ValidFrom = null });
        Account Plain(string id, decimal arr) => Some.Acme with { AccountId = id, Name = id, Aliases = [], Status = AccountStatus.Active, Arr = arr, Currency = "USD", ContractStart = null, CsmEmail = Some.Dana.Email };
        // Two of the first tier, one of which burns, and one of the second.
        foreach (var account in (Account[])[Plain("G", 50_000), Plain("B", 40_000), Plain("S", 20_000)]) builder.Add(account);
        builder.Add(new HealthChange("B", now.AddDays(-12), Colour.Red, "outage", Some.Dana.Email));
        void Act(string account, InteractionType type, int volume, int minutes, string by) => builder.Add(new Interaction($"I{account}{type}", now.AddDays(-60), account, by, type, minutes, volume, null, null, null, null));
        Act("G", InteractionType.Call, 2, 60, Some.Dana.Email);
        Act("G", InteractionType.Email, 1, 12, "sam@plover.example");
        Act("S", InteractionType.SiteVisit, 1, 180, "sam@plover.example");
        var opened = new DateTime(2026, 6, 20, 9, 0, 0, DateTimeKind.Utc);
        builder.Add(new Fire("F-1", "B", opened, null, null, "silence", opened.AddDays(-21), "outage", null, null));
        return new AsOf(builder.Build(), new Moment(now, TimeZoneInfo.Utc, new Workspace()));
    }
}
