namespace CsmBot.Accounts;

/// <summary>Order and keys of rows: every kind's order ends in its key, so rows that compare as equal are the same fact.</summary>
internal static class Sorted
{
    private const int MostMoves = 64;

    /// <summary>Sorts in place, keeps the last of equal rows, and returns how many are left at the front.</summary>
    public static int Distinct<T>(Span<T> rows, IComparer<T> order)
    {
        Sort(rows, order);
        var kept = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (kept > 0 && order.Compare(rows[kept - 1], rows[i]) == 0) kept--;
            if (kept != i) rows[kept] = rows[i];
            kept++;
        }
        return kept;
    }

    /// <summary>Rows come nearly sorted: a late one is moved to its place, and only where many are late is the whole sorted.</summary>
    private static void Sort<T>(Span<T> rows, IComparer<T> order)
    {
        var late = 0;
        for (var i = 1; i < rows.Length; i++)
        {
            if (order.Compare(rows[i - 1], rows[i]) <= 0) continue;
            if (++late > MostMoves)
            {
                SortStable(rows, order);
                return;
            }
            var (row, to) = (rows[i], PlaceAfter(rows[..i], rows[i], order));
            rows[to..i].CopyTo(rows[(to + 1)..]);
            rows[to] = row;
        }
    }

    private static int PlaceAfter<T>(ReadOnlySpan<T> rows, T row, IComparer<T> order)
    {
        int low = 0, high = rows.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (order.Compare(rows[middle], row) <= 0) low = middle + 1;
            else high = middle;
        }
        return low;
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
