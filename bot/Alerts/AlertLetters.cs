using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using Fact = CsmBot.Cards.Fact;

namespace CsmBot.Alerts;

/// <summary>Writes an alert's card to those it is for, and keeps every card that went out in step with the alert's state.</summary>
public sealed class AlertLetters(Store store)
{
    public void Tell(Work work, Outbox outbox, Alert alert, Place place, DateTime now)
    {
        var suffix = alert.Version == 0 ? "" : $"again{alert.Version}|";
        outbox.Add(work, new Letter($"{Prefix(alert)}{suffix}{place.Channel}|{place.Conversation}", place.Channel, place.Conversation, Card(alert, now)), now);
    }

    /// <summary>Edits the messages that told of the alert. Each state of it is one edit, so saying it twice is saying it once.</summary>
    public void Update(Work work, Outbox outbox, Alert alert, DateTime now)
    {
        var prefix = Prefix(alert);
        // Between the prefix and the prefix with the last ASCII sign behind it: a range of the primary key, where "starts with" would read the whole outbox.
        var end = prefix + "~";
        var posts = work.Db.Posts.Where(p => string.Compare(p.Key, prefix) > 0 && string.Compare(p.Key, end) < 0 && p.EditsPost == null).Select(p => new { p.Key, p.Channel, p.Conversation }).ToList();
        foreach (var post in posts)
            outbox.Add(work, new Letter($"edit{alert.Version}|{post.Key}", post.Channel, post.Conversation, Card(alert, now)) { EditsLetter = post.Key }, now);
    }

    /// <summary>The alert's card as it stands; times are in the workspace's zone.</summary>
    public Reply Card(Alert alert, DateTime now)
    {
        var book = store.Book;
        var asOf = new AsOf(book, new Moment(now, book.Workspace.TimeZone, book.Workspace));
        return new Reply(AlertCard.Of(View(alert, asOf, book.Find(alert.AccountId))));
    }

    private static string Prefix(Alert alert) => $"alert|{alert.Id}|";

    private static AlertView View(Alert alert, AsOf asOf, int account)
    {
        var (book, zone) = (asOf.Book, asOf.Moment.Zone);
        var view = new AlertView(alert.Id, alert.AccountId, account < 0 ? alert.AccountId : book.Accounts[account].Name, Words.Of(alert.From), Words.Of(alert.To),
            alert.Rule, alert.Because, Local(alert.RaisedAt, zone)) { State = State(alert, asOf), NextStep = alert.Next };
        if (account < 0) return view;
        var record = book.Accounts[account];
        return view with
        {
            Owner = asOf.Person(book.Figures[account].Owner)?.Name ?? record.CsmEmail, Tier = asOf.TierOf(account) is > 0 and var tier ? tier : null,
            Arr = Cell.Money((double)record.Arr, record.Currency), Renewal = record.RenewalDate,
            LastContact = Contact.Last(asOf, account) is { } at ? asOf.Days.Day(at) : null, ContactKnown = Contact.Last(asOf, account) is not null,
        };
    }

    private static CsmBot.Cards.Templates.AlertState State(Alert alert, AsOf asOf)
    {
        var (at, by) = (Local(alert.StateAt, asOf.Moment.Zone), Name(asOf, alert.By));
        return alert.State switch
        {
            Data.AlertState.Open => new CsmBot.Cards.Templates.AlertState.Open(),
            Data.AlertState.Acknowledged => new CsmBot.Cards.Templates.AlertState.Acknowledged(by, at),
            Data.AlertState.Snoozed => new CsmBot.Cards.Templates.AlertState.Snoozed(by, alert.Until ?? asOf.Today),
            Data.AlertState.Cleared or Data.AlertState.Superseded => new CsmBot.Cards.Templates.AlertState.Cleared(at, alert.Ended ?? "it is over"),
            _ => throw new ArgumentOutOfRangeException(nameof(alert), alert.State, "no such state"),
        };
    }

    private static string Name(AsOf asOf, string? email) => asOf.Person(asOf.Book.People.Find(email))?.Name ?? email ?? "somebody";

    private static DateTime Local(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
