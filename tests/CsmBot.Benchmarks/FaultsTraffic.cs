using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Accounts;

namespace CsmBot.Benchmarks;

/// <summary>What is said and pushed to several hosts while they are in trouble, and what came of it. Who gets no answer sends the same again, to another host.</summary>
internal sealed class FaultsTraffic(SharedStore store, List<HostProcess> hosts, FarTeams far, HttpClient http)
{
    /// <summary>Programs that push at once, and how many tickets each sends in a request.</summary>
    private const int Pushers = 12, AtOnce = 10;

    /// <summary>So long a program waits between two requests: the tickets come for as long as it takes to have each fault once.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(5);

    public int Again;
    public int Killed, Stopped, Upset;

    public SharedStore Store => store;
    public List<HostProcess> Hosts => hosts;
    public FarTeams Far => far;
    public HttpClient Http => http;
    public ConcurrentDictionary<string, int> Acknowledged { get; } = [];
    public ConcurrentDictionary<string, Account> Pushed { get; } = [];

    public async Task Say(int s, int m, string text)
    {
        var id = $"f-{s}-{m}";
        for (var attempt = 0; ; attempt++)
        {
            // The host changes with every message, and with every attempt.
            if (await Post(Hosts[(s + m + 1 + attempt) % Hosts.Count], "/api/messages", Activity(id, $"a:{s}", text, Far.Address, Store.People[s].Email))) break;
            Interlocked.Increment(ref Again);
            await Task.Delay(200);
        }
        Acknowledged[id] = 1;
    }

    /// <summary>Tickets as another system pushes them, again and again until they are taken: each turns an account whose owner has a chat. A few at once, and then others, so that they come all the time.</summary>
    public async Task Push(Func<bool> goesOn)
    {
        var batches = Store.Accounts.Where(a => !Far.Turned.ContainsKey(a.Name)).Chunk(AtOnce).ToList();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Pushers).Select(async _ =>
        {
            for (int b; goesOn() && (b = Interlocked.Increment(ref next)) < batches.Count;) await Push(b);
        }));

        async Task Push(int b)
        {
            var tickets = new JsonArray([.. batches[b].Select((a, i) => new JsonObject { ["ticket_id"] = $"fault-{b}-{i}", ["account_id"] = a.AccountId, ["opened_at"] = "2026-11-20T09:00:00Z", ["priority"] = "urgent", ["subject"] = "Login fails" })]);
            for (var attempt = 0; !await Post(Hosts[(b + attempt) % Hosts.Count], "/api/facts/tickets", tickets); attempt++)
            {
                Interlocked.Increment(ref Again);
                await Task.Delay(200);
            }
            foreach (var account in batches[b]) Pushed[account.AccountId] = account;
            await Task.Delay(Breath);
        }
    }

    private async Task<bool> Post(HostProcess host, string path, JsonNode body)
    {
        if (!host.Serves) return false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, host.Address + path) { Content = JsonContent.Create(body) };
            if (path.StartsWith("/api/facts", StringComparison.Ordinal)) request.Headers.Add("Authorization", $"Bearer {HostProcess.FactsKey}");
            using var response = await Http.SendAsync(request);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException) { return false; }
    }

    private static JsonObject Activity(string id, string conversation, string text, string connector, string person) => new()
    {
        ["type"] = "message", ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = connector, ["text"] = text, ["from"] = new JsonObject { ["id"] = person },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" }, ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal" },
    };
}
