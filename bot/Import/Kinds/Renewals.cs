using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Renewals
{
    public static readonly Kind<Renewal> Kind = new(
        "renewals", "account_id, due_on, outcome, arr_before, arr_after, closed_on", Read, r => $"{r.AccountId} {r.DueOn:yyyy-MM-dd}",
        r => [r.AccountId, Cell.Of(r.DueOn), Words.Of(r.Outcome), Cell.Of(r.ArrBefore), Cell.Of(r.ArrAfter), Cell.Of(r.ClosedOn)]);

    private static Renewal Read(Row row) => new(
        row.Account("account_id"), row.Day("due_on"), row.Choice<RenewalOutcome>("outcome"), row.Money("arr_before"), row.Money("arr_after"), row.Day("closed_on"));
}
