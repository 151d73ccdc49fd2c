using System.Globalization;

namespace CsmBot.Cards;

/// <summary>Shortening that can be seen. Counted in UTF-16 units as the channels count, never through the middle of a character.</summary>
public static class Cut
{
    /// <summary>For titles and cells: the end becomes "…".</summary>
    public static string Short(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = Boundary(text, most - 1);
        return text[..end].TrimEnd() + "…";
    }

    /// <summary>For running text: says how much is missing.</summary>
    public static string Long(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = Boundary(text, Math.Max(0, most - 30));
        return $"{text[..end].TrimEnd()}… ({(text.Length - end).ToString("#,##0", CultureInfo.InvariantCulture)} more characters)";
    }

    private static int Boundary(string text, int end) => end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
}
