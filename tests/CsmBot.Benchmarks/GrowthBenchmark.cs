using System.Diagnostics;
using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Health;
using CsmBot.Questions;
using CsmBot.Understanding;
using Directory = System.IO.Directory;

namespace CsmBot.Benchmarks;

/// <summary>
/// How cost grows with the company: a store of so many accounts and interactions is filled, and a process of its own (<c>grown DIR</c>) starts from it, asks and evaluates.
/// <c>-- growth</c> for all sizes, <c>-- growth 100000 10000000</c> for one.
/// </summary>
internal static class GrowthBenchmark
{
    private static readonly (int Accounts, int Interactions)[] _sizes = [(1_000, 20_000), (10_000, 200_000), (100_000, 2_000_000), (100_000, 10_000_000)];

    public static void Run()
    {
        var sizes = CrowdBenchmark.Conversations == 200 ? _sizes : [(CrowdBenchmark.Conversations, CrowdBenchmark.Turns)];
        foreach (var (accounts, interactions) in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("csmbot-growth-").FullName;
            try
            {
                Fill(folder, accounts, interactions).GetAwaiter().GetResult();
                Console.WriteLine($"the file {new FileInfo(Path.Combine(folder, "csmbot.db")).Length >> 20} MiB; {Latencies.Load()}");
                using var start = Process.Start(Environment.ProcessPath!, [.. StoreBenchmark.Host(), "grown", folder])!;
                start.WaitForExit();
            }
            finally { Directory.Delete(folder, recursive: true); }
        }
    }

    private static async Task Fill(string folder, int accounts, int interactions)
    {
        var (watch, before, rows) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, 0L);
        using var store = Store.Open(folder);
        foreach (var batch in LargeBook.Facts(accounts, interactions).Chunk(20_000))
        {
            await store.WriteBatch(work => { foreach (var kind in batch.GroupBy(f => f.GetType())) LargeBook.Put(work, kind.Key, [.. kind]); });
            rows += batch.Length;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"-- {accounts:N0} accounts, {interactions:N0} interactions: {rows:N0} rows stored in {watch.Elapsed.TotalSeconds:0} s ({(Environment.CpuUsage.TotalTime - before).TotalSeconds:0} s of processor time)"));
    }

    /// <summary>In a process of its own.</summary>
    public static void Grown(string folder)
    {
        var watch = Stopwatch.StartNew();
        using var store = Store.Open(folder, new Workspace());
        var (book, moment) = (store.Book, LargeBook.Moment());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"started in {watch.Elapsed.TotalSeconds:0.0} s ({Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s of processor time), resident {Environment.WorkingSet >> 20} MiB, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB; {Latencies.Load()}"));
        var names = Measured.Once("names of the book, once after a start", () => Understanding.Names.Directory.Of(book));
        var quarter = CsmBot.Accounts.Calendar.Whole(Unit.Quarter, moment.Today, 0, book.Workspace);
        Measured.Once("tiers, first use", () => book.Tiers);
        void Ask(string what, int times, Question question) => Measured.Print(what, times, () => Answers.To(question, book, moment));
        var effort = new Measure(Aggregate.Sum, new Over(RecordNumber.Minutes, new RecordFilter(Kind.Interactions, quarter)));
        Ask("tier 1 accounts, yellow, renewing this quarter", 50, new Question { Where = Condition.And(new OneOf(Field.Tier, "1"), new OneOf(Field.Health, "yellow"), new DayIn(Field.RenewalDate, quarter)) });
        Ask("a quarter's effort by tier and purpose", 30, new Question { Kind = Kind.Interactions, Shape = Shape.Figure, Measures = [effort], GroupBy = [Dimension.Tier, Dimension.Purpose] });
        Ask("top 10 accounts by effort this quarter", 20, new Question { Sort = [new Sort(new ByQuantity(effort.Quantity), true)], Limit = 10 });
        Ask("all about one account", 100, new Question { Shape = Shape.Summary, Where = new OneOf(Field.Account, book.Accounts[5].AccountId) });
        Measured.Print("a message understood", 200, () => Language.English.Understand("which tier 1 accounts renew this quarter and are yellow", new Context(moment, names)));
        EvaluationBenchmark.Over(book, moment, names);
        var next = book;
        var (random, id) = (new Random(7), 0);
        Measured.Print("one interaction logged: the next snapshot", 200, () => next = next.With(new Change { Interactions = [LargeBook.Interaction(100_000_000 + id++, random.Next(book.Accounts.Count), random)] }));
    }
}
