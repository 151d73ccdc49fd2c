using System.Net;
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

    private CosmosClient? _client;
    private HttpClient? _http;

    public ServerClock Clock { get; } = new();

    /// <summary>Finds the two containers, and makes them where that is allowed.</summary>
    /// <exception cref="StoreProblem">They are not there, or the account is not as it must be.</exception>
    /// <exception cref="CosmosFailure">It does not answer.</exception>
    public async Task<(Documents Log, Documents Rows)> Open()
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
        return (await Container("log", "/segment"), await Container("rows", "/account"));
    }

    private async Task<Documents> Container(string name, string partition)
    {
        var database = _client!.GetDatabase(address.Database);
        var container = database.GetContainer(name);
        var found = await Documents.Ask(() => container.ReadContainerStreamAsync());
        if (found.Status == HttpStatusCode.NotFound)
        {
            var made = await Documents.Ask(() => _client.CreateDatabaseStreamAsync(new DatabaseProperties(address.Database)));
            if (made.IsDone || made.Status == HttpStatusCode.Conflict) made = await Documents.Ask(() => database.CreateContainerStreamAsync(Wanted(name, partition)));
            if (made.Status == HttpStatusCode.Forbidden) throw new StoreProblem(
                $"The database {address.Name} has no container {name}, and this key or identity may not make one: make the containers log (partition key /segment) and rows (/account), both with time to live on and no default.");
            if (!made.IsDone && made.Status != HttpStatusCode.Conflict) throw made.Failure($"make the container {name}");
            found = await Documents.Ask(() => container.ReadContainerStreamAsync());
        }
        if (!found.IsDone) throw found.Failure($"show the container {name}");
        var path = found.Body!.Value.GetProperty("partitionKey").GetProperty("paths")[0].GetString();
        return path == partition ? new Documents(container) : throw new StoreProblem($"The container {name} of {address.Name} has the partition key {path}: csmbot asks for {partition}. Name another database in the connection string, with Database=….");
    }

    // Nothing is queried: an index would only be charged for.
    private static ContainerProperties Wanted(string name, string partition)
    {
        var wanted = new ContainerProperties(name, partition) { PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2, DefaultTimeToLive = -1 };
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
