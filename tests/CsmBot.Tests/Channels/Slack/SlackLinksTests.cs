using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>A link to an account shows the account below it: where all who read there may see it, and nowhere else.</summary>
public sealed class SlackLinksTests
{
    private const string Address = "https://csmbot.example.com", Link = Address + "/accounts/A-1";
    private static readonly (string, string)[] Settings = [("Slack:Package:BaseUrl", Address), ("Access:ClearedChannels", "success")];

    [Fact]
    public async Task In_a_cleared_channel_and_in_the_direct_chat_the_account_is_shown_without_buttons()
    {
        await using var host = await SlackHost.Start(settings: Settings);
        var card = await host.Dana.Says($"tell me about {Some.Acme.Name}");
        Assert.Contains(Address + "/accounts/" + Some.Acme.AccountId, card.Content.ToJsonString(), StringComparison.Ordinal);

        foreach (var channel in new[] { SlackHost.Success, host.Dana.Chat })
        {
            await host.Dana.Links(channel, Link);
            var shown = await SlackServer.Until(() => host.World.Unfurls.GetValueOrDefault((channel, Link)), "the account below the link", host.Slack);
            Assert.Contains(Some.Acme.Name, shown.All, StringComparison.Ordinal);
            Assert.Contains("Green", shown.All, StringComparison.Ordinal);
            Assert.Empty(shown.Buttons);
        }
    }

    [Fact]
    public async Task Nothing_is_shown_before_others_to_strangers_while_it_is_typed_or_for_what_is_no_account()
    {
        var host = await SlackHost.Start(settings: Settings);
        host.World.Channels["D0OTHERS01"] = new SlackChannel("D0OTHERS01", "directmessage") { BotIsIn = false };
        host.World.Channels["C0BUSINES1"] = new SlackChannel("C0BUSINES1", "business");
        foreach (var channel in new[] { SlackHost.Shared, SlackHost.Alerts, SlackHost.Elsewhere, "D0OTHERS01", "C0BUSINES1" }) await host.Dana.Links(channel, Link);
        foreach (var stranger in new[] { host.Otto, host.Guest, host.Outsider }) await stranger.Links(SlackHost.Success, Link);
        await host.Dana.Links(SlackHost.Success, Link, typing: true);
        foreach (var other in new[] { Address + "/accounts/NONE", Address + "/reports/week", Address + "/accounts/A-1/more", "https://csmbot.example.com.evil.example/accounts/A-1", "https://evil.example/accounts/A-1" })
            await host.Dana.Links(SlackHost.Success, other);
        var last = Link + "?from=mail";
        await host.Dana.Links(SlackHost.Success, last);
        await SlackServer.Until(() => host.World.Unfurls.GetValueOrDefault((SlackHost.Success, last)), "the account below the link", host.Slack);
        // What follows a request is done when the host has ended.
        await host.DisposeAsync();

        Assert.Equal((SlackHost.Success, last), host.World.Unfurls.Keys.Single());
    }

    [Fact]
    public async Task A_report_is_shown_below_its_link_with_what_who_posts_it_may_see_where_all_who_read_may_see_it()
    {
        var host = await SlackHost.Start(settings: [.. Settings, ("Reports:LinkKey", "a key of the tests that is long enough"), ("Reports:BaseUrl", Address), ("Access:Roles:csm", "none")]);
        var report = ReportLink(await host.Ines.Says("business case this quarter"));
        foreach (var channel in new[] { SlackHost.Success, host.Ines.Chat })
        {
            await host.Ines.Links(channel, report);
            var shown = await SlackServer.Until(() => host.World.Unfurls.GetValueOrDefault((channel, report)), "the report below the link", host.Slack);
            Assert.Contains("Business case", shown.All, StringComparison.OrdinalIgnoreCase);
            Assert.Empty(shown.Buttons);
        }

        host.World.Unfurls.Clear();
        // The link was made for a lead; a CSM whose role sees no money shows none by it.
        await host.Dana.Links(SlackHost.Success, report);
        foreach (var channel in new[] { SlackHost.Alerts, SlackHost.Shared, SlackHost.Elsewhere }) await host.Ines.Links(channel, report);
        foreach (var other in new[] { report.Replace("business-case", "tiers", StringComparison.Ordinal), report + "&from=2020-01-01", Address + "/reports/business-case", report.Replace("csmbot.example.com", "csmbot.example.com.evil.example", StringComparison.Ordinal) })
            await host.Ines.Links(SlackHost.Success, other);
        await host.Otto.Links(SlackHost.Success, report);
        await host.Ines.Links(SlackHost.Success, Link);
        await SlackServer.Until(() => host.World.Unfurls.GetValueOrDefault((SlackHost.Success, Link)), "the account below the link", host.Slack);
        await host.DisposeAsync();
        Assert.Equal((SlackHost.Success, Link), host.World.Unfurls.Keys.Single());
    }

    private static string ReportLink(SlackPost post) => (string)post.Words.Button("Open the whole report").Button["url"]!;

    [Fact]
    public async Task Opened_in_a_browser_the_link_says_where_to_ask_and_nothing_of_the_account()
    {
        await using var host = await SlackHost.Start(settings: Settings);
        var stop = TestContext.Current.CancellationToken;
        var (there, nowhere) = (await host.App.Http.GetStringAsync(host.App.Address + "/accounts/A-1", stop), await host.App.Http.GetStringAsync(host.App.Address + "/accounts/%3Cb%3E", stop));
        Assert.Contains("Ask the bot for it", there, StringComparison.Ordinal);
        Assert.Equal(there, nowhere);
        Assert.DoesNotContain(Some.Acme.Name, there, StringComparison.Ordinal);
    }
}
