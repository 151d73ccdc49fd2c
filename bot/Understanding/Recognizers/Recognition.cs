using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>
/// Numbers, money, durations, days and windows as rules. A grammar takes <see cref="Rules"/> in with its own, names
/// <see cref="Seeds"/> among its seeds, and calls <see cref="Seed"/> between <see cref="Chart.Begin"/> and <see cref="Chart.Run"/>.
/// <para>Patterns of other grammars may refer to these categories (the value in brackets); all others are internal:</para>
/// <list type="table">
/// <item><term>number</term><description>(double) 25, 1,200, "two and a half", 5k, 1.2 million</description></item>
/// <item><term>ordinal</term><description>(<see cref="Ordinal"/>) first, 2nd, twenty-third</description></item>
/// <item><term>percent</term><description>(<see cref="Percent"/>) 20 %, five percent</description></item>
/// <item><term>money</term><description>(<see cref="Money"/>) $5k, 200 EUR, two million dollars</description></item>
/// <item><term>duration</term><description>(<see cref="Duration"/>) 25m, an hour and a half, 3 months</description></item>
/// <item><term>day</term><description>(<see cref="DayReading"/>) Monday, yesterday, Nov 5, the 21st, 2026-11-05, 4/5, two weeks ago</description></item>
/// <item><term>window</term><description>(<see cref="WindowReading"/>) last 30 days, this quarter, Q4, June, since May, by Friday,
/// between June and August, YTD; each day as a window of one</description></item>
/// <item><term>time</term><description>(<see cref="TimeReading"/>) 3pm, 14:30, half past two, noon</description></item>
/// <item><term>timerange</term><description>(<see cref="TimeRangeReading"/>) 3-4pm, in the morning, after 5pm</description></item>
/// <item><term>datetime</term><description>(<see cref="InstantReading"/>) tomorrow at 10, in 5 minutes, now</description></item>
/// <item><term>datetimerange</term><description>(<see cref="SpanReading"/>) tonight, Monday 3-4pm, last 10 minutes</description></item>
/// </list>
/// A reading that leaves past or future open keeps both; whoever consumes it calls <c>Resolve</c> when it knows which way it leans.
/// </summary>
public static class Recognition
{
    public static IReadOnlyList<Rule> Rules { get; } = [.. All().Select(Within)];

    /// <summary>Whatever would lie beyond the calendar's ends (the years 1 and 9999) is not read.</summary>
    private static Rule Within(Rule rule) => rule with
    {
        Make = (in Match m) =>
        {
            try { return rule.Make(m); }
            catch (ArgumentOutOfRangeException) { return null; }
        },
    };

    private static IEnumerable<Rule> All() =>
    [
        .. NumberRules.All, .. OrdinalRules.All, .. PercentRules.All, .. MoneyRules.All, .. DurationRules.All,
        .. MonthRules.All, .. DayRules.All, .. WeekdayRules.All, .. RelativeRules.All, .. HolidayRules.All, .. PeriodRules.All,
        .. YearPartRules.All, .. WeekRules.All, .. PartRules.All, .. DayRangeRules.All, .. RangeRules.All,
        .. TimeRules.All, .. TimeRangeRules.All, .. InstantRules.All, .. SpanRules.All,
    ];

    /// <summary>Categories that <see cref="Seed"/> gives: figures and what they can be part of.</summary>
    public static IReadOnlyList<string> Seeds { get; } = Digits.Categories;

    /// <summary>Reads the figures of a message into the chart.</summary>
    public static void Seed(Chart chart) => Digits.Seed(chart);
}
