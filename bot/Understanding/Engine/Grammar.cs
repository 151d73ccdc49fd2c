namespace CsmBot.Understanding.Engine;

/// <summary>
/// All rules, compiled. Categories are read in layers: a rule is tried when everything its pattern refers to has been read,
/// so a category may not refer to itself, directly or by way of others.
/// </summary>
public sealed class Grammar
{
    internal readonly record struct Entry(int Rule, int Target, bool Glued);

    private readonly Dictionary<string, int> categories = new(StringComparer.Ordinal);
    private readonly List<string> categoryNames = [];
    private readonly HashSet<int> fillers = [];

    internal PatternCompiler.Step[][] States { get; }
    internal bool[] Final { get; }

    /// <summary>Per layer: the rules that can begin with a word, and those that can begin with a category.</summary>
    internal Dictionary<int, Entry[]>[] ByWord { get; }
    internal Dictionary<int, Entry[]>[] ByCategory { get; }
    internal int[] RuleCategory { get; }

    public Lexicon Lexicon { get; } = new();
    public IReadOnlyList<Rule> Rules { get; }
    public int Hyphen { get; }

    /// <param name="seeds">Categories that are given, not read by rules: numbers, names of the book.</param>
    /// <param name="fillers">Words that may stand between two parts of a pattern.</param>
    /// <param name="lists">Lists of words for <c>{name}</c>, as pattern text: <c>jan|january</c>.</param>
    public Grammar(IReadOnlyList<Rule> rules, IEnumerable<string> seeds, IEnumerable<string> fillers, IReadOnlyDictionary<string, string> lists, IEnumerable<string>? ordinaryWords = null)
    {
        Rules = rules;
        foreach (var name in seeds.Concat(rules.Select(r => r.Category)).Distinct()) { categories[name] = categoryNames.Count; categoryNames.Add(name); }
        Hyphen = Lexicon.Intern("-");
        foreach (var filler in fillers) this.fillers.Add(Lexicon.Intern(filler));
        var compiler = new PatternCompiler(Lexicon, Category, lists);
        var starts = rules.Select(r => Compile(compiler, r)).ToArray();
        States = [.. compiler.States];
        Final = [.. compiler.Final];
        RuleCategory = [.. rules.Select(r => categories[r.Category])];
        var layers = Layers(starts);
        ByWord = new Dictionary<int, Entry[]>[layers.Max() + 1];
        ByCategory = new Dictionary<int, Entry[]>[layers.Max() + 1];
        for (var layer = 0; layer < ByWord.Length; layer++)
        {
            var firsts = Enumerable.Range(0, rules.Count).Where(r => layers[r] == layer).SelectMany(r => States[starts[r]].Select(s => (s, r))).ToArray();
            ByWord[layer] = Index(firsts.Where(f => !f.s.IsCategory));
            ByCategory[layer] = Index(firsts.Where(f => f.s.IsCategory));
        }

        Lexicon.Settle(ordinaryWords ?? []);
        Lexicon.Freeze();
    }

    /// <summary>The number of a category; an unknown name throws, naming it.</summary>
    public int Category(string name) => categories.TryGetValue(name, out var number) ? number : throw new FormatException($"no rule reads <{name}>");

    public string CategoryName(int category) => categoryNames[category];
    public int CategoryCount => categoryNames.Count;

    public bool IsFiller(int word) => word != 0 && fillers.Contains(word);

    private static int Compile(PatternCompiler compiler, Rule rule)
    {
        try { return compiler.Compile(rule.Pattern); }
        catch (FormatException e) { throw new FormatException($"rule \"{rule.Name}\": {e.Message}", e); }
    }

    private static Dictionary<int, Entry[]> Index(IEnumerable<(PatternCompiler.Step Step, int Rule)> firsts) =>
        firsts.GroupBy(f => f.Step.Symbol).ToDictionary(g => g.Key, g => g.Select(f => new Entry(f.Rule, f.Step.Target, f.Step.Glued)).Distinct().ToArray());

    /// <summary>The layer of each rule: one above the highest category it refers to.</summary>
    private int[] Layers(int[] starts)
    {
        var needs = starts.Select(s => Needs(s)).ToArray();
        var ofCategory = new int[categoryNames.Count];
        var changed = true;
        for (var round = 0; changed; round++)
        {
            changed = false;
            if (round > categoryNames.Count) throw new FormatException("categories refer to themselves: " + string.Join(", ", Enumerable.Range(0, ofCategory.Length).Where(c => ofCategory[c] >= round - 1).Select(CategoryName)));
            for (var rule = 0; rule < starts.Length; rule++)
            {
                var layer = needs[rule].Count == 0 ? 1 : needs[rule].Max(c => ofCategory[c]) + 1;
                if (ofCategory[RuleCategory[rule]] >= layer) continue;
                ofCategory[RuleCategory[rule]] = layer;
                changed = true;
            }
        }

        return [.. RuleCategory.Select(c => ofCategory[c])];
    }

    private HashSet<int> Needs(int start)
    {
        var seen = new HashSet<int> { start };
        var open = new Stack<int>(seen);
        var needs = new HashSet<int>();
        while (open.TryPop(out var state))
            foreach (var step in States[state])
            {
                if (step.IsCategory) needs.Add(step.Symbol);
                if (seen.Add(step.Target)) open.Push(step.Target);
            }

        return needs;
    }
}
