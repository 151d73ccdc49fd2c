using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Weeks by number, by a day in them, weekends. Week 1 of a year or a month is the one with its first Thursday (ISO 8601).</summary>
internal static class WeekRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        new("period", "week number", "(the? week|wk|cw)|w ~-? <dd>", Numbered, "week 10", "W31"),
        new("period", "week number and year", "(the? week|wk|cw <dd>)|(w ~<dd>) (of|in|,)? <year>", (in Match m) => OfYear(m, m.Get<int>(0), m.Get<Year>(1).Number), "week 10 of 2026", "W10 2026"),
        new("period", "ISO week", "<yyyy> (-|,)? (w ~<dd>)|(week <dd>)", (in Match m) => OfYear(m, m.Get<int>(1), m.Get<int>(0)), "2026-W31", "2026 week 31"),
        new("period", "the week of a day", "(the|this)? week of|commencing|starting|beginning|(that starts on) (on|from)? <simpleday>", (in Match m) => m.Get<DayReading>(0) is var d ? Around(m, d, Unit.Week) : null,
            "the week of the 18th", "the week commencing February 4", "week beginning on february 4"),
        new("period", "a weekend", "(this|the|my|our|current|on|over|at)? (the|this)? weekend|weekends|(week - end)", (in Match m) => m.Next("of") ? null : Weekend(m, 0), "this weekend", "weekend"),
        new("period", "next weekend", "the? next|following weekend", (in Match m) => Weekend(m, 1), "next weekend"),
        new("period", "the coming weekend", "(this|the)? coming|upcoming weekend", (in Match m) => Weekend(m, 0), "the coming weekend"),
        new("period", "last weekend", "(the|this)? last|previous|past weekend", (in Match m) => Weekend(m, -1), "last weekend"),
        new("period", "weekend after next", "the? weekend after the? next", (in Match m) => Weekend(m, 2), "the weekend after next"),
        new("period", "weekend before last", "the? weekend before the? last", (in Match m) => Weekend(m, -2), "the weekend before last"),
        new("period", "n-th weekend of a month", "the? <nth> weekend (of|in) the? <period>", (in Match m) => WeekendOf(m.Get<WindowReading>(1), m.Get<int>(0)), "first weekend of may"),
        new("period", "last weekend of a month", "the? last|final weekend (of|in) the? <period>", (in Match m) => WeekendOf(m.Get<WindowReading>(0), -1), "last weekend of june"),
        new("period", "weekend of a day", "<holiday> weekend", (in Match m) => m.Get<DayReading>(0) is var d ? new WindowReading(Weekend(d.Past, m), Weekend(d.Future, m)) : null, "christmas weekend"),
        new("period", "weekend of a day and year", "<holidayname> weekend <year>", (in Match m) => m.Get<Holiday>(0).In(m.Get<Year>(1).Number) is { } d ? new WindowReading(Weekend(d, m)) { HasYear = true } : null, "halloween weekend 2021"),
        new("period", "weekend of the", "(the|this)? weekend of <simpleday>", (in Match m) => m.Get<DayReading>(0) is var d ? new WindowReading(Weekend(d.Past, m), Weekend(d.Future, m)) : null, "the weekend of the 18th"),
    ];

    /// <summary>The first week of the stretch that begins there: the one with its first Thursday, for weeks that start on Monday.</summary>
    public static DateOnly FirstWeek(DateOnly start, Workspace workspace) => Calendar.Start(Unit.Week, start.AddDays(3), workspace);

    private static WindowReading? Numbered(in Match m) =>
        m.NextAny(":", ".", "/") && m.GluedBehind() ? null : OfYear(m, m.Get<int>(0), m.Reading.Moment.Today.Year);

    private static WindowReading? OfYear(in Match m, int week, int year)
    {
        if (week is < 1 or > 53 || year is < 2 or > 9990) return null;
        var from = FirstWeek(new DateOnly(year, 1, 1), m.Reading.Moment.Workspace).AddDays(7 * (week - 1));
        return new WindowReading(from, from.AddDays(7)) { Unit = Unit.Week, HasYear = true };
    }

    private static WindowReading Around(in Match m, DayReading day, Unit unit)
    {
        var workspace = m.Reading.Moment.Workspace;
        return new WindowReading(Calendar.Whole(unit, day.Past, 0, workspace), Calendar.Whole(unit, day.Future, 0, workspace)) { Unit = unit, HasYear = day.Fixed };
    }

    /// <summary>By its Saturday.</summary>
    private static WindowReading? WeekendOf(WindowReading month, int n)
    {
        if (month.Unit != Unit.Month || n > 5) return null;
        Window? In(Window w) => Days.Nth(DayOfWeek.Saturday, n, w.From!.Value.Year, w.From.Value.Month) is { } saturday ? new Window(saturday, saturday.AddDays(2)) : null;
        return In(month.Past) is { } past && In(month.Future) is { } future ? new WindowReading(past, future) { HasYear = month.HasYear } : null;
    }

    private static WindowReading Weekend(in Match m, int offset) => new(Weekend(m.Reading.Moment.Today.AddDays(7 * offset), m)) { HasYear = true };

    private static Window Weekend(DateOnly day, in Match m)
    {
        var saturday = Days.Oldest(DayOfWeek.Saturday, Calendar.Start(Unit.Week, day, m.Reading.Moment.Workspace));
        return new Window(saturday, saturday.AddDays(2));
    }
}
