using CsmBot.Accounts;

namespace CsmBot.Tests.Accounts;

public class RecurrenceTests
{
    private static readonly Recurrence Mondays = new(new TimeOnly(9, 0)) { Weekdays = Recurrence.Bit(DayOfWeek.Monday) };

    private static Workspace Holidays(bool skips, params string[] days) => new() { Holidays = days.Select(Given.Day).ToHashSet(), SkipsHolidays = skips };

    private static IEnumerable<string> Days(Recurrence r, string from, string to, Workspace? workspace = null) =>
        r.Days(Given.Day(from), Given.Day(to), workspace ?? new Workspace()).Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void It_comes_round_on_its_weekdays() => Assert.Equal(["2026-11-16", "2026-11-23", "2026-11-30"], Days(Mondays, "2026-11-16", "2026-12-06"));

    [Fact]
    public void A_day_that_a_month_lacks_is_its_last() =>
        Assert.Equal(["2026-01-31", "2026-02-28", "2026-03-31"], Days(new Recurrence(new TimeOnly(9, 0)) { DayOfMonth = 31 }, "2026-01-01", "2026-03-31"));

    [Fact]
    public void A_holiday_moves_it_to_the_next_working_day() =>
        Assert.Equal(["2026-04-07"], Days(Mondays, "2026-04-06", "2026-04-12", Holidays(false, "2026-04-03", "2026-04-06")));

    [Fact]
    public void A_move_may_come_from_before_the_span() => Assert.Equal(["2026-04-07"], Days(Mondays, "2026-04-07", "2026-04-07", Holidays(false, "2026-04-06")));

    [Fact]
    public void Or_leaves_it_out() => Assert.Empty(Days(Mondays, "2026-04-06", "2026-04-12", Holidays(true, "2026-04-06")));

    [Theory]
    // Nine on the wall on both sides of a change of the clocks.
    [InlineData("2026-03-23 09:00", "2026-03-23 08:00")]
    [InlineData("2026-03-30 09:00", "2026-03-30 07:00")]
    // The hour that is skipped in spring, and the one that comes twice in autumn, happen once.
    [InlineData("2026-03-29 02:30", "2026-03-29 01:00")]
    [InlineData("2026-10-25 02:30", "2026-10-25 00:30")]
    public void A_wall_clock_time_is_one_instant(string local, string utc) =>
        Assert.Equal(Given.Utc(utc), LocalTime.ToUtc(Given.Utc(local), Given.Berlin));

    [Theory]
    [InlineData(Recurrence.AllDays, "every day at 09:00")]
    [InlineData(Recurrence.WorkDays, "every weekday at 09:00")]
    [InlineData(0b0010010, "every Monday and Thursday at 09:00")]
    public void It_can_be_said_and_kept(int days, string words)
    {
        var recurrence = new Recurrence(new TimeOnly(9, 0)) { Weekdays = days };
        Assert.Equal(words, recurrence.InWords);
        Assert.Equal(recurrence, Recurrence.Parse(recurrence.ToString()));
    }
}
