namespace CsmBot.Cards;

/// <summary>A moment, as the clock of a zone shows it, and as it is the same for readers everywhere: a channel that knows their zones shows it in theirs.</summary>
/// <param name="Local">What the clock shows.</param>
/// <param name="Utc">The same in UTC.</param>
public readonly record struct Instant(DateTime Local, DateTime Utc)
{
    public static Instant Of(DateTime utc, TimeZoneInfo zone) => new(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone), utc);

    /// <summary>Whole seconds since 1970-01-01 UTC.</summary>
    public long Epoch => (Utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
}
