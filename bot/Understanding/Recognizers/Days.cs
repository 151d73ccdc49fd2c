using CsmBot.Accounts;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Days that words name only in part, found in the calendar: the newest that is not in the future, the oldest that is not past.</summary>
internal static class Days
{
    public static DayReading? Full(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DayReading(new DateOnly(year, month, day)) { Said = DayWords.Full } : null;

    public static DayReading? OfMonth(int month, int day, DateOnly today)
    {
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2024, month)) return null;
        return new DayReading(Search(today.Year, -1), Search(today.Year, 1)) { Said = DayWords.MonthDay };

        DateOnly Search(int year, int step)
        {
            for (; ; year += step)
                if (day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day) is var found && (step < 0 ? found <= today : found >= today)) return found;
        }
    }

    /// <summary>"the 21st": in this month or the next or last one that has such a day.</summary>
    public static DayReading? OfNumber(int day, DateOnly today)
    {
        if (day is < 1 or > 31) return null;
        return new DayReading(Search(-1), Search(1)) { Said = DayWords.NumberOnly };

        DateOnly Search(int step)
        {
            for (var month = new DateOnly(today.Year, today.Month, 1); ; month = month.AddMonths(step))
                if (day <= DateTime.DaysInMonth(month.Year, month.Month) && month.AddDays(day - 1) is var found && (step < 0 ? found <= today : found >= today)) return found;
        }
    }

    public static DayReading OfWeekday(DayOfWeek weekday, DateOnly today) =>
        new(Newest(weekday, today), Oldest(weekday, today)) { Said = DayWords.Weekday };

    /// <summary>"Friday the 13th": the nearest days that are both.</summary>
    public static DayReading? OfWeekdayAndNumber(DayOfWeek weekday, int day, DateOnly today)
    {
        if (day is < 1 or > 31) return null;
        if (Search(-1) is not { } past || Search(1) is not { } future) return null;
        // In this month or hardly outside it, it can only be that one: "Tuesday the 24th" said on the 26th.
        return new DayReading(past, future) { Said = DayWords.Full };

        DateOnly? Search(int step)
        {
            var month = new DateOnly(today.Year, today.Month, 1);
            for (var i = 0; i < 100; i++, month = month.AddMonths(step))
                if (day <= DateTime.DaysInMonth(month.Year, month.Month) && month.AddDays(day - 1) is var found && found.DayOfWeek == weekday && (step < 0 ? found <= today : found >= today)) return found;
            return null;
        }
    }

    public static DateOnly Newest(DayOfWeek weekday, DateOnly notAfter) => notAfter.AddDays(-(((int)notAfter.DayOfWeek - (int)weekday + 7) % 7));

    public static DateOnly Oldest(DayOfWeek weekday, DateOnly notBefore) => notBefore.AddDays(((int)weekday - (int)notBefore.DayOfWeek + 7) % 7);

    /// <summary>That weekday in the week some weeks from this one.</summary>
    public static DateOnly InWeek(DayOfWeek weekday, DateOnly today, int weeks, Workspace workspace) =>
        Oldest(weekday, Calendar.Start(Unit.Week, today, workspace).AddDays(7 * weeks));

    /// <summary>The n-th such weekday of a month (-1: the last); null where it has none.</summary>
    public static DateOnly? Nth(DayOfWeek weekday, int n, int year, int month)
    {
        if (n == -1) return Newest(weekday, new DateOnly(year, month, DateTime.DaysInMonth(year, month)));
        var found = Oldest(weekday, new DateOnly(year, month, 1)).AddDays(7 * (n - 1));
        return n >= 1 && found.Month == month ? found : null;
    }
}
