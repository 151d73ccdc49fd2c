using System.Text.Json;

namespace CsmBot.Channels.Teams;

/// <summary>
/// What we read of a Bot Framework activity; all else is ignored (https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md).
/// </summary>
public sealed record Activity
{
    public required string Type { get; init; }
    public required string Id { get; init; }
    /// <summary>The local page, or whatever else speaks the protocol: all of that is reached through the connector.</summary>
    public required string Channel { get; init; }
    public required string Conversation { get; init; }
    public string? ConversationType { get; init; }

    /// <summary>The channel without the thread: "19:…@thread.tacv2" of "19:…@thread.tacv2;messageid=1795165200000".</summary>
    public string Room => RoomOf(Conversation);

    public bool IsGroup { get; init; }

    /// <summary>What the conversation, its channel or its team is called.</summary>
    public string? PlaceName { get; init; }

    /// <summary>The organisation that the conversation belongs to.</summary>
    public string? Tenant { get; init; }

    /// <summary>A channel that other teams or organisations share.</summary>
    public bool IsShared { get; init; }

    /// <summary>The team and the channel it is about, and what happened to them ("channelRenamed").</summary>
    public string? TeamId { get; init; }
    public string? ChannelId { get; init; }
    public string? ChannelName { get; init; }
    public string? EventType { get; init; }

    /// <summary>As the platform wrote it down, to tell one edit of a message from the next.</summary>
    public string? Timestamp { get; init; }

    public string? ServiceUrl { get; init; }
    public string? FromId { get; init; }
    public string? FromName { get; init; }
    public string? FromObjectId { get; init; }
    public string? FromEmail { get; init; }
    public string? BotId { get; init; }
    public string? Name { get; init; }
    public string? Action { get; init; }
    public string? ReplyTo { get; init; }

    /// <summary>Without the mention of the bot.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the files that are attached to it lie, for people to open: not pictures within the text, which the bot alone may fetch.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    public JsonElement Value { get; init; }

    /// <summary>The bot is among the members that were added, or that were removed.</summary>
    public bool AddsBot { get; init; }
    public bool RemovesBot { get; init; }

    public bool ExpectsReplies { get; init; }

    /// <summary>A file that a person sent to the bot (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4).</summary>
    private const string File = "application/vnd.microsoft.teams.file.download.info";

    public bool IsPersonal => ConversationType is null ? !IsGroup : ConversationType == "personal";

    /// <summary>The activity, or in one sentence what is wrong with it.</summary>
    public static (Activity? Activity, string? Problem) Read(JsonElement root, string newId)
    {
        if (root.ValueKind != JsonValueKind.Object) return (null, "An activity is a JSON object.");
        if (Word(root, "type") is not { Length: > 0 } type) return (null, "The activity has no type.");
        if (Word(root, "conversation", "id") is not { Length: > 0 } conversation) return (null, "The activity has no conversation.id.");
        if (Word(root, "channelId") is not { Length: > 0 } channel) return (null, "The activity has no channelId.");
        var bot = Word(root, "recipient", "id");
        return (new Activity
        {
            Type = type, Id = Word(root, "id") is { Length: > 0 } id ? id : newId, Channel = channel == Web.WebMessages.Channel ? channel : ConnectorSender.Name, Conversation = conversation,
            ConversationType = Word(root, "conversation", "conversationType"), IsGroup = At(root, "conversation", "isGroup") is { ValueKind: JsonValueKind.True },
            PlaceName = Word(root, "conversation", "name") ?? Word(root, "channelData", "channel", "name") ?? Word(root, "channelData", "team", "name"),
            Tenant = Word(root, "channelData", "tenant", "id") ?? Word(root, "conversation", "tenantId"), IsShared = Word(root, "channelData", "channel", "type") == "shared",
            ServiceUrl = Word(root, "serviceUrl"), FromId = Word(root, "from", "id"), FromName = Word(root, "from", "name"), FromObjectId = Word(root, "from", "aadObjectId"),
            FromEmail = Word(root, "from", "email"), BotId = bot, Name = Word(root, "name"), Action = Word(root, "action"), ReplyTo = Word(root, "replyToId"),
            Text = WithoutMention(root, bot), Value = At(root, "value") ?? default, ExpectsReplies = Word(root, "deliveryMode") == "expectReplies",
            TeamId = Word(root, "channelData", "team", "id"), ChannelId = Word(root, "channelData", "channel", "id"), ChannelName = Word(root, "channelData", "channel", "name"),
            EventType = Word(root, "channelData", "eventType"), Timestamp = Word(root, "timestamp"),
            Files = [.. Items(root, "attachments").Where(a => Word(a, "contentType") == File).Select(a => Word(a, "contentUrl")).OfType<string>()],
            RemovesBot = Items(root, "membersRemoved").Any(m => bot is not null && Word(m, "id") == bot),
            AddsBot = Items(root, "membersAdded").Any(m => bot is not null && Word(m, "id") == bot),
        }, null);
    }

    /// <summary>A scalar of an object as text: clients send a number either way.</summary>
    public static Dictionary<string, string> Scalars(JsonElement element) => element.ValueKind != JsonValueKind.Object ? [] : element.EnumerateObject()
        .Where(p => p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        .GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Last().Value.ValueKind == JsonValueKind.String ? g.Last().Value.GetString()! : g.Last().Value.GetRawText());

    public static string? Word(JsonElement element, params ReadOnlySpan<string> path) => At(element, path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    public static JsonElement? At(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        return element;
    }

    public static string RoomOf(string conversation) => conversation.IndexOf(";messageid=", StringComparison.Ordinal) is > 0 and var end ? conversation[..end] : conversation;

    private static IEnumerable<JsonElement> Items(JsonElement root, string name) => At(root, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>Only the bot's own mention goes; other people's are part of what was said (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations).</summary>
    private static string WithoutMention(JsonElement root, string? bot)
    {
        var text = Word(root, "text") ?? "";
        foreach (var entity in Items(root, "entities"))
            if (bot is not null && Word(entity, "type") == "mention" && Word(entity, "mentioned", "id") == bot && Word(entity, "text") is { Length: > 0 } mention)
                text = text.Replace(mention, "", StringComparison.Ordinal);
        return text.Trim();
    }
}
