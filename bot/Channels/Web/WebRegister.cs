using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Channels.Web;

/// <summary>Makes the local page's chats known as places, so that alerts find the team's direct chats and the channels before anyone has written there.</summary>
public static class WebRegister
{
    public static Task Write(Store store, People people, CancellationToken cancel) => store.Write(work =>
    {
        foreach (var channel in new[] { WebPlaces.Leads, WebPlaces.HealthAlerts }) Places.Remember(work, Of(channel, PlaceKind.Channel));
        foreach (var person in people.Known) Places.Remember(work, Direct(people.Email(person)));
    }, cancel);

    /// <summary>Without the page nobody reads there: what is meant for people must find another way, or count as not told.</summary>
    public static Task Clear(Store store, CancellationToken cancel) =>
        store.Write(work => work.Db.RemoveRange(work.Db.Places.Where(p => p.Channel == WebMessages.Channel)), cancel);

    private static Place Direct(string email)
    {
        var place = Of(WebPlaces.Direct(email), PlaceKind.Personal);
        (place.Name, place.Person, place.UserId) = (null, email, email);
        return place;
    }

    private static Place Of(WebPlace place, PlaceKind kind) => new() { Channel = WebMessages.Channel, Conversation = place.Conversation, Kind = kind, Name = place.Name };
}
