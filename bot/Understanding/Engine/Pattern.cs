namespace CsmBot.Understanding.Engine;

/// <summary>
/// A pattern compiled to states. From a state, a word or a category leads on; a state can be final.
/// All patterns of a grammar share one array of states.
/// </summary>
internal sealed class PatternCompiler(Lexicon lexicon, Func<string, int> category, IReadOnlyDictionary<string, string> lists)
{
    public readonly record struct Step(int Symbol, bool IsCategory, bool Glued, int Target);

    private sealed class Node
    {
        public readonly List<(int Symbol, bool IsCategory, bool Glued, Node Target)> Steps = [];
        public readonly List<Node> Free = [];
        public int Number = -1;
    }

    private string pattern = "";
    private int position;

    /// <summary>States of all patterns compiled so far: their steps and whether they are final.</summary>
    public List<Step[]> States { get; } = [];
    public List<bool> Final { get; } = [];

    /// <summary>Compiles one pattern; returns its first state. A pattern that cannot be read throws <see cref="FormatException"/> with its place.</summary>
    public int Compile(string source)
    {
        pattern = source;
        while (pattern.IndexOf('{') is var open and >= 0)
        {
            var close = pattern.IndexOf('}', open);
            var name = pattern[(open + 1)..close];
            if (!lists.TryGetValue(name, out var words)) throw Wrong($"no list named {name}");
            pattern = $"{pattern[..open]}({words}){pattern[(close + 1)..]}";
        }

        position = 0;
        var start = new Node();
        var end = Sequence(start);
        if (position < pattern.Length) throw Wrong("something left over");
        return Flatten(start, end);
    }

    private Node Sequence(Node from)
    {
        SkipSpace();
        while (position < pattern.Length && pattern[position] is not (')' or '|'))
        {
            from = Item(from);
            SkipSpace();
        }

        return from;
    }

    private Node Item(Node from)
    {
        var to = new Node();
        do Atom(from, to); while (Take('|'));
        if (Take('?')) from.Free.Add(to);
        return to;
    }

    private void Atom(Node from, Node to)
    {
        var glued = Take('~');
        if (Take('('))
        {
            do Sequence(Fork(from)).Free.Add(to); while (TakeAfterSpace('|'));
            if (!TakeAfterSpace(')')) throw Wrong("no closing )");
            if (glued) throw Wrong("~ before a group");
        }
        else if (Take('<'))
        {
            var end = pattern.IndexOf('>', position);
            from.Steps.Add((category(pattern[position..end]), true, glued, to));
            position = end + 1;
        }
        else
        {
            var word = Word();
            from.Steps.Add((lexicon.Intern(word), false, glued, to));
        }
    }

    private static Node Fork(Node from)
    {
        var node = new Node();
        from.Free.Add(node);
        return node;
    }

    private string Word()
    {
        var start = position;
        var word = new System.Text.StringBuilder();
        for (; position < pattern.Length && !char.IsWhiteSpace(pattern[position]) && pattern[position] is not ('(' or ')' or '|' or '?' or '~' or '<' or '>'); position++)
        {
            if (pattern[position] == '\\') position++;
            word.Append(pattern[position]);
        }

        return position > start ? word.ToString() : throw Wrong("a word is missing");
    }

    private int Flatten(Node start, Node end)
    {
        var order = new List<Node>();
        Number(start, order);
        foreach (var node in order)
        {
            var reach = Reach(node);
            var steps = new List<Step>();
            foreach (var n in reach)
                foreach (var s in n.Steps)
                    if (new Step(s.Symbol, s.IsCategory, s.Glued, s.Target.Number) is var step && !steps.Contains(step)) steps.Add(step);
            States[node.Number] = [.. steps];
            Final[node.Number] = reach.Contains(end);
        }

        if (Final[start.Number]) throw Wrong("the pattern can be empty");
        return start.Number;
    }

    private void Number(Node node, List<Node> order)
    {
        if (node.Number >= 0) return;
        node.Number = States.Count;
        States.Add([]);
        Final.Add(false);
        order.Add(node);
        foreach (var n in Reach(node)) foreach (var step in n.Steps) Number(step.Target, order);
    }

    /// <summary>The node and those that can be reached from it for free; few, so a list will do.</summary>
    private static List<Node> Reach(Node node)
    {
        var seen = new List<Node> { node };
        for (var i = 0; i < seen.Count; i++) foreach (var free in seen[i].Free) if (!seen.Contains(free)) seen.Add(free);
        return seen;
    }

    private void SkipSpace() { while (position < pattern.Length && char.IsWhiteSpace(pattern[position])) position++; }

    private bool Take(char c)
    {
        if (position >= pattern.Length || pattern[position] != c) return false;
        position++;
        return true;
    }

    private bool TakeAfterSpace(char c) { SkipSpace(); return Take(c); }

    private FormatException Wrong(string what) => new($"pattern \"{pattern}\", column {position + 1}: {what}");
}
