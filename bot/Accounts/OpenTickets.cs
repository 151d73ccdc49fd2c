namespace CsmBot.Accounts;

/// <summary>"open ticket": opened at or before now and not closed by now.</summary>
public static class OpenTickets
{
    public static bool IsKnown(AsOf asOf, Ticket ticket) => ticket.OpenedAt <= asOf.Now;

    public static bool IsOpen(AsOf asOf, Ticket ticket) => IsKnown(asOf, ticket) && (ticket.ClosedAt is not { } closed || closed > asOf.Now);

    /// <summary>The number of open tickets: from tickets where the account has rows, else from the metric open_tickets; null when there is neither.</summary>
    public static double? Count(AsOf asOf, int account)
    {
        var (known, open) = (0, 0);
        foreach (var ticket in asOf.Book.Tickets.Of(account))
        {
            if (IsKnown(asOf, ticket)) known++;
            if (IsOpen(asOf, ticket)) open++;
        }
        return known > 0 ? open : Metrics.Value(asOf, account, asOf.Book.Metrics.Find("open_tickets"));
    }
}
