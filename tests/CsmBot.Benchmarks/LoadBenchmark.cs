using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CsmBot.Benchmarks;

/// <summary>
/// What one host and what three sustain on one PostgreSQL database: log turns, questions, and alerts from a pushed ticket to the card at the connector; then as many turns as an hour brings, with the
/// memory of each host as they pass. In the same run the bare echo bot of Microsoft's SDK for Node. Whoever speaks waits for the answer before they say the next.
/// <c>.ci/postgres dotnet run -c Release --project tests/CsmBot.Benchmarks -- load</c>, <c>-- load 480 4</c> for 480 people and four turns each of a kind.
/// </summary>
internal static class LoadBenchmark
{
    private const string Rules = "rules:\n  - name: urgent\n    when: accounts with an open urgent ticket\n    status: red\n    reason: an urgent ticket is open\n";

    /// <summary>Turns of an hour: 1,000 people who say ten things each.</summary>
    private static readonly int HourOfTurns = int.Parse(Environment.GetEnvironmentVariable("LOAD_HOUR") ?? "10000", System.Globalization.CultureInfo.InvariantCulture);

    // Teams takes two messages a second of one conversation, and so does the bot: fewer people would wait for that, and not for the program.
    private static int People => CrowdBenchmark.Conversations == 200 ? 240 : CrowdBenchmark.Conversations;
    private static int Turns => CrowdBenchmark.Turns == 25 ? 8 : CrowdBenchmark.Turns;

    public static void Run() => RunAll().GetAwaiter().GetResult();

    private static async Task RunAll()
    {
        Console.WriteLine(Latencies.Load());
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        await using var far = await FarTeams.Start();
        await Echo(http, far);
        var rules = Path.GetTempFileName() + ".yaml";
        await File.WriteAllTextAsync(rules, Rules);
        foreach (var hosts in new[] { 1, 3 })
            using (var database = await SharedDatabase.Make($"load{hosts}", 2_000))
                if (database is not null) await With(hosts, database, rules, http, far);
        File.Delete(rules);
    }

    private static async Task Echo(HttpClient http, FarTeams far)
    {
        using var echo = await EchoBot.Start();
        if (echo is null) return;
        await Crowd("echo bot of the SDK, warming up", [echo.Address], People, Turns / 4, (_, _) => "hello", far, http, p => ($"echo-{p}", $"person{p}@plover.example"));
        await Crowd("echo bot of the SDK", [echo.Address], People, Turns, (_, _) => "hello", far, http, p => ($"echo-{p}", $"person{p}@plover.example"));
    }

    private static async Task With(int count, SharedDatabase database, string rules, HttpClient http, FarTeams far)
    {
        var hosts = Enumerable.Range(0, count).Select(i => new HostProcess(database.Data, rules, $"{i}")).ToList();
        try
        {
            await Task.WhenAll(hosts.Select(h => h.Start()));
            var (name, addresses) = ($"{count} host{(count == 1 ? "" : "s")}", hosts.ConvertAll(h => h.Address));
            (string, string) Speaker(int p) => ($"{count}-{p}", database.People[p % database.People.Count].Email);
            string Log(int p, int t) => $"call with {database.Accounts[p % database.Accounts.Count].Name}, {(t % 50) + 5} min, went well";
            string Question(int p, int t) => t % 2 == 0 ? "which accounts are yellow" : $"how many hours did we spend on {database.Accounts[p % database.Accounts.Count].Name} this year";
            await Crowd($"{name}, warming up", addresses, People, Turns / 4, Log, far, http, Speaker);
            await Settled(http, hosts);
            await Crowd($"{name}, log turns", addresses, People, Turns, Log, far, http, Speaker);
            await Crowd($"{name}, questions", addresses, People, Turns, Question, far, http, Speaker);
            await Alerts(name, database, addresses, http, far);
            var memory = new List<string> { $"0: {Memory(hosts)}" };
            await Crowd($"{name}, an hour’s turns", addresses, People, HourOfTurns / People, (p, t) => t % 3 == 0 ? Log(p, t) : Question(p, t), far, http, Speaker, done => { if (done % (HourOfTurns / 5) == 0) memory.Add($"{done}: {Memory(hosts)}"); });
            await Settled(http, hosts);
            Console.WriteLine($"   resident MiB of each host by turns: {string.Join("; ", memory)}; then {Memory(hosts)}");
            Console.WriteLine($"   logged {database.Logged():N0} interactions; processor time of the hosts {hosts.Sum(h => h.Processor.TotalSeconds):0} s; {Latencies.Load()}");
        }
        finally { foreach (var host in hosts) host.Dispose(); }
    }

    private static string Memory(List<HostProcess> hosts) => string.Join(" ", hosts.Select(h => h.Resident));

    /// <summary>Tickets pushed as other systems push them, by eight at once; each turns an account whose owner has a chat.</summary>
    private static async Task Alerts(string name, SharedDatabase database, List<string> addresses, HttpClient http, FarTeams far)
    {
        var known = database.People.Take(People).Select(p => p.Email).ToHashSet();
        var accounts = database.Accounts.Where(a => known.Contains(a.CsmEmail)).Take(400).ToList();
        var (told, next, clock) = (new Latencies(), -1, Stopwatch.StartNew());
        var turned = accounts.Select(a => far.Card(a.Name)).ToList();
        await Progress.Of($"{name}, alerts", accounts.Count, () => told.Count, Task.WhenAll(Enumerable.Range(0, 8).Select(async w =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < accounts.Count;)
            {
                var start = Stopwatch.GetTimestamp();
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{addresses[i % addresses.Count]}/api/facts/tickets")
                {
                    Content = JsonContent.Create(new { ticket_id = $"bench-{name}-{i}", account_id = accounts[i].AccountId, opened_at = "2026-11-20T09:00:00Z", priority = "urgent", subject = "Login fails" }),
                    Headers = { { "Authorization", $"Bearer {HostProcess.FactsKey}" } },
                };
                using (var answer = await http.SendAsync(request)) answer.EnsureSuccessStatusCode();
                if (await Task.WhenAny(turned[i], Task.Delay(TimeSpan.FromSeconds(60))) == turned[i]) told.Since(start);
            }
        })));
        Console.WriteLine($"{name}, alerts: {told.Count:N0} of {accounts.Count:N0} accounts that turned were told of, {told.Count / clock.Elapsed.TotalSeconds:0.0} a second; from the push to the card  {told}; {Latencies.Load()}");
    }

    private static async Task Crowd(string name, IReadOnlyList<string> addresses, int people, int turns, Func<int, int, string> text, FarTeams far, HttpClient http, Func<int, (string Chat, string Person)> speaker, Action<int>? passed = null)
    {
        var (answered, done, clock) = (new Latencies(), 0, Stopwatch.StartNew());
        await Progress.Of(name, people * turns, () => answered.Count, Task.WhenAll(Enumerable.Range(0, people).Select(async p =>
        {
            var (chat, person) = speaker(p);
            for (var t = 0; t < turns; t++)
            {
                var id = $"{name}-{p}-{t}".Replace(' ', '-');
                var (answer, start) = (far.Answer(id), Stopwatch.GetTimestamp());
                using (var response = await http.PostAsJsonAsync(addresses[(p + t) % addresses.Count] + "/api/messages", Activity(id, $"a:{chat}", text(p, t), far.Address, person))) response.EnsureSuccessStatusCode();
                await answer.WaitAsync(TimeSpan.FromMinutes(5));
                answered.Since(start);
                far.Forget(id);
                passed?.Invoke(Interlocked.Increment(ref done));
            }
        })));
        Console.WriteLine($"{name}: {answered.Count:N0} turns, {answered.Count / clock.Elapsed.TotalSeconds:0} a second; to the answer  {answered}; {Latencies.Load()}");
    }

    private static async Task Settled(HttpClient http, List<HostProcess> hosts)
    {
        for (var look = 0; look < 600; look++, await Task.Delay(500))
            if (JsonNode.Parse(await http.GetStringAsync(hosts[0].Address + "/health/ready")) is { } state && (int)state["owed"]! + (int)state["waiting"]! == 0) return;
    }

    private static JsonObject Activity(string id, string conversation, string text, string connector, string person) => new()
    {
        ["type"] = "message", ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = connector, ["text"] = text, ["from"] = new JsonObject { ["id"] = person },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" }, ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal" },
    };
}
