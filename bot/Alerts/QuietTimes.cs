using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Alerts;

/// <summary>Until when a conversation is left alone by what can wait. Pure.</summary>
public sealed record QuietTimes(TimeOnly? From, TimeOnly? To, bool Weekends, TimeZoneInfo Zone)
{
    /// <summary>What the conversation has set, else what the settings say.</summary>
    public static QuietTimes Of(Quiet? set, AlertPolicy policy, TimeZoneInfo usual) => set is null
        ? new(policy.QuietHours?.From, policy.QuietHours?.To, policy.QuietWeekends, usual)
        : new(Time(set.From), Time(set.To), set.Weekends, LocalTime.Zone(set.Zone, usual));

    /// <summary>The instant (UTC) at which it may be disturbed again; null when it may be now.</summary>
    public DateTime? Until(DateTime now, IReadOnlySet<DateOnly> holidays)
    {
        var local = LocalTime.Of(now, Zone);
        var at = local;
        // Each turn leaves one quiet stretch behind; a year of holidays in a row is no calendar.
        for (var turn = 0; turn < 400; turn++)
        {
            var day = DateOnly.FromDateTime(at);
            if (Weekends && (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day))) at = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
            else if (From is { } from && To is { } to && TimeOnly.FromDateTime(at).IsBetween(from, to)) at = At(to, at);
            else break;
        }

        return at == local ? null : LocalTime.ToUtc(at, Zone);
    }

    private static DateTime At(TimeOnly time, DateTime after) => after.Date + time.ToTimeSpan() is var today && today > after ? today : today.AddDays(1);

    private static TimeOnly? Time(int? minutes) => minutes is { } m ? TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(m)) : null;
}
