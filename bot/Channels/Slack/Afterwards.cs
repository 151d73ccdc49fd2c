using System.Collections.Concurrent;

namespace CsmBot.Channels.Slack;

/// <summary>What goes on after a request was acknowledged; waited for when the host ends.</summary>
internal sealed partial class Afterwards(ILogger<Afterwards> log) : IHostedService
{
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private readonly CancellationTokenSource _stop = new();

    public void Run(Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => Guarded(work));
        _running[task] = true;
        _ = task.ContinueWith(t => _running.TryRemove(t, out _), TaskScheduler.Default);
    }

    private async Task Guarded(Func<CancellationToken, Task> work)
    {
        try { await work(_stop.Token); }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested) { }
        catch (Exception error) { Trouble(log, error); }
    }

    public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancel)
    {
        _stop.CancelAfter(TimeSpan.FromSeconds(5));
        await Task.WhenAll(_running.Keys);
    }

    [LoggerMessage(LogLevel.Error, "What was to follow a request from Slack failed")]
    private static partial void Trouble(ILogger log, Exception error);
}
