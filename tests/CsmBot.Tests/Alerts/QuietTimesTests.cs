using CsmBot.Alerts;
using CsmBot.Tests.Accounts;

namespace CsmBot.Tests.Alerts;

public class QuietTimesTests
{
    private static readonly HashSet<DateOnly> None = [];
    private static readonly QuietTimes Nights = new(new TimeOnly(18, 0), new TimeOnly(8, 0), true, Given.Berlin);

    [Theory]
    // A Friday evening waits until Monday morning; summer time or not, it is eight on the wall.
    [InlineData("2026-11-20 17:30", "2026-11-23 07:00")]
    [InlineData("2026-07-03 17:30", "2026-07-06 06:00")]
    // Over the weekend on which the clocks go back.
    [InlineData("2026-10-23 18:00", "2026-10-26 07:00")]
    // A weekday's night ends that morning; at eight it is over.
    [InlineData("2026-11-25 03:00", "2026-11-25 07:00")]
    [InlineData("2026-11-25 06:59", "2026-11-25 07:00")]
    public void Quiet_ends_at_the_next_working_morning(string now, string until) =>
        Assert.Equal(Given.Utc(until), Nights.Until(Given.Utc(now), None));

    [Theory]
    [InlineData("2026-11-25 07:00")]
    [InlineData("2026-11-25 16:59")]
    public void In_working_hours_it_is_not_quiet(string now) => Assert.Null(Nights.Until(Given.Utc(now), None));

    [Fact]
    public void A_holiday_is_quiet_like_a_weekend() =>
        Assert.Equal(Given.Utc("2026-12-28 07:00"), Nights.Until(Given.Utc("2026-12-24 20:00"), new HashSet<DateOnly> { Given.Day("2026-12-25") }));

    [Fact]
    public void Hours_within_a_day_need_no_midnight() =>
        Assert.Equal(Given.Utc("2026-11-25 12:00"), new QuietTimes(new TimeOnly(12, 0), new TimeOnly(13, 0), false, Given.Berlin).Until(Given.Utc("2026-11-25 11:20"), None));

    [Fact]
    public void Where_nothing_is_set_it_is_never_quiet() => Assert.Null(new QuietTimes(null, null, false, Given.Berlin).Until(Given.Utc("2026-11-22 03:00"), None));
}
