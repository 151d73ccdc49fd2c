using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CsmBot.Data.Engines;

/// <summary>A PostgreSQL database, which any number of processes on any number of machines share.</summary>
internal sealed class PostgresEngine : Engine
{
    /// <summary>Names of advisory locks in the database: writers one at a time; migrations one at a time.</summary>
    private const int Ours = 0x63736d62, Writing = 1, Migrating = 2;

    private const string IdleInTransaction = "25P03";

    /// <summary>What a broken connection, or a server that restarts, is given before a write fails.</summary>
    private static readonly TimeSpan[] _again = [.. new[] { 0, 50, 200, 500, 1000, 2000, 4000 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    // A writer that is stopped in the middle, or cut off, must not hold up the others: the server ends what has nothing to say for so long. Nobody waits longer than the second for a turn.
    private const string WriterSettings = "SET LOCAL idle_in_transaction_session_timeout = '20s'; SET LOCAL lock_timeout = '30s'";

    private const string Now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    private readonly NpgsqlConnectionStringBuilder _connection;

    public PostgresEngine(string connection)
    {
        try { _connection = new(connection); }
        catch (ArgumentException error) { throw new StoreProblem($"The connection string of the store is not understood: {error.Message} Give it as Host=HOST;Database=NAME;Username=NAME;Password=…", error); }
        if (!_connection.ContainsKey("Application Name")) _connection.ApplicationName = "csmbot";
        // The statements are few, and come again and again.
        if (!_connection.ContainsKey("Max Auto Prepare")) _connection.MaxAutoPrepare = 200;
        // A connection over which nothing comes back is noticed, though the far end never said that it is gone.
        if (!_connection.ContainsKey("Tcp Keepalive Time")) _connection.TcpKeepAliveTime = 15;
        if (!_connection.ContainsKey("Database")) _connection.Database = _connection.Username ?? "csmbot";
    }

    public override string Name => $"{_connection.Database} on {_connection.Host}:{_connection.Port}";
    public override string Folder => Path.GetFullPath("data");
    public override bool TakesTurns => true;
    public override bool IsShared => true;

    public override DateTime Clock(CsmDb db, DateTime own) => Stored.Instant(db.Database.SqlQueryRaw<long>($"SELECT {Now} AS \"Value\"").AsEnumerable().Single());

    protected override DbContextOptionsBuilder<CsmDb> Use(DbContextOptionsBuilder<CsmDb> options, bool retries) => options
        .UseNpgsql(_connection.ToString(), postgres =>
        {
            if (retries) postgres.EnableRetryOnFailure(4, TimeSpan.FromSeconds(2), [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown]);
            else postgres.ExecutionStrategy(own => new NonRetryingExecutionStrategy(own));
        })
        .ReplaceService<IMigrationsSqlGenerator, PostgresSchema>();

    public override void Prepare(CsmDb db)
    {
        db.Database.OpenConnection();
        try
        {
            if (!IsBehind(db)) return;
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            db.Database.ExecuteSql($"SELECT pg_advisory_lock({Ours}, {Migrating})");
            // Another process may have done it while this one waited. The lock goes with the connection, however this ends.
            if (IsBehind(db)) db.Database.Migrate();
            db.Database.ExecuteSql($"SELECT pg_advisory_unlock({Ours}, {Migrating})");
        }
        finally
        {
            db.Database.SetCommandTimeout(null);
            db.Database.CloseConnection();
        }
    }

    public override async Task<(IDbContextTransaction Transaction, DateTime At)> Begin(CsmDb db, bool again, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            IDbContextTransaction? transaction = null;
            try
            {
                transaction = db.Database.BeginTransaction();
                return (transaction, Turn(transaction.GetDbTransaction()));
            }
            catch (Exception error)
            {
                transaction?.Dispose();
                if (attempt == _again.Length || !IsPassing(error)) throw;
            }
            // Nothing of the change was done yet, so that it can begin anew. What breaks later is for the caller, who knows whether the change may be made twice.
            await Task.Delay(_again[attempt], cancel);
        }
    }

    // All in one trip: the next writer waits for each.
    private static DateTime Turn(DbTransaction transaction)
    {
        using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, $"{WriterSettings}; SELECT pg_advisory_xact_lock({Ours}, {Writing}); SELECT {Now}");
        using var answers = command.ExecuteReader();
        answers.NextResult();
        answers.Read();
        return Stored.Instant(answers.GetInt64(0));
    }

    public override DbTransaction Moment(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override void CopyTo(CsmDb db, string file) => throw new StoreProblem(
        $"The store lies in PostgreSQL ({Name}), which is copied with its own tools, also while the bot runs: pg_dump -Fc -d {_connection.Database} -f FILE, and pg_restore -d NAME FILE into an empty database.");

    public override void Sweep(CsmDb db)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        db.Database.ExecuteSql($"VACUUM");
    }

    public override FactCopy Copy(CsmDb db, FactSql sql) => new((NpgsqlConnection)db.Database.GetDbConnection(), sql);

    // A lock of a session would be lost with its connection while its holder lives on: here leases are left to end by themselves.
    public override IDisposable? TryLock(string name) => null;

    // Also a name that nothing has yet: in a composition of containers it comes with the database.
    public override bool IsStarting(Exception error) => error is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.AdminShutdown }
        or NpgsqlException { InnerException: SocketException or IOException or TimeoutException } and not PostgresException or SocketException;

    public override StoreProblem? Problem(Exception error) => (error is RetryLimitExceededException { InnerException: { } last } ? last : error) switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            new($"The database {Name} is not there: make it with createdb, or name another with --data.", error),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } or NpgsqlException { InnerException: System.Security.Authentication.AuthenticationException } =>
            new($"The database {Name} does not let {_connection.Username ?? "this user"} in: see to Username and Password of the connection string, and to pg_hba.conf.", error),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
            new($"{_connection.Username} may not make or read tables in {Name}: let that user own the database, or grant CREATE on its schema public.", error),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
            new($"The store {Name} is being written by another csmbot: try again when it has finished.", error),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            new($"The disk of the database {Name} is full: free some space there.", error),
        PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } =>
            new($"The database {Name} is damaged: restore a copy.", error),
        PostgresException => null,
        NpgsqlException or SocketException => new($"The database {Name} does not answer: see that PostgreSQL runs there and lets this machine connect.", error),
        _ => null,
    };

    /// <summary>The server, or the way to it, is away, full or too busy.</summary>
    public static bool IsOutage(Exception error) => error is PostgresException postgres
        ? postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransaction or PostgresErrorCodes.DiskFull
        : error is NpgsqlException;

    private static bool IsPassing(Exception error) => IsOutage(error) && error is not PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DiskFull };
}
