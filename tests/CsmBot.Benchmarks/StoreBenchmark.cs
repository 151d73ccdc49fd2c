using System.Diagnostics;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Import;
using CsmBot.Import.Sample;
using Microsoft.Data.Sqlite;

namespace CsmBot.Benchmarks;

/// <summary>A large sample into a fresh store, the same again, small durable writes beside bare SQLite's, and a start in a process of its own.</summary>
internal static class StoreBenchmark
{
    private static readonly DateTime _now = new(2026, 11, 20, 9, 30, 0, DateTimeKind.Utc);

    public static void Run() => Run(100_000).GetAwaiter().GetResult();

    private static async Task Run(int accounts)
    {
        var folder = Directory.CreateTempSubdirectory("csmbot-benchmark-").FullName;
        try
        {
            var (csv, data) = (Path.Combine(folder, "csv"), Path.Combine(folder, "data"));
            var watch = Stopwatch.StartNew();
            SampleBook.Write(csv, accounts, 1, _now);
            Console.WriteLine($"sample of {accounts:N0} accounts written in {watch.Elapsed.TotalSeconds:0.0} s");
            using (var store = Store.Open(data))
            {
                await Import(store, csv, "import");
                await Import(store, csv, "import again");
                await SmallWrites(store);
            }
            BareInserts(Path.Combine(folder, "bare.db"));
            using var start = Process.Start(Environment.ProcessPath!, [.. Host(), "load", data])!;
            start.WaitForExit();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Import(Store store, string csv, string what)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var files = await new FolderImport(store, csv).Run();
        var rows = files.Sum(f => (long)f.Added + f.Changed + f.Same);
        Console.WriteLine(
            $"{what}: {rows:N0} rows in {watch.Elapsed.TotalSeconds:0.0} s, {rows / watch.Elapsed.TotalSeconds:N0} rows/s; {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.0} s of processor time");
    }

    private static async Task SmallWrites(Store store)
    {
        _ = store.Book;
        var call = new Interaction("", _now, "A-000001", "dana@plover.example", InteractionType.Call, 25, 1, 4, null, null, "talked about the renewal");
        var times = new List<double>();
        for (var i = 0; i < 1_000; i++)
        {
            var watch = Stopwatch.StartNew();
            await store.Write(work => work.Put(call with { InteractionId = $"bench-{i}" }, Origin.Chat));
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Report("one interaction, durable, in the book", times);
    }

    private static void BareInserts(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id TEXT PRIMARY KEY, at INTEGER, account TEXT, notes TEXT)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO t VALUES (@id, 1, 'A-000001', 'talked about the renewal')";
        var id = command.Parameters.Add("@id", SqliteType.Text);
        var times = new List<double>();
        for (var i = 0; i < 1_000; i++)
        {
            var watch = Stopwatch.StartNew();
            id.Value = $"bench-{i}";
            command.ExecuteNonQuery();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Report("a bare SQLite insert, as durable", times);
    }

    private static void Report(string what, List<double> times)
    {
        var rate = 1000 * times.Count / times.Sum();
        times.Sort();
        Console.WriteLine($"{what}: p50 {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms, {rate:N0} a second");
    }

    // `dotnet program.dll` or the program itself, whichever runs now.
    internal static string[] Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(StoreBenchmark).Assembly.Location] : [];
}
