using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>period</c>: weeks, months, quarters, years by name or by their relation to today. Every one is a <c>window</c>.</summary>
internal static class PeriodRules
{
    private static readonly (string Words, Unit Unit)[] Units =
        [("week|wk", Unit.Week), ("month", Unit.Month), ("quarter|qtr", Unit.Quarter), ("(calendar|fiscal)? year", Unit.Year)];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Units.SelectMany(Relative),
        new("period", "a month", "<month>", BareMonth, "June", "in May"),
        new("period", "month and year", "<month> (,|of|in|-|/|')? <year>", (in Match m) => Periods.MonthOf(m.Get<Year>(1).Number, m.Get<Month>(0).Number), "June 2016", "Dec, 2018", "Dec-2018", "april in 2016"),
        new("period", "year and month", "<year> (,|-|/)? <month>", (in Match m) => Periods.MonthOf(m.Get<Year>(0).Number, m.Get<Month>(1).Number), "2016 November", "2016, nov"),
        new("period", "a year", "<yyyy>", BareYear, "2018"),
        new("period", "year, said so", "(the|calendar)? year of? <year>", (in Match m) => Periods.Years(m.Get<Year>(0).Number, 1), "year 2008", "the year of 2008"),
        new("period", "a quarter", "q ~<dd>", (in Match m) => Periods.PartOfYear(m.Get<int>(0), 3, m.Reading.Moment), "Q3"),
        new("period", "a half", "h ~<dd>", (in Match m) => Periods.PartOfYear(m.Get<int>(0), 6, m.Reading.Moment), "H1"),
        new("period", "quarter and year", "q ~<dd> (,|of|in|-|')? <year>", (in Match m) => Periods.PartOfYear(m.Get<int>(0), 3, m.Get<Year>(1).Number, m.Reading.Moment.Workspace), "Q1 2016", "Q4 of 2026"),
        new("period", "half and year", "h ~<dd> (,|of|in|-|')? <year>", (in Match m) => Periods.PartOfYear(m.Get<int>(0), 6, m.Get<Year>(1).Number, m.Reading.Moment.Workspace), "H2 2016"),
        new("period", "year and quarter", "<year> -? q ~<dd>", (in Match m) => Periods.PartOfYear(m.Get<int>(1), 3, m.Get<Year>(0).Number, m.Reading.Moment.Workspace), "2017 q1", "2019-Q1"),
        new("period", "year and half", "<year> -? h ~<dd>", (in Match m) => Periods.PartOfYear(m.Get<int>(1), 6, m.Get<Year>(0).Number, m.Reading.Moment.Workspace), "2019 H2", "2016H2"),
        new("period", "last so long", "(the|within|in|over|during|for)? last|past|previous|trailing|recent <duration>", (in Match m) => Periods.Last(m.Get<Duration>(0), m.Reading.Moment), "last 30 days", "the past two weeks", "last 2 quarters"),
        new("period", "next so long", "(the|within|in|over|during|for)? next|coming|following|upcoming <duration>", (in Match m) => Periods.Next(m.Get<Duration>(0), m.Reading.Moment), "next 90 days", "the coming two weeks"),
        new("period", "within so long", "within|(inside of?) <duration>", Within, "within 30 days"),
        new("window", "a period", "<period>", (in Match m) => m.Get<WindowReading>(0), "last quarter", "June", "last 30 days"),
    ];

    private static IEnumerable<Rule> Relative((string Words, Unit Unit) unit)
    {
        yield return Whole($"this|current|(the current)|(the same?) {unit.Words}", unit.Unit, 0, "this " + unit.Unit);
        yield return Whole($"the? last|previous|past|prior {unit.Words}", unit.Unit, -1, "last " + unit.Unit);
        yield return Whole($"the? next|coming|following|upcoming {unit.Words}", unit.Unit, 1, "next " + unit.Unit);
        yield return Whole($"the {unit.Words} after the? next", unit.Unit, 2, $"the {unit.Unit} after next");
        yield return Whole($"the {unit.Words} before the? last", unit.Unit, -2, $"the {unit.Unit} before last");
    }

    private static Rule Whole(string pattern, Unit unit, int offset, string example) =>
        new("period", example, pattern, (in Match m) => Periods.Whole(unit, m.Reading.Moment, offset), example);

    /// <summary>"may" and "march" are verbs unless written large or standing where a month stands.</summary>
    private static WindowReading? BareMonth(in Match m)
    {
        var month = m.Get<Month>(0).Number;
        var raw = m.Chart.Tokens.Raw(m.Start);
        var doubtful = raw.Length == 3 ? month is 3 or 5 or 12 : month == 3 && raw.Length == 5;
        if (doubtful && !(char.IsUpper(raw[0]) && m.Start > 0) && !StandsAsTime(m)) return null;
        return Periods.BareMonth(month, m.Reading.Moment.Today);
    }

    private static bool StandsAsTime(in Match m) =>
        m.Before("in") || m.Before("since") || m.Before("until") || m.Before("till") || m.Before("by") || m.Before("before") || m.Before("after") || m.Before("during")
        || m.Before("from") || m.Before("to") || m.Before("between") || m.Before("and") || m.Before("through") || m.Before("of") || m.Before("for") || m.Before("-")
        || m.Before("early") || m.Before("mid") || m.Before("late");

    private static WindowReading? BareYear(in Match m) => m.Get<int>(0) is >= 1800 and <= 2100 and var y ? Periods.Years(y, 1) : null;

    private static WindowReading? Within(in Match m)
    {
        var length = m.Get<Duration>(0);
        return Periods.Last(length, m.Reading.Moment) is { } past && Periods.Next(length, m.Reading.Moment) is { } next
            ? new WindowReading(past.Past, next.Future) { Kind = WindowKind.Within, HasYear = true } : null;
    }
}
