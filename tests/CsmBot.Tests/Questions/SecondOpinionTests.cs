using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Tests.Questions;

/// <summary>Random questions over random books, answered by the product and by <see cref="Plainly"/>: two ways to say the vocabulary must agree.</summary>
public class SecondOpinionTests
{
    private const int Questions = 400;

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5];

    [Theory, MemberData(nameof(Seeds))]
    public void Lists_hold_the_accounts_that_pass_and_no_others(int seed)
    {
        var (facts, random) = (new RandomFacts(seed), new Random(seed));
        var (book, plainly) = (facts.Book(), new Plainly(facts));
        for (var n = 0; n < Questions; n++)
        {
            var where = RandomQuestions.Condition(random, 3);
            var active = facts.Accounts.Where(a => a.Status == AccountStatus.Active).ToList();
            var answer = Answers.To(new Question { Where = where }, book, RandomFacts.Moment);
            Assert.Equal((where, active.Where(a => plainly.Holds(where, a) == true).Select(a => a.AccountId).Order().ToArray()), (where, answer.AccountIds.Order().ToArray()), Same);
            var unknown = active.Count(a => plainly.Holds(where, a) is null);
            Assert.Equal(unknown > 0 ? 1 : 0, answer.Notes.Count(t => t.Text.StartsWith($"{unknown} account", StringComparison.Ordinal)));
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Figures_by_group_are_the_sums_over_the_facts(int seed)
    {
        var (facts, random) = (new RandomFacts(seed), new Random(seed + 100));
        var (book, plainly) = (facts.Book(), new Plainly(facts));
        for (var n = 0; n < Questions; n++)
        {
            var (where, filter, number) = (RandomQuestions.Condition(random, 1), RandomQuestions.Interactions(random), RandomQuestions.Number(random));
            var question = new Question { Kind = Kind.Interactions, Where = where, Shape = Shape.Figure, GroupBy = [Dimension.Tier, Dimension.Purpose], Measures = [new Measure(Aggregate.Sum, new Over(number, filter))] };
            var expected = Counted(facts, where, plainly).SelectMany(a => plainly.Interactions(a).Where(i => Plainly.Passes(filter, i)).Select(i => (Key: $"{plainly.Tier(a)}|{i.Purpose}", Value: plainly.Number(number, i))))
                .GroupBy(p => p.Key, p => p.Value).ToDictionary(g => g.Key.ToLowerInvariant(), g => g.Sum());
            var got = Answers.To(question, book, RandomFacts.Moment).Rows.ToDictionary(r => $"{r[0]}|{r[1]}", r => (double)r[2]!);
            Assert.Equal(expected.Keys.Order(), got.Keys.Order());
            Assert.All(expected, e => Assert.Equal(e.Value, got[e.Key], 0.001));
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Single_figures_agree_however_the_numbers_are_brought_together(int seed)
    {
        var (facts, random) = (new RandomFacts(seed), new Random(seed + 200));
        var (book, plainly) = (facts.Book(), new Plainly(facts));
        for (var n = 0; n < Questions; n++)
        {
            var (where, quantity, aggregate) = (RandomQuestions.Condition(random, 1), RandomQuestions.Quantity(random), RandomQuestions.Pick(random, Aggregate.Sum, Aggregate.Average, Aggregate.Median, Aggregate.Min, Aggregate.Max));
            var recorded = quantity is Over && aggregate == Aggregate.Sum;
            var numbers = (recorded ? Counted(facts, where, plainly) : facts.Accounts.Where(a => a.Status == AccountStatus.Active && plainly.Holds(where, a) == true))
                .Select(a => plainly.Number(quantity, a)).OfType<double>().Where(double.IsFinite).Order().ToList();
            var got = Answers.To(new Question { Where = where, Shape = Shape.Figure, Measures = [new Measure(aggregate, quantity)] }, book, RandomFacts.Moment).Value!.Number;
            if (numbers.Count == 0) Assert.True(got is null or 0);
            else Assert.Equal(Together(aggregate, numbers), got!.Value, 0.001);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Retention_rates_are_quotients_of_sums(int seed)
    {
        var facts = new RandomFacts(seed);
        var (plainly, window) = (new Plainly(facts), new Window(new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1)));
        var renewals = facts.Accounts.SelectMany(a => plainly.Renewals(a, window)).ToList();
        double? Ask(RatioName name) => Answers.To(new Question { Shape = Shape.Figure, Measures = [new Measure(Aggregate.Sum, new Ratio(name, window))] }, facts.Book(), RandomFacts.Moment).Value!.Number;
        Assert.Equal(100 * (double)(renewals.Sum(r => Math.Min(r.ArrAfter, r.ArrBefore)) / renewals.Sum(r => r.ArrBefore)), Ask(RatioName.Grr)!.Value, 0.001);
        Assert.Equal(100 * (double)(renewals.Sum(r => r.ArrAfter) / renewals.Sum(r => r.ArrBefore)), Ask(RatioName.Nrr)!.Value, 0.001);
        Assert.Equal(100.0 * renewals.Count(r => r.Outcome != RenewalOutcome.Churned) / renewals.Count, Ask(RatioName.RenewalRate)!.Value, 0.001);
    }

    /// <summary>Records count for every account, unless the question names a condition on accounts.</summary>
    private static IEnumerable<Account> Counted(RandomFacts facts, Condition where, Plainly plainly) =>
        facts.Accounts.Where(a => where is AllAccounts || (a.Status == AccountStatus.Active && plainly.Holds(where, a) == true));

    private static double Together(Aggregate aggregate, List<double> sorted) => aggregate switch
    {
        Aggregate.Sum => sorted.Sum(),
        Aggregate.Average => sorted.Average(),
        Aggregate.Min => sorted[0],
        Aggregate.Max => sorted[^1],
        _ => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2,
    };

    private static bool Same((Condition Where, string[] Ids) x, (Condition Where, string[] Ids) y) => x.Ids.SequenceEqual(y.Ids);
}
