using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

internal sealed class Steps(AsOf asOf) : RecordKind<PlanStep>(asOf)
{
    public override Kind Kind => Kind.Steps;
    public override ReadOnlySpan<PlanStep> Rows(int account, Between span) => Book.Steps.Of(account);

    public override Day<PlanStep>? DayOf(RecordDay day) => day switch
    {
        RecordDay.Main or RecordDay.Due => static (in PlanStep s) => s.Due,
        RecordDay.Done or RecordDay.Closed => (in PlanStep s) => Plans.IsDone(AsOf, s) ? s.DoneOn : null,
        RecordDay.Started or RecordDay.Opened => static (in PlanStep s) => s.Started,
        _ => null,
    };

    public override Text<PlanStep>? TextOf(RecordField field) => field switch
    {
        RecordField.Id or RecordField.Step => static (int _, in PlanStep s) => s.StepId,
        RecordField.Person => static (int _, in PlanStep s) => s.OwnerEmail,
        RecordField.PersonTeam => (int _, in PlanStep s) => TeamOf(s.OwnerEmail),
        RecordField.PersonRole => (int _, in PlanStep s) => RoleOf(s.OwnerEmail),
        RecordField.Behaviour => static (int _, in PlanStep s) => s.Behaviour,
        RecordField.Plan => static (int _, in PlanStep s) => s.Plan,
        RecordField.Done => (int _, in PlanStep s) => YesNo(Plans.IsDone(AsOf, s)),
        RecordField.Open => (int _, in PlanStep s) => YesNo(!Plans.IsDone(AsOf, s)),
        RecordField.Overdue => (int _, in PlanStep s) => YesNo(Plans.IsOverdue(AsOf, s)),
        RecordField.Late => (int _, in PlanStep s) => YesNo(Plans.IsDoneLate(AsOf, s)),
        _ => null,
    };

    public override Number<PlanStep>? NumberOf(RecordField field) => field switch
    {
        RecordField.Quantity => static (int _, in PlanStep s) => s.Quantity,
        RecordField.Score => static (int _, in PlanStep s) => s.Quality ?? double.NaN,
        RecordField.AgeDays => (int _, in PlanStep s) => AsOf.Today.DayNumber - s.Due.DayNumber,
        _ => null,
    };

    public override Number<PlanStep>? NumberOf(RecordNumber number) => number switch
    {
        RecordNumber.Count => static (int _, in PlanStep _) => 1,
        RecordNumber.People => (int _, in PlanStep s) => PersonCode(s.OwnerEmail),
        _ => null,
    };

    public override Code<PlanStep>? CodeOf(Axis axis) => axis.Dimension switch
    {
        Dimension.Plan => (int _, in PlanStep s) => axis.Code(s.Plan),
        Dimension.Person => (int _, in PlanStep s) => PersonCode(s.OwnerEmail),
        Dimension.PersonTeam => (int _, in PlanStep s) => axis.Code(TeamOf(s.OwnerEmail)),
        Dimension.Outcome => (int _, in PlanStep s) => axis.Code(Plans.IsDone(AsOf, s) ? "done" : Plans.IsOverdue(AsOf, s) ? "overdue" : "open"),
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => (int _, in PlanStep s) => axis.Code(s.Due),
        _ => null,
    };

    public override IEnumerable<Column<PlanStep>> Columns =>
    [
        new("step", (_, s) => s.StepId),
        new("account", (a, _) => Book.Accounts[a].Name),
        new("plan", (_, s) => s.Plan),
        new("behaviour", (_, s) => s.Behaviour),
        new("due", (_, s) => s.Due),
        new("done_quantity", (_, s) => (long)s.DoneQuantity),
        new("quantity", (_, s) => (long)s.Quantity),
        new("done_on", (_, s) => Plans.IsDone(AsOf, s) ? s.DoneOn : null),
        new("owner", (_, s) => PersonName(s.OwnerEmail)),
    ];
}
