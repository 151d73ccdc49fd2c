using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Teams;
using CsmBot.Channels.Teams.Package;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels.Teams;

/// <summary>
/// Forms that open over the chat: by a card's button (<c>task/fetch</c>), or from a message or the compose box ("Log interaction"). What is pressed in them is what is
/// pressed on cards; only who opened the dialog sees the answer, in the same dialog.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
/// </summary>
public sealed class Dialogs(Store store, Turn turn, Turns turns, Inbox inbox, Outbox outbox, Translation translation, TimeProvider time)
{
    private const int TitleText = 64;

    // Opened twice is the same form twice, so that nothing need be remembered of it.
    private static readonly Settlement _nothing = new(_ => true, (_, _) => { });

    internal async Task<IResult> Answer(Activity activity, CancellationToken cancel)
    {
        if (Event(activity) is not { } pressed) return Problems.Of(400, "BadArgument", "The dialog does not say what was opened or pressed.");
        var incoming = await translation.Incoming(activity, cancel) with { Event = pressed, Source = null, Personal = true };
        if (!turn.Knows(incoming.From)) return Json(Message(Turn.Stranger.Fallback));
        if (Opens(activity)) return Json(Response((await turns.Run(incoming, _nothing, always: false, cancel))!));
        var kept = incoming with { Id = "invoke:" + incoming.Id };
        // Beside what was pressed Teams sends the whole message once more: only that it was worked off is kept.
        var settlement = inbox.Inline(incoming, payload: "", (work, reply) =>
            outbox.Keep(work, new Letter(kept.ReplyKey, incoming.Channel, incoming.Conversation, reply), Response(reply).ToJsonString(AdaptiveCard.Json), time.GetUtcNow().UtcDateTime));
        var reply = await turns.Run(incoming, settlement, always: false, cancel);
        return reply is not null ? Json(Response(reply)) : Letters.Kept(store, kept) is { } before ? Results.Text(before, "application/json") : Json(Message("This was done already."));
    }

    private static bool Opens(Activity activity) => activity.Name is "task/fetch" or "composeExtension/fetchTask";

    /// <summary>What opening or pressing comes to; null when it makes no sense.</summary>
    private static Pressed? Event(Activity activity)
    {
        var data = Activity.At(activity.Value, "data") ?? default;
        return activity.Name switch
        {
            "composeExtension/fetchTask" when Activity.Word(activity.Value, "commandId") == AppManifest.LogInteraction => new Pressed(Verbs.LogFrom, Source(activity.Value)),
            "task/fetch" => Activity.Word(data, "verb") is { } opens ? new Pressed(opens, Activity.Scalars(data)) : new Pressed(Verbs.LogFrom, new Dictionary<string, string>()),
            "task/submit" or "composeExtension/submitAction" when Activity.Word(data, "verb") is { } verb => new Pressed(verb, Activity.Scalars(data)),
            _ => null,
        };
    }

    /// <summary>The message on which "Log interaction" was chosen; nothing from the compose box.</summary>
    private static Dictionary<string, string> Source(JsonElement value)
    {
        var source = new Dictionary<string, string>();
        if (Activity.At(value, "messagePayload") is not { ValueKind: JsonValueKind.Object } message) return source;
        var content = Activity.Word(message, "body", "content") ?? "";
        source["text"] = Activity.Word(message, "body", "contentType") == "text" ? content : MessageText.OfHtml(content);
        if ((Activity.Word(message, "from", "user", "displayName") ?? Activity.Word(message, "from", "application", "displayName")) is { } by) source["by"] = by;
        if (Activity.Word(message, "createdDateTime") is { } at) source["at"] = at;
        return source;
    }

    private static JsonObject Response(Reply reply) => reply.IsSentence ? Message(reply.Fallback) : new JsonObject
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = Cut.Short(reply.Card.Blocks.OfType<Heading>().FirstOrDefault()?.Text ?? reply.Fallback, TitleText), ["height"] = "large", ["width"] = "medium",
                ["card"] = new JsonObject { ["contentType"] = AdaptiveCard.ContentType, ["content"] = AdaptiveCard.RenderForDialog(reply.Card) },
            },
        },
    };

    /// <summary>Closes the dialog with a sentence.</summary>
    private static JsonObject Message(string text) => new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = text } };

    private static IResult Json(JsonObject json) => Results.Text(json.ToJsonString(AdaptiveCard.Json), "application/json");
}
