using System.Collections.Immutable;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Company;

/// <summary>
/// The company's own words, found in a message and replaced by what they stand for, so that whatever can be said with the definition can be said with
/// the word. The tokens keep their place in the text: notes, left-over words and explanations show what was typed. Immutable.
/// </summary>
public sealed class CompanyWords
{
    public static readonly CompanyWords None = new([]);

    /// <summary>More than any honest message has; hostile ones must not grow by their own length again and again.</summary>
    private const int MostReplaced = 20;

    private readonly Dictionary<string, List<Entry>> byFirst = new(StringComparer.Ordinal);

    private sealed record Entry(string[] Said, Tokens Meaning);

    /// <param name="words">Checked ones (<see cref="Lesson.Problem"/>); of two for the same word the first counts.</param>
    public CompanyWords(IEnumerable<CompanyWord> words)
    {
        All = [.. words.DistinctBy(w => Key(w.Word))];
        foreach (var word in All)
        {
            var said = Said(word.Word);
            Add(said, Lesson.Tokens(word.Meaning));
            if (!word.Metric && Many(said[^1]) is { } many) Add([.. said[..^1], many], Lesson.Tokens(Plural(word.Meaning)));
        }

        foreach (var entries in byFirst.Values) entries.Sort((a, b) => b.Said.Length - a.Said.Length);
    }

    public ImmutableArray<CompanyWord> All { get; }

    public CompanyWord? Find(string word) => All.FirstOrDefault(w => Key(w.Word) == Key(word));

    /// <summary>The form in which words are compared: folded, without "the" or "our" before it.</summary>
    public static string Key(string word) => string.Join(' ', Said(word));

    /// <summary>Is one of them in the message?</summary>
    public bool Occur(Tokens tokens)
    {
        if (byFirst.Count == 0) return false;
        for (var i = 0; i < tokens.Count; i++) if (At(tokens, i) is not null) return true;
        return false;
    }

    /// <summary>Replaces each by what it stands for, except within a name of the book, which is always meant: the chart holds the names.</summary>
    public void Replace(Chart chart)
    {
        var left = MostReplaced;
        for (var i = chart.Tokens.Count - 1; i >= 0 && left > 0; i--)
            if (At(chart.Tokens, i) is { } entry && !IsNamed(chart, i, i + entry.Said.Length))
            {
                chart.Tokens.Replace(i, entry.Said.Length, entry.Meaning);
                left--;
            }
    }

    private static bool IsNamed(Chart chart, int start, int end)
    {
        foreach (ref readonly var edge in chart.Edges)
        {
            if (edge.Start > start || edge.End < end) continue;
            if (edge.Value is PersonName or AccountName { Exact: true } || (edge.Value is AccountName { Slip: false } && edge.End - edge.Start > end - start)) return true;
        }

        return false;
    }

    private Entry? At(Tokens tokens, int start)
    {
        if (!byFirst.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tokens.Folded(start), out var entries)) return null;
        foreach (var entry in entries)
            if (Fits(tokens, start, entry.Said) && IsWhole(tokens, start, start + entry.Said.Length)) return entry;
        return null;
    }

    private static bool Fits(Tokens tokens, int start, string[] said)
    {
        if (start + said.Length > tokens.Count) return false;
        for (var i = 0; i < said.Length; i++) if (!tokens.Folded(start + i).SequenceEqual(said[i])) return false;
        return true;
    }

    /// <summary>Not a piece of "platinum2", of an address or of "platinum.example.com".</summary>
    private static bool IsWhole(Tokens tokens, int start, int end)
    {
        if (start > 0 && tokens[start].Glued && (tokens[start - 1].Kind != TokenKind.Mark || tokens.Folded(start - 1) is "@" or "_" or "#" || (tokens.Folded(start - 1) is "." or "/" && tokens[start - 1].Glued))) return false;
        if (end == tokens.Count || !tokens[end].Glued) return true;
        if (tokens[end].Kind != TokenKind.Mark || tokens.Folded(end) is "@" or "_") return false;
        return !(tokens.Folded(end) is "." or "/" && end + 1 < tokens.Count && tokens[end + 1].Glued);
    }

    private void Add(string[] said, Tokens meaning)
    {
        if (!byFirst.TryGetValue(said[0], out var entries)) byFirst[said[0]] = entries = [];
        entries.Add(new Entry(said, meaning));
    }

    private static string[] Said(string word)
    {
        var tokens = Lesson.Tokens(word);
        var start = 0;
        while (start + 1 < tokens.Count && Language.English.Grammar.IsFiller(tokens[start].Word)) start++;
        return [.. Enumerable.Range(start, tokens.Count - start).Select(i => tokens.Folded(i).ToString())];
    }

    /// <summary>The plural of a word, unless that is a word of another meaning.</summary>
    private static string? Many(string word) => char.IsAsciiLetter(word[^1]) && word[^1] != 's' && (Lesson.Tokens(word + "s")[0].Word == 0 || Lesson.Tokens(word)[0].Word != 0) ? word + "s" : null;

    /// <summary>"accounts" for "account", where a rule knows such a word: "whales" are "tier 1 accounts", and simply "tier 1" where that is all it means.</summary>
    private static string Plural(string meaning)
    {
        var (one, many) = (Lesson.Tokens(meaning), Lesson.Tokens(meaning + "s"));
        return one[one.Count - 1].Word != 0 && many[many.Count - 1] is { Kind: TokenKind.Word, Word: not 0 } ? meaning + "s" : meaning;
    }
}
