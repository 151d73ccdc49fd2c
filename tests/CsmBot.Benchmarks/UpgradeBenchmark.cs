using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CsmBot.Benchmarks;

/// <summary>
/// Hosts of an older version serve a database; one of this version starts beside them and brings the schema on; then the older ones are ended and replaced, one by one, while people go on speaking.
/// <c>UPGRADE_FROM=/path/to/older/csmbot.dll .ci/postgres dotnet run -c Release --project tests/CsmBot.Benchmarks -- upgrade</c>
/// </summary>
internal static class UpgradeBenchmark
{
    private const int Senders = 10;

    public static void Run() => RunAll().GetAwaiter().GetResult();

    private static async Task RunAll()
    {
        if (Environment.GetEnvironmentVariable("UPGRADE_FROM") is not { } older)
        {
            Console.WriteLine("No older version: UPGRADE_FROM names no csmbot.dll.");
            return;
        }
        using var database = await SharedDatabase.Make("upgrade", 400, older);
        if (database is null) return;
        await using var far = await FarTeams.Start();
        var rules = Path.GetTempFileName() + ".yaml";
        await File.WriteAllTextAsync(rules, "rules: []\n");
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        List<HostProcess> hosts = [new(database.Data, rules, "older 1", program: older), new(database.Data, rules, "older 2", program: older)];
        foreach (var host in hosts) await host.Start();
        var (said, again, steps, done) = (0, 0, new List<string>(), false);
        var clock = Stopwatch.StartNew();
        void Step(string what) => steps.Add($"{clock.Elapsed.TotalSeconds:0} s, {Volatile.Read(ref said)} said: {what}");

        var speaking = Task.WhenAll(Enumerable.Range(0, Senders).Select(async s =>
        {
            for (var m = 0; !Volatile.Read(ref done); m++)
            {
                for (var attempt = 0; !await Post(http, hosts[(s + m + attempt) % hosts.Count], $"u-{s}-{m}", s, database, far.Address); attempt++)
                {
                    Interlocked.Increment(ref again);
                    await Task.Delay(100);
                }
                Interlocked.Increment(ref said);
                await Task.Delay(100);
            }
        }));
        Step("two hosts of the older version serve");
        await Until(() => Volatile.Read(ref said) >= 100);
        foreach (var old in hosts.ToList())
        {
            var newer = new HostProcess(database.Data, rules, old.Name.Replace("older", "newer", StringComparison.Ordinal));
            await newer.Start();
            hosts = [.. hosts, newer];
            Step($"{newer.Name} has started and serves beside");
            var before = Volatile.Read(ref said);
            await Until(() => Volatile.Read(ref said) >= before + 100);
            hosts = [.. hosts.Where(h => h != old)];
            await old.End();
            old.Dispose();
            Step($"{old.Name} has ended");
        }
        var last = Volatile.Read(ref said);
        await Until(() => Volatile.Read(ref said) >= last + 100);
        Volatile.Write(ref done, true);
        await speaking;
        for (var look = 0; look < 600 && JsonNode.Parse(await http.GetStringAsync(hosts[0].Address + "/health/ready")) is { } state && (int)state["owed"]! + (int)state["waiting"]! > 0; look++) await Task.Delay(200);
        foreach (var step in steps) Console.WriteLine($"   {step}");
        Console.WriteLine($"{said:N0} messages acknowledged ({again} sent again to another host), {database.Logged():N0} logged; answers missing {said - far.Answers.Keys.Count(k => k.StartsWith("u-", StringComparison.Ordinal))}, that came once more {far.Answers.Values.Where(n => n > 1).Sum(n => n - 1)}; {Latencies.Load()}");
        foreach (var host in hosts) host.Dispose();
        File.Delete(rules);
    }

    private static async Task Until(Func<bool> so)
    {
        while (!so()) await Task.Delay(100);
    }

    private static async Task<bool> Post(HttpClient http, HostProcess host, string id, int sender, SharedDatabase database, string far)
    {
        if (!host.Serves) return false;
        try
        {
            using var response = await http.PostAsJsonAsync(host.Address + "/api/messages", new JsonObject
            {
                ["type"] = "message", ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = far, ["text"] = $"call with {database.People[sender].Account.Name}, 15 min, went well", ["from"] = new JsonObject { ["id"] = database.People[sender].Email },
                ["recipient"] = new JsonObject { ["id"] = "28:bot" }, ["conversation"] = new JsonObject { ["id"] = $"a:{sender}", ["conversationType"] = "personal" },
            });
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException) { return false; }
    }
}
