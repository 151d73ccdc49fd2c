using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Windows between two days or periods, and those open on a side.</summary>
internal static class RangeRules
{
    private const string Point = "<day>|<period>";

    public static IEnumerable<Rule> All { get; } =
    [
        new("window", "from, to", $"from {Point} (to|till|til|until|through|thru|-) {Point}", Between, "from 1/1/2015 to 1/5/2015", "from June to August", "from Monday until Friday"),
        new("window", "between, and", $"between {Point} (and|to|through|-) {Point}", Between, "between June and August", "between Jan 1 and Mar 31"),
        new("window", "to", $"{Point} (to|till|til|until|through|thru|-) {Point}", Between, "June to August", "Nov 18 - Dec 19 2015"),
        new("window", "since", $"since|(starting (from|on|with|in)?)|(beginning (from|on|with|in)?) {Point}", (in Match m) => Open(m, WindowKind.Since), "since May", "starting from 1/1/2016"),
        new("window", "after", $"after|(later than)|past {Point}", (in Match m) => Open(m, WindowKind.After), "after Feb 2018", "later than 2016"),
        new("window", "before", $"before|(prior to)|(earlier than)|(sooner than) {Point}", (in Match m) => Open(m, WindowKind.Before), "before 2018", "prior to Friday"),
        new("window", "by", $"by|until|till|(no later than)|(not later than)|(on or before)|(before or on)|through (the end of)? {Point}", (in Match m) => Open(m, WindowKind.Until), "by Friday", "until Dec 31", "no later than tomorrow", "by the end of June"),
        new("window", "onwards", $"(from|on)? {Point} (onward|onwards)|(and|or after|later|onward|onwards)|on", (in Match m) => Open(m, WindowKind.Since), "from May onwards", "2018 or later"),
    ];

    private static WindowReading AsWindow(in Match m, int index) => m.Get<object>(index) as WindowReading ?? DayRules.OfDay(m.Get<DayReading>(index));

    private static bool SaysYear(in Match m, int index) => m.Get<object>(index) is DayReading d ? d.Fixed : m.Get<WindowReading>(index).HasYear;

    /// <summary>The second end is included: "between June and August" has all of August. An end without a year takes the other's.</summary>
    private static WindowReading? Between(in Match m)
    {
        var (a, b) = (AsWindow(m, 0), AsWindow(m, 1));
        if (a.Past.From is null || b.Past.To is null || a.Kind != WindowKind.Period || b.Kind != WindowKind.Period) return null;
        var today = m.Reading.Moment.Today;
        var (yearA, yearB) = (SaysYear(m, 0), SaysYear(m, 1));
        if (yearA && yearB) return Make(a.Past, b.Past);
        if (yearA) return After(a.Past, b.Future) is { } end ? Make(a.Past, end) : null;
        if (yearB) return BeforeThat(a.Past, b.Past) is { } start ? Make(start, b.Past) : null;
        var past = After(a.Past, b.Past);
        var future = After(a.Future, b.Future);
        if (past is null || future is null) return null;
        // What has begun and not ended is the one that is meant either way.
        if (past.Value.To > today) return Make(a.Past, past.Value);
        return Make(a.Past, past.Value, a.Future, future.Value);
    }

    private static WindowReading? Make(Window a, Window b) => Make(a, b, a, b);

    private static WindowReading? Make(Window a, Window b, Window c, Window d) =>
        a.From < b.To && c.From < d.To ? new WindowReading(new Window(a.From, b.To), new Window(c.From, d.To)) { HasYear = true } : null;

    /// <summary>The first such window, a year or more on or back, that ends after the start.</summary>
    private static Window? After(Window start, Window end)
    {
        var years = 0;
        while (Move(end, years).From < start.From && years < 3000) years++;
        while (Move(end, years - 1) is var before && before.From >= start.From && years > -3000) years--;
        return Move(end, years);
    }

    private static Window? BeforeThat(Window start, Window end)
    {
        var years = 0;
        while (Move(start, years).From > end.From && years > -3000) years--;
        while (Move(start, years + 1) is var after && after.From <= end.From && years < 3000) years++;
        return Move(start, years);
    }

    private static Window Move(Window window, int years) => Safe(window, years) ? new(window.From?.AddYears(years), window.To?.AddYears(years)) : window;

    private static bool Safe(Window window, int years) => window.From?.Year + years is > 1 and < 9990;

    private static WindowReading? Open(in Match m, WindowKind kind)
    {
        var w = AsWindow(m, 0);
        if (w.Kind != WindowKind.Period || w.Past.From is null || w.Past.To is null) return null;
        return new WindowReading(Side(w.Past, kind), Side(w.Future, kind)) { Kind = kind, Unit = w.Unit, HasYear = true };
    }

    private static Window Side(Window w, WindowKind kind) => kind switch
    {
        WindowKind.Since => new(w.From, null),
        WindowKind.After => new(w.To, null),
        WindowKind.Before => new(null, w.From),
        WindowKind.Until => new(null, w.To),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
