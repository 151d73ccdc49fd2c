using CsmBot.Accounts;
using CsmBot.Questions;
using static CsmBot.Tests.Accounts.Given;
using Given = CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Questions;

public class FactsTests
{
    private static string[] Said(Condition condition, params object[] facts) => [.. CsmBot.Questions.Facts.For(condition, 0, Given.Book(facts)).Select(f => f.Words)];

    [Fact]
    public void A_quiet_account_was_not_contacted_for_so_many_days() => Assert.Equal(["no contact for 41 days"], Said(new NotContacted(30), Call("2026-10-06 10:00")));

    [Fact]
    public void An_account_never_contacted_says_so() => Assert.Equal(["never contacted"], Said(new NotContacted(30)));

    [Fact]
    public void A_fall_names_both_values_and_their_days() => Assert.Equal(["usage index 31 on 15 Nov 2026, was 52 on 16 Aug 2026"], Said(
        new Compare(new MetricChange("usage_index", 90, ChangeForm.DropPercent), Op.AtLeast, 20), new Signal(Day("2026-08-16"), "A", "usage_index", 52), new Signal(Day("2026-11-15"), "A", "usage_index", 31)));

    [Fact]
    public void Only_the_parts_that_decided_are_told() => Assert.Equal(["no contact for 41 days"], Said(Condition.Or(new NotContacted(30), new BehindOnPlan()), Call("2026-10-06 10:00")));

    [Fact]
    public void All_parts_of_an_and_are_told() => Assert.Equal(["renews in 29 days (15 Dec 2026)", "1 step overdue, the oldest since 1 Nov 2026"], Said(
        Condition.And(new BehindOnPlan(), new DayIn(Field.RenewalDate, Days("2026-11-16", "2027-01-15"))), Account(renews: "2026-12-15"), Step("2026-11-01")));

    [Fact]
    public void What_could_not_be_judged_names_what_is_missing() => Assert.Equal(["no NPS"], Said(new Compare(new Metric("nps"), Op.LessThan, 0)));

    [Fact]
    public void Counts_read_as_counts() => Assert.Equal(["1 open ticket"], Said(
        new Compare(new Over(RecordNumber.Count, new RecordFilter(Kind.Tickets, null, new RecordIs(RecordField.Open, "yes"))), Op.AtLeast, 1), Ticket("2026-11-10 10:00")));

    [Fact]
    public void A_judgement_keeps_its_three_values_when_turned_round()
    {
        var asOf = Given.Book();
        var unknown = new Compare(new Metric("nps"), Op.LessThan, 0);
        Assert.Equal(Verdict.Unknown, Conditions.Compile(unknown, asOf).Of(0));
        Assert.Equal(Verdict.Unknown, Conditions.Compile(new Not(unknown), asOf).Of(0));
        Assert.Equal(Verdict.True, Conditions.Compile(new Not(new BehindOnPlan()), asOf).Of(0));
    }
}
