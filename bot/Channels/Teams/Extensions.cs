using CsmBot.Access;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Teams;
using CsmBot.Channels.Teams.Package;
using CsmBot.Conversations;
using CsmBot.Data;

namespace CsmBot.Channels.Teams;

/// <summary>
/// The message extension "Find account": names as they are typed (<c>composeExtension/query</c>), and the summary card of the one that was chosen, to be put into a message
/// (<c>composeExtension/selectItem</c>). https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
/// </summary>
public sealed class Extensions(Store store, Turn turn, Turns turns, Translation translation, PersonLimits limits)
{
    private const string Thumbnail = "application/vnd.microsoft.card.thumbnail";

    internal async Task<IResult> Query(Activity activity, CancellationToken cancel)
    {
        if (Activity.Word(activity.Value, "commandId") != AppManifest.FindAccount) return Problems.Of(400, "BadArgument", "There is no such search.");
        var person = (await translation.Incoming(activity, cancel)).From;
        if (!turn.Knows(person)) return Json(Message(Turn.Stranger.Fallback));
        if (!limits.MayLook(person)) return Json(Message(limits.Sentence));
        var found = TypeAhead.Accounts(store.Book, Typed(activity.Value)).Select(Choice).ToArray();
        return Json(found.Length == 0 ? Message("No account has a name like that.") : Result(found));
    }

    /// <summary>The card goes into a message that others will read: where they are not cleared for money and risk, it holds neither.</summary>
    internal async Task<IResult> Select(Activity activity, CancellationToken cancel)
    {
        var chosen = Activity.Word(activity.Value, "account") ?? "";
        var heard = await translation.Incoming(activity, cancel);
        if (!turn.Knows(heard.From)) return Json(Message(Turn.Stranger.Fallback));
        // Two people's chat is "personal" to Teams as well; only the bot's own is named so.
        var own = heard.Personal && activity.Conversation.StartsWith("a:", StringComparison.Ordinal);
        var incoming = heard with { Event = new Pressed(Verbs.AccountShow, new Dictionary<string, string> { ["account"] = chosen }), Source = null, Personal = own, Cleared = heard.Cleared && heard.Personal == own };
        var reply = await turns.Run(incoming, new Settlement(_ => true, (_, _) => { }), always: false, cancel);
        var card = reply!.Visibility == Visibility.OnlyAsker && !own && store.Book.Find(chosen) is var at and >= 0 ? Plain(store.Book.Accounts[at]) : reply.Card;
        return Json(Result(new JsonObject
        {
            ["contentType"] = AdaptiveCard.ContentType, ["content"] = AdaptiveCard.Render(card),
            ["preview"] = new JsonObject { ["contentType"] = Thumbnail, ["content"] = new JsonObject { ["title"] = Cut.Short(card.Summary, 80) } },
        }));
    }

    private static string? Typed(JsonElement value)
    {
        if (Activity.At(value, "parameters") is not { ValueKind: JsonValueKind.Array } parameters) return null;
        return parameters.EnumerateArray().Where(p => Activity.Word(p, "name") == AppManifest.FindAccountName).Select(p => Activity.Word(p, "value")).FirstOrDefault();
    }

    private JsonNode Choice(Choice choice)
    {
        var owner = store.Book.Find(choice.Value) is var at and >= 0 ? store.Book.Accounts[at].CsmEmail : "";
        var preview = new JsonObject { ["title"] = choice.Title, ["text"] = owner, ["tap"] = new JsonObject { ["type"] = "invoke", ["value"] = new JsonObject { ["account"] = choice.Value } } };
        return new JsonObject
        {
            ["contentType"] = Thumbnail, ["content"] = new JsonObject { ["title"] = choice.Title },
            ["preview"] = new JsonObject { ["contentType"] = Thumbnail, ["content"] = preview },
        };
    }

    private static Card Plain(Accounts.Account account) => new(account.Name,
        new Heading(account.Name), new Cards.Facts(Fact.If("Owner", account.CsmEmail), Fact.If("Segment", account.Segment), Fact.If("Industry", account.Industry), Fact.If("Region", account.Region)),
        new Paragraph("This conversation is not cleared for money and risk. Ask me in our direct chat for the rest.", Tone.Subtle));

    private static JsonObject Result(params JsonNode[] attachments) => new()
    {
        ["composeExtension"] = new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JsonArray(attachments) },
    };

    private static JsonObject Message(string text) => new() { ["composeExtension"] = new JsonObject { ["type"] = "message", ["text"] = text } };

    private static IResult Json(JsonObject json) => Results.Text(json.ToJsonString(AdaptiveCard.Json), "application/json");
}
