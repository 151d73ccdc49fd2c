using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Names;

/// <summary>
/// First words of names, found though one letter is missing, too many, wrong or swapped: each word is kept under all its spellings
/// with one letter left out.
/// </summary>
internal sealed class NearWords
{
    private const int Shortest = 4, Longest = 20, Most = 8;
    private readonly List<string> words = [];
    private readonly Index whole, shortened;

    public NearWords(IEnumerable<string> source)
    {
        var entries = new List<(ulong, uint)>();
        var wholes = new List<(ulong, uint)>();
        foreach (var word in source)
        {
            if (word.Length is < Shortest or > Longest) continue;
            wholes.Add((Hash(word, -1), (uint)words.Count));
            for (var i = 1; i < word.Length; i++) entries.Add((Hash(word, i), (uint)words.Count));
            words.Add(word);
        }

        whole = new Index(wholes);
        shortened = new Index(entries);
    }

    public string this[int word] => words[word];

    /// <summary>Fills <paramref name="found"/> with words one slip away (two from nine letters on); the first letter is taken to be right.</summary>
    public int Find(ReadOnlySpan<char> typed, Span<int> found)
    {
        if (typed.Length is < Shortest or > Longest) return 0;
        var count = Take(shortened.Find(Hash(typed, -1)), typed, found, 0);
        for (var i = 1; i < typed.Length; i++)
        {
            var hash = Hash(typed, i);
            count = Take(whole.Find(hash), typed, found, count);
            count = Take(shortened.Find(hash), typed, found, count);
        }

        return count;
    }

    public static bool IsNear(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        if (typed.Length < Shortest || word.Length < Shortest || typed[0] != word[0]) return false;
        var slips = Slips.Between(typed, word);
        return slips <= 1 || (slips == 2 && Math.Min(typed.Length, word.Length) >= 9);
    }

    private int Take(ReadOnlySpan<uint> candidates, ReadOnlySpan<char> typed, Span<int> found, int count)
    {
        foreach (var candidate in candidates)
        {
            if (count == Math.Min(Most, found.Length)) return count;
            if (!found[..count].Contains((int)candidate) && IsNear(typed, words[(int)candidate])) found[count++] = (int)candidate;
        }

        return count;
    }

    private static ulong Hash(ReadOnlySpan<char> word, int without)
    {
        var hash = Key.Empty;
        for (var i = 0; i < word.Length; i++) if (i != without) hash = (hash ^ word[i]) * 1099511628211;
        return hash;
    }
}
