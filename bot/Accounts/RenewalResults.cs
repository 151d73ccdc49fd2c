namespace CsmBot.Accounts;

/// <summary>
/// Renewals closed in a window, added up; sums over accounts add up. Amounts are minor units of the workspace's currency.
/// <see cref="Kept"/> is Σ min(arr_after, arr_before).
/// </summary>
public readonly record struct RenewalResults(long Before, long After, long Kept, int Count, int Churned)
{
    /// <summary>"GRR", 0–1: Σ min(arr_after, arr_before) ÷ Σ arr_before; null when nothing was up for renewal.</summary>
    public double? Grr => Before == 0 ? null : (double)Kept / Before;

    /// <summary>"NRR": Σ arr_after ÷ Σ arr_before.</summary>
    public double? Nrr => Before == 0 ? null : (double)After / Before;

    /// <summary>"renewal rate", 0–1: renewals not churned ÷ renewals.</summary>
    public double? RenewalRate => Count == 0 ? null : (double)(Count - Churned) / Count;

    /// <summary>Results of an account "in W" go by closed_on; none is known before it.</summary>
    public static RenewalResults Of(AsOf asOf, int account, Window? window)
    {
        var sum = default(RenewalResults);
        foreach (var renewal in asOf.Book.Renewals.Of(account))
            if (Renewing.IsKnown(asOf, renewal) && (window is not { } w || w.Contains(renewal.ClosedOn))) sum += OfOne(asOf, account, renewal);
        return sum;
    }

    public static RenewalResults OfOne(AsOf asOf, int account, Renewal renewal)
    {
        var (before, after) = (asOf.Book.Minor(account, renewal.ArrBefore), asOf.Book.Minor(account, renewal.ArrAfter));
        return new RenewalResults(before, after, Math.Min(before, after), 1, renewal.Outcome == RenewalOutcome.Churned ? 1 : 0);
    }

    public static RenewalResults operator +(RenewalResults a, RenewalResults b) =>
        new(a.Before + b.Before, a.After + b.After, a.Kept + b.Kept, a.Count + b.Count, a.Churned + b.Churned);
}
