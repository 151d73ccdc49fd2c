using CsmBot.Channels.Teams.Trust;
using CsmBot.Channels.Web;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels.Teams;

/// <summary>
/// <c>POST /api/messages</c>: the Bot Framework Activity protocol. What a person says is stored and acknowledged at once, and answered through the conversation's
/// service address; invokes and <c>expectReplies</c> are answered in the response.
/// </summary>
public sealed class ActivityEndpoint(Store store, Turn turn, Inbox inbox, Outbox outbox, Translation translation, IUsers users, Invokes invokes, Refusals refusals, TeamChannels channels,
    ServiceAddresses addresses, Admission admission, TimeProvider time)
{
    public const string Path = "/api/messages";

    // Types of the Activity specification that ask nothing of us. Any other is a mistake of the sender's.
    private static readonly HashSet<string> _ignored =
    [
        "messageReaction", "typing", "event", "endOfConversation", "contactRelationUpdate", "deleteUserData", "trace", "handoff",
        "suggestion", "command", "commandResult",
    ];

    public void Map(IEndpointRouteBuilder app) => app.MapPost(Path, (HttpRequest request, CancellationToken cancel) => Receive(request, cancel));

    private async Task<IResult> Receive(HttpRequest request, CancellationToken cancel)
    {
        var admitted = await admission.Ask(request, cancel);
        if (admitted.Refusal is { } stranger) return stranger;
        var (text, json, refusal) = await Body.Read(request, cancel);
        if (refusal is not null) return refusal;
        if (admitted.RefusalOf(json, request.HttpContext.Response) is { } misfit) return misfit;
        var (activity, problem) = Activity.Read(json, newId: "own-" + System.IO.Path.GetRandomFileName());
        if (activity is null) return Problems.Of(400, "BadArgument", problem!);
        if (_ignored.Contains(activity.Type)) return Results.Ok(new { });
        if (activity.Type is not ("message" or "messageUpdate" or "messageDelete" or "invoke" or "conversationUpdate" or "installationUpdate"))
            return Problems.Of(400, "BadArgument", $"There is no activity type “{activity.Type}”.");
        if (AddressProblem(activity) is { } wrong) return Problems.Of(400, "BadArgument", wrong);
        return activity.Type switch
        {
            "message" => await Message(activity, text, cancel),
            "messageUpdate" or "messageDelete" => await Edited(activity, text, cancel),
            "invoke" => await invokes.Answer(activity, text, cancel),
            _ => await Membership(activity, cancel),
        };
    }

    private async Task<IResult> Message(Activity activity, string text, CancellationToken cancel)
    {
        // Where nobody need be asked who it is, a stranger is turned away before anything of theirs is kept; else the inbox keeps it until that is known.
        var person = users.KnownEmailOf(activity);
        if (person is not null && !turn.Knows(person)) return await refusals.Refuse(activity, Turn.Stranger, cancel);
        if (activity.ExpectsReplies) return await invokes.Reply(activity, text, cancel);
        await inbox.Keep(activity.Channel, activity.Conversation, activity.Id, text, Translation.Place(activity, person ?? ""), cancel);
        return Results.Accepted(value: new { id = activity.Id });
    }

    /// <summary>An edit asks for something only where its message logged something; it is never worked off as if it had been said anew.</summary>
    private async Task<IResult> Edited(Activity activity, string text, CancellationToken cancel)
    {
        if (turn.HasLogged(activity.Channel, activity.Conversation, activity.Id))
            await inbox.Keep(activity.Channel, activity.Conversation, Translation.KeyOf(activity), text, place: null, cancel);
        return Results.Accepted(value: new { id = activity.Id });
    }

    /// <summary>The bot comes into a conversation (welcomed once, whichever of the two kinds of activity says so first) or leaves it.</summary>
    private async Task<IResult> Membership(Activity activity, CancellationToken cancel)
    {
        if (activity is { EventType: "channelRenamed" or "channelDeleted", ChannelId: { } channel }) return await Changed(activity, channel, cancel);
        var removed = activity.RemovesBot || activity is { Type: "installationUpdate", Action: "remove" or "remove-upgrade" };
        var arrives = activity.AddsBot || activity is { Type: "installationUpdate", Action: "add" or "add-upgrade" };
        var incoming = await translation.Incoming(activity, cancel);
        if (removed)
            await store.Write(work =>
            {
                var gone = work.Db.Places.Where(p => p.Channel == activity.Channel && (p.Conversation == activity.Room || (activity.TeamId != null && p.Team == activity.TeamId))).ToList();
                work.Db.RemoveRange(gone);
            }, cancel);
        else if (arrives && turn.Take(incoming) is Conversations.Outcome.Ready welcome)
            await store.Write(work =>
            {
                Places.Remember(work, Translation.Place(activity, incoming.From));
                outbox.Add(work, new Letter($"welcome:{activity.Channel}:{activity.Conversation}", activity.Channel, activity.Conversation, welcome.Reply), time.GetUtcNow().UtcDateTime);
            }, cancel);
        if (arrives && activity.TeamId is not null) _ = channels.Learn(activity, CancellationToken.None);
        return Results.Ok(new { });
    }

    private async Task<IResult> Changed(Activity activity, string channel, CancellationToken cancel)
    {
        await store.Write(work =>
        {
            if (work.Db.Places.Find(activity.Channel, channel) is not { } place) return;
            if (activity.EventType == "channelDeleted") work.Db.Remove(place);
            else place.Name = activity.ChannelName ?? place.Name;
        }, cancel);
        return Results.Ok(new { });
    }

    /// <summary>What must be true before the bot would speak to the address an activity names.</summary>
    private string? AddressProblem(Activity activity) =>
        activity.Channel == WebMessages.Channel ? null
        : activity.ServiceUrl is null ? activity.ExpectsReplies || activity.Type == "invoke" ? null : "The activity has no serviceUrl to answer to."
        : addresses.Trusts(activity.ServiceUrl) ? null : addresses.Refusal;
}
