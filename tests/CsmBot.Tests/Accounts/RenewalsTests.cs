using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class RenewalsTests
{
    [Theory]
    [InlineData("2026-09-30", false)]
    [InlineData("2026-10-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void Renews_in_a_window_when_the_renewal_date_lies_in_it(string date, bool expected) =>
        Assert.Equal(expected, Renewing.In(Book(Account(renews: date)), 0, Days("2026-10-01", "2026-12-31")));

    [Fact]
    public void Without_a_renewal_date_an_account_renews_never() => Assert.False(Renewing.In(Book(), 0, new Window(null, null)));

    [Fact]
    public void A_renewal_is_overdue_from_the_day_after_its_date()
    {
        Assert.False(Renewing.IsOverdue(Book(Account(renews: "2026-11-16")), 0));
        Assert.True(Renewing.IsOverdue(Book(Account(renews: "2026-11-15")), 0));
    }

    [Fact]
    public void Today_is_the_askers_day() => Assert.True(Renewing.IsOverdue(Book(Utc("2026-11-16 12:00"), Auckland, Account(renews: "2026-11-16")), 0));

    [Fact]
    public void A_row_for_the_date_settles_it_once_it_is_closed()
    {
        var account = Account(renews: "2026-11-10");
        Assert.False(Renewing.IsOverdue(Book(account, Renewal("2026-11-10", RenewalOutcome.Renewed, 1, 1, "2026-11-12")), 0));
        Assert.True(Renewing.IsOverdue(Book(Utc("2026-11-11"), TimeZoneInfo.Utc, account, Renewal("2026-11-10", RenewalOutcome.Renewed, 1, 1, "2026-11-12")), 0));
        Assert.True(Renewing.IsOverdue(Book(account, Renewal("2025-11-10", RenewalOutcome.Renewed, 1, 1)), 0));
    }

    [Fact]
    public void GRR_counts_no_growth_and_NRR_does()
    {
        var asOf = Book(Account("A"), Account("B"), Account("C"),
            Renewal("2026-10-01", RenewalOutcome.Expanded, 100, 150), Renewal("2026-10-02", RenewalOutcome.Downsold, 100, 80, account: "B"),
            Renewal("2026-10-03", RenewalOutcome.Churned, 200, 0, account: "C"));
        var sum = Enumerable.Range(0, 3).Select(a => RenewalResults.Of(asOf, a, null)).Aggregate((x, y) => x + y);
        Assert.Equal((180.0 / 400, 230.0 / 400, 2.0 / 3), (sum.Grr, sum.Nrr, sum.RenewalRate));
    }

    [Fact]
    public void Results_in_a_window_go_by_the_day_they_were_closed_on()
    {
        var asOf = Book(Renewal("2026-09-30", RenewalOutcome.Renewed, 100, 100, "2026-10-02"), Renewal("2025-10-15", RenewalOutcome.Renewed, 100, 100, "2025-10-01"));
        Assert.Equal(1, RenewalResults.Of(asOf, 0, Days("2026-10-01", "2026-10-31")).Count);
    }

    [Fact]
    public void Without_renewals_there_are_no_rates() => Assert.Equal((null, null, null), (default(RenewalResults).Grr, default(RenewalResults).Nrr, default(RenewalResults).RenewalRate));
}
