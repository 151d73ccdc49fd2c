using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Evidences
{
    public static readonly Kind<Evidence> Kind = new(
        "evidence", "evidence_id, account_id, step_id?, kind, recorded_on, source, statement", Read, e => e.EvidenceId,
        e => [e.EvidenceId, e.AccountId, e.StepId, Words.Of(e.Kind), Cell.Of(e.RecordedOn), e.Source, e.Statement]);

    private static Evidence Read(Row row) => new(
        row.Text("evidence_id"), row.Account("account_id"), row.StepOrNull("step_id"), row.Choice<EvidenceKind>("kind"), row.Day("recorded_on"),
        row.Text("source"), row.Text("statement"));
}
