using System.Data.Common;
using CsmBot.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CsmBot.Data;

/// <summary>A fact as it lies in the store.</summary>
public sealed record StoredFact<T>(T Fact, Origin Origin, int Version);

/// <summary>
/// One transaction under way, handed out by <see cref="Store.Write"/>: facts go in by <see cref="Put"/>, everything else through <see cref="Db"/>
/// (saved and committed together with the facts when the caller's function returns; nothing is when it throws).
/// </summary>
public sealed class Work
{
    private readonly Func<Type, FactTable> _tables;
    private readonly DbTransaction _transaction;

    private readonly Owners _owners;

    internal Work(CsmDb db, IDbContextTransaction transaction, DateTime clock, DateTime now, Func<Type, FactTable> tables)
    {
        (Db, Clock, _owners) = (db, clock, new Owners(db, now));
        _tables = tables;
        _transaction = transaction.GetDbTransaction();
    }

    public CsmDb Db { get; }

    /// <summary>When it began, by the clock of the leases: not the bot's now.</summary>
    public DateTime Clock { get; }

    /// <summary>Whose doing it is, for the audit trail.</summary>
    public Actor By { get; set; } = Actor.Itself;

    /// <summary>What this work changed.</summary>
    internal Changes Changes { get; } = new();

    /// <summary>The same in words.</summary>
    internal Trail Trail { get; } = new();

    /// <summary>Writes down that what work costs was shown to whose doing this is.</summary>
    /// <param name="what">The question or report, as it was understood.</param>
    public void CostRead(string what) => Audit(AuditKind.CostRead, what);

    public void CostRead(Actor by, IReadOnlyList<string> what)
    {
        By = by;
        foreach (var one in what.Distinct()) CostRead(one);
    }

    /// <summary>Writes down what was done by statements of one's own.</summary>
    public void Wrote(string what) => Audit(AuditKind.Changed, what);

    private void Audit(AuditKind kind, string what) => Db.Add(new AuditEntry { At = Clock, Who = By.Who, Via = By.Via, Kind = kind, What = what });

    /// <summary>Writes down what was changed, as the last that is done.</summary>
    internal void Audit()
    {
        Trail.Add(Db.ChangeTracker);
        if (Trail.InWords is { } changed) Audit(AuditKind.Changed, changed);
    }

    /// <summary>Raised once the transaction is on disk, never when it fails: wakes whoever waits for what was written.</summary>
    public event Action? Committed;

    internal void Announce() => Committed?.Invoke();

    /// <summary>Adds the fact, or overwrites the one with its key. An import does not overwrite what chat or a rule wrote (<see cref="Outcome.Kept"/>).</summary>
    public Outcome Put<T>(T fact, Origin origin) where T : class
    {
        var owners = fact is Account account ? _owners.Of([account]) : null;
        var outcome = _tables(typeof(T)).Put(fact, origin, _transaction);
        Written(fact, outcome, owners);
        return outcome;
    }

    /// <summary>The same for many facts, no two of which have the same key; gives each one's outcome.</summary>
    public IReadOnlyList<Outcome> PutAll<T>(IReadOnlyList<T> facts, Origin origin) where T : class
    {
        var owners = facts is IReadOnlyList<Account> accounts ? _owners.Of(accounts) : null;
        var outcomes = _tables(typeof(T)).PutAll(facts, origin, _transaction);
        for (var i = 0; i < facts.Count; i++) Written(facts[i], outcomes[i], owners);
        return outcomes;
    }

    private void Written(object fact, Outcome outcome, IReadOnlyDictionary<string, string>? owners)
    {
        if (outcome is not (Outcome.Added or Outcome.Changed)) return;
        Changes.Written(fact);
        Trail.Add(fact, outcome == Outcome.Added ? "added" : "changed");
        if (fact is Account account && owners is not null) _owners.Written(account, owners);
    }

    /// <summary>Saves what was done so far within the transaction, for what is asked of the store next.</summary>
    public void Save()
    {
        Trail.Add(Db.ChangeTracker);
        Db.SaveChanges();
    }

    /// <summary>Announces the account as changed, where a fact left it for another.</summary>
    public void Touch(string accountId) => Changes.Touch(accountId);

    /// <summary>Announces that everything may be different: the book is read anew.</summary>
    public void TouchAll() => Changes.TouchAll();

    /// <summary>Announces the account that holds the fact of this key now, where that is another than the fact's own: putting the fact takes it away from there.</summary>
    public void TouchHolder(object fact)
    {
        if (_tables(fact.GetType()).Holder(fact, _transaction) is { } holder && holder != Changes.AccountOf(fact)) Touch(holder);
    }

    /// <summary>Takes a fact back, so that no import brings it again; false when it is not there.</summary>
    public bool Remove<T>(T fact) where T : class
    {
        var removed = _tables(typeof(T)).Remove(fact, _transaction);
        if (removed)
        {
            Changes.Removed(fact);
            Trail.Add(fact, "removed");
        }
        return removed;
    }

    /// <summary>The stored fact with this key, also one that was taken back (<see cref="Origin.Removed"/>); its version tells whether somebody wrote it since.</summary>
    public StoredFact<T>? Find<T>(params object[] key) where T : class
    {
        if (Db.Find<T>(key) is not { } fact) return null;
        var entry = Db.Entry(fact);
        var found = new StoredFact<T>(fact, entry.Property<Origin>(CsmDb.Origin).CurrentValue, entry.Property<int>(CsmDb.Version).CurrentValue);
        entry.State = EntityState.Detached;
        return found;
    }
}
