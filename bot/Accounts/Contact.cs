namespace CsmBot.Accounts;

/// <summary>Contact with an account: its interactions at or before now.</summary>
public static class Contact
{
    /// <summary>An account's interactions in a span, in order of time.</summary>
    public static ReadOnlySpan<InteractionRow> In(AsOf asOf, int account, Between span)
    {
        var rows = asOf.Book.Interactions.Of(account);
        var end = FirstAt(rows, Math.Min(span.To, asOf.NowSeconds + 1));
        rows = rows[..end];
        return span.From == int.MinValue ? rows : rows[FirstAt(rows, span.From)..];
    }

    /// <summary>"last contact / touch": the newest interaction at or before now, in <see cref="Seconds"/>; null for never.</summary>
    public static int? Last(AsOf asOf, int account)
    {
        var rows = asOf.Book.Interactions.Of(account);
        for (var i = rows.Length - 1; i >= 0; i--)
            if (rows[i].At <= asOf.NowSeconds) return rows[i].At;
        return null;
    }

    public static DateOnly? LastDay(AsOf asOf, int account) => Last(asOf, account) is { } at ? asOf.Days.Day(at) : null;

    /// <summary>Calendar days from the last contact to today; null for never.</summary>
    public static int? DaysSince(AsOf asOf, int account) => LastDay(asOf, account) is { } day ? asOf.Today.DayNumber - day.DayNumber : null;

    /// <summary>"not contacted in N days / gone quiet": none in the last N days, or never.</summary>
    public static bool NotIn(AsOf asOf, int account, int days) => NotIn(asOf, account, asOf.LastDays(days));

    /// <summary>The same for a span that the caller made once, by <see cref="AsOf.LastDays"/>.</summary>
    public static bool NotIn(AsOf asOf, int account, Between lastDays) => Last(asOf, account) is not { } at || at < lastDays.From;

    private static int FirstAt(ReadOnlySpan<InteractionRow> rows, int seconds)
    {
        int low = 0, high = rows.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (rows[middle].At < seconds) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
