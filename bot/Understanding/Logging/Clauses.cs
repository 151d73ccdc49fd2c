using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>A message as a row of items, cut into clauses. Reused from message to message.</summary>
internal sealed partial class Clauses
{
    private readonly Cover cover = new();
    private readonly Func<Edge, bool> takes;
    private readonly Func<int, bool> means;
    private readonly int log, account, person;
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
}
