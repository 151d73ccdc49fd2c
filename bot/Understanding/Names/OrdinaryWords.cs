using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Names;

/// <summary>Ordinary words of the language: never a misspelled name, and a name of the book only where a name can stand.</summary>
public static class OrdinaryWords
{
    private static readonly HashSet<string> All = new(OrdinaryWordList.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IReadOnlySet<string> List => All;

    public static bool Knows(ReadOnlySpan<char> folded)
    {
        if (Lookup.Contains(folded)) return true;
        // Plurals, pasts and "-ing" of words in the list.
        if (folded.Length > 4 && folded[^1] == 's' && Lookup.Contains(folded[..^1])) return true;
        if (folded.Length > 5 && folded.EndsWith("es") && folded[^3] is 's' or 'x' or 'z' or 'h' or 'o' && Lookup.Contains(folded[..^2])) return true;
        if (folded.Length > 4 && folded.EndsWith("ed")) return Lookup.Contains(folded[..^2]) || Lookup.Contains(folded[..^1]);
        if (folded.Length > 5 && folded.EndsWith("ly") && Lookup.Contains(folded[..^2])) return true;
        // "meting" is nothing of "met": it lacks a letter of "meeting".
        return folded.Length > 5 && folded.EndsWith("ing") && folded is not "meting" && Lookup.Contains(folded[..^3]);
    }

    /// <summary>Is this token an ordinary word, or one that a rule knows?</summary>
    internal static bool Knows(Tokens tokens, int token) => tokens[token].Word != 0 || Knows(tokens.Folded(token));
}
