using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Tests.Examples;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Questions;

/// <summary>Where two ways of going on would fit, which goes first: the ties that FollowOn.cs names.</summary>
public class FollowOnTests
{
    private static readonly Lazy<Directory> s_names = new(() => Directory.Of(ExampleBook.Book));

    private static Understood Said(string before, string then)
    {
        var context = new Context(ExampleBook.Moment with { AskerEmail = "meera.joshi@plover.example" }, s_names.Value);
        return Language.English.Understand(then, context with { LastQuestion = Assert.IsType<Ask>(Language.English.Understand(before, context)).Question });
    }

    private static Question After(string before, string then) => Assert.IsType<Ask>(Said(before, then)).Question;

    [Fact]
    public void What_narrows_records_and_a_window_are_both_taken_up()
    {
        var records = After("tickets opened this year", "urgent ones last month").Records!;
        Assert.Equal([new RecordIs(RecordField.Priority, "urgent")], records.Tests);
        Assert.Equal(new Window(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1)), records.Window);
    }

    [Fact]
    public void A_window_is_no_bare_number()
    {
        Assert.Equal(new NotContacted(60), After("accounts not contacted in 30 days", "last 60 days").Where);
        Assert.Equal(new NotContacted(60), After("accounts not contacted in 30 days", "and 60 days?").Where);
    }

    [Fact]
    public void A_condition_goes_before_the_form()
    {
        var question = After("red accounts", "only tier 1, by segment");
        Assert.Equal(Condition.And(new OneOf(Field.Health, "red"), new OneOf(Field.Tier, "1")), question.Where);
        Assert.Equal([Dimension.Segment], question.GroupBy.AsEnumerable());
    }

    [Fact]
    public void An_order_goes_before_a_figure_and_a_figure_before_a_count()
    {
        Assert.Equal((Shape.List, true), After("red accounts", "sort by ARR") is { Shape: var shape, Sort: [{ Key: ByQuantity }] } ? (shape, true) : default);
        Assert.IsType<Over>(After("calls last month", "how many hours").Measures.Single().Quantity);
    }

    [Fact]
    public void The_same_record_goes_before_the_account_it_is_of() =>
        Assert.Equal(RecordField.TotalCost, Assert.IsType<ShowRecord>(After("what caused the fire at Clearspring", "what did it cost").Show.Single()).Field);

    [Theory]
    [InlineData("accounts by tier", "which ones")]
    [InlineData("GRR this year", "which ones")]
    [InlineData("customers in EMEA", "both")]
    public void What_would_change_nothing_is_asked_about(string before, string then) => Assert.IsNotType<Ask>(Said(before, then));
}
