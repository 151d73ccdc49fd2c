using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Fires
{
    public static readonly Kind<Fire> Kind = new(
        "fires", "fire_id, account_id, opened_at, closed_at?, outcome?, first_warning_sign?, first_warning_at?, cause?, indirect_cost?, notes?",
        Read, f => f.FireId, Cells, (known, f) => known.Fires.Add(f.FireId));

    private static Fire Read(Row row)
    {
        var fire = new Fire(
            row.Text("fire_id"), row.Account("account_id"), row.Instant("opened_at"), row.InstantOrNull("closed_at"), row.ChoiceOrNull<FireOutcome>("outcome"),
            row.TextOrNull("first_warning_sign"), row.InstantOrNull("first_warning_at"), row.TextOrNull("cause"), row.MoneyOrNull("indirect_cost"), row.TextOrNull("notes"));
        row.InOrder("closed_at", fire.ClosedAt, "opened_at", fire.OpenedAt);
        return fire;
    }

    private static string?[] Cells(Fire f) =>
    [
        f.FireId, f.AccountId, Cell.Of(f.OpenedAt), Cell.Of(f.ClosedAt), f.Outcome is { } outcome ? Words.Of(outcome) : null, f.FirstWarningSign,
        Cell.Of(f.FirstWarningAt), f.Cause, Cell.Of(f.IndirectCost), f.Notes,
    ];
}
