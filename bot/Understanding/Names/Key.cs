using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Names;

/// <summary>
/// The form in which names are compared: letters and digits of its words run together, so that "Far Shores", "far-shores" and
/// "farshores" are one, "and" and "&amp;" are nothing, and a number is the same in words and in digits. Kept as a 64-bit hash (FNV-1a).
/// </summary>
internal static class Key
{
    public const ulong Empty = 14695981039346656037;

    public static ulong Add(ulong hash, ReadOnlySpan<char> word)
    {
        foreach (var c in Canonical(word)) hash = (hash ^ c) * 1099511628211;
        return hash;
    }

    /// <summary>One spelling where there are two: "saint" is "st", "third" is "3rd".</summary>
    public static ReadOnlySpan<char> Canonical(ReadOnlySpan<char> word) => word.Length is < 3 or > 7 ? word : word switch
    {
        "saint" => "st", "mount" => "mt", "fort" => "ft",
        "one" => "1", "two" => "2", "three" => "3", "four" => "4", "five" => "5", "six" => "6", "seven" => "7", "eight" => "8", "nine" => "9", "ten" => "10",
        "eleven" => "11", "twelve" => "12", "twenty" => "20", "thirty" => "30", "forty" => "40", "fifty" => "50", "sixty" => "60",
        "first" => "1st", "second" => "2nd", "third" => "3rd", "fourth" => "4th", "fifth" => "5th", "sixth" => "6th", "seventh" => "7th", "eighth" => "8th",
        "ninth" => "9th", "tenth" => "10th",
        _ => word,
    };
}

/// <summary>A run of tokens that could be a name, grown word by word. Names of the book and words of a message go through the same steps.</summary>
internal struct Run(Tokens tokens, int start)
{
    private const int MostWords = 10;

    /// <summary>The token behind the last word taken.</summary>
    public int End { get; private set; } = start;
    public ulong Hash { get; private set; } = Key.Empty;
    public int Words { get; private set; }
    public int Letters { get; private set; }

    /// <summary>Takes the next word; false when a name cannot go on here (a comma, a new line, the end).</summary>
    public bool Grow()
    {
        for (var at = End; at < tokens.Count && Words < MostWords; at++)
        {
            if (Words > 0 && tokens[at].LineStart) return false;
            if (tokens[at].Kind == TokenKind.Mark)
            {
                if (!PassesOver(at)) return false;
                continue;
            }

            if (Words > 0 && at + 1 < tokens.Count && tokens.Folded(at) is "and") continue;
            return Take(at, tokens.Folded(at));
        }

        return false;
    }

    /// <summary>Takes a word as if the next token were it: what a misspelled token was meant to be.</summary>
    public void GrowAs(int token, ReadOnlySpan<char> word) => Take(token, word);

    private bool Take(int token, ReadOnlySpan<char> word)
    {
        Hash = Key.Add(Hash, word);
        Letters += Key.Canonical(word).Length;
        Words++;
        End = token + 1;
        return true;
    }

    private readonly bool PassesOver(int at)
    {
        if (Words == 0 || at + 1 >= tokens.Count) return false;
        var mark = tokens.Folded(at);
        var inside = tokens[at].Glued && tokens[at + 1].Glued;
        return mark switch
        {
            "&" or "+" or "'s" => true,
            // "Visitors' Guild".
            "'" when tokens[at].Glued && tokens.Folded(at - 1) is [.., 's'] => true,
            "'" or "-" or "_" or "@" or "/" => inside,
            "." => inside || (tokens[at].Glued && tokens[at - 1].FoldLength <= 3),
            _ => false,
        };
    }

    /// <summary>No letter or digit is glued to what was taken.</summary>
    public readonly bool EndsClean => End == tokens.Count || !tokens[End].Glued || tokens[End].Kind == TokenKind.Mark;
}
