using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Conversations;
using CsmBot.Data;

namespace CsmBot.Channels.Slack;

/// <summary>From kept payloads to what the rest of the bot speaks of; decides nothing about people or data.</summary>
internal sealed class SlackReceiver(SlackPeople people, SlackRooms rooms, Workspaces workspaces, Clearance clearance, Store store)
{
    public Receiver Receiver => new([SlackSender.Name], Read);

    private async Task<Heard?> Read(Received received, CancellationToken cancel) =>
        SlackPayload.Read(received.Payload) is { } payload && await Event(payload, cancel) is { } happened ? await Hear(payload, received.Id, happened, cancel) : null;

    /// <summary>Who did it, where, and who reads along.</summary>
    public async Task<Heard> Hear(SlackPayload payload, string id, Event happened, CancellationToken cancel)
    {
        var email = await people.Email(payload.Home, payload.User, cancel);
        var place = await rooms.Of(payload, email, cancel);
        return new Heard(new Incoming(SlackSender.Name, payload.Address.ToString(), id, email, happened)
        {
            Room = payload.Room.ToString(), Personal = payload.Room.IsDirect, Cleared = clearance.Of(place), Source = Source(payload),
            TimeZone = people.Zone(payload.Home, payload.User),
        }, payload.User, payload.Type == SlackPayload.Command && !payload.Room.IsDirect && !rooms.Knows(payload.Room) ? null : place);
    }

    /// <summary>The message whose button was pressed: by its <c>ts</c>, or, where only the presser sees it, by the address that changes it.</summary>
    public static string? Source(SlackPayload payload) => payload.Type != SlackPayload.Actions ? null : payload.IsEphemeral ? payload.ResponseUrl : payload.Ts;

    private async Task<Event?> Event(SlackPayload payload, CancellationToken cancel) => payload.Type switch
    {
        SlackPayload.Event when payload.Word("event", "subtype") == "message_deleted" => new Edited(payload.Changed("ts")!, null),
        SlackPayload.Event when payload.Word("event", "subtype") == "message_changed" => new Edited(payload.Changed("ts")!, await Said(payload, payload.Changed("text") ?? "", cancel)),
        SlackPayload.Event => new Said(await Said(payload, payload.Word("event", "text") ?? "", cancel)) { Files = [.. Json.Items(payload.Json, "event", "files").Select(f => Json.Word(f, "permalink")).OfType<string>()] },
        SlackPayload.Command => new Said(await Said(payload, payload.Word("text") ?? "", cancel)),
        SlackPayload.Actions when payload.Pressed is { } pressed => new Pressed(pressed.Verb, pressed.Data),
        _ => null,
    };

    /// <summary>A colleague who is mentioned is called by their name: "accounts of @Ines".</summary>
    private async Task<string> Said(SlackPayload payload, string text, CancellationToken cancel)
    {
        var bot = payload.BotUser ?? (await workspaces.Of(payload.Home, cancel))?.BotUser;
        foreach (var user in SlackText.Mentions(text).Where(u => u != bot).Take(10)) await people.Email(payload.Home, user, cancel);
        return SlackText.Plain(text, bot, user => Name(people.Known(payload.Home, user)));
    }

    private string? Name(string? email)
    {
        People team = store.Book.People;
        return team.Find(email) is var found and >= 0 && team.History(found) is [.., var newest] ? newest.Name : null;
    }
}
