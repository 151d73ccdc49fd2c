using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CsmBot.Tests.Cards.Slack;

namespace CsmBot.Tests.Channels.Slack.FakeSlack;

/// <summary>The methods of the Web API that the bot uses, with the errors that Slack documents for them.</summary>
public sealed class SlackWebApi(SlackServer server)
{
    /// <summary>Slack's triggers live for three seconds: the bot's promises are asked for where Slack is slow, not where the machine is.</summary>
    private static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(30);

    private SlackWorld World => server.World;

    /// <summary>Who asked for installation, by the code that Slack gave them: the answer of oauth.v2.access.</summary>
    public Dictionary<string, JsonObject> Codes { get; } = [];

    /// <summary>Refresh tokens that are good, once.</summary>
    public Dictionary<string, JsonObject> Refreshes { get; } = [];

    /// <summary>Tokens of installed workspaces, besides the world's own.</summary>
    public HashSet<string> Tokens { get; } = [];

    /// <summary>What broke a limit of Block Kit: the bot should never send it, though it might get by with plainer blocks.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    public (JsonObject? Answer, string? Error) Answer(SlackCall call)
    {
        if (call.Method == "oauth.v2.access") return Access(call);
        if (call.Method == "apps.connections.open")
            return call.Authorization == "Bearer " + World.AppToken ? (new JsonObject { ["url"] = server.Sockets.NewUrl() }, null) : (null, "invalid_auth");
        if (call.Authorization is not ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token]) return (null, "not_authed");
        if (token != World.Token && !Tokens.Contains(token)) return (null, "invalid_auth");
        if ((call.Needed = SlackMethods.Lacking(call, server.Scopes)) is not null) return (null, "missing_scope");
        return call.Method switch
        {
            "auth.test" => (new JsonObject { ["url"] = "https://contoso-cs.slack.com/", ["team"] = "Contoso CS", ["user"] = "csmbot", ["team_id"] = SlackWorld.Team, ["user_id"] = SlackWorld.Bot, ["bot_id"] = SlackWorld.BotId, ["is_enterprise_install"] = false }, null),
            "bots.info" => (new JsonObject { ["bot"] = new JsonObject { ["id"] = SlackWorld.BotId, ["app_id"] = SlackWorld.App } }, null),
            "users.info" => User(Word(call, "user")),
            "conversations.info" => Channel(Word(call, "channel")),
            "chat.getPermalink" => (new JsonObject { ["permalink"] = $"https://contoso-cs.slack.com/archives/{Word(call, "channel")}/p{Word(call, "message_ts").Replace(".", "", StringComparison.Ordinal)}" }, null),
            "chat.postMessage" => Post(call.Arguments, onlyFor: null),
            "chat.postEphemeral" => Post(call.Arguments, Word(call, "user")),
            "chat.update" => Update(call.Arguments),
            "chat.unfurl" => Unfurl(call.Arguments),
            "views.open" => Open(call.Arguments),
            "views.update" => UpdateView(call.Arguments),
            "assistant.threads.setSuggestedPrompts" => call.Arguments["prompts"] is JsonArray { Count: > 0 and <= 4 } && World.Channels.ContainsKey(Word(call, "channel_id")) ? (new JsonObject(), null) : (null, "invalid_arguments"),
            "views.publish" => Publish(call.Arguments),
            _ => (null, "unknown_method"),
        };
    }

    private (JsonObject?, string?) User(string id)
    {
        if (!World.Users.TryGetValue(id, out var user)) return (null, "user_not_found");
        var told = new JsonObject
        {
            ["id"] = id, ["team_id"] = user.Team, ["name"] = user.Name.ToLowerInvariant(), ["real_name"] = user.Name, ["deleted"] = false, ["is_bot"] = false, ["is_restricted"] = false, ["is_ultra_restricted"] = false,
            ["tz"] = user.Zone, ["profile"] = new JsonObject { ["real_name"] = user.Name, ["email"] = user.Email },
        };
        if (user.Email is null || !server.Scopes.Contains("users:read.email")) told["profile"]!.AsObject().Remove("email");
        if (user.EmailConfirmed is { } confirmed) told["is_email_confirmed"] = confirmed;
        if (user.Enterprise is not null) told["enterprise_user"] = new JsonObject { ["enterprise_id"] = user.Enterprise };
        foreach (var flag in user.Flags) told[flag] = true;
        return (new JsonObject { ["user"] = told }, null);
    }

    private (JsonObject?, string?) Channel(string id) => World.Channels.TryGetValue(id, out var channel)
        ? (new JsonObject { ["channel"] = new JsonObject { ["id"] = id, ["name"] = channel.Name, ["is_ext_shared"] = channel.IsExtShared, ["is_member"] = channel.BotIsIn } }, null)
        : (null, "channel_not_found");

    private (JsonObject?, string?) Post(JsonObject said, string? onlyFor)
    {
        var to = (string?)said["channel"] ?? "";
        var channel = World.Users.ContainsKey(to) ? World.Direct(to) : World.Channels.GetValueOrDefault(to);
        if (channel is null) return (null, "channel_not_found");
        if (!channel.BotIsIn) return (null, "not_in_channel");
        if (onlyFor is not null && !World.Users.ContainsKey(onlyFor)) return (null, "user_not_in_channel");
        if (said["text"] is null && said["blocks"] is null) return (null, "no_text");
        if (Problem(said, 50) is { } problem) return (null, problem);
        var post = new SlackPost(channel.Id, World.NewTs(), (string?)said["thread_ts"], onlyFor, said.DeepClone().AsObject());
        World.Posts[post.Ts] = post;
        return onlyFor is null
            ? (new JsonObject { ["channel"] = channel.Id, ["ts"] = post.Ts, ["message"] = new JsonObject { ["ts"] = post.Ts, ["user"] = SlackWorld.Bot } }, null)
            : (new JsonObject { ["message_ts"] = post.Ts }, null);
    }

    private (JsonObject?, string?) Update(JsonObject said)
    {
        var (channel, ts) = ((string?)said["channel"] ?? "", (string?)said["ts"] ?? "");
        if (!World.Channels.ContainsKey(channel)) return (null, "channel_not_found");
        if (!World.Posts.TryGetValue(ts, out var post) || post.Channel != channel) return (null, "message_not_found");
        if (post.OnlyFor is not null) return (null, "cant_update_message");
        if (Problem(said, 50) is { } problem) return (null, problem);
        World.Posts[ts] = post with { Content = said.DeepClone().AsObject(), Edits = post.Edits + 1 };
        return (new JsonObject { ["channel"] = channel, ["ts"] = ts }, null);
    }

    /// <summary>https://docs.slack.dev/reference/methods/chat.unfurl: a map from links of that very message to what is shown below them.</summary>
    private (JsonObject?, string?) Unfurl(JsonObject said)
    {
        var (channel, ts) = ((string?)said["channel"] ?? "", (string?)said["ts"] ?? "");
        if (!World.Channels.TryGetValue(channel, out var known) || !known.BotIsIn) return (null, "cannot_find_channel");
        if (said["unfurls"] is not JsonObject { Count: > 0 } unfurls) return (null, "missing_unfurls");
        foreach (var (url, content) in unfurls)
        {
            if (!World.Links.TryGetValue((channel, ts), out var link) || link != url) return (null, "cannot_unfurl_url");
            if (content is not JsonObject { Count: 1 } shown || shown["blocks"] is not JsonArray) return (null, "invalid_unfurls_format");
            if (Problem(new JsonObject { ["text"] = "a link", ["blocks"] = shown["blocks"]!.DeepClone() }, 50) is { } problem) return (null, problem);
            World.Unfurls[(channel, url)] = new SlackWords(shown.DeepClone().AsObject());
        }
        return (new JsonObject(), null);
    }

    /// <summary>Null when it was taken.</summary>
    public string? Respond(string address, JsonObject said)
    {
        if (!World.ResponseUrls.TryGetValue(address, out var known)) return "expired_url";
        if (known.Uses >= 5) return "used_url";
        World.ResponseUrls[address] = known with { Uses = known.Uses + 1 };
        if (Problem(said, 50) is { } problem) return problem;
        if ((bool?)said["replace_original"] == true && known.Ts is { } ts)
        {
            World.Posts[ts] = World.Posts[ts] with { Content = said.DeepClone().AsObject(), Edits = World.Posts[ts].Edits + 1 };
            return null;
        }
        var post = new SlackPost(known.Channel, World.NewTs(), null, (string?)said["response_type"] == "in_channel" ? null : known.User, said.DeepClone().AsObject());
        World.Posts[post.Ts] = post;
        return null;
    }

    private (JsonObject?, string?) Open(JsonObject said)
    {
        var trigger = (string?)said["trigger_id"] ?? "";
        if (!World.Triggers.TryRemove(trigger, out var given)) return (null, "exchanged_trigger_id");
        if (DateTime.UtcNow - given > TriggerLife) return (null, "expired_trigger_id");
        if (ViewProblem(said["view"] as JsonObject) is { } problem) return (null, problem);
        var user = World.TriggerUsers.GetValueOrDefault(trigger) ?? "";
        var view = new SlackView($"V0{World.Next()}", user, said["view"]!.DeepClone().AsObject());
        World.Views[view.Id] = view;
        return (new JsonObject { ["view"] = new JsonObject { ["id"] = view.Id, ["hash"] = "1795165211.invented" } }, null);
    }

    private (JsonObject?, string?) UpdateView(JsonObject said)
    {
        if (!World.Views.TryGetValue((string?)said["view_id"] ?? "", out var view) || view.Closed) return (null, "not_found");
        if (ViewProblem(said["view"] as JsonObject) is { } problem) return (null, problem);
        World.Views[view.Id] = view with { Content = said["view"]!.DeepClone().AsObject(), Updates = view.Updates + 1 };
        return (new JsonObject { ["view"] = new JsonObject { ["id"] = view.Id } }, null);
    }

    private (JsonObject?, string?) Publish(JsonObject said)
    {
        if (!World.Users.ContainsKey((string?)said["user_id"] ?? "")) return (null, "user_not_found");
        if (said["view"] is not JsonObject view || (string?)view["type"] != "home") return (null, "invalid_arguments");
        if (Problem(view, 100) is { } problem) return (null, problem);
        World.Homes[(string)said["user_id"]!] = view.DeepClone().AsObject();
        return (new JsonObject(), null);
    }

    /// <summary>A view as Slack takes it (https://docs.slack.dev/surfaces/modals).</summary>
    public string? ViewProblem(JsonObject? view)
    {
        if (view is null || (string?)view["type"] != "modal" || (string?)view["title"]?["text"] is not { Length: > 0 and <= 24 }) return "invalid_arguments";
        var hasInput = (view["blocks"]?.AsArray() ?? []).Any(b => (string?)b!["type"] == "input");
        if (hasInput && (string?)view["submit"]?["text"] is not { Length: > 0 and <= 24 }) return "invalid_arguments";
        if (((string?)view["private_metadata"])?.Length > 3000 || ((string?)view["callback_id"])?.Length > 255) return "invalid_arguments";
        return Problem(view, 100);
    }

    private string? Problem(JsonObject said, int mostBlocks)
    {
        if (said["blocks"] is null) return null;
        if (said["blocks"] is not JsonArray blocks || blocks.Count > mostBlocks) return "invalid_blocks";
        if (blocks.Any(b => (string?)b!["type"] is not { } type || server.UnknownBlocks.Contains(type))) return "invalid_blocks";
        // Slack's own framework says the workspace and the token among the arguments.
        var content = said.DeepClone().AsObject();
        foreach (var known in new[] { "token", "team_id" }) content.Remove(known);
        var violations = SlackLimits.Check(content);
        foreach (var violation in violations) Violations.Enqueue(violation);
        return violations.Count == 0 ? null : "invalid_blocks";
    }

    private (JsonObject?, string?) Access(SlackCall call)
    {
        if (call.Authorization?.StartsWith("Basic ", StringComparison.Ordinal) != true && Word(call, "client_id") == "") return (null, "invalid_client_id");
        lock (Codes)
        {
            var (from, key) = Word(call, "grant_type") == "refresh_token" ? (Refreshes, Word(call, "refresh_token")) : (Codes, Word(call, "code"));
            if (!from.Remove(key, out var answer)) return (null, from == Codes ? "invalid_code" : "invalid_refresh_token");
            Tokens.Add((string)answer["access_token"]!);
            return (answer.DeepClone().AsObject(), null);
        }
    }

    private static string Word(SlackCall call, string name) => (string?)call.Arguments[name] ?? "";
}
