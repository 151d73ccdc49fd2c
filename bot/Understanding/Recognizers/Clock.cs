namespace CsmBot.Understanding.Recognizers;

internal enum Part : byte { Morning, Afternoon, Evening, Night, Lunch, Dinner, Breakfast, Daytime, NightTime }

/// <summary>How a part of the day was narrowed: "early morning" is its first half, "late" its second.</summary>
internal enum Share : byte { Whole, Early, Late }

internal sealed record PartOfDay(Part Part, Share Share);

/// <summary>Hours and minutes as seconds after midnight.</summary>
internal static class Clock
{
    private const int HourLong = 3600;

    public static TimeReading? Of(int hour, int minute, int second = 0)
    {
        if (hour is < 0 or > 24 || minute is < 0 or > 59 || second is < 0 or > 59 || (hour == 24 && minute > 0)) return null;
        return new TimeReading((hour % 24 * HourLong) + (minute * 60) + second, hour is >= 1 and < 12);
    }

    public static TimeReading? Of(int hour, int minute, int second, Half half)
    {
        if (Of(hour, minute, second) is not { } time) return null;
        var afternoon = half == Half.Pm && hour < 12 ? 12 * HourLong : half == Half.Am && hour == 12 ? -12 * HourLong : 0;
        return new TimeReading(time.Seconds + afternoon);
    }

    /// <summary>The half of the day that a part of it says: "7 in the evening", "1 o'clock lunchtime".</summary>
    public static TimeReading In(Part part, TimeReading time)
    {
        if (!time.EitherHalf) return time;
        var later = part switch
        {
            Part.Morning or Part.Breakfast or Part.NightTime => false,
            Part.Lunch or Part.Daytime => time.Seconds < 7 * HourLong,
            Part.Night => time.Seconds >= 5 * HourLong,
            _ => true,
        };
        return new TimeReading(later ? time.Later : time.Seconds);
    }

    public static (int From, int To) Of(PartOfDay part)
    {
        var (from, to) = part.Part switch
        {
            Part.Morning or Part.Breakfast => (8, 12),
            Part.Afternoon => (12, 16),
            Part.Evening or Part.Dinner => (16, 20),
            Part.Night => (20, 24),
            Part.Lunch => (11, 13),
            Part.Daytime => (8, 18),
            Part.NightTime => (0, 8),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
        var middle = (from + to) * HourLong / 2;
        // A night ends a second before midnight, so that it stays on its day.
        var end = to == 24 ? (24 * HourLong) - 1 : to * HourLong;
        return part.Share switch { Share.Early => (from * HourLong, middle), Share.Late => (middle, end), _ => (from * HourLong, end) };
    }

    /// <summary>"5 to 6pm", "11 to 3pm", "8am-3": the half that one side says decides the other's.</summary>
    public static TimeRangeReading? Between(TimeReading from, TimeReading to)
    {
        if (from.EitherHalf && to.EitherHalf)
            return new TimeRangeReading(from.Seconds, to.Seconds > from.Seconds ? to.Seconds : to.Later, to.Seconds > from.Seconds);
        if (from.EitherHalf) return new TimeRangeReading(from.Later < to.Seconds ? from.Later : from.Seconds, to.Seconds);
        if (to.EitherHalf) return new TimeRangeReading(from.Seconds, to.Seconds > from.Seconds ? to.Seconds : to.Later > from.Seconds ? to.Later : to.Seconds);
        return from.Seconds == to.Seconds ? null : new TimeRangeReading(from.Seconds, to.Seconds);
    }
}
