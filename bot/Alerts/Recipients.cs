using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Alerts;

/// <summary>A conversation that an alert goes to, and what a person calls it ("#health-alerts", "Dana Reyes").</summary>
public sealed record Recipient(string Channel, string Conversation, string Label);

/// <summary>Whom an alert is for: the channel named in the settings, wherever the bot knows it, and the account's owner in person.</summary>
public static class Recipients
{
    /// <summary>The name of the channel that alerts go to.</summary>
    public const string AlertChannel = "health-alerts";

    public static IEnumerable<Recipient> Of(IReadOnlyCollection<Place> places, string ownerEmail, Person? owner)
    {
        foreach (var place in places)
            if (place.Kind == PlaceKind.Channel && string.Equals(place.Name, AlertChannel, StringComparison.OrdinalIgnoreCase))
                yield return new Recipient(place.Channel, place.Conversation, "#" + AlertChannel);
        foreach (var place in places)
            if (place.Kind == PlaceKind.Personal && string.Equals(place.Person, ownerEmail, StringComparison.OrdinalIgnoreCase))
                yield return new Recipient(place.Channel, place.Conversation, owner?.Name ?? ownerEmail);
    }
}
