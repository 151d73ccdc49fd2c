using System.Diagnostics;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using CsmBot.Operations;

namespace CsmBot.Alerts;

/// <summary>
/// One evaluation of the health rules with all that follows from it. Running it again finds nothing left to do: a round that died halfway is finished by the next.
/// All accounts are judged on a snapshot without a lock; only those whose standing moves are written, some at a time, each account whole in one transaction
/// (rule standings, health change, alert, the letters that tell people), so that people who log never wait for a round.
/// </summary>
public sealed class AlertRound(Store store, RulesInForce rules, Outbox outbox, AlertLetters letters, SettingLetters questions, AlertPolicy policy, Func<Book, Understanding.Names.Directory> names, Duty? duty = null)
{
    private readonly Dispatch _dispatch = new(outbox, letters, policy);

    /// <summary>The mark that says when all accounts were evaluated last.</summary>
    public const string Evaluated = "evaluated";

    /// <summary>Evaluates all active accounts, or those given. A dry run changes nothing and says what it would do.</summary>
    public async Task<RoundResult> Run(DateTime now, IReadOnlyCollection<string>? accounts = null, bool dryRun = false, CancellationToken cancel = default)
    {
        if (dryRun)
        {
            using var db = store.Db();
            var would = Round(db, null, now).Run(accounts);
            if (accounts is null) Upkeep(db, null, now).Run(would);
            Ask(db, null, now, accounts, would);
            would.Gather();
            return would;
        }

        using var span = Measures.Spans.StartActivity("evaluation");
        var started = Stopwatch.GetTimestamp();
        // People are told of what changes, not of everything that has been so for months: the first round of a store is a silent one as of the day before.
        if (IsFirst()) await Sweep(now.AddDays(-1), silent: true, cancel);
        var result = accounts is null ? await Sweep(now, silent: false, cancel) : await Write(accounts, now, silent: false, cancel);
        if (result.Accounts > 0) await Write(result, (work, told) => { Ask(work.Db, work, now, accounts, told); return true; }, cancel);
        await Tick(now, result, cancel);
        result.Gather();
        Measures.Round(Stopwatch.GetElapsedTime(started), all: accounts is null);
        foreach (var told in result.Alerts) Measures.Alert(told.Rule, told.Send);
        return result;
    }

    /// <summary>What time alone brings about: snoozes and quiet hours that are over, deadlines that have passed. Costs two look-ups when nothing is due.</summary>
    public async Task Tick(DateTime now, RoundResult? result = null, CancellationToken cancel = default)
    {
        result ??= new RoundResult(now, 0, 0);
        var today = At(now).Today;
        for (var more = Is(db => Alerts.Upkeep.IsDue(db, now, today)); more;) more = await Write(result, (work, told) => Upkeep(work.Db, work, now).Run(told), cancel);
        if (Is(db => Dispatch.IsDue(db, now))) await Write(work => _dispatch.Run(work, now), cancel);
    }

    private async Task<RoundResult> Sweep(DateTime now, bool silent, CancellationToken cancel)
    {
        IReadOnlyList<string> moving;
        RoundResult result;
        using (var db = store.Db()) (moving, result) = Round(db, null, now).Moving();
        var written = await Write(moving, now, silent, cancel);
        result.Changes.AddRange(written.Changes);
        result.Alerts.AddRange(written.Alerts);
        await Write(work => Round(work.Db, work, now).End(), cancel);
        return result;
    }

    private async Task<RoundResult> Write(IEnumerable<string> accounts, DateTime now, bool silent, CancellationToken cancel)
    {
        RoundResult? all = null;
        foreach (var some in accounts.Chunk(Alerts.Round.AtOnce))
        {
            var result = await Write(work => Round(work.Db, work, now).Run(some, silent), cancel);
            all = all is null ? result : all.With(result);
        }

        return all ?? new RoundResult(now, 0, rules.Rules.Rules.Count);
    }

    /// <summary>A transaction of the round, as long as this host is the one that runs it.</summary>
    private Task<T> Write<T>(Func<Work, T> change, CancellationToken cancel) => store.Write(work =>
    {
        duty?.Keep(work);
        return change(work);
    }, cancel);

    // What it tells is added once it is written: a transaction may have to be run again.
    private async Task<bool> Write(RoundResult result, Func<Work, RoundResult, bool> change, CancellationToken cancel)
    {
        var (more, told) = await Write(work =>
        {
            var told = new RoundResult(result.Now, 0, 0);
            return (change(work, told), told.Alerts);
        }, cancel);
        result.Alerts.AddRange(told);
        return more;
    }

    private Task Write(Action<Work> change, CancellationToken cancel) => Write(work => { change(work); return true; }, cancel);

    private Round Round(CsmDb db, Work? work, DateTime now)
    {
        var evaluation = rules.Evaluation(At(now));
        return new(evaluation, new Teller(db, evaluation.AsOf, policy, names), outbox, letters, questions, db, work);
    }

    private void Ask(CsmDb db, Work? work, DateTime now, IReadOnlyCollection<string>? accounts, RoundResult result)
    {
        var evaluation = rules.Evaluation(At(now));
        new SettingQuestions(db, work, evaluation, new Lazy<Recipients>(() => new Teller(db, evaluation.AsOf, policy, names).Recipients), policy, outbox, questions).Run(accounts, result);
    }

    private Upkeep Upkeep(CsmDb db, Work? work, DateTime now)
    {
        var asOf = At(now);
        return new(db, work, asOf, policy, new Teller(db, asOf, policy, names), outbox, letters);
    }

    private AsOf At(DateTime now)
    {
        var book = store.Book;
        return new AsOf(book, new Moment(now, book.Workspace.TimeZone, book.Workspace));
    }

    private bool IsFirst() => !Is(db => db.Marks.Any(m => m.Name == Evaluated));

    private bool Is(Func<CsmDb, bool> question)
    {
        using var db = store.Db();
        return question(db);
    }
}
