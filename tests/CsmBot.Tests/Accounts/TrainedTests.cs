using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class TrainedTests
{
    private static TrainingCompletion Done(string learner, string at, string course = "Admin", int? score = null) => new("A", learner, course, Utc(at), score);

    private static readonly AsOf Trainees = Book(
        Done("ann", "2026-10-01 10:00", score: 90), Done("ann", "2026-11-01 10:00", score: 60), Done("ann", "2026-11-02 10:00", "Basics"), Done("bob", "2026-11-03 10:00", score: 70),
        Done("cy", "2026-11-20 10:00"));

    [Fact]
    public void Trained_people_are_distinct_learners() => Assert.Equal(2, Trained.People(Trainees, 0, Trainees.Span(null)));

    [Fact]
    public void A_course_can_be_named_in_any_case() => Assert.Equal(1, Trained.People(Trainees, 0, Trainees.Span(null), "basics"));

    [Fact]
    public void A_lowest_score_counts_only_completions_that_reach_it()
    {
        Assert.Equal(1, Trained.People(Trainees, 0, Trainees.Span(null), "Admin", 80));
        Assert.Equal(0, Trained.People(Trainees, 0, Trainees.Span(null), "Basics", 1));
    }

    [Fact]
    public void A_window_counts_completions_in_it() => Assert.Equal(1, Trained.People(Trainees, 0, Trainees.Span(Days("2026-10-01", "2026-10-31"))));
}
