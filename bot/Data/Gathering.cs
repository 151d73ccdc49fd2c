namespace CsmBot.Data;

/// <summary>
/// Small writes of one kind, many at a time: all that came while the disk was busy goes into the next transaction together, so that each waits for one or two of them however many
/// come at once.
/// </summary>
internal sealed class Gathering(Store store, Haste haste = Haste.None)
{
    private const int MostAtOnce = 256;

    private readonly Lock _lock = new();
    private readonly Queue<Change> _waiting = [];
    private bool _isWriting;

    /// <summary>Somebody waits for it.</summary>
    public bool IsBusy
    {
        get { lock (_lock) return _isWriting; }
    }

    private sealed record Change(Func<Work, bool> Do)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Does the change in a transaction, in the order in which they came; its answer once that is on disk.</summary>
    public Task<bool> Add(Func<Work, bool> change)
    {
        var next = new Change(change);
        lock (_lock)
        {
            _waiting.Enqueue(next);
            if (_isWriting) return next.Done.Task;
            _isWriting = true;
        }
        _ = Write();
        return next.Done.Task;
    }

    private async Task Write()
    {
        await Task.Yield();
        while (Next() is { Count: > 0 } batch)
        {
            try { await Write(batch); }
            // One that cannot be written must not take the others with it.
            catch (Exception) when (batch.Count > 1) { foreach (var one in batch) await Alone(one); }
            catch (Exception error) { batch[0].Done.TrySetException(error); }
        }
    }

    private async Task Alone(Change change)
    {
        try { await Write([change]); }
        catch (Exception error) { change.Done.TrySetException(error); }
    }

    private async Task Write(List<Change> batch)
    {
        var done = await store.Write(work => batch.ConvertAll(change =>
        {
            var isDone = change.Do(work);
            // What the next one reads holds what this one wrote.
            if (isDone) work.Save();
            return isDone;
        }), haste: haste);
        for (var i = 0; i < batch.Count; i++) batch[i].Done.TrySetResult(done[i]);
    }

    private List<Change> Next()
    {
        lock (_lock)
        {
            var batch = new List<Change>();
            while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var change)) batch.Add(change);
            _isWriting = batch.Count > 0;
            return batch;
        }
    }
}
