using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>money</c>: an amount and its currency, in either order.</summary>
internal static class MoneyRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        .. Currencies.All,
        new("money", "sign first", "<sign of money> -? <number>", SignFirst, "$5k", "€ 3.50", "USD 200", "US$ 10 billion", "c $ 300 million"),
        new("money", "currency behind", "<number> (of|in)? <currency>", Behind, "200 EUR", "two and a half million dollars", "5 €", "10 turkish lira"),
        new("money", "millions, short", "<sign of money> <digits> ~m|~mn|~mln", (in Match m) => m.GluedBehind() && m.Chart.Tokens[m.End].Kind == TokenKind.Word ? null : new Money(m.Get<double>(1) * 1e6, m.Get<Currency>(0).Iso), "$5m", "US$2.5mn"),
        new("money", "millions, short, currency behind", "<digits> ~m|~mn <currency>", (in Match m) => new Money(m.Get<double>(0) * 1e6, m.Get<Currency>(1).Iso), "5m EUR"),
        new("money", "a currency of one", "a|an <currency>", (in Match m) => m.Next("sign") || m.Chart.Tokens[m.End - 1].Kind != TokenKind.Word ? null : new Money(1, m.Get<Currency>(0).Iso), "a dollar"),
        new("money", "millions", "<number> <millions>", (in Match m) => new Money(m.Get<double>(0) * 1e6, m.Get<Currency>(1).Iso), "120 MEUR"),
        new("money", "thousands", "<number> <thousands>", (in Match m) => new Money(m.Get<double>(0) * 1e3, m.Get<Currency>(1).Iso), "50 kEUR"),
        new("money", "and cents", "<number> <currency> and? <number> <coins>", Cents, "3 dollars 50 cents", "thirteen dollars and forty-five cents"),
        new("money", "and a number of cents", "<number> <currency> and? <dd>|<small>", BareCents, "15 dollars and 15", "17 USD 25"),
        new("money", "pence, short", "<dd> ~p", (in Match m) => m.Get<int>(0) > 12 && !(m.GluedBehind() && m.Chart.Tokens[m.End].Kind != TokenKind.Mark) ? new Money(m.Get<int>(0), null) : null, "50p"),
        new("money", "coins", "<number> <coins>", (in Match m) => new Money(m.Get<double>(0), null), "34 cents", "470 pence", "12-cent"),
    ];

    /// <summary>"a $5" is five dollars, not five Australian ones: a letter before a sign counts only where it is glued, or the text cuts signs loose.</summary>
    private static Money? SignFirst(in Match m)
    {
        var tokens = m.Chart.Tokens;
        var letters = tokens.Folded(m.Start);
        var loose = tokens[m.Start].Kind == TokenKind.Word && !tokens[m.Start + 1].Glued && letters.Length == 1;
        if (loose && (letters[0] is 'a' or 's' or 'n' or 'b' or 'j' or 'r' or 'e' || m.GluedBefore())) return null;
        if (m.GluedBefore() && tokens[m.Start].Kind == TokenKind.Word && tokens[m.Start - 1].Kind != TokenKind.Mark) return null;
        return new Money(m.Get<double>(1), m.Get<Currency>(0).Iso);
    }

    /// <summary>"$3 USD50": the code belongs to what it is glued to; "5 $10 cards" is five cards.</summary>
    private static Money? Behind(in Match m)
    {
        if (m.GluedBehind() && m.Chart.Tokens[m.End].Kind == TokenKind.Number) return null;
        return new Money(m.Get<double>(0), m.Get<Currency>(1).Iso);
    }

    private static Money? Cents(in Match m) => m.Get<double>(2) < 100 ? new Money(m.Get<double>(0) + (m.Get<double>(2) / 100), m.Get<Currency>(1).Iso) : null;

    /// <summary>"15 dollars and 15." is 15.15 where nothing that could be counted follows.</summary>
    private static Money? BareCents(in Match m)
    {
        if (m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End] is var next && (next.Kind != TokenKind.Mark || m.NextAny("%", "$", "€", "£", "/", "-", ","))) return null;
        return m.Double(2) is >= 1 and < 100 and var cents && m.Get<double>(0) == Math.Floor(m.Get<double>(0)) && !m.GluedBefore()
            ? new Money(m.Get<double>(0) + (cents / 100), m.Get<Currency>(1).Iso) : null;
    }
}
