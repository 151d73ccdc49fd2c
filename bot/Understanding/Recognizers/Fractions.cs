using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>part</c> (a half, a quarter), <c>fraction</c> (under one: two thirds, 3/4), <c>mixed</c> (two and a half, 2 1/4).</summary>
internal static class Fractions
{
    private const string Whole = "<digits>|<small>|<hundreds>|<large>";

    private static readonly (string Sign, double Value)[] Signs =
    [
        ("½", 0.5), ("¼", 0.25), ("¾", 0.75), ("⅓", 1 / 3.0), ("⅔", 2 / 3.0), ("⅕", 0.2), ("⅖", 0.4), ("⅗", 0.6), ("⅘", 0.8), ("⅙", 1 / 6.0),
        ("⅚", 5 / 6.0), ("⅐", 1 / 7.0), ("⅛", 0.125), ("⅜", 0.375), ("⅝", 0.625), ("⅞", 0.875), ("⅑", 1 / 9.0), ("⅒", 0.1),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        Say.Words("part", "half", 0.5), Say.Words("part", "quarter", 0.25), Say.Words("part", "third", 1 / 3.0),
        .. Signs.Select(s => Say.Words("sign", s.Sign, s.Value)),
        new("fraction", "a sign", "<sign>", (in Match m) => m.Get<object>(0), "⅔"),
        new("fraction", "half", "half (a|an)?", (in Match m) => 0.5, "half", "half a"),
        new("fraction", "a quarter", "(a|one)? quarter of? (a|an)?", Quarter, "a quarter", "one quarter of a"),
        new("fraction", "parts", $"{Whole} <parts>", Parts, "two thirds", "five eighths", "three quarters", "three twenty-firsts", "minus ninety-five hundred fifths"[6..]),
        new("fraction", "one part", "(a|an|one) <denominator>", OnePart, "a trillionth", "one fifth"),
        new("fraction", "over a stroke", "<digits> ~/ ~<digits>", Stroke, "3/4"),
        new("mixed", "and a half", $"{Whole} and (a|one)? <part>", (in Match m) => m.Double(0) + m.Get<double>(1), "two and a half", "one and half"),
        new("mixed", "and parts", $"{Whole} and? <fraction>", Mixed, "twenty and three fifths", "2 1/4", "one hundred and three quarters", "2½", "three and one fourth"),
    ];

    /// <summary>"quarter" alone is mostly a quarter of the year.</summary>
    private static object? Quarter(in Match m) => m.End - m.Start > 1 || m.Next("hour") || m.Next("million") || m.Next("billion") || m.Next("trillion") ? 0.25 : null;

    private static object Parts(in Match m) => m.Double(0) / m.Double(1);

    /// <summary>"a third of them", but "a third time", "a fourth call".</summary>
    private static object? OnePart(in Match m) =>
        m.Double(0) > 10 || m.Next("of") || m.End == m.Chart.Tokens.Count || m.NextAny(".", ",", "!", "?") || m.Chart.Tokens.Folded(m.Start).SequenceEqual("one") ? 1 / m.Double(0) : null;

    private static object? Stroke(in Match m) =>
        m.Double(1) == 0 || (m.Double(0) >= 1900 && m.Double(1) < 100) || m.Next("/") || m.Before("/") || !m.Double(0).Equals(Math.Floor(m.Double(0))) ? null : m.Double(0) / m.Double(1);

    private static object? Mixed(in Match m)
    {
        var part = m.Get<double>(1);
        var said = m.Has("and") || m.Chart.Tokens[m.End - 1].Kind != TokenKind.Word;
        return part >= 1 || !said ? null : m.Double(0) + part;
    }
}
