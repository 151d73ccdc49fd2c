using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;

namespace CsmBot.Conversations;

/// <summary>
/// Offers leads the first warning sign of a fire as a rule once the fire is closed: of one that was known to burn, or that came closed within the last days; once a fire. Several at
/// once are one message. Quiet hours hold it back, and where no lead has been met yet it waits.
/// </summary>
public sealed class FireOffers(Store store, Outbox outbox, RulesInForce rules, KnownNames names, AlertPolicy policy, Rights rights)
{
    /// <summary>An import of years of history is no news: a fire that comes closed counts if it was closed at most so many days ago.</summary>
    private const int NewsDays = 30;

    /// <summary>More than this for one conversation become one message.</summary>
    private const int MostSingle = 3;

    private readonly HealthRules _known = new(store, rules);
    private readonly FireLessons _lessons = new(new HealthRules(store, rules), rules);

    public async Task Run(DateTime now, CancellationToken cancel)
    {
        var book = store.Book;
        var asOf = new AsOf(book, new Moment(now, book.Workspace.TimeZone, book.Workspace));
        List<(Place Place, Fire Fire)> owed;
        List<string> burning;
        using (var db = store.Db())
        {
            var seen = db.FireOffers.ToDictionary(o => o.FireId);
            var fires = Enumerable.Range(0, book.Accounts.Count).SelectMany(a => book.Fires.Of(a).ToArray()).Where(f => Fires.IsKnown(asOf, f)).ToList();
            burning = [.. fires.Where(f => Fires.IsOpen(asOf, f) && !seen.ContainsKey(f.FireId)).Select(f => f.FireId)];
            var closed = fires.Where(f => Fires.IsClosed(asOf, f) && !string.IsNullOrWhiteSpace(f.FirstWarningSign)
                && (seen.TryGetValue(f.FireId, out var row) ? row.OfferedAt is null : f.ClosedAt >= now.AddDays(-NewsDays))).OrderBy(f => f.ClosedAt).ToList();
            owed = closed.Count == 0 ? [] : [.. Whom(db, asOf, closed)];
        }

        if (burning.Count > 0) await store.Write(work => { foreach (var id in burning) if (work.Db.FireOffers.Find(id) is null) work.Db.Add(new FireOffer { FireId = id, OpenAt = now }); }, cancel);
        if (owed.Count == 0 || _known.Known(out _) is not { } set) return;
        // What rules would have caught is looked for before the store is locked.
        var letters = owed.GroupBy(o => (o.Place.Channel, o.Place.Conversation)).SelectMany(g => Letters(g.First().Place, [.. g.Select(o => o.Fire)], book, set, now)).ToList();
        await store.Write(work =>
        {
            foreach (var (letter, draft) in letters.Where(l => l.Fires.Any(f => work.Db.FireOffers.Find(f) is null or { OfferedAt: null })).Select(l => (l.Letter, l.Draft)).ToList())
            {
                if (draft is { } kept) Memory.Keep(work, kept.Id, kept.Draft.Rule.Owner!, kept.Draft, now + Memory.Offers);
                outbox.Add(work, letter, now);
            }

            foreach (var id in letters.SelectMany(l => l.Fires).Distinct())
                if (work.Db.FireOffers.Find(id) is { } row) row.OfferedAt ??= now;
                else work.Db.Add(new FireOffer { FireId = id, OfferedAt = now });
        }, cancel);
    }

    /// <summary>The direct chats of the leads of the owner's team, else of all leads; of a fire none where somebody is to be left alone for now.</summary>
    private IEnumerable<(Place, Fire)> Whom(CsmDb db, AsOf asOf, IEnumerable<Fire> fires)
    {
        var recipients = new Recipients(asOf, names.Of(asOf.Book), policy, [.. db.Places], []);
        var quiet = db.Quiet.ToDictionary(q => (q.Channel, q.Conversation));
        var all = asOf.Book.People.Known.Select(asOf.Person).OfType<Person>().Where(p => rights.May(p, Ability.Rules)).SelectMany(p => recipients.InPerson(p.Email).Places).ToList();
        foreach (var fire in fires)
        {
            var own = recipients.Leads(asOf.Book.Find(fire.AccountId)).SelectMany(r => r.Places).ToList();
            var places = own.Count > 0 ? own : all;
            if (places.Any(p => QuietTimes.Of(quiet.GetValueOrDefault((p.Channel, p.Conversation)), policy, Zone(asOf, p)).Until(asOf.Now, asOf.Book.Workspace.Holidays) is not null)) continue;
            foreach (var place in places) yield return (place, fire);
        }
    }

    private IEnumerable<(Letter Letter, IReadOnlyList<string> Fires, (string Id, RuleDrafts.Draft Draft)? Draft)> Letters(Place place, IReadOnlyList<Fire> fires, Book book, RuleSet set, DateTime now)
    {
        if (Scene(place, book, now) is not { } scene) yield break;
        var lessons = fires.Select(f => _lessons.Of(scene, f, set)).ToList();
        if (fires.Count > MostSingle)
        {
            yield return (new Letter($"fire-offers|{fires[0].FireId}|{place.Channel}|{place.Conversation}", place.Channel, place.Conversation, new Reply(FireLessonListCard.Of([.. lessons.Select(l => FireLessons.Line(scene, l))]))),
                [.. fires.Select(f => f.FireId)], null);
            yield break;
        }

        foreach (var lesson in lessons)
        {
            var (key, id) = ($"fire-offer|{lesson.Fire.FireId}|{place.Channel}|{place.Conversation}", $"rule-of-fire|{lesson.Fire.FireId}");
            var draft = FireLessons.Draft(scene, lesson, set);
            var card = draft is null ? _lessons.Without(scene, lesson, set) : _lessons.Card(scene, id, draft);
            yield return (new Letter(key, place.Channel, place.Conversation, new Reply(card)), [lesson.Fire.FireId], draft is null ? null : (id, draft));
        }
    }

    private Scene? Scene(Place place, Book book, DateTime now)
    {
        if (book.People.On(book.People.Find(place.Person), DateOnly.FromDateTime(now)) is not { } person) return null;
        var moment = new Moment(now, LocalTime.Zone(person.TimeZone, book.Workspace.TimeZone), book.Workspace, person.Email);
        return new Scene(new Incoming(place.Channel, place.Conversation, "fire-offer", person.Email, new Said("")) { Personal = true }, person, moment, book, names.Of(book), new Recollection()) { Rights = rights };
    }

    private static TimeZoneInfo Zone(AsOf asOf, Place place) => LocalTime.Zone(asOf.Person(asOf.Book.People.Find(place.Person))?.TimeZone, asOf.Book.Workspace.TimeZone);
}
