using CsmBot.Accounts;

namespace CsmBot.Understanding.Engine;

/// <summary>
/// A rule of the language: a name, a pattern, what it means, and messages that it must read. The examples are tests.
/// <para>Patterns: words stand for themselves (lower case, no accents), <c>a|b|c</c> is one of several, <c>(x y|z)</c> groups,
/// <c>x?</c> may be left out, <c>~x</c> must stand glued to what is before, <c>&lt;window&gt;</c> is something another rule has read,
/// <c>{months}</c> a list of words given to the grammar. Between two parts a filler ("the") or a glued hyphen may stand.</para>
/// </summary>
/// <param name="Category">What the rule reads: the name by which other patterns refer to it.</param>
/// <param name="Make">What it means; <c>null</c> when the words do not mean it after all (a 31 February).</param>
public sealed record Rule(string Category, string Name, string Pattern, Production Make, params string[] Examples)
{
    /// <summary>Breaks ties between readings that cover the same words: the larger wins.</summary>
    public int Weight { get; init; }
}

/// <summary>What a matched pattern means.</summary>
public delegate object? Production(in Match match);

/// <summary>What a meaning depends on beside the words.</summary>
public sealed class Reading
{
    public required Moment Moment { get; set; }

    /// <summary>The names of the book: accounts, people, teams, segments, … Null where only times and numbers are read.</summary>
    public object? Names { get; set; }

    /// <summary>Which way an ambiguous day leans: what happened lies in the past, renewals and due dates ahead.</summary>
    public bool LeanFuture { get; set; }
}

/// <summary>The words that a rule matched, with what other rules had read in them.</summary>
public readonly ref struct Match(Chart chart, int start, int end, ReadOnlySpan<int> captures)
{
    private readonly ReadOnlySpan<int> captures = captures;

    public Chart Chart => chart;
    public Reading Reading => chart.Reading;

    /// <summary>First token, and the one after the last.</summary>
    public int Start => start;
    public int End => end;

    public int Count => captures.Length;

    /// <summary>What the n-th <c>&lt;…&gt;</c> of the pattern (of those that are there) has read.</summary>
    public T Get<T>(int index) => (T)chart.Edges[captures[index]].Value;

    public Edge Edge(int index) => chart.Edges[captures[index]];

    /// <summary>The first thing of that type that was read, or the default where an optional part is not there.</summary>
    public T? Find<T>() => TryFind<T>(out var value) ? value : default;

    public bool TryFind<T>(out T value)
    {
        foreach (var capture in captures)
            if (chart.Edges[capture].Value is T found) { value = found; return true; }
        value = default!;
        return false;
    }

    /// <summary>Was this word of the pattern used?</summary>
    public bool Has(string word)
    {
        for (var i = start; i < end; i++) if (Is(i, word)) return true;
        return false;
    }

    public bool HasAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words) if (Has(word)) return true;
        return false;
    }

    /// <summary>Is the word <paramref name="offset"/> places behind the match (0: the next one) this one? No rule needs to know it.</summary>
    public bool Next(string word, int offset = 0) => Is(end + offset, word);

    public bool Before(string word, int offset = 0) => Is(start - 1 - offset, word);

    public bool NextAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words) if (Next(word)) return true;
        return false;
    }

    public bool BeforeAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words) if (Before(word)) return true;
        return false;
    }

    private bool Is(int index, string word)
    {
        if (index < 0 || index >= chart.Tokens.Count) return false;
        ref readonly var token = ref chart.Tokens[index];
        return token.Word == 0 && token.Guess != 0 ? chart.Grammar.Lexicon[token.Guess] == word : chart.Tokens.Folded(index).SequenceEqual(word);
    }
}
