using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>The day and the time it was done.</summary>
internal static class WhenRules
{
    private const string Part = "(morning|afternoon|evening|night|nite|noon|midday|lunchtime|am|pm|eve|arvo)";

    public static IEnumerable<Rule> All { get; } =
    [
        new("log", "a day", $"(on|dated|from|of)? <day> 's? {Part}? (,|-)?", Day, "on Monday", "yesterday", "Thursday's", "yesterday evening", "Nov 12"),
        new("log", "no, a day", $"{Phrases.Sorry} (on)? <day> {Part}?", (in Match m) => new OnDay(m.Get<DayReading>(0), m.Get<DayReading>(0).Fixed, Amends: true), "sorry, on Thursday", "no, Friday"),
        new("log", "a day with points", "(on)? <dotted> ~. (,|-|:)?", DayWithPoints, "13.11. :"),
        new("log", "month and day at the head", "<dd> ~- ~<dd> (,|:)?", (in Match m) => m.Chart.Tokens[m.Start].LineStart && m.Int(0) <= 12 && m.Int(1) > 12 && Days.OfMonth(m.Int(0), m.Int(1), m.Reading.Moment.Today) is { } day ? new OnDay(day, false) : null, "11-20"),
        new("log", "the number of a day", "on the? <nth>|<dd>", (in Match m) => !m.Next("of") && !m.Has("a") && !m.NextAny("min", "mins", "minute", "minutes", "hour", "hr", "h", "m") && !(m.Next("-") && (m.Next("minute", 1) || m.Next("min", 1) || m.Next("hour", 1))) && !IsCounted(m) && Days.OfNumber(m.Int(0), m.Reading.Moment.Today) is { } day ? new OnDay(day, false) : null, "on 3rd"),
        new("log", "so long ago, said before it", "before|(there (are|is)) <duration>", Ago, "before one week", "there are two days"),
        new("log", "today's part", $"((in the)|this|early|late)? {Part} (today)?", Today, "this morning", "in the afternoon"),
        new("log", "earlier today", "((earlier|later|early|late)? today 's?)|tdy", Today, "today", "earlier today"),
        new("log", "just now", "(just now)|(a (moment|minute) ago)|(a few minutes ago)|(right now)", Today, "just now"),
        new("log", "yesterday, in short", "yest|yday|ystd|(y ~' ~day)", (in Match m) => new OnDay(new DayReading(m.Reading.Moment.Today.AddDays(-1)), true), "yest", "y'day"),
        new("log", "last night", "last night|nite|evening", (in Match m) => new OnDay(new DayReading(m.Reading.Moment.Today.AddDays(-1)), true), "last night"),
        new("log", "a time", "(at|@|around|from|by)? <time>", (in Match m) => new AtTime(m.Get<TimeReading>(0).Likely is var t ? (t.Hour * 3600) + (t.Minute * 60) : 0), "at 10:30", "at 4pm"),
        new("log", "an instant", "(on)? <datetime>", Instant, "yesterday at 4pm", "2 hours ago"),
    ];

    /// <summary>"worked on 3 tickets" counts.</summary>
    private static bool IsCounted(in Match m)
    {
        if (m.End >= m.Chart.Tokens.Count || m.HasAny("3rd", "the")) return false;
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Act { Plural: true }) return true;
        return false;
    }

    /// <summary>"13.11." as Europeans write it, the point behind it and the month second: not the end of a sentence.</summary>
    private static object? DayWithPoints(in Match m)
    {
        var (day, tokens) = (m.Get<Dotted>(0), m.Chart.Tokens);
        if (day.Left is < 1 or > 31 || day.Right is < 1 or > 12 || m.End >= tokens.Count && !m.Has(":") || m.Start > 0 && tokens[m.Start].LineStart == false && tokens[m.Start - 1].Kind == TokenKind.Word && !m.Has("on") && !m.BeforeAny("am", "vom", "of", "from", "at") && !IsBehindPiece(m)) return null;
        return Days.OfMonth(day.Right, day.Left, m.Reading.Moment.Today) is { } found ? new OnDay(found, false) : null;
    }

    /// <summary>"call 13.11. 20m": directly behind what was done or with whom.</summary>
    private static bool IsBehindPiece(in Match m)
    {
        if (m.End < m.Chart.Tokens.Count && char.IsUpper(m.Chart.Tokens.Raw(m.End)[0])) return false;
        foreach (ref readonly var edge in m.Chart.Edges) if (edge.End == m.Start && edge.Value is Act or Names.AccountName) return true;
        return false;
    }

    private static object? Day(in Match m)
    {
        var day = m.Get<DayReading>(0);
        // "10/10 would recommend".
        if (IsGradeBehind(m, day)) return null;
        if (m.Next("would") && m.Next("recommend", 1) && m.Has("/")) return null;
        return new OnDay(day, day.Fixed) { Open = IsOpen(m), Digits = m.Chart.Tokens[m.Start].Kind == TokenKind.Number && !m.Chart.Tokens.Text.AsSpan(m.Chart.Tokens[m.Start].Start, m.Chart.Tokens[m.End - 1].End - m.Chart.Tokens[m.Start].Start).ContainsAnyInRange('A', 'z') };
    }

    /// <summary>"Thursday, 4/5": that is no Thursday.</summary>
    private static bool IsGradeBehind(in Match m, DayReading day)
    {
        if (!m.Has("/")) return false;
        for (var i = m.Start; i < m.End; i++)
            foreach (var e in m.Chart.At(i)) if (m.Chart.Edges[e].End <= m.End && m.Chart.Edges[e].Value is DayOfWeek weekday) return day.Past.DayOfWeek != weekday;
        return false;
    }

    private static bool HasGrade(in Match m)
    {
        var tokens = m.Chart.Tokens;
        for (var i = m.Start + 1; i + 1 < m.End; i++)
            if (tokens.Folded(i) is "/" && tokens[i + 1] is { Number: 5 or 10, Kind: TokenKind.Number, Number: var of } && tokens[i - 1] is { Kind: TokenKind.Number, Number: >= 1 and var n } && n <= of && !(i + 2 < m.End && tokens.Folded(i + 2) is "/") && !(i > m.Start + 1 && tokens.Folded(i - 2) is "/")) return true;
        return false;
    }

    /// <summary>"before one week I met Acme", as other languages say it; not "before two weeks of silence".</summary>
    private static object? Ago(in Match m)
    {
        var tokens = m.Chart.Tokens;
        if (m.End < tokens.Count && !tokens[m.End].LineStart && tokens[m.End].Kind == TokenKind.Word && !m.NextAny("i", "we", "my", "our", "with", "for", "and", "at", "by", "about", "in", "on", "already") && !BeginsPieceOrName(m)) return null;
        var duration = m.Get<Duration>(0);
        // "before two days, 40 min": when, and how long.
        if (m.Has(",")) return null;
        if (duration.OfDays) return duration.From(m.Reading.Moment.Today, -1) is { } day ? new OnDay(new DayReading(day), true) : null;
        return m.Has("before") && !m.BeforeAny("not", "long", "just", "shortly") && duration.Instant(m.Reading.Moment.Local, -1) is { } at ? new AtInstant(at, at) : null;
    }

    private static bool BeginsPieceOrName(in Match m)
    {
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Act or Batch or Names.AccountName) return true;
        return false;
    }

    private static object Today(in Match m) => new OnDay(new DayReading(m.Reading.Moment.Today), true) { Open = IsOpen(m) };

    private static bool IsOpen(in Match m) => m.Has("today") && !m.HasAny("earlier", "early", "morning", "noon", "midday", "lunchtime", "afternoon");

    private static bool HasNumber(in Match m)
    {
        for (var i = m.Start; i < m.End; i++) if (m.Chart.Tokens[i].Kind == TokenKind.Number) return true;
        return false;
    }

    private static bool IsMinutesFirst(in Match m)
    {
        for (var i = m.Start; i < m.End; i++)
        {
            if (m.Chart.Tokens.Folded(i) is "hour" or "hours" or "h" or "hr" or "hrs") return false;
            if (m.Chart.Tokens.Folded(i) is "minutes" or "min" or "mins") return true;
        }

        return false;
    }

    /// <summary>"in a 30 minute meeting" says how long.</summary>
    private static object? Instant(in Match m)
    {
        if (m.Has("in") && m.HasAny("a", "an") && HasNumber(m)) return null;
        // "for 15 minutes and an hour ago …": the length of one, and when the next was.
        if (m.HasAny("and", ",") && m.Has("ago") && IsMinutesFirst(m)) return null;
        // "Friday pm 20m": a day, and how long.
        if (m.Chart.Tokens[m.End - 1].Kind == TokenKind.Number && (m.Behind("unit") || (m.GluedBehind() && m.Chart.Tokens[m.End].Kind == TokenKind.Word && !m.NextAny("am", "pm", "th", "st", "nd", "rd")))) return null;
        // "we were done in 40 minutes".
        if (m.Has("in") && m.BeforeAny("done", "finished", "over", "out", "wrapped", "through", "up", "ended", "completed", "off")) return null;
        // "at 10am, 4/5", "8/10 at noon"; "an hour earlier today".
        if (HasGrade(m) || (m.Has("earlier") && m.Next("today"))) return null;
        var instant = m.Get<InstantReading>(0);
        return new AtInstant(instant.Past, instant.Future) { Counted = m.HasAny("in", "now", "hence") && !m.HasAny("the", "at", "this", "just", "right") && instant.Past > m.Reading.Moment.Local };
    }
}
