using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>What keeping accounts green comes to.</summary>
internal static class KeptGreen
{
    /// <summary>Was an account by the window's first day: accounts that came later could not be kept.</summary>
    public static bool WasThere(Grounds grounds, int account) => grounds.Book.Figures[account].ContractStart is not { } start || start <= grounds.From;

    /// <summary>Was there and green as the window began.</summary>
    public static bool Was(Grounds grounds, int account) => WasThere(grounds, account) && HealthHistory.WasGreenAtStart(grounds.AsOf, account, grounds.Span);

    /// <summary>Green days ÷ days of their calendar month, summed over days of the window, from contract_start on and up to now.</summary>
    public static double AccountMonths(Grounds grounds, int account, DateOnly first, DateOnly last)
    {
        var asOf = grounds.AsOf;
        if (grounds.Book.Figures[account].ContractStart is { } start && start > first) first = start;
        var rows = HealthHistory.Known(asOf, account);
        var months = 0.0;
        // A colour holds from the day in whose course it came (health "on DATE" is that of the day's end) to the day before the next change.
        var (from, colour) = (DateOnly.MinValue, Colour.Green);
        for (var i = 0; i <= rows.Length; i++)
        {
            var until = i < rows.Length ? asOf.Days.Day(rows[i].At) : last.AddDays(1);
            if (colour == Colour.Green) months += Months(from < first ? first : from, until > last ? last : until.AddDays(-1));
            if (i < rows.Length) (from, colour) = (until, rows[i].Status);
        }
        return months;
    }

    /// <summary>Days from first to last, both included, each as its part of its month.</summary>
    private static double Months(DateOnly first, DateOnly last)
    {
        var sum = 0.0;
        while (first <= last)
        {
            var days = DateTime.DaysInMonth(first.Year, first.Month);
            var end = new DateOnly(first.Year, first.Month, days) is var e && e < last ? e : last;
            sum += (end.DayNumber - first.DayNumber + 1) / (double)days;
            first = end.AddDays(1);
        }
        return sum;
    }
}
