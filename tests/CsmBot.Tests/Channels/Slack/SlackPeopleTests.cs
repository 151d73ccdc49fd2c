using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>Who is let in, and what is kept from whom.</summary>
public class SlackPeopleTests
{
    [Theory]
    [InlineData("is_bot"), InlineData("deleted"), InlineData("is_restricted"), InlineData("is_ultra_restricted"), InlineData("is_stranger")]
    public async Task Guests_bots_and_strangers_see_nothing_whatever_their_profile_says(string flag)
    {
        await using var host = await SlackHost.Start();
        var guest = host.Person(new SlackUser("U0GUEST002", AppHost.Dana.Email) { Flags = [flag] });

        var answer = await guest.Says("called Acme 25 min");

        Assert.True(answer.Words.Says("administrator can add you"), answer.Words.All);
        Assert.Empty(host.Logged());
        using var db = host.App.Store.Db();
        Assert.All(db.Inbox, r => Assert.DoesNotContain("Acme", r.Payload, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_email_that_is_not_confirmed_or_not_told_is_nobodys()
    {
        await using var host = await SlackHost.Start();
        var unconfirmed = host.Person(new SlackUser("U0UNCONF01", AppHost.Dana.Email) { EmailConfirmed = false });
        var untold = host.Person(new SlackUser("U0UNTOLD01", null) { Name = AppHost.Dana.Name });

        Assert.True((await unconfirmed.Says("my accounts")).Words.Says("administrator"));
        Assert.True((await untold.Says("my accounts")).Words.Says("administrator"));
    }

    [Fact]
    public async Task Of_another_workspace_only_those_of_the_same_organisation_are_members()
    {
        await using var host = await SlackHost.Start();
        Assert.True((await host.Outsider.Says("my accounts")).Words.Says("administrator"));
        Assert.True((await host.Otto.Says("my accounts")).Words.Says("administrator"));
        Assert.False((await host.Dana.Says("how many accounts do we have")).Words.Says("administrator"));
    }

    [Fact]
    public async Task In_a_channel_with_another_company_money_and_risk_go_to_the_asker_alone_and_outsiders_get_nothing()
    {
        await using var host = await SlackHost.Start();

        var answer = await host.Dana.Mentions(SlackHost.Shared, "arr of Acme");
        Assert.Equal(host.Dana.Id, answer.OnlyFor);
        Assert.Equal(SlackHost.Shared, answer.Channel);
        var refused = await host.Outsider.Mentions(SlackHost.Shared, "arr of Acme");
        Assert.Equal(host.Outsider.Id, refused.OnlyFor);
        Assert.True(refused.Words.Says("administrator"));
        Assert.DoesNotContain(host.World.Posts.Values, p => p.Channel == SlackHost.Shared && p.OnlyFor is null);
    }

    [Fact]
    public async Task A_channel_is_cleared_by_its_name_or_id_and_never_while_outsiders_are_in_it()
    {
        await using var host = await SlackHost.Start(settings: [("Access:ClearedChannels", $"success,{SlackHost.Alerts},{SlackHost.Shared}")]);
        host.World.Channels["C0OTHER001"] = new SlackChannel("C0OTHER001", "other");

        Assert.Null((await host.Dana.Mentions(SlackHost.Success, "arr of Acme")).OnlyFor);
        Assert.Null((await host.Dana.Mentions(SlackHost.Alerts, "arr of Acme")).OnlyFor);
        Assert.Equal(host.Dana.Id, (await host.Dana.Mentions(SlackHost.Shared, "arr of Acme")).OnlyFor);
        Assert.Equal(host.Dana.Id, (await host.Dana.Mentions("C0OTHER001", "arr of Acme")).OnlyFor);
    }

    [Fact]
    public async Task Whom_somebody_is_is_asked_once_an_hour()
    {
        await using var host = await SlackHost.Start();
        await host.Dana.Says("help");
        await host.Dana.Says("help");
        Assert.Single(host.Slack.Calls, c => c.Method == "users.info");
    }

    [Fact]
    public async Task A_colleague_who_is_mentioned_is_called_by_their_name()
    {
        await using var host = await SlackHost.Start();
        var answer = await host.Dana.Says($"how many accounts of <@{host.Ines.Id}> are there");
        Assert.True(answer.Words.Says("Ines Okoro"), answer.Words.All);
    }

    [Fact]
    public async Task While_Slack_does_not_say_who_somebody_is_their_message_waits()
    {
        await using var host = await SlackHost.Start();
        var isDown = true;
        host.Slack.Refuses = call => isDown && call.Method == "users.info" ? "internal_error" : null;
        await host.Dana.Writes("called Acme 25 min");
        await SlackServer.Until(() => host.Slack.Calls.Any(c => c.Method == "users.info") ? "" : null, "a question who it is");
        Assert.Empty(host.World.Posts);
        isDown = false;

        await SlackServer.Until(() => host.Logged().Count == 1 ? "" : null, "the log", host.Slack);
    }
}
