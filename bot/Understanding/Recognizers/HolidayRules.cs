using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>holiday</c>: days that have a name, in this year or the next or last, or in the year said.</summary>
internal static class HolidayRules
{
    private static readonly (string Words, Func<int, DateOnly?> In)[] Known =
    [
        ("christmas|xmas day?", On(12, 25)), ("christmas|xmas eve", On(12, 24)), ("boxing day", On(12, 26)), ("(new year|years|year's day)", On(1, 1)),
        ("new year|years|year's|('s)? eve", On(12, 31)),
    ];

    public static IEnumerable<Rule> All { get; } =
        Known.Select(h => new Rule("holiday", h.Words, h.Words, (in Match m) => Reading(m, h.In), Array.Empty<string>()));

    private static Func<int, DateOnly?> On(int month, int day) => year => new DateOnly(year, month, day);

    private static DayReading? Reading(in Match m, Func<int, DateOnly?> inYear)
    {
        var today = m.Reading.Moment.Today;
        DateOnly? past = null, future = null;
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
            if (inYear(year) is { } day)
            {
                if (day <= today) past = day;
                if (day >= today) future ??= day;
            }

        return past is { } p && future is { } f ? new DayReading(p, f) { Said = DayWords.MonthDay } : null;
    }
}
