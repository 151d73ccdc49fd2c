using System.Text;
using System.Text.Json.Nodes;
using CsmBot.Tests.Cards;
using CsmBot.Tests.Channels.Slack.FakeSlack;

namespace CsmBot.Tests.Channels.Slack.Judged;

/// <summary>The Slack that our tests imitate, as Slack's own client of the Web API understands it: what it is is not our reading alone.</summary>
public sealed class WebApiJudgeTests : IAsyncLifetime
{
    private const string Channel = "C0SUCCESS1", User = "U0DANAREY1";

    private static readonly Dictionary<string, string> _types = new()
    {
        ["auth.test"] = "AuthTestResponse", ["bots.info"] = "BotsInfoResponse", ["users.info"] = "UsersInfoResponse", ["conversations.info"] = "ConversationsInfoResponse", ["chat.postMessage"] = "ChatPostMessageResponse",
        ["chat.update"] = "ChatUpdateResponse", ["chat.getPermalink"] = "ChatGetPermalinkResponse", ["chat.postEphemeral"] = "ChatPostEphemeralResponse", ["views.open"] = "ViewsOpenResponse",
        ["views.update"] = "ViewsUpdateResponse", ["views.publish"] = "ViewsPublishResponse", ["oauth.v2.access"] = "OauthV2AccessResponse", ["apps.connections.open"] = "AppsConnectionsOpenResponse",
    };

    private SlackServer _slack = null!;

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackServer.Start();
        _slack.World.Channels[Channel] = new SlackChannel(Channel, "success");
        _slack.World.Users[User] = new SlackUser(User, "dana@contoso.example") { Name = "Dana" };
        _slack.Web.Codes["code"] = Installation("xoxe.xoxb-1", "xoxe-1");
        _slack.Web.Refreshes["xoxe-1"] = Installation("xoxe.xoxb-2", "xoxe-2");
    }

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    private static JsonObject Installation(string token, string refresh) => new()
    {
        ["access_token"] = token, ["token_type"] = "bot", ["scope"] = "chat:write", ["bot_user_id"] = SlackWorld.Bot, ["app_id"] = SlackWorld.App, ["team"] = new JsonObject { ["id"] = SlackWorld.Team, ["name"] = "Contoso CS" },
        ["enterprise"] = null, ["is_enterprise_install"] = false, ["authed_user"] = new JsonObject { ["id"] = User }, ["refresh_token"] = refresh, ["expires_in"] = 43200,
    };

    private async Task<JsonObject> Said()
    {
        await using var judge = await Judges.Slack.Start("web-api.mjs", new JsonObject
        {
            ["api"] = _slack.Api, ["token"] = _slack.World.Token, ["appToken"] = _slack.World.AppToken, ["channel"] = Channel, ["user"] = User, ["trigger"] = _slack.World.NewTrigger(User), ["trigger2"] = _slack.World.NewTrigger(User),
            ["clientId"] = "111.222", ["clientSecret"] = "s3cret", ["code"] = "code",
        });
        return (await judge.Next()).AsObject();
    }

    private static void Fails(JsonObject said, string step, string error) => Assert.Equal(("slack_webapi_platform_error", error), ((string?)said[step]!["failed"], (string?)said[step]!["error"]));

    [Fact]
    public async Task Slacks_own_client_understands_its_answers_and_its_refusals()
    {
        var isSoon = true;
        _slack.Refuses = call => call.Method == "chat.postMessage" && (string?)call.Arguments["text"] == "too soon" && isSoon && !(isSoon = false) ? "ratelimited" : null;
        // However slow the machine is, the triggers are good when they are used.
        _slack.Waits = _ => { foreach (var trigger in _slack.World.Triggers.Keys) _slack.World.Triggers[trigger] = DateTime.UtcNow; return Task.CompletedTask; };
        var said = await Said();

        Assert.All(_types.Keys, step => Assert.True((bool?)said[step]!["ok"] == true, $"{step}: {said[step]}"));
        Assert.Equal((SlackWorld.Team, SlackWorld.Bot), ((string?)said["auth.test"]!["team_id"], (string?)said["auth.test"]!["user_id"]));
        Assert.Equal(_slack.Scopes.Order(), said["auth.test"]!["response_metadata"]!["scopes"]!.AsArray().Select(s => (string)s!).Order());
        Assert.Equal("dana@contoso.example", (string?)said["users.info"]!["user"]!["profile"]!["email"]);
        Fails(said, "a stranger", "user_not_found");

        var first = _slack.World.Posts[(string)said["chat.postMessage"]!["ts"]!];
        Assert.Equal(("second", 1), ((string?)first.Content["text"], first.Edits));
        Assert.True(first.Words.Says("second"));
        Assert.Equal(first.Ts, _slack.World.Posts[(string)said["a thread"]!["ts"]!].Thread);
        Assert.StartsWith("D", (string?)said["a direct message"]!["channel"]);
        Assert.Equal(User, _slack.World.Posts[(string)said["chat.postEphemeral"]!["message_ts"]!].OnlyFor);
        Fails(said, "an update of what one person sees", "cant_update_message");
        Fails(said, "a channel that is not there", "channel_not_found");

        Assert.True((bool?)said["too soon"]!["ok"]);
        Assert.Equal([_slack.RetryAfter], said["waited"]!.AsArray().Select(s => (int)s!));
        var calls = _slack.Calls.Where(c => (string?)c.Arguments["text"] == "too soon").ToList();
        Assert.Equal(["ratelimited", "ok"], calls.Select(c => c.Answer));
        Assert.True(calls[1].At - calls[0].At >= TimeSpan.FromSeconds(_slack.RetryAfter * 0.95), $"It waited {calls[1].At - calls[0].At}.");

        Assert.Equal("Second", (string?)_slack.World.Views[(string)said["views.open"]!["view"]!["id"]!].Content["title"]!["text"]);
        Fails(said, "a trigger twice", "exchanged_trigger_id");
        Fails(said, "a title that is too long", "invalid_arguments");
        Assert.True(_slack.World.Homes.ContainsKey(User));
        Fails(said, "a wrong token", "invalid_auth");
        Fails(said, "no token", "not_authed");

        Assert.Equal(("xoxe.xoxb-1", SlackWorld.Team), ((string?)said["oauth.v2.access"]!["access_token"], (string?)said["oauth.v2.access"]!["team"]!["id"]));
        Fails(said, "a code twice", "invalid_code");
        Assert.True((bool?)said["the new token at work"]!["ok"]);
        Assert.StartsWith("ws://", (string?)said["apps.connections.open"]!["url"]);
        // Of each answer the client's types know every field.
        Assert.Equal((0, ""), await Compile(said));
    }

    [Fact]
    public async Task What_the_token_may_not_is_refused_as_Slack_refuses_it()
    {
        _slack.Scopes.Remove("chat:write");
        _slack.Scopes.Remove("users:read.email");
        var said = await Said();
        Fails(said, "chat.postMessage", "missing_scope");
        Assert.Equal(("chat:write", string.Join(',', _slack.Scopes)), ((string?)said["chat.postMessage"]!["needed"], (string?)said["chat.postMessage"]!["provided"]));
        Assert.Null(said["users.info"]!["user"]!["profile"]!["email"]);
        Assert.True((bool?)said["views.publish"]!["ok"]);
    }

    private static async Task<(int, string)> Compile(JsonObject said)
    {
        var program = new StringBuilder($"import type {{ {string.Join(", ", _types.Values)} }} from '@slack/web-api'\n");
        program.Append("// @ts-expect-error the judge sees what Slack does not answer\nexport const wrong: AuthTestResponse = { ok: true, team_name: '' }\n");
        foreach (var ((step, type), i) in _types.Select((t, i) => (t, i)))
        {
            var answer = said[step]!.DeepClone().AsObject();
            // What the client adds.
            answer.Remove("response_metadata");
            foreach (var nothing in answer.Where(f => f.Value is null).Select(f => f.Key).ToList()) answer.Remove(nothing);
            program.Append($"export const a{i}: {type} = {answer.ToJsonString()}\n");
        }
        var file = Path.Combine(Judges.Slack.Folder, $"answers-{Guid.NewGuid():N}.ts");
        await File.WriteAllTextAsync(file, program.ToString());
        try { return await Judges.Slack.Compile(file); }
        finally { File.Delete(file); }
    }
}
