using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Tickets
{
    public static readonly Kind<Ticket> Kind = new(
        "tickets", "ticket_id, account_id, opened_at, closed_at?, priority, subject, handled_by?, minutes?", Read, t => t.TicketId,
        t => [t.TicketId, t.AccountId, Cell.Of(t.OpenedAt), Cell.Of(t.ClosedAt), Words.Of(t.Priority), t.Subject, t.HandledBy, Cell.Of(t.Minutes)]);

    private static Ticket Read(Row row)
    {
        var ticket = new Ticket(
            row.Text("ticket_id"), row.Account("account_id"), row.Instant("opened_at"), row.InstantOrNull("closed_at"), row.Choice<Priority>("priority"),
            row.Text("subject"), row.PersonOrNull("handled_by"), row.WholeOrNull("minutes", 0));
        row.InOrder("closed_at", ticket.ClosedAt, "opened_at", ticket.OpenedAt);
        return ticket;
    }
}
