namespace CsmBot.Accounts;

/// <summary>Where a checkpoint of a renewal stands.</summary>
public enum CheckpointState : byte { ToCome, Due, Kept, Missing }

/// <summary>
/// The days before a renewal at which its customer is to have committed to something: 180, 90 and 30. A checkpoint is due from its day on until the next one's, or the renewal; it is kept by a
/// commitment that was written down, whenever that was, and missing when its time has gone without one.
/// </summary>
public static class Checkpoints
{
    /// <summary>In days before the renewal, the first one first.</summary>
    public static IReadOnlyList<int> All { get; } = [180, 90, 30];

    /// <summary>A renewal date that is put right by no more than so many days is the same renewal: what was written down for it stays.</summary>
    private const int SameRenewal = 45;

    public static DateOnly DayOf(DateOnly renewal, int days) => renewal.AddDays(-days);

    /// <summary>Null where there is none: the account was no customer yet, or the renewal has a result.</summary>
    public static CheckpointState? Of(AsOf asOf, int account, int days, bool isKept)
    {
        if (asOf.Book.Figures[account] is not { RenewalDate: { } renewal } figures || IsClosed(asOf, account, renewal)) return null;
        var day = DayOf(renewal, days);
        if (isKept) return CheckpointState.Kept;
        if (figures.ContractStart is { } start && day < start) return null;
        return day > asOf.Today ? CheckpointState.ToCome : LastDayOf(renewal, days) >= asOf.Today ? CheckpointState.Due : CheckpointState.Missing;
    }

    /// <summary>The one whose time it is, else the next to come; the last one when the renewal has passed.</summary>
    public static int At(DateOnly renewal, DateOnly today)
    {
        foreach (var days in All)
            if (LastDayOf(renewal, days) >= today) return days;
        return All[^1];
    }

    /// <summary>The day before the next one, or the renewal's own.</summary>
    public static DateOnly LastDayOf(DateOnly renewal, int days)
    {
        foreach (var next in All)
            if (next < days) return DayOf(renewal, next).AddDays(-1);
        return renewal;
    }

    public static bool IsSame(DateOnly renewal, DateOnly other) => Math.Abs(renewal.DayNumber - other.DayNumber) <= SameRenewal;

    public static bool IsClosed(AsOf asOf, int account, DateOnly renewal)
    {
        foreach (var row in asOf.Book.Renewals.Of(account))
            if (row.DueOn == renewal && Renewing.IsKnown(asOf, row)) return true;
        return false;
    }
}
