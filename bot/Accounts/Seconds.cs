namespace CsmBot.Accounts;

/// <summary>Instants as whole seconds since 2000-01-01 UTC, which a signed 32-bit number holds from 1931 to 2068; others stick at the ends.</summary>
public static class Seconds
{
    private static readonly DateTime _zero = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static int Of(DateTime utc) => (int)Math.Clamp(Math.Floor((utc - _zero).TotalSeconds), int.MinValue, int.MaxValue);

    public static DateTime ToInstant(int seconds) => _zero.AddSeconds(seconds);
}
