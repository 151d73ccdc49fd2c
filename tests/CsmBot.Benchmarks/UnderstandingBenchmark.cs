using System.Diagnostics;
using System.Text.Json;
using CsmBot.Accounts;
using CsmBot.Import.Sample;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Benchmarks;

/// <summary>
/// What it costs to understand a message that was not seen before, over directories of 200, 10,000 and 100,000 accounts side by side: the questions and log messages of the
/// test suite with names of that directory in place of theirs.
/// </summary>
public static class UnderstandingBenchmark
{
    public static void Run()
    {
        var templates = Templates();
        Console.WriteLine($"  {templates.Count} messages, each over names of the directory; processor time, least of five rounds");
        // As the host does it beside opening the store.
        Measured.Once("  the rules compiled", () => { Language.Warm().GetAwaiter().GetResult(); return true; });
        double? first = null;
        foreach (var size in new[] { 200, 10_000, 100_000 })
        {
            var facts = SampleBook.Facts(size, 7, LargeBook.Now).ToList();
            var accounts = facts.OfType<Account>().ToList();
            var people = facts.OfType<Person>().ToList();
            var names = Measured.Once($"  directory of {accounts.Count:N0} accounts made", () => Directory.Of(accounts, people, ["Adoption sprint"], ["Admin Basics"], ["usage_index", "nps", "csat"]));
            var context = new Context(LargeBook.Moment() with { AskerEmail = people[0].Email }, names);
            var start = Stopwatch.GetTimestamp();
            Language.English.Understand("which tier 1 accounts renew this quarter and are yellow", context);
            if (first is null) Console.WriteLine($"  first message                                              {Stopwatch.GetElapsedTime(start).TotalMilliseconds,14:0.0} ms");
            for (var warm = 0; first is null && warm < 5; warm++) Mean(templates, accounts, people, context);
            var each = Mean(templates, accounts, people, context);
            first ??= each.Milliseconds;
            Console.WriteLine($"  mean of a message, {accounts.Count,7:N0} accounts: {each.Milliseconds:0.0000} ms processor time ({each.Milliseconds / first:0.00} of the smallest), {each.Bytes:N0} B");
            Console.WriteLine($"  a hostile text of 4,000 characters: {Hostile(templates, context)}");
        }
    }

    private static (double Milliseconds, long Bytes) Mean(List<string> templates, List<Account> accounts, List<Person> people, Context context)
    {
        var (best, bytes) = (double.MaxValue, 0L);
        for (var round = 0; round < 6; round++)
        {
            // Other names each round, so that no message is met twice.
            var random = new Random(round);
            var messages = templates.ConvertAll(t => t.Replace("{account}", accounts[random.Next(accounts.Count)].Name).Replace("{person}", people[random.Next(people.Count)].Name));
            var (before, allocated) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            foreach (var message in messages) Language.English.Understand(message, context);
            var took = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / messages.Count;
            if (round == 0) continue;
            best = Math.Min(best, took);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / messages.Count;
        }

        return (best, bytes);
    }

    /// <summary>The words of all messages in any order, one thing again and again, any characters: the mean and the worst.</summary>
    private static string Hostile(List<string> templates, Context context)
    {
        var words = templates.SelectMany(t => t.Split(' ')).Distinct().ToArray();
        var random = new Random(4);
        var texts = Enumerable.Range(0, 300).Select(i => (i % 3) switch
        {
            0 => string.Join(' ', Enumerable.Range(0, 900).Select(_ => words[random.Next(words.Length)])),
            1 => string.Concat(Enumerable.Repeat(words[random.Next(words.Length)] + (i % 2 == 0 ? " " : ", "), 1_000)),
            _ => new string([.. Enumerable.Range(0, 4_000).Select(_ => (char)random.Next(65_536))]),
        }).Select(t => t[..Math.Min(4_000, t.Length)]).ToList();
        var took = texts.ConvertAll(text =>
        {
            var best = double.MaxValue;
            for (var round = 0; round < 3; round++)
            {
                var start = Stopwatch.GetTimestamp();
                Language.English.Understand(text, context);
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return best;
        });
        return $"mean {took.Average():0.00} ms, worst {took.Max():0.00} ms";
    }

    private static List<string> Templates()
    {
        var spec = Path.Combine(AppContext.BaseDirectory, "Spec");
        var names = File.ReadLines(Path.Combine(spec, "accounts.csv")).Skip(1).Select(l => l.Split(',')[1]).Where(n => n.Length > 3).OrderByDescending(n => n.Length).ToList();
        return [.. System.IO.Directory.EnumerateFiles(spec, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!)
            .Select(t => names.Aggregate(t, (text, name) => text.Replace(name, "{account}", StringComparison.OrdinalIgnoreCase)))];
    }
}
