using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Serving;

/// <summary>The real <c>csmbot serve</c> in a process of its own, to be killed (SIGKILL) and started again on the same store.</summary>
internal sealed partial class BotProcess : IDisposable
{
    private readonly string _data;
    private readonly HttpClient _http;
    private readonly CancellationToken _stop;
    private Process _process = null!;

    private readonly (string Key, string Value)[] _settings;

    private BotProcess(string data, HttpClient http, CancellationToken stop, (string, string)[] settings) => (_data, _http, _stop, _settings) = (data, http, stop, settings);

    /// <summary>Where it serves in this life: on a port that was free when it began.</summary>
    public string Address { get; private set; } = "";

    public static Task<BotProcess> Start(Folder folder, HttpClient http, CancellationToken stop, params (string Key, string Value)[] settings) => Start(folder.Path, http, stop, settings);

    /// <param name="data">What <c>--data</c> names.</param>
    public static async Task<BotProcess> Start(string data, HttpClient http, CancellationToken stop, params (string Key, string Value)[] settings)
    {
        var bot = new BotProcess(data, http, stop, settings);
        await bot.Start();
        return bot;
    }

    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(_stop);
    }

    /// <param name="between">Done while it is dead.</param>
    public async Task KillAndStartAgain(Action? between = null)
    {
        await Kill();
        between?.Invoke();
        _process.Dispose();
        await Start();
    }

    /// <summary>Processor time of this life.</summary>
    public TimeSpan Processor => _process.TotalProcessorTime;

    /// <summary>Stops it where it is, or lets it go on ("STOP", "CONT").</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until the inbox is worked off and the outbox is empty; nothing may have been given up.</summary>
    public async Task UntilNothingIsOwed()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        patience.CancelAfter(TimeSpan.FromSeconds(120));
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
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--data", _data, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A short life is spent in compiling: the quick way is enough.
        start.Environment["DOTNET_TieredPGO"] = "0";
        (start.Environment["Limits__MessagesPerMinute"], start.Environment["Limits__Burst"]) = ("1000000", "1000000");
        foreach (var (key, value) in _settings) start.Environment[key] = value;
        _process = Process.Start(start)!;
        // It says where it serves as soon as it does; without that line its output ends.
        var serves = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var errors = new System.Collections.Concurrent.ConcurrentQueue<string>();
        _process.OutputDataReceived += (_, said) =>
        {
            if (said.Data is null) serves.TrySetException(new InvalidOperationException($"the program ended by itself: {string.Join(" | ", errors)}"));
            else if (Serves().Match(said.Data) is { Success: true } line) serves.TrySetResult(line.Groups[1].Value);
        };
        _process.ErrorDataReceived += (_, said) => { if (!string.IsNullOrEmpty(said.Data) && errors.Count < 20) errors.Enqueue(said.Data); };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await serves.Task.WaitAsync(TimeSpan.FromSeconds(120), _stop);
    }

    [GeneratedRegex(@"^CsmBot serves (http://[\d.]+:\d+)")]
    private static partial Regex Serves();

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
