using System.Net;
using System.Text.Json.Nodes;
using CsmBot.Tests.Cards;
using CsmBot.Tests.Channels.Slack.FakeSlack;

namespace CsmBot.Tests.Channels.Slack.Judged;

/// <summary>What the Slack that our tests imitate delivers by HTTP, as Slack's own framework takes it: the signatures, and each kind of payload.</summary>
public sealed class BoltJudgeTests : IAsyncLifetime
{
    private const string Channel = "C0SUCCESS1";

    private readonly HttpClient _http = new();
    private SlackServer _slack = null!;
    private Judge _bolt = null!;
    private SlackDelivery _delivery = null!;
    private SlackPerson _dana = null!;

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackServer.Start();
        _slack.World.Channels[Channel] = new SlackChannel(Channel, "success");
        var user = _slack.World.Users["U0DANAREY1"] = new SlackUser("U0DANAREY1", "dana@contoso.example");
        _bolt = await Judges.Slack.Start("bolt.mjs", new JsonObject { ["api"] = _slack.Api, ["secret"] = _slack.World.Secret, ["token"] = _slack.World.Token, ["bot"] = SlackWorld.Bot, ["botId"] = SlackWorld.BotId });
        var address = $"http://127.0.0.1:{(await _bolt.Next())["port"]}";
        _delivery = new SlackDelivery(_slack, _http, () => address, () => DateTimeOffset.UtcNow);
        _dana = new SlackPerson(_slack, _delivery, user);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bolt is not null) await _bolt.DisposeAsync();
        await _slack.DisposeAsync();
        _http.Dispose();
    }

    /// <summary>What it took next, but for what came twice because the machine was slow.</summary>
    private async Task<JsonNode> Took(string kind)
    {
        while (true)
            if (await _bolt.Next() is var told && (string?)told["took"] == kind) return told;
            else Assert.True(told["failed"] is null, told.ToJsonString());
    }

    [Fact]
    public async Task It_takes_what_is_signed_and_refuses_what_is_forged_changed_or_old()
    {
        var event_ = _dana.Mention(Channel, "hello").ToJsonString();
        async Task<HttpStatusCode> Send(HttpRequestMessage request)
        {
            using (request)
            using (var response = await _delivery.Send(request)) return response.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await Send(_delivery.Signed("/slack/events", event_, "application/json", secret: "another")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Send(_delivery.Signed("/slack/events", event_, "application/json", at: DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 400)));
        var changed = _delivery.Signed("/slack/events", event_, "application/json");
        changed.Content = new StringContent(event_.Replace("hello", "delete everything", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Unauthorized, await Send(changed));
        Assert.Equal(HttpStatusCode.OK, await Send(_delivery.Signed("/slack/events", event_, "application/json")));
        Assert.Equal($"<@{SlackWorld.Bot}> hello", (string?)(await Took("mention"))["text"]);
    }

    [Fact]
    public async Task It_hears_answers_and_is_pressed_as_in_Slack()
    {
        var heard = await _dana.Mentions(Channel, "hello");
        await Took("mention");
        Assert.NotNull(heard.Thread);
        var pressed = await _dana.Presses(heard, "Again");
        Assert.True(pressed.Words.Says("Pressed"));
        var press = await Took("press");
        Assert.Equal(("kept", heard.Ts, Channel), ((string?)press["value"], (string?)press["message"], (string?)press["channel"]));

        var message = await _dana.Writes("are you there");
        Assert.Equal("are you there", (string?)(await Took("message"))["text"]);
        await _delivery.Event(message, retry: 3);
        while ((int?)(await Took("message"))["retry"] != 3) { }
        Assert.True((await _dana.OpensHome()).Says("At home"));
        await Took("home");

        var done = await _dana.Commands("renewals next 90 days", Channel);
        Assert.Equal((_dana.Id, true), (done.OnlyFor, done.Words.Says("Done: renewals next 90 days")));
        var command = await Took("command");
        Assert.Equal(("renewals next 90 days", _dana.Id, SlackWorld.Team), ((string?)command["text"], (string?)command["user"], (string?)command["team"]));
    }

    [Fact]
    public async Task It_opens_forms_offers_what_is_typed_and_says_what_is_wrong()
    {
        var form = await _dana.UsesGlobalShortcut("log_new");
        await Took("shortcut");
        Assert.Equal(["Acme for ac"], await _dana.Types(form, "account", "ac"));
        Assert.Equal("ac", (string?)(await Took("typing"))["text"]);
        var (_, errors) = await _dana.Submits(form, ("account", "A-1"));
        Assert.Equal("Say what was said", (string?)errors!["notes"]);
        await Took("submission");
        Assert.True((await _dana.Submits(form, ("account", "A-1"), ("notes", "went well"))).View.Closed);
        var taken = await Took("submission");
        Assert.Equal(("A-1", "went well"), ((string?)taken["account"], (string?)taken["notes"]));

        await _dana.UsesMessageShortcut(Channel, "U0OTTO0001", "called them", _slack.World.NewTs());
        var quoted = await Took("message_action");
        Assert.Equal(("called them", Channel), ((string?)quoted["text"], (string?)quoted["channel"]));
    }
}
