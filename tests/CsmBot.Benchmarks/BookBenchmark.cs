using CsmBot.Accounts;

namespace CsmBot.Benchmarks;

/// <summary>The scans that questions are made of, over a large book, and what a change costs.</summary>
public static class BookBenchmark
{
    private const int Accounts = 100_000;
    private const int Interactions = 2_000_000;

    public static void Run()
    {
        var (heapBefore, _) = Measured.Memory();
        var book = Measured.Once("build, from records", () => LargeBook.Build(Accounts, Interactions));
        var (heap, resident) = Measured.Memory();
        Console.WriteLine($"managed heap of the book {heap - heapBefore:0} MiB, process resident {resident:0} MiB");

        var berlin = LargeBook.Moment(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Measured.Once("days of a time zone, first use", () => ZoneDays.Of(berlin.Zone));
        Measured.Once("tiers, first use", () => book.Tiers);
        Scans(book, berlin);
        Changes(book);
    }

    private static void Scans(Book book, Moment moment)
    {
        var asOf = new AsOf(book, moment);
        var quarter = Calendar.Whole(Unit.Quarter, asOf.Today, 0, book.Workspace);
        Console.WriteLine($"headline: {Headline(asOf, quarter)} accounts; effort in the quarter: {EffortByTierAndPurpose(asOf, quarter):N0} minutes");
        Measured.Print("headline: tier 1, yellow, renewing this quarter", 200, () => Headline(asOf, quarter));
        Measured.Print("a quarter's effort by tier and purpose", 100, () => EffortByTierAndPurpose(asOf, quarter));
        Measured.Print("a quarter's cost of all accounts", 100, () => Sum(asOf, a => Cost.Of(asOf, a, asOf.Span(quarter)).Proactive));
        Measured.Print("not contacted in 30 days, all accounts", 100, () => Sum(asOf, a => Contact.NotIn(asOf, a, 30) ? 1 : 0));
        Measured.Print("days since contact, all accounts", 100, () => Sum(asOf, a => Contact.DaysSince(asOf, a) ?? 0));
        Measured.Print("yellow or red now, all accounts", 100, () => Sum(asOf, a => Colours.AtRisk.Has(HealthHistory.Now(asOf, a)) ? 1 : 0));
        Measured.Print("usage dropped by 20 % over 30 days, all accounts", 100, () => Sum(asOf, a => Metrics.Move(asOf, a, 0, 30)?.DropPercent >= 20 ? 1 : 0));
        Measured.Print("the moment a question starts from", 200, () => new AsOf(book, moment));
    }

    private static int Headline(AsOf asOf, Window quarter)
    {
        var (found, tiers) = (0, asOf.Book.Tiers);
        for (var a = 0; a < asOf.Book.Accounts.Count; a++)
            if (tiers.Of(a) == 1 && Renewing.In(asOf, a, quarter) && HealthHistory.Now(asOf, a) == Colour.Yellow) found++;
        return found;
    }

    private static long EffortByTierAndPurpose(AsOf asOf, Window quarter)
    {
        var (sums, tiers, span) = (new long[5, 7], asOf.Book.Tiers, asOf.Span(quarter));
        for (var a = 0; a < asOf.Book.Accounts.Count; a++)
        {
            var tier = tiers.Of(a);
            foreach (ref readonly var row in Contact.In(asOf, a, span)) sums[tier, row.PurposeOrNone] += row.Minutes;
        }
        return sums.Cast<long>().Sum();
    }

    private static long Sum(AsOf asOf, Func<int, long> of)
    {
        var sum = 0L;
        for (var a = 0; a < asOf.Book.Accounts.Count; a++) sum += of(a);
        return sum;
    }

    private static void Changes(Book book)
    {
        var random = new Random(7);
        var (next, id) = (book, Interactions);
        Measured.Print("With: one interaction logged", 2_000, () => next = next.With(new Change { Interactions = [LargeBook.Interaction(id++, random.Next(Accounts), random)] }));
        Measured.Print("With: one interaction undone", 500, () => next = next.With(new Change { RemovedInteractions = [$"i-{--id:D8}"] }));
        Measured.Print("With: one health change", 500, () => next = next.With(
            new Change { Health = [new HealthChange($"A{random.Next(Accounts):D6}", LargeBook.Now, Colour.Red, "Usage fell", "rule:usage")] }));
        Measured.Print("With: 5,000 interactions of an import", 40, () => next = next.With(
            new Change { Interactions = [.. Enumerable.Range(0, 5_000).Select(_ => LargeBook.Interaction(id++, random.Next(Accounts), random))] }));
        var account = book.Accounts[0];
        Measured.Print("With: an ARR changed, and all tiers worked out again", 20, () => next = Touch(next.With(new Change { Accounts = [account with { Arr = id++ }] })));
        Measured.Print("an interaction by its id", 1_000, () => next.Interaction($"i-{random.Next(Interactions):D8}"));
    }

    private static Book Touch(Book book)
    {
        _ = book.Tiers;
        return book;
    }
}
