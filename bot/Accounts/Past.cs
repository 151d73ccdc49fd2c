namespace CsmBot.Accounts;

/// <summary>
/// The accounts as they stood on earlier days. Their records tell of today; the renewals tell what was before: until a renewal was closed, its account was active, paid
/// arr_before and was to renew on due_on. What renewals do not tell (owner, segment, sponsor, …) is taken as it is today.
/// </summary>
public static class Past
{
    /// <summary>The book for each day from <paramref name="from"/> to <paramref name="to"/>, both included; days between which no renewal was closed share one.</summary>
    /// <param name="book">The book of today.</param>
    public static IEnumerable<(DateOnly Day, Book Book)> Days(Book book, DateOnly from, DateOnly to)
    {
        var then = new List<Account>();
        for (var account = 0; account < book.Accounts.Count; account++)
            if (Next(book, account, from) is { } next) then.Add(Before(book.Accounts[account], next));
        var closed = Closed(book, from, to);
        var past = then.Count == 0 ? book : book.With(new Change { Accounts = then });
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (closed.Contains(day)) past = past.With(new Change { Accounts = [.. closed[day].Distinct().Select(a => On(book, a, day))] });
            yield return (day, past);
        }
    }

    /// <summary>The day on which a churned account was lost: that of its newest renewal that churned; null when it is active, or nobody wrote down when.</summary>
    public static DateOnly? LostOn(Book book, int account)
    {
        if (book.Figures[account].Status == AccountStatus.Active) return null;
        DateOnly? lost = null;
        foreach (var renewal in book.Renewals.Of(account))
            if (renewal.Outcome == RenewalOutcome.Churned && (lost is null || renewal.ClosedOn > lost)) lost = renewal.ClosedOn;
        return lost;
    }

    /// <summary>The account's record as of the end of a day.</summary>
    public static Account On(Book book, int account, DateOnly day) =>
        Next(book, account, day) is { } next ? Before(book.Accounts[account], next) : book.Accounts[account];

    private static ILookup<DateOnly, int> Closed(Book book, DateOnly from, DateOnly to)
    {
        var rows = new List<(DateOnly Day, int Account)>();
        for (var account = 0; account < book.Accounts.Count; account++)
            foreach (var renewal in book.Renewals.Of(account))
                if (renewal.ClosedOn > from && renewal.ClosedOn <= to) rows.Add((renewal.ClosedOn, account));
        return rows.ToLookup(r => r.Day, r => r.Account);
    }

    /// <summary>The first renewal that was closed after the day.</summary>
    private static Renewal? Next(Book book, int account, DateOnly day)
    {
        Renewal? next = null;
        foreach (var renewal in book.Renewals.Of(account))
            if (renewal.ClosedOn > day && (next is null || renewal.ClosedOn < next.ClosedOn)) next = renewal;
        return next;
    }

    private static Account Before(Account account, Renewal next) => account with { Status = AccountStatus.Active, Arr = next.ArrBefore, RenewalDate = next.DueOn };
}
