using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CsmBot.Cards.Teams;

/// <summary>
/// A card as Adaptive Card JSON, version 1.5, the newest that Teams draws everywhere
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference).
/// </summary>
public static class AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Writes text as it is instead of as six-character escapes, which would count against the channel's limit.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Render(Card card)
    {
        JsonObject? drawn = null;
        foreach (var limits in Limits.FromWideToTight)
        {
            drawn = Draw(card, limits);
            if (drawn.ToJsonString(Json).Length * sizeof(char) <= Limits.MostBytes) break;
        }
        return drawn!;
    }

    /// <summary>For a dialog, where Teams takes what is pressed as a submission and knows no Action.Execute: each button as the fallback that it brings along.</summary>
    public static JsonObject RenderForDialog(Card card) => (JsonObject)Submitting(Render(card))!;

    private static JsonNode? Submitting(JsonNode? node) => node switch
    {
        JsonObject o when (string?)o["type"] == "Action.Execute" => o["fallback"]!.DeepClone(),
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Submitting(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Submitting)]),
        _ => node?.DeepClone(),
    };

    private static JsonObject Draw(Card card, Limits limits)
    {
        var drawn = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = Cut.Long(card.Summary, Math.Min(limits.Text, 1000)),
        };
        if (card.Blocks.Any(b => b is Table)) drawn["msteams"] = new JsonObject { ["width"] = "Full" };
        if (card.Refresh is { } refresh) drawn["refresh"] = new JsonObject { ["action"] = ActionsOf.Of(refresh, inputs: false) };
        drawn["body"] = Elements.Of(card.Blocks, limits);
        return drawn;
    }
}
