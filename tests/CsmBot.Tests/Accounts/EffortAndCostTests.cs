using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class EffortAndCostTests
{
    private static readonly Person Other = Person("other@example.com", 120);

    [Fact]
    public void Effort_is_the_sum_of_minutes_and_unsaid_minutes_are_none()
    {
        var asOf = Book(Call("2026-11-02 10:00", 25), Call("2026-11-03 10:00", 35), Call("2026-11-04 10:00", null) with { Volume = 4 });
        var effort = Effort.Of(asOf, 0, asOf.Span(null));
        Assert.Equal((60, 6), (effort.Minutes, effort.Volume));
    }

    [Fact]
    public void Reactive_is_firefighting_by_purpose_or_linked_to_a_fire_and_proactive_is_all_other()
    {
        var asOf = Book(Call("2026-11-02 10:00", 10, Purpose.Firefighting), Call("2026-11-03 10:00", 20, Purpose.Renewal, fire: "F-1"), Call("2026-11-04 10:00", 40, Purpose.Prevention),
            Call("2026-11-05 10:00", 50));
        var effort = Effort.Of(asOf, 0, asOf.Span(null));
        Assert.Equal((30, 90, 0.25), (effort.ReactiveMinutes, effort.ProactiveMinutes, effort.ReactiveShare));
    }

    [Fact]
    public void Without_effort_there_is_no_share() => Assert.Null(default(Effort).ReactiveShare);

    [Fact]
    public void Cost_is_minutes_by_the_rate_of_the_person_who_spent_them()
    {
        var asOf = Book(Person(), Other, Call("2026-11-02 10:00", 30), Call("2026-11-03 10:00", 30, by: "OTHER@example.com"));
        Assert.Equal(30 + 60, Cost.Of(asOf, 0, asOf.Span(null)).Total);
    }

    [Fact]
    public void A_later_row_changes_the_rate_from_its_day_on()
    {
        var asOf = Book(Person(rate: 60), Person(rate: 600, from: "2026-11-10"), Call("2026-11-09 23:59", 60), Call("2026-11-10 00:00", 60));
        Assert.Equal(60, Cost.Of(asOf, 0, asOf.Span(Days("2026-11-09", "2026-11-09"))).Total);
        Assert.Equal(600, Cost.Of(asOf, 0, asOf.Span(Days("2026-11-10", "2026-11-10"))).Total);
    }

    [Fact]
    public void The_day_from_which_a_rate_holds_is_the_askers() =>
        Assert.Equal(60, Book(Now, NewYork, Person(rate: 60), Person(rate: 600, from: "2026-11-10"), Call("2026-11-10 04:59", 60)) is var asOf
            ? Cost.Of(asOf, 0, asOf.Span(null)).Total : 0);

    [Fact]
    public void Before_the_first_row_the_first_rows_rate_holds()
    {
        var asOf = Book(Person(rate: 100, from: "2026-11-10"), Person(rate: 200, from: "2026-12-01"), Call("2026-11-01 10:00", 60));
        Assert.Equal(100, Cost.Of(asOf, 0, asOf.Span(null)).Total);
    }

    [Fact]
    public void Rates_in_another_currency_convert()
    {
        var asOf = Book(new Workspace { Rates = new Dictionary<string, decimal> { ["EUR"] = 1.5m } }, Person(rate: 100, currency: "EUR"), Call("2026-11-02 10:00", 60));
        Assert.Equal(150, Cost.Of(asOf, 0, asOf.Span(null)).Total);
    }

    [Fact]
    public void Cents_do_not_drift_over_many_interactions()
    {
        var asOf = Book([Person(rate: 83.33m), .. Enumerable.Range(0, 6000).Select(i => Call("2026-11-02 10:00", 1, id: $"i{i}"))]);
        Assert.Equal(8333, Cost.Of(asOf, 0, asOf.Span(null)).Total);
    }

    [Fact]
    public void CRC_is_the_cost_of_proactive_interactions_with_firefighting_beside_it()
    {
        var asOf = Book(Call("2026-11-02 10:00", 30, Purpose.Firefighting), Call("2026-11-03 10:00", 10, fire: "F"), Call("2026-11-04 10:00", 60));
        var cost = Cost.Of(asOf, 0, asOf.Span(null));
        Assert.Equal((60.0, 40.0, 100.0), (cost.Crc, cost.Firefighting, cost.Total));
    }
}
