using System.Diagnostics;
using CsmBot.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Data;

/// <summary>
/// Where the current book stands: loaded on first use, brought forward after every commit of this process, and by the store's feed after those of others.
/// </summary>
internal sealed class Shelf(Func<CsmDb> open, Workspace workspace, Func<CsmDb, DateTime> clock)
{
    // While another process imports, each of its batches would have everything read again.
    private static readonly TimeSpan _reloadPause = TimeSpan.FromSeconds(10);

    private const int ManyAccounts = 20_000;

    private readonly Lock _loading = new(), _turn = new();
    private volatile Book? _book;
    private long _seen, _loadedAt;
    private bool _isBehind;
    private TimeSpan _lastLag;

    /// <summary>Lines of the feed that this process is committing: their book is brought next.</summary>
    private sealed record Lines(long First, long Last);

    private volatile Lines? _coming;

    public Book Book => _book ?? Load();

    /// <summary>
    /// Such a commit is about to be seen by others, and <see cref="Bring"/> follows until the result is disposed of. Whoever looks for what others wrote between the two need not read it: every account that is read
    /// makes the book's names anew.
    /// </summary>
    public IDisposable Announce(long first, long last)
    {
        _coming = new Lines(first, last);
        return new Announced(this);
    }

    private sealed class Announced(Shelf shelf) : IDisposable
    {
        public void Dispose() => shelf._coming = null;
    }

    /// <summary>Brings in a commit of this process, whose lines in the feed are <paramref name="first"/> to <paramref name="last"/>; gives what others had committed before it and came in with it.</summary>
    public Changed? Bring(Changes changes, long first, long last)
    {
        lock (_turn)
        {
            if (_book is not { } book || _seen >= last) return null;
            if (changes.Change is { } change)
            {
                _book = book.With(change);
                if (_seen != first - 1) return _isBehind ? null : CatchUp(_book, _seen);
                _seen = last;
                return null;
            }
        }
        // So many that its own announcement says "all" already.
        lock (_loading) Reload();
        return null;
    }

    /// <summary>Brings in what was committed since; null when that is nothing or, unless in a hurry, so much that it has to wait.</summary>
    public Changed? Refresh(bool hurry)
    {
        if (_book is null) return null;
        lock (_turn)
        {
            var changed = CatchUp(_book, _seen, leavesOwn: true);
            if (!_isBehind) return changed;
        }
        if (!hurry && Stopwatch.GetElapsedTime(_loadedAt) < _reloadPause) return null;
        lock (_loading) Reload();
        return new Changed(null);
    }

    /// <summary>How far the book is behind the store, and was before it was brought forward last.</summary>
    public (int Lines, TimeSpan Lag, TimeSpan LastLag) Behind(CsmDb db, DateTime now)
    {
        lock (_turn)
        {
            var seen = _seen;
            var unseen = db.Feed.Where(f => f.Sequence > seen);
            return _book is not null && unseen.Min(f => (DateTime?)f.At) is { } oldest ? (unseen.Count(), Since(oldest, now), _lastLag) : (0, TimeSpan.Zero, _lastLag);
        }
    }

    private static TimeSpan Since(DateTime at, DateTime now) => now > at ? now - at : TimeSpan.Zero;

    private Book Load()
    {
        lock (_loading)
        {
            if (_book is null) Reload();
            return _book!;
        }
    }

    /// <summary>How often everything is read again because a commit that bears on all accounts, such as the team's, came while it was read.</summary>
    private const int MostReads = 3;

    // Reads without holding up Bring: what is committed meanwhile stands in the feed after the place noted first.
    private void Reload()
    {
        for (var read = 0; read < MostReads; read++)
        {
            long seen;
            using (var db = open()) seen = Last(db);
            var book = Loading.All(open, workspace).GetAwaiter().GetResult();
            lock (_turn)
            {
                // Nobody may see a book that lacks what was committed before it was shown: its writer was told that it is in.
                CatchUp(book, seen, isLast: read == MostReads - 1);
                if (!_isBehind) break;
            }
        }
        _loadedAt = Stopwatch.GetTimestamp();
        // What loading left behind goes back to the system: a fifth of the process with 2 million interactions, and half a second of work.
        if (_book!.Accounts.Count > ManyAccounts) GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    // Reads the accounts that the feed names and shows the book. Where the feed says "everything", that leaves the rest for a reload, and the place in the feed where
    // it is; such a book is shown in the place of an older one only, or when it is the last attempt.
    private Changed? CatchUp(Book book, long seen, bool isLast = true, bool leavesOwn = false)
    {
        using var db = open();
        var last = Last(db);
        if (last <= seen)
        {
            (_book, _seen, _isBehind) = (book, seen, false);
            return null;
        }
        // Looked at after the feed: what stands there of this process was announced before, and is brought as soon as this lock is free.
        if (leavesOwn && _coming is { } own && seen == own.First - 1 && last <= own.Last) return null;
        if (db.Feed.Where(f => f.Sequence > seen && f.Sequence <= last).Min(f => (DateTime?)f.At) is { } oldest) _lastLag = Since(oldest, clock(db));
        var lines = db.Feed.Where(f => f.Sequence > seen && f.Sequence <= last).Select(f => f.AccountId).Distinct().Take(Changes.Many + 1).ToList();
        var accounts = lines.OfType<string>().ToHashSet();
        // What is kept for too long is taken out of the feed from its beginning: who has seen less than that has missed some.
        var missed = db.Feed.Min(f => f.Sequence) > seen + 1;
        _isBehind = missed || accounts.Count < lines.Count || lines.Count > Changes.Many;
        if (!_isBehind) seen = last;
        else if (!isLast) return null;
        (_book, _seen) = (book.With(Loading.Of(db.Database.GetDbConnection(), accounts)), seen);
        return new Changed(accounts);
    }

    private static long Last(CsmDb db) => db.Feed.Max(f => (long?)f.Sequence) ?? 0;
}
