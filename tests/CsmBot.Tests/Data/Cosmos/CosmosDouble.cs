using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Data.Cosmos;

/// <summary>One request, as the double takes it.</summary>
/// <param name="Verb">"POST".</param>
/// <param name="Path">"/dbs/csmbot/colls/log/docs".</param>
/// <param name="Id">The document's id, also of one that is to be created; null for all else.</param>
/// <param name="Body">As it came.</param>
public sealed record CosmosCall(string Verb, string Path, string? Id, ReadOnlyMemory<byte> Body);

/// <summary>What goes wrong with a request.</summary>
/// <param name="Status">The answer; 0 breaks the connection without one.</param>
/// <param name="Stored">It is done before it goes wrong.</param>
/// <param name="RetryAfterMs">What a 429 asks for.</param>
public sealed record CosmosFault(int Status, bool Stored = false, int RetryAfterMs = 5)
{
    public static readonly CosmosFault Throttled = new(429), AnswerLost = new(0, Stored: true), Unavailable = new(503);
}

/// <summary>
/// A Cosmos DB account over real HTTP, as its REST interface is documented (https://learn.microsoft.com/rest/api/cosmos-db/): signatures, account, databases, containers, partition key ranges, documents with etags
/// and time to live, feeds with continuations, transactional batches, request charges, session tokens, throttling. What the service does beyond the documents it cannot show.
/// </summary>
public sealed class CosmosDouble : IAsyncDisposable
{
    public const string Key = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, CosmosContainer>> _databases = [];
    private WebApplication? _app;

    public string Address { get; private set; } = "";
    public string Consistency { get; set; } = "Strong";
    public bool HasSeveralWriteRegions { get; set; }

    /// <summary>A key that may only read, or an identity, cannot make containers.</summary>
    public bool MayMakeContainers { get; set; } = true;

    /// <summary>How far the server's clock is from this machine's.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>Asked for each request; null lets it pass.</summary>
    public Func<CosmosCall, CosmosFault?>? Fault { get; set; }

    /// <summary>Waited for before a request is carried out.</summary>
    public Func<CosmosCall, Task>? Before { get; set; }

    public double Charged { get; private set; }
    public int Calls { get; private set; }

    public DateTimeOffset Now => DateTimeOffset.UtcNow + Ahead;

    public static async Task<CosmosDouble> Start()
    {
        var server = new CosmosDouble();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => { kestrel.Listen(IPAddress.Loopback, 0); kestrel.AddServerHeader = false; });
        server._app = builder.Build();
        server._app.Run(server.Take);
        await server._app.StartAsync();
        server.Address = server._app.Urls.Single().Replace("127.0.0.1", "localhost") + "/";
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    /// <summary>The documents of a container that are there now.</summary>
    public IReadOnlyList<JsonObject> Documents(string container, string database = "csmbot")
    {
        lock (_lock) return [.. _databases[database][container].All(Now).Select(d => d.Json.DeepClone().AsObject())];
    }

    /// <summary>Does something to a container behind everybody's back.</summary>
    public void Meddle(string container, Action<CosmosContainer> what, string database = "csmbot")
    {
        lock (_lock) what(_databases[database][container]);
    }

    public void Forget(string database = "csmbot")
    {
        lock (_lock) _databases.Remove(database);
    }

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = context.Request;
        var parts = request.Path.Value!.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var call = new CosmosCall(request.Method, request.Path.Value!.TrimEnd('/'), IdOf(request, parts, body), body.ToArray());
        if (Before is { } before) await before(call);
        var fault = Fault?.Invoke(call);
        CosmosAnswer answer;
        lock (_lock)
        {
            Calls++;
            answer = fault is null or { Stored: true } ? Answer(request, parts, body.ToArray()) : new CosmosAnswer(fault.Status, null);
            Charged += answer.Charge;
        }
        if (fault is { Status: 0 })
        {
            context.Abort();
            return;
        }
        if (fault is { Stored: true }) answer = new CosmosAnswer(fault.Status, null);
        var headers = context.Response.Headers;
        headers["x-ms-request-charge"] = answer.Charge.ToString(CultureInfo.InvariantCulture);
        headers["x-ms-activity-id"] = Guid.NewGuid().ToString();
        headers["x-ms-session-token"] = $"0:-1#{Calls}";
        headers["x-ms-gatewayversion"] = "version=2.14.0";
        headers.Date = Now.ToString("R");
        if (fault is { Status: 429 })
        {
            headers["x-ms-retry-after-ms"] = fault.RetryAfterMs.ToString(CultureInfo.InvariantCulture);
            headers["x-ms-substatus"] = "3200";
        }
        if (answer.Etag is not null) headers.ETag = answer.Etag;
        if (answer.Continuation is not null) headers["x-ms-continuation"] = answer.Continuation;
        if (answer.Items is { } items) headers["x-ms-item-count"] = items.ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = answer.Status;
        if (answer.Body is not { } bytes || answer.Status is 204 or 304) return;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static string? IdOf(HttpRequest request, string[] parts, MemoryStream body) => parts switch
    {
        [_, _, _, _, "docs", var id] => id,
        [_, _, _, _, "docs"] when request.Method == "POST" && !request.Headers.ContainsKey("x-ms-cosmos-is-batch-request") => JsonNode.Parse(body.ToArray())?["id"]?.GetValue<string>(),
        _ => null,
    };

    private CosmosAnswer Answer(HttpRequest request, string[] parts, byte[] body)
    {
        if (!IsSigned(request, parts)) return CosmosAnswer.Error(401, "The input authorization token can't serve the request.");
        return (request.Method, parts) switch
        {
            ("GET", []) => CosmosAnswer.Of(200, Account()),
            ("GET", ["dbs", var db]) => _databases.ContainsKey(db) ? CosmosAnswer.Of(200, Database(db)) : CosmosAnswer.Error(404, "Resource Not Found"),
            ("POST", ["dbs"]) => Make(body, id => !_databases.TryAdd(id, []) ? null : Database(id)),
            ("POST", ["dbs", var db, "colls"]) => Make(body, id => _databases[db].ContainsKey(id) ? null : (_databases[db][id] = new CosmosContainer(id, (uint)_databases[db].Count + 1, JsonNode.Parse(body)!.AsObject())).Properties),
            ("GET", ["dbs", var db, "colls", var coll]) => Find(db, coll) is { } found ? CosmosAnswer.Of(200, found.Properties) : CosmosAnswer.Error(404, "Resource Not Found"),
            ("GET", ["dbs", var db, "colls", var coll, "pkranges"]) => Find(db, coll) is { } found ? found.Ranges(request) : CosmosAnswer.Error(404, "Resource Not Found"),
            (_, ["dbs", var db, "colls", var coll, "docs", ..]) => Find(db, coll) is { } found ? found.Answer(request, parts.ElementAtOrDefault(5), body, Now) : CosmosAnswer.Error(404, "Resource Not Found"),
            _ => CosmosAnswer.Error(405, $"The double does not know {request.Method} {request.Path}."),
        };
    }

    private CosmosAnswer Make(byte[] body, Func<string, JsonObject?> make) =>
        !MayMakeContainers ? CosmosAnswer.Error(403, "The given request [POST] cannot be authorized by AAD token in data plane.")
        : make(JsonNode.Parse(body)!["id"]!.GetValue<string>()) is { } made ? CosmosAnswer.Of(201, made)
        : CosmosAnswer.Error(409, "Entity with the specified id already exists in the system.");

    // A container is asked for by its name or, as the SDK does for partition key ranges, by its resource id.
    private CosmosContainer? Find(string database, string container) =>
        _databases.GetValueOrDefault(database)?.GetValueOrDefault(container) ?? _databases.Values.SelectMany(d => d.Values).FirstOrDefault(c => c.Rid == container);

    private JsonObject Account()
    {
        JsonArray Regions() => [new JsonObject { ["name"] = "West Europe", ["databaseAccountEndpoint"] = Address }];
        var writable = Regions();
        if (HasSeveralWriteRegions) writable.Add(new JsonObject { ["name"] = "North Europe", ["databaseAccountEndpoint"] = Address });
        return new JsonObject
        {
            ["_self"] = "", ["id"] = "double", ["_rid"] = "double.documents.azure.com", ["media"] = "//media/", ["addresses"] = "//addresses/", ["_dbs"] = "//dbs/",
            ["writableLocations"] = writable, ["readableLocations"] = Regions(), ["enableMultipleWriteLocations"] = HasSeveralWriteRegions,
            ["userReplicationPolicy"] = new JsonObject { ["asyncReplication"] = false, ["minReplicaSetSize"] = 3, ["maxReplicasetSize"] = 4 },
            ["userConsistencyPolicy"] = new JsonObject { ["defaultConsistencyLevel"] = Consistency },
            ["systemReplicationPolicy"] = new JsonObject { ["minReplicaSetSize"] = 3, ["maxReplicasetSize"] = 4 },
            ["readPolicy"] = new JsonObject { ["primaryReadCoefficient"] = 1, ["secondaryReadCoefficient"] = 1 },
            ["queryEngineConfiguration"] = "{\"maxSqlQueryInputLength\":262144}",
        };
    }

    private static JsonObject Database(string id) => new() { ["id"] = id, ["_rid"] = "QmFzZQ==", ["_self"] = "dbs/QmFzZQ==/", ["_etag"] = "\"d\"", ["_colls"] = "colls/", ["_users"] = "users/", ["_ts"] = 1 };

    // https://learn.microsoft.com/rest/api/cosmos-db/access-control-on-cosmosdb-resources
    private static bool IsSigned(HttpRequest request, string[] parts)
    {
        var given = Uri.UnescapeDataString(request.Headers.Authorization.ToString());
        var date = request.Headers["x-ms-date"].ToString();
        var isOne = parts.Length % 2 == 0;
        var type = parts.Length == 0 ? "" : isOne ? parts[^2] : parts[^1];
        var link = string.Join('/', isOne ? parts : parts[..^1]);
        using var hmac = new HMACSHA256(Convert.FromBase64String(Key));
        // By resource ids only the id of the last resource is signed, in small letters.
        return new[] { link, parts is [_, _, _, var rid, ..] ? rid.ToLowerInvariant() : link }.Any(signed =>
            given == "type=master&ver=1.0&sig=" + Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{request.Method.ToLowerInvariant()}\n{type}\n{signed}\n{date.ToLowerInvariant()}\n\n"))));
    }
}
