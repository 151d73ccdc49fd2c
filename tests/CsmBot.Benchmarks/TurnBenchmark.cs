using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Commands;
using CsmBot.Conversations;
using CsmBot.Data;
using SampleBook = CsmBot.Import.Sample.SampleBook;
using CsmBot.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CsmBot.Benchmarks;

/// <summary>A message logged, on disk before it is answered, beside bare SQLite inserts of the same durability on the same disk, in turn.</summary>
internal static class TurnBenchmark
{
    private const int Times = 400;
    private static readonly DateTime _now = new(2026, 11, 20, 9, 30, 0, DateTimeKind.Utc);
    private static int s_id;

    public static void Run() => RunAll().GetAwaiter().GetResult();

    private static async Task RunAll()
    {
        var folder = Directory.CreateTempSubdirectory("csmbot-turn-").FullName;
        using var store = Store.Open(folder);
        await SampleBook.Fill(store, 2_000, seed: 1, _now);
        var person = store.Book.People.Known.Select(p => store.Book.People.History(p)[^1]).First(p => p.Role == Role.Csm);
        var account = store.Book.Accounts[0].Name;
        var none = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None" }).Build();
        await using var app = Serving.Build(store, Settings.Read(none) with { Rules = "none", Limits = CsmBot.Access.LimitSettings.Widest }, new RunningClock(_now), "http://127.0.0.1:0", none);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var bare = Bare(folder);
        var turns = app.Services.GetRequiredService<Turns>();
        var inbox = app.Services.GetRequiredService<Channels.Inbox>();
        var turn = app.Services.GetRequiredService<Turn>();

        for (var round = 0; round < 3; round++)
        {
            Measured.Print("bare SQLite: one row a transaction, synchronous=FULL", Times, () => Insert(bare));
            Measured.Print("a message understood and thought through, nothing stored", Times, () => turn.Take(Said(person, account)));
            Measured.Print("a log turn in one transaction", Times, () => Log(turns, inbox, Said(person, account)).GetAwaiter().GetResult());
            Measured.Print("the same from outside: POST, answered in the response", Times, () => Post(http, person, account).GetAwaiter().GetResult());
        }
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Incoming Said(Person person, string account) => new("teams", "bench", $"m{++s_id}", person.Email, new Said($"call with {account}, 25 min, went well")) { Personal = true };

    private static Task Log(Turns turns, Channels.Inbox inbox, Incoming said) => turns.Run(said, inbox.Inline(said, "{}", (_, _) => { }), always: true, default);

    private static async Task Post(HttpClient http, Person person, string account)
    {
        var response = await http.PostAsJsonAsync("/api/messages", new JsonObject
        {
            ["type"] = "message", ["id"] = $"h{++s_id}", ["channelId"] = "msteams", ["deliveryMode"] = "expectReplies", ["text"] = $"call with {account}, 25 min, went well",
            ["from"] = new JsonObject { ["id"] = person.Email }, ["conversation"] = new JsonObject { ["id"] = "bench-http", ["conversationType"] = "personal" },
        });
        var body = await response.Content.ReadAsStringAsync();
        if (!body.Contains("Logged", StringComparison.Ordinal)) throw new InvalidOperationException(body);
    }

    private static SqliteConnection Bare(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE logs (id INTEGER PRIMARY KEY, account TEXT, email TEXT, minutes INTEGER, notes TEXT)");
        return connection;
    }

    private static void Insert(SqliteConnection connection) => Execute(connection, $"INSERT INTO logs VALUES ({++s_id}, 'A-1', 'dana@plover.example', 25, 'went well')");

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
