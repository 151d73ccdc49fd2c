namespace CsmBot.Accounts;

public enum Unit : byte { Day, Week, Month, Quarter, Year }

/// <summary>Weeks, months, fiscal quarters and fiscal years as windows of days (contracts: vocabulary, Time).</summary>
public static class Calendar
{
    /// <summary>The whole unit that <paramref name="day"/> lies in, moved by <paramref name="offset"/> units: (Quarter, 0) is "this quarter".</summary>
    public static Window Whole(Unit unit, DateOnly day, int offset, Workspace workspace)
    {
        var start = Start(unit, day, workspace);
        return new Window(Add(unit, start, offset), Add(unit, start, offset + 1));
    }

    public static DateOnly Start(Unit unit, DateOnly day, Workspace workspace) => unit switch
    {
        Unit.Day => day,
        Unit.Week => day.AddDays(-(((int)day.DayOfWeek - (int)workspace.WeekStart + 7) % 7)),
        Unit.Month => new DateOnly(day.Year, day.Month, 1),
        Unit.Quarter => new DateOnly(day.Year, day.Month, 1).AddMonths(-(MonthOfYear(day, workspace) % 3)),
        Unit.Year => new DateOnly(day.Year, day.Month, 1).AddMonths(-MonthOfYear(day, workspace)),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    public static DateOnly Add(Unit unit, DateOnly day, int n) => unit switch
    {
        Unit.Day => day.AddDays(n),
        Unit.Week => day.AddDays(7 * n),
        Unit.Month => day.AddMonths(n),
        Unit.Quarter => day.AddMonths(3 * n),
        Unit.Year => day.AddMonths(12 * n),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>1–4: the fiscal quarter of a day.</summary>
    public static int QuarterOf(DateOnly day, Workspace workspace) => (MonthOfYear(day, workspace) / 3) + 1;

    /// <summary>The fiscal year of a day, named after the calendar year in which it ends (as "FY2027"); the calendar year where it starts in January.</summary>
    public static int YearOf(DateOnly day, Workspace workspace) => Start(Unit.Year, day, workspace).AddMonths(11).Year;

    private static int MonthOfYear(DateOnly day, Workspace workspace) => (day.Month - workspace.FiscalYearStart + 12) % 12;
}
