using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Plans
{
    public static readonly Kind<PlanStep> Kind = new(
        "plans", "step_id, plan_id, account_id, plan, started, owner_email, behaviour, quantity, quality?, due, done_quantity, done_on?",
        Read, s => s.StepId, Cells, (known, s) => known.Steps.Add(s.StepId));

    private static PlanStep Read(Row row) => new(
        row.Text("step_id"), row.Text("plan_id"), row.Account("account_id"), row.Text("plan"), row.Day("started"), row.Person("owner_email"), row.Text("behaviour"),
        row.Whole("quantity", 1), row.WholeOrNull("quality", 0, 100), row.Day("due"), row.Whole("done_quantity", 0), row.DayOrNull("done_on"));

    private static string?[] Cells(PlanStep s) =>
    [
        s.StepId, s.PlanId, s.AccountId, s.Plan, Cell.Of(s.Started), s.OwnerEmail, s.Behaviour, Cell.Of(s.Quantity), Cell.Of(s.Quality), Cell.Of(s.Due),
        Cell.Of(s.DoneQuantity), Cell.Of(s.DoneOn),
    ];
}
