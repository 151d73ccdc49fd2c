namespace CsmBot.Accounts;

/// <summary>A run of calendar days, <see cref="From"/> included and <see cref="To"/> excluded; an open side is <c>null</c>.</summary>
public readonly record struct Window(DateOnly? From, DateOnly? To)
{
    public bool Contains(DateOnly day) => (From is null || day >= From) && (To is null || day < To);

    /// <summary>Days in the window; null when a side is open.</summary>
    public int? Days => From is { } f && To is { } t ? t.DayNumber - f.DayNumber : null;

    public DateOnly? LastDay => To?.AddDays(-1);
}
