namespace CsmBot.Data;

/// <summary>Keeps a serving host's book current while another process (an import beside it) writes to the same store.</summary>
public sealed class Following(Store store, ILogger<Following> log) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(_every);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try { store.Refresh(hurry: false); }
            catch (Exception error) { log.LogError(error, "The store could not be looked at for changes of other processes; trying again."); }
        }
    }
}
