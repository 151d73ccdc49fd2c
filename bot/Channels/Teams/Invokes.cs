using CsmBot.Access;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Teams;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels.Teams;

/// <summary>What is answered in the response: pressed buttons and submitted forms, type-ahead, and messages that expect their replies there.</summary>
public sealed partial class Invokes(Store store, Turn turn, Turns turns, Inbox inbox, Outbox outbox, Translation translation, IUsers users, Dialogs dialogs, Extensions extensions, PersonLimits limits, TimeProvider time, ILogger<Invokes> log)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    internal Task<IResult> Answer(Activity activity, string payload, CancellationToken cancel) => activity.Name switch
    {
        "adaptiveCard/action" => Press(activity, payload, cancel),
        "application/search" => Search(activity, cancel),
        "task/fetch" or "task/submit" or "composeExtension/fetchTask" or "composeExtension/submitAction" => dialogs.Answer(activity, cancel),
        "composeExtension/query" => extensions.Query(activity, cancel),
        "composeExtension/selectItem" => extensions.Select(activity, cancel),
        "message/submitAction" => Task.FromResult(Rated(activity)),
        _ => Task.FromResult(Problems.Of(501, "NotImplemented", $"The bot does not know the invoke “{activity.Name}”.")),
    };

    /// <summary>A message whose replies go back in the response. A repeat gets the same replies again, and changes nothing.</summary>
    internal async Task<IResult> Reply(Activity activity, string payload, CancellationToken cancel)
    {
        var incoming = await translation.Incoming(activity, cancel);
        var settlement = inbox.Inline(incoming, payload, (work, reply) => outbox.Keep(work, Letters.Reply(incoming, reply, activity.FromId), Activities.Json(BeforeAll(incoming, reply)), Now));
        var reply = await turns.Run(incoming, settlement, always: true, cancel);
        return Json(InlineReplies.Json(reply is null ? Letters.Kept(store, incoming) ?? Activities.Json(Cards.Reply.Of("This message was answered already.")) : Activities.Json(BeforeAll(incoming, reply))));
    }

    /// <summary>Whoever asks for replies in the response shows them where the message stands; nothing can be kept to one reader there.</summary>
    private static Reply BeforeAll(Incoming incoming, Reply reply) =>
        reply.Visibility == Visibility.Public || incoming.MayShowAll ? reply : Cards.Reply.Of("This is for you alone: ask me in our direct chat.");

    /// <summary>
    /// Action.Execute (https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model). The answer changes the card for the presser; a change that
    /// is everyone's is posted to the conversation as well.
    /// </summary>
    private async Task<IResult> Press(Activity activity, string payload, CancellationToken cancel)
    {
        var incoming = await translation.Incoming(activity, cancel);
        if (!turn.Knows(incoming.From)) return Json(Error(403, "Forbidden", Turn.Stranger.Fallback));
        if (Activity.Word(activity.Value, "trigger") == "automatic") return Json(Refreshed(incoming));
        var kept = incoming with { Id = "invoke:" + incoming.Id };
        var settled = false;
        var settlement = inbox.Inline(incoming, payload, (work, reply) =>
        {
            outbox.Keep(work, new Letter(kept.ReplyKey, incoming.Channel, incoming.Conversation, reply), Response(reply), Now);
            Post(work, activity, incoming, reply);
            settled = true;
        });
        var reply = await turns.Run(incoming, settlement, always: false, cancel);
        if (reply is null) return Json(Letters.Kept(store, kept) ?? Text("This was done already."));
        if (!settled && IsPosted(incoming, reply)) await store.Write(work => Post(work, activity, incoming, reply), cancel);
        return Json(Response(reply));
    }

    /// <summary>Nobody pressed: a client wants the card as it stands now, so that nothing but that is told, and nothing is changed.</summary>
    private string Refreshed(Incoming incoming) =>
        incoming.Event is Pressed { Verb: Verbs.AlertShow or Verbs.ColourShow } && turn.Take(incoming) is Conversations.Outcome.Ready { Reply: var now } && !now.IsSentence ? Response(now with { ReplacesSource = true }) : Text("");

    /// <summary>True when others must see the reply too, or when it is a new message rather than the pressed card's next state.</summary>
    private static bool IsPosted(Incoming incoming, Reply reply) =>
        reply.ReplacesSource ? reply.Visibility == Visibility.Public && incoming.Source is not null : !reply.IsSentence;

    private void Post(Work work, Activity activity, Incoming incoming, Reply reply)
    {
        if (!IsPosted(incoming, reply) || outbox.Sender(incoming.Channel) is null) return;
        if (activity.ServiceUrl is not null) Places.Remember(work, Translation.Place(activity, incoming.From));
        outbox.Add(work, Letters.Reply(incoming, reply, activity.FromId), Now);
    }

    private static string Response(Reply reply) => reply.ReplacesSource ? new JsonObject
    {
        ["statusCode"] = 200, ["type"] = AdaptiveCard.ContentType, ["value"] = AdaptiveCard.Render(reply.Card),
    }.ToJsonString(AdaptiveCard.Json) : Text(reply.Fallback);

    private static string Text(string text) => new JsonObject { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.activity.message", ["value"] = text }.ToJsonString(AdaptiveCard.Json);

    private static string Error(int status, string code, string message) => new JsonObject
    {
        ["statusCode"] = status, ["type"] = "application/vnd.microsoft.error", ["value"] = new JsonObject { ["code"] = code, ["message"] = message },
    }.ToJsonString(AdaptiveCard.Json);

    /// <summary>Type-ahead of a form's field.</summary>
    private async Task<IResult> Search(Activity activity, CancellationToken cancel)
    {
        var person = await users.EmailOf(activity, cancel);
        if (!turn.Knows(person)) return Problems.Of(403, "Forbidden", Turn.Stranger.Fallback);
        if (!limits.MayLook(person)) return Problems.Of(429, "TooManyRequests", limits.Sentence);
        var typed = Activity.Word(activity.Value, "queryText");
        var found = Activity.Word(activity.Value, "dataset") switch
        {
            Cards.Templates.LogFormCard.Dataset => TypeAhead.Accounts(store.Book, typed),
            Cards.Templates.AlertFormCard.People => TypeAhead.People(store.Book, typed, DateOnly.FromDateTime(Now)),
            _ => null,
        };
        if (found is null) return Problems.Of(400, "BadArgument", "There is no such dataset.");
        var results = found.Select(c => new { title = c.Title, value = c.Value });
        return Results.Json(new { statusCode = 200, type = "application/vnd.microsoft.search.searchResponse", value = new { results } });
    }

    /// <summary>A thumb under a message: kept in the log, without who gave it or what they wrote.</summary>
    private IResult Rated(Activity activity)
    {
        var reaction = Activity.Word(activity.Value, "actionValue", "reaction");
        if (Activity.Word(activity.Value, "actionName") != "feedback" || reaction is not ("like" or "dislike")) return Problems.Of(400, "BadArgument", "There is no such feedback.");
        Feedback(log, reaction, activity.ReplyTo ?? "unknown");
        return Results.Json(new { });
    }

    [LoggerMessage(LogLevel.Information, "Feedback: {Reaction} for the message {Message}")]
    private static partial void Feedback(ILogger log, string reaction, string message);

    private static IResult Json(string json) => Results.Text(json, "application/json");
}
