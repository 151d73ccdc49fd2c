namespace CsmBot.Accounts;

/// <summary>Order and keys of rows: every kind's order ends in its key, so rows that compare as equal are the same fact.</summary>
internal static class Sorted
{
    /// <summary>Sorts in place, keeps the last of equal rows, and returns how many are left at the front.</summary>
    public static int Distinct<T>(Span<T> rows, IComparer<T> order)
    {
        if (!IsAscending(rows, order)) SortStable(rows, order);
        var kept = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (kept > 0 && order.Compare(rows[kept - 1], rows[i]) == 0) kept--;
            rows[kept++] = rows[i];
        }
        return kept;
    }

    /// <summary>The first index whose row does not come before: rows must be sorted by the number.</summary>
    public static int FirstAtLeast<T, TKey>(ReadOnlySpan<T> rows, TKey key, Func<T, TKey> of) where TKey : IComparable<TKey>
    {
        int low = 0, high = rows.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (of(rows[middle]).CompareTo(key) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static bool IsAscending<T>(ReadOnlySpan<T> rows, IComparer<T> order)
    {
        for (var i = 1; i < rows.Length; i++)
            if (order.Compare(rows[i - 1], rows[i]) >= 0) return false;
        return true;
    }

    private static void SortStable<T>(Span<T> rows, IComparer<T> order)
    {
        var before = rows.ToArray();
        var places = new int[rows.Length];
        for (var i = 0; i < places.Length; i++) places[i] = i;
        Array.Sort(places, (a, b) => order.Compare(before[a], before[b]) is var c && c != 0 ? c : a.CompareTo(b));
        for (var i = 0; i < places.Length; i++) rows[i] = before[places[i]];
    }
}
