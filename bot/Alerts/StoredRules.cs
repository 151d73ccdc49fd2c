using CsmBot.Data;
using CsmBot.Health;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Alerts;

/// <summary>What was decided about health rules in chat, by this or another process; read anew when something was.</summary>
public sealed class StoredRules(Store store)
{
    private readonly Lock _reading = new();
    private ChatRules _newest = ChatRules.None;

    public ChatRules Now()
    {
        lock (_reading)
        {
            using var db = store.Db();
            var newest = db.RuleChanges.Max(c => (long?)c.Number) ?? 0;
            if (newest == _newest.Newest) return _newest;
            var rows = db.Rules.AsNoTracking().ToList();
            return _newest = new ChatRules(newest, [.. rows.Where(r => r.When is not null).OrderBy(r => r.Number).Select(Of)],
                rows.Where(r => r.OffBy is not null).ToDictionary(r => r.Key, r => (r.OffBy!, r.OffAt ?? r.At)));
        }
    }

    private static HealthRule Of(StoredRule row) => new(row.Name, row.When!, row.Status)
    {
        HoldDays = row.HoldDays, ClearDays = row.ClearDays, Say = row.Say, Reason = row.Reason, Next = row.Next, LearnedFrom = row.LearnedFrom, Owner = row.Owner, Notes = row.Notes,
        Number = row.Number, By = row.By, At = row.At, OffBy = row.OffBy, OffAt = row.OffAt, Deleted = row.Deleted,
    };
}
