using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>weekday</c> and the days it names, alone or with a number, a week or a month.</summary>
internal static class WeekdayRules
{
    private static readonly (string Words, DayOfWeek Day)[] Names =
    [
        ("monday|mon", DayOfWeek.Monday), ("tuesday|tue|tues", DayOfWeek.Tuesday), ("wednesday|wed|weds|wednes|wensday|wendsday|wednsday|wensdays", DayOfWeek.Wednesday),
        ("thursday|thu|thur|thurs", DayOfWeek.Thursday), ("friday|fri", DayOfWeek.Friday), ("saturday|sat", DayOfWeek.Saturday), ("sunday|sun", DayOfWeek.Sunday),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Names.Select(n => new Rule("weekday", n.Words.Split('|')[0], $"{n.Words.Split('|')[0]}|(({n.Words[(n.Words.IndexOf('|') + 1)..]}) .?)", Named(n.Day), n.Words.Split('|'))),
        .. Names.Select(n => Say.Words("weekdays", n.Words.Split('|')[0] + "s", n.Day)),
        new("simpleday", "a weekday", "<weekday>", Bare, "Monday", "Fri"),
        new("simpleday", "this weekday", "this|(on this) <weekday>", (in Match m) => In(m, 0), "this Friday"),
        new("simpleday", "the coming weekday", "(this|the)? upcoming|coming|(next following) <weekday>", Coming, "this upcoming Friday", "coming Monday"),
        new("simpleday", "next weekday", "next|following <weekday>", (in Match m) => In(m, 1), "next Friday"),
        new("simpleday", "weekday before last", "the? <weekday> before last", (in Match m) => new DayReading(Days.Newest(m.Get<DayOfWeek>(0), Today(m).AddDays(-1)).AddDays(-7)), "the Friday before last"),
        new("simpleday", "weekday after next", "the <weekday> after the? next", (in Match m) => In(m, 2), "the friday after next"),
        new("simpleday", "last weekday", "(this|the)? last|past|previous|prior <weekday>", Last, "last Friday", "this past Wednesday"),
        new("simpleday", "weekday of a week", "<weekrel>|<weekofperiod> (,|-|'s)? on? <weekday>", (in Match m) => InWeekOf(m, 1, 0), "next week on Tuesday", "last week's Friday", "last week Sunday", "previous week - Monday", "1st week of Oct. on Friday"),
        new("simpleday", "weekday, then its week", "<weekday> (,|of|in|-)? <weekrel>|<weekofperiod>", (in Match m) => InWeekOf(m, 0, 1), "Tuesday next week", "Friday of this week"),
        new("weekofperiod", "n-th week", "the? <nth> week (of|in) the? <period>", (in Match m) => PartRules.Nth(m, m.Get<int>(0), Unit.Week, m.Get<WindowReading>(1)), "the 2nd week of October"),
        new("simpleday", "n-th weekday of a month", "the? <nth> <weekday> (of|in)? the? <period>", (in Match m) => NthOf(m, m.Get<int>(0), 2), "the first friday of july", "second Monday of next month"),
        new("simpleday", "last weekday of a month", "the? last|final <weekday> (of|in)? the? <period>", (in Match m) => NthOf(m, -1, 1), "last Monday of April"),
        new("simpleday", "n-th weekday of this month", "the? first|second|third|fourth <weekday>", (in Match m) => m.NextAny("of", "in") && !m.Next("each", 1) && !m.Next("every", 1) ? null : NthOfThisMonth(m), "second saturday"),
        new("simpleday", "n-th day of a period", "the? <nth> day (of|in) the? <period>", (in Match m) => DayIn(m.Get<WindowReading>(1), m.Get<int>(0)), "the first day of 2017"),
        new("simpleday", "last day of a period", "the? last|final day (of|in) the? <period>", (in Match m) => DayIn(m.Get<WindowReading>(0), -1), "last day of next month"),
        new("simpleday", "n-th day of a month", "the? <nth>|<dd> (day of)|of the? <monthrel>", DayOf, "the 15th day of next month", "15th of this month"),
        new("simpleday", "weekday and number", "<weekday> ,? <nth>|<dd>", (in Match m) => WithNumber(m, false), "Fri 14th"),
        new("simpleday", "weekday, the number", "<weekday> ,? the <nth>|<dd>", (in Match m) => WithNumber(m, true), "Monday the 21st", "tuesday the eleventh"),
        new("simpleday", "weekday and counted day", "<weekday> ,? <counted>", (in Match m) => InWeekOfDay(m, 0, 1), "Monday two weeks from now", "Saturday 3 days from now"),
        new("simpleday", "counted day and weekday", "<counted> on <weekday>", (in Match m) => InWeekOfDay(m, 1, 0), "3 weeks after Christmas on Friday"),
        new("simpleday", "this weekday and date", "this|next|coming <weekday> ,? <date>", (in Match m) => m.Get<DayReading>(1) is var d ? new DayReading(d.Future) { Said = DayWords.Full } : null, "this Friday 11/27"),
        new("simpleday", "last weekday and date", "last|past <weekday> ,? <date>", (in Match m) => m.Get<DayReading>(1) is var d ? new DayReading(d.Past) { Said = DayWords.Full } : null, "last Friday 11/20"),
        new("simpleday", "this date", "this <date>", (in Match m) => m.Get<DayReading>(0) is { Said: DayWords.MonthDay } d ? Days.Full(Today(m).Year, d.Past.Month, d.Past.Day) : null, "this 5/12"),
        new("simpleday", "next date", "next|coming|following|upcoming <date>", (in Match m) => m.Get<DayReading>(0) is { Said: DayWords.MonthDay } d ? new DayReading(d.Future) : null, "next May 5"),
        new("simpleday", "last date", "last|past <date>", (in Match m) => m.Get<DayReading>(0) is { Said: DayWords.MonthDay } d ? new DayReading(d.Past) : null, "last May 5"),
        new("simpleday", "weekdays from now", "<small>|<dd> <weekdays> from|after now|today", (in Match m) => Shift(m, 7 * (m.Int(0) - 1)), "two sundays from now"),
        new("simpleday", "weekdays ago", "<small>|<dd> <weekdays> ago", (in Match m) => new DayReading(Days.Newest(m.Get<DayOfWeek>(1), m.Reading.Moment.Today.AddDays(-1)).AddDays(-7 * (m.Int(0) - 1))), "two mondays ago"),
    ];

    private static Production Named(DayOfWeek day) => (in Match _) => day;

    private static DateOnly Today(in Match m) => m.Reading.Moment.Today;

    /// <summary>"sun" and "sat" are words too: as days they are written large or end the message's thought.</summary>
    private static DayReading? Bare(in Match m)
    {
        var raw = m.Chart.Tokens.Raw(m.Start);
        // "Sat with them for an hour".
        if (raw is "Sat" && m.NextAny("with", "down", "together", "through")) return null;
        if (raw is "sun" or "sat" or "mon" or "wed" && !m.Next(":") && !(m.Before("on") || m.Before("by") || m.Before("until") || m.Before("since") || m.Before("from") || m.Before("to") || m.NextAny("morning", "afternoon", "evening", "night", "am", "pm") || IsBeforeNumber(m, raw) || HeadsNote(m))) return null;
        return Days.OfWeekday(m.Get<DayOfWeek>(0), Today(m));
    }

    /// <summary>"mon acme chat 10 min": first in its line, before an account or what was done.</summary>
    private static bool HeadsNote(in Match m) => (m.Chart.Tokens[m.Start].LineStart || m.BeforeAny(",", ";", ".")) && (m.Behind("account") || m.Behind("thing") || m.NextAny(":", "-"));

    /// <summary>"call mon 20 min", where "sat 20 min" would be sitting.</summary>
    private static bool IsBeforeNumber(in Match m, ReadOnlySpan<char> raw)
    {
        var next = m.End < m.Chart.Tokens.Count && m.Next(",") ? m.End + 1 : m.End;
        return raw is "mon" or "wed" && next < m.Chart.Tokens.Count && m.Chart.Tokens[next].Kind == TokenKind.Number;
    }

    private static DayReading In(in Match m, int weeks, int capture = 0) =>
        new(Days.InWeek(m.Get<DayOfWeek>(capture), Today(m), weeks, m.Reading.Moment.Workspace)) { Said = DayWords.Full };

    private static DayReading Coming(in Match m) => new(Days.Oldest(m.Get<DayOfWeek>(0), Today(m).AddDays(1)));

    /// <summary>"last Friday" is the newest Friday before today.</summary>
    private static DayReading Last(in Match m) => new(Days.Newest(m.Get<DayOfWeek>(0), Today(m).AddDays(-1)));

    /// <summary>"Tuesday the 24th": this month's where it fits, else the nearest ones.</summary>
    private static DayReading? WithNumber(in Match m, bool said)
    {
        // "Mon 23: …" is a heading, "Mon 10:30" a time, "Mon 15 min" a length.
        if (m.NextAny("min", "mins", "minute", "minutes", "m", "h", "hr", "hrs", "hour", "hours", "-", "%", "/", "am", "pm", "a", "p") || (m.Next(":") && m.End + 1 < m.Chart.Tokens.Count && m.Chart.Tokens[m.End + 1].Glued) || (m.Next(".") && m.GluedBehind() && m.End + 1 < m.Chart.Tokens.Count && m.Chart.Tokens[m.End + 1] is { Glued: true, Kind: TokenKind.Number })) return null;
        var (weekday, number, today) = (m.Get<DayOfWeek>(0), m.Int(1), Today(m));
        return said && Days.Full(today.Year, today.Month, number) is { } day && day.Past.DayOfWeek == weekday ? day : Days.OfWeekdayAndNumber(weekday, number, today);
    }

    private static DayReading InWeekOf(in Match m, int weekday, int week)
    {
        var (day, window) = (m.Get<DayOfWeek>(weekday), m.Get<WindowReading>(week));
        return new DayReading(Days.Oldest(day, window.Past.From!.Value), Days.Oldest(day, window.Future.From!.Value)) { Said = DayWords.Full };
    }

    private static DayReading InWeekOfDay(in Match m, int weekday, int counted)
    {
        var (day, workspace) = (m.Get<DayOfWeek>(weekday), m.Reading.Moment.Workspace);
        DateOnly In(DateOnly d) => Days.Oldest(day, Calendar.Start(Unit.Week, d, workspace));
        return m.Get<DayReading>(counted) is var c ? c with { Past = In(c.Past), Future = In(c.Future) } : throw new InvalidOperationException();
    }

    private static DayReading? NthOf(in Match m, int n, int period)
    {
        var month = m.Get<WindowReading>(period);
        if (month is { Unit: Unit.Year, HasYear: true, Past.From: { } year0 }) return Days.Nth(m.Get<DayOfWeek>(period - 1), n, year0.Year, n > 0 ? 1 : 12) is { } inYear ? new DayReading(inYear) { Said = DayWords.Full } : null;
        if (month.Unit != Unit.Month || n > 5) return null;
        var (weekday, today) = (m.Get<DayOfWeek>(period - 1), Today(m));
        if (month.HasYear) return Find(month.Past.From!.Value) is { } day ? new DayReading(day) { Said = DayWords.Full } : null;
        var number = month.Past.From!.Value.Month;
        DateOnly? past = null, future = null;
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
            if (Find(new DateOnly(year, number, 1)) is { } found)
            {
                if (found <= today) past = found;
                if (found >= today) future ??= found;
            }

        return past is { } p && future is { } f ? new DayReading(p, f) { Said = DayWords.MonthDay } : null;

        DateOnly? Find(DateOnly start) => Days.Nth(weekday, n, start.Year, start.Month);
    }

    private static DayReading? NthOfThisMonth(in Match m)
    {
        var n = m.Has("first") ? 1 : m.Has("second") ? 2 : m.Has("third") ? 3 : 4;
        return Days.Nth(m.Get<DayOfWeek>(0), n, Today(m).Year, Today(m).Month) is { } day ? new DayReading(day) : null;
    }

    private static DayReading? DayIn(WindowReading whole, int n)
    {
        if (whole.Kind != WindowKind.Period || whole.OfDay || whole.Past.Days is not { } length || n > length) return null;
        DateOnly In(Window w) => n < 0 ? w.LastDay!.Value : w.From!.Value.AddDays(n - 1);
        return new DayReading(In(whole.Past), In(whole.Future)) { Said = whole.HasYear ? DayWords.Full : DayWords.MonthDay };
    }

    private static DayReading? DayOf(in Match m) => m.Get<WindowReading>(1).Past.From is { } first ? Days.Full(first.Year, first.Month, m.Get<int>(0)) : null;

    private static DayReading Shift(in Match m, int days) => new(Days.Oldest(m.Get<DayOfWeek>(1), Today(m).AddDays(1)).AddDays(days));
}
