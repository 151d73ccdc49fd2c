using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Health
{
    public static readonly Kind<HealthChange> Kind = new(
        "health", "account_id, changed_at, status, reason, set_by", Read, h => $"{h.AccountId} {Instants.Write(h.ChangedAt)}",
        h => [h.AccountId, Cell.Of(h.ChangedAt), Words.Of(h.Status), h.Reason, h.SetBy]);

    private static HealthChange Read(Row row)
    {
        var setBy = row.Text("set_by");
        if (!setBy.StartsWith("rule:", StringComparison.Ordinal)) setBy = setBy.Length > 0 ? row.Person("set_by") : "";
        else if (setBy.Length == "rule:".Length) row.Refuse("set_by", "names no rule after \"rule:\"");
        return new HealthChange(row.Account("account_id"), row.Instant("changed_at"), row.Choice<Colour>("status"), row.Text("reason"), setBy);
    }
}
