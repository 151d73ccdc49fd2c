using System.Diagnostics;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Import;
using CsmBot.Import.Sample;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CsmBot.Benchmarks;

/// <summary>
/// What the store costs on SQLite and on PostgreSQL, in turn on the same machine: <c>CSMBOT_TEST_FSYNC=on .ci/postgres dotnet run -c Release --project tests/CsmBot.Benchmarks -- engines</c>, so that
/// both wait for the same disk. Without a server there is SQLite alone.
/// </summary>
internal static class EnginesBenchmark
{
    private const string Somebody = "A-0500";
    private const int Accounts = 5_000, Times = 1_000, SomeRows = 5_000;
    private static readonly DateTime _now = new(2026, 11, 20, 9, 30, 0, DateTimeKind.Utc);
    private static int s_id;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("csmbot-engines-").FullName;
        try
        {
            var csv = Path.Combine(folder, "csv");
            SampleBook.Write(csv, Accounts, 1, _now);
            Run("SQLite", Path.Combine(folder, "data"), csv).GetAwaiter().GetResult();
            if (Environment.GetEnvironmentVariable("CSMBOT_TEST_POSTGRES") is not { } server)
            {
                Console.WriteLine("No PostgreSQL: CSMBOT_TEST_POSTGRES names no server.");
                return;
            }
            var name = $"csmbot_benchmark_{Environment.ProcessId}";
            SharedDatabase.Admin(server, $"CREATE DATABASE {name}");
            Run("PostgreSQL", new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString(), csv).GetAwaiter().GetResult();
            NpgsqlConnection.ClearAllPools();
            SharedDatabase.Admin(server, $"DROP DATABASE {name}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Run(string engine, string data, string csv)
    {
        Console.WriteLine($"-- {engine}");
        using var store = Store.Open(data);
        await NaiveImport(store);
        await Import(store, csv, "import");
        await Import(store, csv, "the same import again");
        var watch = Stopwatch.StartNew();
        var accounts = store.Book.Accounts.Count;
        Console.WriteLine($"{$"the book of {accounts:N0} accounts loaded",-58} {watch.Elapsed.TotalSeconds,6:0.0} s");

        using (var db = store.Db())
        {
            db.Database.OpenConnection();
            var reader = new FactReader(db.Database.GetDbConnection());
            Measured.Print("50 accounts of a page, EF", Times, () => { using var own = store.Db(); _ = own.Set<Account>().AsNoTracking().OrderBy(a => a.AccountId).Skip(500).Take(50).ToList(); });
            Measured.Print("an account by its key, EF", Times, () => { using var own = store.Db(); _ = own.Set<Account>().AsNoTracking().First(a => a.AccountId == Somebody); });
            Measured.Print("an account by its key, raw", Times, () => reader.Accounts([Somebody]).First());
            Measured.Print("all facts of an account, raw", Times / 4, () => Loading.Of(db.Database.GetDbConnection(), [Somebody]));
            Measured.Print("look at the change feed", Times, () => store.Refresh());
        }
        Measured.Print("one interaction logged, durable, in the book", Times, () => Write(store, work => work.Put(Call(), Origin.Chat)));
        Measured.Print("interaction, account and outbox in one transaction", Times, () => Write(store, work =>
        {
            work.Put(Call(), Origin.Chat);
            var account = work.Find<Account>(Somebody)!.Fact;
            work.Put(account with { Arr = account.Arr + 1 }, Origin.Chat);
            work.Db.Add(new Post { Key = $"bench|{s_id}", Number = s_id, Channel = "none", Conversation = "c", Body = "{}", Due = _now, NotBefore = _now, State = PostState.Sent });
        }));
    }

    /// <summary>What the change tracker takes, for comparison.</summary>
    private static async Task NaiveImport(Store store)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < SomeRows / 1_000; i++)
            await store.WriteBatch(work =>
            {
                for (var row = 0; row < 1_000; row++)
                {
                    var entry = work.Db.Add(Call());
                    (entry.Property<Origin>(CsmDb.Origin).CurrentValue, entry.Property<int>(CsmDb.Version).CurrentValue) = (Origin.Import, 1);
                }
            });
        Console.WriteLine($"{"through EF's change tracker, 1,000 a transaction",-58} {SomeRows / watch.Elapsed.TotalSeconds,10:N0} rows/s");
    }

    private static async Task Import(Store store, string csv, string what)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var files = await new FolderImport(store, csv).Run();
        var rows = files.Sum(f => (long)f.Added + f.Changed + f.Same + f.Kept);
        Console.WriteLine($"{$"{what}: {rows:N0} rows",-58} {rows / watch.Elapsed.TotalSeconds,10:N0} rows/s   {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.0} s of this process's processor time");
    }

    private static Interaction Call() => new($"bench-{++s_id}", _now, Somebody, "dana@plover.example", InteractionType.Call, 25, 1, 4, null, null, "talked about the renewal");

    private static void Write(Store store, Action<Work> change) => store.Write(change).GetAwaiter().GetResult();
}
