using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CsmBot.Data;

/// <summary>An instant is stored as milliseconds since 1970-01-01 UTC.</summary>
public sealed class InstantColumn() : ValueConverter<DateTime, long>(instant => Stored.Instant(instant), stored => Stored.Instant(stored));

/// <summary>A day is stored as days since 1970-01-01.</summary>
public sealed class DayColumn() : ValueConverter<DateOnly, int>(day => Stored.Day(day), stored => Stored.Day(stored));

/// <summary>Money is stored as a whole number of ten-thousandths, which keeps hourly rates such as 83.3333 exact enough and sums exact.</summary>
public sealed class MoneyColumn() : ValueConverter<decimal, long>(money => Stored.Amount(money), stored => Stored.Amount(stored));

/// <summary>How instants, days and money look in a column; one place for EF and for the raw readers.</summary>
public static class Stored
{
    private static readonly int _epochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static long Instant(DateTime instant) => (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
    public static DateTime Instant(long milliseconds) => DateTime.UnixEpoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond);
    public static int Day(DateOnly day) => day.DayNumber - _epochDay;
    public static DateOnly Day(int days) => DateOnly.FromDayNumber(days + _epochDay);
    public static long Amount(decimal money) => (long)decimal.Round(money * 10_000m);
    public static decimal Amount(long stored) => stored / 10_000m;
}
