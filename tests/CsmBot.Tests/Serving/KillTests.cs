using System.Collections.Concurrent;
using System.Diagnostics;
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
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConcurrentDictionary<string, int> _acknowledged = [];
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private FarConnector _far = null!;
    private string _address = "";
    private Process _bot = null!;

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
        _address = $"http://127.0.0.1:{FreePort()}";
        await Start();
        var writers = Enumerable.Range(0, Writers).Select(w => Write(w, end.Token)).ToList();
        var random = new Random(20261120);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(20, 400), _stop);
            _bot.Kill();
            await _bot.WaitForExitAsync(_stop);
            await Start();
        }
        await end.CancelAsync();
        await Task.WhenAll(writers);
        await UntilNothingIsOwed();
        await Stop();

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
        try { return (await _http.PostAsJsonAsync(_address + "/api/messages", message)).IsSuccessStatusCode; }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException) { return false; }
    }

    private async Task Start()
    {
        var program = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--data", _folder.Path, "--urls", _address]) { RedirectStandardOutput = true, RedirectStandardError = true };
        _bot = Process.Start(start)!;
        _bot.OutputDataReceived += (_, _) => { };
        _bot.ErrorDataReceived += (_, _) => { };
        _bot.BeginOutputReadLine();
        _bot.BeginErrorReadLine();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await IsReady())
        {
            Assert.False(_bot.HasExited, "the program ended by itself");
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<bool> IsReady()
    {
        try { return (await _http.GetAsync(_address + "/health/live", _stop)).IsSuccessStatusCode; }
        catch (HttpRequestException) { return false; }
    }

    private async Task UntilNothingIsOwed()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var ready = await _http.GetFromJsonAsync<JsonNode>(_address + "/health/ready", patience.Token);
            Assert.Equal(0, (int)ready!["given_up"]!);
            if ((int)ready["owed"]! + (int)ready["waiting"]! == 0) return;
            await Task.Delay(50, patience.Token);
        }
    }

    private async Task Stop()
    {
        _bot.Kill();
        await _bot.WaitForExitAsync(_stop);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_bot.HasExited) _bot.Kill();
        _bot.Dispose();
        _http.Dispose();
        await _far.DisposeAsync();
        _folder.Dispose();
    }
}
