using CsmBot.Accounts;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>Moments by the clock of whoever reads them, in channels too, where everyone has a clock of their own.</summary>
public sealed class SlackTimesTests
{
    private static readonly (string, string)[] _cleared = [("Access:ClearedChannels", "success")];

    [Fact]
    public async Task A_moment_is_shown_in_each_readers_own_zone()
    {
        await using var host = await SlackHost.Start(settings: _cleared);
        var answer = await host.Dana.Mentions(SlackHost.Success, "which accounts are yellow");
        Assert.Equal(host.Now().ToUnixTimeSeconds(), Assert.Single(answer.Words.Moments), 120.0);
        Assert.Contains("As of 20 Nov 2026", answer.Words.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_stand_in_the_zone_of_team_csv_or_else_in_that_of_the_readers_Slack_profile()
    {
        await using var host = await SlackHost.Start();
        var sam = InTokyo(host);
        Assert.Contains("As of 20 Nov 2026, 18:", (await sam.Says("which accounts are yellow")).Words.All, StringComparison.Ordinal);
        await host.Happens(AppHost.Sam with { TimeZone = "America/New_York" });
        Assert.Contains("As of 20 Nov 2026, 04:", (await sam.Says("which accounts are green")).Words.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_rule_turned_an_account_is_told_by_each_readers_clock()
    {
        await using var host = await SlackHost.Start(rules: "rules:\n  - name: open fire\n    when: accounts with an open fire\n    status: red\n", settings: _cleared);
        await host.App.FirstRound();
        await host.Happens(Some.Fire with { FireId = "F-9", AccountId = "A-2", OpenedAt = Some.Now.AddHours(-1), ClosedAt = null, Outcome = null });
        await SlackServer.Until(() => host.App.Store.Book.Health.Of(host.App.Store.Book.Find("A-2")).Length > 0 ? "" : null, "the colour", host.Slack);

        var why = await InTokyo(host).Mentions(SlackHost.Success, "why is Globex red");
        Assert.Contains("On 20 Nov 2026, 18:", why.Words.All, StringComparison.Ordinal);
        Assert.Contains("the rule “open fire” held", why.Words.All, StringComparison.Ordinal);
        Assert.Equal(2, why.Words.Moments.Count());
        Assert.All(why.Words.Moments, m => Assert.Equal(host.Now().ToUnixTimeSeconds(), m, 120.0));
    }

    [Fact]
    public async Task A_schedule_says_whose_clock_it_keeps_and_when_that_is_by_each_readers()
    {
        await using var host = await SlackHost.Start(settings: _cleared);
        var set = await host.Dana.Mentions(SlackHost.Success, "every Monday 9:00 post tier 1 renewals this quarter here");
        Assert.Contains("every Monday at 09:00 (Europe/Berlin)", set.Words.All, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), Assert.Single(set.Words.Moments));

        var listed = await InTokyo(host).Mentions(SlackHost.Success, "what do you post here");
        Assert.Contains("every Monday at 09:00 (Europe/Berlin)", listed.Words.All, StringComparison.Ordinal);
        Assert.Contains("next 23 Nov 2026, 17:00", listed.Words.All, StringComparison.Ordinal);
        Assert.Equal(set.Words.Moments, listed.Words.Moments);
    }

    private static SlackPerson InTokyo(SlackHost host) => host.Person(new SlackUser("U0SAMITO01", AppHost.Sam.Email) { Name = "Sam Ito", Zone = "Asia/Tokyo" });
}
