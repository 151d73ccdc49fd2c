using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Interactions
{
    public static readonly Kind<Interaction> Kind = new(
        "interactions",
        "interaction_id, occurred_at, account_id, csm_email, type, minutes?, volume?, effectiveness?, purpose?, fire_id?, notes?",
        Read, i => i.InteractionId, Cells);

    private static Interaction Read(Row row) => new(
        row.Text("interaction_id"), row.Instant("occurred_at"), row.Account("account_id"), row.Person("csm_email"), row.Choice<InteractionType>("type"),
        row.WholeOrNull("minutes", 0), row.WholeOrNull("volume", 1) ?? 1, row.WholeOrNull("effectiveness", 1, 5), row.ChoiceOrNull<Purpose>("purpose"),
        row.FireOrNull("fire_id"), row.TextOrNull("notes"));

    private static string?[] Cells(Interaction i) =>
    [
        i.InteractionId, Cell.Of(i.OccurredAt), i.AccountId, i.CsmEmail, Words.Of(i.Type), Cell.Of(i.Minutes), Cell.Of(i.Volume), Cell.Of(i.Effectiveness),
        i.Purpose is { } purpose ? Words.Of(purpose) : null, i.FireId, i.Notes,
    ];
}
