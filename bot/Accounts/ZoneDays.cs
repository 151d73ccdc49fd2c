using System.Collections.Concurrent;

namespace CsmBot.Accounts;

/// <summary>Where each calendar day begins in a time zone, as a table filled as it is used: a scan over millions of rows cannot afford a time zone's rules for each.</summary>
public sealed class ZoneDays
{
    private const int Unknown = int.MinValue;
    private static readonly DateOnly _first = new(1990, 1, 1);
    private static readonly DateOnly _last = new(2060, 1, 1);
    private static readonly int _firstSeconds = Seconds.Of(_first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
    private static readonly ConcurrentDictionary<TimeZoneInfo, ZoneDays> _known = new();

    private readonly TimeZoneInfo _zone;
    private readonly int[] _starts;

    private ZoneDays(TimeZoneInfo zone)
    {
        _zone = zone;
        _starts = new int[_last.DayNumber - _first.DayNumber];
        Array.Fill(_starts, Unknown);
    }

    public static ZoneDays Of(TimeZoneInfo zone) => _known.GetOrAdd(zone, z => new ZoneDays(z));

    /// <summary>The instant at which the day begins, in <see cref="Seconds"/>.</summary>
    public int Start(DateOnly day)
    {
        var i = day.DayNumber - _first.DayNumber;
        return (uint)i < (uint)_starts.Length ? StartAt(i) : Seconds.Of(Begin(day));
    }

    /// <summary>The calendar day of an instant given in <see cref="Seconds"/>.</summary>
    public DateOnly Day(int seconds)
    {
        var i = (int)(((long)seconds - _firstSeconds) / 86_400);
        if (i < 1 || i >= _starts.Length - 2) return DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Seconds.ToInstant(seconds), _zone));
        while (StartAt(i) > seconds) i--;
        while (StartAt(i + 1) <= seconds) i++;
        return _first.AddDays(i);
    }

    public DateOnly Day(DateTime utc) => Day(Seconds.Of(utc));

    /// <summary>Two threads may both work it out; they write the same.</summary>
    private int StartAt(int i) => _starts[i] is var known && known != Unknown ? known : _starts[i] = Seconds.Of(Begin(_first.AddDays(i)));

    private DateTime Begin(DateOnly day)
    {
        if (day == DateOnly.MinValue) return DateTime.MinValue;
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (_zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return _zone.IsAmbiguousTime(local)
            ? DateTime.SpecifyKind(local - _zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(local, _zone);
    }
}
