using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>The tier of an account by its size, of a churned one by the ARR it last paid: else whoever lost accounts would be held against those who lost theirs.</summary>
internal sealed class Sizes(Book book)
{
    private readonly long[] _least = Least(book);

    public int TierOf(int account)
    {
        if (book.Tiers.Of(account) is var tier && tier > 0) return tier;
        tier = 1;
        while (tier < _least.Length - 1 && book.Figures[account].Arr < _least[tier]) tier++;
        return tier;
    }

    /// <summary>The smallest ARR in each tier, by tier.</summary>
    private static long[] Least(Book book)
    {
        var least = new long[book.Tiers.Count + 1];
        Array.Fill(least, long.MaxValue);
        for (var a = 0; a < book.Accounts.Count; a++)
            if (book.Tiers.Of(a) is var tier && tier > 0) least[tier] = Math.Min(least[tier], book.Figures[a].Arr);
        return least;
    }
}
