using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>date</c>: days by month and number, in words and in figures. Every one is a <c>day</c>.</summary>
internal static class DayRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        new("date", "month and day", "(<weekday> (,|the)?)? <monthday>", (in Match m) => m.Find<MonthDay>() is var d ? Days.OfMonth(d!.Month, d.Day, m.Reading.Moment.Today) : null, "5 May", "Friday, March 15th", "the 4th of July"),
        new("date", "month, day and year", "(<weekday> (,|the)?)? <monthday> (,|of|in|-|/|.)? <year>", WithYear, "May 5 2026", "15 June 2016", "Dec. 31 , 1994", "4th of july of 1995", "05-Aug-2016", "28 june in 2020"),
        new("date", "month and day of this year", "(<weekday> (,|the)?)? <monthday> (,|of|in)? <yearrel>", (in Match m) => m.Find<MonthDay>() is { } d && m.Find<WindowReading>()!.Past.From is { } year ? Days.Full(year.Year, d.Month, d.Day) : null, "May 5th of last year", "december 31 this year"),
        new("date", "month and short year", "<dd> ~-|~/ ~<month> ~-|~/ ~<dd>", (in Match m) => Days.Full(MonthRules.Century(m.Get<int>(2)), m.Get<Month>(1).Number, m.Get<int>(0)), "05-Aug-16"),
        new("date", "year first", "<year> (-|/|,)? <monthday>", (in Match m) => m.Get<MonthDay>(1) is var d ? Days.Full(m.Get<Year>(0).Number, d.Month, d.Day) : null, "2019-aug-01", "2016 Nov 5"),
        new("date", "year in the middle", "<dd> ~-|~/ ~<yyyy> ~-|~/ ~<month>", (in Match m) => Days.Full(m.Get<int>(1), m.Get<Month>(2).Number, m.Get<int>(0)), "23-2020-September"),
        new("date", "ISO", "<yyyy> (~- ~<dd> ~-)|(~/ ~<dd> ~/)|(~. ~<dd> ~.) ~<dd>", (in Match m) => Days.Full(m.Get<int>(0), m.Get<int>(1), m.Get<int>(2)), "2026-11-05", "2018-7-6", "2015.5.13"),
        new("date", "eight digits", "<yyyymmdd>", (in Match m) => m.Get<int>(0) is var n ? Days.Full(n / 10000, n / 100 % 100, n % 100) : null, "20170302"),
        new("date", "in figures", "<dd> (~- ~<dd> ~-)|(~/ ~<dd> ~/)|(~. ~<dd> ~.) ~<yyyy>|~<dd>", Figures, "5/17/2018", "13.5.2015", "9-18-15", "22/04/2016"),
        new("date", "in figures, no year", "<dd> ~/ ~<dd>", NoYear, "4/22", "22/04"),
        new("date", "in figures, the year behind", "<dd> ~/ ~<dd> , <yyyy>", Figures, "5/7, 2020"),
        new("date", "in figures with a hyphen", "<dd> ~- ~<dd>", (in Match m) => m.Before("on") && (m.End == m.Chart.Tokens.Count || (m.Chart.Tokens[m.End].Kind == TokenKind.Mark && !m.NextAny("-", ":", "%"))) ? NoYear(m) : null),
        new("date", "with a point", "<dotted>", Dotted),
        new("simpleday", "a date", "(<weekday> ,?)? <date>", (in Match m) => m.Find<DayReading>(), "5 May 2026", "Friday 2018-7-6"),
        new("simpleday", "the number", "the <nth>|<dd>", Number, "the 21st", "the 27"),
        new("simpleday", "the number in words", "the <small>", (in Match m) => m.Get<double>(0) >= 10 ? Number(m) : null, "the thirty"),
        new("simpleday", "figures with an ending", "<dd> ~st|~nd|~rd|~th", (in Match m) => m.Next("day") || IsName(m) ? null : Days.OfNumber(m.Get<int>(0), m.Reading.Moment.Today), "21st"),
        new("day", "a day", "<simpleday>", (in Match m) => m.Get<DayReading>(0), "Monday", "yesterday", "5 May 2026", "the 21st", "2026-11-05") { Weight = 2 },
        new("window", "of a day", "<day>", (in Match m) => m.Get<DayReading>(0) is var d ? OfDay(d) : null, "yesterday"),
    ];

    public static WindowReading OfDay(DayReading day) =>
        new(One(day.Past), One(day.Future)) { OfDay = true, Unit = Unit.Day, HasYear = day.Fixed };

    private static Window One(DateOnly day) => new(day, day.AddDays(1));

    private static DayReading? WithYear(in Match m) => m.Find<MonthDay>() is { } d ? Days.Full(m.Find<Year>()!.Number, d.Month, d.Day) : null;

    /// <summary>The workspace's order, unless only the other one is a date.</summary>
    private static DayReading? Figures(in Match m)
    {
        // "2.1.3" is a version.
        if (m.Chart.Tokens.Raw(m.End - 1).Length < 2 || m.BeforeAny("v", "version", "release")) return null;
        var (first, second, year) = (m.Get<int>(0), m.Get<int>(1), MonthRules.Century(m.Get<int>(2)));
        var (month, day) = InOrder(m, first, second);
        return Days.Full(year, month, day) ?? Days.Full(year, day, month);
    }

    private static DayReading? NoYear(in Match m)
    {
        // "1/2 day" is half of one.
        if ((m.GluedBehind() && m.Next("/")) || m.NextAny("day", "hour", "h", "hr")) return null;
        var today = m.Reading.Moment.Today;
        var (month, day) = InOrder(m, m.Get<int>(0), m.Get<int>(1));
        return Days.OfMonth(month, day, today) ?? Days.OfMonth(day, month, today);
    }

    private static (int Month, int Day) InOrder(in Match m, int first, int second) =>
        m.Reading.Moment.Workspace.DateOrder == DateOrder.MonthFirst || first > 31 ? (first, second) : (second, first);

    /// <summary>"4.22" is a number unless a day can stand there.</summary>
    private static DayReading? Dotted(in Match m)
    {
        var d = m.Get<Dotted>(0);
        if (d.LeftDigits > 2 || d.RightDigits > 2 || !(m.Before("on") || m.Before("in") || m.Before("since") || m.Before("until") || m.Before("by"))) return null;
        var today = m.Reading.Moment.Today;
        var (month, day) = InOrder(m, d.Left, d.Right);
        return Days.OfMonth(month, day, today) ?? Days.OfMonth(day, month, today);
    }

    /// <summary>"the second": a day where it ends the thought, an ordinal before a word ("the second call").</summary>
    private static DayReading? Number(in Match m)
    {
        var behind = m.End < m.Chart.Tokens.Count ? m.Chart.Tokens[m.End].Kind : TokenKind.Mark;
        if (behind == TokenKind.Number || (behind == TokenKind.Word && !GoesOn(m) && !m.NextAny("of", "in"))) return null;
        if (m.Next("%") || m.Next("/") || m.Next("-") || (m.Next("of") && !m.Next("this", 1) && !m.Next("next", 1) && !m.Next("last", 1))) return null;
        return Days.OfNumber(m.Int(0), m.Reading.Moment.Today);
    }

    /// <summary>"1st Avenue", "24th retweet competition": something is being counted.</summary>
    private static bool IsName(in Match m) => m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Word && !GoesOn(m);

    /// <summary>Words that follow a day, not a thing that is counted.</summary>
    private static bool GoesOn(in Match m) => m.NextAny(
        "at", "from", "to", "and", "or", "with", "for", "between", "around", "through", "until", "till", "by", "about", "after", "before", "was", "is", "we", "i", "he", "she", "they", "you", "it", "there",
        "met", "had", "called", "visited", "spoke", "please", "works", "morning", "afternoon", "evening");
}
