using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class TiersTests
{
    private static string Of(AsOf asOf) => string.Join(' ', asOf.Book.Accounts.All.Select((a, i) => $"{a.AccountId}{asOf.TierOf(i)}"));

    [Fact]
    public void An_account_is_in_tier_1_while_its_larger_neighbours_hold_less_than_half_of_all_ARR() =>
        Assert.Equal("A1 B1 C2 D3 E3", Of(Book(Account("A", 400), Account("B", 300), Account("C", 100), Account("D", 100), Account("E", 100))));

    [Fact]
    public void Exactly_half_is_not_less_than_half() => Assert.Equal("A1 B2 C3", Of(Book(Account("A", 500), Account("B", 300), Account("C", 200))));

    [Fact]
    public void The_largest_account_is_in_tier_1_however_large_it_is() => Assert.Equal("A1 B3", Of(Book(Account("A", 900), Account("B", 100))));

    [Fact]
    public void Accounts_of_equal_ARR_are_taken_by_name_in_ordinal_order() =>
        Assert.Equal("A2 B1 C1", Of(Book(Account("A", 100, name: "beta"), Account("B", 100, name: "Zeta"), Account("C", 100, name: "alpha"))));

    [Fact]
    public void Churned_accounts_have_no_tier_and_their_ARR_does_not_count() =>
        Assert.Equal("A0 B1 C2", Of(Book(Account("A", 9000, AccountStatus.Churned), Account("B", 500), Account("C", 500))));

    [Fact]
    public void Cuts_are_settings_and_three_of_them_make_four_tiers()
    {
        var asOf = Book(new Workspace { TierCuts = [0.25, 0.5, 0.75] }, Account("A", 25), Account("B", 25), Account("C", 25), Account("D", 25));
        Assert.Equal("A1 B2 C3 D4", Of(asOf));
        Assert.Equal(4, asOf.Book.Tiers.Count);
    }

    [Fact]
    public void Thresholds_replace_cuts_and_an_ARR_equal_to_one_reaches_it() =>
        Assert.Equal("A1 B2 C3", Of(Book(new Workspace { TierThresholds = [1000, 500] }, Account("A", 1000), Account("B", 999.99m), Account("C", 499))));

    [Fact]
    public void Other_currencies_convert_with_the_workspaces_rates()
    {
        var workspace = new Workspace { Rates = new Dictionary<string, decimal> { ["EUR"] = 2 } };
        Assert.Equal("A1 B2", Of(Book(workspace, Account("A", 400, currency: "EUR"), Account("B", 600))));
    }

    [Fact]
    public void A_currency_without_a_rate_counts_one_to_one_with_a_warning()
    {
        var asOf = Book(Account("A", 400, currency: "EUR"), Account("B", 600));
        Assert.Equal("A2 B1", Of(asOf));
        Assert.Equal(["No rate is set for EUR: counted 1:1 as USD."], asOf.Book.Warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tiers_are_worked_out_again_only_when_an_ARR_status_or_name_changes(bool arr)
    {
        var book = Book(Account("A", 500), Account("B", 300), Account("C", 200)).Book;
        var before = book.Tiers;
        var next = book.With(new Change { Accounts = [arr ? Account("C", 2000) : Account("C", 200, renews: "2027-01-01")] });
        Assert.Equal(!arr, ReferenceEquals(before, next.Tiers));
        Assert.Equal(arr ? 1 : 3, next.Tiers.Of(2));
        Assert.Equal(3, book.Tiers.Of(2));
    }

    [Fact]
    public void A_book_without_ARR_has_tiers_too() => Assert.Equal("A3 B3", Of(Book(Account("A", 0), Account("B", 0))));
}
