using CsmBot.Data;
using CsmBot.Tests.Data.Cosmos;

namespace CsmBot.Benchmarks;

/// <summary>A Cosmos DB account, the double of the tests over HTTP in this process, with a <see cref="SharedStore.Plain"/> book. It has moments in which it turns most requests away.</summary>
internal sealed class SharedAccount : SharedStore
{
    private static readonly TimeSpan UpsetFor = TimeSpan.FromSeconds(10);

    private readonly CosmosDouble _server;
    private readonly string _folder = Directory.CreateTempSubdirectory("csmbot-replicas-").FullName;
    private int _calls;

    private SharedAccount(CosmosDouble server) => _server = server;

    public override string Kind => "Cosmos DB (the double)";
    public override string DataOf(int machine) => Data(_server.Address, machine);
    public override string DataBehind(CutWire wire, int machine) => Data($"http://localhost:{wire.Port}/", machine);
    public override (string Host, int Port) Server => ("127.0.0.1", new Uri(_server.Address).Port);
    public override string UpsetIs => $"two of three requests turned away for {UpsetFor.TotalSeconds:0} s";

    public static async Task<SharedAccount> MakePlain(int people, int accounts)
    {
        var (facts, speakers, all) = Plain(people, accounts);
        var made = new SharedAccount(await CosmosDouble.Start()) { Accounts = all, People = speakers, Before = 0 };
        using (var store = Store.Open(made.DataOf(9))) await Fill(store, facts);
        return made;
    }

    public override async Task Upset(CancellationToken stop)
    {
        _server.Fault = _ => Interlocked.Increment(ref _calls) % 3 != 0 ? new CosmosFault(429, RetryAfterMs: 200) : null;
        try { await Task.Delay(UpsetFor, stop); }
        finally { _server.Fault = null; }
    }

    private string Data(string address, int machine) => $"AccountEndpoint={address};AccountKey={CosmosDouble.Key};Replica={Path.Combine(_folder, $"machine-{machine}")}";

    public override void Dispose()
    {
        _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
