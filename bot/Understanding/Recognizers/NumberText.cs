using System.Globalization;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Numbers whose written form goes beyond one token: other people's separators, and exponents.</summary>
internal static class NumberText
{
    /// <summary>Where the number that starts here ends, and its value; the start where it is an ordinary one.</summary>
    public static int End(string text, int start, out double value)
    {
        Span<char> plain = stackalloc char[40];
        var length = 0;
        var end = Mantissa(text, start, plain, ref length);
        var grouped = end > start;
        if (!grouped) end = Plain(text, start, plain, ref length);
        value = 0;
        if (end < 0 || !double.TryParse(plain[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value)) return start;
        var exponentEnd = Exponent(text, end, out var exponent);
        value *= Math.Pow(10, exponent);
        return exponentEnd > end ? exponentEnd : grouped ? end : start;
    }

    /// <summary>"1 234 567", "12,34,567.89", "1.111,11", "5,00".</summary>
    private static int Mantissa(string text, int start, Span<char> plain, ref int length)
    {
        var first = Run(text, start);
        if (first - start > 3 || first >= text.Length) return CommaDecimal(text, start, first, plain, ref length);
        var end = text[first] switch
        {
            ' ' => Groups(text, first, ' '),
            '.' => Groups(text, first, '.') is var dots && dots > first && dots < text.Length && text[dots] == ',' ? dots : start,
            ',' => Indian(text, first),
            _ => start,
        };
        if (end <= first) return CommaDecimal(text, start, first, plain, ref length);
        var point = text[first] == '.' ? ',' : '.';
        var last = end < text.Length && text[end] == point && Run(text, end + 1) is var fraction && fraction > end + 1 ? fraction : end;
        if (last == end && text[first] == '.') return start;
        if (last - start > 38) return start;
        for (var i = start; i < last; i++)
            if (char.IsAsciiDigit(text[i])) plain[length++] = text[i];
            else if (i == end) plain[length++] = '.';
        return last;
    }

    /// <summary>Groups of exactly three digits behind a separator.</summary>
    private static int Groups(string text, int at, char separator)
    {
        while (at < text.Length && text[at] == separator && Run(text, at + 1) == at + 4) at += 4;
        return at;
    }

    /// <summary>Lakhs and crores: groups of two, the last of three.</summary>
    private static int Indian(string text, int first)
    {
        var at = first;
        while (at < text.Length && text[at] == ',' && Run(text, at + 1) == at + 3) at += 3;
        return at > first && at < text.Length && text[at] == ',' && Run(text, at + 1) == at + 4 ? at + 4 : first;
    }

    private static int CommaDecimal(string text, int start, int first, Span<char> plain, ref int length)
    {
        if (first >= text.Length || text[first] != ',' || first - start > 15) return start;
        var end = Run(text, first + 1);
        if (end - first is not (2 or 3) || (end + 1 < text.Length && text[end] is ',' or '.' && char.IsAsciiDigit(text[end + 1]))) return start;
        for (var i = start; i < end; i++) plain[length++] = i == first ? '.' : text[i];
        return end;
    }

    private static int Plain(string text, int start, Span<char> plain, ref int length)
    {
        var end = start;
        for (; end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))); end++)
        {
            if (length == plain.Length) return -1;
            if (text[end] != ',') plain[length++] = text[end];
        }

        return end;
    }

    /// <summary>"e6", "e+14", "x10^-4".</summary>
    private static int Exponent(string text, int at, out double exponent)
    {
        exponent = 0;
        var digits = at < text.Length && text[at] is 'e' or 'E' ? at + 1
            : at < text.Length && text[at] is 'x' or '×' or '*' && string.CompareOrdinal(text, at + 1, "10^", 0, 3) == 0 ? at + 4 : -1;
        if (digits < 0) return at;
        var sign = digits < text.Length && text[digits] == '-' ? -1 : 1;
        if (digits < text.Length && text[digits] is '-' or '+') digits++;
        var end = Run(text, digits);
        if (end == digits || end - digits > 3 || (end < text.Length && char.IsLetter(text[end]))) return at;
        exponent = sign * int.Parse(text.AsSpan(digits, end - digits), CultureInfo.InvariantCulture);
        return end;
    }

    private static int Run(string text, int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from])) from++;
        return from;
    }
}
