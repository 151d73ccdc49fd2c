using CsmBot.Accounts;
using CsmBot.Data.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CsmBot.Data;

/// <summary>What a commit changed: some accounts, or, when <see cref="Accounts"/> is null, possibly all of them.</summary>
public sealed record Changed(IReadOnlySet<string>? Accounts);

/// <summary>
/// The durable truth: one SQLite file in the data folder, or a PostgreSQL database. All changes go through <see cref="Write"/>, one transaction at a time; readers
/// have their own connections and never wait for it.
/// </summary>
public sealed class Store : IDisposable
{
    private readonly Engine _engine;
    private readonly DbContextOptions<CsmDb> _options;
    private readonly CsmDb _db;
    private readonly Gate _writing = new();
    private readonly Dictionary<Type, FactTable> _tables = [];
    private readonly string _writer = Path.GetRandomFileName();

    private readonly Shelf _shelf;

    private static readonly TimeSpan _startPause = TimeSpan.FromMilliseconds(500);

    private Store(Engine engine, Workspace workspace, IReadOnlyCollection<IInterceptor> watching)
    {
        (_engine, _options, _db) = (engine, engine.Options(retries: true, watching), new CsmDb(engine.Options(retries: false, watching)));
        _shelf = new Shelf(OpenForReading, workspace, db => Clock(db));
    }

    /// <summary>Where what belongs to the store, but lies in no table, is kept.</summary>
    public string Folder => _engine.Folder;

    /// <summary>The bot's clock, by which is dated what is only seen when it is written.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Whoever wants to write gets its turn by itself, however busily another process writes.</summary>
    public bool TakesTurns => _engine.TakesTurns;

    /// <summary>Other hosts may serve from it at the same time.</summary>
    public bool IsShared => _engine.IsShared;

    /// <summary>The one clock by which leases are measured: the database's, where it is one that several machines share.</summary>
    /// <param name="own">What this process takes for now; null for the machine's clock.</param>
    public DateTime Clock(CsmDb db, DateTime? own = null) => _engine.Clock(db, own ?? TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>What one of the hosts on it has to do for it: a step of it.</summary>
    /// <returns>True when there may be more to do at once.</returns>
    internal Task<bool> Tend() => _engine.Tend();

    /// <summary>Reads are of a copy on this machine, which one of the hosts has to <see cref="Tend"/> the original of.</summary>
    internal bool IsReplica => _engine.IsReplica;

    /// <summary>How far the book is behind the store: so many lines of the feed, the oldest of which is so old; and how old the oldest was of those that came in last.</summary>
    public (int Lines, TimeSpan Lag, TimeSpan LastLag) Behind()
    {
        Catch();
        using var db = Db();
        return _shelf.Behind(db, Clock(db));
    }

    /// <summary>Told after every commit of this process, and of others once they are noticed, when the book is already current.</summary>
    public event Action<Changed>? Changed;

    /// <summary>All facts as of the newest commit. The first use loads them; a host asks for it at start.</summary>
    /// <exception cref="StoreProblem">The store is damaged.</exception>
    public Book Book
    {
        get
        {
            try { return _shelf.Book; }
            catch (Exception error) when (_engine.Problem(error) is { } problem) { throw problem; }
        }
    }

    /// <summary>Opens the store that <c>--data</c> or the setting <c>Data</c> names, and makes it on first use.</summary>
    /// <exception cref="StoreProblem">It cannot be used; the message says why and what to do.</exception>
    /// <param name="patience">How long a database that does not answer yet, since it starts as well, is waited for.</param>
    public static Store Open(string data, Workspace? workspace = null, TimeSpan patience = default) => Open(data, workspace, [], patience);

    /// <param name="watching">Told of what happens to connections and transactions: for tests that end a process between any two steps.</param>
    internal static Store Open(string data, Workspace? workspace, IEnumerable<IInterceptor> watching, TimeSpan patience = default)
    {
        var engine = Engine.Of(data);
        var store = new Store(engine, workspace ?? new Workspace(), [.. watching]);
        var waiting = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            while (true)
                try
                {
                    engine.Prepare(store._db);
                    return store;
                }
                catch (Exception error) when (waiting.Elapsed < patience && engine.IsStarting(error)) { Thread.Sleep(_startPause); }
        }
        catch (Exception error)
        {
            store.Dispose();
            if (engine.Problem(error) is { } problem) throw problem;
            throw;
        }
    }

    /// <summary>True while nobody has brought anything in: the moment for a sample, which is never mixed into data.</summary>
    public bool IsEmpty()
    {
        using var db = Db();
        return !db.Set<Person>().Any() && !db.Set<Account>().Any();
    }

    /// <summary>A context of its own for reading operational tables, from any thread; the caller disposes it.</summary>
    public CsmDb Db() => new(_options);

    /// <summary>Reads facts as they stand at one moment, however long it takes; writers do not wait for it.</summary>
    public void ReadAll(Action<FactReader> read)
    {
        using var db = OpenForReading();
        using var moment = _engine.Moment(db.Database.GetDbConnection());
        read(new FactReader(db.Database.GetDbConnection()));
    }

    /// <summary>Copies the store as it stands at one moment into a file that is not there yet; writers do not wait for it.</summary>
    /// <exception cref="StoreProblem">The database has ways of its own for that.</exception>
    public void CopyTo(string file)
    {
        using var db = OpenForReading();
        _engine.CopyTo(db, file);
    }

    /// <summary>
    /// Does <paramref name="change"/> in one transaction that is on disk when this returns, with <see cref="Book"/> brought forward. Changes of this process
    /// wait for each other. The function may run on the caller's thread and should not wait for anything but the store; where another host's commit came first it is
    /// run again, so that all it leaves behind outside of the work has to be the same however often it runs.
    /// </summary>
    public async Task<T> Write<T>(Func<Work, T> change, CancellationToken cancel = default, Haste haste = Haste.None)
    {
        var (result, work, others) = await Commit(change, bring: true, haste, cancel);
        if (others is not null) Changed?.Invoke(others);
        if (!work.Changes.IsEmpty) Changed?.Invoke(new Changed(work.Changes.Accounts));
        work.Announce();
        return result;
    }

    public Task Write(Action<Work> change, CancellationToken cancel = default) => Write(work => { change(work); return true; }, cancel);

    /// <summary>One of many transactions of an import: the book stays behind until <see cref="Refresh"/> is called at the end.</summary>
    public async Task<T> WriteBatch<T>(Func<Work, T> change, CancellationToken cancel = default) => (await Commit(change, bring: false, Haste.None, cancel)).Result;

    public Task WriteBatch(Action<Work> change, CancellationToken cancel = default) => WriteBatch(work => { change(work); return true; }, cancel);

    /// <summary>
    /// Brings the book forward to what batches or other processes wrote. A host calls this every second (<see cref="Following"/>) and is in no
    /// <paramref name="hurry"/> then: while somebody imports, the whole book is read again only now and then.
    /// </summary>
    public void Refresh(bool hurry = true)
    {
        Catch();
        if (_shelf.Refresh(hurry) is { } changed) Changed?.Invoke(changed);
    }

    private async Task<(T Result, Work Work, Changed? Others)> Commit<T>(Func<Work, T> change, bool bring, Haste haste, CancellationToken cancel)
    {
        await _writing.Enter(haste, cancel);
        try
        {
            for (var again = false; ; again = true)
                if (await Attempt(change, bring, again, cancel) is { } done) return done;
        }
        finally
        {
            _db.ChangeTracker.Clear();
            _writing.Leave();
        }
    }

    /// <summary>Lets go what removed and changed rows left behind in the files. Writers may have to wait for it.</summary>
    public void Sweep()
    {
        using var db = OpenForReading();
        _engine.Sweep(db);
    }

    /// <returns>Null when another host's commit came first, and nothing of this was done.</returns>
    private async Task<(T Result, Work Work, Changed? Others)?> Attempt<T>(Func<Work, T> change, bool bring, bool again, CancellationToken cancel)
    {
        var (transaction, at) = await _engine.Begin(_db, again, cancel);
        try
        {
            using var open = transaction;
            _db.ChangeTracker.Clear();
            var work = new Work(_db, transaction, at, Time.GetUtcNow().UtcDateTime, Table);
            var result = change(work);
            var feed = Announce(work.Changes, at);
            work.Audit();
            _db.SaveChanges();
            var (first, last) = bring && feed.Count > 0 ? (feed.Min(f => f.Sequence), feed.Max(f => f.Sequence)) : (0, 0);
            using var coming = last > 0 ? _shelf.Announce(first, last) : null;
            if (!await _engine.Commit(_db, transaction)) return null;
            var others = last > 0 ? _shelf.Bring(work.Changes, first, last) : null;
            return (result, work, others);
        }
        finally { _engine.End(); }
    }

    /// <summary>Where reads are of a copy on this machine, brings into it what others have committed by now.</summary>
    internal void Catch()
    {
        if (_engine.IsReplica) _engine.Catch().GetAwaiter().GetResult();
    }

    /// <summary>A lock on the store under a name, held until it is disposed of or the process dies; null when another process holds it, or may.</summary>
    public IDisposable? TryLock(string name) => _engine.TryLock(name);

    private List<Feed> Announce(Changes changes, DateTime at)
    {
        List<Feed> feed = changes switch
        {
            { IsEmpty: true } => [],
            { Accounts: { } accounts } => [.. accounts.Select(id => new Feed { Writer = _writer, AccountId = id, At = at })],
            _ => [new Feed { Writer = _writer, At = at }],
        };
        _db.AddRange(feed);
        return feed;
    }

    private CsmDb OpenForReading()
    {
        var db = Db();
        db.Database.OpenConnection();
        return db;
    }

    private FactTable Table(Type type)
    {
        if (_tables.TryGetValue(type, out var table)) return table;
        var sql = new FactSql(_db.Model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} is no fact"));
        return _tables[type] = new FactTable(_db.Database.GetDbConnection(), sql, _engine.Copy(_db, sql));
    }

    public void Dispose()
    {
        _db.Dispose();
        _engine.Dispose();
    }
}
