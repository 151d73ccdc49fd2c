using CsmBot.Accounts;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using CsmBot.Understanding.Commands;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

public class CommandTests
{
    private static readonly Context Context = new(
        new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme], [Some.Dana], [], [], []));

    public static TheoryData<string, string> Examples => [.. CommandRules.All.Where(r => r.Category == CommandRules.Category).SelectMany(r => r.Examples.Select(e => (e, r.Name)))];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_of_a_command_is_that_command(string message, string rule)
    {
        var meant = Language.English.Understand(message, Context);

        Assert.True(meant is OpenLogForm or Log { Ready: false } or Undo or Help or Courtesy or TellWords or ShowStanding or StopStanding or Reschedule or SetQuiet or ShowQuiet or ShowAlerts or ShowSettings or ShowRules or TellStatus, $"{rule}: “{message}” is {meant}");
    }

    [Theory]
    [InlineData("log an interaction with Acme")]
    [InlineData("please add a new entry for Acme Corp")]
    [InlineData("log Acme")]
    public void An_entry_that_is_only_begun_asks_for_the_rest(string message)
    {
        var draft = Assert.Single(Assert.IsType<Log>(Language.English.Understand(message, Context)).Drafts);
        Assert.Equal((Some.Acme.AccountId, DateOnly.FromDateTime(Some.Now)), (draft.AccountId, draft.OccurredOn));
        Assert.Equal(["type"], draft.Needs);
    }

    [Theory]
    [InlineData("Help!")]
    [InlineData("@csmbot help")]
    [InlineData("please undo")]
    [InlineData("HI  ")]
    public void Marks_case_and_politeness_do_not_matter(string message) =>
        Assert.True(Language.English.Understand(message, Context) is Undo or Help or Courtesy);

    [Theory]
    [InlineData("log a call with Acme, 25 min")]
    [InlineData("thanks, call with Acme 20 min")]
    [InlineData("which accounts need help")]
    [InlineData("great call with Acme")]
    public void A_message_that_says_more_is_no_command(string message) =>
        Assert.False(Language.English.Understand(message, Context) is OpenLogForm or Undo or Help or Courtesy);

    public static TheoryData<string> Recurrences => [.. CommandRules.All.Where(r => r.Category == RecurrenceRules.Category).SelectMany(r => r.Examples)];

    [Theory, MemberData(nameof(Recurrences))]
    public void Every_example_of_a_recurrence_schedules_a_question(string when)
    {
        var schedule = Assert.IsType<Schedule>(Language.English.Understand($"{when} post tier 1 renewals this quarter here", Context));
        Assert.Equal("tier 1 renewals this quarter", schedule.Words);
        Assert.NotNull(schedule.Question);
        Assert.Equal(schedule.When, Assert.IsType<Schedule>(Language.English.Understand($"post tier 1 renewals this quarter here {when}", Context)).When);
    }

    [Theory]
    [InlineData("every Monday 9:00 post tier 1 renewals this quarter here", "every Monday at 09:00")]
    [InlineData("send us red accounts on Mondays, Wednesdays and Fridays at 16:30", "every Monday and Wednesday and Friday at 16:30")]
    [InlineData("daily at 8 post my accounts not contacted in 30 days", "every day at 08:00")]
    [InlineData("please post arr by tier in this channel on the 1st of every month at noon", "on day 1 of each month at 12:00")]
    [InlineData("every weekday at 4 tell me which accounts are red", "every weekday at 16:00")]
    public void A_scheduled_question_has_its_time(string message, string when) =>
        Assert.Equal(when, Assert.IsType<Schedule>(Language.English.Understand(message, Context)).When.InWords);

    [Theory]
    [InlineData("watch tier 1 accounts turning yellow here", "tier 1 accounts turning yellow")]
    [InlineData("keep an eye on my accounts", "my accounts")]
    [InlineData("tell us when tier 2 accounts turn red", "tier 2 accounts turn red")]
    public void A_watch_keeps_its_words(string message, string words) => Assert.Equal(words, Assert.IsType<Watch>(Language.English.Understand(message, Context)).Words);

    [Theory]
    [InlineData("quiet hours 18:00-8:00 here", "18:00", "08:00")]
    [InlineData("quiet hours 18-8", "18:00", "08:00")]
    [InlineData("quiet hours from 6pm to 7:30 am", "18:00", "07:30")]
    [InlineData("no alerts between 12:00 and 13:00", "12:00", "13:00")]
    public void Quiet_hours_are_times_on_the_wall(string message, string from, string to)
    {
        var quiet = Assert.IsType<SetQuiet>(Language.English.Understand(message, Context));
        Assert.Equal((TimeOnly.Parse(from, null), TimeOnly.Parse(to, null)), (quiet.From, quiet.To));
    }

    [Theory]
    [InlineData("alerts of team Orion", AlertsOf.Team, "Orion")]
    [InlineData("open alerts of team Orion", AlertsOf.Team, "Orion")]
    [InlineData("Orion's alerts", AlertsOf.Team, "Orion")]
    [InlineData("show me open alerts for Dana Reyes", AlertsOf.Person, "dana@plover.example")]
    [InlineData("my alerts", AlertsOf.Mine, null)]
    public void Alerts_are_somebodys(string message, AlertsOf whose, string? name) => Assert.Equal(new ShowAlerts(whose, name), Language.English.Understand(message, Context));

    [Theory]
    [InlineData("backtest", null)]
    [InlineData("back-test the rules", null)]
    [InlineData("please back test all our rules!", null)]
    [InlineData("run a backtest of the rules", null)]
    [InlineData("how good are the rules", null)]
    [InlineData("what would the rules have caught", null)]
    [InlineData("test all rules on the past", null)]
    [InlineData("backtest gone quiet", "gone quiet")]
    [InlineData("backtest the rule “gone quiet”", "gone quiet")]
    [InlineData("how good is the gone quiet rule?", "gone quiet")]
    [InlineData("what would gone quiet have caught", "gone quiet")]
    [InlineData("what has the rule low NPS caught?", "low NPS")]
    [InlineData("what would 'accounts with NPS below 20' have caught", "accounts with NPS below 20")]
    [InlineData("which fires would accounts not contacted in 30 days have caught", "accounts not contacted in 30 days")]
    public void A_back_test_names_rules_or_a_condition_as_typed(string message, string? words) =>
        Assert.Equal((words, null), Assert.IsType<TestRules>(Language.English.Understand(message, Context)) is var test ? (test.Words, test.Window) : default);

    [Theory]
    [InlineData("backtest the rules since January", null, "2026-01-01", null)]
    [InlineData("backtest gone quiet from 1 March 2025 to 31 May 2025", "gone quiet", "2025-03-01", "2025-05-31")]
    [InlineData("what would gone quiet have caught in 2025", "gone quiet", "2025-01-01", "2025-12-31")]
    [InlineData("what would the rules have caught over the last 6 months", null, "2026-05-20", "2026-11-20")]
    [InlineData("backtest low NPS last year", "low NPS", "2025-01-01", "2025-12-31")]
    public void A_back_test_may_say_which_days_count(string message, string? words, string from, string? last)
    {
        var test = Assert.IsType<TestRules>(Language.English.Understand(message, Context));
        Assert.Equal((words, DateOnly.Parse(from, null), last is null ? null : DateOnly.Parse(last, null)), (test.Words, test.Window?.From, test.Window?.LastDay));
    }

    [Fact]
    public void Days_at_the_end_of_a_condition_are_first_taken_as_its_own() =>
        Assert.Equal("accounts not contacted in the last 30 days", Assert.IsType<TestRules>(Language.English.Understand("backtest accounts not contacted in the last 30 days", Context)).Whole);

    [Theory]
    [InlineData("what has Acme bought")]
    [InlineData("how good is Acme doing")]
    [InlineData("called Acme, tested the new export for 20 min")]
    [InlineData("how many tickets would have been closed")]
    public void What_only_sounds_like_a_back_test_is_none(string message) => Assert.False(Language.English.Understand(message, Context) is TestRules);

    [Theory]
    [InlineData("watch frobnicated accounts here", "frobnicated")]
    [InlineData("every Monday 9:00 post the frobnicated accounts here", "frobnicated")]
    public void No_word_of_the_question_inside_may_stay_unused(string message, string unused) => Assert.Contains(unused, Language.English.Understand(message, Context).Unused.Single());

    [Theory]
    [InlineData("every Monday 9:00 call with Acme")]
    [InlineData("sent 2 emails to Acme on Monday")]
    [InlineData("show tier 1 accounts")]
    [InlineData("tell me about Acme")]
    [InlineData("which accounts turned yellow this week")]
    [InlineData("call with Acme on Monday at 9, 20 min")]
    [InlineData("stopped by Acme for 20 min")]
    [InlineData("watched a demo with Acme, 30 min")]
    public void Logs_and_questions_stay_what_they_are(string message) =>
        Assert.False(Language.English.Understand(message, Context) is Watch or Schedule or StopStanding or SetQuiet or ShowAlerts or ShowStanding);
}
