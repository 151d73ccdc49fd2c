using System.Diagnostics;
using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Benchmarks;

/// <summary><c>load DIR</c>: from a store on disk to the book in memory, and what it takes.</summary>
internal static class LoadBook
{
    public static void Run(string data)
    {
        var watch = Stopwatch.StartNew();
        using var store = Store.Open(data, new Workspace());
        var opened = watch.Elapsed;
        var book = store.Book;
        var loaded = watch.Elapsed;
        var interactions = Enumerable.Range(0, book.Accounts.Count).Sum(a => (long)book.Interactions.Of(a).Length);
        Console.WriteLine($"opened in {opened.TotalSeconds:0.0} s, loaded after {loaded.TotalSeconds:0.0} s: {book.Accounts.Count:N0} accounts, {interactions:N0} interactions");
        Console.WriteLine($"processor time {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:0.0} s, resident {Environment.WorkingSet >> 20} MiB, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB, managed {GC.GetTotalMemory(true) >> 20} MiB after a collection");
        GC.Collect(2, GCCollectionMode.Aggressive, true, true);
        Console.WriteLine($"resident after a compacting collection {Environment.WorkingSet >> 20} MiB");
        GC.KeepAlive(book);
    }
}
