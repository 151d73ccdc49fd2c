using System.Text.Json.Nodes;
using CsmBot.Conversations;

namespace CsmBot.Channels.Slack;

/// <summary>What a payload is answered in its acknowledgement.</summary>
/// <param name="Body">Null is an empty answer.</param>
/// <param name="Refusal">Why it is not for us; Slack need not send it again.</param>
internal sealed record Acknowledgement(JsonObject? Body = null, string? Refusal = null)
{
    public static readonly Acknowledgement Empty = new();
}

/// <summary>
/// Takes payloads in, whether they came by HTTP or by Socket Mode: stored once, acknowledged at once, worked off afterwards. Only what must be in the answer itself
/// (a submitted form, a type-ahead) is worked on before.
/// </summary>
internal sealed partial class SlackIntake(
    Inbox inbox, Workspaces workspaces, SlackForms forms, SlackSubmissions submissions, SlackSuggestions suggestions, SlackHome home, SlackPrompts prompts, SlackUnfurls unfurls, Turn turn, Afterwards afterwards, ILogger<SlackIntake> log)
{
    // What an event with a subtype tells is nothing that was said to the bot, except these (slack.md: edits, joins, other bots).
    private static readonly string?[] _said = [null, "file_share", "thread_broadcast"];

    public async Task<Acknowledgement> Take(SlackPayload payload, string text, CancellationToken cancel)
    {
        if (payload.Type == "url_verification") return new Acknowledgement(new JsonObject { ["challenge"] = payload.Word("challenge") });
        if (payload.Type == "app_rate_limited")
        {
            TooMany(log, payload.Home);
            return Acknowledgement.Empty;
        }
        if (workspaces.Refusal(payload.Home, payload.AppId) is { } refusal)
        {
            Refused(log, payload.Type, payload.Home, payload.AppId, refusal);
            return new Acknowledgement(Refusal: refusal);
        }
        switch (payload.Type)
        {
            case SlackPayload.Event: await Event(payload, text, cancel); break;
            case SlackPayload.Command when payload.Trigger is { } trigger: await Keep(payload, trigger, text, cancel); break;
            case SlackPayload.Actions: await Pressed(payload, text, cancel); break;
            case SlackPayload.Shortcut or SlackPayload.Quote: afterwards.Run(stop => forms.Shortcut(payload, text, stop)); break;
            case SlackPayload.Submission: return new Acknowledgement(await submissions.Take(payload, text, cancel));
            case "block_suggestion": return new Acknowledgement(await suggestions.Of(payload, cancel));
        }
        return Acknowledgement.Empty;
    }

    private async Task Event(SlackPayload payload, string text, CancellationToken cancel)
    {
        switch (payload.Word("event", "type"))
        {
            case "app_mention" or "message" when IsSaid(payload): await Keep(payload, payload.Ts!, text, cancel); break;
            case "message" when IsChange(payload): await Keep(payload, payload.Ts!, text, cancel); break;
            case "assistant_thread_started": afterwards.Run(stop => prompts.Suggest(payload, stop)); break;
            case "link_shared": afterwards.Run(stop => unfurls.Show(payload, stop)); break;
            case "app_home_opened": afterwards.Run(stop => home.Opened(payload, stop)); break;
            case "app_uninstalled":
            case "tokens_revoked" when Json.Items(payload.Json, "event", "tokens", "bot").Any():
                await workspaces.Forget(payload.Home);
                Uninstalled(log, payload.Home);
                break;
        }
    }

    /// <summary>A person said something to the bot: not the bot itself, not another program, no change of something said before.</summary>
    private static bool IsSaid(SlackPayload payload) =>
        payload is { User.Length: > 0, Ts: not null, Channel: not null } && payload.User != payload.BotUser && payload.Word("event", "bot_id") is null && Array.IndexOf(_said, payload.Word("event", "subtype")) >= 0
        && (payload.Word("event", "type") == "app_mention" || payload.Word("event", "channel_type") == "im");

    /// <summary>Somebody edited or deleted what they had logged something by. Slack tells of its own changes too, such as the preview of a link: in those the words are the same.</summary>
    private bool IsChange(SlackPayload payload) =>
        payload is { User.Length: > 0, Ts: not null, Channel: not null } && payload.User != payload.BotUser && payload.Word("event", "channel_type") == "im" && payload.Changed("bot_id") is null
        && payload.Word("event", "subtype") switch
        {
            "message_changed" => payload.Word("event", "message", "text") != payload.Word("event", "previous_message", "text"),
            "message_deleted" => true,
            _ => false,
        }
        && payload.Changed("ts") is { } ts && turn.HasLogged(SlackSender.Name, payload.Address.ToString(), ts);

    private async Task Pressed(SlackPayload payload, string text, CancellationToken cancel)
    {
        if (payload is not { Pressed: { } pressed, Trigger: { } trigger }) return;
        if (SlackForms.Opens(pressed.Verb)) afterwards.Run(stop => forms.Open(payload, text, stop));
        else if (SlackHome.IsOn(payload)) afterwards.Run(stop => home.Pressed(payload, text, stop));
        else await Keep(payload, trigger, text, cancel);
    }

    /// <summary>The same message has the same id, whichever event tells of it; a press or command has its trigger, which is never given twice.</summary>
    private Task<bool> Keep(SlackPayload payload, string id, string text, CancellationToken cancel) => inbox.Keep(SlackSender.Name, payload.Address.ToString(), id, text, place: null, cancel);

    [LoggerMessage(LogLevel.Warning, "Slack holds events of {Team} back: there were more than 30,000 within an hour")]
    private static partial void TooMany(ILogger log, string team);

    [LoggerMessage(LogLevel.Warning, "A {Type} of workspace {Team} and app {App} was refused: {Refusal}")]
    private static partial void Refused(ILogger log, string type, string team, string? app, string refusal);

    [LoggerMessage(LogLevel.Warning, "The app was taken out of {Team}: its token and its conversations are forgotten")]
    private static partial void Uninstalled(ILogger log, string team);
}
