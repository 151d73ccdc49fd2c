using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Tests.Data;
using CsmBot.Tests.Data.Cosmos;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Operations;

/// <summary>What an operator sees of a host on Cosmos DB.</summary>
public sealed class CosmosOperationsTests : OnOwnDouble
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    // The host ends with its store, which this class ends too.
    private Task<AppHost> Host(params (string, string)[] settings) => AppHost.Start(null, new CsmBot.Commands.RunningClock(Some.Now), settings, Home);

    [Fact]
    public async Task A_host_is_ready_with_how_far_its_book_is_behind_not_while_the_account_is_away_and_by_itself_again_afterwards()
    {
        await using var host = await Host();
        var ready = await host.Http.GetFromJsonAsync<JsonNode>(host.Address + "/health/ready", _stop);
        Assert.Equal(("ready", 29), ((string?)ready!["status"], (int)ready["accounts"]!));
        Assert.InRange((long)ready["book"]!["lag_ms"]!, 0, 60_000);
        Server.Fault = _ => CosmosFault.Unavailable;
        using (var away = await host.Http.GetAsync(host.Address + "/health/ready", _stop))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.Contains("the store does not answer", await away.Content.ReadAsStringAsync(_stop));
        }
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(host.Address + "/health/live", _stop)).StatusCode);
        Server.Fault = null;
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(host.Address + "/health/ready", _stop)).StatusCode);
    }

    [Fact]
    public async Task A_collector_is_told_what_the_account_charges_and_how_often_it_turns_away()
    {
        var got = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await TelemetryTests.Collector(got);
        await using var host = await Host(("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"));
        var calls = 0;
        Server.Fault = call => Interlocked.Increment(ref calls) % 5 == 0 ? CosmosFault.Throttled : null;
        await host.Chat(AppHost.Dana).Says("called Globex 25 min, went well");
        for (var i = 0; i < 600 && !(Has("csmbot.cosmos.charge") && Has("csmbot.cosmos.throttled")); i++) await Task.Delay(100, _stop);
        Assert.True(Has("csmbot.cosmos.charge") && Has("csmbot.cosmos.throttled"));

        bool Has(string name) => got.Any(g => g.Path == "/v1/metrics" && g.Body.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_charge_and_every_request_that_was_turned_away_is_counted()
    {
        var (charged, throttled) = (0d, 0L);
        using var listener = new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = (instrument, listening) => { if (instrument.Meter.Name == "CsmBot.Cosmos") listening.EnableMeasurementEvents(instrument); } };
        // Other tests are charged at the same time: what this one does is told by where it comes from.
        var mine = new AsyncLocal<bool> { Value = true };
        var both = new Lock();
        listener.SetMeasurementEventCallback<double>((_, amount, _, _) => { if (mine.Value) lock (both) charged += amount; });
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => { if (mine.Value) lock (both) throttled += count; });
        listener.Start();
        using var store = CsmBot.Data.Store.Open(Home.Data);
        var turnedAway = 0;
        Server.Fault = call => call.Verb == "POST" && turnedAway++ < 3 ? CosmosFault.Throttled : null;
        var before = (Server.Charged, charged);
        await store.Write(work => work.Put(Some.Call, CsmBot.Data.Origin.Chat), _stop);
        Assert.Equal(3, throttled);
        Assert.Equal(Server.Charged - before.Charged, charged - before.charged, 6);
    }
}
