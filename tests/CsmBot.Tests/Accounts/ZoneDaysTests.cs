using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class ZoneDaysTests
{
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Auckland")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/Santiago")]   // the clock skips midnight
    [InlineData("UTC")]
    public void Every_hour_lies_in_the_day_that_the_time_zone_says(string zone)
    {
        var (info, days) = (TimeZoneInfo.FindSystemTimeZoneById(zone), ZoneDays.Of(TimeZoneInfo.FindSystemTimeZoneById(zone)));
        for (var utc = Utc("2023-12-30"); utc < Utc("2027-01-03"); utc = utc.AddMinutes(90))
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, info));
            Assert.Equal(day, days.Day(utc));
            Assert.InRange(Seconds.Of(utc), days.Start(day), days.Start(day.AddDays(1)) - 1);
        }
    }

    [Theory]
    [InlineData("1900-05-05")]
    [InlineData("1989-12-31")]
    [InlineData("2059-12-31")]
    [InlineData("2062-06-01")]
    public void Days_far_away_are_worked_out_too(string day)
    {
        var days = ZoneDays.Of(Berlin);
        Assert.True(days.Start(Day(day)) <= days.Start(Day(day).AddDays(1)));
        if (Day(day).Year > 1931) Assert.Equal(Day(day), days.Day(days.Start(Day(day))));
    }

    [Fact]
    public void The_first_and_the_last_day_there_is_are_no_error()
    {
        var days = ZoneDays.Of(Auckland);
        Assert.True(days.Start(DateOnly.MinValue) < days.Start(DateOnly.MaxValue));
        Assert.True(ZoneDays.Of(NewYork).Start(DateOnly.MinValue) < ZoneDays.Of(NewYork).Start(DateOnly.MaxValue));
    }
}
