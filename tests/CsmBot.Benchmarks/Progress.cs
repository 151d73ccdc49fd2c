using System.Diagnostics;

namespace CsmBot.Benchmarks;

/// <summary>Says every few seconds how far a long piece of work is.</summary>
internal static class Progress
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static async Task Of(string what, int all, Func<int> done, Task work)
    {
        var clock = Stopwatch.StartNew();
        while (await Task.WhenAny(work, Task.Delay(Every)) != work) Console.WriteLine($"   {what}: {done():N0} of {all:N0} after {clock.Elapsed.TotalSeconds:0} s");
        await work;
    }
}
