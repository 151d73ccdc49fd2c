using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class ContactTests
{
    [Fact]
    public void The_last_contact_is_the_newest_interaction_at_or_before_now()
    {
        var asOf = Book(Call("2026-11-01 10:00"), Call("2026-11-16 12:00"), Call("2026-11-16 12:01"));
        Assert.Equal(Seconds.Of(Now), Contact.Last(asOf, 0));
        Assert.Equal(0, Contact.DaysSince(asOf, 0));
    }

    [Fact]
    public void An_account_never_contacted_is_quiet()
    {
        var asOf = Book();
        Assert.True(Contact.NotIn(asOf, 0, 30));
        Assert.Null(Contact.LastDay(asOf, 0));
        Assert.Null(Contact.DaysSince(asOf, 0));
    }

    [Fact]
    public void What_is_entered_for_the_future_is_no_contact_yet() => Assert.True(Contact.NotIn(Book(Call("2026-11-17 09:00")), 0, 30));

    [Theory]
    [InlineData("2026-10-18 00:00", false)]   // the first of 30 days that end with 16 November
    [InlineData("2026-10-17 23:59", true)]
    public void The_last_30_days_are_30_calendar_days_ending_today(string call, bool quiet) => Assert.Equal(quiet, Contact.NotIn(Book(Call(call)), 0, 30));

    [Theory]
    [InlineData("2026-11-16 04:59", true)]
    [InlineData("2026-11-16 05:00", false)]
    public void Days_begin_at_midnight_where_the_asker_is(string call, bool quiet) => Assert.Equal(quiet, Contact.NotIn(Book(Now, NewYork, Call(call)), 0, 1));

    [Fact]
    public void The_day_of_a_contact_is_the_askers_day()
    {
        var call = Call("2026-11-15 23:30");
        Assert.Equal(Day("2026-11-15"), Contact.LastDay(Book(call), 0));
        Assert.Equal(Day("2026-11-16"), Contact.LastDay(Book(Now, Berlin, call), 0));
        Assert.Equal(1, Contact.DaysSince(Book(call), 0));
        Assert.Equal(0, Contact.DaysSince(Book(Now, Berlin, call), 0));
    }

    [Fact]
    public void A_window_holds_its_first_day_and_not_the_day_after_its_last()
    {
        var asOf = Book(Call("2026-11-02 23:59:59"), Call("2026-11-03 00:00"), Call("2026-11-04 23:59:59"), Call("2026-11-05 00:00"));
        Assert.Equal(2, Contact.In(asOf, 0, asOf.Span(Days("2026-11-03", "2026-11-04"))).Length);
        Assert.Equal(4, Contact.In(asOf, 0, asOf.Span(null)).Length);
        Assert.Equal(3, Contact.In(asOf, 0, asOf.Span(new Window(Day("2026-11-03"), null))).Length);
        Assert.Equal(1, Contact.In(asOf, 0, asOf.Span(new Window(null, Day("2026-11-03")))).Length);
        Assert.Equal(0, Contact.In(asOf, 0, asOf.Span(Days("2026-12-01", "2026-12-31"))).Length);
    }

    [Fact]
    public void A_window_finds_the_same_among_thousands_of_interactions()
    {
        var calls = Enumerable.Range(0, 3000).Select(i => Call(Now.AddHours(-7 * i).ToString("u"), id: $"i{i}")).ToArray<object>();
        var asOf = Book([.. calls]);
        var span = asOf.Span(Days("2025-02-10", "2025-06-20"));
        var expected = calls.Cast<Interaction>().Where(c => span.Contains(c.OccurredAt)).Select(c => c.InteractionId).Reverse();
        Assert.Equal(expected, Contact.In(asOf, 0, span).ToArray().Select(r => asOf.Book.Interaction(0, r).InteractionId));
    }
}
