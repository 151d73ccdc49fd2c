using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class PlansTests
{
    [Theory]
    [InlineData("2026-11-15", null, true)]
    [InlineData("2026-11-16", null, false)]           // due today
    [InlineData("2026-11-10", "2026-11-14", false)]   // late, but done
    [InlineData("2026-11-10", "2026-11-17", true)]    // done later than now
    public void Behind_on_plan_is_a_step_that_was_due_before_today_and_is_not_done(string due, string? done, bool expected) =>
        Assert.Equal(expected, Plans.IsBehind(Book(Step(due, done)), 0));

    [Fact]
    public void Adherence_is_steps_done_by_their_due_date_over_steps_due_by_then_that_day_included()
    {
        var asOf = Book(Step("2026-10-01", "2026-10-01", "1"), Step("2026-10-02", "2026-10-03", "2"), Step("2026-10-31", "2026-09-01", "3"), Step("2026-11-01", "2026-11-01", "4"));
        Assert.Equal(new Adherence(3, 2), Plans.AdherenceAt(asOf, 0, Day("2026-10-31")));
        Assert.Equal(0.75, Plans.AdherenceAt(asOf, 0, asOf.Today).Rate);
    }

    [Fact]
    public void Adherence_at_a_day_to_come_is_that_of_today() =>
        Assert.Equal(new Adherence(1, 1), Plans.AdherenceAt(Book(Step("2026-11-16", "2026-11-10", "1"), Step("2026-11-20", null, "2")), 0, Day("2026-12-31")));

    [Fact]
    public void Without_a_step_that_was_due_there_is_no_adherence() => Assert.Null(Plans.AdherenceAt(Book(Step("2027-01-01")), 0, Day("2026-11-16")).Rate);

    [Fact]
    public void A_step_done_after_its_due_date_is_late()
    {
        Assert.True(Plans.IsDoneLate(Book(), Step("2026-11-01", "2026-11-02")));
        Assert.False(Plans.IsDoneLate(Book(), Step("2026-11-01", "2026-11-01")));
        Assert.False(Plans.IsDoneLate(Book(), Step("2026-11-01")));
    }
}
