using CsmBot.Accounts;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Windows of the calendar as readings.</summary>
internal static class Periods
{
    public static WindowReading Whole(Unit unit, Moment moment, int offset) =>
        new(Calendar.Whole(unit, moment.Today, offset, moment.Workspace)) { Unit = unit, HasYear = true };

    public static WindowReading? MonthOf(int year, int month) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 ? new WindowReading(new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1)) { Unit = Unit.Month, HasYear = true } : null;

    public static WindowReading? Years(int from, int count) =>
        from >= 1 && from + count <= 9999 ? new WindowReading(new DateOnly(from, 1, 1), new DateOnly(from + count, 1, 1)) { Unit = count == 1 ? Unit.Year : null, HasYear = true } : null;

    /// <summary>A month without a year: the newest that has begun, the oldest that has not ended.</summary>
    public static WindowReading BareMonth(int month, DateOnly today) =>
        Recurring(today, year => new Window(new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1))) with { Unit = Unit.Month };

    /// <summary>What comes every year: the newest that has begun by today, the oldest that has not ended.</summary>
    public static WindowReading Recurring(DateOnly today, Func<int, Window> inYear)
    {
        Window? past = null, future = null;
        for (var year = today.Year - 1; year <= today.Year + 2; year++)
        {
            var window = inYear(year);
            if (window.From <= today) past = window;
            if (window.To > today) future ??= window;
        }

        return new WindowReading(past!.Value, future!.Value);
    }

    /// <summary>The n-th quarter (<paramref name="months"/> 3) or half (6) of the fiscal year that is named after <paramref name="year"/>.</summary>
    public static WindowReading? PartOfYear(int n, int months, int year, Workspace workspace)
    {
        if (n < 1 || n > 12 / months || year is < 2 or > 9990) return null;
        var window = Part(n, months, year, workspace);
        return new WindowReading(window) { Unit = months == 3 ? Unit.Quarter : null, HasYear = true };
    }

    public static WindowReading? PartOfYear(int n, int months, Moment moment)
    {
        if (n < 1 || n > 12 / months) return null;
        return Recurring(moment.Today, year => Part(n, months, year, moment.Workspace)) with { Unit = months == 3 ? Unit.Quarter : null };
    }

    private static Window Part(int n, int months, int year, Workspace workspace)
    {
        // The fiscal year is named after the calendar year in which it ends.
        var start = new DateOnly(workspace.FiscalYearStart == 1 ? year : year - 1, workspace.FiscalYearStart, 1).AddMonths(months * (n - 1));
        return new Window(start, start.AddMonths(months));
    }

    /// <summary>"last N units" ends with today, "next N units" begins with it; quarters are whole ones beside this one.</summary>
    public static WindowReading? Last(Duration length, Moment moment)
    {
        if (length is { Unit: TimeUnit.Quarter, And: null }) return Quarters(length, moment, -1);
        if (length is { Unit: TimeUnit.BusinessDay, And: null }) return length.From(moment.Today, -1) is { } first ? new WindowReading(first, moment.Today) { HasYear = true } : null;
        return length.OfDays && length.From(moment.Today, -1) is { } from
            ? new WindowReading(ByDays(length) ? from.AddDays(1) : from, moment.Today.AddDays(1)) { HasYear = true } : null;
    }

    public static WindowReading? Next(Duration length, Moment moment)
    {
        if (length is { Unit: TimeUnit.Quarter, And: null }) return Quarters(length, moment, 1);
        if (length is { Unit: TimeUnit.BusinessDay, And: null }) return length.From(moment.Today, 1) is { } last ? new WindowReading(moment.Today.AddDays(1), last.AddDays(1)) { HasYear = true } : null;
        return length.OfDays && length.From(moment.Today, 1) is { } to
            ? new WindowReading(moment.Today, to) { HasYear = true } : null;
    }

    private static bool ByDays(Duration length) => length.Unit is TimeUnit.Day or TimeUnit.Week && length.And is null;

    private static WindowReading? Quarters(Duration length, Moment moment, int sign)
    {
        if (length.Count is < 1 or > 400 || length.Count != Math.Floor(length.Count)) return null;
        var n = (int)length.Count;
        var first = Calendar.Whole(Unit.Quarter, moment.Today, sign < 0 ? -n : 1, moment.Workspace).From!.Value;
        return new WindowReading(first, first.AddMonths(3 * n)) { Unit = Unit.Quarter, HasYear = true };
    }
}
