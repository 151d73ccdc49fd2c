using System.Text.Json;
using CsmBot.Access;
using CsmBot.Conversations;
using CsmBot.Data;

namespace CsmBot.Channels.Teams;

/// <summary>From activities to what the rest of the bot speaks of; decides nothing about people or data.</summary>
public sealed class Translation(Store store, IUsers users, TeamChannels channels, Clearance clearance)
{
    public async Task<Incoming> Incoming(Activity activity, CancellationToken cancel)
    {
        var email = await users.EmailOf(activity, cancel);
        return new(activity.Channel, activity.Conversation, KeyOf(activity), email, Event(activity))
        {
            Room = activity.Room,
            Personal = activity.IsPersonal,
            Cleared = clearance.Of(Known(activity) ?? Place(activity, email)),
            Source = activity.ReplyTo,
        };
    }

    /// <summary>Reads kept activities: of Teams, and of the local page, which speaks the same protocol.</summary>
    public Receiver Receiver => new([ConnectorSender.Name, Web.WebMessages.Channel], async (received, cancel) =>
    {
        var activity = Stored(received);
        if (channels.Lacks(activity)) await channels.Learn(activity, cancel);
        var incoming = await Incoming(activity, cancel);
        return new Heard(incoming, activity.FromId, Place(activity, incoming.From));
    });

    /// <summary>The place as the store knows it: most activities do not tell what their channel is called.</summary>
    private Place? Known(Activity activity)
    {
        using var db = store.Db();
        return db.Places.Find(activity.Channel, activity.Room) is { } known ? Places.Merged(known, Place(activity, "")) : null;
    }

    /// <summary>Under which the inbox keeps it. An edit bears the id of its message, so what sets it apart is when it was made.</summary>
    public static string KeyOf(Activity activity) => activity.Type is "messageUpdate" or "messageDelete" ? $"{activity.Type}:{activity.Id}:{activity.Timestamp}" : activity.Id;

    public static Place Place(Activity activity, string person) => new()
    {
        Channel = activity.Channel, Conversation = activity.Room, ServiceUrl = activity.ServiceUrl, BotId = activity.BotId, Name = activity.PlaceName,
        Kind = activity.IsPersonal ? PlaceKind.Personal : activity.ConversationType == "channel" ? PlaceKind.Channel : PlaceKind.Group,
        Person = activity.IsPersonal && person != "" ? person : null, UserId = activity.IsPersonal ? activity.FromId : null,
        Tenant = activity.Tenant, Team = activity.TeamId, Shared = activity.IsShared,
    };

    /// <summary>A stored payload again; it was read once before it was stored.</summary>
    public static Activity Stored(Received received)
    {
        using var json = JsonDocument.Parse(received.Payload);
        return Activity.Read(json.RootElement.Clone(), received.Id).Activity!;
    }

    private static Event Event(Activity activity) => activity.Type switch
    {
        "invoke" => Executed(activity),
        // Action.Submit in a chat arrives as a message without text whose value holds the button's data and the form's fields.
        "message" when activity.Text == "" && Activity.Word(activity.Value, "verb") is { } verb => new Pressed(verb, Activity.Scalars(activity.Value)),
        "message" => new Said(activity.Text) { Files = activity.Files },
        "messageUpdate" => new Edited(activity.Id, activity.Text),
        "messageDelete" => new Edited(activity.Id, null),
        _ => new Arrived(activity.IsPersonal ? null : activity.PlaceName ?? "everyone"),
    };

    private static Pressed Executed(Activity activity)
    {
        var action = Activity.At(activity.Value, "action") ?? default;
        return new Pressed(Activity.Word(action, "verb") ?? "", Activity.Scalars(Activity.At(action, "data") ?? default));
    }
}
