namespace CsmBot.Data;

/// <summary>
/// A duty that one of several hosts has at a time, such as evaluating the health rules: whose lease holds. A host that dies, or is stopped, loses it when the lease is over. Where nobody else can be
/// on the store, it is always had.
/// </summary>
public sealed class Duty(Store store, string name)
{
    /// <summary>So long a host that says nothing more keeps it.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromSeconds(30);

    /// <summary>How often whoever has it, or waits for it, should ask.</summary>
    public static readonly TimeSpan Ask = TimeSpan.FromSeconds(5);

    private readonly string _me = Path.GetRandomFileName();

    /// <summary>Takes it where nobody has it, and keeps it where this host has.</summary>
    /// <returns>False while another has it.</returns>
    public async Task<bool> Have(CancellationToken cancel)
    {
        if (!store.IsShared) return true;
        store.Catch();
        using (var db = store.Db())
        {
            var left = db.Leases.Find(name) is { } lease ? (Mine: lease.Owner == _me, For: lease.Until - store.Clock(db)) : default;
            if (left.Mine ? left.For > Term / 2 : left.For > TimeSpan.Zero) return left.Mine;
        }
        return await store.Write(Take, cancel);
    }

    /// <summary>Keeps it within a transaction of what the duty is about: who was stopped and comes to again must not do what another does by now.</summary>
    /// <exception cref="DutyLost">Another has it.</exception>
    public void Keep(Work work)
    {
        if (store.IsShared && !Take(work)) throw new DutyLost($"Another host has taken over “{name}”.");
    }

    /// <summary>Lets another have it at once.</summary>
    public Task Leave() => !store.IsShared ? Task.CompletedTask : store.Write(work =>
    {
        if (work.Db.Leases.Find(name) is { } lease && lease.Owner == _me) lease.Until = work.Clock - Term; // Over by the clocks of all hosts, which may differ by a second.
    });

    private bool Take(Work work)
    {
        var lease = work.Db.Leases.Find(name);
        if (lease is not null && lease.Owner != _me && lease.Until > work.Clock) return false;
        if (lease is null) work.Db.Add(lease = new Lease { Name = name, Owner = _me });
        (lease.Owner, lease.Until) = (_me, work.Clock + Term);
        return true;
    }
}

/// <summary>What was begun is another host's by now.</summary>
public sealed class DutyLost(string sentence) : Exception(sentence);
