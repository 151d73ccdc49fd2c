using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.SuccessPlans;
using CsmBot.Tests.Accounts;

namespace CsmBot.Tests.SuccessPlans;

/// <summary>Whether what was agreed is met, worked out from the facts: small books by hand, and books at random against a second, plain way to say it.</summary>
public class ReadinessStateTests
{
    private static Readiness Agreed(string conditions, string on = "2026-10-01") => new() { Id = "R", AccountId = "A", Goal = "SSO", Conditions = conditions, AgreedBy = "Ruth Abel\ntheir CTO", AgreedOn = Given.Day(on), RecordedBy = "csm@example.com" };

    private static TrainingCompletion By(string learner, string at, int? score) => new("A", learner, "Admin 101", Given.Utc(at), score);

    private static ReadinessState State(string conditions, string on, params object[] facts) => ReadinessState.Of(Given.Book(facts), Agreed(conditions, on), Given.Day("2026-12-31"))!;

    [Fact]
    public void It_is_met_on_the_day_on_which_enough_had_finished_with_the_score()
    {
        var state = State("2 people finish Admin 101 with 80", "2026-10-01", By("kim", "2026-09-20 09:00", 85), By("lee", "2026-10-05 09:00", 79), By("lee", "2026-10-09 09:00", 80), By("mo", "2026-11-01 09:00", 100));

        Assert.Equal(Given.Day("2026-10-09"), state.MetOn);
        Assert.Equal("met on 9 Oct 2026", state.InWords);
        Assert.Equal("3 people finished Admin 101 with 80 or more, 2 are enough", state.Conditions[0].InWords);
    }

    [Fact]
    public void What_held_before_the_agreement_is_met_on_its_day()
    {
        Assert.Equal(Given.Day("2026-10-01"), State("1 person finishes Admin 101", "2026-10-01", By("kim", "2026-09-20 09:00", null)).MetOn);
        Assert.Null(ReadinessState.Of(Given.Book(), Agreed("1 person finishes Admin 101", "2026-12-01"), Given.Day("2026-12-31")));
    }

    [Fact]
    public void How_far_it_is_is_said_and_nothing_of_the_future_counts()
    {
        Assert.Equal("1 of 2 so far", State("2 people finish Admin 101", "2026-10-01", By("kim", "2026-10-02 09:00", 10), By("lee", "2026-11-20 09:00", 90)).InWords);
        Assert.Equal("not yet", State("2 people finish Admin 101", "2026-10-01").InWords);
        Assert.Equal("1 of 2 conditions so far", State("1 person finishes Admin 101\nusage_index is over 60", "2026-10-01", By("kim", "2026-10-02 09:00", 10), new Signal(Given.Day("2026-11-01"), "A", "usage_index", 60)).InWords);
    }

    [Fact]
    public void A_signal_counts_by_its_newest_value_and_all_conditions_must_hold_on_one_day()
    {
        object[] facts = [By("kim", "2026-10-20 09:00", null), new Signal(Given.Day("2026-10-10"), "A", "usage_index", 70), new Signal(Given.Day("2026-10-15"), "A", "usage_index", 50), new Signal(Given.Day("2026-11-02"), "A", "usage_index", 61)];

        Assert.Equal(Given.Day("2026-10-10"), State("usage_index is at least 60", "2026-10-01", facts).MetOn);
        Assert.Equal(Given.Day("2026-11-02"), State("usage_index is at least 60\n1 person finishes Admin 101", "2026-10-01", facts).MetOn);
    }

    [Fact]
    public void What_was_withdrawn_on_the_day_of_the_agreement_is_not_met_by_what_came_later()
    {
        var statement = Agreed("1 person finishes Admin 101");
        statement.WithdrawnOn = statement.AgreedOn;

        Assert.Null(ReadinessState.Of(Given.Book(By("kim", "2026-11-01 09:00", null)), statement, Given.Day("2026-12-31"))!.MetOn);
    }

    [Fact]
    public void Steps_count_once_they_are_done_and_a_plan_without_steps_is_not_done()
    {
        Assert.Equal(Given.Day("2026-10-12"), State("steps S-1, S-2 are done", "2026-10-01", Given.Step("2026-10-30", "2026-10-12", "S-1"), Given.Step("2026-10-30", "2026-10-02", "S-2")).MetOn);
        Assert.Null(State("all steps of the Rollout plan are done", "2026-10-01", Given.Step("2026-10-30", "2026-10-12", "S-1"), Given.Step("2026-10-30", null, "S-2")).MetOn);
        Assert.Null(State("all steps are done", "2026-10-01").MetOn);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Over_books_at_random_it_is_what_the_facts_say_day_by_day(int seed)
    {
        var random = new Random(seed);
        var (start, met) = (Given.Day("2026-09-01"), 0);
        for (var book = 0; book < 40; book++)
        {
            var training = Enumerable.Range(0, random.Next(20)).Select(_ => new TrainingCompletion("A", $"p{random.Next(5)}", random.Next(3) == 0 ? "Other" : "Admin 101", Given.Now.AddDays(-random.Next(-5, 60)).AddMinutes(random.Next(1440)), random.Next(4) == 0 ? null : random.Next(101))).ToList();
            var signals = Enumerable.Range(0, random.Next(6)).Select(_ => new Signal(start.AddDays(random.Next(90)), "A", "nps", random.Next(100))).DistinctBy(s => s.Date).ToList();
            var steps = Enumerable.Range(0, random.Next(4)).Select(i => Given.Step("2026-10-30", random.Next(4) == 0 ? null : start.AddDays(random.Next(90)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), $"S{i}")).ToList();
            var (people, score, nps, agreed) = (1 + random.Next(3), random.Next(60), 30 + random.Next(70), start.AddDays(random.Next(50)));
            var statement = new Readiness { Id = "R", AccountId = "A", Goal = "SSO", Conditions = $"{new PeopleFinish(people, "Admin 101", score).InWords}\nnps is at most {nps}{(random.Next(2) == 0 ? "" : "\nall steps are done")}", AgreedBy = "x", AgreedOn = agreed, RecordedBy = "y" };
            var (asOf, wantsSteps) = (Given.Book([.. training, .. signals, .. steps]), statement.Conditions.Contains("steps", StringComparison.Ordinal));

            DateOnly? plain = null;
            for (var day = agreed; day <= asOf.Today && plain is null; day = day.AddDays(1))
                if (training.Where(t => t.CompletedAt <= Given.Now && DateOnly.FromDateTime(t.CompletedAt) <= day && t.Course == "Admin 101" && t.Score >= score).Select(t => t.Learner).Distinct().Count() >= people
                    && signals.Where(s => s.Date <= day).MaxBy(s => s.Date) is { } newest && newest.Value <= nps
                    && (!wantsSteps || (steps.Count > 0 && steps.All(s => s.DoneOn <= day)))) plain = day;

            Assert.Equal(plain, ReadinessState.Of(asOf, statement, asOf.Today)?.MetOn);
            if (plain is not null) met++;
        }
        Assert.InRange(met, 3, 37);
    }
}
