namespace CsmBot.Understanding.Engine;

/// <summary>Something that was read in the tokens <see cref="Start"/> to <see cref="End"/> (exclusive).</summary>
public struct Edge
{
    public int Start, End, Category;
    public object Value;

    /// <summary>The rule that read it; -1 for what was given.</summary>
    public int Rule;

    /// <summary>Where its parts stand in <see cref="Chart.Parts"/>.</summary>
    public int FirstPart, PartCount;

    /// <summary>How many of its words were guessed.</summary>
    public int Guesses;

    /// <summary>The next edge that starts at the same token; -1 for none.</summary>
    public int Next;
}

/// <summary>
/// Everything the rules can read in a message, every reading kept with its range, rule and parts.
/// Reused from message to message: beyond what productions make, nothing is allocated.
/// </summary>
public sealed class Chart(Grammar grammar)
{
    /// <summary>More readings than any honest message has; past it, reading stops and what is there is used (deep nesting, hostile text).</summary>
    private const int MostEdges = 4000;

    private const int MostFillers = 2;

    private Edge[] edges = new Edge[256];
    private int[] firstAt = new int[65];
    private int[] parts = new int[256];
    private int partCount;
    private readonly int[] captures = new int[32];
    private readonly Automaton automaton = grammar.Automaton;

    public Grammar Grammar => grammar;
    public Tokens Tokens { get; } = new();
    public Reading Reading { get; private set; } = null!;
    public int Count { get; private set; }
    public ReadOnlySpan<Edge> Edges => edges.AsSpan(0, Count);
    public ReadOnlySpan<int> Parts => parts.AsSpan(0, partCount);

    /// <summary>Cuts up the text; <see cref="Seed"/> what is given, then <see cref="Run"/>.</summary>
    public void Begin(string text, Reading reading)
    {
        Tokens.Read(text, grammar.Lexicon);
        Reading = reading;
        Clear();
    }

    /// <summary>Forgets all that was read or seeded; the tokens stay.</summary>
    public void Clear()
    {
        Array.Clear(edges, 0, Count);
        Count = 0;
        partCount = 0;
        if (firstAt.Length < Tokens.Count + 1) firstAt = new int[Tokens.Count * 2];
        Array.Fill(firstAt, -1, 0, Tokens.Count + 1);
    }

    public void Seed(int category, int start, int end, object value) => Add(category, start, end, value, -1, [], 0);

    /// <summary>
    /// Tries every rule at every token, from the last to the first: what a pattern refers to behind its first part has been read by
    /// then, and each edge made is itself tried as a first part at once.
    /// </summary>
    public void Run()
    {
        for (var start = Tokens.Count - 1; start >= 0 && Count < MostEdges; start--)
        {
            var made = Count;
            var seeded = firstAt[start];
            var word = Tokens[start].Read;
            if (word != 0)
            {
                Enter(automaton.StartOfWord(word, glued: false), start, start + 1, 0, Tokens[start].Word == 0 ? 1 : 0);
                if (Tokens[start].Glued) Enter(automaton.StartOfWord(word, glued: true), start, start + 1, 0, Tokens[start].Word == 0 ? 1 : 0);
            }

            for (var e = seeded; e >= 0; e = edges[e].Next) Begin(e);
            for (; made < Count; made++) Begin(made);
        }
    }

    /// <summary>Tries the rules that can begin with this edge.</summary>
    private void Begin(int edge)
    {
        var (start, end, category, guesses) = (edges[edge].Start, edges[edge].End, edges[edge].Category, edges[edge].Guesses);
        captures[0] = edge;
        Enter(automaton.StartOfCategory(category, glued: false), start, end, 1, guesses);
        captures[0] = edge;
        if (Tokens[start].Glued) Enter(automaton.StartOfCategory(category, glued: true), start, end, 1, guesses);
    }

    private void Enter(int state, int start, int at, int captured, int guesses)
    {
        if (state >= 0) Walk(state, start, at, captured, guesses);
    }

    private void Walk(int state, int start, int at, int captured, int guesses)
    {
        if (Count >= MostEdges) return;
        foreach (var rule in automaton.Complete(state)) Make(rule, start, at, captured, guesses);
        if (at >= Tokens.Count || automaton.Ends(state)) return;
        Follow(state, start, at, captured, guesses, glued: Tokens[at].Glued);
        // A filler word or two, or a hyphen between two words, may stand between two parts; more would be tried in too many ways.
        var skip = at;
        while (skip < Math.Min(at + MostFillers, Tokens.Count) && (grammar.IsFiller(Tokens[skip].Word) || IsJoint(skip))) Follow(state, start, ++skip, captured, guesses, glued: false);
    }

    private void Follow(int state, int start, int at, int captured, int guesses, bool glued)
    {
        if (at >= Tokens.Count) return;
        var word = Tokens[at].Read;
        if (word != 0) FollowWord(automaton.Words(state), word, start, at, captured, guesses, glued);
        if (captured == captures.Length) return;
        var categories = automaton.Categories(state);
        if (categories.Length == 0) return;
        for (var e = firstAt[at]; e >= 0; e = edges[e].Next)
        {
            var category = edges[e].Category;
            if (!automaton.MayFollow(state, category)) continue;
            foreach (var step in categories)
            {
                if (step.Symbol != category || (step.Glued && !glued)) continue;
                captures[captured] = e;
                Walk(step.Target, start, edges[e].End, captured + 1, guesses + edges[e].Guesses);
            }
        }
    }

    private void FollowWord(ReadOnlySpan<Automaton.Step> words, int word, int start, int at, int captured, int guesses, bool glued)
    {
        var low = 0;
        for (var high = words.Length; low < high;)
        {
            var middle = (low + high) / 2;
            if (words[middle].Symbol < word) low = middle + 1; else high = middle;
        }

        for (; low < words.Length && words[low].Symbol == word; low++)
            if (!words[low].Glued || glued) Walk(words[low].Target, start, at + 1, captured, guesses + (Tokens[at].Word == 0 ? 1 : 0));
    }

    private bool IsJoint(int token) => Tokens[token].Word == grammar.Hyphen && Tokens[token].Glued && token + 1 < Tokens.Count && Tokens[token + 1].Glued;

    private void Make(int rule, int start, int end, int captured, int guesses)
    {
        var match = new Match(this, start, end, captures.AsSpan(0, captured));
        var value = grammar.Rules[rule].Make(match);
        if (value is null) return;
        var category = grammar.RuleCategory[rule];
        for (var e = firstAt[start]; e >= 0; e = edges[e].Next)
            if (edges[e].End == end && edges[e].Category == category && edges[e].Value.Equals(value)) return;
        Add(category, start, end, value, rule, captures.AsSpan(0, captured), guesses);
    }

    private void Add(int category, int start, int end, object value, int rule, ReadOnlySpan<int> children, int guesses)
    {
        if (Count >= MostEdges) return;
        if (Count == edges.Length) Array.Resize(ref edges, Count * 2);
        while (partCount + children.Length > parts.Length) Array.Resize(ref parts, parts.Length * 2);
        children.CopyTo(parts.AsSpan(partCount));
        edges[Count] = new Edge
        {
            Start = start, End = end, Category = category, Value = value, Rule = rule,
            FirstPart = partCount, PartCount = children.Length, Guesses = guesses, Next = firstAt[start],
        };
        partCount += children.Length;
        firstAt[start] = Count++;
    }

    /// <summary>What was read of a category at a token, the longest reading first.</summary>
    public IEnumerable<(T Value, int End)> Longest<T>(int category, int start)
    {
        if (start >= Tokens.Count) return [];
        List<(T Value, int End)>? found = null;
        foreach (var e in At(start))
            if (edges[e].Category == category && edges[e].Value is T value) (found ??= []).Add((value, edges[e].End));
        return found is null ? [] : found.Count == 1 ? found : found.OrderByDescending(f => f.End);
    }

    /// <summary>The edges that start at a token.</summary>
    public EdgesAt At(int start) => new(this, firstAt[start]);

    public struct EdgesAt(Chart chart, int first)
    {
        private int next = first;
        public int Current { get; private set; }
        public readonly EdgesAt GetEnumerator() => this;
        public bool MoveNext()
        {
            if (next < 0) return false;
            Current = next;
            next = chart.edges[next].Next;
            return true;
        }
    }
}
