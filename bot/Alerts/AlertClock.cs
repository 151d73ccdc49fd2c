using System.Threading.Channels;
using CsmBot.Data;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>Runs the rounds: once at the start, on the schedule, at once for the accounts whose facts changed, and for all when the rules did.</summary>
/// <param name="duty">Of several hosts the one that has it runs the rounds. Whoever takes it over begins with all accounts, since what the other had noticed went with it.</param>
/// <param name="after">Done after each round: what else follows from changed facts.</param>
public sealed partial class AlertClock(Store store, AlertRound round, RulesInForce rules, Duty duty, TimeProvider time, TimeSpan every, ILogger<AlertClock> log, Func<DateTime, CancellationToken, Task>? after = null) : BackgroundService
{
    /// <summary>Changes are gathered so long before the accounts are evaluated: an import's batches become one round.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    /// <summary>After a round that failed, all accounts are evaluated so much later: nobody waits for the schedule because the store was busy for a moment.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    private readonly Channel<Changed> _changes = Channel.CreateUnbounded<Changed>();

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        store.Changed += Note;
        rules.Renewed += NoteAll;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (!await Has(stop))
                {
                    await Task.Delay(Duty.Ask, stop);
                    while (_changes.Reader.TryRead(out _)) { }
                    continue;
                }
                var went = await Run(null, stop);
                await UntilNext(time.GetUtcNow() + (went || every < Retry ? every : Retry), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        finally
        {
            store.Changed -= Note;
            rules.Renewed -= NoteAll;
            try { await duty.Leave(); }
            catch (Exception error) { Failed(log, error); }
        }
    }

    private async Task<bool> Has(CancellationToken stop)
    {
        try { return await duty.Have(stop); }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Failed(log, error);
            return false;
        }
    }

    /// <summary>Other rules judge all accounts anew.</summary>
    private void NoteAll() => Note(new Changed(null));

    private void Note(Changed changed) => _changes.Writer.TryWrite(changed);

    /// <summary>Waits for the next full round, evaluating what changes meanwhile; a change of everything begins the full round at once.</summary>
    private async Task UntilNext(DateTimeOffset next, CancellationToken stop)
    {
        while (next - time.GetUtcNow() is { Ticks: > 0 } left)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
            timeout.CancelAfter(left < Duty.Ask ? left : Duty.Ask);
            try { await _changes.Reader.WaitToReadAsync(timeout.Token); }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                if (!await Has(stop)) return;
                continue;
            }
            await Task.Delay(Gather, stop);
            var accounts = new HashSet<string>(StringComparer.Ordinal);
            var all = false;
            while (_changes.Reader.TryRead(out var change))
                if (change.Accounts is { } some) accounts.UnionWith(some);
                else all = true;
            if (all) return;
            if (!await Run(accounts, stop) && time.GetUtcNow() + Retry is var soon && soon < next) next = soon;
        }
    }

    /// <summary>False when it failed.</summary>
    private async Task<bool> Run(IReadOnlyCollection<string>? accounts, CancellationToken stop)
    {
        try
        {
            // Judged is what all hosts have written, not only what has arrived here by itself.
            store.Refresh(hurry: false);
            var result = await round.Run(time.GetUtcNow().UtcDateTime, accounts, cancel: stop);
            if (result.Changes.Count > 0) Turned(log, result.Accounts, result.Changes.Count, result.Alerts.Count(a => a.Send));
            if (after is not null) await after(time.GetUtcNow().UtcDateTime, stop);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Failed(log, error);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Evaluated {Accounts} accounts: {Changes} changed colour, {Letters} people and channels are told")]
    private static partial void Turned(ILogger log, int accounts, int changes, int letters);

    [LoggerMessage(LogLevel.Error, "The health rules could not be evaluated; they are in a minute")]
    private static partial void Failed(ILogger log, Exception error);
}
