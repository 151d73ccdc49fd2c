using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Windows between two days or periods, and those open on a side.</summary>
internal static class RangeRules
{
    private const string Point = "<day>|<period>";
    private const string To = "(to|till|til|until|through|thru|-|\\~)";

    public static IEnumerable<Rule> All { get; } =
    [
        new("nowday", "now", "<now>|date|(the? present)", (in Match m) => new DayReading(m.Reading.Moment.Today), "now", "date"),
        new("window", "from, to", $"(from|starting|beginning) {Point}|<nowday> {To} {Point}|<nowday>", Between, "from 1/1/2015 to 1/5/2015", "from June to August", "from Monday until Friday", "from March to date"),
        new("window", "between, and", $"between {Point}|<nowday> (and|to|till|until|through|-|\\~) {Point}|<nowday>", Between, "between June and August", "between Jan 1 and Mar 31", "between now and May 21"),
        new("window", "to", $"in? {Point} {To} {Point}", Between, "June to August", "Nov 18 - Dec 19 2015", "2014~2018"),
        new("window", "week from, to", $"<weekrel> (from|between) <weekday> (to|till|until|through|-|and) <weekday>", InWeek, "this week from Tue to Thu"),
        new("window", "since", $"since|((starting|beginning|effective|commencing (from|on|with|in|as)?))|((as early as))|((on or (after|(later than))))|((not before))|((\\> =))|((no|not earlier|sooner than))|((any time since|from)) {Point}", (in Match m) => m.Has("end") && m.HasAny("since", "from") ? null : Open(m, WindowKind.Since), "since May", "starting from 1/1/2016", "beginning January 7th", "as early as next week"),
        new("window", "after", $"after|((later|greater than))|\\> year? {Point}", (in Match m) => Open(m, WindowKind.After), "after Feb 2018", "later than 2016", "greater than 2015"),
        new("window", "year more than", "year? (more than) <period>", (in Match m) => m.Get<WindowReading>(0).Unit == Unit.Year ? Open(m, WindowKind.After) : null, "more than 2015"),
        new("window", "year less than", "year? (less than) <period>", (in Match m) => m.Get<WindowReading>(0).Unit == Unit.Year ? Open(m, WindowKind.Before) : null, "less than 2015"),
        new("window", "years in words", "(from|between) <year> (to|until|till|through|and|-) <year>", (in Match m) => Periods.Years(m.Get<Year>(0).Number, 1) is { } a && Periods.Years(m.Get<Year>(1).Number, 1) is { } b ? Make(a.Past, b.Past) : null, "from two thousand until two thousand and fourteen"),
        new("window", "year after", $"year ((later|greater than))|after|\\> <period>", (in Match m) => Open(m, WindowKind.After), "year greater than 2012"),
        new("window", "before", $"before|((prior to))|((earlier|sooner than))|((ending|ends with|on|at))|\\< {Point}", (in Match m) => Open(m, WindowKind.Before), "before 2018", "prior to Friday"),
        new("window", "by", $"by|until|till|til|((no|not later than))|((on or before|(earlier than)))|((before or on))|((\\< =))|((as late as))|((up (to|until)))|through|thru {Point}", (in Match m) => Open(m, WindowKind.Until), "by Friday", "until Dec 31", "no later than tomorrow", "as late as tomorrow"),
        new("window", "by the end of", $"by|until|till|before|through ((the? end|close of the?)) <period>|<simpleday>", (in Match m) => Open(m, WindowKind.Until), "by the end of June", "by end of this week") { Weight = 2 },
        new("window", "by the end of this", $"by|until|till|before|through ((the? end|close of the?)) <calendarunit>", (in Match m) => Side(m, Periods.Whole(m.Get<Unit>(0), m.Reading.Moment, 0), WindowKind.Until), "by end of quarter", "before the end of the year") { Weight = 2 },
        new("window", "before this is out", "before (the|this)? <calendarunit> (is|was)? out|over|up|through|done|ends|closes", (in Match m) => Side(m, Periods.Whole(m.Get<Unit>(0), m.Reading.Moment, 0), WindowKind.Until), "before the year is out") { Weight = 2 },
        new("window", "by EOD of a day", "by|until|till|before (eod|cob|((the? end of the? day))) on? <simpleday>", (in Match m) => Open(m, WindowKind.Until), "by EOD Friday") { Weight = 3 },
        new("window", "by EOQ", "by|until|till|before eoy|eom|eoq|eow|eod", ByEnd, "by EOQ"),
        new("window", "after the start of", $"after|since|from ((the? beginning|start of the?)) {Point}", (in Match m) => Open(m, WindowKind.Since), "since the beginning of March") { Weight = 1 },
        new("window", "after the end of", $"after|since|from ((the? end|close of the?)) <period>|<simpleday>", (in Match m) => Open(m, WindowKind.After), "since the end of March", "after the close of last quarter") { Weight = 3 },
        new("window", "onwards", $"(from|on)? {Point} onward|onwards|((and|or after|later|greater|onward|onwards|newer))|((and up))", (in Match m) => GoesOn(m) ? null : Open(m, WindowKind.Since), "from May onwards", "2018 or later", "1/1/2016 and after"),
        new("window", "from, on", "from <day>|<period> on", (in Match m) => GoesOn(m) || m.NextAny("the", "our", "their") ? null : Open(m, WindowKind.Since), "from 2017 on"),
        new("window", "or before", $"(from|on)? {Point} ((and|or before|earlier|older|less))", (in Match m) => GoesOn(m) ? null : Open(m, WindowKind.Until), "2018 or earlier"),
        new("window", "till date", "till|until|to|up date|now|((to now|date))", (in Match m) => m.BeforeAny("year", "month", "quarter", "up") || m.NextAny("from", "of") ? null : new WindowReading(new Window(null, m.Reading.Moment.Today.AddDays(1))) { Kind = WindowKind.Until, HasYear = true }, "till date", "to date"),
        new("window", "so long from a day", "for? <duration> ,? ((starting|beginning|commencing (on|from)?)) <simpleday>", From, "2 weeks starting May 20th"),
        new("window", "for so long from a day", "for <duration> ,? from <simpleday>", From, "for 3 days, from today"),
        new("window", "less than so long after", "((less than))|within (the? next)? <duration> after|from|of <simpleday>", From, "less than 3 days after tomorrow", "within 2 weeks after today"),
        new("window", "less than so long ago", "less than <counted>", Less, "less than 2 weeks ago", "less than 3 days from now"),
        new("window", "a period to date", "<period> (to|till|until) (date|today|now|present)", (in Match m) => m.Get<WindowReading>(0) is { Kind: WindowKind.Period, Past.From: { } from } && from <= m.Reading.Moment.Today ? new WindowReading(from, m.Reading.Moment.Today.AddDays(1)) { HasYear = true } : null, "april 2016 to date"),
        new("window", "more than so long after", "more than <counted>", More, "more than 2 weeks before today"),
    ];

    private static WindowReading AsWindow(in Match m, int index) => m.Get<object>(index) as WindowReading ?? DayRules.OfDay(m.Get<DayReading>(index));

    private static bool SaysYear(in Match m, int index) => m.Get<object>(index) is DayReading d ? d.Fixed : m.Get<WindowReading>(index).HasYear;

    /// <summary>The second end is included: "between June and August" has all of August. An end without a year takes the other's.</summary>
    private static WindowReading? Between(in Match m)
    {
        var (a, b) = (AsWindow(m, 0), AsWindow(m, 1));
        if (a.Past.From is null || b.Past.To is null || a.Future.From is null || b.Future.To is null || a.Kind != WindowKind.Period || b.Kind != WindowKind.Period) return null;
        // "2nd-5th June" is two days of June.
        if (m.Get<object>(0) is DayReading { Said: DayWords.NumberOnly } && m.Get<object>(1) is not DayReading { Said: DayWords.NumberOnly }) return null;
        if (m.Get<object>(1) is DayReading { Said: DayWords.Weekday } weekday) return ToWeekday(a, weekday.Past.DayOfWeek);
        if (m.Get<object>(1) is DayReading { Said: DayWords.NumberOnly } number) return ToNumber(a, number.Past.Day);
        var (yearA, yearB) = (SaysYear(m, 0), SaysYear(m, 1));
        if (yearA && yearB) return Make(a.Past, b.Past);
        if (yearA) return Make(a.Past, Years.OnOrAfter(b.Past, a.Past));
        if (yearB) return Make(Years.OnOrBefore(a.Past, b.Past), b.Past);
        var past = Years.OnOrAfter(b.Past, a.Past);
        // What has begun and not ended is meant either way.
        return past.To > m.Reading.Moment.Today ? Make(a.Past, past) : Make(a.Past, past, a.Future, Years.OnOrAfter(b.Future, a.Future));
    }

    private static WindowReading? Make(Window a, Window b) => Make(a, b, a, b);

    private static WindowReading? Make(Window a, Window b, Window c, Window d) =>
        a.From < b.To && c.From < d.To ? new WindowReading(new Window(a.From, b.To), new Window(c.From, d.To)) { HasYear = true } : null;

    private static WindowReading ToWeekday(WindowReading a, DayOfWeek weekday)
    {
        Window End(Window start) => new(start.From, Days.Oldest(weekday, start.From!.Value.AddDays(1)).AddDays(1));
        return new WindowReading(End(a.Past), End(a.Future)) { HasYear = true };
    }

    private static WindowReading? ToNumber(WindowReading a, int day)
    {
        Window? End(Window start) => Days.OfNumber(day, start.From!.Value)?.Future.AddDays(1) is { } to ? new Window(start.From, to) : null;
        return End(a.Past) is { } past && End(a.Future) is { } future ? new WindowReading(past, future) { HasYear = true } : null;
    }

    private static WindowReading? InWeek(in Match m)
    {
        var monday = m.Get<WindowReading>(0).Past.From!.Value;
        var (from, to) = (Days.Oldest(m.Get<DayOfWeek>(1), monday), Days.Oldest(m.Get<DayOfWeek>(2), monday));
        return from < to ? new WindowReading(from, to.AddDays(1)) { HasYear = true } : null;
    }

    /// <summary>"after 2010 and before 2018": the words belong to what follows.</summary>
    private static bool GoesOn(in Match m) => m.Behind("simpleday") || m.Behind("period") || m.Behind("hour") || m.Behind("clock");

    private static WindowReading? Open(in Match m, WindowKind kind) => Side(m, AsWindow(m, 0), kind);

    private static WindowReading? Side(in Match m, WindowReading w, WindowKind kind)
    {
        // "the year before 2015", "week after next": units that need no side.
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

    private static WindowReading? ByEnd(in Match m)
    {
        var unit = m.Has("eoy") ? Unit.Year : m.Has("eom") ? Unit.Month : m.Has("eoq") ? Unit.Quarter : m.Has("eow") ? Unit.Week : Unit.Day;
        return Side(m, Periods.Whole(unit, m.Reading.Moment, 0), WindowKind.Until);
    }

    private static WindowReading? From(in Match m)
    {
        var (length, day) = (m.Get<Duration>(0), m.Get<DayReading>(1));
        return length.OfDays && length.From(day.Past, 1) is { } past && length.From(day.Future, 1) is { } future
            ? new WindowReading(new Window(day.Past, past), new Window(day.Future, future)) { HasYear = day.Fixed, LooksAhead = m.Has("from") } : null;
    }

    /// <summary>"less than 2 weeks ago" lies between that day and today.</summary>
    private static WindowReading? Less(in Match m)
    {
        var (day, today) = (m.Get<DayReading>(0), m.Reading.Moment.Today);
        if (!day.Fixed || day.Past == today || !m.HasAny("ago", "now", "later", "hence")) return null;
        return day.Past < today ? new WindowReading(day.Past, today.AddDays(1)) { HasYear = true } : new WindowReading(today, day.Past) { HasYear = true };
    }

    /// <summary>"more than 2 weeks ago" is everything before that day, "more than 2 weeks from now" everything after.</summary>
    private static WindowReading? More(in Match m)
    {
        var day = m.Get<DayReading>(0);
        if (m.HasAny("ago", "before", "earlier", "back")) return new WindowReading(new Window(null, day.Past), new Window(null, day.Future)) { Kind = WindowKind.Before, HasYear = true };
        return new WindowReading(new Window(day.Past, null), new Window(day.Future, null)) { Kind = WindowKind.After, HasYear = true };
    }
}

/// <summary>Moves windows by whole years.</summary>
internal static class Years
{
    /// <summary>The first of that window's yearly returns that begins at or after the other.</summary>
    public static Window OnOrAfter(Window window, Window other)
    {
        var years = other.From!.Value.Year - window.From!.Value.Year;
        return Move(window, years) is var moved && moved.From >= other.From ? moved : Move(window, years + 1);
    }

    /// <summary>The last of its yearly returns that begins at or before the other.</summary>
    public static Window OnOrBefore(Window window, Window other)
    {
        var years = other.From!.Value.Year - window.From!.Value.Year;
        return Move(window, years) is var moved && moved.From <= other.From ? moved : Move(window, years - 1);
    }

    private static Window Move(Window window, int years) =>
        window.From!.Value.Year + years is > 1 and < 9990 ? new(window.From.Value.AddYears(years), window.To!.Value.AddYears(years)) : window;
}
