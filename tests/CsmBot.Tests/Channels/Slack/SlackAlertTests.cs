using CsmBot.Accounts;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>An alert's card in Slack: posted where the routes say, and brought up to date wherever it stands.</summary>
public class SlackAlertTests
{
    private const string Rules = """
        rules:
          - name: open fire
            when: accounts with an open fire
            status: red
        """;

    private static readonly Fire Burning = Some.Fire with { FireId = "F-9", AccountId = "A-2", OpenedAt = Some.Now.AddHours(-1), ClosedAt = null, Outcome = null };

    [Fact]
    public async Task An_alert_is_posted_taken_and_over_and_all_its_cards_say_so()
    {
        await using var host = await SlackHost.Start(rules: Rules, settings: [("Access:ClearedChannels", "health-alerts")]);
        await host.Dana.Says("help");
        await host.Dana.Mentions(SlackHost.Alerts, "help");
        await SlackServer.Until(() => { using var db = host.App.Store.Db(); return db.Marks.Any() ? "" : null; }, "a first round");

        await host.Happens(Burning);
        var own = await Card(host, host.Dana.Chat, "Globex turned red");
        var everyones = await Card(host, SlackHost.Alerts, "Globex turned red");
        Assert.Null(everyones.Thread);

        await host.Dana.Delivers(host.Dana.Press(everyones, "Acknowledge"));
        foreach (var card in new[] { own, everyones }) await Becomes(host, card, "Dana Reyes");

        await host.Happens(Burning with { ClosedAt = Some.Now, Outcome = FireOutcome.Saved });
        foreach (var card in new[] { own, everyones }) await Becomes(host, card, "no rule holds any more");
    }

    [Fact]
    public async Task A_snooze_is_asked_for_in_a_modal_over_the_alert()
    {
        await using var host = await SlackHost.Start(rules: Rules);
        await host.Dana.Says("help");
        await SlackServer.Until(() => { using var db = host.App.Store.Db(); return db.Marks.Any() ? "" : null; }, "a first round");
        await host.Happens(Burning);
        var card = await Card(host, host.Dana.Chat, "Globex turned red");

        var form = await host.Dana.Opens(card, card.Words.Buttons.First(b => b.StartsWith("Snooze", StringComparison.Ordinal) && b.EndsWith('…')));
        Assert.Contains("until", form.Words.Fields);
        await host.Dana.Submits(form, ("until", "2026-12-01"));
        await Becomes(host, card, "1 Dec");
    }

    [Fact]
    public async Task What_an_uncleared_channel_may_not_hear_is_told_in_person_alone()
    {
        await using var host = await SlackHost.Start(rules: Rules);
        await host.Dana.Says("help");
        await host.Dana.Mentions(SlackHost.Alerts, "help");
        await SlackServer.Until(() => { using var db = host.App.Store.Db(); return db.Marks.Any() ? "" : null; }, "a first round");
        await host.Happens(Burning);

        await Card(host, host.Dana.Chat, "Globex turned red");
        Assert.DoesNotContain(host.World.Posts.Values, p => p.Channel == SlackHost.Alerts && p.Words.Says("Globex"));
    }

    private static Task<SlackPost> Card(SlackHost host, string channel, string words) =>
        SlackServer.Until(() => host.World.Posts.Values.FirstOrDefault(p => p.Channel == channel && p.OnlyFor is null && (p.Words.Says(words) || ((string?)p.Content["text"])?.Contains(words, StringComparison.Ordinal) == true)), $"“{words}” in {channel}", host.Slack);

    private static Task<string> Becomes(SlackHost host, SlackPost card, string words) =>
        SlackServer.Until(() => host.World.Posts[card.Ts] is { Edits: > 0 } now && now.Words.Says(words) ? "" : null, $"{card.Channel} to say “{words}”: {host.World.Posts[card.Ts].Words.All}", host.Slack);
}
