using CsmBot.Accounts;

namespace CsmBot.Data;

/// <summary>Notices accounts that go from one CSM to another while they are written.</summary>
internal sealed class Owners(CsmDb db, DateTime seenAt)
{
    /// <summary>From so many accounts on, all are looked up at once.</summary>
    private const int Many = 50;

    /// <summary>Who owns the accounts that are about to be written, as far as they are known.</summary>
    public IReadOnlyDictionary<string, string> Of(IReadOnlyList<Account> accounts)
    {
        var known = db.Set<Account>().Select(a => new { a.AccountId, a.CsmEmail });
        if (accounts.Count >= Many) return known.ToDictionary(a => a.AccountId, a => a.CsmEmail);
        var ids = accounts.Select(a => a.AccountId).ToList();
        return known.Where(a => ids.Contains(a.AccountId)).ToDictionary(a => a.AccountId, a => a.CsmEmail);
    }

    public void Written(Account account, IReadOnlyDictionary<string, string> before)
    {
        if (before.GetValueOrDefault(account.AccountId) is not { } owner || string.Equals(owner, account.CsmEmail, StringComparison.OrdinalIgnoreCase)) return;
        if (db.OwnerChanges.Find(account.AccountId, Stored.Instant(Stored.Instant(seenAt))) is { } twice) twice.After = account.CsmEmail;
        else db.Add(new OwnerChange { AccountId = account.AccountId, SeenAt = Stored.Instant(Stored.Instant(seenAt)), Before = owner, After = account.CsmEmail });
    }
}
