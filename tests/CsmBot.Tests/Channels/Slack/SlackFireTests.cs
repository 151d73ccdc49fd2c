using CsmBot.Accounts;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>A fire from its first word to what is learned from it, in Slack, where the post-mortem is a modal.</summary>
public class SlackFireTests
{
    [Fact]
    public async Task A_fire_is_closed_in_a_modal_that_names_what_is_wrong_under_its_field_and_the_message_says_how_it_ended()
    {
        await using var host = await SlackHost.Start();
        await host.Dana.Says("fire at Globex: outage, CTO furious");
        Assert.Null(Fire(host).ClosedAt);
        var asked = await host.Dana.Says("close the Globex fire: saved");
        var form = await host.Dana.Opens(asked, asked.Words.Buttons.First());
        Assert.Equal(("saved", "outage, CTO furious"), (form.Words.Value("outcome"), form.Words.Value("cause")));

        var (_, errors) = await host.Dana.Submits(form, ("sign", "logins fell"), ("lost_arr", "5000"));
        Assert.Contains("Nothing is lost", (string?)errors!["lost_arr"], StringComparison.Ordinal);
        Assert.Null(Fire(host).ClosedAt);

        var (closed, _) = await host.Dana.Submits(form, ("cause", "the release broke exports"), ("sign", "logins fell"), ("sign_on", "2026-11-01"), ("seen_by", "Sam Ito"), ("indirect_cost", "1200"));
        Assert.True(closed.Closed);
        var fire = Fire(host);
        Assert.Equal((FireOutcome.Saved, "logins fell", "the release broke exports", 1200m), (fire.Outcome!.Value, fire.FirstWarningSign, fire.Cause, fire.IndirectCost!.Value));
        var shown = await FakeSlack.SlackServer.Until(() => host.World.Posts[asked.Ts] is { Edits: > 0 } edited ? edited : null, "the card in the form's place", host.Slack);
        Assert.True(shown.Words.Says("saved"), shown.Words.All);

        await host.Dana.Says("reopen the Globex fire");
        Assert.Null(Fire(host).ClosedAt);
    }

    private static Fire Fire(SlackHost host) => host.App.Store.Book.Fires.Of(host.App.Store.Book.Find("A-2")).ToArray().Single();
}
