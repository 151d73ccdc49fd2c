using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Data;

/// <summary>What a commit changed: some accounts, or, when <see cref="Accounts"/> is null, possibly all of them.</summary>
public sealed record Changed(IReadOnlySet<string>? Accounts);

/// <summary>
/// The durable truth: one SQLite file in the data folder. All changes go through <see cref="Write"/>, one transaction at a time; readers have their own
/// connections and never wait for it.
/// </summary>
public sealed class Store : IDisposable
{
    /// <summary>A commit of more accounts than this is announced as "everything": reading all once is then cheaper than account by account.</summary>
    internal const int ManyAccounts = 1_000;

    private readonly string _path;
    private readonly DbContextOptions<CsmDb> _options;
    private readonly CsmDb _db;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Dictionary<Type, FactTable> _tables = [];
    private readonly string _writer = Path.GetRandomFileName();

    private Store(string path, DbContextOptions<CsmDb> options)
    {
        (_path, _options) = (path, options);
        _db = new CsmDb(options);
    }

    /// <summary>Told after every commit of this process, and of others once they are noticed, when the book is already current.</summary>
    public event Action<Changed>? Changed;

    /// <summary>Opens the store that <c>--data</c> or the setting <c>Data</c> names, and makes it on first use.</summary>
    /// <exception cref="StoreProblem">It cannot be used; the message says why and what to do.</exception>
    public static Store Open(string data)
    {
        if (data.Contains("Host=", StringComparison.OrdinalIgnoreCase) || data.Contains("AccountEndpoint=", StringComparison.OrdinalIgnoreCase))
            throw new StoreProblem("This version keeps its data in a folder only (SQLite): name one with --data, not a connection string.");
        var path = Path.Combine(Path.GetFullPath(data), "csmbot.db");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
            var store = new Store(path, new DbContextOptionsBuilder<CsmDb>().UseSqlite(connection).AddInterceptors(new Durable()).Options);
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

    /// <summary>A context of its own for reading operational tables, from any thread; the caller disposes it.</summary>
    public CsmDb Db() => new(_options);

    /// <summary>Does <paramref name="change"/> in one transaction that is on disk when this returns. Changes of this process wait for each other.</summary>
    public async Task<T> Write<T>(Func<Work, T> change, CancellationToken cancel = default)
    {
        await _writing.WaitAsync(cancel);
        T result;
        Changed? changed;
        try
        {
            using var transaction = _db.Database.BeginTransaction();
            var work = new Work(_db, transaction, Table);
            result = change(work);
            changed = Announce(work);
            _db.SaveChanges();
            transaction.Commit();
        }
        finally
        {
            _db.ChangeTracker.Clear();
            _writing.Release();
        }
        if (changed is not null) Changed?.Invoke(changed);
        return result;
    }

    public Task Write(Action<Work> change, CancellationToken cancel = default) => Write(work => { change(work); return true; }, cancel);

    private Changed? Announce(Work work)
    {
        if (work.Accounts.Count == 0 && !work.Team) return null;
        if (work.Team || work.Accounts.Count > ManyAccounts)
        {
            _db.Add(new Feed { Writer = _writer });
            return new Changed(null);
        }
        foreach (var account in work.Accounts) _db.Add(new Feed { Writer = _writer, AccountId = account });
        return new Changed(work.Accounts);
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
