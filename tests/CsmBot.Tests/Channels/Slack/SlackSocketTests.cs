using CsmBot.Tests.Channels.Slack.FakeSlack;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>Socket Mode: no event lost or doubled, whatever becomes of the connections.</summary>
public class SlackSocketTests
{
    [Fact]
    public async Task Without_HTTP_endpoints_commands_forms_and_typing_go_through_the_socket()
    {
        await using var host = await SlackHost.Start(bySocket: true);
        Assert.True((await host.Dana.Commands("called Acme 25 min", SlackHost.Success)).Words.Says("Logged"));
        var form = await host.Dana.UsesGlobalShortcut("log_new");
        Assert.Equal("Globex", (await host.Dana.Types(form, "account", "glo")).Single());
        var (_, errors) = await host.Dana.Submits(form, ("account", "A-2"));
        Assert.Equal("Choose a type", (string?)errors!["type"]);
        Assert.True((await host.Dana.Submits(form, ("account", "A-2"), ("type", "call"))).View.Closed);

        Assert.Equal(2, host.Logged().Count);
        using var none = await host.App.Http.PostAsync(host.App.Address + "/slack/events", new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory, InlineData("warning"), InlineData("refresh_requested")]
    public async Task A_new_connection_is_open_before_the_old_one_goes(string reason)
    {
        await using var host = await SlackHost.Start(bySocket: true);
        await host.Dana.Says("help");
        await host.Slack.Sockets.Disconnect(reason);
        Assert.Equal(2, host.Slack.Sockets.MostOpen);

        Assert.True((await host.Dana.Says("called Acme 25 min")).Words.Says("Logged"));
        Assert.Equal((2, 1), (host.Slack.Sockets.Opened, host.Slack.Sockets.Open));
    }

    [Fact]
    public async Task While_connections_break_every_message_is_logged_once()
    {
        await using var host = await SlackHost.Start(bySocket: true);
        await host.Dana.Says("help");
        var writing = Write();
        for (var i = 0; i < 3 && !writing.IsCompleted; i++)
        {
            await Task.Delay(150, TestContext.Current.CancellationToken);
            if (host.Slack.Sockets.Open > 0) await host.Slack.Sockets.Break();
        }
        await writing;

        await SlackServer.Until(() => host.Logged().Count >= 20 ? "" : null, "twenty logs", host.Slack);
        Assert.Equal(Enumerable.Range(1, 20), host.Logged().Select(l => l.Minutes!.Value).Order());

        async Task Write()
        {
            for (var i = 1; i <= 20; i++) await host.Dana.Writes($"called Acme {i} min");
        }
    }

    [Fact]
    public async Task What_cannot_be_opened_is_tried_again()
    {
        var refusals = 2;
        await using var host = await SlackHost.Start(bySocket: true, before: slack => slack.Refuses = call => call.Method == "apps.connections.open" && Interlocked.Decrement(ref refusals) >= 0 ? "internal_error" : null);
        Assert.NotNull(await host.Dana.Says("help"));
        Assert.Equal(3, host.Slack.Calls.Count(c => c.Method == "apps.connections.open"));
    }
}
