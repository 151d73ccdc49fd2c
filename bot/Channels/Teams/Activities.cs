using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Teams;

namespace CsmBot.Channels.Teams;

/// <summary>Replies as Bot Framework activities.</summary>
internal static class Activities
{
    /// <summary>
    /// One sentence goes as text; all else as the card alone with its summary, because Teams splits text and card of one activity into two posts
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).
    /// </summary>
    public static JsonObject Of(Reply reply) => reply.Card.Blocks is [Paragraph { Spans: [{ Style: SpanStyle.Plain, Url: null } only] }]
        ? new JsonObject { ["type"] = "message", ["textFormat"] = "plain", ["text"] = only.Text }
        : new JsonObject
        {
            ["type"] = "message",
            ["summary"] = reply.Fallback,
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = AdaptiveCard.ContentType, ["content"] = AdaptiveCard.Render(reply.Card) }),
        };

    public static string Json(Reply reply) => Of(reply).ToJsonString(AdaptiveCard.Json);
}
