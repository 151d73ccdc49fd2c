using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

internal sealed class EvidenceRecords(AsOf asOf) : RecordKind<Evidence>(asOf)
{
    public override Kind Kind => Kind.Evidence;
    public override ReadOnlySpan<Evidence> Rows(int account, Between span) => Book.Evidence.Of(account);
    public override bool IsKnown(in Evidence row) => row.RecordedOn <= AsOf.Today;

    public override Day<Evidence>? DayOf(RecordDay day) => day == RecordDay.Main ? static (in Evidence e) => e.RecordedOn : null;

    public override Text<Evidence>? TextOf(RecordField field) => field switch
    {
        RecordField.Id => static (int _, in Evidence e) => e.EvidenceId,
        RecordField.EvidenceKind or RecordField.Type => static (int _, in Evidence e) => Words.Of(e.Kind),
        RecordField.Source => static (int _, in Evidence e) => e.Source,
        RecordField.Step => static (int _, in Evidence e) => e.StepId,
        RecordField.Notes or RecordField.Subject => static (int _, in Evidence e) => e.Statement,
        RecordField.Plan => PlanOf,
        _ => null,
    };

    public override Number<Evidence>? NumberOf(RecordNumber number) => number == RecordNumber.Count ? static (int _, in Evidence _) => 1 : null;

    public override Code<Evidence>? CodeOf(Axis axis) => axis.Dimension switch
    {
        Dimension.EvidenceKind => static (int _, in Evidence e) => (int)e.Kind,
        Dimension.Source => (int _, in Evidence e) => axis.Code(e.Source),
        Dimension.Plan => (int a, in Evidence e) => axis.Code(PlanOf(a, e)),
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => (int _, in Evidence e) => axis.Code(e.RecordedOn),
        _ => null,
    };

    private string? PlanOf(int account, in Evidence evidence)
    {
        foreach (var step in Book.Steps.Of(account))
            if (step.StepId == evidence.StepId) return step.Plan;
        return null;
    }

    public override IEnumerable<Column<Evidence>> Columns =>
    [
        new("evidence", (_, e) => e.EvidenceId),
        new("account", (a, _) => Book.Accounts[a].Name),
        new("kind", (_, e) => Words.Of(e.Kind)),
        new("recorded_on", (_, e) => e.RecordedOn),
        new("source", (_, e) => e.Source),
        new("statement", (_, e) => e.Statement),
        new("step", (_, e) => e.StepId),
    ];
}
