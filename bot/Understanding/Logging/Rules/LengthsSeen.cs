using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

// What the words of a length mean, and what beside them makes them none.
internal static partial class LengthRules
{
    /// <summary>Words behind a length that make it something else: "20 minutes late", "3 hours of downtime".</summary>
    private static readonly string[] NotBehind =
        ["late", "later", "early", "earlier", "ago", "before", "after", "away", "apart", "delay", "behind", "notice", "drive", "downtime", "sla", "response", "wait", "waiting", "less", "faster", "slower", "more", "longer", "every", "from", "old"];

    private static bool IsOther(in Match m)
    {
        foreach (var word in NotBehind) if (m.Next(word)) return true;
        return false;
    }

    private static readonly string[] NotBefore = ["in", "within", "every", "after", "last", "past", "next", "than", "per", "first"];

    private static object? Plain(in Match m, double minutes, Length length)
    {
        foreach (var word in NotBefore) if (m.Before(word) && !IsReal(m) && !(word == "first" && HasSecond(m)) && !(word == "in" && IsOfThing(m)) && !(word == "after" && FollowsEnd(m))) return null;
        foreach (var word in NotBehind) if (m.Next(word) && !(word == "every" && m.Next("time", 1)) && !(word == "earlier" && (m.Next("today", 1) || m.Next("this", 1))) && !(word == "from" && IsDay(m, 1)) && !(word == "before" && (m.Next("anything", 1) || m.Next("they", 1) || m.Next("it", 1) || m.Next("we", 1) || m.Next("things", 1)))) return null;
        if (IsOfWaiting(m)) return null;
        // "a 2 hour outage" is theirs; "call Acme 50m outage" is about one.
        if (m.Next("outage") && m.BeforeAny("a", "an", "the", "their", "its", "our", "this", "that", "last", "about", "of", "had", "another")) return null;
        // "4/5 an hour": how good and how long.
        if (m.Has("/") && m.HasAny("5", "10") && m.HasAny("a", "an") && !m.Has("of")) return null;
        if (m.Before("of") && m.Before("most", 1)) return null;
        if (minutes < 1 && m.Count > 0 && m.Edge(0).Value is Duration { Unit: TimeUnit.Minute }) return null;
        if (IsBeyondPlan(m)) return null;
        if (m.Next("of") && (m.Next("downtime", 1) || m.Next("outage", 1) || m.Next("delay", 1))) return null;
        if ((m.Next("a") || m.Next("per")) && (m.Next("day", 1) || m.Next("week", 1) || m.Next("month", 1)) && !m.Next("ago", 2)) return null;
        return m.Count > 0 && m.Edge(0).Value is Duration d && Largest(d) > TimeUnit.Hour ? null : Fit(minutes, length);
    }

    /// <summary>"waited 15 minutes", "queued for about 10 min": before it began.</summary>
    private static bool IsOfWaiting(in Match m)
    {
        for (var i = m.Start - 1; i >= Math.Max(0, m.Start - 3); i--)
        {
            if (m.Chart.Tokens.Folded(i) is "waited" or "waiting" or "queued" or "queueing") return true;
            if (m.Chart.Tokens.Folded(i) is not ("for" or "about" or "around" or "some" or "like" or "almost" or "nearly" or "over" or "good" or "a" or "another")) return false;
        }

        return false;
    }

    /// <summary>"first 10 min, second 20 min".</summary>
    private static bool HasSecond(in Match m)
    {
        for (var i = m.End; i < Math.Min(m.End + 4, m.Chart.Tokens.Count); i++) if (m.Chart.Tokens.Folded(i) is "second" or "other" or "2nd") return true;
        return false;
    }

    /// <summary>"ran 10 minutes over", "over by 10 min": beside a plan that is not said.</summary>
    private static bool IsBeyondPlan(in Match m)
    {
        if (m.Before("by") && m.Before("over", 1)) return true;
        if (!m.Next("over")) return false;
        var behind = m.End + 1;
        return behind == m.Chart.Tokens.Count || m.Chart.Tokens[behind].LineStart || m.Chart.Tokens[behind].Kind == TokenKind.Mark || m.Next("time", 1) || m.Next("schedule", 1) || m.Next("plan", 1) || m.Next("planned", 1) || m.Next("planned", 2);
    }

    /// <summary>No small letter in it.</summary>
    private static bool IsShouted(string text) => !text.AsSpan().ContainsAnyInRange('a', 'z');

    private static bool IsReal(in Match m)
    {
        if (m.Before("left", 1) && !IsOwnLeaving(m, m.Start - 2)) return false;
        foreach (var word in Endings) if (m.Before(word, 1)) return true;
        return false;
    }

    private static readonly string[] Endings = ["done", "finished", "over", "left", "ended", "through", "stopped", "quit", "closed", "wrapped", "up", "off", "out", "short", "go", "leave", "drop", "stop", "run", "already", "early"];

    private static TimeUnit Largest(Duration d) => d.And is { } and && Largest(and) > d.Unit ? Largest(and) : d.Unit;

    /// <summary>"two people left after 20 min" tells of others.</summary>
    private static bool IsOwnLeaving(in Match m, int left) => left <= 0 || m.Chart.Tokens[left].LineStart || m.Chart.Tokens[left - 1].Kind == TokenKind.Mark || m.Chart.Tokens.Folded(left - 1) is "i" or "we" or "just" or "and" or "they" or "he" or "she" or "everyone" or "everybody";

    /// <summary>"hung up with Acme after 40 minutes": the end was told some words before.</summary>
    private static bool FollowsEnd(in Match m)
    {
        if (m.Start == 0 || (m.Start == 1 && m.Before("after"))) return true;
        for (var i = m.Start - 1; i >= Math.Max(0, m.Start - 8); i--)
        {
            if (m.Chart.Tokens.Folded(i) is "left" && IsOwnLeaving(m, i)) return true;
            if (m.Chart.Tokens.Folded(i) is "hung" or "off" or "finished" or "wrapped" or "ended" or "done") return true;
        }

        return false;
    }

    /// <summary>From half a minute to a day; a second of contact is no contact.</summary>
    internal static Lasting? Fit(double minutes, Length length) => minutes is >= 0.5 and <= 24 * 60 ? new Lasting(Math.Round(minutes, MidpointRounding.AwayFromZero), length) : null;

    /// <summary>"call Acme 10 m", not "10 m users", nor "$10 m".</summary>
    private static object? Apart(in Match m)
    {
        var tokens = m.Chart.Tokens;
        if (tokens[m.End - 1].Glued || m.Double(0) is not (>= 2 and <= 240) || tokens.Raw(m.End - 1) is "M" && !IsShouted(tokens.Text) || (m.Start > 0 && (tokens[m.Start].Glued || m.BeforeAny("arr", "mrr", "revenue", "$", "€", "£", "usd", "eur", "worth")))) return null;
        if (m.End < tokens.Count && !tokens[m.End].LineStart && tokens[m.End].Kind == TokenKind.Word && !m.NextAny("with", "on", "at", "and", "today", "yesterday", "w", "about", "re", "each", "call", "good", "ok", "great", "x", "for"))
        {
            var read = false;
            foreach (var e in m.Chart.At(m.End)) read |= m.Chart.Edges[e].Value is AccountName or DayReading or int;
            if (!read) return null;
        }

        return Plain(m, m.Double(0), Length.Plain);
    }

    private static object? ThanPlanned(in Match m)
    {
        if (!m.HasAny("than", "planned", "scheduled", "booked", "usual", "agreed", "intended", "expected", "original", "allotted")) return null;
        var planned = m.Edge(1).Value is Duration d ? d.Minutes : m.Double(1);
        var more = m.Get<Duration>(0).Minutes;
        return planned is >= 5 and <= 600 && more < 300 ? Fit(m.HasAny("longer", "more", "over", "above") ? planned + more : planned - more, Length.Real) : null;
    }

    /// <summary>"in a 30-minute call": the call took so long.</summary>
    private static bool IsOfThing(in Match m)
    {
        var at = m.End < m.Chart.Tokens.Count && m.Chart.Tokens.Folded(m.End) is "-" or "long" ? m.End + 1 : m.End;
        if (at >= m.Chart.Tokens.Count || !m.HasAny("a", "an") && !m.BeforeAny("a", "an")) return false;
        foreach (var e in m.Chart.At(at)) if (m.Chart.Edges[e].Value is Act) return true;
        return false;
    }

    private static bool IsDay(in Match m, int offset)
    {
        if (m.End + offset >= m.Chart.Tokens.Count) return false;
        foreach (var e in m.Chart.At(m.End + offset)) if (m.Chart.Edges[e].Value is DayReading) return true;
        return false;
    }

    /// <summary>A grade or a misspelled one, a purpose or a day follows, which counts nothing.</summary>
    private static bool IsEndOfThought(in Match m)
    {
        if (m.End >= m.Chart.Tokens.Count || m.GluedBehind()) return false;
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Rated or About or DayReading or AccountName || (m.Chart.Edges[e].Value is int && !(m.Chart.Tokens[m.End].Kind == TokenKind.Number))) return true;
        return false;
    }

    private static bool Starts(in Match m, string word, string other) => m.Chart.Tokens.Folded(m.Start).SequenceEqual(word) || m.Chart.Tokens.Folded(m.Start).SequenceEqual(other);

    internal static bool EndsHere(in Match m) => m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens[m.End].Kind == TokenKind.Mark || m.NextAny("and", "but", "with", "for");

    private static object? BareReal(in Match m) => IsBare(m) ? Fit(m.Double(0), Length.Real) : null;

    private static object? BarePlanned(in Match m) => !m.Has("not") && IsBare(m) ? Fit(m.Double(0), Length.Planned) : null;

    /// <summary>Nothing is counted by the number, so that it can only be minutes.</summary>
    internal static bool IsBare(in Match m, int number = 0) =>
        m.Double(number) is >= 5 and <= 240 && (m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens.Folded(m.End) is "." or "," or ";" or ")" or "!" || (m.Next("-") && !m.GluedBehind()) || (m.Next(":") && !m.Chart.Tokens[m.End + 1 < m.Chart.Tokens.Count ? m.End + 1 : m.End].Glued) || m.Next("and") || m.NextAny("instead", "but", "rather", "actually", "because", "though") || (m.Next("in") && m.Next("the", 1) && m.Next("end", 2)) || (m.Next("in") && m.Next("total", 1)));

    private static object? Several(in Match m, double count, Lasting each) => count is >= 2 and <= 20 && count == Math.Floor(count) ? new Lasting(each.Minutes, Length.Each, (int)count) : null;

    private static object? Things(in Match m) => m.Get<double>(0) is >= 2 and <= 20 and var n && m.Get<Act>(2) is { Plural: true } act ? new Batch(act with { Volume = (int)n }, m.Get<Lasting>(1) with { Length = Length.Each }) : null;

    /// <summary>An accent tells "à 10 min" (each) from "a 10 min".</summary>
    private static object? ThingsOf(in Match m) => m.Chart.Tokens.Raw(m.Edge(1).End) is not ("a" or "A") && m.Get<double>(0) is >= 2 and <= 20 and var n && m.Get<Act>(1) is { Plural: true } act ? new Batch(act with { Volume = (int)n }, m.Get<Lasting>(2) with { Length = Length.Each }) : null;
}
