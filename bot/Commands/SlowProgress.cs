using System.Diagnostics;

namespace CsmBot.Commands;

/// <summary>A line now and then about something that takes long; nothing in the first seconds.</summary>
internal sealed class SlowProgress(TextWriter error)
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(3);
    private long _last = Stopwatch.GetTimestamp();

    public void Report(string what, long rows)
    {
        if (Stopwatch.GetElapsedTime(_last) < _every) return;
        _last = Stopwatch.GetTimestamp();
        error.WriteLine($"… {what}: {rows:N0} rows");
    }
}
