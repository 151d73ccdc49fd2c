namespace CsmBot.Understanding.Engine;

/// <summary>
/// All patterns in one deterministic automaton: rules that begin alike share their states, so that a token is looked at once for all
/// of them. A state has its word steps (sorted), its category steps, and the rules that are complete there.
/// </summary>
internal sealed class Automaton
{
    internal readonly record struct Step(int Symbol, bool Glued, int Target);

    private readonly record struct Range(int From, int Count);

    private sealed class SetComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] set)
        {
            var hash = new HashCode();
            foreach (var item in set) hash.Add(item);
            return hash.ToHashCode();
        }
    }

    private readonly List<PatternCompiler.Step[]> patternStates;
    private readonly List<bool> patternFinal;
    private readonly int[] ruleOf;
    private readonly Dictionary<int[], int> numbers = new(new SetComparer());
    private readonly List<int[]> sets = [];

    private readonly List<Step> steps = [];
    private readonly List<int> complete = [];
    private readonly Step[] stepArray;
    private readonly int[] completeArray;
    private readonly Range[] words, categories, completes;
    private readonly ulong[] masks;

    /// <summary>The state behind a first word or category; -1 for none. Glued ones are tried beside the others where the token is glued.</summary>
    private readonly int[] wordStart, categoryStart, gluedWordStart, gluedCategoryStart;

    public Automaton(PatternCompiler compiler, int[] starts, int wordCount, int categoryCount)
    {
        (patternStates, patternFinal) = (compiler.States, compiler.Final);
        ruleOf = new int[patternStates.Count];
        // Each pattern has its own run of states, in the order of the rules.
        for (var rule = 0; rule < starts.Length; rule++)
            for (var s = starts[rule]; s < (rule + 1 < starts.Length ? starts[rule + 1] : ruleOf.Length); s++) ruleOf[s] = rule;
        (wordStart, gluedWordStart, categoryStart, gluedCategoryStart) = (Filled(wordCount), Filled(wordCount), Filled(categoryCount), Filled(categoryCount));
        foreach (var step in Merge(starts))
        {
            var starting = step.IsCategory ? step.Glued ? gluedCategoryStart : categoryStart : step.Glued ? gluedWordStart : wordStart;
            starting[step.Symbol] = step.Target;
        }

        var (wordRanges, categoryRanges, completeRanges) = (new List<Range>(), new List<Range>(), new List<Range>());
        for (var state = 0; state < sets.Count; state++)
        {
            var next = Merge(sets[state]);
            wordRanges.Add(Append(next, isCategory: false));
            categoryRanges.Add(Append(next, isCategory: true));
            completeRanges.Add(AppendComplete(sets[state]));
        }

        (stepArray, completeArray, words, categories, completes) = ([.. steps], [.. complete], [.. wordRanges], [.. categoryRanges], [.. completeRanges]);
        masks = [.. categories.Select(r => stepArray.AsSpan(r.From, r.Count).ToArray().Aggregate(0UL, (mask, s) => mask | (1UL << (s.Symbol & 63))))];
    }

    public int StartOfWord(int word, bool glued) => word < wordStart.Length ? (glued ? gluedWordStart : wordStart)[word] : -1;

    public int StartOfCategory(int category, bool glued) => (glued ? gluedCategoryStart : categoryStart)[category];

    public ReadOnlySpan<Step> Words(int state) => stepArray.AsSpan(words[state].From, words[state].Count);

    public ReadOnlySpan<Step> Categories(int state) => stepArray.AsSpan(categories[state].From, categories[state].Count);

    /// <summary>May this category lead on? False is certain.</summary>
    public bool MayFollow(int state, int category) => (masks[state] >> (category & 63) & 1) != 0;

    public ReadOnlySpan<int> Complete(int state) => completeArray.AsSpan(completes[state].From, completes[state].Count);

    public bool Ends(int state) => words[state].Count + categories[state].Count == 0;

    private static int[] Filled(int count)
    {
        var array = new int[count];
        Array.Fill(array, -1);
        return array;
    }

    /// <summary>The steps that lead on from any of these states, one per symbol, sorted.</summary>
    private List<PatternCompiler.Step> Merge(int[] from)
    {
        var all = new List<PatternCompiler.Step>();
        foreach (var state in from) all.AddRange(patternStates[state]);
        all.Sort(static (a, b) => a.Symbol != b.Symbol ? a.Symbol.CompareTo(b.Symbol) : a.IsCategory != b.IsCategory ? a.IsCategory.CompareTo(b.IsCategory) : a.Glued.CompareTo(b.Glued));
        var merged = new List<PatternCompiler.Step>();
        var targets = new List<int>();
        for (var i = 0; i < all.Count; i++)
        {
            targets.Add(all[i].Target);
            if (i + 1 < all.Count && all[i + 1] is var next && (next.Symbol, next.IsCategory, next.Glued) == (all[i].Symbol, all[i].IsCategory, all[i].Glued)) continue;
            merged.Add(all[i] with { Target = Number(targets) });
            targets.Clear();
        }

        return merged;
    }

    /// <summary>The number of the state that stands for all of these.</summary>
    private int Number(List<int> states)
    {
        states.Sort();
        var count = 0;
        for (var i = 0; i < states.Count; i++) if (i == 0 || states[i] != states[i - 1]) states[count++] = states[i];
        var set = new int[count];
        states.CopyTo(0, set, 0, count);
        if (numbers.TryGetValue(set, out var number)) return number;
        numbers[set] = sets.Count;
        sets.Add(set);
        return sets.Count - 1;
    }

    private Range Append(List<PatternCompiler.Step> sorted, bool isCategory)
    {
        var from = steps.Count;
        foreach (var step in sorted) if (step.IsCategory == isCategory) steps.Add(new Step(step.Symbol, step.Glued, step.Target));
        return new Range(from, steps.Count - from);
    }

    private Range AppendComplete(int[] set)
    {
        var from = complete.Count;
        // States are numbered in the order of the rules.
        foreach (var state in set)
            if (patternFinal[state] && (complete.Count == from || complete[^1] != ruleOf[state])) complete.Add(ruleOf[state]);
        return new Range(from, complete.Count - from);
    }
}
