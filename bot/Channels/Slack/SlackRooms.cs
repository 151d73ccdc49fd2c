using System.Collections.Concurrent;
using CsmBot.Data;

namespace CsmBot.Channels.Slack;

/// <summary>Which place a payload came from: what it tells, what is known, and what Slack says where the app may ask (the scopes <c>channels:read</c> and <c>groups:read</c>).</summary>
internal sealed class SlackRooms(SlackApi api, Workspaces workspaces, Store store, TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);
    private const int MostTold = 20_000;
    private readonly ConcurrentDictionary<string, Told> _told = [];

    private sealed record Told(string? Name, bool Shared, DateTime Until);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<Place> Of(SlackPayload payload, string email, CancellationToken cancel)
    {
        var place = payload.Place(email, Known(payload.Room));
        if (payload.Room.IsDirect || (place.Name is not null && !place.Shared) || await Ask(payload, place.Conversation, cancel) is not { } told) return place;
        // A payload that says that outsiders read along is believed whatever is said elsewhere.
        (place.Name, place.Shared) = (told.Name ?? place.Name, payload.TellsShared ? place.Shared : told.Shared);
        return place;
    }

    /// <summary>The bot was spoken to there; a command may be given where it is not.</summary>
    public bool Knows(SlackAddress room) => Known(room) is not null;

    private Place? Known(SlackAddress room)
    {
        using var db = store.Db();
        return db.Places.Find(SlackSender.Name, room.ToString());
    }

    private async Task<Told?> Ask(SlackPayload payload, string conversation, CancellationToken cancel)
    {
        if (_told.TryGetValue(conversation, out var before) && before.Until > Now) return before;
        if (await workspaces.Of(payload.Home, cancel) is not { } workspace) return null;
        if (_told.Count >= MostTold) _told.Clear();
        var told = await api.Ask(payload.Home, workspace.Token, "conversations.info", [new("channel", payload.Room.Channel)], cancel, who: payload.Room.Channel);
        return _told[conversation] = new Told(told.Word("channel", "name"), !told.Ok || Json.Is(told.Body, "channel", "is_ext_shared") || Json.Is(told.Body, "channel", "is_pending_ext_shared"), Now + Memory);
    }
}
