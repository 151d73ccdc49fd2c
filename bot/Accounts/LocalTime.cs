namespace CsmBot.Accounts;

/// <summary>The instant of a wall-clock time. A time that the clock skips in spring is the first one after the gap; of a time that comes twice in autumn it is the first.</summary>
public static class LocalTime
{
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15 - (local.Minute % 15));
        return zone.IsAmbiguousTime(local)
            ? DateTime.SpecifyKind(local - zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }

    public static DateTime Of(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    /// <summary>The zone of that IANA name, or <paramref name="other"/> where this machine does not know it.</summary>
    public static TimeZoneInfo Zone(string? name, TimeZoneInfo other) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : other;
}
