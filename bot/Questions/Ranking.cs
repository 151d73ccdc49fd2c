using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>The few accounts that stand first in an order, as a condition: "the 10 biggest accounts", of which some may be red.</summary>
internal static class Ranking
{
    /// <summary>Is the account one of them? They are found at the first question. What has no number is not among them; ties go by ARR, then name.</summary>
    public static Leaf Leaf(Foremost c, AsOf asOf)
    {
        var among = new Lazy<HashSet<int>>(() => Find(c, asOf));
        return new Leaf(c, a => Verdicts.Of(among.Value.Contains(a)), 10);
    }

    private static HashSet<int> Find(Foremost c, AsOf asOf)
    {
        var number = Quantities.Of(c.By, asOf);
        var accounts = new Scan(c.Of, asOf).Matches(Scopes.Of(Scope.Default, c.Of, records: false));
        accounts.RemoveAll(a => double.IsNaN(number(a)));
        Sorting.Key<int>[] keys =
        [
            new(a => number(a), c.Descending, number), new(a => asOf.Book.Figures[a].Arr, true, a => asOf.Book.Figures[a].Arr), new(a => asOf.Book.Accounts[a].Name, false),
        ];
        _ = Sorting.Cut(accounts, keys, 1, c.Limit).ToList();
        return [.. accounts];
    }
}
