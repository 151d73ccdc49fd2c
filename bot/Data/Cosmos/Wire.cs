using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;

namespace CsmBot.Data.Cosmos;

/// <summary>Sees every answer of the service: its time, and what it charges.</summary>
internal sealed class Wire(ServerClock clock) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "CsmBot.Cosmos";

    private static readonly Meter _meter = new(MeterName);
    private static readonly Counter<double> _charge = _meter.CreateCounter<double>("csmbot.cosmos.charge", "{request unit}", "What Cosmos DB charged, by verb.");
    private static readonly Counter<long> _throttled = _meter.CreateCounter<long>("csmbot.cosmos.throttled", "{request}", "Requests that Cosmos DB turned away for a while.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        var answer = await base.SendAsync(request, cancel);
        if (answer.Headers.Date is { } date) clock.Hear(date.UtcDateTime, Stopwatch.GetElapsedTime(begun));
        if (answer.Headers.TryGetValues("x-ms-request-charge", out var charges) && double.TryParse(charges.First(), CultureInfo.InvariantCulture, out var charge))
            _charge.Add(charge, new KeyValuePair<string, object?>("verb", request.Method.Method));
        if (answer.StatusCode == HttpStatusCode.TooManyRequests) _throttled.Add(1);
        return answer;
    }
}
