using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CsmBot.Benchmarks;

/// <summary>How long each of many things took, in milliseconds, from any thread.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentBag<double> _took = [];

    public int Count => _took.Count;

    public void Since(long start) => _took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);

    public override string ToString()
    {
        var sorted = _took.Order().ToArray();
        return sorted.Length == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"p50 {sorted[sorted.Length / 2],8:0.0} ms   p99 {sorted[sorted.Length * 99 / 100],8:0.0} ms   most {sorted[^1],8:0.0} ms");
    }

    /// <summary>How many processes of this machine want a processor, where the system says so.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? "load of the machine " + File.ReadAllText("/proc/loadavg").Split(' ')[0] + $" on {Environment.ProcessorCount} processors" : "";
}
