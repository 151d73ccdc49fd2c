namespace CsmBot.Data;

/// <summary>Whether somebody who is waiting for a write gives up within seconds.</summary>
public enum Haste { None, Urgent }

/// <summary>Lets one in at a time: the urgent first, each kind in the order in which they came.</summary>
internal sealed class Gate
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _urgent = [], _others = [];
    private bool _isTaken;

    /// <summary>Completes when it is the caller's turn, who has to <see cref="Leave"/> then.</summary>
    public async Task Enter(Haste haste, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return;
            }
            (haste == Haste.Urgent ? _urgent : _others).Enqueue(turn);
        }
        using var given = cancel.Register(() => turn.TrySetCanceled(cancel));
        await turn.Task;
    }

    public void Leave()
    {
        lock (_lock)
        {
            while (_urgent.TryDequeue(out var next) || _others.TryDequeue(out next))
                if (next.TrySetResult()) return;
            _isTaken = false;
        }
    }
}
