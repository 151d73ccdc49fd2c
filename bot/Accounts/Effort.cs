namespace CsmBot.Accounts;

/// <summary>
/// "effort": the sum of minutes. "reactive / firefighting": purpose firefighting, or linked to a fire; "proactive / preventive": all other. Volume is "how many".
/// Sums over accounts add up.
/// </summary>
public readonly record struct Effort(long Minutes, long ReactiveMinutes, long Volume)
{
    public long ProactiveMinutes => Minutes - ReactiveMinutes;

    /// <summary>0–1; null when there was no effort.</summary>
    public double? ReactiveShare => Minutes == 0 ? null : (double)ReactiveMinutes / Minutes;

    public static bool IsReactive(in InteractionRow row) => row.Fire >= 0 || row.Purpose == Accounts.Purpose.Firefighting;

    public static Effort Of(AsOf asOf, int account, Between span) => Of(Contact.In(asOf, account, span));

    public static Effort Of(ReadOnlySpan<InteractionRow> rows)
    {
        long minutes = 0, reactive = 0, volume = 0;
        foreach (ref readonly var row in rows)
        {
            minutes += row.Minutes;
            volume += row.Volume;
            if (IsReactive(row)) reactive += row.Minutes;
        }
        return new Effort(minutes, reactive, volume);
    }

    public static Effort operator +(Effort a, Effort b) => new(a.Minutes + b.Minutes, a.ReactiveMinutes + b.ReactiveMinutes, a.Volume + b.Volume);
}
