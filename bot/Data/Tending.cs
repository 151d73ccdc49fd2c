namespace CsmBot.Data;

/// <summary>Has one of several hosts do what their store asks for from time to time.</summary>
public sealed class Tending(Store store, ILogger<Tending> log) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        if (!store.IsReplica) return;
        var duty = new Duty(store, "tending");
        using var timer = new PeriodicTimer(_every);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                while (!stop.IsCancellationRequested && await duty.Have(stop) && await store.Tend()) { }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception error) { log.LogError(error, "The store could not be tended; trying again."); }
        }
        await duty.Leave();
    }
}
