using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

internal sealed class Tickets(AsOf asOf) : RecordKind<Ticket>(asOf)
{
    public override Kind Kind => Kind.Tickets;
    public override ReadOnlySpan<Ticket> Rows(int account, Between span) => Book.Tickets.Of(account);
    public override bool IsKnown(in Ticket row) => OpenTickets.IsKnown(AsOf, row);

    private DateTime? Closed(Ticket t) => OpenTickets.IsOpen(AsOf, t) ? null : t.ClosedAt;

    /// <summary>How long it has been open, or was until it was closed, in calendar days.</summary>
    private double Age(Ticket t) => (Closed(t) is { } closed ? AsOf.Days.Day(closed) : AsOf.Today).DayNumber - AsOf.Days.Day(t.OpenedAt).DayNumber;

    public override Day<Ticket>? DayOf(RecordDay day) => day switch
    {
        RecordDay.Main or RecordDay.Opened => (in Ticket t) => DayOf(AsOf, t.OpenedAt),
        RecordDay.Closed or RecordDay.Done => (in Ticket t) => DayOf(AsOf, Closed(t)),
        _ => null,
    };

    public override Number<Ticket>? SecondOf(RecordDay day) => day switch
    {
        RecordDay.Main or RecordDay.Opened => static (int _, in Ticket t) => Second(t.OpenedAt),
        RecordDay.Closed or RecordDay.Done => (int _, in Ticket t) => Second(Closed(t)),
        _ => null,
    };

    public override Text<Ticket>? TextOf(RecordField field) => field switch
    {
        RecordField.Id => static (int _, in Ticket t) => t.TicketId,
        RecordField.Person => static (int _, in Ticket t) => t.HandledBy,
        RecordField.PersonTeam => (int _, in Ticket t) => TeamOf(t.HandledBy),
        RecordField.PersonRole => (int _, in Ticket t) => RoleOf(t.HandledBy),
        RecordField.Priority => static (int _, in Ticket t) => Words.Of(t.Priority),
        RecordField.Subject => static (int _, in Ticket t) => t.Subject,
        RecordField.Open => (int _, in Ticket t) => YesNo(OpenTickets.IsOpen(AsOf, t)),
        RecordField.Done => (int _, in Ticket t) => YesNo(!OpenTickets.IsOpen(AsOf, t)),
        _ => null,
    };

    public override Number<Ticket>? NumberOf(RecordField field) => field switch
    {
        RecordField.AgeDays => (int _, in Ticket t) => Age(t),
        RecordField.Minutes => static (int _, in Ticket t) => t.Minutes ?? double.NaN,
        _ => null,
    };

    public override Number<Ticket>? NumberOf(RecordNumber number) => number switch
    {
        RecordNumber.Count => static (int _, in Ticket _) => 1,
        RecordNumber.DaysOpen => (int _, in Ticket t) => Age(t),
        RecordNumber.People => (int _, in Ticket t) => PersonCode(t.HandledBy) is var p and >= 0 ? p : double.NaN,
        _ => null,
    };

    public override Code<Ticket>? CodeOf(Axis axis) => axis.Dimension switch
    {
        Dimension.Priority => static (int _, in Ticket t) => (int)t.Priority,
        Dimension.Person => (int _, in Ticket t) => PersonCode(t.HandledBy),
        Dimension.PersonTeam => (int _, in Ticket t) => axis.Code(TeamOf(t.HandledBy)),
        Dimension.Reason or Dimension.Cause => (int _, in Ticket t) => axis.Code(t.Subject),
        Dimension.Outcome => (int _, in Ticket t) => axis.Code(OpenTickets.IsOpen(AsOf, t) ? "open" : "closed"),
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => (int _, in Ticket t) => axis.Code(DayOf(AsOf, t.OpenedAt)),
        _ => null,
    };

    public override IEnumerable<Column<Ticket>> Columns =>
    [
        new("ticket", (_, t) => t.TicketId),
        new("account", (a, _) => Book.Accounts[a].Name),
        new("priority", (_, t) => Words.Of(t.Priority)),
        new("subject", (_, t) => t.Subject),
        new("opened", (_, t) => DayOf(AsOf, t.OpenedAt)),
        new("closed", (_, t) => DayOf(AsOf, Closed(t))),
        new("days_open", (_, t) => Age(t)),
        new("handled_by", (_, t) => PersonName(t.HandledBy)),
    ];
}
