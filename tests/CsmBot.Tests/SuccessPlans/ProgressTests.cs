using CsmBot.Accounts;
using CsmBot.SuccessPlans;
using CsmBot.Tests.Accounts;

namespace CsmBot.Tests.SuccessPlans;

/// <summary>A step "complete COURSE" is counted from the training records, "usage at least 60" from the signals.</summary>
public class ProgressTests
{
    private static PlanStep Step(int quantity = 2, int? quality = null, int done = 0, string behaviour = "complete Admin 101") =>
        new("S", "P", "A", "Rollout", Given.Day("2026-10-01"), "csm@example.com", behaviour, quantity, quality, Given.Day("2026-12-01"), done, null);

    private static TrainingCompletion By(string learner, string at, int? score = null, string course = "Admin 101") => new("A", learner, course, Given.Utc(at), score);

    [Fact]
    public void Each_learner_counts_once_and_the_step_is_done_on_the_day_when_enough_had_completed()
    {
        var asOf = Given.Book(Step(), By("kim", "2026-10-05 09:00"), By("kim", "2026-10-06 09:00"), By("lee", "2026-10-20 09:00"), By("mo", "2026-11-01 09:00"));

        Assert.Equal([Step() with { DoneQuantity = 3, DoneOn = Given.Day("2026-10-20") }], Progress.Of(asOf, 0));
    }

    [Fact]
    public void Completions_from_before_the_plan_with_too_low_a_score_of_another_course_or_still_to_come_do_not_count()
    {
        var asOf = Given.Book(Step(quality: 80), By("kim", "2026-09-05 09:00", 90), By("lee", "2026-10-20 09:00", 79), By("mo", "2026-10-20 09:00"), By("ann", "2026-10-20 09:00", 90, "Sales 101"), By("bo", "2026-11-20 09:00", 99),
            By("cy", "2026-11-02 09:00", 80));

        Assert.Equal([Step(quality: 80) with { DoneQuantity = 1 }], Progress.Of(asOf, 0));
    }

    [Theory]
    [InlineData("usage at least 60", 1, "2026-10-12")]
    [InlineData("keep usage over 60", 2, "2026-11-01")]
    [InlineData("usage at least 60", 3, "2026-11-01")]
    [InlineData("usage at least 60", 4, null)]
    [InlineData("bring open tickets below 3", 1, null)]
    public void A_threshold_is_counted_in_readings_since_the_plan_began(string behaviour, int quantity, string? done)
    {
        Signal Usage(string day, double value) => new(Given.Day(day), "A", "usage_index", value);
        var asOf = Given.Book(Step(quantity, behaviour: behaviour), Usage("2026-09-30", 90), Usage("2026-10-05", 59), Usage("2026-10-12", 61), Usage("2026-10-20", 60), Usage("2026-11-01", 75), Usage("2026-11-20", 99));

        Assert.Equal(done, Progress.Of(asOf, 0).SingleOrDefault()?.DoneOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_was_counted_further_by_hand_or_is_done_or_names_no_course_is_left_alone()
    {
        Assert.Empty(Progress.Of(Given.Book(Step(done: 1), By("kim", "2026-10-05 09:00")), 0));
        Assert.Empty(Progress.Of(Given.Book(Step() with { DoneOn = Given.Day("2026-10-02") }, By("kim", "2026-10-05 09:00"), By("lee", "2026-10-05 09:00"), By("mo", "2026-10-05 09:00")), 0));
        Assert.Empty(Progress.Of(Given.Book(Step(behaviour: "log in every week"), By("kim", "2026-10-05 09:00")), 0));
    }
}
