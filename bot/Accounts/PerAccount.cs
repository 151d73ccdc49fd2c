namespace CsmBot.Accounts;

/// <summary>The rows of one kind of fact, by account: one large array in account order, and beside it the rows of accounts that changed since.</summary>
public sealed class PerAccount<T>
{
    public static readonly PerAccount<T> Empty = new([], [0], Paged<T[]?>.Empty, 0, 0);

    private readonly T[] _rows;
    private readonly int[] _starts;
    private readonly Paged<T[]?> _changed;
    private readonly int _changedAccounts;

    private PerAccount(T[] rows, int[] starts, Paged<T[]?> changed, int changedAccounts, int count) =>
        (_rows, _starts, _changed, _changedAccounts, Count) = (rows, starts, changed, changedAccounts, count);

    /// <summary>Rows of all accounts.</summary>
    public int Count { get; }

    /// <summary>Rows in the order of their kind (time, mostly), known at any time.</summary>
    public ReadOnlySpan<T> Of(int account)
    {
        if (account < _changed.Count && _changed[account] is { } changed) return changed;
        return account < _starts.Length - 1 ? _rows.AsSpan(_starts[account], _starts[account + 1] - _starts[account]) : [];
    }

    /// <summary>Groups rows by the account beside each (-1: left out), in order; of rows that compare as equal the later one stays.</summary>
    internal static PerAccount<T> From(ReadOnlySpan<T> rows, ReadOnlySpan<int> accounts, int accountCount, IComparer<T> order)
    {
        var starts = new int[accountCount + 1];
        foreach (var account in accounts)
            if (account >= 0) starts[account + 1]++;
        for (var a = 0; a < accountCount; a++) starts[a + 1] += starts[a];
        var grouped = new T[starts[accountCount]];
        var next = starts.AsSpan(0, accountCount).ToArray();
        for (var i = 0; i < accounts.Length; i++)
            if (accounts[i] >= 0) grouped[next[accounts[i]]++] = rows[i];
        var kept = 0;
        for (var a = 0; a < accountCount; a++)
        {
            var of = grouped.AsSpan(starts[a], starts[a + 1] - starts[a]);
            of = of[..Sorted.Distinct(of, order)];
            of.CopyTo(grouped.AsSpan(kept));
            starts[a] = kept;
            kept += of.Length;
        }
        starts[accountCount] = kept;
        return new PerAccount<T>(kept == grouped.Length ? grouped : grouped[..kept], starts, Paged<T[]?>.Empty, 0, kept);
    }

    /// <summary>A copy in which these accounts have other rows; all else is shared.</summary>
    internal PerAccount<T> With(IReadOnlyDictionary<int, T[]> changed, int accountCount)
    {
        if (changed.Count == 0) return this;
        var edit = _changed.Edit();
        var (fresh, more) = (0, 0);
        foreach (var (account, rows) in changed)
        {
            if (account >= edit.Count || edit[account] is null) fresh++;
            more += rows.Length - Of(account).Length;
            edit[account] = rows;
        }
        var next = new PerAccount<T>(_rows, _starts, edit.Done(), _changedAccounts + fresh, Count + more);
        return next._changedAccounts > Math.Max(1024, accountCount / 2) ? next.Compact(accountCount) : next;
    }

    /// <summary>One array again, once most accounts have changed: the rows they replaced are let go.</summary>
    private PerAccount<T> Compact(int accountCount)
    {
        var starts = new int[accountCount + 1];
        for (var a = 0; a < accountCount; a++) starts[a + 1] = starts[a] + Of(a).Length;
        var rows = new T[starts[accountCount]];
        for (var a = 0; a < accountCount; a++) Of(a).CopyTo(rows.AsSpan(starts[a]));
        return new PerAccount<T>(rows, starts, Paged<T[]?>.Empty, 0, rows.Length);
    }
}
