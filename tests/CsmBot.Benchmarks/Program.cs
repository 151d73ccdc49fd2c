using CsmBot.Benchmarks;

// dotnet run -c Release --project tests/CsmBot.Benchmarks -- NAME
if (args is ["load", var data])
{
    LoadBook.Run(data);
    return 0;
}

var benchmarks = new (string Name, string What, Action Run)[]
{
    ("book", "the book in memory: 100,000 accounts, 2,000,000 interactions", BookBenchmark.Run),
    ("store", "import, small writes and a start of 100,000 accounts", StoreBenchmark.Run),
    ("turn", "a message logged, on disk before the answer, beside bare SQLite inserts", TurnBenchmark.Run),
    ("crowd", "200 conversations at once, 5,000 turns to the answer at the connector, beside an echo", CrowdBenchmark.Run),
    ("slack-crowd", "200 people at once, 5,000 signed events of Slack: acknowledged, worked off", SlackCrowdBenchmark.Run),
    ("understanding", "messages understood beside 200, 10,000 and 100,000 accounts", UnderstandingBenchmark.Run),
    ("evaluation", "twenty rules over 100,000 accounts, over one, and over the past", EvaluationBenchmark.Run),
    ("questions", "typed questions over that book, and twenty rules", QuestionsBenchmark.Run),
};

foreach (var (name, what, run) in benchmarks.Where(b => args.Length == 0 || args.Contains(b.Name)))
{
    Console.WriteLine($"== {name}: {what}");
    run();
}
return args.All(a => benchmarks.Any(b => b.Name == a)) ? 0 : 1;
