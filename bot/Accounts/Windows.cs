namespace CsmBot.Accounts;

/// <summary>The windows that count days from today (contracts: vocabulary, Time).</summary>
public static class Windows
{
    /// <summary>"last N days": N calendar days ending today.</summary>
    public static Window Last(int days, DateOnly today) => new(today.AddDays(1 - days), today.AddDays(1));

    /// <summary>"next N days": N calendar days starting today.</summary>
    public static Window Next(int days, DateOnly today) => new(today, today.AddDays(days));
}
