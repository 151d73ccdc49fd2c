namespace CsmBot.Accounts;

/// <summary>
/// "tier": active accounts sorted by ARR, largest first (ties: name, ordinal). An account whose larger neighbours together hold less than the first cut's share of all ARR is
/// tier 1, less than the second's tier 2, and so on; or by fixed thresholds, where the workspace sets them.
/// </summary>
public sealed class Tiers
{
    private readonly byte[] _tiers;

    private Tiers(byte[] tiers, int count) => (_tiers, Count) = (tiers, count);

    /// <summary>How many tiers there are: three or four, by the settings.</summary>
    public int Count { get; }

    /// <summary>1 for the largest accounts, up to <see cref="Count"/>; 0 for an account that is not active.</summary>
    public int Of(int account) => _tiers[account];

    /// <summary>The tier of every account, by ordinal, for scans.</summary>
    internal ReadOnlySpan<byte> All => _tiers;

    internal static Tiers Of(Book book) => book.Workspace.TierThresholds is { } thresholds ? ByThreshold(book, thresholds) : ByShare(book, book.Workspace.TierCuts);

    private static Tiers ByThreshold(Book book, IReadOnlyList<decimal> thresholds)
    {
        var tiers = new byte[book.Accounts.Count];
        for (var a = 0; a < tiers.Length; a++)
        {
            if (book.Figures[a].Status != AccountStatus.Active) continue;
            var tier = 0;
            while (tier < thresholds.Count && book.Figures[a].Arr < thresholds[tier] * 100) tier++;
            tiers[a] = (byte)(tier + 1);
        }
        return new Tiers(tiers, thresholds.Count + 1);
    }

    private static Tiers ByShare(Book book, IReadOnlyList<double> cuts)
    {
        var tiers = new byte[book.Accounts.Count];
        var active = LargestFirst(book);
        var total = active.Sum(a => book.Figures[a].Arr);
        var ends = cuts.Select(c => (decimal)c * total).ToArray();
        var (larger, tier) = (0L, 0);
        foreach (var account in active)
        {
            while (tier < ends.Length && larger >= ends[tier]) tier++;
            tiers[account] = (byte)(tier + 1);
            larger += book.Figures[account].Arr;
        }
        return new Tiers(tiers, cuts.Count + 1);
    }

    /// <summary>Sorted by a primitive key, which is several times faster than by a comparison; then accounts of equal ARR by name.</summary>
    private static int[] LargestFirst(Book book)
    {
        var active = Enumerable.Range(0, book.Accounts.Count).Where(a => book.Figures[a].Status == AccountStatus.Active).ToArray();
        var keys = Array.ConvertAll(active, a => -book.Figures[a].Arr);
        Array.Sort(keys, active);
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from]) to++;
            if (to - from > 1) active.AsSpan(from, to - from).Sort((a, b) => string.CompareOrdinal(book.Accounts[a].Name, book.Accounts[b].Name) is var c && c != 0 ? c : a - b);
            from = to;
        }
        return active;
    }
}
