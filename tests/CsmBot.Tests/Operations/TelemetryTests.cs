using System.Collections.Concurrent;
using System.Text;
using CsmBot.Commands;
using CsmBot.Operations;
using CsmBot.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Operations;

public sealed class TelemetryTests
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_is_told_what_the_bot_does_and_nothing_of_whom_or_what_was_said()
    {
        var got = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await Collector(got);
        await using (var host = await AppHost.Start(null,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_BSP_SCHEDULE_DELAY", "200")))
        {
            var dana = host.Chat(AppHost.Dana);
            await dana.Says("called Globex 25 min, great, about their marmalade migration");
            await dana.Says("which accounts are frobnicated");
            await Until(() => Has("/v1/traces", "turn") && Has("/v1/metrics", "csmbot.outbox.age") && Has("/v1/metrics", "csmbot.outbox.attempts") && Has("/v1/metrics", "NotUnderstood"));
        }
        Assert.All(new[] { "csmbot.turn.duration", "csmbot.understood", "csmbot.unused_words", "csmbot.inbox.waiting" }, name => Assert.True(Has("/v1/metrics", name), name));
        foreach (var (path, body) in got)
            Assert.All(new[] { "marmalade", "frobnicated", "Globex", "Dana", AppHost.Dana.Email }, secret => Assert.DoesNotContain(secret, body, StringComparison.OrdinalIgnoreCase));

        bool Has(string path, string name) => got.Any(g => g.Path == path && g.Body.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void An_endpoint_that_is_no_address_is_named_with_the_other_mistakes()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(Telemetry.Endpoint, "collector"), new("Workspace:Currency", "dollars")]).Build();
        var told = Assert.Throws<Usage>(() => Settings.Read(settings)).Message;
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT: \"collector\" is not an address such as http://localhost:4317.", told);
        Assert.Contains("Workspace:Currency", told);
    }

    private async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 600 && !holds(); i++) await Task.Delay(100, _stop);
        Assert.True(holds());
    }

    internal static async Task<WebApplication> Collector(ConcurrentQueue<(string, string)> got)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            got.Enqueue(($"/v1/{signal}", Encoding.Latin1.GetString(body.ToArray())));
            return Results.Bytes([], "application/x-protobuf");
        });
        await app.StartAsync();
        return app;
    }
}
