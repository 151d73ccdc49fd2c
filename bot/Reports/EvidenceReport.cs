using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>How an account's success plans stand, and what shows it: the trail of anecdotal, empirical and political evidence.</summary>
internal static class EvidenceReport
{
    public static Draft Of(Grounds grounds)
    {
        var (asOf, account) = (grounds.AsOf, grounds.Request.Account!.Value);
        var last = grounds.To < asOf.Today ? grounds.To : asOf.Today;
        PlanStep[] steps = [.. grounds.Book.Steps.Of(account)];
        Evidence[] trail = [.. grounds.Book.Evidence.Of(account).ToArray().Where(e => e.RecordedOn <= last)];
        var due = steps.Where(s => s.Due <= grounds.To).ToList();
        var adherence = Plans.AdherenceAt(asOf, account, grounds.To);
        int Of(EvidenceKind kind) => trail.Count(e => e.Kind == kind);
        return new Draft(
            [
                new("adherence", "Plan adherence", adherence.Rate is { } rate ? Rounded(100 * rate) : null, "percent", "Of the steps due by the last day, today at the latest, those done by their due date.") { Table = "steps" },
                new("steps_due", "Steps due", due.Count, "steps", "Steps due by the last day of the window, whenever they began.") { Table = "steps" },
                new("steps_done", "Of them done", due.Count(s => s.DoneOn <= last), "steps", "Done by the last day, late ones too.") { Table = "steps" },
                new("anecdotal", "Anecdotal", Of(EvidenceKind.Anecdotal), "pieces", "What people told us, recorded by the last day.") { Table = "trail" },
                new("empirical", "Empirical", Of(EvidenceKind.Empirical), "pieces", "What was measured, recorded by the last day.") { Table = "trail" },
                new("political", "Political", Of(EvidenceKind.Political), "pieces", "What somebody with a say agreed to, recorded by the last day.") { Table = "trail" },
            ],
            [
                Steps("steps", "Steps due", due, last),
                Steps("steps_ahead", "Steps ahead", steps.Where(s => s.Due > grounds.To), last),
                new ReportTable("trail", "Evidence trail", [new("recorded_on", "Recorded", ColumnUnit.Day), new("kind", "Kind"), new("source", "Source"), new("statement", "Statement"), new("step", "Step")],
                    [.. trail.Select(e => (IReadOnlyList<object?>)[e.RecordedOn, Words.Of(e.Kind), e.Source, e.Statement, e.StepId])]),
            ],
            [.. Notes(steps, trail, adherence)]);
    }

    private static ReportTable Steps(string name, string title, IEnumerable<PlanStep> steps, DateOnly last) => new(name, title,
        [
            new("step", "Step"), new("behaviour", "Behaviour"), new("due", "Due", ColumnUnit.Day), new("done_quantity", "Done", ColumnUnit.Count), new("quantity", "Of", ColumnUnit.Count),
            new("done_on", "Done on", ColumnUnit.Day), new("plan", "Plan"),
        ],
        [.. steps.Select(s => (IReadOnlyList<object?>)[s.StepId, s.Behaviour, s.Due, s.DoneQuantity, s.Quantity, s.DoneOn <= last ? s.DoneOn : null, s.Plan])]);

    private static IEnumerable<string> Notes(PlanStep[] steps, Evidence[] trail, Adherence adherence)
    {
        if (steps.Length == 0) yield return "The account has no success plan.";
        else if (adherence.Due == 0) yield return "No step was due yet: adherence cannot be said.";
        if (trail.Length == 0) yield return "There is no evidence yet.";
        else if (trail.Select(e => e.Kind).Distinct().ToList() is [var only])
            yield return $"All evidence is {Words.Of(only)}: a plan that stands on one kind alone is easily argued away.";
    }
}
