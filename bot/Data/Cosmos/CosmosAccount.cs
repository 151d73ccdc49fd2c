using System.Net;
using System.Text.Json;
using CsmBot.Data.Engines;
using Microsoft.Azure.Cosmos;

namespace CsmBot.Data.Cosmos;

/// <summary>
/// The way to an account, through its gateway: one encrypted port, and the same wire that is tested. It must have the consistency Strong, which no account with several regions to write in can have: only
/// then has the log one order, does a host see at once what another wrote, and is nothing lost that was acknowledged when a region is.
/// </summary>
internal sealed class CosmosAccount(CosmosAddress address) : IDisposable
{
    // Patience with 429s, as with PostgreSQL's lock: longer, and whoever waits for the answer has gone.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private static readonly (string Name, string Partition) Log = ("log", "/segment"), Rows = ("rows", "/account");

    private CosmosClient? _client;
    private HttpClient? _http;

    public ServerClock Clock { get; } = new();

    /// <summary>Finds the two containers, and makes them where that is allowed.</summary>
    /// <exception cref="StoreProblem">They are not there, or the account is not as it must be.</exception>
    /// <exception cref="CosmosFailure">It does not answer.</exception>
    public async Task<(Documents Log, Documents Rows)> Open()
    {
        await Connect();
        return (await Container(Log), await Container(Rows));
    }

    /// <summary>Whether hosts can work with the account as it is; what was found so far ends with the first thing that stands in the way of the rest. Makes nothing.</summary>
    /// <exception cref="StoreProblem">Its consistency is not Strong.</exception>
    /// <exception cref="CosmosFailure">It does not answer, or not to this key or identity.</exception>
    public async IAsyncEnumerable<Looked> Look()
    {
        await Connect();
        yield return new("reached", true, $"{address.Endpoint.Host} lets this host in by {(address.Key is null ? "its identity" : "the key")}");
        yield return new("consistency", true, $"{ConsistencyLevel.Strong}");
        foreach (var wanted in new[] { Log, Rows })
        {
            var container = _client!.GetDatabase(address.Database).GetContainer(wanted.Name);
            var found = await Documents.Ask(() => container.ReadContainerStreamAsync());
            if (found.Status == HttpStatusCode.NotFound)
            {
                yield return address.Key is null ? new(wanted.Name, false, Lacking(wanted.Name)) : new(wanted.Name, true, "the container is not there yet: the first start makes it, where the key may");
                continue;
            }
            if (!found.IsDone) throw found.Failure($"show the container {wanted.Name}");
            if (Wrong(wanted, found.Body!.Value) is { } wrong)
            {
                yield return new(wanted.Name, false, wrong);
                continue;
            }
            // Taking away what is not there needs the right to write, and does nothing.
            var written = await new Documents(container).Delete("check", "check");
            if (!written.IsDone && written.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden)) throw written.Failure($"let the container {wanted.Name} be written");
            yield return written.Status == HttpStatusCode.Forbidden
                ? new(wanted.Name, false, $"the container may be read and not written: take a key that may write, or give the host's identity the role Cosmos DB Built-in Data Contributor on {address.Name}.")
                : new(wanted.Name, true, "the container is as it must be, and may be written");
        }
    }

    private async Task Connect()
    {
        _http = new HttpClient(new Wire(Clock));
        var options = new CosmosClientOptions
        {
            ApplicationName = "csmbot", ConnectionMode = ConnectionMode.Gateway, HttpClientFactory = () => _http, EnableContentResponseOnWrite = false,
            MaxRetryAttemptsOnRateLimitedRequests = 1_000, MaxRetryWaitTimeOnRateLimitedRequests = _patience,
            // Plain http is for a double on this machine, which knows no other regions.
            LimitToEndpoint = address.Endpoint.Scheme == "http",
        };
        _client = address.Key is { } key ? new CosmosClient(address.Endpoint.AbsoluteUri, key, options) : new CosmosClient(address.Endpoint.AbsoluteUri, new HostIdentity(address), options);
        try
        {
            var account = await _client.ReadAccountAsync();
            if (account.Consistency.DefaultConsistencyLevel is not ConsistencyLevel.Strong and var level)
                throw new StoreProblem($"The account {address.Endpoint.Host} has the consistency {level}, with which hosts would see each other's writes late: set “Default consistency” to Strong (which asks for one region to write in).");
        }
        catch (CosmosException error) { throw new CosmosFailure("Cosmos DB does not let its account be read", error.StatusCode, error); }
        catch (HttpRequestException error) { throw new CosmosFailure("Cosmos DB does not answer", null, error); }
        // The first request of all is answered for by an exception that the SDK does not publish.
        catch (Exception error) when (error.GetType().Name == "DocumentClientException") { throw new CosmosFailure("Cosmos DB does not let its account be read", error.GetType().GetProperty("StatusCode")?.GetValue(error) as HttpStatusCode?, error); }
    }

    private async Task<Documents> Container((string Name, string Partition) wanted)
    {
        var name = wanted.Name;
        var database = _client!.GetDatabase(address.Database);
        var container = database.GetContainer(name);
        var found = await Documents.Ask(() => container.ReadContainerStreamAsync());
        if (found.Status == HttpStatusCode.NotFound)
        {
            var made = await Documents.Ask(() => _client.CreateDatabaseStreamAsync(new DatabaseProperties(address.Database)));
            if (made.IsDone || made.Status == HttpStatusCode.Conflict) made = await Documents.Ask(() => database.CreateContainerStreamAsync(Properties(wanted)));
            if (made.Status == HttpStatusCode.Forbidden) throw new StoreProblem(Lacking(name));
            if (!made.IsDone && made.Status != HttpStatusCode.Conflict) throw made.Failure($"make the container {name}");
            found = await Documents.Ask(() => container.ReadContainerStreamAsync());
        }
        if (!found.IsDone) throw found.Failure($"show the container {name}");
        return Wrong(wanted, found.Body!.Value) is { } wrong ? throw new StoreProblem(wrong) : new Documents(container);
    }

    private string Lacking(string name) =>
        $"The database {address.Name} has no container {name}, and this key or identity may not make one: make the containers log (partition key /segment) and rows (/account), both with time to live on and no default.";

    /// <summary>What about a container is not as it must be. With a default, the service would throw away what is to stay; without, it would keep what is to go.</summary>
    private string? Wrong((string Name, string Partition) wanted, JsonElement found)
    {
        var path = found.GetProperty("partitionKey").GetProperty("paths")[0].GetString();
        if (path != wanted.Partition) return $"The container {wanted.Name} of {address.Name} has the partition key {path}: csmbot asks for {wanted.Partition}. Name another database in the connection string, with Database=….";
        return found.TryGetProperty("defaultTtl", out var kept) && kept.ValueKind == JsonValueKind.Number && kept.GetDouble() == -1 ? null
            : $"The container {wanted.Name} of {address.Name} must have its time to live set to “On (no default)”: else documents go that are to stay, or stay that are to go.";
    }

    // Nothing is queried: an index would only be charged for.
    private static ContainerProperties Properties((string Name, string Partition) container)
    {
        var wanted = new ContainerProperties(container.Name, container.Partition) { PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2, DefaultTimeToLive = -1 };
        wanted.IndexingPolicy.IncludedPaths.Clear();
        wanted.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return wanted;
    }

    public void Dispose()
    {
        _client?.Dispose();
        _http?.Dispose();
    }
}
