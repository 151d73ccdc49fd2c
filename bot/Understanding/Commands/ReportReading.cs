using CsmBot.Reports;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Finds the request for a report: its name once, and around it whom it is about and over which days, to the last word. A message that says anything else beside is a log entry
/// or a question that mentions a report ("sent the business case to Acme"); what is neither is a report of which not all was understood.
/// </summary>
internal sealed class ReportReading(Grammar grammar)
{
    /// <summary>In tokens. Nobody asks for a report at such length.</summary>
    private const int Longest = 40;

    private readonly int _opening = grammar.Category(ReportRules.Opening), _name = grammar.Category(ReportRules.Name), _part = grammar.Category(ReportRules.Part);

    /// <summary>The report that the whole message asks for; null when it does not.</summary>
    public Understood? Read(Chart chart)
    {
        var end = chart.Tokens.Count;
        while (end > 0 && IsAside(chart, end - 1)) end--;
        if (end is 0 or > Longest || Named(chart) is not { } named) return null;
        foreach (var from in Beginnings(chart, end))
            if ((named.Value is ReportCalled { Name: ReportName.PostMortem } ? PostMortem(chart, named, from, end) : Covered(chart, from, end)) is { } meant) return meant;
        return null;
    }

    /// <summary>A message that means nothing else but names a report: the words beside that are not understood. Null when it names none.</summary>
    public ShowReport? Partly(Chart chart)
    {
        if (Named(chart) is not { Value: ReportCalled { Name: not ReportName.Week } called } named) return null;
        var end = chart.Tokens.Count;
        var from = end > Longest ? 0 : Beginnings(chart, end).First();
        var unused = Enumerable.Range(from, end - from).Where(i => (i < named.Start || i >= named.End) && !IsAside(chart, i) && !IsPart(chart, i)).Select(i => Text(chart, i)).ToList();
        return unused.Count == 0 ? null : new ShowReport(called.Name) { Unused = [.. unused] };
    }

    private Understood? Covered(Chart chart, int from, int end)
    {
        var parts = new List<Edge>();
        return Cover(chart, from, end, parts, false) ? ReportMeaning.Of(parts, chart.Reading) : null;
    }

    /// <summary>Lays names and parts side by side, longest first, until every word is used and a report is named once.</summary>
    private bool Cover(Chart chart, int at, int end, List<Edge> parts, bool named)
    {
        if (at == end) return named;
        foreach (var edge in From(chart, at, end))
        {
            var names = edge.Category == _name;
            if (names && named) continue;
            parts.Add(edge);
            if (Cover(chart, edge.End, end, parts, named || names)) return true;
            parts.RemoveAt(parts.Count - 1);
        }
        return IsAside(chart, at) && Cover(chart, at + 1, end, parts, named);
    }

    private IEnumerable<Edge> From(Chart chart, int at, int end)
    {
        var found = new List<Edge>();
        foreach (ref readonly var edge in chart.Edges)
            if ((edge.Category == _name || (edge.Category == _part && edge.Guesses == 0)) && edge.Start == at && edge.End <= end) found.Add(edge);
        return found.OrderByDescending(e => e.End).ThenBy(e => e.Value is OfAccount { Name.Exact: false }).ThenBy(e => e.Guesses);
    }

    /// <summary>Of one fire: what stands before or behind the name says which. Its id is taken as it was typed.</summary>
    private static Understood? PostMortem(Chart chart, Edge named, int from, int end)
    {
        var (before, behind) = (Trim(chart, from, named.Start), Trim(chart, named.End, end));
        var about = before.From == before.To ? behind : behind.From == behind.To ? before : (From: -1, To: -1);
        if (about.From < 0) return null;
        while (about.From < about.To && chart.Tokens.Folded(about.From) is "of" or "for" or "on" or "about" or "from" or "at" or "the") about.From++;
        if (about.From == about.To || IsOnlyFire(chart, about.From, about.To)) return new ShowReport(ReportName.PostMortem);
        return FireRuleReading.Fire(chart, about.From, about.To) is { } fire ? new ShowReport(ReportName.PostMortem, fire.AccountId, Fire: fire.Fire) : null;
    }

    private static bool IsOnlyFire(Chart chart, int from, int to)
    {
        for (var i = from; i < to; i++) if (chart.Tokens.Folded(i) is not ("fire" or "last" or "latest" or "newest" or "our" or "a")) return false;
        return true;
    }

    private static (int From, int To) Trim(Chart chart, int from, int to)
    {
        while (from < to && IsAside(chart, from)) from++;
        while (to > from && IsAside(chart, to - 1)) to--;
        return (from, to);
    }

    /// <summary>Where the report can begin: behind "show me", else at the first word.</summary>
    private IEnumerable<int> Beginnings(Chart chart, int end)
    {
        var start = 0;
        while (start < end && IsAside(chart, start)) start++;
        var found = new List<int> { start };
        foreach (ref readonly var edge in chart.Edges)
            if (edge.Category == _opening && edge.Start == start && edge.End <= end && edge.Guesses == 0) found.Add(edge.End);
        return found.OrderDescending();
    }

    /// <summary>The longest name of a report in the message; "week" is one only where nothing else is named.</summary>
    private Edge? Named(Chart chart)
    {
        Edge? best = null;
        foreach (ref readonly var edge in chart.Edges)
        {
            if (edge.Category != _name || edge.Guesses > 1 || (edge.Guesses == 1 && edge.End - edge.Start < 2)) continue;
            if (best is not { } known || Rank(edge) > Rank(known)) best = edge;
        }
        return best;

        static int Rank(Edge edge) => (edge.Value is ReportCalled { Name: ReportName.Week } ? 0 : 100) + edge.End - edge.Start - (2 * edge.Guesses);
    }

    private bool IsPart(Chart chart, int token)
    {
        foreach (ref readonly var edge in chart.Edges)
            if (edge.Category == _part && edge.Guesses == 0 && edge.Start <= token && edge.End > token) return true;
        return false;
    }

    private static bool IsAside(Chart chart, int token) =>
        (chart.Tokens[token].Kind == TokenKind.Mark && chart.Tokens.Folded(token) is not ("/" or "'s" or "'"))
        || chart.Tokens.Folded(token) is "please" or "pls" or "csmbot" or "the" or "a" or "an" or "our" or "full" or "whole" or "latest" or "current" or "again" or "now";

    private static string Text(Chart chart, int token) => chart.Tokens.Text[chart.Tokens[token].Start..chart.Tokens[token].End];
}
