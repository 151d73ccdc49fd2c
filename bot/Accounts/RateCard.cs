namespace CsmBot.Accounts;

/// <summary>Billing rates by person and day, in ten-thousandths of the workspace's currency for an hour.</summary>
public sealed class RateCard
{
    private readonly (int From, long Rate)[][] _rates;

    internal RateCard(AsOf asOf)
    {
        var people = asOf.Book.People;
        _rates = new (int, long)[people.Count][];
        for (var p = 0; p < _rates.Length; p++)
            _rates[p] = [.. people.History(p).Select(row => (row.ValidFrom is { } from ? asOf.Days.Start(from) : int.MinValue, Ten000th(row, asOf.Book.Workspace)))];
    }

    /// <summary>The rate that holds on the day of an instant (in <see cref="Seconds"/>); before the first row, the first row's; 0 for someone who is only mentioned.</summary>
    public long Of(int person, int at)
    {
        if ((uint)person >= (uint)_rates.Length || _rates[person] is not { Length: > 0 } rates) return 0;
        var i = rates.Length - 1;
        while (i > 0 && rates[i].From > at) i--;
        return rates[i].Rate;
    }

    private static long Ten000th(Person row, Workspace workspace) =>
        (long)Math.Round(row.BillingRate * Money.Rate(row.Currency, workspace) * 10_000, MidpointRounding.AwayFromZero);
}
