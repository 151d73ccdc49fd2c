using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Benchmarks;

/// <summary>Typed questions answered over a large book, and conditions judged as health rules judge them.</summary>
public static class QuestionsBenchmark
{
    private const int Accounts = 100_000;
    private const int Interactions = 2_000_000;

    public static void Run()
    {
        var (book, moment) = (LargeBook.Build(Accounts, Interactions), LargeBook.Moment());
        Measured.Once("tiers, first use", () => book.Tiers);
        var quarter = Calendar.Whole(Unit.Quarter, moment.Today, 0, book.Workspace);
        var last = Calendar.Whole(Unit.Quarter, moment.Today, -1, book.Workspace);
        var effort = new Measure(Aggregate.Sum, new Over(RecordNumber.Minutes, new RecordFilter(Kind.Interactions, quarter)));
        void Ask(string what, Question question) => Measured.Print(what, 100, () => Answers.To(question, book, moment));

        Ask("tier 1 accounts, yellow, renewing this quarter", new Question { Where = Condition.And(new OneOf(Field.Tier, "1"), new OneOf(Field.Health, "yellow"), new DayIn(Field.RenewalDate, quarter)) });
        Ask("how many of them", new Question { Shape = Shape.Count, Where = Condition.And(new OneOf(Field.Tier, "1"), new OneOf(Field.Health, "yellow"), new DayIn(Field.RenewalDate, quarter)) });
        Ask("a quarter's effort by tier and purpose", new Question { Kind = Kind.Interactions, Shape = Shape.Figure, Measures = [effort], GroupBy = [Dimension.Tier, Dimension.Purpose] });
        Ask("the same against the last quarter", new Question { Kind = Kind.Interactions, Shape = Shape.Figure, Measures = [effort], GroupBy = [Dimension.Tier, Dimension.Purpose], Against = last });
        Ask("a quarter's effort by month and person", new Question { Kind = Kind.Interactions, Shape = Shape.Figure, Measures = [effort], GroupBy = [Dimension.Month, Dimension.Person] });
        Ask("how many accounts are at risk", new Question { Shape = Shape.Count, Where = new OneOf(Field.Health, "yellow", "red") });
        Ask("ARR at risk by region", new Question { Shape = Shape.Figure, Where = new OneOf(Field.Health, "yellow", "red"), Measures = [new Measure(Aggregate.Sum, new Of(AccountNumber.Arr))], GroupBy = [Dimension.Region] });
        Ask("top 10 accounts by effort this quarter", new Question { Sort = [new Sort(new ByQuantity(effort.Quantity), true)], Limit = 10 });
        Ask("all about one account", new Question { Shape = Shape.Summary, Where = new OneOf(Field.Account, book.Accounts[5].AccountId) });
        Rules(book, moment);
        InSql(book, new AsOf(book, moment), quarter);
    }

    private static void InSql(Book book, AsOf asOf, Window quarter)
    {
        using var sql = Measured.Once("the same facts into SQLite, with indexes", () => new SqlQuestions(book));
        var span = asOf.Span(quarter);
        Measured.Print("SQL: tier 1 accounts, yellow, renewing this quarter", 10, () => sql.Headline(quarter.From!.Value, quarter.To!.Value, asOf.NowSeconds));
        Measured.Print("SQL: a quarter's effort by tier and purpose", 10, () => sql.Effort(span.From, span.To));
    }

    /// <summary>Twenty rules such as people write, over all accounts and over one.</summary>
    private static void Rules(Book book, Moment moment)
    {
        var asOf = new AsOf(book, moment);
        Condition[] kinds =
        [
            new NotContacted(30), new Compare(new MetricChange("usage_index", 30, ChangeForm.DropPercent), Op.AtLeast, 20),
            new Compare(new Over(RecordNumber.Count, new RecordFilter(Kind.Tickets, null, new RecordIs(RecordField.Open, "yes"), new RecordIs(RecordField.Priority, "urgent"))), Op.AtLeast, 1),
            new Compare(new Metric("nps"), Op.LessThan, 0), Condition.And(new BehindOnPlan(), new DayIn(Field.RenewalDate, new Window(asOf.Today, asOf.Today.AddDays(90)))),
        ];
        var rules = Enumerable.Range(0, 20).Select(i => Conditions.Compile(Condition.And(new OneOf(Field.Tier, $"{1 + (i % 3)}", "3"), kinds[i % 5]), asOf)).ToArray();
        Measured.Print("20 rules over all accounts", 10, () =>
        {
            foreach (var rule in rules)
                for (var a = 0; a < book.Accounts.Count; a++) rule.Of(a);
        });
        Measured.Print("20 rules over one account, made ready and explained", 1_000, () =>
        {
            var now = new AsOf(book, moment);
            foreach (var rule in rules) Facts.For(rule.Condition, 7, now);
        });
    }
}
