using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsmBot.Channels.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CsmBot.Benchmarks;

/// <summary>
/// 200 people at once write 5,000 direct messages in Slack, as signed events: how soon each is acknowledged, for which Slack waits 3 seconds; and apart from that how long
/// it takes until all is worked off, where posts to one channel have to lie a second apart.
/// </summary>
internal static class SlackCrowdBenchmark
{
    private const string Secret = "0123456789abcdef0123456789abcdef", Team = "T0CROWD001", App = "A0CROWD001", Bot = "U0CROWD999";

    public static void Run() => RunAll().GetAwaiter().GetResult();

    private static async Task RunAll()
    {
        var posts = new ConcurrentDictionary<string, int>();
        var email = "";
        await using var slack = FarTeams.Web();
        slack.MapPost("/api/{method}", async (string method, HttpRequest request) => Results.Json(await Answer(method, request)));
        await slack.StartAsync();
        await using var bot = await CrowdBenchmark.Bot(("Slack:SigningSecret", Secret), ("Slack:BotToken", "xoxb-invented"), ("Slack:ApiBaseUrl", slack.Urls.First() + "/api/"));
        email = bot.Person;
        var accounts = Enumerable.Range(0, CrowdBenchmark.Conversations).Select(a => bot.Store.Book.Accounts[a].Name).ToList();
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        var begun = Stopwatch.StartNew();
        await Send(http, bot.Address, Event("warm", 0, 0, "help"), bot.Start + begun.Elapsed);

        var first = Math.Max(1, CrowdBenchmark.Turns / 5);
        var clock = Stopwatch.StartNew();
        await Crowd("the first events after a start", 0, first);
        await Crowd("events after those", first, CrowdBenchmark.Turns);
        var all = CrowdBenchmark.Conversations * CrowdBenchmark.Turns;
        await Progress.Of("logged", all, Logged, Until(() => Logged() >= all));
        Console.WriteLine($"{Logged():N0} logged after {clock.Elapsed.TotalSeconds:0.0} s");
        await Progress.Of("posted", all, () => posts.Values.Sum(), Until(() => posts.Values.Sum() > all));
        Console.WriteLine($"{posts.Values.Sum() - 1:N0} answers posted after {clock.Elapsed.TotalSeconds:0.0} s, from {posts.Values.Min()} to {posts.Values.Max()} a channel (one has had one more before)");

        async Task Crowd(string name, int from, int to)
        {
            var acknowledged = new Latencies();
            var (load, count, start) = (Latencies.Load(), CrowdBenchmark.Conversations * (to - from), Stopwatch.GetTimestamp());
            var processor = Environment.CpuUsage.TotalTime;
            await Progress.Of(name, count, () => acknowledged.Count, Task.WhenAll(Enumerable.Range(0, CrowdBenchmark.Conversations).Select(async c =>
            {
                for (var t = from; t < to; t++)
                {
                    var sent = Stopwatch.GetTimestamp();
                    await Send(http, bot.Address, Event($"c{c}t{t}", c, t, $"call with {accounts[c]}, {t + 5} min, went well"), bot.Start + begun.Elapsed);
                    acknowledged.Since(sent);
                }
            })));
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine($"{count:N0} {name} in {took:0.0} s, {count / took:0} a second, processor {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / count:0.00} ms each with both ends; acknowledged {acknowledged}; {load}");
        }

        async Task Until(Func<bool> isSo)
        {
            while (!isSo() && clock.Elapsed < TimeSpan.FromMinutes(15)) await Task.Delay(100);
        }

        int Logged() => Enumerable.Range(0, bot.Store.Book.Accounts.Count).Sum(a => bot.Store.Book.Interactions.Of(a).Length) - bot.Before;

        async Task<object> Answer(string method, HttpRequest request)
        {
            var body = await new StreamReader(request.Body).ReadToEndAsync();
            switch (method)
            {
                case "auth.test": return new { ok = true, team_id = Team, user_id = Bot, bot_id = "B0CROWD001", is_enterprise_install = false };
                case "bots.info": return new { ok = true, bot = new { id = "B0CROWD001", app_id = App } };
                case "users.info": return new { ok = true, user = new { id = "U", team_id = Team, name = "x", profile = new { email }, is_email_confirmed = true } };
                case "conversations.info": return new { ok = true, channel = new { id = "D", is_im = true, is_member = true } };
                case "chat.postMessage":
                    var channel = (string)JsonNode.Parse(body)!["channel"]!;
                    var number = posts.AddOrUpdate(channel, 1, (_, n) => n + 1);
                    return new { ok = true, channel, ts = $"1795165300.{number:000000}" };
                default: return new { ok = true };
            }
        }
    }

    private static JsonObject Event(string id, int channel, int turn, string text) => new()
    {
        ["type"] = "event_callback", ["event_id"] = "Ev0" + id, ["event_time"] = 1795165200, ["team_id"] = Team, ["context_team_id"] = Team, ["api_app_id"] = App, ["is_ext_shared_channel"] = false,
        ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = Team, ["user_id"] = Bot, ["is_bot"] = true, ["is_enterprise_install"] = false }),
        ["event"] = new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["channel"] = $"D0CROWD{channel:000}", ["user"] = $"U0CROWD{channel:000}", ["text"] = text, ["ts"] = $"179516{5200 + turn}.{(id == "warm" ? 999 : channel):000000}" },
    };

    private static async Task Send(HttpClient http, string address, JsonObject payload, DateTime now)
    {
        var body = Encoding.UTF8.GetBytes(payload.ToJsonString());
        var time = new DateTimeOffset(now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "/slack/events") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(SlackSignature.Timestamp, time);
        request.Headers.Add(SlackSignature.Signature, SlackSignature.Of(Secret, time, body));
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"HTTP {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}
