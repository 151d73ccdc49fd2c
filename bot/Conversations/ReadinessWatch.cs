using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.SuccessPlans;

namespace CsmBot.Conversations;

/// <summary>Tells an account's CSM once when what stakeholders agreed to call ready is met by the facts. Quiet hours hold it back; a CSM whom the bot has not met is told later.</summary>
public sealed class ReadinessWatch(Store store, Outbox outbox, KnownNames names, AlertPolicy policy)
{
    public async Task Run(DateTime now, CancellationToken cancel)
    {
        var book = store.Book;
        var asOf = new AsOf(book, new Moment(now, book.Workspace.TimeZone, book.Workspace));
        List<(ReadinessState State, Place Place, DateTime? NotBefore)> owed;
        using (var db = store.Db())
        {
            var met = db.Readiness.Where(r => r.ToldAt == null).ToList().Select(r => ReadinessState.Of(asOf, r, asOf.Today)).OfType<ReadinessState>().Where(s => s.IsMet).ToList();
            if (met.Count == 0) return;
            var places = db.Places.Where(p => p.Kind == PlaceKind.Personal).ToList();
            var quiet = db.Quiet.ToDictionary(q => (q.Channel, q.Conversation));
            owed = [.. met.SelectMany(s => places.Where(p => string.Equals(p.Person, book.Accounts[book.Find(s.Statement.AccountId)].CsmEmail, StringComparison.OrdinalIgnoreCase) && outbox.Sender(p.Channel) is not null)
                .Select(p => (s, p, QuietTimes.Of(quiet.GetValueOrDefault((p.Channel, p.Conversation)), policy, Zone(asOf, p)).Until(now, book.Workspace.Holidays))))];
        }

        if (owed.Count == 0) return;
        await store.Write(work =>
        {
            foreach (var (state, place, notBefore) in owed)
                if (Card(place, state, book, now) is { } card)
                    outbox.Add(work, new Letter($"readiness|{state.Statement.Id}|{place.Channel}|{place.Conversation}", place.Channel, place.Conversation, new Reply(card)) { NotBefore = notBefore }, now);
            foreach (var id in owed.Select(o => o.State.Statement.Id).Distinct())
                if (work.Db.Readiness.Find(id) is { } told) told.ToldAt ??= now;
        }, cancel);
    }

    private Card? Card(Place place, ReadinessState state, Book book, DateTime now)
    {
        if (book.People.On(book.People.Find(place.Person), DateOnly.FromDateTime(now)) is not { } person) return null;
        var account = book.Accounts[book.Find(state.Statement.AccountId)];
        var moment = new Moment(now, LocalTime.Zone(person.TimeZone, book.Workspace.TimeZone), book.Workspace, person.Email);
        var scene = new Scene(new Incoming(place.Channel, place.Conversation, "readiness", person.Email, new Said("")) { Personal = true }, person, moment, book, names.Of(book), new Recollection());
        return ReadinessCard.Of(new ReadinessView($"{account.Name} is ready for {state.Statement.Goal}: what {string.Join(" and ", state.AgreedBy)} agreed to is met.", (account.AccountId, account.Name), null, [PlanViews.Line(scene, state)]));
    }

    private static TimeZoneInfo Zone(AsOf asOf, Place place) => LocalTime.Zone(asOf.Person(asOf.Book.People.Find(place.Person))?.TimeZone, asOf.Book.Workspace.TimeZone);
}
