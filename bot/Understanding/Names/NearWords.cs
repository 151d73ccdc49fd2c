using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Names;

/// <summary>
/// First words of names, found though one letter is missing, too many, wrong or swapped: each word is kept under all its spellings
/// with one letter left out.
/// </summary>
internal sealed class NearWords
{
    private const int Shortest = 4, Longest = 20, Most = 8, ShortestSound = 6;
    private readonly List<string> words = [];
    private readonly Index whole, shortened, skeletons;

    public NearWords(IEnumerable<string> source)
    {
        var entries = new List<(ulong, uint)>();
        var (wholes, bones) = (new List<(ulong, uint)>(), new List<(ulong, uint)>());
        foreach (var word in source)
        {
            if (word.Length is < Shortest or > Longest) continue;
            wholes.Add((Hash(word, -1), (uint)words.Count));
            bones.Add((Skeleton(word), (uint)words.Count));
            for (var i = 1; i < word.Length; i++) entries.Add((Hash(word, i), (uint)words.Count));
            words.Add(word);
        }

        whole = new Index(wholes);
        shortened = new Index(entries);
        skeletons = new Index(bones);
    }

    public string this[int word] => words[word];

    /// <summary>
    /// Fills <paramref name="found"/> with words one slip away (two from nine letters on, or from six where they sound alike); the first letter is taken to be right.
    /// </summary>
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

        return count > 0 || typed.Length < ShortestSound ? count : Take(skeletons.Find(Skeleton(typed)), typed, found, 0);
    }

    /// <summary>"grp" of "group", "svcs" of "services": its consonants in their order.</summary>
    public static bool IsShort(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        if (typed.Length < 3 || typed[0] != word[0] || typed.ContainsAny("aeiou")) return false;
        var at = 0;
        foreach (var c in word) if (at < typed.Length && c == typed[at]) at++;
        return at == typed.Length;
    }

    public static bool IsNear(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        if (typed.Length < Shortest || word.Length < Shortest || typed[0] != word[0]) return false;
        var slips = Slips.Between(typed, word);
        return slips <= 1 || (slips == 2 && Math.Min(typed.Length, word.Length) is var shorter && (shorter >= 9 || (shorter >= ShortestSound && Skeleton(typed) == Skeleton(word))));
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

    /// <summary>The first letter and the consonants behind it, doubled ones once: "calaway" and "calloway" sound alike.</summary>
    private static ulong Skeleton(ReadOnlySpan<char> word)
    {
        var (hash, last) = ((Key.Empty ^ word[0]) * 1099511628211, word[0]);
        foreach (var c in word[1..])
        {
            if (c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' || c == last) { last = c; continue; }
            hash = (hash ^ c) * 1099511628211;
            last = c;
        }

        return hash;
    }

    private static ulong Hash(ReadOnlySpan<char> word, int without)
    {
        var hash = Key.Empty;
        for (var i = 0; i < word.Length; i++) if (i != without) hash = (hash ^ word[i]) * 1099511628211;
        return hash;
    }
}
