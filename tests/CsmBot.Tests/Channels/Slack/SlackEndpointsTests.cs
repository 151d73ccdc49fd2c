using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CsmBot.Channels.Slack;
using CsmBot.Commands;
using CsmBot.Data;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Data;
using CsmBot.Tests.Delivery;
using CsmBot.Tests.Serving;
using Microsoft.Extensions.Configuration;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>The edge: nothing unsigned, nothing twice, nothing late.</summary>
public class SlackEndpointsTests(ITestOutputHelper output)
{
    [Theory, MemberData(nameof(SlackSignatureVectors.All), MemberType = typeof(SlackSignatureVectors))]
    public void A_signature_holds_for_exactly_these_bytes_and_now(string name, long now, string timestamp, string body, string signature, bool holds) =>
        Assert.True(holds == SlackSignature.Holds(SlackSignatureVectors.Secret, [timestamp], [signature], Encoding.UTF8.GetBytes(body), DateTimeOffset.FromUnixTimeSeconds(now)), name);

    [Fact]
    public void Slacks_published_example_holds()
    {
        var (secret, now, timestamp, body, signature) = SlackSignatureVectors.Published;
        Assert.True(SlackSignature.Holds(secret, [timestamp], [signature], Encoding.UTF8.GetBytes(body), DateTimeOffset.FromUnixTimeSeconds(now)));
        Assert.False(SlackSignature.Holds(secret, [timestamp, timestamp], [signature], Encoding.UTF8.GetBytes(body), DateTimeOffset.FromUnixTimeSeconds(now)));
        Assert.False(SlackSignature.Holds(secret, [timestamp], [signature, signature], Encoding.UTF8.GetBytes(body), DateTimeOffset.FromUnixTimeSeconds(now)));
        Assert.False(SlackSignature.Holds(secret, [], [signature], Encoding.UTF8.GetBytes(body), DateTimeOffset.FromUnixTimeSeconds(now)));
    }

    [Fact]
    public async Task Over_HTTP_the_same_cases_are_let_in_or_refused()
    {
        using var folder = new Folder();
        using var store = Store.Open(folder.Path);
        var clock = new HandClock(Some.Now);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:SigningSecret"] = SlackSignatureVectors.Secret, ["Slack:BotToken"] = "xoxb-invented", ["Slack:ApiBaseUrl"] = "http://127.0.0.1:9/api/", ["Logging:LogLevel:Default"] = "None",
        }).Build();
        await using var app = CsmBot.Commands.Serving.Build(store, Settings.Read(configuration) with { Limits = CsmBot.Access.LimitSettings.Widest }, clock, "http://127.0.0.1:0", configuration);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        foreach (var row in SlackSignatureVectors.All)
        {
            var (name, now, timestamp, body, signature, holds) = row.Data;
            // HTTP itself takes the space off.
            if (timestamp != timestamp.Trim()) continue;
            clock.Now = DateTimeOffset.FromUnixTimeSeconds(now).UtcDateTime;
            using var request = new HttpRequestMessage(HttpMethod.Post, app.Urls.First() + "/slack/events") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            request.Headers.TryAddWithoutValidation(SlackSignature.Timestamp, timestamp);
            request.Headers.TryAddWithoutValidation(SlackSignature.Signature, signature);
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(holds == (response.StatusCode != HttpStatusCode.Unauthorized), $"{name}: {response.StatusCode}");
        }
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(SlackSignature.Timestamp), InlineData(SlackSignature.Signature)]
    public async Task A_header_that_is_there_twice_or_not_at_all_is_refused(string header)
    {
        await using var host = await SlackHost.Start();
        using var request = host.Delivery.Signed("/slack/events", """{"type":"url_verification","challenge":"c"}""", "application/json");
        var lines = request.Headers.ToDictionary(h => h.Key, h => h.Value.Single());

        Assert.Equal("200", await Raw(host, request, lines.Select(l => $"{l.Key}: {l.Value}")));
        Assert.Equal("401", await Raw(host, request, lines.Select(l => $"{l.Key}: {l.Value}").Append($"{header}: {lines[header]}")));
        Assert.Equal("401", await Raw(host, request, lines.Where(l => l.Key != header).Select(l => $"{l.Key}: {l.Value}")));
    }

    [Fact]
    public async Task The_address_is_verified_and_checked_by_signed_requests_alone()
    {
        await using var host = await SlackHost.Start();
        Assert.Equal("c-1", (string?)(await host.Delivery.Event(new JsonObject { ["type"] = "url_verification", ["challenge"] = "c-1" }))!["challenge"]);
        Assert.Null(await host.Delivery.Command(new JsonObject { ["ssl_check"] = "1", ["token"] = "t" }));
        Assert.Null(await host.Delivery.Event(new JsonObject { ["type"] = "app_rate_limited", ["team_id"] = SlackWorld.Team, ["minute_rate_limited"] = 1795165200 }));
        using var forged = await host.Delivery.Send(host.Delivery.Signed("/slack/events", """{"type":"url_verification","challenge":"c-1"}""", "application/json", secret: "another"));
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
    }

    [Fact]
    public async Task A_forged_message_logs_nothing()
    {
        await using var host = await SlackHost.Start();
        var body = host.Dana.Event(new() { ["type"] = "message", ["channel_type"] = "im", ["channel"] = host.Dana.Chat, ["user"] = host.Dana.Id, ["text"] = "called Acme 25 min", ["ts"] = "1.1" }).ToJsonString();
        foreach (var request in new[]
        {
            host.Delivery.Signed("/slack/events", body, "application/json", secret: "another"), host.Delivery.Signed("/slack/events", body, "application/json", at: host.Now().ToUnixTimeSeconds() - 400),
            host.Delivery.Signed("/slack/events", body, "application/json", at: host.Now().ToUnixTimeSeconds() + 400),
        })
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.Delivery.Send(request)).StatusCode);
        await host.Dana.Says("help");
        Assert.Empty(host.Logged());
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        await using var host = await SlackHost.Start();
        using var request = host.Delivery.Signed("/slack/events", $$"""{"type":"url_verification","challenge":"{{new string('x', 1024 * 1024)}}"}""", "application/json");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.Delivery.Send(request)).StatusCode);
    }

    [Fact]
    public async Task Another_workspace_or_app_is_refused_and_not_asked_for_again()
    {
        await using var host = await SlackHost.Start();
        await host.Dana.Says("help");
        foreach (var change in new[] { ("team_id", "T0OTHERCO1"), ("api_app_id", "A0OTHER") })
        {
            var message = host.Dana.Mention(SlackHost.Success, "help");
            message[change.Item1] = change.Item2;
            using var response = await host.Delivery.Send(host.Delivery.Signed("/slack/events", message.ToJsonString(), "application/json"));
            Assert.Equal((HttpStatusCode.Forbidden, "1"), (response.StatusCode, response.Headers.GetValues("x-slack-no-retry").Single()));
        }
    }

    [Fact]
    public async Task Under_load_everything_is_acknowledged_in_time_and_answered_once()
    {
        await using var host = await SlackHost.Start();
        await host.Dana.Says("help");
        var people = Enumerable.Range(0, 20).Select(i => host.Person($"U0CROWD{i:000}", AppHost.Dana.Email, "Dana Reyes")).ToList();
        var messages = Enumerable.Range(0, 100).Select(i => people[i % 20].Event(new()
        {
            ["type"] = "message", ["channel_type"] = "im", ["channel"] = people[i % 20].Chat, ["user"] = people[i % 20].Id, ["text"] = $"called Acme {i + 1} min", ["ts"] = host.World.NewTs(),
        })).ToList();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(messages.Concat(messages).Select(m => host.Delivery.Event(m)));
        output.WriteLine($"{2 * messages.Count} deliveries were acknowledged within {clock.ElapsedMilliseconds} ms, the slowest after {host.Delivery.Slowest.TotalMilliseconds:0} ms");

        await SlackServer.Until(() => host.Logged().Count == messages.Count ? "" : null, "all of them logged", host.Slack, seconds: 60);
        Assert.Equal(messages.Count, host.Logged().Count);
    }

    /// <summary>As no client of good manners sends it.</summary>
    private static async Task<string> Raw(SlackHost host, HttpRequestMessage request, IEnumerable<string> headers)
    {
        var body = await request.Content!.ReadAsByteArrayAsync();
        var uri = request.RequestUri!;
        using var client = new TcpClient(uri.Host, uri.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"POST {uri.AbsolutePath} HTTP/1.1\r\nHost: {uri.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{string.Join("\r\n", headers)}\r\n\r\n"));
        await stream.WriteAsync(body);
        var answer = await new StreamReader(stream).ReadToEndAsync();
        return answer.Split(' ')[1];
    }
}
