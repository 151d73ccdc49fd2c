using System.Diagnostics.Metrics;
using CsmBot.Data;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CsmBot.Operations;

/// <summary>
/// Traces and metrics by OTLP, on when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; the other standard variables hold too
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). The framework's spans of requests are left out: their addresses carry the tokens of signed links
/// and of Slack's response addresses.
/// </summary>
internal static class Telemetry
{
    private const string Prefix = "OTEL_";
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] _frameworksMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    /// <summary>What is wrong with the settings; null when nothing is.</summary>
    public static string? Problem(IConfiguration settings) => settings[Endpoint] is not { Length: > 0 } address ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? null
        : $"{Endpoint}: \"{address}\" is not an address such as http://localhost:4317.";

    public static void AddTelemetry(this WebApplicationBuilder builder, IConfiguration settings)
    {
        if (string.IsNullOrEmpty(settings[Endpoint])) return;
        builder.Configuration.AddInMemoryCollection(settings.AsEnumerable().Where(s => s.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)));
        builder.Services.AddHostedService<BacklogMeasures>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("csmbot"))
            .WithTracing(tracing => tracing.AddSource(Measures.Name).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Measures.Name, Data.Cosmos.Wire.MeterName).AddMeter(_frameworksMeters).AddOtlpExporter());
    }

    /// <summary>What is owed, looked up when it is asked for.</summary>
    private sealed class BacklogMeasures(Store store, TimeProvider time) : IHostedService, IDisposable
    {
        private readonly Meter _meter = new(Measures.Name);

        public Task StartAsync(CancellationToken stop)
        {
            Gauge("csmbot.inbox.waiting", "{message}", "Messages that came in and are not answered yet.", s => s.Waiting);
            Gauge("csmbot.inbox.age", "s", "How long the oldest of them waits.", s => s.OldestWaiting.TotalSeconds);
            Gauge("csmbot.inbox.put_aside", "{message}", "Messages that failed again and again.", s => s.PutAside);
            Gauge("csmbot.outbox.owed", "{message}", "Messages to be sent.", s => s.Owed);
            Gauge("csmbot.outbox.age", "s", "How long the oldest of them is overdue.", s => s.OldestOwed.TotalSeconds);
            Gauge("csmbot.outbox.given_up", "{message}", "Messages that could not be sent.", s => s.GivenUp);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken stop) => Task.CompletedTask;

        public void Dispose() => _meter.Dispose();

        private void Gauge(string name, string unit, string says, Func<Backlog, double> value) => _meter.CreateObservableGauge(name, () =>
        {
            using var db = store.Db();
            return value(Backlog.Of(db, time.GetUtcNow().UtcDateTime));
        }, unit, says);
    }
}
