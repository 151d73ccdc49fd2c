using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Questions;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Alerts;

/// <summary>Writes an alert's card to those it is for, and keeps every card that went out in step with the alert's state.</summary>
public sealed class AlertLetters(Store store, SettingLetters? settings = null, Rights? rights = null)
{
    /// <summary>One card to one conversation; gives the letter's key. The first telling of an alert there and each later one are letters of their own.</summary>
    public string Tell(Work work, Outbox outbox, Alert alert, Telling telling, DateTime now)
    {
        var occasion = telling.Occasion == "raised" ? "" : telling.Occasion + "|";
        var key = $"{Prefix(alert)}{occasion}{telling.Channel}|{telling.Conversation}";
        outbox.Add(work, new Letter(key, telling.Channel, telling.Conversation, Card(alert, now, Reader(work, telling.Channel, telling.Conversation))), now);
        return key;
    }

    /// <summary>Several alerts in one card; gives the letter's key, named after the first telling in it.</summary>
    public string Digest(Work work, Outbox outbox, Telling first, IReadOnlyList<Alert> alerts, DateTime now)
    {
        var key = $"digest|{first.AlertId}|{first.Occasion}|{first.Channel}|{first.Conversation}";
        outbox.Add(work, new Letter(key, first.Channel, first.Conversation, Burst(alerts, now)), now);
        return key;
    }

    /// <summary>Edits the messages that told of the alert. Each state of it is one edit, so saying it twice is saying it once.</summary>
    public void Update(Work work, Outbox outbox, Alert alert, DateTime now)
    {
        var prefix = Prefix(alert);
        // Between the prefix and the prefix with the last ASCII sign behind it: a range of the primary key, where "starts with" would read the whole outbox.
        var end = prefix + "~";
        var posts = work.Db.Posts.Where(p => string.Compare(p.Key, prefix) > 0 && string.Compare(p.Key, end) < 0 && p.EditsPost == null).Select(p => new { p.Key, p.Channel, p.Conversation }).ToList();
        var digests = work.Db.Tellings.Where(t => t.AlertId == alert.Id && t.Done && t.Letter != null).ToList().Where(t => IsDigest(t.Letter!)).DistinctBy(t => t.Letter);
        // All their places at once, so that looking for each one's reader asks the store no more.
        var rooms = posts.Select(p => p.Conversation).ToHashSet();
        work.Db.Places.Where(p => rooms.Contains(p.Conversation)).Load();
        outbox.Add(work,
        [
            .. posts.Select(p => new Letter($"edit{alert.Version}|{p.Key}", p.Channel, p.Conversation, Card(alert, now, Reader(work, p.Channel, p.Conversation))) { EditsLetter = p.Key }),
            .. digests.Select(d => new Letter($"edit{alert.Id}.{alert.Version}|{d.Letter}", d.Channel, d.Conversation, Burst(InLetter(work.Db, d.Letter!), now)) { EditsLetter = d.Letter }),
        ], now);
    }

    /// <summary>Letters of alerts that go out late show how things were when they were written: what has changed since follows as an edit.</summary>
    public void CatchUp(Work work, Outbox outbox, IReadOnlyCollection<string> late, DateTime now)
    {
        var ids = work.Db.Tellings.Where(t => t.Letter != null && late.Contains(t.Letter)).Select(t => t.AlertId).Distinct().ToList();
        foreach (var alert in work.Db.Alerts.Where(a => ids.Contains(a.Id) && a.Version > 0).ToList()) Update(work, outbox, alert, now);
    }

    /// <summary>The alert's card as it stands; times are in the workspace's zone.</summary>
    /// <param name="reader">The e-mail of the one person who reads it, whose role says what is on it; null in a channel.</param>
    public Reply Card(Alert alert, DateTime now, string? reader)
    {
        var asOf = At(now);
        var account = asOf.Book.Find(alert.AccountId);
        var view = View(alert, asOf, account);
        if (reader is not null && asOf.Person(asOf.Book.People.Find(reader)) is { } person && !(rights ?? Rights.Usual).May(person, Ability.Arr)) view = view with { Arr = null };
        if (settings is null || account < 0 || HealthHistory.Newest(asOf, account) is not { } newest || !Health.Setting.IsPerson(newest.SetBy)) return new Reply(AlertCard.Of(view));
        using var db = store.Db();
        return new Reply(AlertCard.Of(view with { ByHand = settings.BesideRules(db, asOf, account) }));
    }

    private static string? Reader(Work work, string channel, string conversation) => work.Db.Places.Find(channel, conversation) is { Kind: PlaceKind.Personal } place ? place.Person : null;

    /// <summary>Where it stands, in a few words: "open", "snoozed until 30 Nov 2026".</summary>
    public static string Standing(Alert alert, AsOf asOf) => alert.State switch
    {
        Data.AlertState.Open => alert.Assignee is { } whom ? $"assigned to {Name(asOf, whom)}" : alert.Escalated is { } step ? $"open, escalated to {step}" : "open",
        Data.AlertState.Acknowledged => $"{Name(asOf, alert.By)} looks after it",
        Data.AlertState.Snoozed => $"snoozed until {Cell.Day(alert.Until ?? asOf.Today)}",
        Data.AlertState.Cleared => alert.Became is Colour.Yellow or Colour.Red ? alert.Ended ?? "over" : $"cleared: {alert.Ended}",
        Data.AlertState.Superseded => alert.Ended ?? "it got worse",
        _ => throw new ArgumentOutOfRangeException(nameof(alert), alert.State, "no such state"),
    };

    private Reply Burst(IReadOnlyList<Alert> alerts, DateTime now)
    {
        var asOf = At(now);
        return new Reply(BurstCard.Of([.. alerts.Select(a => new BurstLine(a.Id, AccountName(asOf.Book, a), Words.Of(a.To), a.Because, Standing(a, asOf), a.IsLive))],
            Instant.Of(alerts.Max(a => a.RaisedAt), asOf.Moment.Zone)));
    }

    private static List<Alert> InLetter(CsmDb db, string letter)
    {
        var ids = db.Tellings.Where(t => t.Letter == letter).OrderBy(t => t.Due).ThenBy(t => t.AlertId).Select(t => t.AlertId).ToList();
        // Tracked rows come as they are in this transaction, also those not yet saved.
        var alerts = db.Alerts.Where(a => ids.Contains(a.Id)).ToDictionary(a => a.Id);
        return [.. ids.Where(alerts.ContainsKey).Select(id => alerts[id])];
    }

    private static bool IsDigest(string letter) => letter.StartsWith("digest|", StringComparison.Ordinal);

    private static string Prefix(Alert alert) => $"alert|{alert.Id}|";

    private AsOf At(DateTime now)
    {
        var book = store.Book;
        return new AsOf(book, new Moment(now, book.Workspace.TimeZone, book.Workspace));
    }

    internal static string AccountName(Book book, Alert alert) => book.Find(alert.AccountId) is >= 0 and var account ? book.Accounts[account].Name : alert.AccountId;

    private static AlertView View(Alert alert, AsOf asOf, int account)
    {
        var (book, zone) = (asOf.Book, asOf.Moment.Zone);
        var view = new AlertView(alert.Id, alert.AccountId, AccountName(book, alert), Words.Of(alert.From), Words.Of(alert.To), alert.Rule, alert.Because, Instant.Of(alert.RaisedAt, zone))
        {
            State = State(alert, asOf), NextStep = alert.Next, Assignee = alert.Assignee is { } whom ? Name(asOf, whom) : null, Escalated = alert.Escalated,
        };
        if (account < 0) return view;
        var record = book.Accounts[account];
        return view with
        {
            Owner = asOf.Person(book.Figures[account].Owner)?.Name ?? record.CsmEmail, Tier = asOf.TierOf(account) is > 0 and var tier ? tier : null,
            Arr = Cell.Money((double)record.Arr, record.Currency), Renewal = record.RenewalDate,
            TakesCommitment = Checkpoints.All.Any(days => Checkpoints.Of(asOf, account, days, isKept: false) is CheckpointState.Due),
            LastContact = Contact.Last(asOf, account) is { } at ? asOf.Days.Day(at) : null, ContactKnown = Contact.Last(asOf, account) is not null,
            Before = Before(alert, asOf, account), Around = [.. Why.Around(account, asOf).Where(s => !alert.Because.Contains(s.TrimEnd('.'), StringComparison.OrdinalIgnoreCase))],
        };
    }

    /// <summary>"green for 47 days": how long the colour lasted that the account left.</summary>
    private static string? Before(Alert alert, AsOf asOf, int account)
    {
        DateTime? since = null;
        foreach (var row in HealthHistory.Known(asOf, account))
        {
            if (row.At >= alert.RaisedAt) break;
            if (row.Status != alert.From) since = null;
            else since ??= row.At;
        }

        return since is { } from ? $"{Words.Of(alert.From)} for {Phrases.Count(Math.Max(0, (asOf.Days.Day(alert.RaisedAt).DayNumber - asOf.Days.Day(from).DayNumber)), "day")}" : null;
    }

    private static CsmBot.Cards.Templates.AlertState State(Alert alert, AsOf asOf)
    {
        var (at, by) = (Instant.Of(alert.StateAt, asOf.Moment.Zone), Name(asOf, alert.By));
        return alert.State switch
        {
            Data.AlertState.Open => new CsmBot.Cards.Templates.AlertState.Open(),
            Data.AlertState.Acknowledged => new CsmBot.Cards.Templates.AlertState.Acknowledged(by, at),
            Data.AlertState.Snoozed => new CsmBot.Cards.Templates.AlertState.Snoozed(by, alert.Until ?? asOf.Today),
            Data.AlertState.Cleared or Data.AlertState.Superseded => new CsmBot.Cards.Templates.AlertState.Cleared(at, alert.Ended ?? "it is over", alert.Became is { } colour ? Words.Of(colour) : null, alert.Successor),
            _ => throw new ArgumentOutOfRangeException(nameof(alert), alert.State, "no such state"),
        };
    }

    private static string Name(AsOf asOf, string? email) => asOf.Person(asOf.Book.People.Find(email))?.Name ?? email ?? "somebody";
}
