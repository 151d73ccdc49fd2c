using CsmBot.Accounts;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Tests.Understanding.Recognizers;

public class RecognizerTests
{
    [Theory]
    [InlineData("called Acme for 25 min on Monday", "duration 1500; date 2026-11-16|2026-11-23")]
    [InlineData("the last 30 days", "daterange 2026-10-23..2026-11-22")]
    [InlineData("the next 90 days", "daterange 2026-11-21..2027-02-19")]
    [InlineData("the last 2 weeks", "daterange 2026-11-08..2026-11-22")]
    [InlineData("the last 3 months", "daterange 2026-08-21..2026-11-22")]
    [InlineData("last month", "daterange 2026-10-01..2026-11-01")]
    [InlineData("this week", "daterange 2026-11-16..2026-11-23")]
    [InlineData("this quarter", "daterange 2026-10-01..2027-01-01")]
    [InlineData("last Friday", "date 2026-11-20")]
    [InlineData("last Saturday", "date 2026-11-14")]
    [InlineData("by March 31", "daterange …..2026-04-01|…..2027-04-01")]
    [InlineData("until December 31 2026", "daterange …..2027-01-01")]
    [InlineData("before December 2026", "daterange …..2026-12-01")]
    [InlineData("since June 2026", "daterange 2026-06-01..…")]
    [InlineData("after June 2026", "daterange 2026-07-01..…")]
    [InlineData("between June and August", "daterange 2026-06-01..2026-09-01|2027-06-01..2027-09-01")]
    [InlineData("Q1", "daterange 2026-01-01..2026-04-01|2027-01-01..2027-04-01")]
    [InlineData("3/4 of them", "number 0.75")]
    [InlineData("on 4/5", "date 2026-04-05|2027-04-05")]
    [InlineData("the 15th", "date 2026-11-15|2026-12-15")]
    [InlineData("year to date", "daterange 2026-01-01..2026-11-22")]
    [InlineData("tomorrow at 10:30 am", "datetime 2026-11-22 10:30:00")]
    [InlineData("the second Tuesday of March 2027", "date 2027-03-09")]
    [InlineData("two and a half million dollars", "currency 2500000")]
    [InlineData("€ 3.50 or 12 GBP", "currency 3.5 EUR; currency 12 GBP")]
    [InlineData("15 per cent", "percentage 15")]
    [InlineData("an hour and a half", "duration 5400")]
    [InlineData("half an hour, 1h20, 90m", "duration 1800; duration 4800; duration 5400")]
    [InlineData("10M users, 5k seats, two dozen", "number 10000000; number 5000; number 24")]
    [InlineData("a call, an hour and a quarter, went well", "duration 4500")]
    [InlineData("On the 16th I visited them", "date 2026-11-16|2026-12-16")]
    [InlineData("quiet for 90+ days", "duration 7776000")]
    [InlineData("Easter 2027", "date 2027-03-28")]
    [InlineData("week 10", "daterange 2026-03-02..2026-03-09")]
    [InlineData("the 90s", "daterange 1990-01-01..2000-01-01|2090-01-01..2100-01-01")]
    [InlineData("on 6 march seventeen hundred thirty three", "date 1733-03-06")]
    [InlineData("from this 5/12 to upcoming 5/19", "daterange 2026-05-12..2027-05-20")]
    [InlineData("in the coming calendar month", "daterange 2026-12-01..2027-01-01")]
    [InlineData("four years before the contract", "duration 126144000")]
    [InlineData("last week's Thursday", "date 2026-11-12")]
    [InlineData("May 5th of last year", "date 2025-05-05")]
    [InlineData("on 1-22", "date 2026-01-22|2027-01-22")]
    [InlineData("they rose by 1-22", "number 1; number 22")]
    [InlineData("less than 2 weeks ago", "daterange 2026-11-07..2026-11-22")]
    [InlineData("less than 3 days from now", "daterange 2026-11-21..2026-11-24")]
    [InlineData("from March 2026 to date", "daterange 2026-03-01..2026-11-22")]
    [InlineData(">=2026", "daterange 2026-01-01..…")]
    [InlineData("no earlier than 8pm", "timerange 20:00:00..…")]
    [InlineData("from 0930 to 1130", "timerange 09:30:00..11:30:00|21:30:00..23:30:00")]
    [InlineData("early tomorrow morning", "datetimerange 2026-11-22 08:00:00..2026-11-22 10:00:00")]
    [InlineData("they work at three night markets", "number 3; timerange 20:00:00..23:59:59")]
    [InlineData("EBITDA grew by one twenty-fifth", "number 0.04")]
    [InlineData("100 hong kong $, 50p, half a percent", "currency 100 HKD; currency 50; percentage 0.5")]
    [InlineData("from 9 to 11 tomorrow", "datetimerange 2026-11-22 09:00:00..2026-11-22 11:00:00|2026-11-22 21:00:00..2026-11-22 23:00:00")]
    public void Words_mean_what_the_vocabulary_says(string text, string expected) => Assert.Equal(expected, Recognized.In(text));

    [Theory]
    [InlineData("May I ask")]
    [InlineData("this may be late")]
    [InlineData("we march on")]
    [InlineData("the sun sat low")]
    [InlineData("1st Avenue")]
    [InlineData("second thoughts")]
    [InlineData("a second call")]
    [InlineData("Good morning team")]
    [InlineData("see https://example.com/a?b=20%2030&c=9am")]
    [InlineData("the one you mentioned")]
    [InlineData("NOBODY MAY MODIFY IT")]
    [InlineData("it is theirs and may be sold")]
    [InlineData("see subsection 6a")]
    public void What_only_looks_like_a_time_or_number_is_left_alone(string text) => Assert.Equal("", Recognized.In(text));

    [Theory]
    [InlineData("version 2.1.3")]
    [InlineData("call 555-123-4567")]
    [InlineData("account A-104")]
    [InlineData("support is 24/7")]
    [InlineData("ticket 133-03-03-2020")]
    [InlineData("a 1:1 with the champion")]
    [InlineData("we won 3:2")]
    [InlineData("500 errors")]
    [InlineData("effectiveness 4/5")]
    [InlineData("it shouldn't last two of them")]
    public void Codes_and_scores_are_no_times(string text) => Assert.DoesNotContain("date", Recognized.In(text) is var found && found.Contains("time", StringComparison.Ordinal) ? "date " + found : found);

    [Fact]
    public void A_score_in_figures_can_still_be_read_as_a_day()
    {
        var chart = RuleExamplesTests.Read("effectiveness 4/5");
        Assert.Contains(chart.Edges.ToArray(), e => chart.Grammar.CategoryName(e.Category) == "day" && ((DayReading)e.Value).Past == new DateOnly(2026, 4, 5));
    }

    [Fact]
    public void Leaning_to_the_future_puts_the_coming_day_first() => Assert.Equal("date 2026-11-23|2026-11-16", Recognized.In("Monday", leanFuture: true));

    [Fact]
    public void The_day_may_come_first_where_the_workspace_says_so() =>
        Assert.Equal("date 2026-05-04|2027-05-04", Recognized.In("on 4/5", workspace: new Workspace { DateOrder = DateOrder.DayFirst }));

    [Fact]
    public void Quarters_are_those_of_the_fiscal_year()
    {
        var april = new Workspace { FiscalYearStart = 4 };
        Assert.Equal("daterange 2026-10-01..2027-01-01", Recognized.In("Q3 FY27", workspace: april));
        Assert.Equal("daterange 2026-04-01..2027-04-01", Recognized.In("this fiscal year", workspace: april));
    }

    [Fact]
    public void Weeks_start_when_the_workspace_says() =>
        Assert.Equal("daterange 2026-11-15..2026-11-22", Recognized.In("this week", workspace: new Workspace { WeekStart = DayOfWeek.Sunday }));

    [Fact]
    public void A_day_without_a_year_leaves_its_direction_to_whoever_asks()
    {
        var day = (DayReading)Assert.Single(new Recognizer().Recognize("Dec 5", Recognized.At(Recognized.Now))).Value;
        Assert.False(day.Fixed);
        Assert.Equal(new DateOnly(2025, 12, 5), day.Resolve(leanFuture: false));
        Assert.Equal(new DateOnly(2026, 12, 5), day.Resolve(leanFuture: true));
    }

    [Fact]
    public void Within_so_many_days_goes_either_way()
    {
        var window = (WindowReading)Assert.Single(new Recognizer().Recognize("within 30 days", Recognized.At(Recognized.Now))).Value;
        Assert.Equal(WindowKind.Within, window.Kind);
        Assert.Equal(new Window(new DateOnly(2026, 10, 23), new DateOnly(2026, 11, 22)), window.Past);
        Assert.Equal(new Window(new DateOnly(2026, 11, 21), new DateOnly(2026, 12, 21)), window.Future);
    }

    [Fact]
    public void Three_months_are_ninety_days_and_an_offset_in_the_calendar()
    {
        var duration = (Duration)Assert.Single(new Recognizer().Recognize("3 months", Recognized.At(Recognized.Now))).Value;
        Assert.Equal(90, duration.Span.TotalDays);
        Assert.Equal(new DateOnly(2026, 4, 30), duration.From(new DateOnly(2026, 1, 31), 1));
    }

    [Fact]
    public void Offsets_count_utf16_units()
    {
        var entity = Assert.Single(new Recognizer().Recognize("👍🏽 on Monday", Recognized.At(Recognized.Now)));
        Assert.Equal((8, 14), (entity.Start, entity.End));
    }

    [Fact]
    public void Any_text_is_read_without_an_error()
    {
        var random = new Random(20261121);
        var recognizer = new Recognizer();
        string[] words = ["monday", "5", "to", "from", "half", "and", "may", "2016", "in", "days", "ago", "am", "-", "/", ".", ":", "first", "next", "week", "month", "$", "%", "million", "31", "99", "0", "9999", "feb", "1e300", "²", "½", "٣", "the", "of", "years", "trillion", "after", "before", "q", "h", "'", "s"];
        for (var round = 0; round < 400; round++)
        {
            var text = round % 2 == 0
                ? string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, 700).Select(_ => words[random.Next(words.Length)]))
                : new string([.. Enumerable.Range(0, 2000).Select(_ => (char)random.Next(round % 4 == 1 ? 0x10000 : 0x80))]);
            foreach (var entity in recognizer.Recognize(text[..Math.Min(4000, text.Length)], Recognized.At(round % 3 == 0 ? "0001-01-02T00:00:00" : round % 3 == 1 ? "9999-12-30T00:00:00" : Recognized.Now)))
                Assert.NotEmpty(EntityValues.Of(entity, leanFuture: false));
        }
    }
}
