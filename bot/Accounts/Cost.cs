namespace CsmBot.Accounts;

/// <summary>
/// "cost": minutes ÷ 60 × the billing rate, on that day, of the person who spent them. Kept exact as minutes × rate until it is shown, so that sums do not drift.
/// "CRC (customer retention cost)": the cost of proactive interactions; firefighting cost is reported beside it, never inside it.
/// </summary>
public readonly record struct Cost(long Proactive, long Reactive)
{
    private const double UnitsPerCurrency = 60 * 10_000;

    /// <summary>The exact cost of one interaction; <see cref="Amount"/> shows it.</summary>
    public static long Of(AsOf asOf, in InteractionRow row) => row.Minutes * asOf.Rates.Of(row.Person, row.At);

    public static Cost Of(AsOf asOf, int account, Between span)
    {
        long proactive = 0, reactive = 0;
        foreach (ref readonly var row in Contact.In(asOf, account, span))
        {
            if (Effort.IsReactive(row)) reactive += Of(asOf, row);
            else proactive += Of(asOf, row);
        }
        return new Cost(proactive, reactive);
    }

    /// <summary>An exact cost in the workspace's currency.</summary>
    public static double Amount(long exact) => exact / UnitsPerCurrency;

    public double Crc => Amount(Proactive);
    public double Firefighting => Amount(Reactive);
    public double Total => Amount(Proactive + Reactive);

    public static Cost operator +(Cost a, Cost b) => new(a.Proactive + b.Proactive, a.Reactive + b.Reactive);
}
