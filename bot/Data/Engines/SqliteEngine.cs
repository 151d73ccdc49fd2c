using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace CsmBot.Data.Engines;

/// <summary>One SQLite file in a folder.</summary>
internal sealed class SqliteEngine(string folder) : Engine
{
    // Primary result codes, https://www.sqlite.org/rescode.html
    private const int Busy = 5, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    private readonly string _path = Path.Combine(Path.GetFullPath(folder), "csmbot.db");

    public override string Name => _path;
    public override string Folder => Path.GetDirectoryName(_path)!;

    // SQLite has no queue for writers: one that finds the file busy tries again every 150 ms (Microsoft.Data.Sqlite).
    public override bool TakesTurns => false;
    public override bool IsShared => false;

    public override DateTime Clock(CsmDb db, DateTime own) => own;

    protected override DbContextOptionsBuilder<CsmDb> Use(DbContextOptionsBuilder<CsmDb> options, bool retries) =>
        options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = _path, DefaultTimeout = 30 }.ToString()).AddInterceptors(new Settings("FULL"));

    public override IAsyncEnumerable<Looked> Look() => File.Exists(_path) ? base.Look() : AsyncEnumerable.ToAsyncEnumerable([new Looked("reached", true, $"{_path} is not there yet: the first start makes it")]);

    public override void Prepare(CsmDb db)
    {
        Directory.CreateDirectory(Folder);
        db.Database.OpenConnection();
        // Write-ahead logging is a property of the file: readers and the writer do not block each other.
        db.Database.ExecuteSql($"PRAGMA journal_mode = WAL");
        // Of several processes that meet an empty folder one creates the tables; the operating system frees this lock even after a kill.
        using var mine = Lock(_path + ".migrating");
        if (!IsBehind(db)) return;
        ForgetDeadLock(db);
        db.Database.Migrate();
    }

    public override Task<(IDbContextTransaction Transaction, DateTime At)> Begin(CsmDb db, bool again, CancellationToken cancel) => Task.FromResult((db.Database.BeginTransaction(), TimeProvider.System.GetUtcNow().UtcDateTime));

    public override DbTransaction Moment(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    // https://www.sqlite.org/lang_vacuum.html#vacuuminto: a transactionally consistent copy, without what was deleted.
    public override void CopyTo(CsmDb db, string file) => db.Database.ExecuteSql($"VACUUM INTO {file}");

    // The file is written anew without what was deleted; then the write-ahead log, which holds pages as they were, is emptied as soon as nobody reads from it.
    public override void Sweep(CsmDb db) => Vacuum(db);

    internal static void Vacuum(CsmDb db)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        db.Database.ExecuteSql($"VACUUM");
        using var empty = db.Database.GetDbConnection().CreateCommand();
        empty.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        // It answers whether somebody was in the way.
        for (var attempt = 0; attempt < 100 && Convert.ToInt64(empty.ExecuteScalar()) != 0; attempt++) Thread.Sleep(50);
    }

    public override FactCopy? Copy(CsmDb db, FactSql sql) => null;

    public override IDisposable? TryLock(string name)
    {
        try { return new FileStream($"{_path}.{name}", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1); }
        catch (IOException) { return null; }
    }

    public static bool IsOutage(Exception error) => error is SqliteException { SqliteErrorCode: Busy or ReadOnly or IoError or Corrupt or Full or CannotOpen or NotADatabase };

    public override StoreProblem? Problem(Exception error) => error switch
    {
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } =>
            new($"The store {_path} is damaged or is no csmbot database: move it away and restore a copy, or name another folder with --data.", error),
        SqliteException { SqliteErrorCode: Busy } =>
            new($"The store {_path} is being written by another program: try again when it has finished.", error),
        SqliteException { SqliteErrorCode: Full } =>
            new($"The disk that holds {_path} is full: free some space, or name another folder with --data.", error),
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen or IoError } or UnauthorizedAccessException or IOException =>
            new($"The store {_path} cannot be written: give this user the right to write its folder, or name another folder with --data.", error),
        _ => null,
    };

    // EF marks a running migration by a row and waits for it without an end; while the file lock is ours, a row that is there belongs to a process that died.
    private static void ForgetDeadLock(CsmDb db)
    {
        var exists = db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").Single() > 0;
        if (exists) db.Database.ExecuteSql($"DELETE FROM \"__EFMigrationsLock\"");
    }

    // The file stays: if it went with the lock, one process could hold the old file and another a new one.
    private static FileStream Lock(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try { return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1); }
            catch (IOException) when (attempt < 300 && File.Exists(path)) { Thread.Sleep(100); }
        }
    }

    /// <summary>What holds for every connection.</summary>
    /// <param name="synchronous">FULL waits for the disk at each commit, so that what was answered is kept; NORMAL may lose the last ones when the machine does, and nothing else.</param>
    internal sealed class Settings(string synchronous) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA synchronous = {synchronous}; PRAGMA cache_size = -32768;";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
