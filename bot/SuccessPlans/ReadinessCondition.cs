using System.Globalization;
using CsmBot.Accounts;

namespace CsmBot.SuccessPlans;

/// <summary>Something that facts show or do not show yet. <see cref="InWords"/> is what <see cref="ReadinessWords"/> reads back to the same.</summary>
public abstract record ReadinessCondition
{
    public abstract string InWords { get; }

    /// <summary>How far it has come by the end of a day.</summary>
    public abstract Progressed At(AsOf asOf, int account, DateOnly day);

    /// <summary>The days on which it can come to hold or cease to.</summary>
    public abstract IEnumerable<DateOnly> Turns(AsOf asOf, int account);

    protected static string Written(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <param name="Have">Of <paramref name="Need"/>; null where there is nothing to count.</param>
/// <param name="InWords">"3 of 5 people finished Admin 101".</param>
public sealed record Progressed(bool Holds, int? Have, int? Need, string InWords);

/// <summary>So many people finish a course, with at least that score where one is asked for.</summary>
/// <param name="Score">0–100.</param>
public sealed record PeopleFinish(int People, string Course, int? Score) : ReadinessCondition
{
    private string Of => Score is { } least ? $"{Course} with {least} or more" : Course;

    public override string InWords => $"{(People == 1 ? "1 person finishes" : $"{People} people finish")} {Course}{(Score is { } least ? $" with {least}" : "")}";

    public override Progressed At(AsOf asOf, int account, DateOnly day)
    {
        var learners = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in asOf.Book.Training.Of(account)) if (Counts(asOf, row) && asOf.Days.Day(row.CompletedAt) <= day) learners.Add(row.Learner);
        return new Progressed(learners.Count >= People, learners.Count, People, learners.Count > People ? $"{learners.Count} people finished {Of}, {People} {(People == 1 ? "is" : "are")} enough" : $"{learners.Count} of {People} {(People == 1 ? "person" : "people")} finished {Of}");
    }

    public override IEnumerable<DateOnly> Turns(AsOf asOf, int account) => asOf.Book.Training.Of(account).ToArray().Where(r => Counts(asOf, r)).Select(r => asOf.Days.Day(r.CompletedAt));

    private bool Counts(AsOf asOf, TrainingCompletion row) => Trained.Counts(asOf, row, asOf.Span(null), Course, Score);
}

public enum Bound : byte { AtLeast, Over, AtMost, Under }

/// <summary>A metric's value reaches a threshold, and stays there: the newest value counts.</summary>
public sealed record SignalReaches(string Metric, Bound Bound, double Value) : ReadinessCondition
{
    public override string InWords => $"{Metric} is {Words(Bound)} {Written(Value)}";

    public override Progressed At(AsOf asOf, int account, DateOnly day)
    {
        double? value = null;
        foreach (ref readonly var row in Metrics.Known(asOf, account, asOf.Book.Metrics.Find(Metric))) if (row.Day <= day) value = row.Value;
        return new Progressed(value is { } v && IsReached(v), null, null,
            value is { } now ? $"{Metric} is {Written(now)}, to be {Words(Bound)} {Written(Value)}" : $"{Metric} has no value yet, to be {Words(Bound)} {Written(Value)}");
    }

    public bool IsReached(double value) => Bound switch { Bound.AtLeast => value >= Value, Bound.Over => value > Value, Bound.AtMost => value <= Value, _ => value < Value };

    public override IEnumerable<DateOnly> Turns(AsOf asOf, int account) => Metrics.Known(asOf, account, asOf.Book.Metrics.Find(Metric)).ToArray().Select(r => r.Day);

    private static string Words(Bound bound) => bound switch { Bound.AtLeast => "at least", Bound.Over => "over", Bound.AtMost => "at most", _ => "under" };
}

/// <summary>Steps of the success plan are done.</summary>
/// <param name="Steps">Ids, joined by commas.</param>
public sealed record StepsDone(string Steps) : ReadinessCondition
{
    public IReadOnlyList<string> Ids => Steps.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public override string InWords => Ids is [var only] ? $"step {only} is done" : $"steps {string.Join(", ", Ids)} are done";

    public override Progressed At(AsOf asOf, int account, DateOnly day)
    {
        var done = Mine(asOf, account).Count(s => s.DoneOn <= day);
        return new Progressed(done >= Ids.Count, done, Ids.Count, Ids is [var only] ? $"step {only} is {(done == 1 ? "done" : "not done yet")}" : $"{done} of {Ids.Count} steps done");
    }

    public override IEnumerable<DateOnly> Turns(AsOf asOf, int account) => Mine(asOf, account).Select(s => s.DoneOn).OfType<DateOnly>();

    private List<PlanStep> Mine(AsOf asOf, int account) => [.. asOf.Book.Steps.Of(account).ToArray().Where(s => Ids.Contains(s.StepId, StringComparer.OrdinalIgnoreCase))];
}

/// <summary>All steps are done: of a plan, or, where none is named, of all plans of the account. Without steps it does not hold.</summary>
public sealed record AllStepsDone(string? Plan) : ReadinessCondition
{
    public override string InWords => Plan is null ? "all steps are done" : $"all steps of the {Plan} plan are done";

    public override Progressed At(AsOf asOf, int account, DateOnly day)
    {
        var mine = Mine(asOf, account);
        var done = mine.Count(s => s.DoneOn <= day);
        return new Progressed(mine.Count > 0 && done == mine.Count, done, mine.Count, mine.Count == 0 ? $"there is no {(Plan is null ? "" : Plan + " ")}plan yet" : $"{done} of {mine.Count} steps{(Plan is null ? "" : $" of {Plan}")} done");
    }

    public override IEnumerable<DateOnly> Turns(AsOf asOf, int account) => Mine(asOf, account).Select(s => s.DoneOn).OfType<DateOnly>();

    private List<PlanStep> Mine(AsOf asOf, int account) => [.. asOf.Book.Steps.Of(account).ToArray().Where(s => Plan is null || string.Equals(s.Plan, Plan, StringComparison.OrdinalIgnoreCase))];
}
