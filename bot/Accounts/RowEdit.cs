using System.Runtime.InteropServices;

namespace CsmBot.Accounts;

/// <summary>Collects what becomes different in one kind's rows, account by account.</summary>
internal sealed class RowEdit<T>(PerAccount<T> rows, IComparer<T> order)
{
    private readonly Dictionary<int, List<T>> _touched = [];

    public void Drop(int account, Predicate<T> which) => Of(account).RemoveAll(which);

    /// <summary>Adds a row; one of the same key gives way to it.</summary>
    public void Put(int account, T row) => Of(account).Add(row);

    public PerAccount<T> Done(int accountCount)
    {
        var changed = new Dictionary<int, T[]>(_touched.Count);
        foreach (var (account, list) in _touched)
        {
            var span = CollectionsMarshal.AsSpan(list);
            changed[account] = span[..Sorted.Distinct(span, order)].ToArray();
        }
        return rows.With(changed, accountCount);
    }

    private List<T> Of(int account)
    {
        if (_touched.TryGetValue(account, out var list)) return list;
        var had = rows.Of(account);
        list = new List<T>(had.Length + 4);
        list.AddRange(had);
        return _touched[account] = list;
    }
}
