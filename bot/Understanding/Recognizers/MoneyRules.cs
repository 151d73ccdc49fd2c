using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>money</c>: an amount and its currency, in either order.</summary>
internal static class MoneyRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        .. Currencies.All,
        new("money", "sign first", "<sign of money> <number>", (in Match m) => new Money(m.Get<double>(1), m.Get<Currency>(0).Iso), "$5k", "€ 3.50", "USD 200", "US$ 10 billion"),
        new("money", "currency behind", "<number> <currency>", (in Match m) => new Money(m.Get<double>(0), m.Get<Currency>(1).Iso), "200 EUR", "two and a half million dollars", "5 €"),
        new("money", "and cents", "<number> <currency> and? <number> <coins>", Cents, "3 dollars 50 cents", "thirteen dollars and forty-five cents"),
        new("money", "coins", "<number> <coins>", (in Match m) => new Money(m.Get<double>(0), null), "34 cents", "470 pence"),
    ];

    private static Money? Cents(in Match m) => m.Get<double>(2) < 100 ? new Money(m.Get<double>(0) + (m.Get<double>(2) / 100), m.Get<Currency>(1).Iso) : null;
}
