using System.Diagnostics;

namespace CsmBot.Benchmarks;

/// <summary>Runs a piece of work many times and prints how long it took: the least (what it costs when nothing else runs), the median, the 95th percentile and the bytes each run allocated.</summary>
public static class Measured
{
    public static void Print(string what, int times, Action work)
    {
        for (var i = 0; i < Math.Min(times, 30); i++) work();
        var took = new double[times];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / times;
        Array.Sort(took);
        Console.WriteLine($"{what,-58} least {took[0],8:0.000} ms   p50 {took[times / 2],9:0.000} ms   p95 {took[times * 95 / 100],9:0.000} ms   {bytes,10:N0} B");
    }

    public static T Once<T>(string what, Func<T> work)
    {
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = work();
        var (took, worked) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);
        Console.WriteLine($"{what,-58} {took.TotalMilliseconds,14:0} ms, of which processor {worked.TotalMilliseconds:0} ms");
        return result;
    }

    /// <summary>Managed heap after a full collection, and the process's resident memory, in MiB.</summary>
    public static (double Heap, double Resident) Memory()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        return (heap / 1048576.0, Process.GetCurrentProcess().WorkingSet64 / 1048576.0);
    }
}
