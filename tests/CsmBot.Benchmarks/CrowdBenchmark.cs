using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Commands;
using CsmBot.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using SampleBook = CsmBot.Import.Sample.SampleBook;

namespace CsmBot.Benchmarks;

/// <summary>
/// 200 people at once, each in a chat of their own, each waiting for an answer before they say the next: 5,000 turns through <c>POST /api/messages</c> to the answer at
/// the connector, beside an endpoint that only echoes, on the same server and with the same connector. Both have answered a fifth as many before, in other chats, as a host that
/// has been up for a minute has: else half of what is measured is the run-time compiler's work.
/// </summary>
internal static class CrowdBenchmark
{
    public static int Conversations { get; set; } = 200;
    public static int Turns { get; set; } = 25;
    private static readonly DateTime _now = new(2026, 11, 20, 9, 30, 0, DateTimeKind.Utc);

    public static void Run() => RunAll().GetAwaiter().GetResult();

    private static async Task RunAll()
    {
        await using var far = await FarTeams.Start();
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        await using var echo = await FarTeams.Echo(http);
        await Crowd("echo, warming up", echo.Urls.First(), far, http, Turns / 5, (_, _) => "hello", "someone@plover.example");
        var bare = await Crowd("echo", echo.Urls.First(), far, http, Turns, (_, _) => "hello", "someone@plover.example");
        await echo.StopAsync();

        await using var bot = await Bot();
        var accounts = Enumerable.Range(0, 200).Select(a => bot.Store.Book.Accounts[a].Name).ToList();
        await Crowd("csmbot, warming up", bot.Address, far, http, Turns / 5, Said, bot.Person);
        var full = await Crowd("csmbot", bot.Address, far, http, Turns, Said, bot.Person);
        var logged = Enumerable.Range(0, bot.Store.Book.Accounts.Count).Sum(a => bot.Store.Book.Interactions.Of(a).Length) - bot.Before;
        Console.WriteLine($"{logged:N0} interactions logged, {Conversations * ((Turns + 2) / 3 + (Turns / 5 + 2) / 3):N0} were said; echo answers {bare / full:0.0} times as many turns a second");

        // One in three logs, the others ask.
        string Said(int c, int t) => (t % 3) switch { 0 => $"call with {accounts[c]}, {t + 5} min, went well", 1 => "which accounts are yellow", _ => $"how many hours did we spend on {accounts[c]} this year" };
    }

    /// <summary>Turns a second.</summary>
    private static async Task<double> Crowd(string name, string address, FarTeams far, HttpClient http, int turns, Func<int, int, string> text, string person)
    {
        var (acknowledged, answered) = (new Latencies(), new Latencies());
        var before = Latencies.Load();
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await Progress.Of(name, Conversations * turns, () => answered.Count, Task.WhenAll(Enumerable.Range(0, Conversations).Select(async c =>
        {
            for (var t = 0; t < turns; t++)
            {
                var id = $"{name}-{c}-{t}";
                var answer = far.Answer(id);
                var start = Stopwatch.GetTimestamp();
                using (var response = await http.PostAsJsonAsync(address + "/api/messages", Activity(id, $"a:{name}-{c}", text(c, t), far.Address, person)))
                    if ((int)response.StatusCode != 202) throw new InvalidOperationException($"HTTP {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
                acknowledged.Since(start);
                await answer.WaitAsync(TimeSpan.FromMinutes(5));
                answered.Since(start);
            }
        })));
        var took = clock.Elapsed.TotalSeconds;
        var all = Conversations * turns;
        var once = far.Answers.Count(a => a.Key.StartsWith(name + "-", StringComparison.Ordinal) && a.Value == 1);
        Console.WriteLine($"{name}: {all:N0} turns in {took:0.0} s, {all / took:0} a second, processor {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / all:0.00} ms a turn with both ends; {once:N0} answered exactly once; {before}");
        Console.WriteLine($"   acknowledged  {acknowledged}");
        Console.WriteLine($"   answered      {answered}");
        return all / took;
    }

    private static JsonObject Activity(string id, string conversation, string text, string connector, string person) => new()
    {
        ["type"] = "message", ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = connector, ["text"] = text, ["from"] = new JsonObject { ["id"] = person },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" }, ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal" },
    };

    internal static async Task<RunningBot> Bot(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("csmbot-crowd-").FullName;
        var store = Store.Open(folder);
        await SampleBook.Fill(store, 2_000, seed: 1, _now);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).AddInMemoryCollection([new("Logging:LogLevel:Default", "None")]).Build();
        var app = Serving.Build(store, Settings.Read(configuration) with { Rules = "none", Limits = CsmBot.Access.LimitSettings.Widest }, new RunningClock(_now), "http://127.0.0.1:0", configuration);
        await app.StartAsync();
        return new RunningBot(app, store, folder);
    }

    internal sealed class RunningBot(WebApplication app, Store store, string folder) : IAsyncDisposable
    {
        public Store Store => store;
        public string Address => app.Urls.First();
        public string Person { get; } = store.Book.People.Known.Select(p => store.Book.People.History(p)[^1]).First(p => p.Role == Role.Csm).Email;
        public int Before { get; } = Enumerable.Range(0, store.Book.Accounts.Count).Sum(a => store.Book.Interactions.Of(a).Length);
        public DateTime Start { get; } = _now;

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
            store.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
