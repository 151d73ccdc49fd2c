using System.Runtime.InteropServices;
using CsmBot.Benchmarks;

// dotnet run -c Release --project tests/CsmBot.Benchmarks -- NAME; a crowd of another size: crowd 20 5
// The hosts that benchmarks start would take the signal for themselves alone.
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));
if (args is ["load", var data])
{
    LoadBook.Run(data);
    return 0;
}

if (args is ["grown", var grown])
{
    GrowthBenchmark.Grown(grown);
    return 0;
}

FaultsBenchmark.OnCosmos = args.Contains("cosmos");
var sizes = args.Where(a => int.TryParse(a, out _)).Select(int.Parse).ToList();
args = [.. args.Where(a => !int.TryParse(a, out _) && a != "cosmos")];
if (sizes is [var conversations, var turns, ..]) (CrowdBenchmark.Conversations, CrowdBenchmark.Turns) = (conversations, turns);
if (sizes is [_, _, var tickets]) FaultsBenchmark.Tickets = tickets;

var benchmarks = new (string Name, string What, Action Run)[]
{
    ("book", "the book in memory: 100,000 accounts, 2,000,000 interactions", BookBenchmark.Run),
    ("store", "import, small writes and a start of 100,000 accounts", StoreBenchmark.Run),
    ("engines", "what the store costs on SQLite and on PostgreSQL, in turn", EnginesBenchmark.Run),
    ("faults", "three hosts on PostgreSQL, or on Cosmos DB's double (faults cosmos), that are killed, stopped and cut off", FaultsBenchmark.Run),
    ("upgrade", "hosts of an older version replaced by this one while people speak", UpgradeBenchmark.Run),
    ("load", "one host and three on PostgreSQL: logs, questions, alerts, an hour of turns, beside the SDK's echo bot", LoadBenchmark.Run),
    ("growth", "start, memory, questions and evaluation from 1,000 accounts to 100,000 with 10 million interactions", GrowthBenchmark.Run),
    ("turn", "a message logged, on disk before the answer, beside bare SQLite inserts", TurnBenchmark.Run),
    ("crowd", "200 conversations at once, 5,000 turns to the answer at the connector, beside an echo", CrowdBenchmark.Run),
    ("slack-crowd", "200 people at once, 5,000 signed events of Slack: acknowledged, worked off", SlackCrowdBenchmark.Run),
    ("understanding", "messages understood beside 200, 10,000 and 100,000 accounts", UnderstandingBenchmark.Run),
    ("evaluation", "twenty rules over 100,000 accounts, over one, and over the past", EvaluationBenchmark.Run),
    ("questions", "typed questions over that book, and twenty rules", QuestionsBenchmark.Run),
    ("reports", "the reports over that book, with plans and renewals", ReportsBenchmark.Run),
};

foreach (var (name, what, run) in benchmarks.Where(b => args.Length == 0 || args.Contains(b.Name)))
{
    Console.WriteLine($"== {name}: {what}");
    run();
}
return args.All(a => benchmarks.Any(b => b.Name == a)) ? 0 : 1;
