using System.Runtime.InteropServices;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>A message as a row of items, cut into clauses. Reused from message to message.</summary>
internal sealed class Clauses
{
    private readonly Cover cover = new();
    private readonly Func<Edge, bool> takes;
    private readonly Func<int, bool> means;
    private readonly int log, account, person;
    private bool[] readable = new bool[64];

    /// <summary>The first and the last words that can only name an account; (0, 0) for none.</summary>
    private (int Start, int End) firstName, lastName;

    /// <summary>Where names of several words stand as the book has them.</summary>
    private readonly List<(int Start, int End)> wholeNames = new(8);
    private Chart chart = null!;

    public List<Item> Items { get; } = new(64);
    public List<Clause> All { get; } = new(16);

    public Clauses(Grammar grammar)
    {
        (log, account, person) = (grammar.Category("log"), grammar.Category("account"), grammar.Category("person"));
        takes = Takes;
        means = Means;
    }

    public Chart Chart => chart;

    /// <summary>The chosen readings, in order.</summary>
    public IReadOnlyList<int> Taken => cover.Edges;

    /// <summary>All words were read or say nothing of their own.</summary>
    public bool IsBare => !Items.Exists(i => i.Content);

    /// <summary>"this quarter", "last week": a span that was not read as a day, as questions have it.</summary>
    public bool AsksForSpan => Items.Exists(i => i.Value is null && (i.Role & WordRole.Span) != 0);

    /// <summary>The message's own words from one token to another (exclusive), on one line.</summary>
    public string Text(int start, int end) => chart.Tokens.Text[chart.Tokens[start].Start..chart.Tokens[end - 1].End].ReplaceLineEndings(" ");

    public void Read(Chart read)
    {
        chart = read;
        Items.Clear();
        All.Clear();
        MarkReadable();
        cover.Find(chart, takes, means);
        var next = 0;
        var edges = cover.Edges;
        for (var token = 0; token < chart.Tokens.Count;)
        {
            if (next < edges.Count && chart.Edges[edges[next]].Start == token)
            {
                ref readonly var edge = ref chart.Edges[edges[next++]];
                Items.Add(edge.Value is Instead instead ? new Item { Start = edge.Start, End = edge.End, Value = instead.Name, Instead = instead.From } : new Item { Start = edge.Start, End = edge.End, Value = edge.Value });
                token = edge.End;
                continue;
            }

            var kind = chart.Tokens[token].Kind;
            var role = LogWords.Of(chart, token);
            var end = token + 1;
            while (chart.Tokens.Joined(end)) end++;
            if (BlankTo(token) is { } behind)
            {
                Items.Add(new Item { Start = token, End = behind, Content = true, Blank = true });
                token = behind;
                continue;
            }

            if (end > token + 1) role = WordRole.None;
            // "about their renewal", "at his desk": of whom it was, and not who did something.
            if ((role & WordRole.Others) != 0 && chart.Tokens.Folded(token) is "their" or "his" or "her" or "them" && Items.Count > 0 && Items[^1].Value is null && (IsPreposition(chart.Tokens.Folded(Items[^1].Start)) || (Items[^1].Role & WordRole.Topic) != 0)) role = WordRole.Glue;
            Items.Add(new Item { Start = token, End = end, Role = role, Mark = kind == TokenKind.Mark && role == WordRole.None, Content = kind != TokenKind.Mark && (role & (WordRole.Glue | WordRole.Join | WordRole.Topic)) == 0 });
            token = end;
        }

        MarkTheirPlace();
        Cut();
    }

    /// <summary>The end of a "???" behind "with", "to" or what was done; null where there is none.</summary>
    private int? BlankTo(int token)
    {
        var end = token;
        while (end < chart.Tokens.Count && chart.Tokens.Folded(end) is "?" or "??" or "???" && (end == token || chart.Tokens[end].Glued)) end++;
        if (end == token || chart.Tokens[end - 1].End - chart.Tokens[token].Start < 2 || Items.Count == 0) return null;
        return (Items[^1].Role & WordRole.With) != 0 || Items[^1].Value is Act { Form: Form.Done } ? end : null;
    }

    private static readonly Act VisitedThem = new(Accounts.InteractionType.SiteVisit, Form.Done);

    /// <summary>"was at Acme's office for an hour", "spent the day at their site".</summary>
    private void MarkTheirPlace()
    {
        for (var i = 2; i < Items.Count; i++)
        {
            if (Items[i] is not { Value: null, Mark: false } || chart.Tokens.Folded(Items[i].Start) is not ("office" or "offices" or "site" or "premises" or "headquarters" or "hq" or "plant" or "factory" or "warehouse")) continue;
            var theirs = Items[i - 1].Value is AccountName && chart.Tokens.Folded(Items[i - 1].End - 1) is "'s" || chart.Tokens.Folded(Items[i - 1].Start) is "their";
            if (!theirs || chart.Tokens.Folded(Items[i - 2].Start) is not ("at" or "in" or "to") || !(IsSpent(i - 2) || (IsFirstInSentence(i - 2) && chart.Tokens.Folded(Items[i - 2].Start) is "at"))) continue;
            var place = Items[i];
            (place.Value, place.Content, place.Role) = (VisitedThem, false, WordRole.None);
            Items[i] = place;
        }
    }

    private bool IsFirstInSentence(int item)
    {
        for (var i = item - 1; i >= 0; i--)
        {
            if (Items[i].Mark) return true;
            if (Items[i].Value is not (null or OnDay or Greeting or Lasting) || Items[i].Content) return false;
        }

        return true;
    }

    private bool IsSpent(int before)
    {
        for (var i = before - 1; i >= Math.Max(0, before - 4); i--)
            if (Items[i].Value is Lasting { Length: Length.Real } || (Items[i].Value is null && chart.Tokens.Folded(Items[i].Start) is "was" or "were" or "been" or "spent" or "went" or "drove" or "flew" or "stayed" or "travelled" or "traveled" or "back")) return true;
        return false;
    }

    private static bool IsPreposition(ReadOnlySpan<char> word) =>
        word is "about" or "on" or "for" or "regarding" or "re" or "discussing" or "discussed" or "of" or "over" or "to" or "into" or "with" or "at" or "around" or "in" or "during" or "through" or "from" or "by";

    /// <summary>A word counts when it carries content, or when some rule can make something of it ("an hour", "ok", "★").</summary>
    private bool Means(int token) => chart.Tokens[token].Kind == TokenKind.Mark
        ? readable[token] && (chart.Tokens[token].FoldLength > 1 || chart.Tokens.Raw(token)[0] > '\u2100')
        : readable[token] || (LogWords.Of(chart, token) & (WordRole.Glue | WordRole.Join)) == 0;

    private void MarkReadable()
    {
        if (readable.Length < chart.Tokens.Count) readable = new bool[chart.Tokens.Count * 2];
        Array.Clear(readable, 0, chart.Tokens.Count);
        (firstName, lastName) = (default, default);
        wholeNames.Clear();
        foreach (ref readonly var edge in chart.Edges)
        {
            if (edge.Category != account || edge.Value is not AccountName { Slip: false } name || !(name.Exact || !name.Common)) continue;
            if (name.Exact && edge.End - edge.Start > 1) wholeNames.Add((edge.Start, edge.End));
            if (firstName.End == 0 || edge.Start < firstName.Start) firstName = (edge.Start, edge.End);
            if (edge.Start > lastName.Start || lastName.End == 0) lastName = (edge.Start, edge.End);
        }

        foreach (ref readonly var edge in chart.Edges)
            if ((edge.Category == log || edge.Category == account) && Takes(edge)) readable.AsSpan(edge.Start, edge.End - edge.Start).Fill(true);
    }

    /// <summary>A first name that is a word as well ("Will", "June") is no person here, and a part of a name gives way to a whole one.</summary>
    private bool Takes(Edge edge)
    {
        // Of a word of the company's own all is meant: the 1 of "tier 1" is no rating.
        if (chart.Tokens.Joined(edge.Start) || chart.Tokens.Joined(edge.End)) return false;
        if (edge.Category == log) return !CutsName(edge);
        if (edge.Category == person) return edge.Value is PersonName name && (name.Exact || !name.Common || chart.Tokens.Folded(edge.Start) is "@");
        if (edge.Category != account || edge.Value is not AccountName fit) return false;
        if (fit.Exact) return true;
        if (fit.Slip && chart.Tokens[edge.Start].Guess != 0 && BeginsPiece(edge.Start)) return false;
        // "tier 2" is nothing of "2 Rivers".
        if ((fit.Common || chart.Tokens[edge.Start].Kind == TokenKind.Number) && edge.End - edge.Start == 1 && !NameCanStand(edge.Start)) return false;
        // "was one hour" is no customer of that name, nor is "half hour" a part of "Half Hour Photo".
        if (PieceOf(edge) is { } piece && (!NameCanStand(edge.Start) || (piece is Lasting or Rated && (IsBehindMark(edge.Start) || NamesAnother(edge))))) return false;
        foreach (var other in chart.At(edge.Start))
            if (chart.Edges[other].Category == account && chart.Edges[other].End < edge.End && chart.Edges[other].Value is AccountName { Exact: true } && BeginsPiece(chart.Edges[other].End)) return false;
        return true;
    }

    /// <summary>The "from Friday" of "a ticket from Friday Freight".</summary>
    private bool CutsName(in Edge edge)
    {
        foreach (var (start, end) in wholeNames) if (edge.Start < start && edge.End > start && edge.End < end) return true;
        return false;
    }

    /// <summary>What a rule reads in the very words of a name.</summary>
    private object? PieceOf(in Edge edge)
    {
        object? found = null;
        foreach (var e in chart.At(edge.Start))
            if (chart.Edges[e].Category == log && chart.Edges[e].End == edge.End && found is not (Lasting or Rated)) found = chart.Edges[e].Value;
        return found;
    }

    private bool IsBehindMark(int token) => token > 0 && !chart.Tokens[token].LineStart && chart.Tokens[token - 1].Kind == TokenKind.Mark;

    /// <summary>"call with Acme, half hour", "with 5 stars": with an account named elsewhere, it is what the rule reads.</summary>
    private bool NamesAnother(in Edge edge) => IsApart(firstName, edge) || IsApart(lastName, edge);

    private static bool IsApart((int Start, int End) name, in Edge edge) => name.End > 0 && (name.End <= edge.Start || name.Start >= edge.End);

    private bool BeginsPiece(int token)
    {
        foreach (var e in chart.At(token)) if (chart.Edges[e].Category == log) return true;
        return false;
    }

    /// <summary>First in its line, or behind "with", "to", a verb.</summary>
    private bool NameCanStand(int token) => token == 0 || chart.Tokens[token].LineStart || (LogWords.Of(chart, token - 1) & WordRole.With) != 0
        || chart.Tokens.Folded(token - 1) is "called" or "emailed" or "met" or "visited" or "phoned" or "trained" or "call" or "email" or "," or "-" or ":";

    private void Cut()
    {
        var clause = new Clause { Before = Break.Line };
        var (quoted, sentence, quotedName) = (false, 0, -1);
        var mail = new ForwardedText(chart, Items);
        var forwarded = clause.Quoted = mail.GoesOn(0, false);
        for (var i = 0; i < Items.Count; i++)
        {
            var item = Items[i];
            if (chart.Tokens[item.Start].LineStart && i > 0)
            {
                Close(ref clause, i, Break.Line, ++sentence, quoted = false, forwarded);
                clause.Quoted = forwarded = mail.GoesOn(i, forwarded);
            }

            if (IsNextOfNames(i)) { Close(ref clause, i, Break.Join, sentence, quoted, forwarded); continue; }
            if (item.Value is not null) continue;
            if (IsEnumerator(i)) { Close(ref clause, i, Break.Line, ++sentence, quoted, forwarded, skip: true); continue; }
            var text = chart.Tokens.Folded(item.Start);
            if (item.Mark && text is "\"" or "«" or "»" && (quotedName == i || IsQuotedName(i))) { quotedName = quotedName == i ? -1 : i + 2; continue; }
            if (item.Mark && text is "\"" or "«" or "»") { Close(ref clause, i, Break.Comma, sentence, quoted = !quoted, forwarded, skip: true); continue; }
            if (TellsOfBefore(clause, i)) { Close(ref clause, i, Break.Turn, sentence, quoted, forwarded, skip: true); continue; }
            if (TellsWhen(clause, i)) { Close(ref clause, i, Break.Turn, sentence, quoted, forwarded, skip: true); clause.When = true; continue; }
            if (BeginsAnother(clause, i)) { Close(ref clause, i, Break.Join, sentence, quoted, forwarded); continue; }
            if (BreakAt(item, text, i) is not { } kind) continue;
            if (kind == Break.Sentence) sentence++;
            Close(ref clause, i, kind, sentence, quoted, forwarded, skip: true, asked: text is "?");
        }

        Close(ref clause, Items.Count, Break.Line, sentence, quoted, forwarded);
        foreach (ref var asked in CollectionsMarshal.AsSpan(All)) asked.Asked &= !IsOrdered(asked.Sentence);
    }

    /// <summary>"called Acme Globex and Initech", as it is dictated: names in a row, three at least, each sure.</summary>
    private bool IsNextOfNames(int item)
    {
        if (!IsSure(item) || item == 0 || !IsSure(item - 1)) return false;
        return (item > 1 && IsSure(item - 2)) || (item + 1 < Items.Count && (IsSure(item + 1) || (item + 2 < Items.Count && (Items[item + 1].Role & WordRole.Join) != 0 && IsSure(item + 2))));
    }

    private bool IsSure(int item) => Items[item].Value is AccountName { Common: false, Slip: false, AccountIds.Length: 1 };

    /// <summary>"Could you log a call with Acme?" asks for nothing but that.</summary>
    private bool IsOrdered(int sentence)
    {
        var first = All.FindIndex(c => c.Sentence == sentence);
        for (var i = All[first].First; i < All[first].End; i++)
            if (!Items[i].Mark && Items[i].Value is not Greeting) return Items[i].Value is LogOrder;
        return false;
    }

    /// <summary>"After the QBR with Acme we emailed Globex": what we did next, where all of the one before is said.</summary>
    private bool BeginsAnother(in Clause clause, int item)
    {
        return chart.Tokens.Folded(Items[item].Start) is "i" or "we" && item + 1 < Items.Count && Items[item + 1].Value is Act { Form: Form.Done } && IsWhole(clause, item);
    }

    /// <summary>"Nobody at Acme was prepared when I phoned": what we did, behind a remark.</summary>
    private bool TellsWhen(in Clause clause, int item)
    {
        if (chart.Tokens.Folded(Items[item].Start) is not ("when" or "while") || item + 2 >= Items.Count || item <= clause.First || chart.Tokens.Folded(Items[item + 1].Start) is not ("i" or "we")) return false;
        for (var i = clause.First; i < item; i++) if (Items[i].Value is Act or Batch) return false;
        for (var i = item + 2; i < Math.Min(item + 4, Items.Count) && !Items[i].Mark; i++) if (Items[i].Value is Act { Form: Form.Done }) return true;
        return false;
    }

    /// <summary>"Called Acme back after I had missed their call": why, and not what was done.</summary>
    private bool TellsOfBefore(in Clause clause, int item)
    {
        if (chart.Tokens.Folded(Items[item].Start) is not ("after" or "before") || item + 2 >= Items.Count || !(chart.Tokens.Folded(Items[item + 1].Start) is "i" or "we" or "they" or "he" or "she")) return false;
        for (var i = item + 2; i < Math.Min(item + 5, Items.Count) && !Items[i].Mark; i++) if (Items[i].Value is Moody) return IsWhole(clause, item);
        return false;
    }

    /// <summary>Up to this item the clause has what was done and with whom.</summary>
    private bool IsWhole(in Clause clause, int item)
    {
        var (act, account) = (false, false);
        for (var i = clause.First; i < item; i++)
        {
            // "Instead of calling Acme I emailed them."
            act |= Items[i].Value is Act or Batch || (Items[i].Value is Moody && chart.Tokens.Folded(Items[i].Start) is "instead");
            account |= Items[i].Value is AccountName;
        }

        return act && account;
    }

    /// <summary>Within the marks stands an account and nothing else: "call with "Acme"".</summary>
    private bool IsQuotedName(int mark) => mark + 2 < Items.Count && Items[mark + 1].Value is AccountName && Items[mark + 2].Mark && chart.Tokens.Folded(Items[mark + 2].Start) is "\"" or "«" or "»";

    /// <summary>Nothing but greetings before it: "who called Nova last" asks, "met Nova, who were happy" goes on.</summary>
    private bool IsFirstThing(int item) => Items.FindIndex(i => !i.Mark && i.Value is not Greeting) == item;

    /// <summary>"2)" of a list.</summary>
    private bool IsEnumerator(int item) =>
        chart.Tokens[Items[item].Start].Kind == TokenKind.Number && item + 1 < Items.Count && Items[item + 1].Mark && chart.Tokens.Folded(Items[item + 1].Start) is ")"
        && chart.Tokens[Items[item + 1].Start].Glued && (item == 0 || chart.Tokens.Folded(Items[item - 1].Start) is not "(") && chart.Tokens[Items[item].Start].Number <= 30;

    /// <summary>Ends a clause before item <paramref name="at"/> and begins the next one there, or behind it.</summary>
    private void Close(ref Clause clause, int at, Break kind, int sentence, bool quoted, bool forwarded, bool skip = false, bool asked = false)
    {
        clause.End = at;
        clause.Asked = asked;
        if (clause.End > clause.First) All.Add(clause);
        var empty = clause.End <= clause.First;
        // Of two breaks in a row, the stronger one counts: ", and" joins, ". And" begins a sentence.
        var before = empty && clause.Before > kind ? clause.Before : kind;
        clause = new Clause { First = skip ? at + 1 : at, Before = before, Sentence = sentence, Quoted = quoted || forwarded };
    }

    private Break? BreakAt(Item item, ReadOnlySpan<char> text, int index)
    {
        if (!item.Mark)
        {
            if ((item.Role & WordRole.Join) != 0 && text is not "also") return Break.Join;
            // "… so that more of them use it" says what for.
            if (text is "so" && index + 1 < Items.Count && chart.Tokens.Folded(Items[index + 1].Start) is "that" && index > 1 && !(index + 2 < Items.Count && Items[index + 2].Value is Act or Batch)) return null;
            // "so far", "since May": only where a new thought begins.
            return (item.Role & WordRole.Turn) != 0 && !((item.Role & WordRole.Asks) != 0 && IsFirstThing(index)) && index + 1 < Items.Count && text is not ("yet" or "until" or "till") ? Break.Turn : null;
        }

        var loose = !chart.Tokens[item.Start].Glued || item.End >= chart.Tokens.Count || !chart.Tokens[item.End].Glued;
        return text switch
        {
            "." or "!" or "?" or "…" => loose ? Break.Sentence : null,
            ";" or "•" or "·" => Break.Sentence,
            ":" when index > 0 && (Items[index - 1].Role & WordRole.Topic) != 0 && chart.Tokens.Folded(Items[index - 1].Start) is "re" => null,
            // "Acme/Globex call 30m each".
            "/" when index > 0 && index + 1 < Items.Count && Items[index - 1].Value is AccountName && Items[index + 1].Value is AccountName => Break.Join,
            "," or "(" or ")" or "|" or "[" or "]" or ":" or "→" => loose || text is "|" or "(" or ")" ? Break.Comma : null,
            // "w/ Acme" is with Acme.
            "/" when chart.Tokens[item.Start].Glued && item.Start > 0 && chart.Tokens.Folded(item.Start - 1) is "w" => null,
            "-" or "/" or "*" or ">" or "=" => loose ? Break.Comma : null,
            _ => null,
        };
    }
}
