namespace CsmBot.Understanding.Engine;

/// <summary>
/// All rules, compiled. A message is read from its last token to its first, so that whatever a pattern refers to further on
/// has been read by then. A category may refer to itself, as long as a word is used up on the way.
/// </summary>
public sealed class Grammar
{
    private readonly Dictionary<string, int> categories = new(StringComparer.Ordinal);
    private readonly List<string> categoryNames = [];
    private readonly HashSet<int> fillers = [];
    private readonly bool[] isFiller;

    internal Automaton Automaton { get; }
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
        RuleCategory = [.. rules.Select(r => categories[r.Category])];
        RefuseLoops(compiler, starts);
        isFiller = new bool[Lexicon.Count];
        foreach (var filler in this.fillers) isFiller[filler] = true;
        Automaton = new Automaton(compiler, starts, Lexicon.Count, categoryNames.Count);
        Lexicon.Settle(ordinaryWords ?? []);
        Lexicon.Freeze();
    }

    /// <summary>The number of a category; an unknown name throws, naming it.</summary>
    public int Category(string name) => categories.TryGetValue(name, out var number) ? number : throw new FormatException($"no rule reads <{name}>");

    public string CategoryName(int category) => categoryNames[category];
    public int CategoryCount => categoryNames.Count;

    public bool IsFiller(int word) => word != 0 && word < isFiller.Length && isFiller[word];

    private static int Compile(PatternCompiler compiler, Rule rule)
    {
        try { return compiler.Compile(rule.Pattern); }
        catch (FormatException e) { throw new FormatException($"rule \"{rule.Name}\": {e.Message}", e); }
    }

    /// <summary>A category that is itself with nothing more, directly or by way of others, would be read without end.</summary>
    private void RefuseLoops(PatternCompiler compiler, int[] starts)
    {
        var alone = new HashSet<int>[categoryNames.Count];
        for (var c = 0; c < alone.Length; c++) alone[c] = [];
        for (var rule = 0; rule < starts.Length; rule++)
            foreach (var step in compiler.States[starts[rule]])
                if (step.IsCategory && compiler.Final[step.Target]) alone[RuleCategory[rule]].Add(step.Symbol);
        var state = new byte[alone.Length];
        for (var c = 0; c < alone.Length; c++) Visit(c);

        void Visit(int category)
        {
            if (state[category] == 2) return;
            if (state[category] == 1) throw new FormatException($"category {CategoryName(category)} refers to itself");
            state[category] = 1;
            foreach (var next in alone[category]) Visit(next);
            state[category] = 2;
        }
    }
}
