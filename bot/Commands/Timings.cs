using System.Diagnostics;
using System.Text.Json;

namespace CsmBot.Commands;

/// <summary>How long understanding took per message, without reading and writing; one line of JSON at the end.</summary>
internal sealed class Timings
{
    private readonly List<double> milliseconds = [];
    private double cpu;
    private long bytes;
    private double? first;

    /// <summary>Runs one message; <paramref name="warm"/> ones count for <c>first_ms</c> only.</summary>
    public T Measure<T>(Func<T> understand, bool warm = false)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var busy = first is null || warm ? TimeSpan.Zero : Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var result = understand();
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        first ??= took;
        if (warm) return result;
        milliseconds.Add(took);
        bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (busy > TimeSpan.Zero) cpu += (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds;
        return result;
    }

    public string Line()
    {
        milliseconds.Sort();
        double At(double share) => milliseconds.Count == 0 ? 0 : milliseconds[Math.Min(milliseconds.Count - 1, (int)(share * milliseconds.Count))];
        var count = Math.Max(1, milliseconds.Count);
        return JsonSerializer.Serialize(new
        {
            first_ms = Math.Round(first ?? 0, 3), mean_ms = Math.Round(milliseconds.Sum() / count, 5), p50 = Math.Round(At(0.5), 5), p95 = Math.Round(At(0.95), 5), p99 = Math.Round(At(0.99), 5),
            cpu_mean_ms = Math.Round(cpu / count, 5), kib_per_message = Math.Round(bytes / 1024.0 / count, 3),
            heap_mib = Math.Round(GC.GetTotalMemory(false) / 1048576.0, 1), rss_mib = Math.Round(Environment.WorkingSet / 1048576.0, 1), messages = milliseconds.Count,
        });
    }
}
