using CsmBot.Data;

namespace CsmBot.Alerts;

/// <summary>Does twice a minute what is due by the clock alone: the end of snoozes and quiet hours, deadlines, and what else is given to it (scheduled questions).</summary>
/// <param name="duty">Of several hosts the one that has it does these jobs.</param>
public sealed partial class MinuteClock(TimeProvider time, Duty duty, IReadOnlyList<Func<DateTime, CancellationToken, Task>> jobs, ILogger<MinuteClock> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var job in jobs)
                try { if (await duty.Have(stop)) await job(time.GetUtcNow().UtcDateTime, stop); }
                catch (Exception error) when (error is not OperationCanceledException) { Failed(log, error); }
                catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            await Task.Delay(Every, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Error, "What was due by the clock could not be done; it is tried again")]
    private static partial void Failed(ILogger log, Exception error);
}
