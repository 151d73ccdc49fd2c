using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Alerts;

/// <summary>
/// Decides for an alert who is told, and writes it down as tellings in the transaction of what caused them; <see cref="Dispatch"/> makes letters of them.
/// Without a transaction (a dry run) it only says what would be.
/// </summary>
internal sealed class Teller
{
    private readonly CsmDb _db;
    private readonly AsOf _asOf;
    private readonly AlertPolicy _policy;
    private readonly Lazy<Recipients> _recipients;
    private readonly Lazy<Dictionary<(string, string), Quiet>> _quiet;

    public Teller(CsmDb db, AsOf asOf, AlertPolicy policy, Func<Book, Understanding.Names.Directory> names)
    {
        (_db, _asOf, _policy) = (db, asOf, policy);
        _recipients = new(() => new Recipients(asOf, names(asOf.Book), policy, [.. db.Places], [.. db.Standing.Where(s => s.Kind == StandingKind.Watch && !s.Stopped)]));
        _quiet = new(() => db.Quiet.ToDictionary(q => (q.Channel, q.Conversation)));
    }

    public Recipients Recipients => _recipients.Value;

    /// <summary>Those to whom the alert is for, each with the ruling on its case; who may be told now or later is written down.</summary>
    /// <param name="occasion">Names what it is told for: see <see cref="Telling.Occasion"/>.</param>
    public void Tell(Alert alert, string occasion, IEnumerable<Recipient> recipients, Case that, RoundResult result)
    {
        var name = _asOf.Book.Find(alert.AccountId) is >= 0 and var account ? _asOf.Book.Accounts[account].Name : alert.AccountId;
        var free = _asOf.Now;
        foreach (var recipient in recipients)
        {
            if (recipient.Places.Count == 0)
            {
                var ruling = Sending.For(that with { Met = false });
                result.Alerts.Add(new Told(name, alert.Rule, recipient.Label, ruling.Send, ruling.Reason));
            }

            foreach (var place in recipient.Places)
            {
                var quiet = QuietTimes.Of(_quiet.Value.GetValueOrDefault((place.Channel, place.Conversation)), _policy, Zone(place));
                var here = that with { QuietUntil = quiet.Until(_asOf.Now, _asOf.Book.Workspace.Holidays), Zone = quiet.Zone, MostSingle = _policy.MostSingle };
                var ruling = Sending.For(here);
                result.Alerts.Add(new Told(name, alert.Rule, recipient.Label, ruling.Send, ruling.Reason) { Place = $"{place.Channel}|{place.Conversation}", Case = here });
                if (!ruling.Send && ruling.Until is null) continue;
                var due = ruling.Until ?? _asOf.Now;
                if (due > free) free = due;
                if (_db.Tellings.Find(alert.Id, occasion, place.Channel, place.Conversation) is null)
                    _db.Add(new Telling { AlertId = alert.Id, Occasion = occasion, Channel = place.Channel, Conversation = place.Conversation, Label = recipient.Label, Reason = ruling.Reason, Due = due });
            }
        }

        // Nobody can acknowledge what they have not been told: the time runs from the end of the quiet hours.
        alert.Deadline = alert.Step < _policy.Steps.Count ? free + _policy.Deadline(alert.To) : null;
    }

    /// <summary>A person's own zone in a direct chat; elsewhere the workspace's.</summary>
    private TimeZoneInfo Zone(Place place) => LocalTime.Zone(
        place.Person is { } email ? _asOf.Person(_asOf.Book.People.Find(email))?.TimeZone : null, _asOf.Book.Workspace.TimeZone);
}
