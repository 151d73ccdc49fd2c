using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Tests.Examples;

namespace CsmBot.Tests.Questions;

/// <summary>The closed sets of the typed question, by reflection: a member that somebody adds and no switch knows is found here, not by a customer.</summary>
public class EveryMeaningTests
{
    private static readonly Window s_year = new(new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1));
    private static readonly RecordFilter s_interactions = new(Kind.Interactions, s_year);

    private static readonly Condition[] s_conditions =
    [
        Condition.All, new AllOf([new BehindOnPlan(), new RenewalOverdue()]), new AnyOf([new BehindOnPlan(), new RenewalOverdue()]), new Not(new BehindOnPlan()), new OneOf(Field.Tier, "1"),
        new Missing(Field.Sponsor), new DayIn(Field.RenewalDate, s_year), new Compare(new Metric("nps"), Op.LessThan, 0),
        new CompareBoth(new Metric("active_users"), Op.LessThan, new Metric("seats"), 0.5), new Foremost(new OneOf(Field.Tier, "1"), new Of(AccountNumber.Arr), true, 3), new RenewalOverdue(), new BehindOnPlan(), new NotContacted(30),
        new SameAs(Field.Owner, "A-100"), new OnWeekday(Field.RenewalDate, [DayOfWeek.Monday]), new HealthOn(new DateOnly(2026, 6, 30), [Colour.Red]), new Turned([Colour.Red], s_year, []), new BeenColour([Colour.Red], Op.AtLeast, 30), new StayedGreen(s_year),
    ];

    private static readonly Quantity[] s_quantities =
    [
        new Of(AccountNumber.Arr), new Over(RecordNumber.Minutes, s_interactions), new Metric("usage_index"), new MetricChange("usage_index", 30, ChangeForm.Drop), new Ratio(RatioName.Grr, s_year),
        new Overall(Aggregate.Average, new Of(AccountNumber.Arr)), new OfOther("A-100", new Metric("nps")),
    ];

    private static Answer Ask(Question question) => Answers.To(question, ExampleBook.Book, ExampleBook.Moment);

    private static Question Figure(Quantity quantity, Aggregate aggregate = Aggregate.Sum, params Dimension[] by) =>
        new() { Shape = Shape.Figure, Measures = [new Measure(aggregate, quantity)], GroupBy = [.. by] };

    /// <summary>Runs what may have no meaning for its kind, and lets only that pass.</summary>
    private static bool HasMeaning(Action ask)
    {
        try { ask(); return true; }
        catch (CannotAnswer) { return false; }
    }

    private static void AssertComplete<T>(IEnumerable<T> samples) => Assert.Equal(
        typeof(T).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract).Select(t => t.Name).Order(), samples.Select(s => s!.GetType().Name).Distinct().Order());

    [Fact]
    public void Every_condition_selects_shows_and_explains()
    {
        AssertComplete(s_conditions);
        foreach (var condition in s_conditions)
        {
            Ask(new Question { Where = condition });
            for (var a = 0; a < ExampleBook.Book.Accounts.Count; a++) Facts.For(condition, a, ExampleBook.AsOf);
        }
    }

    [Fact]
    public void Every_field_is_shown_sorted_by_and_compared_with()
    {
        foreach (var field in Enum.GetValues<Field>())
        {
            var all = Ask(new Question { Where = new Missing(field), Show = [new ShowField(field)] }).Total;
            Assert.Equal(52, all + Ask(new Question { Where = new Not(new Missing(field)), Sort = [new Sort(new ByField(field), true)] }).Total);
            Ask(new Question { Where = new OneOf(field, field == Field.Health ? "red" : "nothing") });
        }
    }

    [Fact]
    public void Every_number_of_an_account_or_metric_makes_figures_and_conditions()
    {
        AssertComplete(s_quantities);
        var all = s_quantities.Concat(Enum.GetValues<AccountNumber>().Select(n => new Of(n))).Concat(Enum.GetValues<RatioName>().Select(n => new Ratio(n, s_year)))
            .Concat(Enum.GetValues<ChangeForm>().Select(f => new MetricChange("usage_index", 30, f)));
        foreach (var quantity in all)
        {
            Ask(Figure(quantity));
            Ask(Figure(quantity, Aggregate.Sum, Dimension.Tier));
            foreach (var op in Enum.GetValues<Op>()) Ask(new Question { Where = new Compare(quantity, op, 1, 2) });
            Ask(new Question { Show = [new ShowQuantity(quantity)], Sort = [new Sort(new ByQuantity(quantity), true)], Limit = 3 });
        }
    }

    public static TheoryData<Aggregate> Aggregates => [.. Enum.GetValues<Aggregate>()];

    [Theory, MemberData(nameof(Aggregates))]
    public void Every_aggregate_of_an_account_number_and_of_records_is_a_figure(Aggregate aggregate)
    {
        Assert.NotNull(Ask(Figure(new Of(AccountNumber.Arr), aggregate)).Value?.Number);
        Assert.NotNull(Ask(Figure(new Over(RecordNumber.Minutes, s_interactions), aggregate) with { Kind = Kind.Interactions }).Value?.Number);
    }

    [Fact]
    public void Every_number_of_a_record_has_meaning_for_some_kind() => AssertSomeKind<RecordNumber>((kind, number) => Ask(Figure(new Over(number, new RecordFilter(kind)))));

    [Fact]
    public void Every_field_of_a_record_can_be_tested_for_some_kind() => AssertSomeKind<RecordField>((kind, field) =>
    {
        var with = Ask(new Question { Kind = kind, Records = new RecordFilter(kind, null, new RecordMissing(field, Negated: true)), Sort = [new Sort(new ByRecord(field), false)] }).Total;
        var without = Ask(new Question { Kind = kind, Records = new RecordFilter(kind, null, new RecordMissing(field)) }).Total;
        Assert.Equal(Ask(new Question { Kind = kind }).Total, with + without);
        Ask(new Question { Kind = kind, Records = new RecordFilter(kind, null, new RecordIs(field, "x")) });
        Ask(new Question { Kind = kind, Shape = Shape.Fact, Show = [new ShowRecord(new RecordFilter(kind), field, RecordDay.Main)] });
    });

    [Fact]
    public void Every_day_of_a_record_can_be_asked_of_some_kind() => AssertSomeKind<RecordDay>((kind, day) =>
        Ask(new Question { Kind = kind, Records = new RecordFilter(kind, s_year, [new RecordDayIn(day, s_year)], day), Sort = [new Sort(new ByRecordDay(day), true)] }));

    [Fact]
    public void Every_dimension_groups_accounts_or_some_kind_of_record()
    {
        foreach (var dimension in Enum.GetValues<Dimension>())
            Assert.True(HasMeaning(() => Ask(Figure(new Of(AccountNumber.Arr), Aggregate.Sum, dimension)))
                || RecordKinds.Any(k => HasMeaning(() => Ask(Figure(new Over(RecordNumber.Count, new RecordFilter(k)), Aggregate.Sum, dimension, Dimension.Tier)))), $"{dimension} groups nothing");
    }

    [Fact]
    public void Every_kind_is_listed_counted_and_asked_whether_there_is_any()
    {
        foreach (var kind in Enum.GetValues<Kind>())
        {
            var list = Ask(new Question { Kind = kind });
            Assert.NotEmpty(list.Rows);
            Assert.All(list.Rows, row => Assert.Equal(list.Columns.Count, row.Count));
            Assert.NotNull(Ask(new Question { Kind = kind, Shape = Shape.Count }).Value?.Number);
            Assert.Equal("yes", Ask(new Question { Kind = kind, Shape = Shape.YesNo }).Rows[0][^1]);
        }
    }

    [Fact]
    public void Every_shape_answers()
    {
        foreach (var shape in Enum.GetValues<Shape>())
        {
            var answer = Ask(new Question { Shape = shape, Where = new OneOf(Field.Account, "A-100"), Show = [new ShowField(Field.Owner)], Measures = [new Measure(Aggregate.Sum, new Of(AccountNumber.Arr))] });
            Assert.True(answer.Value is not null || answer.Total > 0, $"{shape} says nothing");
        }
    }

    private static IEnumerable<Kind> RecordKinds => Enum.GetValues<Kind>().Where(k => k is not (Kind.Accounts or Kind.People));

    private static void AssertSomeKind<T>(Action<Kind, T> ask) where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>()) Assert.True(RecordKinds.Count(k => HasMeaning(() => ask(k, member))) > 0, $"{member} has meaning for no kind");
    }
}
