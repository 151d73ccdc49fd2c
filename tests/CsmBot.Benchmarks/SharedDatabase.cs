using CsmBot.Accounts;
using CsmBot.Data;
using Npgsql;
using SampleBook = CsmBot.Import.Sample.SampleBook;

namespace CsmBot.Benchmarks;

/// <summary>A PostgreSQL database of its own with sample accounts, for hosts in processes of their own; and who speaks to them about which accounts.</summary>
internal sealed class SharedDatabase : SharedStore
{
    private readonly string _server, _name;

    private SharedDatabase(string server, string name) => (_server, _name, Data) = (server, name, new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString());

    public string Data { get; }
    public override string Kind => "PostgreSQL";
    public override string DataOf(int machine) => Data;
    public override string DataBehind(CutWire wire, int machine) => new NpgsqlConnectionStringBuilder(Data) { Host = "127.0.0.1", Port = wire.Port }.ToString();
    public override (string Host, int Port) Server => new NpgsqlConnectionStringBuilder(Data) is var data ? (data.Host!, data.Port) : default;
    public override string UpsetIs => "all connections ended";

    public override Task Upset(CancellationToken stop)
    {
        Admin(_server, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}'");
        // Those that this process keeps for later are ended with the hosts'.
        NpgsqlConnection.ClearAllPools();
        return Task.CompletedTask;
    }

    /// <summary>With a <see cref="SharedStore.Plain"/> book.</summary>
    /// <returns>Null without a server.</returns>
    public static async Task<SharedDatabase?> MakePlain(string kind, int people, int accounts)
    {
        if (New(kind) is not { } made) return null;
        var (facts, speakers, all) = Plain(people, accounts);
        using (var store = Store.Open(made.Data)) await Fill(store, facts);
        return new SharedDatabase(made.Server, made.Name) { Accounts = all, People = speakers, Before = 0 };
    }

    private static (string Server, string Name, string Data)? New(string kind)
    {
        if (Environment.GetEnvironmentVariable("CSMBOT_TEST_POSTGRES") is not { } server)
        {
            Console.WriteLine("No PostgreSQL: CSMBOT_TEST_POSTGRES names no server.");
            return null;
        }
        var name = $"csmbot_{kind}_{Environment.ProcessId}";
        Admin(server, $"CREATE DATABASE {name}");
        return (server, name, new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString());
    }

    /// <param name="program">The <c>csmbot.dll</c> of another version that makes its tables; null for this one.</param>
    /// <returns>Null without a server.</returns>
    public static async Task<SharedDatabase?> Make(string kind, int accounts, string? program = null)
    {
        if (New(kind) is not var (server, name, data)) return null;
        var builder = new BookBuilder(new Workspace());
        foreach (dynamic fact in SampleBook.Facts(accounts, 1, Start)) builder.Add(fact);
        Book book = builder.Build();
        if (program is null) using (var store = Store.Open(data)) await SampleBook.Fill(store, accounts, seed: 1, Start);
        else await ByProgram(program, accounts, data);
        var active = Enumerable.Range(0, book.Accounts.Count)
            .Where(a => book.Accounts[a].Status == AccountStatus.Active && (book.Health.Of(a) is not [.., var last] || (last.Status != Colour.Red && !last.SetBy.Contains('@'))) && !book.Tickets.Of(a).ToArray().Any(t => t.ClosedAt is null && t.Priority == Priority.Urgent))
            .Select(a => book.Accounts[a]).DistinctBy(a => a.Name).ToList();
        return new SharedDatabase(server, name) { Accounts = active, People = [.. active.GroupBy(a => a.CsmEmail).Select(g => (g.Key, g.First()))], Before = book.Interactions.Count };
    }

    private static async Task ByProgram(string program, int accounts, string data)
    {
        var files = System.IO.Directory.CreateTempSubdirectory("csmbot-sample-").FullName;
        foreach (var args in new[] { new[] { "sample", files, "--accounts", $"{accounts}", "--seed", "1", "--now", HostProcess.Now }, ["import", files, "--data", data] })
        {
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [program, .. args]) { RedirectStandardOutput = true })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {args[0]} ended with {process.ExitCode}");
        }
        System.IO.Directory.Delete(files, recursive: true);
    }

    public override void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        Admin(_server, $"DROP DATABASE {_name} WITH (FORCE)");
    }

    /// <summary>A statement outside of the databases that are made for a benchmark, such as making one.</summary>
    public static void Admin(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
