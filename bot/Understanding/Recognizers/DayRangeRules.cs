using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Two days of one month: "4 to 22 January", "November 19-20", "between the 4th and 22nd of this month". Both are included.</summary>
internal static class DayRangeRules
{
    private const string Number = "the? <dd>|<nth>";
    private const string To = "(to|till|til|until|through|thru|-|and)";

    public static IEnumerable<Rule> All { get; } =
    [
        new("window", "days, then month", $"(from|between)? {Number} {To} {Number} (of|in|,)? <month>", (in Match m) => InMonth(m, 0, 1, 2), "between 3 and 12 of Sept", "4-22 January"),
        new("window", "days, then month and year", $"(from|between)? {Number} {To} {Number} (of|in|,)? <month> (,|of|in)? <year>", (in Match m) => InYear(m, 0, 1, 2), "4-22 January, 1995", "from 2 to 7 Feb two thousand and eighteen"),
        new("window", "days of this month", $"(from|between)? {Number} {To} {Number} (of|in)? <monthrel>", InThis, "from 4 to 22 this month", "4 till 23 of next month"),
        new("window", "month, then days", $"<month> .? (from|between)? {Number} {To} {Number}", (in Match m) => InMonth(m, 1, 2, 0), "November 19-20", "april ninth through seventeenth"),
        new("window", "month, days and year", $"<month> .? (from|between)? {Number} {To} {Number} (,|of|in)? <year>", (in Match m) => InYear(m, 1, 2, 0), "Feb 2-7 2018"),
    ];

    private static WindowReading? Make(int from, int to, Func<int, DayReading?> day) =>
        from < to && day(from) is { } a && day(to) is { } b ? new WindowReading(new Window(a.Past, b.Past.AddDays(1)), new Window(a.Past, b.Past.AddDays(1))) : null;

    private static WindowReading? InMonth(in Match m, int from, int to, int month)
    {
        var (a, b, number, today) = (m.Get<int>(from), m.Get<int>(to), m.Get<Month>(month).Number, m.Reading.Moment.Today);
        if (m.NextAny(":", "am", "pm", "%") || a >= b || b > DateTime.DaysInMonth(2023, number)) return null;
        return Periods.Recurring(today, year => new Window(new DateOnly(year, number, a), new DateOnly(year, number, b).AddDays(1)));
    }

    private static WindowReading? InYear(in Match m, int from, int to, int month)
    {
        var (year, number) = (m.Find<Year>()!.Number, m.Get<Month>(month).Number);
        return Make(m.Get<int>(from), m.Get<int>(to), day => Days.Full(year, number, day)) is { } w ? w with { HasYear = true } : null;
    }

    private static WindowReading? InThis(in Match m)
    {
        var first = m.Get<WindowReading>(2).Past.From!.Value;
        return Make(m.Get<int>(0), m.Get<int>(1), day => Days.Full(first.Year, first.Month, day)) is { } w ? w with { HasYear = true } : null;
    }
}
