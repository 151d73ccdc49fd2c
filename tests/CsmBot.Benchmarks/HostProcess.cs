using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CsmBot.Benchmarks;

/// <summary><c>csmbot serve</c> in a process of its own.</summary>
/// <param name="data">Its store.</param>
/// <param name="rules">The file of its health rules.</param>
/// <param name="name">By which it is called in what it says.</param>
/// <param name="now">What its clock says at the start; another host's may say something else.</param>
/// <param name="program">Of another version; null for this one.</param>
internal sealed partial class HostProcess(string data, string rules, string name, string now = HostProcess.Now, string? program = null) : IDisposable
{
    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "csmbot.dll");

    public const string Now = "2026-11-20T09:30:00Z", FactsKey = "a-key-for-the-benchmark";

    private Process _process = null!;

    public string Name => name;
    public string Address { get; private set; } = "";
    public bool Serves { get; private set; }
    public bool IsStopped { get; private set; }

    /// <summary>Resident memory, MiB; 0 where the system does not say.</summary>
    public int Resident => File.Exists($"/proc/{_process.Id}/statm") ? (int)(long.Parse(File.ReadAllText($"/proc/{_process.Id}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize >> 20) : 0;

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Processor => _process.TotalProcessorTime;

    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet", [program ?? Program, "serve", "--data", data, "--urls", "http://127.0.0.1:0", "--now", now]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in new[] { ("Health__Rules", rules), ("Limits__MessagesPerMinute", "1000000"), ("Limits__Burst", "1000000"), ("Alerts__Burst", "1000"), ("Facts__Keys__bench", FactsKey), ("Facts__RequestsPerMinute", "100000") })
            start.Environment[key] = value;
        _process = Process.Start(start)!;
        var serves = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, said) =>
        {
            if (said.Data is null) serves.TrySetException(new InvalidOperationException("a host ended by itself"));
            else if (Line().Match(said.Data) is { Success: true } line) serves.TrySetResult(line.Groups[1].Value);
            else if (Environment.GetEnvironmentVariable("FAULTS_LOG") is not null) Console.WriteLine($"host {name}: {said.Data}");
        };
        _process.ErrorDataReceived += (_, said) => { if (!string.IsNullOrWhiteSpace(said.Data)) Console.WriteLine($"host {name}: {said.Data}"); };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await serves.Task.WaitAsync(TimeSpan.FromMinutes(3));
        Serves = true;
    }

    public async Task KillAndStart()
    {
        Serves = false;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await Start();
    }

    public async Task StopFor(TimeSpan pause, CancellationToken stop)
    {
        Signal("STOP");
        IsStopped = true;
        await Task.Delay(pause, stop);
        Signal("CONT");
        IsStopped = false;
    }

    /// <summary>Lets it go on where a fault was under way as the run ended.</summary>
    public async Task Revive()
    {
        if (IsStopped) Signal("CONT");
        IsStopped = false;
        if (!Serves) await Start();
    }

    /// <summary>As an orchestrator ends it: what it has begun is finished first.</summary>
    public async Task End()
    {
        Serves = false;
        Signal("TERM");
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
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
