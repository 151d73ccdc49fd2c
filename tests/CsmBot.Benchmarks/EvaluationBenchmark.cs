using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Commands;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using Directory = CsmBot.Understanding.Names.Directory;
using SampleBook = CsmBot.Import.Sample.SampleBook;

namespace CsmBot.Benchmarks;

/// <summary>Twenty health rules as people write them, from their words to the transitions that are due; then the same rules replayed over the past.</summary>
public static class EvaluationBenchmark
{
    private static readonly string[] _whens =
    [
        "accounts not contacted in 45 days", "tier 1 accounts not contacted in 30 days", "accounts whose usage dropped by 25 % over 60 days", "accounts with an open urgent ticket",
        "accounts with NPS below 0", "accounts whose sponsor left", "accounts that are behind on plan and renew in the next 120 days", "accounts with an open fire",
        "accounts with an overdue renewal", "tier 1 accounts with usage below 40", "enterprise accounts not contacted in 60 days", "accounts with more than 3 open tickets",
        "accounts renewing in the next 30 days not contacted in 14 days", "tier 2 accounts whose usage dropped by 40 % over 90 days", "accounts with CSAT below 3",
        "accounts that have been yellow for 30 days", "accounts with ARR above 100000 USD and usage below 50", "accounts without an executive sponsor", "accounts with overdue invoices",
        "accounts with no meeting in the last 90 days",
    ];

    private static RuleSet Rules => new([.. _whens.Select((when, i) => new HealthRule($"rule {i + 1}", when, i % 4 == 0 ? Colour.Red : Colour.Yellow))], new Dictionary<Colour, StatusMeaning>());

    public static void Run()
    {
        InMemory();
        OverHistory(Rules);
        Stored().GetAwaiter().GetResult();
    }

    private static void InMemory()
    {
        var (book, moment) = (LargeBook.Build(100_000, 2_000_000), LargeBook.Moment());
        Over(book, moment, Measured.Once("names of the book", () => Directory.Of(book)));
    }

    public static void Over(Book book, Moment moment, Directory names)
    {
        var rules = Rules;
        var states = new RuleState[book.Accounts.Count][];
        Evaluation Ready() => new(rules, when => RuleWords.Read(when, moment, names).Condition ?? throw new InvalidOperationException(RuleWords.Read(when, moment, names).Problem), new AsOf(book, moment));
        int Step(Evaluation evaluation, int account)
        {
            if (!evaluation.Looks(account)) return 0;
            var of = states[account] ?? [.. Enumerable.Repeat(RuleState.Clear, rules.Rules.Count)];
            evaluation.Step(account, of);
            return evaluation.Decide(account, of, null).Transition is null ? 0 : 1;
        }

        for (var account = 0; account < states.Length; account++) states[account] = [.. Enumerable.Repeat(RuleState.Clear, rules.Rules.Count)];
        Measured.Print($"20 rules, from their words, over {book.Accounts.Count:N0} accounts", 10, () =>
        {
            var (evaluation, due) = (Ready(), 0);
            for (var account = 0; account < book.Accounts.Count; account++) due += Step(evaluation, account);
        });
        Measured.Print("20 rules, from their words, over one account", 300, () => Step(Ready(), 7));
    }

    private static void OverHistory(RuleSet rules)
    {
        foreach (var accounts in new[] { 200, 2_000 })
        {
            var builder = new BookBuilder(new Workspace());
            foreach (dynamic fact in SampleBook.Facts(accounts, 1, LargeBook.Now)) builder.Add(fact);
            var (book, moment) = ((Book)builder.Build(), LargeBook.Moment());
            var names = Directory.Of(book);
            var backtest = new Backtest(new History(book, moment));
            var trials = rules.Rules.Select(r => Trial.Of(r, moment, names).Trial!).ToList();
            Measured.Once($"20 rules replayed over a year, {accounts:N0} accounts", () => backtest.Run(trials, moment.Today.AddDays(-364), moment.Today));
        }
    }

    /// <summary>A round for one account after a change of it: read, judged, decided, and written where something moves.</summary>
    private static async Task Stored()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("csmbot-rules-").FullName;
        using (var store = Store.Open(folder))
        {
            await SampleBook.Fill(store, 2_000, seed: 1, LargeBook.Now);
            var file = Path.Combine(folder, "rules.yaml");
            await File.WriteAllLinesAsync(file, _whens.SelectMany((when, i) => new[] { i == 0 ? "rules:" : "", $"  - name: rule {i + 1}", $"    when: \"{when}\"", $"    status: {(i % 4 == 0 ? "red" : "yellow")}" }));
            var names = new KnownNames();
            var outbox = Serving.Outbox(store, TimeProvider.System);
            var rules = new RulesInForce(file, () => store.Book, names.Of);
            var round = new AlertRound(store, rules, outbox, new AlertLetters(store), new SettingLetters(store, new RulesSay(rules)), new AlertPolicy(), names.Of);
            await round.Run(LargeBook.Now);
            var (account, seen) = (store.Book.Accounts[7].AccountId, 0);
            Measured.Print("a round for one account in which nothing moves", 300, () => round.Run(LargeBook.Now.AddMinutes(1), [account]).GetAwaiter().GetResult());
            Measured.Print("a round for one account that turns", 100, () =>
            {
                var at = LargeBook.Now.AddMinutes(2 + seen++);
                store.Write(work => work.Put(new Ticket("T-bench", account, LargeBook.Now, seen % 2 == 0 ? at : null, Priority.Urgent, "Login fails", null, null), Origin.Import)).GetAwaiter().GetResult();
                round.Run(at, [account]).GetAwaiter().GetResult();
            });
        }
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
