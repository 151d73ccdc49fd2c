using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

// Which of the readings of a message are taken where several compete for the same words. What is left after these goes by the cover: the most words, then the rule's weight.
// 1. Words that the company taught as one are never taken apart.
// 2. A name of several words, written as the book has it, wins over a piece that cuts into it: the "from Friday" of "a ticket from Friday Freight".
// 3. A name that is exactly an account's always stands; one that was only guessed gives way to a piece that begins there.
// 4. A name of one common word or number needs a place where a name can stand: first in its line, or behind "with" or a verb.
// 5. A name whose very words are a length or a grade gives way to that behind a mark, or where another account is named.
// 6. Of a longer name that was not said whole, the whole shorter one stands where a piece begins behind it.
internal sealed partial class Clauses
{
    private bool[] readable = new bool[64];

    /// <summary>The first and the last words that can only name an account; (0, 0) for none.</summary>
    private (int Start, int End) firstName, lastName;

    /// <summary>Where names of several words stand as the book has them.</summary>
    private readonly List<(int Start, int End)> wholeNames = new(8);

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
}
