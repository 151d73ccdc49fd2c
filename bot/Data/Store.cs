using CsmBot.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CsmBot.Data;

/// <summary>What a commit changed: some accounts, or, when <see cref="Accounts"/> is null, possibly all of them.</summary>
public sealed record Changed(IReadOnlySet<string>? Accounts);

/// <summary>
/// The durable truth: one SQLite file in the data folder. All changes go through <see cref="Write"/>, one transaction at a time; readers have their own
/// connections and never wait for it.
/// </summary>
public sealed class Store : IDisposable
{
    private readonly string _path;
    private readonly DbContextOptions<CsmDb> _options;
    private readonly CsmDb _db;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Dictionary<Type, FactTable> _tables = [];
    private readonly string _writer = Path.GetRandomFileName();

    private readonly Shelf _shelf;

    private Store(string path, Workspace workspace, DbContextOptions<CsmDb> options)
    {
        (_path, _options) = (path, options);
        _db = new CsmDb(options);
        _shelf = new Shelf(OpenForReading, workspace);
    }

    /// <summary>Where the store's file lies, and what else belongs to it.</summary>
    public string Folder => Path.GetDirectoryName(_path)!;

    /// <summary>Told after every commit of this process, and of others once they are noticed, when the book is already current.</summary>
    public event Action<Changed>? Changed;

    /// <summary>All facts as of the newest commit. The first use loads them; a host asks for it at start.</summary>
    /// <exception cref="StoreProblem">The store is damaged.</exception>
    public Book Book
    {
        get
        {
            try { return _shelf.Book; }
            catch (Exception error) when (StoreProblem.From(error, _path) is { } problem) { throw problem; }
        }
    }

    /// <summary>Opens the store that <c>--data</c> or the setting <c>Data</c> names, and makes it on first use.</summary>
    /// <exception cref="StoreProblem">It cannot be used; the message says why and what to do.</exception>
    public static Store Open(string data, Workspace? workspace = null) => Open(data, workspace, []);

    /// <param name="watching">Told of what happens to connections and transactions: for tests that end a process between any two steps.</param>
    internal static Store Open(string data, Workspace? workspace, IEnumerable<IInterceptor> watching)
    {
        if (data.Contains("Host=", StringComparison.OrdinalIgnoreCase) || data.Contains("AccountEndpoint=", StringComparison.OrdinalIgnoreCase))
            throw new StoreProblem("This version keeps its data in a folder only (SQLite): name one with --data, not a connection string.");
        var path = Path.Combine(Path.GetFullPath(data), "csmbot.db");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
            var store = new Store(path, workspace ?? new Workspace(), new DbContextOptionsBuilder<CsmDb>().UseSqlite(connection).AddInterceptors([new Durable(), .. watching]).Options);
            store._db.Database.OpenConnection();
            // Write-ahead logging is a property of the file: readers and the writer do not block each other.
            store._db.Database.ExecuteSql($"PRAGMA journal_mode = WAL");
            Schema.Update(store._db, path);
            return store;
        }
        catch (Exception error) when (StoreProblem.From(error, path) is { } problem)
        {
            throw problem;
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
        using var moment = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        read(new FactReader(db.Database.GetDbConnection()));
    }

    /// <summary>Copies the store as it stands at one moment into a file that is not there yet; writers do not wait for it.</summary>
    public void CopyTo(string file)
    {
        using var db = OpenForReading();
        // https://www.sqlite.org/lang_vacuum.html#vacuuminto: a transactionally consistent copy, without what was deleted.
        db.Database.ExecuteSql($"VACUUM INTO {file}");
    }

    /// <summary>
    /// Does <paramref name="change"/> in one transaction that is on disk when this returns, with <see cref="Book"/> brought forward. Changes of this process
    /// wait for each other. The function may run on the caller's thread and should not wait for anything but the store.
    /// </summary>
    public async Task<T> Write<T>(Func<Work, T> change, CancellationToken cancel = default)
    {
        var (result, work, others) = await Commit(change, bring: true, cancel);
        if (others is not null) Changed?.Invoke(others);
        if (!work.Changes.IsEmpty) Changed?.Invoke(new Changed(work.Changes.Accounts));
        work.Announce();
        return result;
    }

    public Task Write(Action<Work> change, CancellationToken cancel = default) => Write(work => { change(work); return true; }, cancel);

    /// <summary>One of many transactions of an import: the book stays behind until <see cref="Refresh"/> is called at the end.</summary>
    public Task WriteBatch(Action<Work> change, CancellationToken cancel = default) => Commit(work => { change(work); return true; }, bring: false, cancel);

    /// <summary>
    /// Brings the book forward to what batches or other processes wrote. A host calls this every second (<see cref="Following"/>) and is in no
    /// <paramref name="hurry"/> then: while somebody imports, the whole book is read again only now and then.
    /// </summary>
    public void Refresh(bool hurry = true)
    {
        if (_shelf.Refresh(hurry) is { } changed) Changed?.Invoke(changed);
    }

    private async Task<(T Result, Work Work, Changed? Others)> Commit<T>(Func<Work, T> change, bool bring, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            using var transaction = _db.Database.BeginTransaction();
            var work = new Work(_db, transaction, Table);
            var result = change(work);
            var feed = Announce(work.Changes);
            _db.SaveChanges();
            transaction.Commit();
            var others = bring && feed.Count > 0 ? _shelf.Bring(work.Changes, feed.Min(f => f.Sequence), feed.Max(f => f.Sequence)) : null;
            return (result, work, others);
        }
        finally
        {
            _db.ChangeTracker.Clear();
            _writing.Release();
        }
    }

    /// <summary>A lock on the store under a name, held until it is disposed of or the process dies; null when another process holds it.</summary>
    public IDisposable? TryLock(string name)
    {
        try { return new FileStream($"{_path}.{name}", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1); }
        catch (IOException) { return null; }
    }

    private List<Feed> Announce(Changes changes)
    {
        List<Feed> feed = changes switch
        {
            { IsEmpty: true } => [],
            { Accounts: { } accounts } => [.. accounts.Select(id => new Feed { Writer = _writer, AccountId = id })],
            _ => [new Feed { Writer = _writer }],
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
        if (!_tables.TryGetValue(type, out var table))
            _tables[type] = table = new FactTable(_db.Database.GetDbConnection(), _db.Model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} is no fact"));
        return table;
    }

    public void Dispose()
    {
        _db.Dispose();
        _writing.Dispose();
    }
}
