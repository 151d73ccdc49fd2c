using CsmBot.Accounts;

namespace CsmBot.SuccessPlans;

/// <summary>
/// What the facts show of a plan's steps, so that nobody has to write it down: "complete COURSE" is counted from the training records (distinct learners who completed it since the plan began, with
/// at least the step's score where it asks for one), "usage at least 60" from the signals (readings since the plan began that reach it). A step that was counted further by hand, or is done, is left
/// alone.
/// </summary>
public static class Progress
{
    private static readonly string[] _verbs = ["complete ", "finish ", "pass "];

    /// <summary>The steps of an account as they are to be, where that is other than they are.</summary>
    public static IReadOnlyList<PlanStep> Of(AsOf asOf, int account)
    {
        var changed = new List<PlanStep>();
        foreach (var step in asOf.Book.Steps.Of(account))
        {
            if (step.DoneOn is not null || Days(asOf, account, step) is not { } days || days.Count <= step.DoneQuantity) continue;
            changed.Add(step with { DoneQuantity = days.Count, DoneOn = days.Count >= step.Quantity ? days[step.Quantity - 1] : null });
        }
        return changed;
    }

    /// <summary>The day of each thing that counts, in order; null where facts do not show it.</summary>
    private static List<DateOnly>? Days(AsOf asOf, int account, PlanStep step) =>
        Course(asOf.Book, step.Behaviour) is >= 0 and var course ? Completed(asOf, account, course, step)
        : ReadinessWords.SignalOf(step.Behaviour) is { } signal && asOf.Book.Metrics.Find(signal.Metric) is >= 0 and var metric ? Reached(asOf, account, metric, signal, step) : null;

    private static List<DateOnly> Reached(AsOf asOf, int account, int metric, SignalReaches signal, PlanStep step)
    {
        var days = new List<DateOnly>();
        foreach (ref readonly var row in Metrics.Known(asOf, account, metric))
            if (row.Day >= step.Started && signal.IsReached(row.Value)) days.Add(row.Day);
        return days;
    }

    /// <summary>The day of each learner's first completion that counts, in order.</summary>
    private static List<DateOnly> Completed(AsOf asOf, int account, int course, PlanStep step)
    {
        var first = new Dictionary<string, DateOnly>(StringComparer.OrdinalIgnoreCase);
        foreach (var completion in asOf.Book.Training.Of(account))
        {
            var day = asOf.Days.Day(completion.CompletedAt);
            if (completion.CompletedAt > asOf.Now || day < step.Started || asOf.Book.Courses.Find(completion.Course) != course || (step.Quality is { } least && !(completion.Score >= least))) continue;
            if (!first.TryGetValue(completion.Learner, out var had) || day < had) first[completion.Learner] = day;
        }
        return [.. first.Values.Order()];
    }

    private static int Course(Book book, string behaviour)
    {
        foreach (var verb in _verbs)
            if (behaviour.StartsWith(verb, StringComparison.OrdinalIgnoreCase)) return book.Courses.Find(behaviour[verb.Length..].Trim());
        return -1;
    }
}
