using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Serving;

/// <summary>What the bot sent: a new message, or (PUT) a message's new content.</summary>
public sealed record Sent(string Method, string Conversation, string Id, string? ReplyTo, JsonNode Activity, bool Targeted)
{
    public CardText Card => new(Activity);

    /// <summary>The token that it came with.</summary>
    public string? Bearer { get; init; }
}

/// <summary>The far end of the Bot Framework's connector: records what it is sent, and can be told to refuse or to be slow.</summary>
public sealed class FarConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _messages;

    private FarConnector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v3/conversations/{conversation}/activities/{id?}", (string conversation, string? id, HttpContext http) => Take(http, conversation, id));
        _app.MapPost("/v3/conversations", (JsonObject asked) => Results.Json(new { id = "direct-with-" + asked["members"]![0]!["id"] }, statusCode: 201));
        _app.MapGet("/v3/conversations/{conversation}/members/{user}", (string user, HttpContext http) =>
        {
            Asked.Enqueue(user);
            return !Knows(Bearer(http)) ? Results.StatusCode(401) : MembersDown ? Results.StatusCode(503) : Members.TryGetValue(user, out var member) ? Results.Json(member) : Results.NotFound();
        });
        _app.MapGet("/v3/teams/{team}/conversations", (string team) => Results.Json(new { conversations = Channels.Select(c => new { id = c.Id, name = c.Name }) }));
        _app.MapPut("/v3/conversations/{conversation}/activities/{id}", (string conversation, string id, HttpContext http) => Take(http, conversation, id));
    }

    public string Address => _app.Urls.Single();
    public ConcurrentQueue<Sent> Got { get; } = [];

    /// <summary>The status of an answer (200 is taken and recorded), by the activity; and what Retry-After says.</summary>
    public Func<JsonNode, int> Status { get; set; } = _ => 200;
    public string? RetryAfter { get; set; }

    /// <summary>Who it says that the members of its conversations are, by their id there.</summary>
    public ConcurrentDictionary<string, JsonNode> Members { get; } = [];

    /// <summary>Whether it takes what comes with this token; else the answer is 401.</summary>
    public Func<string?, bool> Knows { get; set; } = _ => true;
    
    /// <summary>Which members were asked for, and whether none is told of.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];
    public bool MembersDown { get; set; }

    /// <summary>The channels of every team.</summary>
    public IReadOnlyList<(string Id, string? Name)> Channels { get; set; } = [];

    /// <summary>What an answer waits for, by the activity; by default nothing.</summary>
    public Func<JsonNode, Task> Waits { get; set; } = _ => Task.CompletedTask;

    /// <summary>Cuts the connection in place of an answer: before it took the activity, or when it had taken it.</summary>
    public Func<JsonNode, bool> Cuts { get; set; } = _ => false;
    public Func<JsonNode, bool> CutsAfterwards { get; set; } = _ => false;

    public static async Task<FarConnector> Start()
    {
        var far = new FarConnector();
        await far._app.StartAsync();
        return far;
    }

    private async Task<IResult> Take(HttpContext http, string conversation, string? id)
    {
        var activity = (await JsonNode.ParseAsync(http.Request.Body))!;
        await Waits(activity).WaitAsync(http.RequestAborted);
        if (Cuts(activity))
        {
            http.Abort();
            return Results.Empty;
        }
        var bearer = Bearer(http);
        var status = Knows(bearer) ? Status(activity) : 401;
        if (status != 200)
        {
            if (RetryAfter is not null) http.Response.Headers.RetryAfter = RetryAfter;
            return Results.Json(new { error = new { code = "Refused", message = "not now" } }, statusCode: status);
        }
        var update = http.Request.Method == "PUT";
        var given = update ? id! : $"m-{Interlocked.Increment(ref _messages)}";
        Got.Enqueue(new Sent(http.Request.Method, conversation, given, update ? null : id, activity, http.Request.Query["isTargetedActivity"] == "true") { Bearer = bearer });
        if (CutsAfterwards(activity)) http.Abort();
        return Results.Json(new { id = given });
    }

    private static string? Bearer(HttpContext http) => http.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] ? token : null;

    /// <summary>Waits for a message of this kind.</summary>
    public async Task<Sent> Until(Func<Sent, bool> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (Got.FirstOrDefault(wanted) is { } found) return found;
            await Task.Delay(5, patience.Token);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
