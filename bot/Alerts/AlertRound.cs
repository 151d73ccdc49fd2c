using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>
/// One evaluation of the health rules with all that follows from it. Running it again finds nothing left to do: a round that died halfway is finished by the next.
/// All accounts are judged on a snapshot without a lock; only those whose standing moves are written, some at a time, each account whole in one transaction
/// (rule standings, health change, alert, the letters that tell people), so that people who log never wait for a round.
/// </summary>
public sealed class AlertRound(Store store, RulesInForce rules, Outbox outbox, AlertLetters letters)
{
    /// <summary>The mark that says when all accounts were evaluated last.</summary>
    public const string Evaluated = "evaluated";

    /// <summary>Evaluates all active accounts, or those given. A dry run changes nothing and says what it would do.</summary>
    public async Task<RoundResult> Run(DateTime now, IReadOnlyCollection<string>? accounts = null, bool dryRun = false, CancellationToken cancel = default)
    {
        if (dryRun)
        {
            using var db = store.Db();
            return Round(db, null, now).Run(accounts);
        }

        // People are told of what changes, not of everything that has been so for months: the first round of a store is a silent one as of the day before.
        if (IsFirst()) await Sweep(now.AddDays(-1), silent: true, cancel);
        return accounts is null ? await Sweep(now, silent: false, cancel) : await Write(accounts, now, silent: false, cancel);
    }

    private async Task<RoundResult> Sweep(DateTime now, bool silent, CancellationToken cancel)
    {
        IReadOnlyList<string> moving;
        RoundResult result;
        using (var db = store.Db()) (moving, result) = Round(db, null, now).Moving();
        var written = await Write(moving, now, silent, cancel);
        result.Changes.AddRange(written.Changes);
        result.Alerts.AddRange(written.Alerts);
        await store.Write(work => Round(work.Db, work, now).End(result), cancel);
        return result;
    }

    private async Task<RoundResult> Write(IEnumerable<string> accounts, DateTime now, bool silent, CancellationToken cancel)
    {
        RoundResult? all = null;
        foreach (var some in accounts.Chunk(Alerts.Round.AtOnce))
        {
            var result = await store.Write(work => Round(work.Db, work, now).Run(some, silent), cancel);
            all = all is null ? result : all.With(result);
        }

        return all ?? new RoundResult(now, 0, rules.Rules.Rules.Count);
    }

    private Round Round(CsmDb db, Work? work, DateTime now) => new(store.Book, rules, outbox, letters, db, work, now);

    private bool IsFirst()
    {
        using var db = store.Db();
        return !db.Marks.Any(m => m.Name == Evaluated);
    }
}
