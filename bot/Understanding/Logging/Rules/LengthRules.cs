using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>How long it took: minutes and hours, and whether they are the real ones, the planned ones, or for each of several.</summary>
internal static class LengthRules
{
    private const string Around = "(for|about|around|to|be|last|take|at|as|being|taking|only|just|approx|approximately|roughly|nearly|almost|over|under|some|maybe|exactly|circa|ca|like|another|a|the|full|good|solid|whole|entire|of|\\~|-|.|:)";

    private static readonly string Took = Phrases.OneOf("took", "lasted", "ran", "run", "became", "turned into", "went for", "went on for", "went", "ended up", "ended up being", "ended up taking", "ended up at", "ended at",
        "in the end", "at the end", "in the end it was", "actually", "really took", "in reality", "eventually", "finally", "after all", "real", "actual", "total", "in total", "altogether", "all in all",
        "stretched to", "grew to", "talked", "needed", "spent", "stayed", "stay", "finished in", "finished after", "over after", "done after", "done in");

    private static readonly string Planned = Phrases.OneOf("planned", "scheduled", "booked", "slated", "meant", "supposed", "expected", "estimated", "intended", "instead of", "rather than", "not", "originally", "budgeted", "set", "instead of the planned",
        "instead of the scheduled", "instead of the usual", "rather than the planned", "planned length", "should have been", "should be", "should have taken", "should have lasted", "should take", "should last", "should have", "longer than the planned", "shorter than the planned");

    public static IEnumerable<Rule> All { get; } =
    [
        new("log", "so long", "<took>", (in Match m) => m.Get<Lasting>(0), "25 min", "an hour and a half", "1h20"),
        new("took", "minutes and hours", "<duration>", (in Match m) => Plain(m, m.Get<Duration>(0).Minutes, Length.Plain), "25 min", "90m"),
        new("took", "an hour long call", "<duration> (long|-)", (in Match m) => Plain(m, m.Get<Duration>(0).Minutes, Length.Plain), "an hour long"),
        new("took", "hours and minutes with a colon", "<dd> ~: ~<dd> ~h|hrs|hours|hour|~hrs|hr", (in Match m) => m.Int(1) < 60 ? Fit((m.Int(0) * 60) + m.Int(1), Length.Plain) : null, "1:15h", "1:30 hours"),
        new("took", "hours and a bare number", "<digits> h|hr|hour|hours <digits>", (in Match m) => m.Double(1) is >= 5 and < 60 && IsBare(m, 1) ? Fit((m.Double(0) * 60) + m.Double(1), Length.Plain) : null, "1 h 15"),
        new("took", "from, to, with points", "(from|between)? <dotted> -|–|to|till|until|and <dotted>", Points, "9.30-10.15"),
        new("took", "from, to, the hour alone", "(from|between)? <digits> -|–|to|till|until|and <dotted>", HourTo, "9-9.30"),
        new("took", "a part of an hour", "<digits> ~/ ~<digits> (of)? (a|an)? h|hr|hour|hours", (in Match m) => m.Double(0) is >= 1 and <= 3 && m.Double(1) is 2 or 3 or 4 && m.Double(0) < m.Double(1) ? Fit(60 * m.Double(0) / m.Double(1), Length.Plain) : null, "1/2 h", "3/4 hour"),
        new("took", "an apostrophe for minutes", "<digits> ~'|~′", (in Match m) => Plain(m, m.Double(0), Length.Plain), "22'"),
        new("log", "the real time", $"{Took} {Around}? {Around}? <took>", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Real }, "took 35 minutes", "lasted about an hour", "in the end 35 minutes", "ran for 50 min"),
        new("log", "the real time, bare", $"(took|lasted|ran|run|became|(went on for)|(ended up|at)|(in the end)|actual|actually|real) {Around}? <digits>", BareReal, "took 45", "ran 50"),
        new("log", "for so many", "for (about|only|just)? <digits>", (in Match m) => IsBare(m) ? Fit(m.Double(0), Length.Plain) : null, "for 25"),
        new("took", "capital letters", "<digits> ~m", (in Match m) => m.Chart.Tokens.Raw(m.End - 1) is "M" && IsShouted(m.Chart.Tokens.Text) ? Plain(m, m.Double(0), Length.Plain) : null, "25M"),
        new("log", "the real time, said behind", "<took> ((in the end)|actual|real|actually|really|effectively|(in reality))", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Real }, "35 min in the end"),
        new("log", "planned", $"{Planned} {Around}? {Around}? <took>", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Planned }, "planned for an hour", "scheduled 30 minutes", "instead of the planned 45 minutes", "supposed to be half an hour"),
        new("log", "planned, bare", $"{Planned} {Around}? {Around}? <digits>", BarePlanned, "instead of the planned 45", "rather than 30"),
        new("log", "planned, said behind", "<took> (was|were|had been|is)? (planned|scheduled|booked|expected|intended|slot|budgeted|originally)", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Planned }, "30 min planned"),
        new("log", "for each", "<took> (each|apiece|((per|a|every) (call|email|meeting|visit|chat|ticket|session|piece|time|one))|(each (time|one|call))|(per piece))", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Each }, "15 min each", "20 minutes per call"),
        new("log", "each so long", $"(each|both|all) {Around}? {Around}? <took>", (in Match m) => m.Get<Lasting>(0) with { Length = m.Has("both") ? Length.Plain : Length.Each }, "each 20 minutes"),
        new("log", "so many of so long", "<number> (x|×|*|times) <took>", (in Match m) => Several(m, m.Get<double>(0), m.Get<Lasting>(1)), "2 x 15 min"),
        new("log", "so many things of so long", "<number> <took> -? <thing>", Things, "two 20 min calls"),
        new("log", "so many things, of so long", "<number> <thing> (of|at|with) <took>", ThingsOf, "two calls of 20 min"),
        new("log", "all together", "<took> (in|-|,)? (total|altogether|overall|together|combined|(all in all)|sum)", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Real }, "35 minutes altogether", "an hour in total"),
        new("log", "added up", "<took> (and|+|plus|then) <took>", (in Match m) => new Added(m.Get<Lasting>(0).Minutes + m.Get<Lasting>(1).Minutes), "10 min and 15 min"),
        new("log", "one so long and one so long", "(the)? (one|first) (was|took|of|for|at)? <took> ,? (and|,|the)? (the)? (one|other|second|another) (was|took|of|for|at)? <took>", (in Match m) => new Added(m.Get<Lasting>(0).Minutes + m.Get<Lasting>(1).Minutes), "one 15 min and one 20 min"),
        new("log", "added up, the unit said once", "<digits> (and|+|plus|&) <took>", (in Match m) => m.Double(0) is >= 5 and <= 240 && m.Get<Lasting>(1).Minutes < 240 ? new Added(m.Double(0) + m.Get<Lasting>(1).Minutes, OfSeveral: true) : null, "15 and 20 minutes"),
        new("log", "a part", "<took> (of|on) (it|them|which|that|those|this)", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Part }, "10 minutes of it"),
        new("log", "from, to", "<timerange>", Range, "from 9:15 to 10:45", "2-3:30pm") { Weight = 2 },
    ];

    /// <summary>Words behind a length that make it something else: "20 minutes late", "3 hours of downtime".</summary>
    private static readonly string[] NotBehind =
        ["late", "later", "early", "earlier", "ago", "before", "after", "away", "apart", "delay", "behind", "notice", "drive", "downtime", "sla", "response", "wait", "waiting", "less", "faster", "slower", "more", "longer", "every", "from", "outage", "old"];

    private static readonly string[] NotBefore = ["in", "within", "every", "after", "last", "past", "next", "than", "per", "first"];

    private static object? Plain(in Match m, double minutes, Length length)
    {
        foreach (var word in NotBefore) if (m.Before(word) && !IsReal(m)) return null;
        foreach (var word in NotBehind) if (m.Next(word)) return null;
        if (m.Next("of") && (m.Next("downtime", 1) || m.Next("outage", 1) || m.Next("delay", 1))) return null;
        if ((m.Next("a") || m.Next("per")) && (m.Next("day", 1) || m.Next("week", 1) || m.Next("month", 1))) return null;
        return m.Count > 0 && m.Edge(0).Value is Duration d && Largest(d) > TimeUnit.Hour ? null : Fit(minutes, length);
    }

    /// <summary>No small letter in it.</summary>
    private static bool IsShouted(string text) => !text.AsSpan().ContainsAnyInRange('a', 'z');

    private static bool IsReal(in Match m) => m.Before("done", 1) || m.Before("finished", 1) || m.Before("over", 1);

    private static TimeUnit Largest(Duration d) => d.And is { } and && Largest(and) > d.Unit ? Largest(and) : d.Unit;

    /// <summary>From a minute to a day; a second of contact is no contact.</summary>
    private static Lasting? Fit(double minutes, Length length) => minutes is >= 0.5 and <= 24 * 60 ? new Lasting(Math.Round(minutes, MidpointRounding.AwayFromZero), length) : null;

    private static object? BareReal(in Match m) => IsBare(m) ? Fit(m.Double(0), Length.Real) : null;

    private static object? BarePlanned(in Match m) => !m.Has("not") && IsBare(m) ? Fit(m.Double(0), Length.Planned) : null;

    /// <summary>Nothing is counted by the number, so that it can only be minutes.</summary>
    private static bool IsBare(in Match m, int number = 0) =>
        m.Double(number) is >= 5 and <= 240 && (m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens.Folded(m.End) is "." or "," or ";" or ")" or "!" || m.Next("and") || m.Next("instead") || m.Next("but") || m.Next("rather"));

    private static object? Several(in Match m, double count, Lasting each) => count is >= 2 and <= 20 && count == Math.Floor(count) ? new Lasting(each.Minutes, Length.Each, (int)count) : null;

    private static object? Things(in Match m) => m.Get<double>(0) is >= 2 and <= 20 and var n && m.Get<Act>(2) is { Plural: true } act ? new Batch(act with { Volume = (int)n }, m.Get<Lasting>(1) with { Length = Length.Each }) : null;

    private static object? ThingsOf(in Match m) => m.Get<double>(0) is >= 2 and <= 20 and var n && m.Get<Act>(1) is { Plural: true } act ? new Batch(act with { Volume = (int)n }, m.Get<Lasting>(2) with { Length = Length.Each }) : null;

    private static object? Points(in Match m)
    {
        var (from, to) = (m.Get<Dotted>(0), m.Get<Dotted>(1));
        if (from.RightDigits != 2 || to.RightDigits != 2 || from.Right > 59 || to.Right > 59 || from.Left > 24 || to.Left > 24) return null;
        return Fit((((to.Left - from.Left) * 60) + to.Right - from.Right + 1440) % 1440, Length.Plain);
    }

    private static bool HasNumber(in Match m)
    {
        for (var i = m.Start; i < m.End; i++) if (m.Chart.Tokens[i].Kind == TokenKind.Number) return true;
        return false;
    }

    private static object? HourTo(in Match m)
    {
        var (from, to) = (m.Double(0), m.Get<Dotted>(1));
        return from is >= 0 and <= 24 && from == Math.Floor(from) && to.RightDigits == 2 && to.Right <= 59 && to.Left <= 24 ? Fit((((to.Left - from) * 60) + to.Right + 1440) % 1440, Length.Plain) : null;
    }

    /// <summary>"in the morning" says when, and not how long.</summary>
    private static object? Range(in Match m) => HasNumber(m) && m.Get<TimeRangeReading>(0) is { From: { } from, To: { } to } ? Fit((((to - from) / 60) + 1440) % 1440, Length.Plain) : null;
}
