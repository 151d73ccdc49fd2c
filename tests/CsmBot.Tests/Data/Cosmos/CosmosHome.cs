using CsmBot.Data;
using Microsoft.Data.Sqlite;

namespace CsmBot.Tests.Data.Cosmos;

/// <summary>
/// A database of its own on the account that CSMBOT_TEST_COSMOS names (a connection string), or on the double that all tests share. On a real account the databases stay, since what may write rows may not always
/// delete them: give it one that is thrown away afterwards.
/// </summary>
public sealed class CosmosHome : FileHome
{
    private static readonly string? _account = Environment.GetEnvironmentVariable("CSMBOT_TEST_COSMOS");
    private static readonly Lazy<CosmosDouble> _shared = new(() => CosmosDouble.Start().GetAwaiter().GetResult());
    private static int s_count;

    private readonly Folder _folder = new();
    private readonly string _database = $"csmbot-{Environment.ProcessId}-{Guid.NewGuid():N}-{Interlocked.Increment(ref s_count)}";
    private readonly CosmosDouble? _server;

    /// <param name="server">One of the test's own, which it does something to.</param>
    public CosmosHome(CosmosDouble? server = null) => _server = server ?? (_account is null ? _shared.Value : null);

    /// <summary>A store in which another's commit comes before every one, so that each change is run twice: what it leaves behind outside of its transaction shows.</summary>
    public static CosmosHome Contested()
    {
        var home = new CosmosHome(CosmosDouble.Start().GetAwaiter().GetResult());
        if (home._server is { } server) server.Fault = call =>
        {
            if (call.Verb == "POST" && call.Path.EndsWith("/log/docs", StringComparison.Ordinal) && long.TryParse(call.Id, out _)) server.Meddle("log", log => log.Contest(call.Body, server.Now), home._database);
            return null;
        };
        return home;
    }

    public string Database => _database;

    public override string Data => DataOf(1);

    /// <summary>The same store as a host on another machine sees it.</summary>
    public string DataOf(int machine) => $"{(_server is { } server ? $"AccountEndpoint={server.Address};AccountKey={CosmosDouble.Key}" : _account!.TrimEnd(';'))};Database={_database};Replica={_folder[$"machine-{machine}"]}";

    public override CsmDb Bare() => throw new NotSupportedException("A replica is made with all of its tables.");

    public override void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _server?.Forget(_database);
        _folder.Dispose();
    }
}
