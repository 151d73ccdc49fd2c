using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class TicketsAndFiresTests
{
    [Theory]
    [InlineData("2026-11-16 12:00", null, true)]
    [InlineData("2026-11-16 12:01", null, false)]
    [InlineData("2026-11-01 12:00", "2026-11-16 12:00", false)]
    [InlineData("2026-11-01 12:00", "2026-11-16 12:01", true)]
    public void Open_is_opened_at_or_before_now_and_not_closed_by_now(string opened, string? closed, bool expected)
    {
        Assert.Equal(expected, OpenTickets.IsOpen(Book(), Ticket(opened, closed)));
        Assert.Equal(expected, Fires.IsOpen(Book(), Fire("F", opened, closed)));
    }

    [Fact]
    public void The_number_of_open_tickets_comes_from_tickets_where_the_account_has_rows()
    {
        var metric = new Signal(Day("2026-11-15"), "A", "open_tickets", 9);
        Assert.Equal(0, OpenTickets.Count(Book(Ticket("2026-11-01", "2026-11-02"), metric), 0));
        Assert.Equal(1, OpenTickets.Count(Book(Ticket("2026-11-01", "2026-11-02"), Ticket("2026-11-03"), metric), 0));
    }

    [Fact]
    public void Else_it_comes_from_the_metric() => Assert.Equal(9, OpenTickets.Count(Book(new Signal(Day("2026-11-15"), "A", "open_tickets", 9)), 0));

    [Fact]
    public void With_neither_it_is_not_known() => Assert.Null(OpenTickets.Count(Book(), 0));

    [Fact]
    public void A_fires_direct_cost_is_that_of_interactions_linked_to_it_whoever_they_are_with()
    {
        var fire = Fire("F-1", "2026-11-01", indirect: 500);
        var asOf = Book(Account("A"), Account("B"), fire, Call("2026-11-02 10:00", 60, fire: "F-1"), Call("2026-11-02 10:00", 30, fire: "F-1", account: "B"),
            Call("2026-11-03 10:00", 60, Purpose.Firefighting), Call("2026-11-30 10:00", 60, fire: "F-1"));
        Assert.Equal(90, Cost.Amount(Fires.DirectCost(asOf, fire)));
        Assert.Equal(590, Fires.TotalCost(asOf, 0, fire));
    }

    [Fact]
    public void A_fire_that_nobody_worked_on_costs_its_indirect_cost() => Assert.Equal(500, Fires.TotalCost(Book(), 0, Fire("F-9", "2026-11-01", indirect: 500)));

    [Fact]
    public void A_fire_has_no_outcome_before_it_is_closed()
    {
        var fire = Fire("F", "2026-11-01", "2026-11-10", FireOutcome.Saved);
        Assert.Equal(FireOutcome.Saved, Fires.Outcome(Book(fire), fire));
        Assert.Null(Fires.Outcome(Book(Utc("2026-11-05"), TimeZoneInfo.Utc, fire), fire));
    }
}
