using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>ordinal</c>; <c>nth</c> is the same as a day of the month (1–31); <c>denominator</c> and <c>parts</c> are what divides a fraction.</summary>
internal static class OrdinalRules
{
    private static readonly string[] Ones = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    private static readonly string[] Teens = ["tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"];
    private static readonly string[] Tens = ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

    private static readonly (string Word, double Value)[] Scales = [("hundredth", 100), ("thousandth", 1e3), ("millionth", 1e6), ("billionth", 1e9), ("trillionth", 1e12)];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Ones.Select((w, i) => Say.Words("oneth", w, Boxed.Of(i + 1))),
        .. Teens.Select((w, i) => Say.Words("teenth", w, Boxed.Of(i + 10))),
        .. Tens.Select((w, i) => Say.Words("teenth", w, Boxed.Of((i + 2) * 10))),
        new("ordinal", "in words", "<oneth>|<teenth>", (in Match m) => new Ordinal(m.Get<int>(0)), "first", "twelfth"),
        new("ordinal", "tens and ones", "<tens> -? <oneth>", (in Match m) => new Ordinal((int)m.Get<double>(0) + m.Get<int>(1)), "twenty-first", "thirty second"),
        new("ordinal", "figures", "<digits> ~st|~nd|~rd|~th", Figures, "1st", "22nd", "113th"),
        new("nth", "day of a month", "<ordinal>", (in Match m) => m.Get<Ordinal>(0).Value is >= 1 and <= 31 and var day ? Boxed.Of(day) : null, "21st", "second"),
        .. Teens.Concat(Tens).Concat(Ones.Skip(2)).SelectMany(w => new[] { w, w + "s" }).Select(w => Say.Words(w[^1] == 's' ? "parts" : "denominator", w, Boxed.Of(ValueOf(w)))),
        .. Scales.SelectMany(s => new[] { Say.Words("denominator", s.Word, s.Value), Say.Words("parts", s.Word + "s", s.Value) }),
        new("parts", "tens and ones", "<tens> -? <onesths>", (in Match m) => Boxed.Of(m.Double(0) + m.Double(1)), "twenty-firsts"),
        .. Ones.Select((w, i) => Say.Words("onesths", w + "s", Boxed.Of(i + 1.0))),
        new("denominator", "tens and one", "<tens> - <oneth>", (in Match m) => Boxed.Of(m.Double(0) + m.Int(1)), "twenty-fifth"),
        Say.Words("parts", "quarters", 4.0), Say.Words("parts", "halves", 2.0), Say.Words("denominator", "half", 2.0),
    ];

    private static double ValueOf(string word)
    {
        var singular = word.TrimEnd('s');
        if (Array.IndexOf(Ones, singular) is >= 0 and var one) return one + 1;
        return Array.IndexOf(Teens, singular) is >= 0 and var teen ? teen + 10 : (Array.IndexOf(Tens, singular) + 2) * 10;
    }

    private static Ordinal? Figures(in Match m) => m.Double(0) is >= 1 and <= 100_000 and var n && n == Math.Floor(n) ? new Ordinal((int)n) : null;
}
