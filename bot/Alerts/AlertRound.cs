using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>
/// One evaluation of the health rules with all that follows from it, in one transaction: rule standings, health changes, alerts, and the letters that tell
/// people. Running it again finds nothing left to do.
/// </summary>
public sealed class AlertRound(Store store, RulesInForce rules, Outbox outbox, AlertLetters letters)
{
    /// <summary>The mark that says when all accounts were evaluated last.</summary>
    public const string Evaluated = "evaluated";

    /// <summary>Evaluates all active accounts, or those given. A dry run changes nothing and says what it would do.</summary>
    public async Task<RoundResult> Run(DateTime now, IReadOnlyCollection<string>? accounts = null, bool dryRun = false, CancellationToken cancel = default)
    {
        if (!dryRun && IsFirst()) await store.Write(work => Round(work.Db, work, now.AddDays(-1)).Silent().Run(null), cancel);
        if (!dryRun) return await store.Write(work => Round(work.Db, work, now).Run(accounts), cancel);
        using var db = store.Db();
        return Round(db, null, now).Run(accounts);
    }

    private Round Round(CsmDb db, Work? work, DateTime now) => new(store.Book, rules, outbox, letters, db, work, now);

    private bool IsFirst()
    {
        using var db = store.Db();
        return !db.Marks.Any(m => m.Name == Evaluated);
    }
}
