using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CsmBot.Channels.Slack;

namespace CsmBot.Tests.Channels.Slack.FakeSlack;

/// <summary>How Slack delivers: signed, by HTTP or by a socket, waiting three seconds for the answer, and events again when there was none.</summary>
public sealed class SlackDelivery(SlackServer server, HttpClient http, Func<string>? bot, Func<DateTimeOffset> now)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>A machine that does ten other things at once may be late; a program that never answers in time fails.</summary>
    private static readonly TimeSpan Hopeless = TimeSpan.FromSeconds(60);

    /// <summary>The longest that an answer took.</summary>
    public TimeSpan Slowest { get; private set; }

    public Task<JsonObject?> Event(JsonObject payload, int retry = 0) => bot is null ? Socket("events_api", payload, false) : Post("/slack/events", payload.ToJsonString(), "application/json", retry);

    public Task<JsonObject?> Command(JsonObject fields) => bot is null ? Socket("slash_commands", fields, true) : Post("/slack/commands", Form(fields), "application/x-www-form-urlencoded");

    public Task<JsonObject?> Interaction(JsonObject payload, string path = "/slack/interactivity") => bot is null ? Socket("interactive", payload, true)
        : Post(path, Form(new JsonObject { ["payload"] = payload.ToJsonString() }), "application/x-www-form-urlencoded");

    /// <summary>The request as Slack signs it.</summary>
    public HttpRequestMessage Signed(string path, string body, string type, string? secret = null, long? at = null)
    {
        var time = (at ?? now().ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, bot!() + path) { Content = new StringContent(body, Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue(type)) };
        request.Headers.Add(SlackSignature.Timestamp, time);
        request.Headers.Add(SlackSignature.Signature, SlackSignature.Of(secret ?? server.World.Secret, time, Encoding.UTF8.GetBytes(body)));
        return request;
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

    private async Task<JsonObject?> Post(string path, string body, string type, int retry = 0)
    {
        using var request = Signed(path, body, type);
        if (retry > 0)
        {
            request.Headers.Add("x-slack-retry-num", retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("x-slack-retry-reason", "http_timeout");
        }
        var clock = Stopwatch.StartNew();
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (clock.Elapsed > Slowest) Slowest = clock.Elapsed;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        // An event comes again, as Slack would send it; a person who pressed something would see an error.
        if (clock.Elapsed > Patience && path == "/slack/events" && retry < 3) return await Post(path, body, type, retry + 1);
        Assert.True(clock.Elapsed < Hopeless, $"{path} was answered after {clock.Elapsed}");
        return text == "" ? null : JsonNode.Parse(text)!.AsObject();
    }

    private async Task<JsonObject?> Socket(string type, JsonObject payload, bool acceptsPayload) => (await server.Sockets.Deliver(type, payload, acceptsPayload))["payload"]?.AsObject();

    private static string Form(JsonObject fields) => string.Join('&', fields.Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode((string?)f.Value)}"));
}
