using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>
/// Numbers in words and figures. Built up as English does: <c>small</c> (0–99), <c>hundreds</c>, <c>large</c> (with a scale:
/// thousand, k, million, dozen), <c>fraction</c> (under one), and <c>number</c>, which is any of them.
/// </summary>
internal static class NumberRules
{
    /// <summary>Anything that can be counted with, for other patterns of this folder.</summary>
    public const string Any = "<digits>|<small>|<hundreds>|<large>";

    private static readonly string[] Ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] Teens = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Tens = ["twenty", "thirty", "forty|fourty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly (string Words, double Value)[] Scales =
    [
        ("dozen|dozens|doz|dozs", 12), ("thousand|thousands|grand", 1e3), ("lakh|lakhs|lac|lacs", 1e5), ("million|millions|mil|mln|mio", 1e6),
        ("crore|crores", 1e7), ("billion|billions|bln|bil", 1e9), ("trillion|trillions|tln|tril", 1e12), ("quadrillion|quadrillions", 1e15),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Ones.Select((w, i) => Say.Words("ones", w, Boxed.Of(i + 1.0))),
        .. Teens.Select((w, i) => Say.Words("teens", w, Boxed.Of(i + 10.0))),
        .. Tens.Select((w, i) => Say.Words("tens", w, Boxed.Of((i + 2) * 10.0))),
        .. Scales.Select(s => Say.Words("scale", s.Words, s.Value)),
        new("small", "below a hundred", "<ones>|<teens>|<tens>", (in Match m) => m.Get<object>(0), "seven", "fifteen", "forty"),
        new("small", "tens and ones", "<tens> (-|and)? <ones>", (in Match m) => Boxed.Of(m.Get<double>(0) + m.Get<double>(1)), "twenty-one", "ninety five", "twenty and four"),
        Say.Words("small", "zero|nought|naught", Boxed.Of(0.0)),
        new("hundreds", "hundreds", "(a|<small>|<digits> hundred|hundreds) (and? <small>|<digits>)?", Hundreds, "a hundred", "two hundred and fifty-four", "nineteen hundred five"),
        new("large", "with a scale", $"a|an|<fraction>|<mixed>|{Any0} <scale> ((and|\\,)? <large>|<hundreds>|<small>|<digits>)?", Large,
            "two million", "1.5 million", "a dozen", "3 dozens", "twenty-one trillion three hundred", "4 thousand 3 hundred", "1 crore", "half million", "five and a half million", "one billion and a quarter million"),
        new("large", "k, m, b behind figures", "<digits> k|bn|tn|m|mm|b", Suffixed, "5k", "2.33 k", "10M", "1.2b", "1.5bn"),
        new("number", "plain", Any, (in Match m) => Boxed.Of(m.Double(0)), "25", "1,200.50", "sixteen", "two thousand and two hundred", "12,34,567.89", "1.3x10^6") { Weight = -1 },
        new("number", "part of one", "<fraction>|<mixed>", (in Match m) => m.Get<object>(0), "two thirds", "half", "two and a half") { Weight = 1 },
        new("number", "negative", $"minus|negative|- {Any}|<fraction>|<mixed>", Negative, "minus five", "-12", "negative two thirds"),
        new("number", "and a half", "<large> and (a|one)? <part>", HalfOfScale, "3 million and a half") { Weight = 2 },
        new("mixed", "point", $"{Any} point <small>|<digits> <small>? <small>? <small>?", Point, "five point five", "zero point two five"),
        new("number", "over", "<number0> (over|(out of)) <number0>", Over, "one over 3", "2000 over 3", "one out of three"),
        new("number", "one in so many", "<number0> in <number0>", (in Match m) => m.Double(0) < m.Double(1) && m.Double(1) <= 100 && !m.Behind("unit") && !m.Behind("scale") && !m.Next("/") && !m.Next(":") ? m.Double(0) / m.Double(1) : null, "one in five"),
        new("number", "to the power", "-? <digits> ~^ (-|+)? ~<digits>", Power, "1.1^+23", "2.5^-1"),
        new("number0", "for over", Any, (in Match m) => m.Get<object>(0)),
        new("number0", "negative for over", $"minus|negative {Any}", (in Match m) => Boxed.Of(-m.Double(0))),
        .. Fractions.All,
    ];

    private const string Any0 = "<digits>|<small>|<hundreds>";

    private static object? Hundreds(in Match m)
    {
        var saidCount = !m.Chart.Tokens.Folded(m.Start).SequenceEqual("a");
        var head = saidCount ? m.Double(0) : 1;
        var tail = m.Count > (saidCount ? 1 : 0) ? m.Double(m.Count - 1) : 0;
        return head is <= 0 or > 99 || head != Math.Floor(head) || tail >= 100 || tail != Math.Floor(tail) || (tail == 0 && m.Count > (saidCount ? 1 : 0)) ? null : Boxed.Of((head * 100) + tail);
    }

    private static object? Large(in Match m)
    {
        var scaleAt = m.Edge(0).Category == m.Chart.Grammar.Category("scale") ? 0 : 1;
        var scale = m.Get<double>(scaleAt);
        var head = scaleAt == 0 ? 1 : m.Double(0);
        if (m.Count == scaleAt + 1) return Boxed.Of(head * scale);
        var tail = m.Double(scaleAt + 1);
        return tail < scale && tail > 0 && tail == Math.Floor(tail) && scale > 100 ? Boxed.Of((head * scale) + tail) : null;
    }

    /// <summary>"m" behind figures is a million only where it is written as one, "10M"; small it is minutes or metres.</summary>
    private static object? Suffixed(in Match m)
    {
        var raw = m.Chart.Tokens.Raw(m.End - 1);
        if (m.GluedBehind() && m.Chart.Tokens[m.End].Kind != TokenKind.Mark) return null;
        var glued = m.Chart.Tokens[m.End - 1].Glued;
        double? scale = raw switch
        {
            "k" or "K" => 1e3,
            "M" or "MM" or "mm" => 1e6,
            "b" or "B" when glued => 1e9,
            "bn" or "Bn" or "BN" => 1e9,
            "tn" or "Tn" or "TN" => 1e12,
            _ => null,
        };
        return scale is null || (raw.Length == 1 && raw[0] == 'M' && !glued) ? null : Boxed.Of(m.Double(0) * scale.Value);
    }

    /// <summary>A hyphen is a minus at the beginning of a word, not in "A-104" or "5-6"; apart from its number only where nothing else is.</summary>
    private static object? Negative(in Match m)
    {
        if (m.Chart.Tokens.Folded(m.Start).SequenceEqual("-"))
        {
            if (m.Start > 0 && (m.Chart.Tokens[m.Start].Glued || !m.Chart.Tokens[m.Start + 1].Glued)) return null;
            if (m.Chart.Tokens[m.Start + 1].Kind != TokenKind.Number) return null;
        }

        return Boxed.Of(-m.Double(0));
    }

    private static object? HalfOfScale(in Match m)
    {
        var scale = 1.0;
        foreach (var (_, value) in Scales) if (value <= m.Double(0)) scale = value;
        return scale < 1000 ? null : m.Double(0) + (m.Get<double>(1) * scale);
    }

    private static object? Point(in Match m)
    {
        double value = m.Double(0), place = 0.1;
        for (var i = 1; i < m.Count; i++)
        {
            var part = m.Double(i);
            if (part >= 10 && m.Count > 2) return null;
            value += part >= 10 ? part / 100 : part * place;
            place /= 10;
        }

        return value;
    }

    private static object? Over(in Match m) =>
        m.Double(1) == 0 || m.Behind("unit") || m.Behind("scale") || (m.Has("of") && m.Double(0) > m.Double(1)) ? null : m.Double(0) / m.Double(1);

    private static object? Power(in Match m)
    {
        var negative = m.Chart.Tokens.Folded(m.Start).SequenceEqual("-");
        if (negative && m.GluedBefore()) return null;
        var exponent = m.Chart.Tokens.Folded(m.End - 2).SequenceEqual("-") ? -m.Double(1) : m.Double(1);
        var value = Math.Pow(m.Double(0), exponent);
        return double.IsFinite(value) ? negative ? -value : value : null;
    }
}
