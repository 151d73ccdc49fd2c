using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Serving;

/// <summary>
/// The real process is killed (SIGKILL) again and again while people log. Whatever it acknowledged must be there exactly once after it is started again, and
/// everything it owes must go out. CSMBOT_KILLS asks for more rounds than the usual twelve.
/// </summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int Writers = 4;
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("CSMBOT_KILLS"), out var kills) ? kills : 12;

    private readonly Folder _folder = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly ConcurrentDictionary<string, int> _acknowledged = [];
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private FarConnector _far = null!;
    private BotProcess _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _far = await FarConnector.Start();
        using var store = Store.Open(_folder.Path);
        await store.Write(work =>
        {
            work.Put(Some.Dana, Origin.Import);
            work.Put(Some.Acme, Origin.Import);
        });
    }

    [Fact]
    public async Task Whatever_was_acknowledged_is_logged_exactly_once_and_everything_owed_goes_out()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        _bot = await BotProcess.Start(_folder, _http, _stop);
        var writers = Enumerable.Range(0, Writers).Select(w => Write(w, end.Token)).ToList();
        var random = new Random(20261120);
        for (var kill = 0; kill < Kills; kill++)
        {
            // After some messages, however slow the machine is, and then at any moment.
            var enough = _acknowledged.Count + random.Next(1, 12);
            while (_acknowledged.Count < enough) await Task.Delay(1, _stop);
            await Task.Delay(random.Next(0, 20), _stop);
            await _bot.KillAndStartAgain();
        }
        await end.CancelAsync();
        await Task.WhenAll(writers);
        await _bot.UntilNothingIsOwed();
        await _bot.Kill();

        var unanswered = _acknowledged.Keys.Except(_far.Got.Select(s => s.ReplyTo)).ToList();
        var sentTwice = _far.Got.GroupBy(s => s.ReplyTo).Count(g => g.Count() > 1);
        using var store = Store.Open(_folder.Path);
        var logged = store.Book.Interactions.Of(store.Book.Find(Some.Acme.AccountId)).ToArray().GroupBy(r => r.SaidMinutes!.Value).ToDictionary(g => g.Key, g => g.Count());
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {_acknowledged.Count} messages acknowledged, {logged.Count} logged, {_far.Got.Count} replies, {sentTwice} sent twice");
        Assert.True(_acknowledged.Count > Kills, "too few messages got through for the test to mean anything");
        Assert.Empty(unanswered);
        Assert.Equal([], _acknowledged.Values.Where(minutes => logged.GetValueOrDefault(minutes) != 1));
        Assert.All(logged.Values, count => Assert.Equal(1, count));
    }

    /// <summary>Logs calls, each of a length of its own, and sends a message again until it is acknowledged, as Teams does.</summary>
    private async Task Write(int writer, CancellationToken end)
    {
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            var minutes = 1 + writer + (i * Writers);
            var id = $"{writer}-{i}";
            var message = new JsonObject
            {
                ["type"] = "message", ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = _far.Address, ["text"] = $"call with Acme, {minutes} min",
                ["from"] = new JsonObject { ["id"] = Some.Dana.Email }, ["recipient"] = new JsonObject { ["id"] = "28:bot" },
                ["conversation"] = new JsonObject { ["id"] = $"c{writer}", ["conversationType"] = "personal" },
            };
            while (!end.IsCancellationRequested && !await Send(message)) await Task.Delay(20, CancellationToken.None);
            if (end.IsCancellationRequested) return;
            _acknowledged[id] = minutes;
        }
    }

    private async Task<bool> Send(JsonObject message)
    {
        try { return (await _http.PostAsJsonAsync(_bot.Address + "/api/messages", message)).IsSuccessStatusCode; }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException) { return false; }
    }

    public async ValueTask DisposeAsync()
    {
        _bot.Dispose();
        _http.Dispose();
        await _far.DisposeAsync();
        _folder.Dispose();
    }
}
