using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>A day with a name; <see cref="In"/> finds it in a year, null where that calendar is not known.</summary>
internal sealed record Holiday(Func<int, DateOnly?> In);

/// <summary><c>holidayname</c> and <c>holiday</c>: days that have a name, in this year or the next or last, or in the year said.</summary>
internal static class HolidayRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        .. Holidays.Known.Select(h => Say.Words("holidayname", h.Words, new Holiday(h.In), h.Examples)),
        new("holiday", "a holiday", "(the)? <holidayname>", (in Match m) => Nearest(m), "christmas", "black friday"),
        new("holiday", "in a year", "<holidayname> (of|in|,)? <year>", (in Match m) => In(m, m.Get<Year>(1).Number), "christmas 2015", "Easter 2019"),
        new("holiday", "in this year", "<holidayname> (of|in|,)? <yearrel>", (in Match m) => In(m, m.Get<WindowReading>(1).Past.From!.Value.Year), "Thanksgiving next year"),
        new("holiday", "this", "this <holidayname>", (in Match m) => In(m, m.Reading.Moment.Today.Year), "this Christmas"),
        new("holiday", "next", "next|coming|following|upcoming <holidayname>", (in Match m) => Beside(m, 1), "next easter"),
        new("holiday", "last", "last|past|previous <holidayname>", (in Match m) => Beside(m, -1), "last christmas"),
        new("simpleday", "a holiday", "<holiday>", (in Match m) => m.Get<DayReading>(0), "christmas eve", "Labor Day"),
    ];

    private static DayReading? In(in Match m, int year) =>
        year is > 1 and < 9990 && m.Get<Holiday>(0).In(year) is { } day ? new DayReading(day) { Said = DayWords.Full } : null;

    private static DayReading? Nearest(in Match m)
    {
        var today = m.Reading.Moment.Today;
        return Beside(m.Get<Holiday>(0), today.AddDays(1), -1) is { } past && Beside(m.Get<Holiday>(0), today.AddDays(-1), 1) is { } future
            ? new DayReading(past, future) { Said = DayWords.MonthDay } : null;
    }

    private static DayReading? Beside(in Match m, int sign) =>
        Beside(m.Get<Holiday>(0), m.Reading.Moment.Today, sign) is { } day ? new DayReading(day) { Said = DayWords.Full } : null;

    /// <summary>The nearest one after (or before) a day.</summary>
    private static DateOnly? Beside(Holiday holiday, DateOnly day, int sign)
    {
        for (var year = day.Year - sign; Math.Abs(year - day.Year) <= 9 && year is > 1 and < 9990; year += sign)
            if (holiday.In(year) is { } found && (sign > 0 ? found > day : found < day)) return found;
        return null;
    }
}
