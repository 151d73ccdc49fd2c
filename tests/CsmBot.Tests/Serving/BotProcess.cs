using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Serving;

/// <summary>The real <c>csmbot serve</c> in a process of its own, to be killed (SIGKILL) and started again on the same store.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Folder _folder;
    private readonly HttpClient _http;
    private readonly CancellationToken _stop;
    private Process _process = null!;

    private readonly (string Key, string Value)[] _settings;

    private BotProcess(Folder folder, HttpClient http, CancellationToken stop, (string, string)[] settings) => (_folder, _http, _stop, _settings) = (folder, http, stop, settings);

    public string Address { get; } = $"http://127.0.0.1:{FreePort()}";

    public static async Task<BotProcess> Start(Folder folder, HttpClient http, CancellationToken stop, params (string Key, string Value)[] settings)
    {
        var bot = new BotProcess(folder, http, stop, settings);
        await bot.Start();
        return bot;
    }

    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(_stop);
    }

    public async Task KillAndStartAgain()
    {
        await Kill();
        _process.Dispose();
        await Start();
    }

    /// <summary>Waits until the inbox is worked off and the outbox is empty; nothing may have been given up.</summary>
    public async Task UntilNothingIsOwed()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var ready = await _http.GetFromJsonAsync<JsonNode>(Address + "/health/ready", patience.Token);
            Assert.Equal(0, (int)ready!["given_up"]!);
            if ((int)ready["owed"]! + (int)ready["waiting"]! == 0) return;
            await Task.Delay(50, patience.Token);
        }
    }

    private async Task Start()
    {
        var program = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--data", _folder.Path, "--urls", Address]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in _settings) start.Environment[key] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await IsUp())
        {
            Assert.False(_process.HasExited, "the program ended by itself");
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<bool> IsUp()
    {
        try { return (await _http.GetAsync(Address + "/health/live", _stop)).IsSuccessStatusCode; }
        catch (HttpRequestException) { return false; }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
