using System.Data.Common;
using System.Net;
using CsmBot.Data.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CsmBot.Data.Cosmos;

/// <summary>
/// A Cosmos DB account, which any number of hosts share: the log holds the truth, and each host a replica of it. A transaction runs on the replica, and is committed by the log: where another was first, it
/// is taken back, and has to run again on what the other left.
/// </summary>
internal sealed class CosmosEngine(string connection) : Engine
{
    /// <summary>So many commits are asked for at once while there are more and more of them.</summary>
    private const int MostAhead = 32;

    /// <summary>So often whoever waits for another's turn to end looks whether it has, in ms.</summary>
    private const int Pause = 25;

    private readonly CosmosAddress _address = CosmosAddress.Of(connection);
    private readonly SemaphoreSlim _free = new(1);
    private readonly string _me = Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
    private Replica? _replica;
    private CosmosAccount? _account;
    private CommitLog? _log;
    private RowsContainer? _rows;
    private Capture? _capture;
    private string _schema = "";
    private long _attempts;

    public override string Name => _address.Name;
    public override string Folder => Path.GetFullPath("data");
    public override bool TakesTurns => true;
    public override bool IsShared => true;
    public override bool IsReplica => true;

    public override DateTime Clock(CsmDb db, DateTime own) => _account!.Clock.Now;

    private Replica Mine => _replica ??= Replica.In(_address.Replica);

    // The connection that writes has triggers that no other may have, and so is never handed on.
    protected override DbContextOptionsBuilder<CsmDb> Use(DbContextOptionsBuilder<CsmDb> options, bool retries) =>
        options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = Mine.File, DefaultTimeout = 30, Pooling = retries }.ToString()).AddInterceptors(new SqliteEngine.Settings("NORMAL"));

    public override async IAsyncEnumerable<Looked> Look()
    {
        using var account = new CosmosAccount(_address);
        await foreach (var looked in account.Look()) yield return looked;
    }

    public override void Prepare(CsmDb db)
    {
        // It may be tried again where the account did not answer.
        _account?.Dispose();
        _account = new CosmosAccount(_address);
        var (log, rows) = _account.Open().GetAwaiter().GetResult();
        (_log, _rows) = (new CommitLog(log), new RowsContainer(rows));
        _schema = db.Database.GetMigrations().Last();
        Open(db).GetAwaiter().GetResult();
        _capture = new Capture((SqliteConnection)db.Database.GetDbConnection(), Mine.Tables);
        _capture.Begin();
    }

    private async Task Open(CsmDb db)
    {
        db.Database.OpenConnection();
        // What an earlier version made lacks columns of rows that later ones wrote.
        if (db.Database.GetAppliedMigrations().Any() && IsBehind(db))
        {
            db.Database.CloseConnection();
            SqliteConnection.ClearAllPools();
            Mine.Forget();
            db.Database.OpenConnection();
        }
        db.Database.ExecuteSql($"PRAGMA journal_mode = WAL");
        db.Database.Migrate();
        Mine.Open();
        if (!await IsOfLog()) await Load();
        await Bring();
        if (Mine.Newest is { } newest && !db.Database.GetMigrations().Contains(newest.Schema)) throw Newer(newest.Schema);
    }

    // Another account's, or one that was restored from a backup since, has another commit there.
    private async Task<bool> IsOfLog()
    {
        if (Mine.Sequence == 0) return false;
        Mine.Newest = await _log!.Read(Mine.Sequence);
        return Mine.Newest?.Id == Mine.Id;
    }

    private async Task Load()
    {
        var carried = await _rows!.Checkpoint();
        await Mine.Load(carried?.Sequence ?? 0, carried?.Id ?? "", carried is null ? AsyncEnumerable.Empty<(RowImage, long)>() : _rows.All());
    }

    public override async Task Catch()
    {
        await _free.WaitAsync();
        try { await Bring(); }
        finally { _free.Release(); }
    }

    private async Task Bring()
    {
        if (await Follow()) return;
        // It was away for so long that the log has been emptied meanwhile.
        await Load();
        if (!await Follow()) throw new StoreProblem($"The log of {Name} and its rows do not fit together: restore the account's backup, or name another database.");
    }

    // Reads ahead once the next one is there.
    private async Task<bool> Follow()
    {
        for (var ahead = 1; ; ahead = Math.Min(2 * ahead, MostAhead))
        {
            var next = await Task.WhenAll(Enumerable.Range(1, ahead).Select(i => _log!.Read(Mine.Sequence + i)));
            List<Commit> there = [.. next.TakeWhile(c => c is not null).OfType<Commit>()];
            if (!Mine.Apply(there)) return false;
            if (there.Count < ahead) return true;
        }
    }

    public override async Task<(IDbContextTransaction Transaction, DateTime At)> Begin(CsmDb db, bool again, CancellationToken cancel)
    {
        while (true)
        {
            await _free.WaitAsync(cancel);
            var isBegun = false;
            try
            {
                await Bring();
                var (newest, now) = (Mine.Newest, _account!.Clock.Now);
                // Who was passed by once takes the turn: the next number is then left to it, however long its transaction is and however busily others write.
                if (newest?.HoldsUp(_me, Stored.Instant(now)) != true && (!again || newest?.Turn == _me || await TakeTurn()))
                {
                    var transaction = db.Database.BeginTransaction();
                    isBegun = true;
                    return (transaction, now);
                }
            }
            finally { if (!isBegun) _free.Release(); }
            await Task.Delay(Pause, cancel);
        }
    }

    private async Task<bool> TakeTurn()
    {
        var turn = Next([]) with { Turn = _me };
        return await _log!.Append(turn) && Mine.Apply([turn]);
    }

    private Commit Next(List<RowImage> images) => new(Mine.Sequence + 1, $"{_me}-{++_attempts}", Mine.Id, _schema, Stored.Instant(_account!.Clock.Now), images);

    public override async Task<bool> Commit(CsmDb db, IDbContextTransaction transaction)
    {
        var own = (SqliteTransaction)transaction.GetDbTransaction();
        var images = _capture!.Take(own);
        if (images.Count == 0)
        {
            transaction.Commit();
            return true;
        }
        var commit = Next(images);
        if (!await _log!.Append(commit)) return false;
        Replica.Note(commit.Sequence, commit.Id, own);
        transaction.Commit();
        Mine.Made(commit);
        return true;
    }

    public override void End() => _free.Release();

    public override Task<bool> Tend() => new Carrying(_log!, _rows!, () => _account!.Clock.Now).Step();

    public override DbTransaction Moment(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public override void CopyTo(CsmDb db, string file) => db.Database.ExecuteSql($"VACUUM INTO {file}");

    // The log still has what was for a day: see Carrying.
    public override void Sweep(CsmDb db) => SqliteEngine.Vacuum(db);

    public override FactCopy? Copy(CsmDb db, FactSql sql) => null;

    public override IDisposable? TryLock(string name) => null;

    public override bool IsStarting(Exception error) => error is CosmosFailure { IsOutage: true };

    public override StoreProblem? Problem(Exception error) => error switch
    {
        CosmosFailure { Status: HttpStatusCode.Unauthorized } => new($"The account {_address.Endpoint.Host} does not take the AccountKey: copy it anew from the account's page Keys. Is this machine's clock right?", error),
        CosmosFailure { Status: HttpStatusCode.Forbidden } => new($"The account {_address.Endpoint.Host} does not let this host in: see to its firewall, and to the role of the host's identity (Cosmos DB Built-in Data Contributor).", error),
        CosmosFailure { Status: HttpStatusCode.TooManyRequests } => new($"{Name} is busy: it has been asked for more request units than it is allowed. Try again, or raise its throughput.", error),
        CosmosFailure { IsOutage: true } => new($"The store {Name} does not answer: see that the account is there and lets this machine connect.", error),
        SqliteException or UnauthorizedAccessException or IOException => new($"The local copy of the store in {_replica?.Folder ?? _address.Replica} cannot be written: give this user the right and the room to write there, or name another folder with Replica=….", error),
        _ => null,
    };

    public static bool IsOutage(Exception error) => error is CosmosFailure { IsOutage: true };

    public override void Dispose()
    {
        _account?.Dispose();
        _replica?.Dispose();
        _free.Dispose();
    }
}
