using System.Data.Common;
using CsmBot.Data.Cosmos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace CsmBot.Data.Engines;

/// <summary>What differs between the databases that a store can lie in. All else is said once, in terms that both understand.</summary>
internal abstract class Engine : IDisposable
{
    /// <summary>The database as people call it; without its password.</summary>
    public abstract string Name { get; }

    /// <summary>Where what belongs to the store, but lies in no table, is kept.</summary>
    public abstract string Folder { get; }

    /// <summary>Whoever wants to write gets its turn by itself, however busily another writes.</summary>
    public abstract bool TakesTurns { get; }

    /// <summary>Several hosts may serve from it, on whatever machines.</summary>
    public abstract bool IsShared { get; }

    /// <summary>The one clock by which leases are measured: the database's, where it is one that several machines share.</summary>
    /// <param name="own">What this process takes for now.</param>
    public abstract DateTime Clock(CsmDb db, DateTime own);

    /// <summary>The engine that the setting <c>Data</c> or <c>--data</c> names.</summary>
    /// <exception cref="StoreProblem">It names none.</exception>
    public static Engine Of(string data)
    {
        if (data.Contains("AccountEndpoint=", StringComparison.OrdinalIgnoreCase))
            return new CosmosEngine(data);
        return data.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? new PostgresEngine(data) : new SqliteEngine(data);
    }

    /// <param name="retries">Reads that meet a broken connection are tried again; not for a context that opens transactions.</param>
    protected abstract DbContextOptionsBuilder<CsmDb> Use(DbContextOptionsBuilder<CsmDb> options, bool retries);

    public DbContextOptions<CsmDb> Options(bool retries, IEnumerable<IInterceptor> watching) => Use(new(), retries).AddInterceptors([new StorableText(), .. watching]).Options;

    /// <summary>Whether it can be used, one thing after the other as they build on each other. Changes nothing.</summary>
    /// <exception cref="Exception">Something that <see cref="Problem"/> may have a sentence for.</exception>
    public virtual async IAsyncEnumerable<Looked> Look()
    {
        using var db = new CsmDb(Options(retries: false, []));
        await db.Database.OpenConnectionAsync();
        yield return new("reached", true, Name);
        yield return new("schema", true, !(await db.Database.GetAppliedMigrationsAsync()).Any() ? "no tables yet: the first start makes them" : IsBehind(db) ? "of an earlier version: the next start brings it on" : "this version's");
    }

    /// <summary>Makes the database ready to be used, with the schema of this program.</summary>
    /// <param name="db">The context that will write.</param>
    public abstract void Prepare(CsmDb db);

    /// <summary>Begins a transaction that no other writer's overlaps, in whatever process: numbers may be counted up from the highest, and the feed has the order of the commits.</summary>
    /// <param name="db">The context that will write.</param>
    /// <param name="again">Another host's commit came before one that was begun for the same change.</param>
    /// <returns>With the time at which it began, by the clock of the leases.</returns>
    public abstract Task<(IDbContextTransaction Transaction, DateTime At)> Begin(CsmDb db, bool again, CancellationToken cancel);

    /// <summary>Commits what <see cref="Begin"/> began, once all that it changes is saved.</summary>
    /// <returns>False: another host's commit came first, and nothing of this one is there. It has to be begun, and done, again.</returns>
    public virtual Task<bool> Commit(CsmDb db, IDbContextTransaction transaction)
    {
        transaction.Commit();
        return Task.FromResult(true);
    }

    /// <summary>What <see cref="Begin"/> began is over, committed or not.</summary>
    public virtual void End() { }

    /// <summary>What is read is a copy on this machine, which others' commits come into by <see cref="Catch"/> alone.</summary>
    public virtual bool IsReplica => false;

    /// <summary>Brings the copy up to what has been committed by now, between two transactions of this process.</summary>
    public virtual Task Catch() => Task.CompletedTask;

    /// <summary>A transaction that only reads, and sees all as it was when it first looked; writers do not wait for it.</summary>
    public abstract DbTransaction Moment(DbConnection connection);

    /// <summary>Copies the whole database into a file that is not there yet.</summary>
    /// <exception cref="StoreProblem">The database has ways of its own for that.</exception>
    public abstract void CopyTo(CsmDb db, string file);

    /// <summary>Lets go what removed and changed rows left behind in the files.</summary>
    public abstract void Sweep(CsmDb db);

    /// <summary>A way to write many facts of a kind faster than one by one; null where there is none.</summary>
    public abstract FactCopy? Copy(CsmDb db, FactSql sql);

    /// <summary>A lock on the store under a name, held until it is disposed of or the process dies; null when another process holds it, or may.</summary>
    public abstract IDisposable? TryLock(string name);

    /// <summary>The database may only not be up yet.</summary>
    public virtual bool IsStarting(Exception error) => false;

    /// <summary>What an operator can do about an error; null when it is none of the database's.</summary>
    public abstract StoreProblem? Problem(Exception error);

    /// <summary>What one of the hosts has to do for the database from time to time: a step of it.</summary>
    /// <returns>True when there may be more to do at once.</returns>
    public virtual Task<bool> Tend() => Task.FromResult(false);

    public virtual void Dispose() { }

    /// <summary>Refuses a schema that is ahead of this program's.</summary>
    /// <returns>True when migrations are missing.</returns>
    protected bool IsBehind(CsmDb db)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = db.Database.GetAppliedMigrations().ToList();
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw Newer(newer);
        return applied.Count < known.Count;
    }

    protected StoreProblem Newer(string schema) => new($"The store {Name} was written by a newer csmbot (its schema is {schema}): start that version, or name another store with --data.");
}
