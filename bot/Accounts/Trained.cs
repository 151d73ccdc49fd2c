namespace CsmBot.Accounts;

/// <summary>Training completions at or before now.</summary>
public static class Trained
{
    public static bool Counts(AsOf asOf, TrainingCompletion row, Between span, string? course, int? lowestScore) =>
        row.CompletedAt <= asOf.Now && span.Contains(row.CompletedAt)
        && (course is null || string.Equals(row.Course, course, StringComparison.OrdinalIgnoreCase))
        && (lowestScore is not { } lowest || row.Score >= lowest);

    /// <summary>"trained people" in a course (in any, for null): distinct learners with a completion, with at least the score where one is asked for.</summary>
    public static int People(AsOf asOf, int account, Between span, string? course = null, int? lowestScore = null)
    {
        var (people, last) = (0, (string?)null);
        foreach (var row in asOf.Book.Training.Of(account))
        {
            if (row.Learner == last || !Counts(asOf, row, span, course, lowestScore)) continue;
            last = row.Learner;
            people++;
        }
        return people;
    }
}
