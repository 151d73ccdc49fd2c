using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class HealthHistoryTests
{
    private static readonly HealthChange[] Story =
        [Turned(Colour.Yellow, "2026-08-10 09:00"), Turned(Colour.Red, "2026-09-01 09:00"), Turned(Colour.Green, "2026-10-05 09:00"), Turned(Colour.Yellow, "2026-11-01 09:00")];

    private static AsOf At(string now) => Book(Utc(now), TimeZoneInfo.Utc, [.. Story]);

    [Theory]
    [InlineData("2026-08-01", Colour.Green)]
    [InlineData("2026-08-10 08:59", Colour.Green)]
    [InlineData("2026-08-10 09:00", Colour.Yellow)]
    [InlineData("2026-09-30", Colour.Red)]
    [InlineData("2026-11-16", Colour.Yellow)]
    public void The_colour_is_the_status_of_the_newest_change_at_or_before_now(string now, Colour expected) => Assert.Equal(expected, HealthHistory.Now(At(now), 0));

    [Fact]
    public void Without_a_change_an_account_is_green() => Assert.Equal(Colour.Green, HealthHistory.Now(Book(), 0));

    [Fact]
    public void Health_on_a_date_is_the_status_at_the_end_of_that_day()
    {
        var asOf = At("2026-11-16");
        Assert.Equal(Colour.Green, HealthHistory.On(asOf, 0, Day("2026-08-09")));
        Assert.Equal(Colour.Yellow, HealthHistory.On(asOf, 0, Day("2026-08-10")));
    }

    [Fact]
    public void The_end_of_the_day_is_the_askers()
    {
        var change = Turned(Colour.Red, "2026-11-02 02:00");
        Assert.Equal(Colour.Green, HealthHistory.On(Book(change), 0, Day("2026-11-01")));
        Assert.Equal(Colour.Red, HealthHistory.On(Book(Now, NewYork, change), 0, Day("2026-11-01")));
    }

    [Fact]
    public void Health_on_a_day_to_come_is_that_of_now() => Assert.Equal(Colour.Yellow, HealthHistory.On(At("2026-11-16"), 0, Day("2027-01-01")));

    [Fact]
    public void Turned_a_colour_is_a_change_to_it_from_another()
    {
        var asOf = Book([.. Story, Turned(Colour.Yellow, "2026-11-12 09:00")]);
        Assert.True(HealthHistory.Turned(asOf, 0, asOf.Span(Days("2026-11-01", "2026-11-01")), Colours.Yellow));
        Assert.False(HealthHistory.Turned(asOf, 0, asOf.Span(Days("2026-11-12", "2026-11-12")), Colours.Yellow));
        Assert.True(HealthHistory.Turned(asOf, 0, asOf.Span(Days("2026-09-01", "2026-09-30")), Colours.AtRisk));
        Assert.False(HealthHistory.Turned(asOf, 0, asOf.Span(Days("2026-09-01", "2026-09-30")), Colours.Red, Colours.Green));
    }

    [Fact]
    public void The_first_row_of_all_turns_from_green()
    {
        var asOf = Book(Turned(Colour.Green, "2026-11-01 09:00"));
        Assert.False(HealthHistory.Turned(asOf, 0, asOf.Span(null), Colours.Green));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void Been_a_colour_for_N_days_counts_calendar_days_since_the_newest_change_to_it(int days, bool expected) =>
        Assert.Equal(expected, HealthHistory.Been(At("2026-11-16 00:01"), 0, Colours.Yellow, days));

    [Fact]
    public void Been_a_colour_asks_for_the_colour_now() => Assert.False(HealthHistory.Been(At("2026-11-16"), 0, Colours.Red, 1));

    [Fact]
    public void A_row_that_repeats_the_colour_does_not_start_it_anew() =>
        Assert.True(HealthHistory.Been(Book([.. Story, Turned(Colour.Yellow, "2026-11-12 09:00")]), 0, Colours.Yellow, 15));

    [Fact]
    public void An_account_that_never_changed_has_been_green_for_as_long_as_one_asks()
    {
        Assert.True(HealthHistory.Been(Book(), 0, Colours.Green, 1000));
        Assert.Null(HealthHistory.DaysInColour(Book(), 0));
    }

    [Theory]
    [InlineData("2026-07-01", "2026-07-31", true)]
    [InlineData("2026-08-01", "2026-08-31", false)]   // a change in it
    [InlineData("2026-10-01", "2026-10-31", false)]   // red at its start
    [InlineData("2026-10-06", "2026-10-31", true)]
    [InlineData("2026-10-05", "2026-10-31", false)]   // red still at midnight
    public void Stayed_green_is_green_at_the_start_and_no_change_to_yellow_or_red(string from, string to, bool expected)
    {
        var asOf = At("2026-11-16");
        Assert.Equal(expected, HealthHistory.StayedGreen(asOf, 0, asOf.Span(Days(from, to))));
    }

    [Fact]
    public void A_change_that_is_still_to_come_does_not_end_a_green_stretch()
    {
        var asOf = At("2026-10-20");
        Assert.True(HealthHistory.StayedGreen(asOf, 0, asOf.Span(Days("2026-10-06", "2026-11-30"))));
    }

    [Fact]
    public void A_save_is_a_move_from_yellow_or_red_back_to_green()
    {
        var asOf = At("2026-11-16");
        Assert.Equal(1, HealthHistory.Saves(asOf, 0, asOf.Span(null)));
        Assert.Equal(0, HealthHistory.Saves(asOf, 0, asOf.Span(Days("2026-10-06", "2026-11-16"))));
    }

    [Fact]
    public void The_reason_is_that_of_the_newest_change() => Assert.Equal("turned Red", HealthHistory.Newest(At("2026-09-15"), 0)?.Reason);
}
