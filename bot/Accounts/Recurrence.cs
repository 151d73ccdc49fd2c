using System.Globalization;

namespace CsmBot.Accounts;

/// <summary>
/// At which local days and time something comes round: on some weekdays, or on a day of each month (the last day of months that are shorter).
/// A day that is a holiday moves to the next working day, or is skipped, as the workspace says.
/// </summary>
public sealed record Recurrence(TimeOnly At)
{
    /// <summary>Bit n is the weekday n, Sunday 0; none where it comes monthly.</summary>
    public int Weekdays { get; init; }

    /// <summary>1–31; null where it comes on weekdays.</summary>
    public int? DayOfMonth { get; init; }

    public const int WorkDays = 0b0111110, AllDays = 0b1111111;

    public static int Bit(DayOfWeek day) => 1 << (int)day;

    /// <summary>The local days from <paramref name="from"/> to <paramref name="to"/>, both included, on which it comes round, holidays considered.</summary>
    public IEnumerable<DateOnly> Days(DateOnly from, DateOnly to, Workspace workspace)
    {
        // A planned day before the first may have moved into the span; no row of holidays is longer than this.
        var days = new SortedSet<DateOnly>();
        for (var day = from.AddDays(-14); day <= to; day = day.AddDays(1))
        {
            if (!Fits(day)) continue;
            var moved = workspace.Holidays.Contains(day) ? workspace.SkipsHolidays ? (DateOnly?)null : NextWorking(day, workspace) : day;
            if (moved is { } on && on >= from && on <= to) days.Add(on);
        }

        return days;
    }

    private bool Fits(DateOnly day) => DayOfMonth is { } n
        ? day.Day == Math.Min(n, DateTime.DaysInMonth(day.Year, day.Month))
        : (Weekdays & Bit(day.DayOfWeek)) != 0;

    private static DateOnly NextWorking(DateOnly day, Workspace workspace)
    {
        while (workspace.Holidays.Contains(day) || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        return day;
    }

    /// <summary>"every Monday at 09:00", "every weekday at 08:30", "on day 1 of each month at 09:00".</summary>
    public string InWords => $"{Which} at {At.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private string Which => DayOfMonth is { } n ? $"on day {n} of each month" : Weekdays switch
    {
        AllDays => "every day",
        WorkDays => "every weekday",
        _ => "every " + string.Join(" and ", Monday().Where(d => (Weekdays & Bit(d)) != 0)),
    };

    private static IEnumerable<DayOfWeek> Monday() => Enumerable.Range(1, 7).Select(i => (DayOfWeek)(i % 7));

    /// <summary>As it is kept: "weekdays 2 at 540".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(DayOfMonth is { } n ? $"month {n}" : $"weekdays {Weekdays}")} at {At.Hour * 60 + At.Minute}");

    public static Recurrence Parse(string text)
    {
        var parts = text.Split(' ');
        var number = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var at = TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(int.Parse(parts[3], CultureInfo.InvariantCulture)));
        return parts[0] == "month" ? new Recurrence(at) { DayOfMonth = number } : new Recurrence(at) { Weekdays = number };
    }
}
