using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CsmBot.Benchmarks;

/// <summary>The connector at the far end: says when the answer to a message is there, and counts how many came.</summary>
internal sealed class FarTeams : IAsyncDisposable
{
    private readonly WebApplication _app = Web();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _cards = [];
    private int _messages;

    /// <summary>How often a card that turned an account red came, by the account's name.</summary>
    public ConcurrentDictionary<string, int> Turned { get; } = [];

    public ConcurrentDictionary<string, int> Answers { get; } = [];
    public string Address => _app.Urls.First();

    public static async Task<FarTeams> Start()
    {
        var far = new FarTeams();
        far._app.MapPost("/v3/conversations/{conversation}/activities/{id?}", (string? id, JsonNode said) =>
        {
            if (id is null && (string?)said["summary"] is { } summary && summary.IndexOf(" turned ", StringComparison.Ordinal) is > 0 and var end)
            {
                far.Turned.AddOrUpdate(summary[..end], 1, (_, n) => n + 1);
                if (far._cards.TryGetValue(summary[..end], out var turned)) turned.TrySetResult();
            }
            if (id is not null)
            {
                far.Answers.AddOrUpdate(id, 1, (_, n) => n + 1);
                if (far._waiting.TryGetValue(id, out var asked)) asked.TrySetResult();
            }
            return Results.Json(new { id = $"m-{Interlocked.Increment(ref far._messages)}" });
        });
        far._app.MapPut("/v3/conversations/{conversation}/activities/{id}", (string id, JsonNode _) => Results.Json(new { id }));
        await far._app.StartAsync();
        return far;
    }

    /// <summary>Completes when the message of this id is answered.</summary>
    public Task Answer(string id) => _waiting.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Completes when a card tells that the account of this name has turned.</summary>
    public Task Card(string account) => _cards.GetOrAdd(account, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Nobody waits for this answer any more.</summary>
    public void Forget(string id) => _waiting.TryRemove(id, out _);

    /// <summary>The least that a bot can be: reads the activity, acknowledges it, and answers with what was said.</summary>
    public static async Task<WebApplication> Echo(HttpClient http)
    {
        var app = Web();
        app.MapPost("/api/messages", (JsonObject activity) =>
        {
            _ = Answer(activity);
            return Results.Accepted();
        });
        await app.StartAsync();
        return app;

        async Task Answer(JsonObject activity)
        {
            var reply = new JsonObject { ["type"] = "message", ["text"] = activity["text"]!.DeepClone(), ["replyToId"] = activity["id"]!.DeepClone() };
            using var response = await http.PostAsJsonAsync($"{activity["serviceUrl"]}/v3/conversations/{Uri.EscapeDataString((string)activity["conversation"]!["id"]!)}/activities/{activity["id"]}", reply);
            response.EnsureSuccessStatusCode();
        }
    }

    internal static WebApplication Web()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
