using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Benchmarks;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Data.Cosmos;

namespace CsmBot.Tests.Serving;

/// <summary>
/// Three whole programs on one Cosmos DB account (the double, over HTTP) while people log: one is killed, one is stopped past its leases, the third is cut off from the account, the account turns requests away
/// and loses answers. Whoever gets no answer sends the same message to the next host, as a platform does.
/// </summary>
public sealed class CosmosKillTests : OnOwnDouble
{
    private const int Writers = 4;

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(4) };
    private readonly ConcurrentDictionary<string, int> _acknowledged = [];
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly List<BotProcess> _hosts = [];
    private int _calls, _turnedAway, _lost;
    private volatile int _wanted;

    [Fact]
    public async Task Whatever_was_acknowledged_is_logged_exactly_once_and_answered_while_hosts_die_stand_still_and_are_cut_off()
    {
        await using var far = await FarConnector.Start();
        using (var store = Store.Open(Home.DataOf(9)))
            await store.Write(work =>
            {
                work.Put(Some.Dana, Origin.Import);
                work.Put(Some.Acme, Origin.Import);
            }, _stop);
        var address = new Uri(Server.Address);
        using var wire = new CutWire(address.Host, address.Port);
        string[] stores = [Home.DataOf(1), Home.DataOf(2), Home.DataOf(3).Replace($":{address.Port}/", $":{wire.Port}/")];
        _hosts.AddRange(await Task.WhenAll(stores.Select(data => BotProcess.Start(data, _http, _stop))));
        Server.Fault = Trouble;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        var writers = Enumerable.Range(0, Writers).Select(w => Write(w, far.Address, end.Token)).ToList();

        await More(8);
        var used = _hosts[0].Processor;
        // In the middle of what comes next.
        var dies = _hosts[0].KillAndStartAgain();
        await More(8);
        await dies;
        // The account's clock goes on meanwhile: leases are over by it, and what this host had taken is taken by others.
        _hosts[1].Signal("STOP");
        await More(4);
        Server.Ahead += TimeSpan.FromMinutes(2);
        await More(8);
        _hosts[1].Signal("CONT");
        using (var whole = new CancellationTokenSource())
        {
            var cut = wire.Cut(TimeSpan.FromMinutes(5), whole.Token);
            await More(8);
            await whole.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cut);
        }
        await More(4);
        await end.CancelAsync();
        await Task.WhenAll(writers);
        Server.Fault = null;
        await _hosts[0].UntilNothingIsOwed();
        used += _hosts.Aggregate(TimeSpan.Zero, (all, host) => all + host.Processor);

        var answers = far.Got.GroupBy(s => s.ReplyTo).ToDictionary(g => g.Key!, g => g.Count());
        using var after = Store.Open(Home.DataOf(9));
        var logged = after.Book.Interactions.Of(after.Book.Find(Some.Acme.AccountId)).ToArray().GroupBy(r => r.SaidMinutes!.Value).ToDictionary(g => g.Key, g => g.Count());
        var twice = answers.Values.Sum(n => n - 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{_acknowledged.Count} messages acknowledged, {logged.Count} logged, {answers.Count} answered, {twice} answers once more; {_turnedAway} requests turned away, {_lost} answers of the account lost; processor of the hosts {used.TotalSeconds:0.0} s");
        Assert.Equal([], _acknowledged.Keys.Except(answers.Keys));
        Assert.Equal([], _acknowledged.Values.Where(minutes => logged.GetValueOrDefault(minutes) != 1));
        Assert.All(logged.Values, count => Assert.Equal(1, count));
        // A letter is sent again where its host came to nothing between sending it and writing that down: at each of the three faults at most one a conversation.
        Assert.InRange(twice, 0, 3 * Writers);
        Assert.True(_turnedAway > 5 && _lost > 0);
    }

    // Every ninth request is turned away for a moment; of every twentieth commit the answer is lost.
    private CosmosFault? Trouble(CosmosCall call)
    {
        var number = Interlocked.Increment(ref _calls);
        if (number % 9 == 0)
        {
            Interlocked.Increment(ref _turnedAway);
            return CosmosFault.Throttled;
        }
        if (number % 20 != 0 || call.Verb != "POST" || !call.Path.EndsWith("/log/docs", StringComparison.Ordinal)) return null;
        Interlocked.Increment(ref _lost);
        return CosmosFault.AnswerLost;
    }

    private async Task More(int count)
    {
        _wanted = _acknowledged.Count + count;
        while (_acknowledged.Count < _wanted) await Task.Delay(5, _stop);
    }

    /// <summary>Logs calls, each of a length of its own, through one host after the other.</summary>
    private async Task Write(int writer, string connector, CancellationToken end)
    {
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            // A host that starts takes its time, in which others would say hundreds.
            while (_acknowledged.Count >= _wanted && !end.IsCancellationRequested) await Task.Delay(5, _stop);
            if (end.IsCancellationRequested) return;
            var (minutes, id) = (1 + writer + (i * Writers), $"{writer}-{i}");
            var message = new JsonObject
            {
                ["type"] = "message", ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = connector, ["text"] = $"call with Acme, {minutes} min",
                ["from"] = new JsonObject { ["id"] = Some.Dana.Email }, ["recipient"] = new JsonObject { ["id"] = "28:bot" },
                ["conversation"] = new JsonObject { ["id"] = $"c{writer}", ["conversationType"] = "personal" },
            };
            // What was begun is brought to its end: whether a message that was never acknowledged was taken nobody knows.
            for (var attempt = 0; !await Send(_hosts[(writer + i + attempt) % _hosts.Count], message); attempt++) await Task.Delay(20, _stop);
            _acknowledged[id] = minutes;
        }
    }

    private async Task<bool> Send(BotProcess host, JsonObject message)
    {
        try { return (await _http.PostAsJsonAsync(host.Address + "/api/messages", message, _stop)).IsSuccessStatusCode; }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException && !_stop.IsCancellationRequested) { return false; }
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) host.Dispose();
        _http.Dispose();
        await base.DisposeAsync();
    }
}
