namespace CsmBot.Understanding.Engine;

/// <summary>
/// The words that rules know, each with a number. Unknown words that are one slip away from a known one (a letter too many,
/// missing, wrong, or two swapped; two slips from eight letters on) can be guessed.
/// </summary>
public sealed class Lexicon
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [""];
    private readonly Dictionary<string, List<int>> slips = new(StringComparer.Ordinal);
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);

    public int Count => words.Count;

    public string this[int number] => words[number];

    public int Intern(string word)
    {
        if (numbers.TryGetValue(word, out var number)) return number;
        numbers[word] = words.Count;
        words.Add(word);
        return words.Count - 1;
    }

    public int Find(ReadOnlySpan<char> folded) => numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var number) ? number : 0;

    /// <summary>Words that are spelled right though no rule knows them, and so are never taken for another.</summary>
    public void Settle(IEnumerable<string> ordinaryWords) => settled.UnionWith(ordinaryWords);

    /// <summary>Called once, when all rules are in: prepares guessing.</summary>
    public void Freeze()
    {
        foreach (var word in words)
        {
            if (word.Length < 4 || !word.All(char.IsAsciiLetterLower)) continue;
            for (var i = 1; i < word.Length; i++)
            {
                if (!slips.TryGetValue(word.Remove(i, 1), out var near)) slips[word.Remove(i, 1)] = near = [];
                if (!near.Contains(numbers[word])) near.Add(numbers[word]);
            }
        }
    }

    /// <summary>The known word that this unknown one was probably meant to be, or 0. The first letter is taken to be right.</summary>
    public int Guess(ReadOnlySpan<char> folded)
    {
        if (folded.Length is < 4 or > 24) return 0;
        foreach (var c in folded) if (!char.IsAsciiLetterLower(c)) return 0;
        if (settled.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded)) return 0;
        var lookup = slips.GetAlternateLookup<ReadOnlySpan<char>>();
        // Two letters swapped is the commonest slip.
        Span<char> buffer = stackalloc char[24];
        folded.CopyTo(buffer);
        var rare = 0;
        for (var i = 1; i + 1 < folded.Length; i++)
        {
            (buffer[i], buffer[i + 1]) = (buffer[i + 1], buffer[i]);
            // "wiht" is "with" rather than "whit".
            if (Find(buffer[..folded.Length]) is not 0 and var swapped && words[swapped] is "with" or "that" or "have" or "from" or "what" or "when" or "show" or "than" or "this" or "they" or "were") return swapped; else if (rare == 0) rare = Find(buffer[..folded.Length]);
            (buffer[i], buffer[i + 1]) = (buffer[i + 1], buffer[i]);
        }

        if (rare != 0) return rare;
        if (lookup.TryGetValue(folded, out var longer) && Fitting(folded, longer) is not 0 and var whole) return whole;
        for (var i = 1; i < folded.Length; i++)
        {
            folded[..i].CopyTo(buffer);
            folded[(i + 1)..].CopyTo(buffer[i..]);
            var shorter = buffer[..(folded.Length - 1)];
            if (Find(shorter) is not 0 and var found && Fits(folded, found)) return found;
            if (lookup.TryGetValue(shorter, out var near) && Fitting(folded, near) is not 0 and var other) return other;
        }

        return 0;
    }

    /// <summary>The first of the words that lack the same letter which fits; 0 for none.</summary>
    private int Fitting(ReadOnlySpan<char> typed, List<int> candidates)
    {
        foreach (var candidate in candidates) if (Fits(typed, candidate)) return candidate;
        return 0;
    }

    private bool Fits(ReadOnlySpan<char> typed, int number)
    {
        var word = words[number];
        if (word.Length < 4 || word[0] != typed[0]) return false;
        var distance = Slips.Between(typed, word);
        // Of four letters, one that is wrong makes more often another word: "cust" is no "cost". Swapped ones are known before this.
        return (distance == 1 && (word.Length > 4 || typed.Length > word.Length || (typed.Length < word.Length && typed[^1] == word[^1]))) || (distance == 2 && word.Length >= 8);
    }
}

/// <summary>Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, changes and swaps of neighbours.</summary>
public static class Slips
{
    /// <summary>The number of slips; 99 when the lengths differ by more than 3 or a word is longer than 60.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > 3 || a.Length > 60 || b.Length > 60) return 99;
        Span<int> table = stackalloc int[3 * 62];
        for (var j = 0; j <= b.Length; j++) table[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var current = table.Slice(i % 3 * 62, 62);
            var above = table.Slice((i + 2) % 3 * 62, 62);
            var before = table.Slice((i + 1) % 3 * 62, 62);
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(Math.Min(above[j] + 1, current[j - 1] + 1), above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, before[j - 2] + 1);
                current[j] = best;
            }
        }

        return table[(a.Length % 3 * 62) + b.Length];
    }
}
