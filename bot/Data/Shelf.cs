using System.Diagnostics;
using CsmBot.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Data;

/// <summary>
/// Where the current book stands: loaded on first use, brought forward after every commit of this process, and by the store's feed after those of others.
/// </summary>
internal sealed class Shelf(Func<CsmDb> open, Workspace workspace)
{
    // While another process imports, each of its batches would have everything read again.
    private static readonly TimeSpan _reloadPause = TimeSpan.FromSeconds(10);

    private readonly Lock _turn = new();
    private volatile Book? _book;
    private long _seen, _loadedAt;

    public Book Book => _book ?? Load();

    /// <summary>Brings in a commit of this process, whose lines in the feed are <paramref name="first"/> to <paramref name="last"/>.</summary>
    public void Bring(Changes changes, long first, long last)
    {
        lock (_turn)
        {
            if (_book is not { } book || _seen >= last) return;
            if (changes.Change is { } change && _seen == first - 1) (_book, _seen) = (book.With(change), last);
            else CatchUp(hurry: true);
        }
    }

    /// <summary>Brings in what was committed since; null when that is nothing or, unless in a hurry, too much to read again so soon.</summary>
    public Changed? Refresh(bool hurry)
    {
        if (_book is null) return null;
        lock (_turn) return CatchUp(hurry);
    }

    private Book Load()
    {
        lock (_turn)
        {
            if (_book is null) Reload();
            return _book!;
        }
    }

    private void Reload()
    {
        using (var db = open()) _seen = Last(db);
        _book = Loading.All(open, workspace).GetAwaiter().GetResult();
        _loadedAt = Stopwatch.GetTimestamp();
        CatchUp(hurry: false);
    }

    private Changed? CatchUp(bool hurry)
    {
        using var db = open();
        var last = Last(db);
        if (last <= _seen) return null;
        var accounts = db.Feed.Where(f => f.Sequence > _seen && f.Sequence <= last).Select(f => f.AccountId).Distinct().Take(Changes.Many + 1).ToList();
        if (accounts.Count <= Changes.Many && !accounts.Contains(null))
        {
            _book = _book!.With(Loading.Of(db.Database.GetDbConnection(), accounts!));
            _seen = last;
            return new Changed(accounts.ToHashSet()!);
        }
        if (!hurry && Stopwatch.GetElapsedTime(_loadedAt) < _reloadPause) return null;
        Reload();
        return new Changed(null);
    }

    private static long Last(CsmDb db) => db.Feed.Max(f => (long?)f.Sequence) ?? 0;
}
