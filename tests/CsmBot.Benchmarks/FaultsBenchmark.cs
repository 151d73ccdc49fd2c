using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsmBot.Accounts;
using CsmBot.Data;
using Npgsql;
using SampleBook = CsmBot.Import.Sample.SampleBook;

namespace CsmBot.Benchmarks;

/// <summary>
/// Three hosts in processes of their own on one PostgreSQL database, in front of which nothing balances but the senders, who go to another host when theirs does not answer, with the same message: as
/// a platform does that sends an event again. Meanwhile one host after the other is killed, or stopped for longer than its leases, and started again, and the server ends all connections. In
/// the end everything that was said must have been logged once, answered, and every alert told; what came twice is counted.
/// <c>.ci/postgres dotnet run -c Release --project tests/CsmBot.Benchmarks -- faults</c>
/// </summary>
internal static partial class FaultsBenchmark
{
    private const int Hosts = 3;
    private static readonly DateTime _now = new(2026, 11, 20, 9, 30, 0, DateTimeKind.Utc);

    /// <summary>Senders and how many messages each sends; tickets that turn as many accounts.</summary>
    private static int Senders => CrowdBenchmark.Conversations == 200 ? 20 : CrowdBenchmark.Conversations;

    private static int Messages => CrowdBenchmark.Turns == 25 ? 100 : CrowdBenchmark.Turns;

    public static void Run() => RunAll().GetAwaiter().GetResult();

    private static async Task RunAll()
    {
        if (Environment.GetEnvironmentVariable("CSMBOT_TEST_POSTGRES") is not { } server)
        {
            Console.WriteLine("No PostgreSQL: CSMBOT_TEST_POSTGRES names no server.");
            return;
        }
        var name = $"csmbot_faults_{Environment.ProcessId}";
        Admin(server, $"CREATE DATABASE {name}");
        var data = new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
        string person;
        List<(string Id, string Name)> accounts;
        int before;
        using (var store = Store.Open(data))
        {
            await SampleBook.Fill(store, 400, seed: 1, _now);
            person = store.Book.People.Known.Select(p => store.Book.People.History(p)[^1]).First(p => p.Role == Role.Csm).Email;
            accounts = [.. store.Book.Accounts.All.Where(a => a.Status == AccountStatus.Active).Select(a => (a.AccountId, a.Name))];
            before = store.Book.Interactions.Count;
        }

        await using var far = await FarTeams.Start();
        var rules = Path.GetTempFileName() + ".yaml";
        await File.WriteAllTextAsync(rules, "rules:\n  - name: urgent\n    when: accounts with an open urgent ticket\n    status: red\n    reason: an urgent ticket is open\n");
        var hosts = Enumerable.Range(0, Hosts).Select(i => new Host(data, rules, i)).ToList();
        await Task.WhenAll(hosts.Select(h => h.Start()));
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        var (acknowledged, again, lags) = (new ConcurrentDictionary<string, int>(), 0, new ConcurrentBag<long>());
        using var done = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var faults = Faults(hosts, server, name, done.Token);
        var watching = Watch(hosts, http, lags, done.Token);
        await Progress.Of("faults", Senders * Messages, () => acknowledged.Count, Task.WhenAll(Enumerable.Range(0, Senders).Select(async s =>
        {
            for (var m = 0; m < Messages; m++)
            {
                var id = $"f-{s}-{m}";
                for (var attempt = 0; ; attempt++)
                {
                    // The host changes with every message, and with every attempt.
                    if (await Post(http, hosts[(s + m + attempt) % Hosts], Activity(id, $"a:{s}", $"call with {accounts[s].Name}, {(m % 90) + 5} min, went well", far.Address, person))) break;
                    Interlocked.Increment(ref again);
                    await Task.Delay(200);
                }
                acknowledged[id] = 1;
                await Task.Delay(50);
            }
        })));
        var said = clock.Elapsed;
        await done.CancelAsync();
        await Quietly(faults);
        await Quietly(watching);
        foreach (var host in hosts) await host.Revive();
        await UntilNothingIsOwed(http, hosts[0], TimeSpan.FromMinutes(10));
        var (reading, missing) = (0, acknowledged.Keys.Count(id => !far.Answers.ContainsKey(id)));
        var twice = far.Answers.Where(a => a.Value > 1).Sum(a => a.Value - 1);
        // What this process had open was ended too.
        NpgsqlConnection.ClearAllPools();
        using (var store = Store.Open(data)) reading = store.Book.Interactions.Count - before;
        foreach (var host in hosts) host.Dispose();
        File.Delete(rules);
        NpgsqlConnection.ClearAllPools();
        Admin(server, $"DROP DATABASE {name} WITH (FORCE)");
        var sorted = lags.Order().ToList();
        Console.WriteLine($"{acknowledged.Count:N0} messages acknowledged in {said.TotalSeconds:0} s ({again:N0} sent again to another host); {Host.Killed} hosts killed, {Host.Stopped} stopped for {Host.Pause.TotalSeconds:0} s, connections ended {Host.Cut} times");
        Console.WriteLine($"interactions logged {reading:N0}; answers missing {missing}; answers that came once more {twice}; everything worked off after {clock.Elapsed.TotalSeconds:0} s");
        if (sorted.Count > 0) Console.WriteLine($"books behind the store, {sorted.Count:N0} looks: p50 {sorted[sorted.Count / 2]} ms, p99 {sorted[sorted.Count * 99 / 100]} ms, at most {sorted[^1]} ms");
    }

    /// <summary>One fault after the other, with a moment between them, so that each meets work under way.</summary>
    private static async Task Faults(List<Host> hosts, string server, string database, CancellationToken stop)
    {
        for (var i = 0; ; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(6), stop);
            var host = hosts[i % Hosts];
            switch (i % 3)
            {
                case 0:
                    await host.KillAndStart();
                    break;
                case 1:
                    await host.StopForAWhile(stop);
                    break;
                default:
                    Host.Cut++;
                    Admin(server, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
                    break;
            }
        }
    }

    private static async Task Watch(List<Host> hosts, HttpClient http, ConcurrentBag<long> lags, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(500, stop);
            foreach (var host in hosts.Where(h => h.Serves))
                try { lags.Add((long)(await http.GetFromJsonAsync<JsonNode>(host.Address + "/health/ready", stop))!["book"]!["lag_ms"]!); }
                catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested) { }
        }
    }

    private static async Task Quietly(Task task)
    {
        try { await task; }
        catch (OperationCanceledException) { }
    }

    private static async Task<bool> Post(HttpClient http, Host host, JsonObject activity)
    {
        if (!host.Serves) return false;
        try
        {
            using var response = await http.PostAsJsonAsync(host.Address + "/api/messages", activity);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException) { return false; }
    }

    private static async Task UntilNothingIsOwed(HttpClient http, Host host, TimeSpan patience)
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

    private static JsonObject Activity(string id, string conversation, string text, string connector, string person) => new()
    {
        ["type"] = "message", ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = connector, ["text"] = text, ["from"] = new JsonObject { ["id"] = person },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" }, ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal" },
    };

    private static void Admin(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary><c>csmbot serve</c> in a process of its own.</summary>
    private sealed partial class Host(string data, string rules, int number) : IDisposable
    {
        /// <summary>Longer than any lease.</summary>
        public static readonly TimeSpan Pause = TimeSpan.FromSeconds(70);

        private Process _process = null!;
        private bool _isStopped;

        public static int Killed { get; private set; }
        public static int Stopped { get; private set; }
        public static int Cut { get; set; }

        public string Address { get; private set; } = "";
        public bool Serves { get; private set; }

        public async Task Start()
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "csmbot.dll"), "serve", "--data", data, "--urls", "http://127.0.0.1:0", "--now", "2026-11-20T09:30:00Z"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            start.Environment["Health__Rules"] = rules;
            (start.Environment["Limits__MessagesPerMinute"], start.Environment["Limits__Burst"]) = ("1000000", "1000000");
            _process = Process.Start(start)!;
            var serves = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _process.OutputDataReceived += (_, said) =>
            {
                if (said.Data is null) serves.TrySetException(new InvalidOperationException("a host ended by itself"));
                else if (Line().Match(said.Data) is { Success: true } line) serves.TrySetResult(line.Groups[1].Value);
                else if (Environment.GetEnvironmentVariable("FAULTS_LOG") is not null) Console.WriteLine($"host {number}: {said.Data}");
            };
            _process.ErrorDataReceived += (_, said) => { if (!string.IsNullOrWhiteSpace(said.Data)) Console.WriteLine($"host {number}: {said.Data}"); };
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            Address = await serves.Task.WaitAsync(TimeSpan.FromMinutes(3));
            Serves = true;
        }

        public async Task KillAndStart()
        {
            Serves = false;
            Killed++;
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            await Start();
        }

        public async Task StopForAWhile(CancellationToken stop)
        {
            Stopped++;
            Signal("STOP");
            _isStopped = true;
            await Task.Delay(Pause, stop);
            Signal("CONT");
            _isStopped = false;
        }

        /// <summary>Lets it go on where a fault was under way as the run ended.</summary>
        public async Task Revive()
        {
            if (_isStopped) Signal("CONT");
            if (!Serves) await Start();
        }

        private void Signal(string name)
        {
            using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }

        [GeneratedRegex(@"^CsmBot serves (http://[\d.]+:\d+)")]
        private static partial Regex Line();

        public void Dispose()
        {
            if (!_process.HasExited) _process.Kill();
            _process.Dispose();
        }
    }
}
