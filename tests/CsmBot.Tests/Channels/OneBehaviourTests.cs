using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Channels;

/// <summary>The same scripts over Teams, Slack and the page, each with the whole program over HTTP: whatever it looks like there, the person learns the same.</summary>
public sealed class OneBehaviourTests
{
    private static readonly (string, string)[] _links = [("Reports:LinkKey", "a key of the tests that is long enough"), ("Reports:BaseUrl", "https://csmbot.example.com")];

    // "press X" presses a button of the answer before.
    [Theory]
    [InlineData("called Globex 25 min about the renewal, went well", "press Undo")]
    [InlineData("called Globex 25 min", "no, 35 minutes", "undo", "undo")]
    [InlineData("call with Globex 20 min and emailed Acme twice")]
    [InlineData("which accounts renew in the next 30 days", "only enterprise", "how much ARR is that", "sort by ARR")]
    [InlineData("all accounts", "press Next")]
    [InlineData("how is Globex doing")]
    [InlineData("why is Globex green")]
    [InlineData("is Globex tier 1")]
    [InlineData("ARR by segment")]
    [InlineData("hours by month this year")]
    [InlineData("how is Northwind doing", "press Northwind Foods")]
    [InlineData("which accounts like football")]
    [InlineData("help")]
    [InlineData("thanks")]
    [InlineData("rules", "what does yellow mean")]
    [InlineData("every Monday 9:00 post tier 1 renewals this quarter here", "what do you post here", "stop 1")]
    [InlineData("quiet hours 18:00-8:00", "my alerts", "our words", "teach: platinum means tier 1")]
    [InlineData("fire at Globex: outage, CTO furious", "open fires", "another fire at Globex: data loss", "undo")]
    [InlineData("start the Onboarding plan for Globex", "start the Onboarding plan for Globex", "plan steps of Globex", "undo")]
    [InlineData("evidence for Globex: political, the CFO signed off the rollout", "tiers report", "plan adherence report")]
    public async Task A_person_learns_the_same_everywhere(params string[] script)
    {
        await using var everywhere = await Everywhere.Start(_links);
        foreach (var step in script) await everywhere.Does(step);
        everywhere.Know(h => h.Logged().Select(Fact).ToList());
    }

    [Theory]
    [InlineData("which accounts are green", true)]
    [InlineData("total ARR by segment", true)]
    [InlineData("how is Globex doing", true)]
    [InlineData("called Globex 25 min", false)]
    [InlineData("how many calls did we make this month", false)]
    [InlineData("watch tier 1 accounts turning yellow here", true)]
    public async Task Where_others_read_along_money_and_risk_go_to_the_asker_alone_everywhere(string text, bool alone)
    {
        await using var everywhere = await Everywhere.Start(("Access:ClearedChannels", "board"));
        await everywhere.Learns(text, async v =>
        {
            var learned = await v.SaysBeforeOthers(text);
            Assert.True(learned.ForAskerAlone == alone, $"{v.Name}, {text}: for the asker alone is {learned.ForAskerAlone}");
            return learned;
        });
    }

    private const string Rules = """
        rules:
          - name: open fire
            when: accounts with an open fire
            status: red
            next: Speak to the sponsor.
        """;

    private static readonly Fire Burning = Some.Fire with { FireId = "F-9", AccountId = "A-2", OpenedAt = Some.Now.AddHours(-1), ClosedAt = null, Outcome = null };

    [Fact]
    public async Task An_alert_tells_the_same_everywhere_when_it_arrives_is_taken_is_put_off_and_is_over()
    {
        await using var everywhere = await Everywhere.Under(Rules);
        await everywhere.Does("help");
        foreach (var voice in everywhere.Voices) await voice.Host.FirstRound();

        await Happens(everywhere, Burning);
        await everywhere.Learns("the alert arrives", v => v.Hears("Globex turned red"));
        await everywhere.Learns("taken", async v => { await v.Presses("Acknowledge"); return await v.Sees("looks after it"); });
        await everywhere.Learns("put off", async v => { await v.Presses("Snooze 1 day"); return await v.Sees("snoozed it until"); });
        await everywhere.Does("press Snooze until…");
        await everywhere.Learns("put off in its form", async v => { await v.FillsIn("Snooze", ("until", "2026-12-01")); return await v.Sees("1 Dec"); });

        await Happens(everywhere, Burning with { ClosedAt = Some.Now, Outcome = FireOutcome.Saved });
        await everywhere.Learns("the alert is over", v => v.Sees("no rule holds any more"));
    }

    [Fact]
    public async Task The_form_of_a_post_mortem_asks_refuses_and_closes_the_same_everywhere()
    {
        await using var everywhere = await Everywhere.Start(_links);
        await everywhere.Does("fire at Globex: outage, CTO furious");
        await everywhere.Does("close the Globex fire: saved");
        await everywhere.Learns("a form with something wrong", v => v.FillsIn("Close the fire", ("sign", "logins fell"), ("lost_arr", "5000")));
        await everywhere.Learns("the form put right", v => v.FillsIn("Close the fire", ("cause", "the release broke exports"), ("sign", "logins fell"), ("sign_on", "2026-11-01"), ("seen_by", "Sam Ito"), ("lost_arr", ""), ("indirect_cost", "1200")));
        everywhere.Know(h => h.Store.Book.Fires.Of(h.Store.Book.Find("A-2")).ToArray().Select(f => (f.Cause, f.Outcome, f.FirstWarningSign, f.FirstWarningAt, f.IndirectCost, f.ClosedAt?.Date)).Single());
        await everywhere.Does("reopen the Globex fire");
    }

    private static async Task Happens(Everywhere everywhere, Fire fire)
    {
        foreach (var voice in everywhere.Voices) await voice.Host.Store.Write(work => work.Put(fire, Origin.Import));
    }

    private static object Fact(Interaction i) => new { i.AccountId, i.Type, i.Minutes, i.Volume, i.Effectiveness, i.Purpose, i.Notes, i.OccurredAt.Date };
}
