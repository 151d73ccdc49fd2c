using CsmBot.Cards;
using CsmBot.Cards.Teams;
using CsmBot.Channels.Web;
using CsmBot.Data;

namespace CsmBot.Channels.Teams;

/// <summary>Turns a stranger away politely. Nothing is stored, so the refusal is sent once and not repeated.</summary>
public sealed class Refusals(ConnectorSender connector, TimeProvider time)
{
    internal async Task<IResult> Refuse(Activity activity, Reply reply, CancellationToken cancel)
    {
        if (activity.ExpectsReplies) return Results.Text(InlineReplies.Json(Activities.Json(reply)), "application/json");
        if (activity.Channel == WebMessages.Channel || activity.ServiceUrl is null) return Problems.Of(403, "Forbidden", reply.Fallback);
        var now = time.GetUtcNow().UtcDateTime;
        var post = new Post
        {
            Key = "", Channel = activity.Channel, Conversation = activity.Conversation, ReplyTo = activity.Id, OnlyFor = activity.FromId, Body = connector.Render(reply), Due = now, NotBefore = now,
        };
        await connector.Send(post, edits: null, Translation.Place(activity, ""), cancel);
        return Results.Accepted(value: new { id = activity.Id });
    }
}

/// <summary>The body that answers <c>deliveryMode: expectReplies</c>.</summary>
internal static class InlineReplies
{
    public static string Json(string activity) => $$"""{"activities":[{{activity}}]}""";
}
