using System.Text.Json.Nodes;

namespace CsmBot.Tests.Channels.Slack.FakeSlack;

/// <summary>Somebody in Slack, doing what one does there. What they see is what the bot sent.</summary>
public sealed class SlackPerson(SlackServer server, SlackDelivery delivery, SlackUser user)
{
    private SlackWorld World => server.World;

    public string Id => user.Id;

    /// <summary>The direct chat with the bot.</summary>
    public string Chat => World.Direct(user.Id).Id;

    /// <summary>Writes to the bot and waits for its answer.</summary>
    public async Task<SlackPost> Says(string text, string? thread = null) => await Answer(await Writes(text, thread), Chat);

    /// <summary>The event of a direct message, delivered; gives it so that it can come again.</summary>
    public async Task<JsonObject> Writes(string text, string? thread = null)
    {
        var message = Event(new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["channel"] = Chat, ["user"] = user.Id, ["text"] = text, ["ts"] = World.NewTs(), ["thread_ts"] = thread });
        _seen = World.Posts.Keys.ToHashSet();
        await delivery.Event(message);
        return message;
    }

    /// <summary>Mentions the bot in a channel and waits for its answer, to everyone or to this person alone.</summary>
    public async Task<SlackPost> Mentions(string channel, string text, string? thread = null) => await Answer(await Calls(channel, text, thread), channel);

    public async Task<JsonObject> Calls(string channel, string text, string? thread = null)
    {
        var message = Mention(channel, text, thread);
        _seen = World.Posts.Keys.ToHashSet();
        await delivery.Event(message);
        return message;
    }

    public JsonObject Mention(string channel, string text, string? thread = null)
    {
        var message = Event(new JsonObject { ["type"] = "app_mention", ["user"] = user.Id, ["text"] = $"<@{SlackWorld.Bot}> {text}", ["ts"] = World.NewTs(), ["channel"] = channel, ["thread_ts"] = thread });
        message["is_ext_shared_channel"] = World.Channels.TryGetValue(channel, out var known) && known.IsExtShared;
        return message;
    }

    /// <summary>Posts a link (https://docs.slack.dev/reference/events/link_shared), or begins to type one.</summary>
    public Task Links(string channel, string url, bool typing = false)
    {
        var ts = World.NewTs();
        World.Links[(channel, ts)] = url;
        var shared = Event(new JsonObject
        {
            ["type"] = "link_shared", ["channel"] = typing ? "COMPOSER" : channel, ["is_bot_user_member"] = typing || World.Channels[channel].BotIsIn, ["user"] = user.Id, ["message_ts"] = typing ? $"{user.Id}-{ts}" : ts,
            ["unfurl_id"] = $"{channel}.{ts}", ["source"] = typing ? "composer" : "conversations_history", ["links"] = new JsonArray(new JsonObject { ["domain"] = new Uri(url).Host, ["url"] = url }),
        });
        shared["is_ext_shared_channel"] = World.Channels[channel].IsExtShared;
        return delivery.Event(shared);
    }

    /// <summary>Gives the command; waits for what only this person sees.</summary>
    public async Task<SlackPost> Commands(string text, string? channel = null)
    {
        var before = World.Posts.Keys.ToHashSet();
        await delivery.Command(Command(text, channel));
        return await SlackServer.Until(() => World.Posts.Values.FirstOrDefault(p => !before.Contains(p.Ts) && (p.OnlyFor == user.Id || p.Channel == Chat)), $"an answer to /csm {text}", server);
    }

    /// <summary>Gives the command and waits for the modal that it opens.</summary>
    public async Task<SlackView> CommandsForm(string text, string? channel = null)
    {
        var before = World.Views.Keys.ToHashSet();
        await delivery.Command(Command(text, channel));
        return await View(before, $"/csm {text}");
    }

    public JsonObject Command(string text, string? channel = null) => new()
    {
        ["token"] = "deprecated-ignore", ["team_id"] = SlackWorld.Team, ["team_domain"] = "contoso-cs", ["channel_id"] = channel ?? Chat,
        ["channel_name"] = channel is null ? "directmessage" : World.Channels[channel].Name, ["user_id"] = user.Id, ["user_name"] = "x", ["command"] = "/csm", ["text"] = text,
        ["api_app_id"] = SlackWorld.App, ["is_enterprise_install"] = "false", ["response_url"] = ResponseUrl(channel ?? Chat, null), ["trigger_id"] = World.NewTrigger(user.Id),
    };

    /// <summary>Presses a button whose answer is a message, new or in the place of the pressed one.</summary>
    public async Task<SlackPost> Presses(SlackPost on, string button)
    {
        var before = World.Posts.ToDictionary(p => p.Key, p => p.Value.Edits);
        await delivery.Interaction(Press(on, button));
        return await SlackServer.Until(() => World.Posts.Values.FirstOrDefault(p => !before.TryGetValue(p.Ts, out var edits) || p.Edits > edits), $"an answer to “{button}”", server);
    }

    /// <summary>Presses a button that opens a form.</summary>
    public async Task<SlackView> Opens(SlackPost on, string button)
    {
        var before = World.Views.Keys.ToHashSet();
        await delivery.Interaction(Press(on, button));
        return await View(before, button);
    }

    public Task Delivers(JsonObject interaction) => delivery.Interaction(interaction);

    public JsonObject Press(SlackPost on, string title)
    {
        var (button, block) = on.Words.Button(title);
        var press = Interaction("block_actions");
        press["trigger_id"] = World.NewTrigger(user.Id);
        press["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = on.Ts, ["channel_id"] = on.Channel, ["is_ephemeral"] = on.OnlyFor is not null };
        press["channel"] = new JsonObject { ["id"] = on.Channel, ["name"] = World.Channels[on.Channel].Name };
        if (on.OnlyFor is null) press["message"] = new JsonObject { ["type"] = "message", ["user"] = SlackWorld.Bot, ["bot_id"] = SlackWorld.BotId, ["ts"] = on.Ts, ["thread_ts"] = on.Thread, ["text"] = "…" };
        press["response_url"] = ResponseUrl(on.Channel, on.Ts);
        press["actions"] = new JsonArray(Action(button, block));
        return press;
    }

    /// <summary>Presses a button of the home tab.</summary>
    public JsonObject PressOnHome(string title)
    {
        var (button, block) = new SlackWords(World.Homes[user.Id]).Button(title);
        var press = Interaction("block_actions");
        press["trigger_id"] = World.NewTrigger(user.Id);
        press["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V0HOME" };
        press["view"] = new JsonObject { ["id"] = "V0HOME", ["type"] = "home", ["private_metadata"] = "" };
        press["actions"] = new JsonArray(Action(button, block));
        return press;
    }

    public async Task<SlackView> OpensOnHome(string title)
    {
        var before = World.Views.Keys.ToHashSet();
        await delivery.Interaction(PressOnHome(title));
        return await View(before, title);
    }

    /// <summary>Fills in and submits a modal; what is not named stays as it was. Gives the modal as it is then: closed, with other content, or with errors.</summary>
    public async Task<(SlackView View, JsonObject? Errors)> Submits(SlackView view, params (string Field, string Value)[] filled)
    {
        var open = World.Views[view.Id];
        var submission = Submission(open, filled);
        var answer = await delivery.Interaction(submission);
        switch ((string?)answer?["response_action"])
        {
            case null or "clear":
                World.Views[view.Id] = open with { Closed = true };
                return (World.Views[view.Id], null);
            case "update":
                Assert.Null(server.Web.ViewProblem(answer!["view"] as JsonObject));
                return (World.Views[view.Id] = open with { Content = answer["view"]!.DeepClone().AsObject() }, null);
            case "errors":
                var errors = answer!["errors"]!.AsObject();
                // Slack shows an error only under an input block of the view.
                Assert.All(errors, e => Assert.Contains(e.Key, open.Words.Fields));
                Assert.NotEmpty(errors);
                return (open, errors);
            default:
                throw new Xunit.Sdk.XunitException($"No answer to a submission: {answer}");
        }
    }

    public JsonObject Submission(SlackView view, params (string Field, string Value)[] filled)
    {
        var values = new JsonObject();
        foreach (var input in view.Words.Inputs)
        {
            var (field, element) = ((string)input["block_id"]!, input["element"]!.AsObject());
            var value = filled.Where(f => f.Field == field).Select(f => f.Value).FirstOrDefault() ?? view.Words.Value(field);
            values[field] = new JsonObject { [(string)element["action_id"]!] = State(element, value) };
        }
        Assert.All(filled, f => Assert.Contains(f.Field, view.Words.Fields));
        var submission = Interaction("view_submission");
        submission["trigger_id"] = World.NewTrigger(user.Id);
        var content = view.Content.DeepClone().AsObject();
        (content["id"], content["hash"], content["root_view_id"]) = (view.Id, "1795165211.invented", view.Id);
        content["state"] = new JsonObject { ["values"] = values };
        submission["view"] = content;
        submission["response_urls"] = new JsonArray();
        return submission;
    }

    /// <summary>Types letters into a field of a modal; gives what is offered.</summary>
    public async Task<List<string>> Types(SlackView view, string field, string letters)
    {
        var asked = Interaction("block_suggestion");
        asked["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        (asked["action_id"], asked["block_id"], asked["value"]) = ((string?)view.Words.Inputs.First(i => (string?)i["block_id"] == field)["element"]!["action_id"], field, letters);
        var content = view.Content.DeepClone().AsObject();
        content["id"] = view.Id;
        asked["view"] = content;
        var answer = await delivery.Interaction(asked, "/slack/options");
        return [.. answer!["options"]!.AsArray().Select(o => (string)o!["text"]!["text"]!)];
    }

    public async Task<SlackView> UsesGlobalShortcut(string callback, int seconds = 60)
    {
        var before = World.Views.Keys.ToHashSet();
        var shortcut = Interaction("shortcut");
        (shortcut["callback_id"], shortcut["trigger_id"]) = (callback, World.NewTrigger(user.Id));
        await delivery.Interaction(shortcut);
        return await View(before, callback, seconds);
    }

    public async Task<SlackView> UsesMessageShortcut(string channel, string author, string text, string ts)
    {
        var before = World.Views.Keys.ToHashSet();
        var shortcut = Interaction("message_action");
        (shortcut["callback_id"], shortcut["trigger_id"], shortcut["message_ts"]) = ("log_from_message", World.NewTrigger(user.Id), ts);
        shortcut["channel"] = new JsonObject { ["id"] = channel, ["name"] = World.Channels[channel].Name };
        shortcut["response_url"] = ResponseUrl(channel, null);
        shortcut["message"] = new JsonObject { ["type"] = "message", ["user"] = author, ["ts"] = ts, ["text"] = text };
        await delivery.Interaction(shortcut);
        return await View(before, "the shortcut");
    }

    public async Task<SlackWords> OpensHome()
    {
        World.Homes.TryRemove(user.Id, out _);
        await delivery.Event(Event(new JsonObject { ["type"] = "app_home_opened", ["user"] = user.Id, ["channel"] = Chat, ["tab"] = "home", ["event_ts"] = World.NewTs() }));
        return new SlackWords(await SlackServer.Until(() => World.Homes.GetValueOrDefault(user.Id), "the home tab", server));
    }

    public Task OpensMessages() => delivery.Event(Event(new JsonObject { ["type"] = "app_home_opened", ["user"] = user.Id, ["channel"] = Chat, ["tab"] = "messages", ["event_ts"] = World.NewTs() }));

    public JsonObject Event(JsonObject inner) => new()
    {
        ["token"] = "deprecated-ignore", ["team_id"] = SlackWorld.Team, ["context_team_id"] = SlackWorld.Team, ["api_app_id"] = SlackWorld.App, ["event"] = inner, ["type"] = "event_callback",
        ["event_id"] = $"Ev0{World.Next()}", ["event_time"] = 1795165200, ["is_ext_shared_channel"] = false,
        ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = SlackWorld.Team, ["user_id"] = SlackWorld.Bot, ["is_bot"] = true, ["is_enterprise_install"] = false }),
    };

    private HashSet<string> _seen = [];

    private Task<SlackPost> Answer(JsonObject message, string channel)
    {
        var seen = _seen;
        return SlackServer.Until(() => World.Posts.Values.FirstOrDefault(p => !seen.Contains(p.Ts) && (p.Channel == channel || p.Channel == Chat)), $"an answer to “{message["event"]!["text"]}”", server);
    }

    private Task<SlackView> View(HashSet<string> before, string what, int seconds = 60) =>
        SlackServer.Until(() => World.Views.Values.FirstOrDefault(v => !before.Contains(v.Id) && v.User == user.Id), $"a modal after {what}", server, seconds);

    private JsonObject Interaction(string type) => new()
    {
        ["type"] = type, ["user"] = new JsonObject { ["id"] = user.Id, ["username"] = "x", ["name"] = "x", ["team_id"] = SlackWorld.Team }, ["api_app_id"] = SlackWorld.App, ["token"] = "deprecated-ignore",
        ["team"] = new JsonObject { ["id"] = SlackWorld.Team, ["domain"] = "contoso-cs" }, ["enterprise"] = null, ["is_enterprise_install"] = false,
    };

    private JsonObject Action(JsonObject button, string? block)
    {
        var action = new JsonObject { ["action_id"] = button["action_id"]!.DeepClone(), ["block_id"] = block ?? "b", ["type"] = "button", ["action_ts"] = World.NewTs(), ["text"] = button["text"]!.DeepClone() };
        if (button["value"] is { } value) action["value"] = value.DeepClone();
        return action;
    }

    private string ResponseUrl(string channel, string? ts)
    {
        var address = $"{server.Address}/response/r{World.Next()}";
        World.ResponseUrls[address] = (0, ts, channel, user.Id);
        return address;
    }

    private static JsonObject State(JsonObject element, string? value)
    {
        var type = (string)element["type"]!;
        var state = new JsonObject { ["type"] = type };
        switch (type)
        {
            case "plain_text_input" or "number_input": state["value"] = value is "" ? null : value; break;
            case "datepicker": state["selected_date"] = value; break;
            case "static_select" or "external_select" or "radio_buttons":
                state["selected_option"] = string.IsNullOrEmpty(value) ? null : new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "x" }, ["value"] = value };
                break;
            default: throw new Xunit.Sdk.XunitException($"This fake fills in no {type}");
        }
        return state;
    }
}
