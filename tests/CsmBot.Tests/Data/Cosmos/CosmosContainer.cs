using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CsmBot.Tests.Data.Cosmos;

/// <summary>An answer of the double: status, body, and what goes into the headers.</summary>
public sealed record CosmosAnswer(int Status, byte[]? Body, string? Etag = null, string? Continuation = null, double Charge = 1, int? Items = null)
{
    public static CosmosAnswer Of(int status, JsonNode body, double charge = 1) => new(status, System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), body is JsonObject o ? (string?)o["_etag"] : null, Charge: charge);

    public static CosmosAnswer Error(int status, string message) => Of(status, new JsonObject { ["code"] = status.ToString(CultureInfo.InvariantCulture), ["message"] = message });
}

/// <summary>A stored document.</summary>
public sealed record CosmosDocument(string Partition, string Id, long Order, JsonObject Json)
{
    public string Etag => (string)Json["_etag"]!;
}

/// <summary>One container of the double.</summary>
public sealed class CosmosContainer
{
    private const int MostBytes = 2 * 1024 * 1024, Ranges_ = 2;

    private readonly Dictionary<(string Partition, string Id), CosmosDocument> _documents = [];
    private readonly string _path;
    private readonly uint _number;
    private readonly bool _hasTtl;
    private long _order;

    public CosmosContainer(string id, uint number, JsonObject wanted)
    {
        _number = number;
        Properties = wanted.DeepClone().AsObject();
        Rid = RidOf(8, 0);
        foreach (var (name, value) in new (string, JsonNode)[] { ("_rid", Rid), ("_self", $"dbs/QmFzZQ==/colls/{Rid}/"), ("_etag", "\"c\""), ("_ts", 1), ("_docs", "docs/"), ("_sprocs", "sprocs/") }) Properties[name] = value;
        _path = wanted["partitionKey"]!["paths"]![0]!.GetValue<string>().TrimStart('/');
        _hasTtl = wanted["defaultTtl"] is not null;
    }

    public JsonObject Properties { get; }
    public string Rid { get; }

    /// <summary>What is there at this time: time to live counts from the last write.</summary>
    public IEnumerable<CosmosDocument> All(DateTimeOffset now) => _documents.Values.Where(d => !IsOver(d, now)).OrderBy(d => d.Order);

    /// <summary>Takes the number of a commit that is about to come, unless that has the turn or takes it.</summary>
    public void Contest(ReadOnlyMemory<byte> commit, DateTimeOffset now)
    {
        var mine = JsonNode.Parse(commit.Span)!.AsObject();
        if (mine["turn"] is not null || All(now).LastOrDefault(d => d.Json["commit"] is not null)?.Json["turn"] is not null) return;
        var theirs = new JsonObject { ["commit"] = "another's " + mine["id"], ["rows"] = new JsonArray() };
        foreach (var name in new[] { "id", "segment", "after", "schema", "at" }) theirs[name] = mine[name]!.DeepClone();
        Write(Kind.Create, (string)theirs["segment"]!, null, theirs, null, now);
    }

    private bool IsOver(CosmosDocument document, DateTimeOffset now) =>
        _hasTtl && document.Json["ttl"] is { } ttl && ttl.GetValue<int>() > 0 && document.Json["_ts"]!.GetValue<long>() + ttl.GetValue<int>() <= now.ToUnixTimeSeconds();

    private CosmosDocument? Find(string partition, string id, DateTimeOffset now) => _documents.GetValueOrDefault((partition, id)) is { } found && !IsOver(found, now) ? found : null;

    // Database, container and document are numbered bytes in base 64, of which the last has "-" for "/".
    private string RidOf(int length, long order)
    {
        var bytes = new byte[length];
        "Base"u8.CopyTo(bytes);
        BitConverter.GetBytes(_number).CopyTo(bytes, 4);
        bytes[4] |= 0x80;
        (bytes[4], bytes[7]) = (0x80, (byte)_number);
        if (length > 8) BitConverter.GetBytes(order).CopyTo(bytes, 8);
        return Convert.ToBase64String(bytes).Replace('/', '-');
    }

    public CosmosAnswer Ranges(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch.ToString() == "\"r\"") return new CosmosAnswer(304, null, "\"r\"");
        JsonObject Range(string id, string from, string to) => new() { ["id"] = id, ["_rid"] = RidOf(16, long.Parse(id, CultureInfo.InvariantCulture) + 1), ["minInclusive"] = from, ["maxExclusive"] = to, ["ridPrefix"] = int.Parse(id, CultureInfo.InvariantCulture), ["throughputFraction"] = 0.5, ["status"] = "online", ["parents"] = new JsonArray(), ["_etag"] = "\"r\"", ["_ts"] = 1, ["_self"] = "" };
        return CosmosAnswer.Of(200, new JsonObject { ["_rid"] = Rid, ["PartitionKeyRanges"] = new JsonArray(Range("0", "", "1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"), Range("1", "1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "FF")), ["_count"] = Ranges_ }) with { Etag = "\"r\"" };
    }

    public CosmosAnswer Answer(HttpRequest request, string? id, byte[] body, DateTimeOffset now)
    {
        var partition = request.Headers["x-ms-documentdb-partitionkey"].ToString() is { Length: > 0 } given ? JsonNode.Parse(given)![0]!.GetValue<string>() : null;
        var match = request.Headers.IfMatch.ToString() is { Length: > 0 } etag ? etag : null;
        if (body.Length > MostBytes) return CosmosAnswer.Error(413, "Request size is too large");
        if (request.Method == "GET" && id is null) return Feed(request, partition, now);
        if (partition is null) return CosmosAnswer.Error(400, "PartitionKey value must be supplied for this operation.");
        if (request.Headers.ContainsKey("x-ms-cosmos-is-batch-request")) return Batch(partition, body, now);
        var isUpsert = string.Equals(request.Headers["x-ms-documentdb-is-upsert"], "true", StringComparison.OrdinalIgnoreCase);
        var answer = request.Method switch
        {
            "GET" => Read(partition, id!, now),
            "POST" => Write(isUpsert ? Kind.Upsert : Kind.Create, partition, null, JsonNode.Parse(body)!.AsObject(), match, now),
            "PUT" => Write(Kind.Replace, partition, id, JsonNode.Parse(body)!.AsObject(), match, now),
            "DELETE" => Delete(partition, id!, match, now),
            _ => CosmosAnswer.Error(405, $"The double does not know {request.Method} of a document."),
        };
        return request.Method != "GET" && answer.Status < 300 && request.Headers["Prefer"].ToString().Contains("minimal", StringComparison.Ordinal) ? answer with { Body = null } : answer;
    }

    private CosmosAnswer Read(string partition, string id, DateTimeOffset now) =>
        Find(partition, id, now) is { } found ? CosmosAnswer.Of(200, found.Json) : CosmosAnswer.Error(404, "Entity with the specified id does not exist in the system.");

    public enum Kind { Create, Upsert, Replace }

    private CosmosAnswer Write(Kind kind, string partition, string? id, JsonObject json, string? match, DateTimeOffset now)
    {
        if ((string?)json["id"] is not { Length: > 0 and < 1024 } own || (id is not null && id != own) || own.IndexOfAny(['/', '\\', '?', '#']) >= 0)
            return CosmosAnswer.Error(400, "The input name is invalid. Ensure to provide a unique non-empty string less than '1024' characters.");
        if ((string?)json[_path] != partition) return CosmosAnswer.Error(400, "PartitionKey extracted from document doesn't match the one specified in the header.");
        var old = Find(partition, own, now);
        if (kind == Kind.Create && old is not null) return CosmosAnswer.Error(409, "Entity with the specified id already exists in the system.");
        if (kind == Kind.Replace && old is null) return CosmosAnswer.Error(404, "Entity with the specified id does not exist in the system.");
        if (match is not null && old is not null && old.Etag != match) return CosmosAnswer.Error(412, "One of the specified pre-condition is not met.");
        // A JSON number is a double there.
        var stored = json.DeepClone().AsObject();
        stored["_rid"] = RidOf(16, ++_order);
        stored["_etag"] = $"\"{_order:x8}-0000-0d00-0000-{now.ToUnixTimeMilliseconds():x12}\"";
        stored["_ts"] = now.ToUnixTimeSeconds();
        _documents[(partition, own)] = new CosmosDocument(partition, own, _order, stored);
        return CosmosAnswer.Of(kind == Kind.Replace || (kind == Kind.Upsert && old is not null) ? 200 : 201, stored, 5 + json.ToJsonString().Length / 1024.0 * 5);
    }

    private CosmosAnswer Delete(string partition, string id, string? match, DateTimeOffset now)
    {
        if (Find(partition, id, now) is not { } old) return CosmosAnswer.Error(404, "Entity with the specified id does not exist in the system.");
        if (match is not null && old.Etag != match) return CosmosAnswer.Error(412, "One of the specified pre-condition is not met.");
        _documents.Remove((partition, id));
        return new CosmosAnswer(204, null, Charge: 5);
    }

    // All or nothing, in order, within one partition: https://learn.microsoft.com/azure/cosmos-db/transactional-batch
    private CosmosAnswer Batch(string partition, byte[] body, DateTimeOffset now)
    {
        var operations = BatchRecords.Read(body);
        if (operations.Count > 100) return CosmosAnswer.Error(400, "Batch request has more operations than what is supported.");
        var (before, answers, failed) = (new Dictionary<(string, string), CosmosDocument>(_documents), new List<CosmosAnswer>(), -1);
        foreach (var operation in operations)
        {
            if (failed >= 0) break;
            answers.Add(operation.Type switch
            {
                BatchRecords.Create => Write(Kind.Create, partition, null, operation.Json!, operation.IfMatch, now),
                BatchRecords.Upsert => Write(Kind.Upsert, partition, null, operation.Json!, operation.IfMatch, now),
                BatchRecords.Replace => Write(Kind.Replace, partition, operation.Id, operation.Json!, operation.IfMatch, now),
                BatchRecords.Delete => Delete(partition, operation.Id!, operation.IfMatch, now),
                BatchRecords.Read_ => Read(partition, operation.Id!, now),
                _ => CosmosAnswer.Error(400, $"The double does not know operation {operation.Type}."),
            });
            if (answers[^1].Status >= 400) failed = answers.Count - 1;
        }
        var charge = answers.Sum(a => a.Charge);
        if (failed < 0) return new CosmosAnswer(200, BatchRecords.Write(answers), Charge: charge);
        _documents.Clear();
        foreach (var (key, document) in before) _documents[key] = document;
        return new CosmosAnswer(207, BatchRecords.Write([.. operations.Select((_, i) => i == failed ? answers[i] : new CosmosAnswer(424, null, Charge: 0))]), Charge: charge);
    }

    // In the order of the last write within a range of partition keys; what comes after the continuation.
    private CosmosAnswer Feed(HttpRequest request, string? partition, DateTimeOffset now)
    {
        var isChangeFeed = request.Headers["A-IM"].ToString().Contains("Incremental", StringComparison.OrdinalIgnoreCase);
        var range = request.Headers["x-ms-documentdb-partitionkeyrangeid"].ToString() is { Length: > 0 } given ? int.Parse(given.Split(',')[^1], CultureInfo.InvariantCulture) : (int?)null;
        var from = (isChangeFeed ? request.Headers.IfNoneMatch.ToString() : request.Headers["x-ms-continuation"].ToString()).Trim('"') is { Length: > 0 } last && last != "*" ? long.Parse(last, CultureInfo.InvariantCulture) : 0;
        var most = int.TryParse(request.Headers["x-ms-max-item-count"], CultureInfo.InvariantCulture, out var count) && count > 0 ? count : 100;
        var found = All(now).Where(d => d.Order > from && (partition is null || d.Partition == partition) && (range is null || RangeOf(d.Partition) == range)).Take(most + 1).ToList();
        var page = found.Take(most).ToList();
        if (isChangeFeed && page.Count == 0) return new CosmosAnswer(304, null, $"\"{from}\"", Items: 0);
        var answer = CosmosAnswer.Of(200, new JsonObject { ["_rid"] = Rid, ["Documents"] = new JsonArray([.. page.Select(d => d.Json.DeepClone())]), ["_count"] = page.Count }, 1 + page.Count * 0.1) with { Items = page.Count };
        return isChangeFeed ? answer with { Etag = $"\"{page[^1].Order}\"" } : answer with { Continuation = found.Count > most ? page[^1].Order.ToString(CultureInfo.InvariantCulture) : null };
    }

    private static int RangeOf(string partition) => partition.Sum(c => c) % Ranges_;
}
