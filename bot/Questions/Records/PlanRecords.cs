using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

/// <summary>A success plan of an account: its steps in order of due date.</summary>
internal sealed record PlanOfSteps(string PlanId, IReadOnlyList<PlanStep> Steps)
{
    public string Name => Steps[0].Plan;
    public DateOnly Started => Steps.Min(s => s.Started);
    public DateOnly LastDue => Steps[^1].Due;
}

internal sealed class PlanRecords(AsOf asOf) : RecordKind<PlanOfSteps>(asOf)
{
    public override Kind Kind => Kind.Plans;

    public override ReadOnlySpan<PlanOfSteps> Rows(int account, Between span)
    {
        var steps = Book.Steps.Of(account);
        return steps.Length == 0 ? [] : steps.ToArray().GroupBy(s => s.PlanId).Select(g => new PlanOfSteps(g.Key, [.. g])).ToArray();
    }

    private bool IsDone(PlanOfSteps p) => p.Steps.All(s => Plans.IsDone(AsOf, s));

    private bool IsBehind(PlanOfSteps p) => p.Steps.Any(s => Plans.IsOverdue(AsOf, s));

    private double Adherence(PlanOfSteps p)
    {
        var due = p.Steps.Where(s => s.Due <= AsOf.Today).ToArray();
        return due.Length == 0 ? double.NaN : 100.0 * due.Count(s => Plans.IsDone(AsOf, s) && !Plans.IsDoneLate(AsOf, s)) / due.Length;
    }

    public override Day<PlanOfSteps>? DayOf(RecordDay day) => day switch
    {
        RecordDay.Main or RecordDay.Started or RecordDay.Opened => static (in PlanOfSteps p) => p.Started,
        RecordDay.Due => static (in PlanOfSteps p) => p.LastDue,
        RecordDay.Done or RecordDay.Closed => (in PlanOfSteps p) => IsDone(p) ? p.Steps.Max(s => s.DoneOn) : null,
        _ => null,
    };

    public override Text<PlanOfSteps>? TextOf(RecordField field) => field switch
    {
        RecordField.Id => static (int _, in PlanOfSteps p) => p.PlanId,
        RecordField.Plan => static (int _, in PlanOfSteps p) => p.Name,
        RecordField.Person => static (int _, in PlanOfSteps p) => p.Steps[0].OwnerEmail,
        RecordField.PersonTeam => (int _, in PlanOfSteps p) => TeamOf(p.Steps[0].OwnerEmail),
        RecordField.Done => (int _, in PlanOfSteps p) => YesNo(IsDone(p)),
        RecordField.Open => (int _, in PlanOfSteps p) => YesNo(!IsDone(p)),
        RecordField.Overdue => (int _, in PlanOfSteps p) => YesNo(IsBehind(p)),
        _ => null,
    };

    public override Number<PlanOfSteps>? NumberOf(RecordNumber number) => number == RecordNumber.Count ? static (int _, in PlanOfSteps _) => 1 : null;

    public override Code<PlanOfSteps>? CodeOf(Axis axis) => axis.Dimension switch
    {
        Dimension.Plan => (int _, in PlanOfSteps p) => axis.Code(p.Name),
        Dimension.Person => (int _, in PlanOfSteps p) => PersonCode(p.Steps[0].OwnerEmail),
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => (int _, in PlanOfSteps p) => axis.Code(p.Started),
        _ => null,
    };

    public override IEnumerable<Column<PlanOfSteps>> Columns =>
    [
        new("plan", (_, p) => p.Name),
        new("account", (a, _) => Book.Accounts[a].Name),
        new("started", (_, p) => p.Started),
        new("steps", (_, p) => (long)p.Steps.Count),
        new("done", (_, p) => (long)p.Steps.Count(s => Plans.IsDone(AsOf, s))),
        new("overdue", (_, p) => (long)p.Steps.Count(s => Plans.IsOverdue(AsOf, s))),
        new("last_due", (_, p) => p.LastDue),
        new("adherence", (_, p) => Adherence(p) is var rate && double.IsNaN(rate) ? null : rate),
    ];
}
