using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>weekday</c> and the days it names, alone or with a number, a week or a month.</summary>
internal static class WeekdayRules
{
    private static readonly (string Words, DayOfWeek Day)[] Names =
    [
        ("monday|mon", DayOfWeek.Monday), ("tuesday|tue|tues", DayOfWeek.Tuesday), ("wednesday|wed|weds|wednes", DayOfWeek.Wednesday),
        ("thursday|thu|thur|thurs", DayOfWeek.Thursday), ("friday|fri", DayOfWeek.Friday), ("saturday|sat", DayOfWeek.Saturday), ("sunday|sun", DayOfWeek.Sunday),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Names.Select(n => new Rule("weekday", n.Words.Split('|')[0], $"({n.Words}) .?", Named(n.Day), n.Words.Split('|')[0])),
        .. Names.Select(n => Say.Words("weekdays", n.Words.Split('|')[0] + "s", n.Day)),
        new("simpleday", "a weekday", "<weekday>", Bare, "Monday", "Fri"),
        new("simpleday", "this weekday", "this|(on this) <weekday>", (in Match m) => In(m, 0), "this Friday"),
        new("simpleday", "the coming weekday", "(this|the)? upcoming|coming|(next following) <weekday>", Coming, "this upcoming Friday", "coming Monday"),
        new("simpleday", "next weekday", "next|following <weekday>", (in Match m) => In(m, 1), "next Friday"),
        new("simpleday", "last weekday", "(this|the)? last|past|previous|prior <weekday>", Last, "last Friday", "this past Wednesday"),
        new("simpleday", "weekday of a week", "<weekof> (,|-)? on? <weekday>", (in Match m) => In(m, m.Get<int>(0), 1), "next week on Tuesday", "last week Sunday", "previous week - Monday"),
        new("simpleday", "weekday, then its week", "<weekday> (,|of)? <weekof>", (in Match m) => In(m, m.Get<int>(1), 0), "Tuesday next week", "Friday of this week"),
        new("simpleday", "weekday and number", "<weekday> (,|the)? <nth>|<dd>", WithNumber, "Monday the 21st", "Fri 14th"),
        new("simpleday", "weekdays from now", "<small>|<dd> <weekdays> from|after now|today", (in Match m) => Shift(m, 7 * (m.Int(0) - 1)), "two sundays from now"),
        new("simpleday", "weekdays ago", "<small>|<dd> <weekdays> ago", (in Match m) => new DayReading(Days.Newest(m.Get<DayOfWeek>(1), m.Reading.Moment.Today.AddDays(-1)).AddDays(-7 * (m.Int(0) - 1))), "two mondays ago"),
        .. Weeks(),
    ];

    private static IEnumerable<Rule> Weeks()
    {
        yield return Say.Words("weekof", "this|current week", Boxed.Of(0), "this week");
        yield return Say.Words("weekof", "next|following|coming|upcoming week", Boxed.Of(1), "next week");
        yield return Say.Words("weekof", "last|previous|past|prior week", -1, "last week");
    }

    private static Production Named(DayOfWeek day) => (in Match _) => day;

    private static DateOnly Today(in Match m) => m.Reading.Moment.Today;

    /// <summary>"sun" and "sat" are words too: as days they are written large or end the message's thought.</summary>
    private static DayReading? Bare(in Match m)
    {
        var raw = m.Chart.Tokens.Raw(m.Start);
        if (raw is "sun" or "sat" or "mon" or "wed" && !(m.Before("on") || m.Before("by") || m.Before("until") || m.Before("since") || m.Before("from") || m.Before("to"))) return null;
        return Days.OfWeekday(m.Get<DayOfWeek>(0), Today(m));
    }

    private static DayReading In(in Match m, int weeks, int capture = 0) =>
        new(Days.InWeek(m.Get<DayOfWeek>(capture), Today(m), weeks, m.Reading.Moment.Workspace)) { Said = DayWords.Full };

    private static DayReading Coming(in Match m) => new(Days.Oldest(m.Get<DayOfWeek>(0), Today(m).AddDays(1)));

    /// <summary>"last Friday" is the newest Friday before today.</summary>
    private static DayReading Last(in Match m) => new(Days.Newest(m.Get<DayOfWeek>(0), Today(m).AddDays(-1)));

    private static DayReading? WithNumber(in Match m) =>
        m.Next(":") || m.Next("-") || m.Next("%") ? null : Days.OfWeekdayAndNumber(m.Get<DayOfWeek>(0), m.Int(1), Today(m));

    private static DayReading Shift(in Match m, int days) => new(Days.Oldest(m.Get<DayOfWeek>(1), Today(m).AddDays(1)).AddDays(days));
}
