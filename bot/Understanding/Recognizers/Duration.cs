namespace CsmBot.Understanding.Recognizers;

public enum TimeUnit : byte { Second, Minute, Hour, Day, BusinessDay, Week, Month, Quarter, Year }

/// <summary>
/// What <c>&lt;duration&gt;</c> reads. "3 months" is both 90 days long (<see cref="Seconds"/>) and an offset in the calendar
/// (<see cref="From(DateOnly, int)"/>): the same day three months on.
/// </summary>
/// <param name="Count">How many of <paramref name="Unit"/>; of the smallest unit where several were said.</param>
public sealed record Duration(double Count, TimeUnit Unit)
{
    /// <summary>The larger units said before: "1 year" of "1 year 2 months".</summary>
    public Duration? And { get; init; }

    /// <summary>A month counts as 30 days, a quarter as 91, a year as 365.</summary>
    public double Seconds => (Count * SecondsOf(Unit)) + (And?.Seconds ?? 0);

    public double Minutes => Seconds / 60;
    public TimeSpan Span => TimeSpan.FromSeconds(Math.Min(Seconds, TimeSpan.MaxValue.TotalSeconds / 2));

    /// <summary>Is it whole days, so that it moves a day to a day?</summary>
    public bool OfDays => Unit >= TimeUnit.Day && (Unit > TimeUnit.BusinessDay || Count == Math.Floor(Count)) && (And is null || And.OfDays);

    /// <summary>The day this long after (<paramref name="sign"/> 1) or before (-1) another, in the calendar; null past its ends.</summary>
    public DateOnly? From(DateOnly day, int sign)
    {
        if (Instant(day.ToDateTime(TimeOnly.MinValue), sign) is not { } moved) return null;
        return DateOnly.FromDateTime(moved);
    }

    /// <summary>The instant this long after or before another.</summary>
    public DateTime? Instant(DateTime instant, int sign)
    {
        if (And is not null)
        {
            if (And.Instant(instant, sign) is not { } moved) return null;
            instant = moved;
        }

        // Stay well inside the calendar: a month counts as 30 days here, and may have 31.
        var distance = Count * SecondsOf(Unit) * sign * 1.04;
        var target = instant.Ticks + (distance * TimeSpan.TicksPerSecond);
        return target > TimeSpan.TicksPerDay * 400 && target < DateTime.MaxValue.Ticks - (TimeSpan.TicksPerDay * 400) ? Move(instant, Count * sign) : null;
    }

    private DateTime Move(DateTime instant, double count) => Unit switch
    {
        TimeUnit.BusinessDay => BusinessDays(instant, (int)Math.Clamp(count, -10_000, 10_000)),
        TimeUnit.Month => Months(instant, count),
        TimeUnit.Quarter => Months(instant, count * 3),
        TimeUnit.Year => Months(instant, count * 12),
        _ => instant.AddSeconds(count * SecondsOf(Unit)),
    };

    private static DateTime Months(DateTime instant, double months)
    {
        var whole = (int)Math.Truncate(months);
        return instant.AddMonths(whole).AddDays(Math.Round((months - whole) * 30));
    }

    private static DateTime BusinessDays(DateTime day, int count)
    {
        for (var step = Math.Sign(count); count != 0;)
        {
            day = day.AddDays(step);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) count -= step;
        }

        return day;
    }

    public static double SecondsOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 1,
        TimeUnit.Minute => 60,
        TimeUnit.Hour => 3600,
        TimeUnit.Day or TimeUnit.BusinessDay => 86_400,
        TimeUnit.Week => 7 * 86_400,
        TimeUnit.Month => 30 * 86_400,
        TimeUnit.Quarter => 91 * 86_400,
        TimeUnit.Year => 365 * 86_400,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
