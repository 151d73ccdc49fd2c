using CsmBot.Accounts;
using CsmBot.SuccessPlans;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>How an account's success plans stand, what its stakeholders agreed to call ready, and what shows it: the trail of anecdotal, empirical and political evidence.</summary>
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
        var ready = grounds.Request.Beside.Readiness(asOf, grounds.Book.Accounts[account].AccountId, last);
        int Of(EvidenceKind kind) => trail.Count(e => e.Kind == kind);
        return new Draft(
            [
                new("adherence", "Plan adherence", adherence.Rate is { } rate ? Rounded(100 * rate) : null, "percent", "Of the steps due by the last day, today at the latest, those done by their due date.") { Table = "steps" },
                new("steps_due", "Steps due", due.Count, "steps", "Steps due by the last day of the window, whenever they began.") { Table = "steps" },
                new("steps_done", "Of them done", due.Count(s => s.DoneOn <= last), "steps", "Done by the last day, late ones too.") { Table = "steps" },
                new("readiness_agreed", "Readiness agreed", ready.Count(r => r.WithdrawnOn is null), "statements", "What stakeholders agreed by the last day to call ready, and had not withdrawn by then.") { Table = "readiness" },
                new("readiness_met", "Of it met", ready.Count(r => r.IsMet), "statements", "Of these statements those whose conditions all held by the end of some day, from the agreement to the last day, as the facts have it.") { Table = "readiness" },
                new("anecdotal", "Anecdotal", Of(EvidenceKind.Anecdotal), "pieces", "What people told us, recorded by the last day.") { Table = "trail" },
                new("empirical", "Empirical", Of(EvidenceKind.Empirical), "pieces", "What was measured, recorded by the last day.") { Table = "trail" },
                new("political", "Political", Of(EvidenceKind.Political), "pieces", "What somebody with a say agreed to, recorded by the last day.") { Table = "trail" },
            ],
            [
                Steps("steps", "Steps due", due, last),
                Steps("steps_ahead", "Steps ahead", steps.Where(s => s.Due > grounds.To), last),
                Readiness(grounds, ready),
                Trail(grounds, trail),
            ],
            [.. Notes(steps, trail, adherence, PlanEvidence.Of(asOf, account, last))]) { InShort = InShort(due, last, adherence, trail, ready) };
    }

    private static string InShort(List<PlanStep> due, DateOnly last, Adherence adherence, Evidence[] trail, IReadOnlyList<ReadinessState> ready)
    {
        var plan = due.Count == 0 ? "No step was due yet" : FormattableString.Invariant($"{due.Count(s => s.DoneOn <= last)} of {Said.Count(due.Count, "step", "steps")} due {(due.Count == 1 ? "is" : "are")} done{(adherence.Rate is { } rate ? $", {100 * rate:0} % in time" : "")}");
        var kinds = trail.CountBy(e => e.Kind).OrderBy(k => k.Key).Select(k => $"{k.Value} {Words.Of(k.Key)}").ToList();
        var shown = kinds.Count == 0 ? "no evidence" : $"{Said.Count(trail.Length, "piece", "pieces")} of evidence ({string.Join(", ", kinds)})";
        var (standing, met) = (ready.Count(r => r.WithdrawnOn is null), ready.Count(r => r.IsMet));
        return $"{plan}; {shown}{(standing == 0 ? "" : $"; {met} of {Said.Count(standing, "readiness statement", "readiness statements")} met")}.";
    }

    private static ReportTable Steps(string name, string title, IEnumerable<PlanStep> steps, DateOnly last) => new(name, title,
        [
            new("step", "Step"), new("behaviour", "Behaviour"), new("due", "Due", ColumnUnit.Day), new("done_quantity", "Done", ColumnUnit.Count), new("quantity", "Of", ColumnUnit.Count),
            new("done_on", "Done on", ColumnUnit.Day), new("plan", "Plan"),
        ],
        [.. steps.Select(s => (IReadOnlyList<object?>)[s.StepId, s.Behaviour, s.Due, s.DoneQuantity, s.Quantity, s.DoneOn <= last ? s.DoneOn : null, s.Plan])]);

    private static ReportTable Readiness(Grounds grounds, IReadOnlyList<ReadinessState> ready) => new("readiness", "Readiness",
        [
            new("ready_for", "Ready for"), new("state", "State"), new("met_on", "Met on", ColumnUnit.Day), new("conditions", "If"), new("stands", "As it stands"),
            new("agreed_by", "Agreed by"), new("agreed_on", "Agreed on", ColumnUnit.Day), new("author", "Recorded by"),
        ],
        [.. ready.Select(r => (IReadOnlyList<object?>)[r.Statement.Goal, r.InWords, r.MetOn, r.Terms, string.Join("; ", r.Conditions.Select(c => c.InWords)), string.Join(", ", r.AgreedBy), r.Statement.AgreedOn, grounds.NameOf(r.Statement.RecordedBy)])]);

    /// <summary>Who wrote down what came with imported data is not known: the source stands for it.</summary>
    private static ReportTable Trail(Grounds grounds, Evidence[] trail)
    {
        var origins = grounds.Request.Beside.Evidence([.. trail.Select(e => e.EvidenceId)]);
        return new("trail", "Evidence trail",
            [new("recorded_on", "Recorded", ColumnUnit.Day), new("kind", "Kind"), new("source", "Source"), new("statement", "Statement"), new("step", "Step"), new("author", "Author"), new("links", "Links")],
            [.. trail.Select(e => (Piece: e, Origin: origins.GetValueOrDefault(e.EvidenceId)))
                .Select(e => (IReadOnlyList<object?>)[e.Piece.RecordedOn, Words.Of(e.Piece.Kind), e.Piece.Source, e.Piece.Statement, e.Piece.StepId, e.Origin is { } origin ? grounds.NameOf(origin.Author) : "import", e.Origin?.Links?.Replace("\n", " ")])]);
    }

    private static IEnumerable<string> Notes(PlanStep[] steps, Evidence[] trail, Adherence adherence, IReadOnlyList<PlanEvidence> plans)
    {
        if (steps.Length == 0) yield return "The account has no success plan.";
        else if (adherence.Due == 0) yield return "No step was due yet: adherence cannot be said.";
        if (trail.Length == 0) yield return "There is no evidence yet.";
        else if (trail.Select(e => e.Kind).Distinct().ToList() is [var only])
            yield return $"All evidence is {Words.Of(only)}: a plan that stands on one kind alone is easily argued away.";
        else
            foreach (var plan in plans)
                if (plan.Warning is { } warning) yield return warning;
    }
}
