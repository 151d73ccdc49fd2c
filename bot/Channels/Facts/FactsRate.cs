using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace CsmBot.Channels.Facts;

/// <summary>How often a source may send; whoever shows no known key has a much smaller share, so that keys are not guessed.</summary>
public static class FactsRate
{
    public const string Policy = "facts";
    public const int StrangersPerMinute = 30;

    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddFactsRate(this IServiceCollection services, FactSources sources) => services.AddRateLimiter(limits =>
    {
        limits.AddPolicy(Policy, http => sources.Of(http.Request) is { } source
            ? Window($"source {source.Name}", sources.RequestsPerMinute) : Window($"stranger {http.Connection.RemoteIpAddress}", StrangersPerMinute));
        limits.OnRejected = (rejected, _) => Reject(rejected);
    });

    private static RateLimitPartition<string> Window(string who, int most) => RateLimitPartition.GetFixedWindowLimiter(who,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = _window });

    private static async ValueTask Reject(OnRejectedContext rejected)
    {
        var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : _window;
        var seconds = (int)Math.Ceiling(Math.Clamp(after.TotalSeconds, 1, _window.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Problems.Of(429, "TooManyRequests", $"Too many requests: send again in {seconds} seconds, and rather many rows in one request than one row in many.")
            .ExecuteAsync(rejected.HttpContext);
    }
}
