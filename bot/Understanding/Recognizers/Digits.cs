using System.Globalization;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Two numbers with a point between them, "4.22" or "8.30" or "2015.3": a date, a time or a month, if not a number.</summary>
internal sealed record Dotted(int Left, int Right, int LeftDigits, int RightDigits);

/// <summary>
/// Figures as they are written, and what they can be part of: <c>digits</c> (any number, double), <c>dd</c> (one or two digits),
/// <c>yyyy</c> (a year from 1000 to 2999), <c>hhmm</c> (0930), <c>yyyymmdd</c>, <c>dotted</c>.
/// </summary>
internal static class Digits
{
    public static readonly string[] Categories = ["digits", "dd", "yyyy", "hhmm", "yyyymmdd", "dotted"];

    public static void Seed(Chart chart)
    {
        Span<int> categories = stackalloc int[Categories.Length];
        for (var c = 0; c < categories.Length; c++) categories[c] = chart.Grammar.Category(Categories[c]);
        for (var i = 0; i < chart.Tokens.Count; i++)
        {
            ref readonly var token = ref chart.Tokens[i];
            if (token.Kind == TokenKind.Number) SeedNumber(chart, categories, i);
            else if (chart.Tokens.Raw(i) is "." && IsDecimalPoint(chart.Tokens, i))
                chart.Seed(categories[0], i, i + 2, Parse(chart.Tokens.Text, token.Start, chart.Tokens[i + 1].End));
        }
    }

    private static void SeedNumber(Chart chart, ReadOnlySpan<int> categories, int i)
    {
        var raw = chart.Tokens.Raw(i);
        SeedLiteral(chart, categories[0], i);
        if (raw.Length <= 8 && int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
        {
            if (raw.Length <= 2) chart.Seed(categories[1], i, i + 1, Boxed.Of(whole));
            if (raw.Length == 4 && whole is >= 1000 and <= 2999) chart.Seed(categories[2], i, i + 1, Boxed.Of(whole));
            if (raw.Length == 4 && whole / 100 <= 24 && whole % 100 < 60) chart.Seed(categories[3], i, i + 1, Boxed.Of(whole));
            if (raw.Length == 8 && whole is > 1000_01_00 and < 3000_00_00) chart.Seed(categories[4], i, i + 1, Boxed.Of(whole));
        }
        else if (raw.Length <= 7 && raw.IndexOf('.') is > 0 and var point && raw.IndexOf(',') < 0)
        {
            var left = raw[..point];
            var right = raw[(point + 1)..];
            if (left.Length is <= 2 or 4 && right.Length <= 2)
                chart.Seed(categories[5], i, i + 1, new Dotted(int.Parse(left, CultureInfo.InvariantCulture), int.Parse(right, CultureInfo.InvariantCulture), left.Length, right.Length));
        }
    }

    /// <summary>The number alone, and the longest one that goes on behind it: "1 234 567", "1.3e6", "12,34,567.89".</summary>
    private static void SeedLiteral(Chart chart, int category, int i)
    {
        var tokens = chart.Tokens;
        chart.Seed(category, i, i + 1, Boxed.Of(tokens[i].Number));
        var text = tokens.Text;
        var start = tokens[i].Start;
        if (i + 1 >= tokens.Count || (start > 0 && text[start - 1] is ',' or '.' && start > 1 && char.IsAsciiDigit(text[start - 2]))) return;
        var end = NumberText.End(text, start, out var value);
        if (end <= tokens[i].End) return;
        for (var last = i + 1; last < tokens.Count && tokens[last].Start < end; last++)
            if (tokens[last].End == end) { chart.Seed(category, i, last + 1, Boxed.Of(value)); return; }
    }

    /// <summary>".08", not the end of a sentence and not "1.2.3".</summary>
    private static bool IsDecimalPoint(Tokens tokens, int i) =>
        i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Number && tokens[i + 1].Start == tokens[i].End && (i == 0 || !tokens[i].Glued || tokens[i - 1].Kind == TokenKind.Mark)
        && !tokens.Raw(i + 1).ContainsAny('.', ',') && !(i + 3 < tokens.Count && tokens.Raw(i + 2) is "." && tokens[i + 2].Glued && tokens[i + 3].Glued);

    private static object Parse(string text, int start, int end) =>
        Boxed.Of(double.Parse(text.AsSpan(start, end - start), NumberStyles.Float, CultureInfo.InvariantCulture));
}

/// <summary>Boxed small numbers, shared: most numbers of a message are among them, and reading allocates nothing.</summary>
internal static class Boxed
{
    private const int Most = 3000;
    private static readonly object[] Ints = [.. Enumerable.Range(0, Most).Select(i => (object)i)];
    private static readonly object[] Doubles = [.. Enumerable.Range(0, Most).Select(i => (object)(double)i)];

    public static object Of(int value) => value is >= 0 and < Most ? Ints[value] : value;
    public static object Of(double value) => value is >= 0 and < Most && value == (int)value ? Doubles[(int)value] : value;
}
