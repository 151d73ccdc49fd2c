namespace CsmBot.Accounts;

/// <summary>Renewals to come.</summary>
public static class Renewing
{
    /// <summary>"renews in W": renewal_date lies in window W.</summary>
    public static bool In(AsOf asOf, int account, Window window) => asOf.Book.Figures[account].RenewalDate is { } day && window.Contains(day);

    /// <summary>"overdue renewal": renewal_date before today and no row in renewals for it.</summary>
    public static bool IsOverdue(AsOf asOf, int account)
    {
        if (asOf.Book.Figures[account].RenewalDate is not { } day || day >= asOf.Today) return false;
        foreach (var renewal in asOf.Book.Renewals.Of(account))
            if (renewal.DueOn == day && IsKnown(asOf, renewal)) return false;
        return true;
    }

    /// <summary>Days from today to the renewal date, negative when it has passed; null without a date.</summary>
    public static int? DaysTo(AsOf asOf, int account) => asOf.Book.Figures[account].RenewalDate is { } day ? day.DayNumber - asOf.Today.DayNumber : null;

    /// <summary>A result exists from the day it was closed on.</summary>
    public static bool IsKnown(AsOf asOf, Renewal renewal) => renewal.ClosedOn <= asOf.Today;
}
