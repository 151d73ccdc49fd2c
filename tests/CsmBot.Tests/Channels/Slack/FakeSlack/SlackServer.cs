using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using CsmBot.Channels.Slack.Package;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Channels.Slack.FakeSlack;

/// <summary>A call of the Web API, as it came.</summary>
public sealed record SlackCall(string Method, JsonObject Arguments, string? Authorization, DateTime At)
{
    /// <summary>"ok", or the error it was answered with.</summary>
    public string Answer { get; set; } = "…";

    /// <summary>The permission that it lacked.</summary>
    public string? Needed { get; set; }
}

/// <summary>
/// Slack's side over real HTTP and WebSocket, made from its documentation, which holds the bot to what Slack holds it to: tokens, known channels and people, triggers
/// good once and for three seconds, response addresses good five times, messages that cannot be updated, forms of requests, rate limits.
/// </summary>
public sealed class SlackServer : IAsyncDisposable
{
    private static readonly HashSet<string> FormOnly = ["users.info", "conversations.info", "bots.info", "oauth.v2.access", "chat.getPermalink"];

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, DateTime> _lastPost = [];

    private SlackServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseWebSockets();
        Web = new SlackWebApi(this);
        Sockets = new SlackSockets(this);
        _app.MapPost("/api/{method}", (string method, HttpContext http) => Call(method, http));
        _app.MapPost("/response/{id}", (string id, HttpContext http) => Respond(id, http));
        _app.Map("/socket/{ticket}", (string ticket, HttpContext http) => Sockets.Serve(ticket, http));
    }

    public SlackWorld World { get; } = new();
    public SlackWebApi Web { get; }
    public SlackSockets Sockets { get; }
    public ConcurrentQueue<SlackCall> Calls { get; } = [];

    public string Address => _app.Urls.Single();
    public string Api => Address + "/api/";

    /// <summary>What a call is answered in place of what it deserves; null is as it deserves.</summary>
    public Func<SlackCall, string?> Refuses { get; set; } = _ => null;

    /// <summary>What the answer to a call waits for; by default nothing.</summary>
    public Func<SlackCall, Task> Waits { get; set; } = _ => Task.CompletedTask;

    /// <summary>Blocks that this workspace does not take.</summary>
    public HashSet<string> UnknownBlocks { get; } = [];

    /// <summary>Posts to one channel must lie so far apart; sooner is answered with 429.</summary>
    public TimeSpan Apart { get; set; } = TimeSpan.Zero;

    /// <summary>Seconds after which a call that was refused as too soon may come again; not before.</summary>
    public int RetryAfter { get; set; } = 1;

    /// <summary>What tokens may; what wants more is refused. As it is, all that the bot asks for.</summary>
    public HashSet<string> Scopes { get; } = [.. SlackScopes.Of(agent: true, links: true).Select(s => s.Name)];

    /// <summary>How far Slack's clock is behind ours.</summary>
    public TimeSpan Off { get; set; }

    public static async Task<SlackServer> Start()
    {
        var slack = new SlackServer();
        await slack._app.StartAsync();
        return slack;
    }

    private async Task<IResult> Call(string method, HttpContext http)
    {
        var isForm = http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true;
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        var call = new SlackCall(method, isForm ? Form(body) : JsonNode.Parse(body)!.AsObject(), http.Request.Headers.Authorization, DateTime.UtcNow);
        Calls.Enqueue(call);
        await Waits(call);
        var (answer, error) = Refuses(call) is { } refusal ? (null, refusal)
            : !isForm && FormOnly.Contains(method) ? (null, "invalid_arguments")
            : method is "chat.postMessage" or "chat.update" or "chat.postEphemeral" && IsTooSoon((string?)call.Arguments["channel"] ?? "") ? (null, "ratelimited")
            : Web.Answer(call);
        call.Answer = error ?? "ok";
        if (Off != TimeSpan.Zero) http.Response.Headers.Date = (DateTimeOffset.UtcNow - Off).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        if (error is null or "missing_scope") http.Response.Headers["x-oauth-scopes"] = string.Join(',', Scopes);
        return error is null ? Results.Json(Ok(answer!)) : Refuse(http, error, call.Needed);
    }

    private bool IsTooSoon(string channel)
    {
        var now = DateTime.UtcNow;
        if (Apart == TimeSpan.Zero) return false;
        var last = _lastPost.GetValueOrDefault(channel);
        if (now - last < Apart) return true;
        _lastPost[channel] = now;
        return false;
    }

    private IResult Refuse(HttpContext http, string error, string? needed)
    {
        if (needed is not null) return Results.Json(new { ok = false, error, needed, provided = string.Join(',', Scopes) });
        if (error != "ratelimited") return Results.Json(new { ok = false, error });
        http.Response.Headers.RetryAfter = RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.Json(new { ok = false, error }, statusCode: 429);
    }

    private static JsonObject Ok(JsonObject answer)
    {
        answer["ok"] = true;
        return answer;
    }

    private async Task<IResult> Respond(string id, HttpContext http)
    {
        var address = $"{Address}/response/{id}";
        if (http.Request.Headers.Authorization.Count > 0) return Results.Text("token_sent_to_response_url", statusCode: 400);
        var message = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        return Web.Respond(address, message) is { } error ? Results.Text(error, statusCode: 404) : Results.Text("ok");
    }

    private static JsonObject Form(string body)
    {
        var fields = new JsonObject();
        // In a form, what is more than a word is written as JSON.
        foreach (var (name, value) in QueryHelpers.ParseQuery(body)) fields[name] = name is "blocks" or "view" or "metadata" or "attachments" or "prompts" ? JsonNode.Parse(value.ToString()) : value.ToString();
        return fields;
    }

    /// <summary>Waits for what is to become so.</summary>
    public static async Task<T> Until<T>(Func<T?> wanted, string what, SlackServer? server = null, int seconds = 60) where T : class
    {
        var end = DateTime.UtcNow + TimeSpan.FromSeconds(seconds);
        while (DateTime.UtcNow < end)
        {
            if (wanted() is { } found) return found;
            await Task.Delay(5);
        }
        throw new Xunit.Sdk.XunitException($"It never came to be: {what}. The bot's last calls: {string.Join("; ", server?.Calls.TakeLast(5).Select(c => $"{c.Method} {c.Answer}") ?? [])}. What it holds against them: {string.Join("; ", server?.Web.Violations ?? [])}");
    }

    public async ValueTask DisposeAsync()
    {
        await Sockets.End();
        await _app.DisposeAsync();
    }
}
