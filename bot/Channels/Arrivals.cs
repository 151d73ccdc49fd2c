using CsmBot.Data;

namespace CsmBot.Channels;

/// <summary>
/// Writes down what arrives: all that came while the disk was busy goes into the next transaction together, so that an acknowledgement waits for one or two of them
/// however many come at once.
/// </summary>
internal sealed class Arrivals(Store store)
{
    private const int MostAtOnce = 256;

    private readonly Lock _lock = new();
    private readonly Queue<Arrival> _waiting = [];
    private bool _isWriting;

    /// <summary>Somebody waits for an acknowledgement.</summary>
    public bool IsBusy
    {
        get { lock (_lock) return _isWriting; }
    }

    private sealed record Arrival(Func<Work, bool> Keep)
    {
        public TaskCompletionSource<bool> Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Does <paramref name="keep"/> in a transaction, in the order of arrival; its answer once that is on disk.</summary>
    public Task<bool> Add(Func<Work, bool> keep)
    {
        var arrival = new Arrival(keep);
        lock (_lock)
        {
            _waiting.Enqueue(arrival);
            if (_isWriting) return arrival.Kept.Task;
            _isWriting = true;
        }
        _ = Write();
        return arrival.Kept.Task;
    }

    private async Task Write()
    {
        await Task.Yield();
        while (Next() is { Count: > 0 } batch)
        {
            try { await Write(batch); }
            // One that cannot be written must not take the others with it.
            catch (Exception) when (batch.Count > 1) { foreach (var one in batch) await Alone(one); }
            catch (Exception error) { batch[0].Kept.TrySetException(error); }
        }
    }

    private async Task Alone(Arrival arrival)
    {
        try { await Write([arrival]); }
        catch (Exception error) { arrival.Kept.TrySetException(error); }
    }

    private async Task Write(List<Arrival> batch)
    {
        var kept = await store.Write(work => batch.ConvertAll(arrival =>
        {
            var isNew = arrival.Keep(work);
            // The next one's number follows on this one's.
            if (isNew) work.Db.SaveChanges();
            return isNew;
        }));
        for (var i = 0; i < batch.Count; i++) batch[i].Kept.TrySetResult(kept[i]);
    }

    private List<Arrival> Next()
    {
        lock (_lock)
        {
            var batch = new List<Arrival>();
            while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var arrival)) batch.Add(arrival);
            _isWriting = batch.Count > 0;
            return batch;
        }
    }
}
