using System.Text.Json;
using CsmBot.Cards.Slack;
using CsmBot.Data;

namespace CsmBot.Channels.Slack;

/// <summary>
/// What we read of Slack's payloads; all else is ignored. A slash command, which comes as a form, is kept as an object of its fields with the type
/// <see cref="Command"/> (https://docs.slack.dev/interactivity).
/// </summary>
internal sealed record SlackPayload(JsonElement Json)
{
    public const string Event = "event_callback", Command = "slash_command", Actions = "block_actions", Submission = "view_submission", Shortcut = "shortcut", Quote = "message_action";

    public string Type => Word("type") ?? "";

    /// <summary>The workspace, or the organisation where the app is installed for all of it: whose token speaks for this conversation.</summary>
    public string Home => (IsOfOrganisation ? Word("enterprise", "id") ?? Word("enterprise_id") ?? Authorization("enterprise_id") : null)
        ?? Word("team_id") ?? Word("team", "id") ?? Word("enterprise", "id") ?? Word("user", "team_id") ?? "";

    public string? AppId => Word("api_app_id");

    public string User => Word("event", "user") ?? Changed("user") ?? Word("user_id") ?? Word("user", "id") ?? "";

    public string? Channel => Word("event", "channel") ?? Word("channel_id") ?? Word("channel", "id") ?? Word("container", "channel_id");

    public string? Trigger => Word("trigger_id");

    public string? ResponseUrl => Word("response_url");

    /// <summary>The message that a button stands on, or that an event tells of.</summary>
    public string? Ts => Word("event", "ts") ?? Word("container", "message_ts") ?? Word("message", "ts") ?? Word("message_ts");

    /// <summary>Only the user sees the message that the button stands on.</summary>
    public bool IsEphemeral => Slack.Json.Is(Json, "container", "is_ephemeral");

    /// <summary>The user alone sees it: a direct chat, a message that nobody else sees, the home tab, a shortcut.</summary>
    private bool IsPrivate => Channel is null or ['D', ..] || IsEphemeral || Type is Quote;

    /// <summary>What was pressed; null for a link's button and for what is none of ours.</summary>
    public (string Verb, IReadOnlyDictionary<string, string> Data)? Pressed =>
        Slack.Json.Items(Json, "actions").FirstOrDefault() is { ValueKind: JsonValueKind.Object } action ? BlockKit.Pressed(Slack.Json.Word(action, "action_id"), Slack.Json.Word(action, "value")) : null;

    /// <summary>The channel, or the direct chat of who did it: what "here" means.</summary>
    public SlackAddress Room => IsPrivate ? Direct : new SlackAddress(Channel!, Home);

    public SlackAddress Direct => new(User, Home);

    /// <summary>
    /// Where the answer goes: a mention is answered in the thread that it stands in or begins. A command's answer is for who gave it, so it belongs to their direct chat,
    /// and nothing that follows on it can come to stand where others read.
    /// </summary>
    public SlackAddress Address => Type switch
    {
        Command => Direct,
        Event => Room with { Thread = Word("event", "thread_ts") ?? Changed("thread_ts") ?? (Room.IsDirect ? null : Ts) },
        _ => Room with { Thread = IsEphemeral ? null : Word("message", "thread_ts") },
    };

    /// <summary>The room as a place. What this payload does not tell of it is taken from what is known; of whom nothing is known others may read along.</summary>
    /// <param name="email">Of the user.</param>
    /// <param name="known">The place as it was.</param>
    public Place Place(string email, Place? known) => Room.IsDirect
        ? new()
        {
            Channel = SlackSender.Name, Conversation = Room.ToString(), Kind = PlaceKind.Personal, Tenant = Home, UserId = User, Person = email == "" ? null : email,
            // A command or shortcut may be used in a direct chat between two people, which is not the bot's.
            ServiceUrl = Channel is ['D', ..] && (Type is Event or Actions) && !IsEphemeral ? Channel : known?.ServiceUrl,
        }
        : new()
        {
            Channel = SlackSender.Name, Conversation = Room.ToString(), Kind = PlaceKind.Channel, Tenant = Home,
            Name = (Word("channel_name") ?? Word("channel", "name")) is { } name && name is not ("privategroup" or "directmessage") ? name : known?.Name,
            Shared = TellsShared ? Slack.Json.Is(Json, "is_ext_shared_channel") : known?.Shared ?? true,
        };

    /// <summary>It says whether people of other companies are in the channel.</summary>
    public bool TellsShared => Json.TryGetProperty("is_ext_shared_channel", out _);

    /// <summary>Of the message that an edit or deletion is about.</summary>
    public string? Changed(string name) => Word("event", "message", name) ?? Word("event", "previous_message", name);

    public string? Word(params ReadOnlySpan<string> path) => Slack.Json.Word(Json, path);

    private bool IsOfOrganisation => Slack.Json.Is(Json, "is_enterprise_install") || (Slack.Json.Items(Json, "authorizations").FirstOrDefault() is { ValueKind: JsonValueKind.Object } first && Slack.Json.Is(first, "is_enterprise_install"));

    private string? Authorization(string name) => Slack.Json.Items(Json, "authorizations").FirstOrDefault() is { ValueKind: JsonValueKind.Object } first ? Slack.Json.Word(first, name) : null;

    /// <summary>The bot's own user, as the event's authorization tells it.</summary>
    public string? BotUser => Authorization("user_id");

    public static SlackPayload? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? new SlackPayload(json.RootElement.Clone()) : null;
        }
        catch (JsonException) { return null; }
    }
}
