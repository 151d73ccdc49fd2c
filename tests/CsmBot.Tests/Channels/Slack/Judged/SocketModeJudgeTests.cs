using System.Text.Json.Nodes;
using CsmBot.Tests.Cards;
using CsmBot.Tests.Channels.Slack.FakeSlack;

namespace CsmBot.Tests.Channels.Slack.Judged;

/// <summary>The Socket Mode that our tests imitate, as Slack's own client of it lives with it.</summary>
public sealed class SocketModeJudgeTests : IAsyncLifetime
{
    private SlackServer _slack = null!;

    public async ValueTask InitializeAsync() => _slack = await SlackServer.Start();

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    private Task<Judge> Start(string? token = null) => Judges.Slack.Start("socket-mode.mjs", new JsonObject { ["api"] = _slack.Api, ["appToken"] = token ?? _slack.World.AppToken });

    private static JsonObject Message(string text) => new() { ["type"] = "event_callback", ["event"] = new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["text"] = text } };

    private static async Task Connected(Judge judge) => Assert.Equal("""{"connected":true}""", (await judge.Next()).ToJsonString());

    [Fact]
    public async Task Slacks_own_client_connects_and_acknowledges_each_kind_of_envelope()
    {
        await using var judge = await Start();
        await Connected(judge);
        var acknowledged = await _slack.Sockets.Deliver("events_api", Message("hello"), acceptsPayload: false);
        Assert.Equal("{}", acknowledged["payload"]!.ToJsonString());
        Assert.Equal("""{"took":"events_api","what":"hello","retry":0}""", (await judge.Next()).ToJsonString());
        foreach (var (type, payload) in new[] { ("slash_commands", new JsonObject { ["command"] = "/csm", ["text"] = "help" }), ("interactive", new JsonObject { ["type"] = "shortcut", ["callback_id"] = "log_new" }) })
        {
            acknowledged = await _slack.Sockets.Deliver(type, payload, acceptsPayload: true);
            Assert.Equal($"took {type}", (string?)acknowledged["payload"]!["text"]);
            Assert.Equal(type, (string?)(await judge.Next())["took"]);
        }
        Assert.Equal((1, 1), (_slack.Sockets.Opened, _slack.Sockets.Open));
    }

    [Fact]
    public async Task When_it_is_asked_to_and_when_the_connection_breaks_it_connects_anew_and_nothing_is_lost()
    {
        await using var judge = await Start();
        await Connected(judge);
        await _slack.Sockets.Disconnect("refresh_requested");
        await Connected(judge);
        await _slack.Sockets.Deliver("events_api", Message("after the refresh"), acceptsPayload: false);
        Assert.Equal("after the refresh", (string?)(await judge.Next())["what"]);

        await _slack.Sockets.Break();
        var delivering = _slack.Sockets.Deliver("events_api", Message("meanwhile"), acceptsPayload: false);
        await Connected(judge);
        await delivering;
        Assert.Equal("meanwhile", (string?)(await judge.Next())["what"]);
        Assert.Equal(3, _slack.Sockets.Opened);
    }

    [Fact]
    public async Task A_token_that_is_none_opens_nothing()
    {
        await using var judge = await Start("xapp-another");
        Assert.Equal("invalid_auth", (string?)(await judge.Next())["error"]);
        Assert.Equal(0, _slack.Sockets.Opened);
    }
}
