using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Benchmarks;

/// <summary>
/// Three hosts in processes of their own on one PostgreSQL database, or one Cosmos DB account (the tests' double), in front of which nothing balances but the senders, who go to another host when theirs does not answer, with the same message: as
/// a platform does that sends an event again. One host's clock is seven minutes ahead. Calls are logged and tickets are pushed that turn accounts; meanwhile one host after the other is killed, or
/// stopped for longer than its leases, one is cut off from the database, and the server ends all connections, or turns requests away. In the end everything that was said must have been logged once and answered, and every
/// account have turned once and been told of; what came twice is counted.
/// <c>.ci/postgres dotnet run -c Release --project tests/CsmBot.Benchmarks -- faults</c>, <c>-- faults 60 40</c> for sixty people and forty messages each, <c>-- faults cosmos</c>
/// </summary>
internal static class FaultsBenchmark
{
    private const string Ahead = "2026-11-20T09:37:00Z";

    /// <summary>Longer than any lease; and longer than a lease of a message or a duty.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(70), CutFor = TimeSpan.FromSeconds(45);

    /// <summary>So long a person waits before they say the next.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(3);

    /// <summary>Nothing new is begun after that; what was begun is brought to its end.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private static int Senders => CrowdBenchmark.Conversations == 200 ? 60 : CrowdBenchmark.Conversations;
    private static int Messages => CrowdBenchmark.Turns == 25 ? 40 : CrowdBenchmark.Turns;

    /// <summary>Accounts, each of which is turned by a ticket.</summary>
    public static int Tickets { get; set; } = 3_200;
    public static bool OnCosmos { get; set; }

    public static void Run() => RunAll().GetAwaiter().GetResult();

    private static async Task RunAll()
    {
        using SharedStore? store = OnCosmos ? await SharedAccount.MakePlain(Senders, Tickets) : await SharedDatabase.MakePlain("faults", Senders, Tickets);
        if (store is null) return;
        await using var far = await FarTeams.Start();
        var rules = Path.GetTempFileName() + ".yaml";
        await File.WriteAllTextAsync(rules, "rules:\n  - name: urgent\n    when: accounts with an open urgent ticket\n    status: red\n    reason: an urgent ticket is open\n");
        using var wire = new CutWire(store.Server.Host, store.Server.Port);
        List<HostProcess> hosts = [new(store.DataOf(0), rules, "0"), new(store.DataBehind(wire, 1), rules, "1, behind the wire"), new(store.DataOf(2), rules, "2, seven minutes ahead", Ahead)];
        await Task.WhenAll(hosts.Select(h => h.Start()));
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var (run, lags) = (new FaultsTraffic(store, hosts, far, http), new ConcurrentBag<long>());
        // Every sender has a chat before the first account turns.
        for (var s = 0; s < Senders; s++) await run.Say(s, -1, "which accounts are yellow");
        await UntilNothingIsOwed(http, hosts[0], TimeSpan.FromMinutes(5));
        Console.WriteLine($"starting, on {store.Kind}; {Latencies.Load()}");
        using var done = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var (faults, watching) = (Faults(run, wire, done.Token), Watch(run, lags, done.Token));
        var logging = Task.WhenAll(Enumerable.Range(0, Senders).Select(async s =>
        {
            for (var m = 0; m < Messages && clock.Elapsed < Longest; m++)
            {
                await run.Say(s, m, $"call with {store.People[s].Account.Name}, {(m % 90) + 5} min, went well");
                await Task.Delay(Breath);
            }
        }));
        await Progress.Of("faults", Senders * Messages + Tickets, () => run.Acknowledged.Count - Senders + run.Pushed.Count, Task.WhenAll(logging, run.Push(() => clock.Elapsed < Longest)));
        var said = clock.Elapsed;
        await done.CancelAsync();
        await Quietly(faults);
        await Quietly(watching);
        foreach (var host in hosts) await host.Revive();
        // The newest push is to become an alert yet.
        await Task.Delay(TimeSpan.FromSeconds(40));
        await UntilNothingIsOwed(http, hosts[0], TimeSpan.FromMinutes(10));
        Tell(run, wire, said, clock.Elapsed, [.. lags.Order()]);
        foreach (var host in hosts) host.Dispose();
        File.Delete(rules);
    }

    private static void Tell(FaultsTraffic run, CutWire wire, TimeSpan said, TimeSpan all, List<long> lags)
    {
        var logged = run.Store.Logged();
        int turned, changes;
        using (var store = Store.Open(run.Store.DataOf(9)))
        {
            using var db = store.Db();
            var pushed = run.Pushed.Values.Select(a => a.AccountId).ToHashSet();
            var reds = store.Book.Accounts.All.Select((a, i) => (a, i)).Where(x => pushed.Contains(x.a.AccountId)).Select(x => store.Book.Health.Of(x.i).ToArray().Count(h => h.Status == Colour.Red && h.At >= SharedStore.Start)).ToList();
            (turned, changes) = (reds.Count(r => r > 0), reds.Sum());
        }
        var (missing, twice) = (run.Acknowledged.Keys.Count(id => !run.Far.Answers.ContainsKey(id)), run.Far.Answers.Where(a => a.Value > 1).Sum(a => a.Value - 1));
        var told = run.Pushed.Values.Select(a => run.Far.Turned.GetValueOrDefault(a.Name)).ToList();
        Console.WriteLine($"{run.Acknowledged.Count:N0} messages acknowledged and {run.Pushed.Count:N0} tickets pushed in {said.TotalSeconds:0} s ({run.Again:N0} sent again to another host); {run.Killed} hosts killed, {run.Stopped} stopped for {Pause.TotalSeconds:0} s, {wire.Cuts} cut off from the database for {CutFor.TotalSeconds:0} s, {run.Store.UpsetIs}: {run.Upset} times");
        Console.WriteLine($"interactions logged {logged:N0} of {run.Acknowledged.Count - Senders:N0}; answers missing {missing}, that came once more {twice}; everything worked off after {all.TotalSeconds:0} s; {Latencies.Load()}");
        Console.WriteLine($"accounts turned {turned:N0} of {run.Pushed.Count:N0}, changes to red {changes:N0}; told of {told.Count(t => t > 0):N0}, missing {told.Count(t => t == 0)}, told once more {told.Where(t => t > 1).Sum(t => t - 1)}");
        if (lags.Count > 0) Console.WriteLine($"books behind the store, {lags.Count:N0} looks: p50 {lags[lags.Count / 2]} ms, p99 {lags[lags.Count * 99 / 100]} ms, at most {lags[^1]} ms");
    }

    /// <summary>One fault after the other, with a moment between them, so that each meets work under way.</summary>
    private static async Task Faults(FaultsTraffic run, CutWire wire, CancellationToken stop)
    {
        for (var i = 0; ; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(6), stop);
            var host = run.Hosts[i / 4 % run.Hosts.Count];
            switch (i % 4)
            {
                case 0:
                    run.Killed++;
                    await host.KillAndStart();
                    break;
                case 1:
                    await wire.Cut(CutFor, stop);
                    break;
                case 2:
                    run.Stopped++;
                    await host.StopFor(Pause, stop);
                    break;
                default:
                    run.Upset++;
                    await run.Store.Upset(stop);
                    break;
            }
        }
    }

    private static async Task Watch(FaultsTraffic run, ConcurrentBag<long> lags, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(500, stop);
            foreach (var host in run.Hosts.Where(h => h is { Serves: true, IsStopped: false }))
                try { lags.Add((long)(await run.Http.GetFromJsonAsync<JsonNode>(host.Address + "/health/ready", stop))!["book"]!["lag_ms"]!); }
                catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested) { }
        }
    }

    private static async Task Quietly(Task task)
    {
        try { await task; }
        catch (OperationCanceledException) { }
    }

    private static async Task UntilNothingIsOwed(HttpClient http, HostProcess host, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        for (var look = 0; clock.Elapsed < patience; look++)
        {
            var ready = await http.GetStringAsync(host.Address + "/health/ready");
            var state = JsonNode.Parse(ready)!;
            if ((int)state["owed"]! + (int)state["waiting"]! == 0) return;
            if (look % 20 == 0) Console.WriteLine($"   still owed: {ready}");
            await Task.Delay(500);
        }
        Console.WriteLine("NOT worked off in time");
    }
}
