using CsmBot.Accounts;

namespace CsmBot.Tests.Channels;

/// <summary>The same scripts over Teams, Slack and the page, each with the whole program over HTTP: whatever it looks like there, the person learns the same.</summary>
public sealed class OneBehaviourTests
{
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
    [InlineData("fire at Globex: outage, CTO furious", "how many open fires do we have", "another fire at Globex: data loss", "undo")]
    [InlineData("start the Onboarding plan for Globex", "start the Onboarding plan for Globex", "plan steps of Globex", "undo")]
    [InlineData("evidence for Globex: political, the CFO signed off the rollout", "tiers report", "plan adherence report")]
    public async Task A_person_learns_the_same_everywhere(params string[] script)
    {
        var voices = await Voice.All(("Reports:LinkKey", "a key of the tests that is long enough"), ("Reports:BaseUrl", "https://csmbot.example.com"));
        try
        {
            foreach (var step in script)
            {
                var learned = new List<(string Where, Learned What)>();
                foreach (var voice in voices) learned.Add((voice.Name, step.StartsWith("press ", StringComparison.Ordinal) ? await voice.Presses(step[6..]) : await voice.Says(step)));
                Same(step, learned);
            }

            Assert.All(voices, v => Assert.Equal(voices[0].Logged.Select(Fact), v.Logged.Select(Fact)));
        }
        finally { foreach (var voice in voices) await voice.DisposeAsync(); }
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
        var voices = await Voice.All(("Access:ClearedChannels", "board"));
        try
        {
            var learned = new List<(string Where, Learned What)>();
            foreach (var voice in voices) learned.Add((voice.Name, await voice.SaysBeforeOthers(text)));
            Assert.All(learned, l => Assert.True(l.What.ForAskerAlone == alone, $"{l.Where}, {text}: for the asker alone is {l.What.ForAskerAlone}"));
            Same(text, learned);
        }
        finally { foreach (var voice in voices) await voice.DisposeAsync(); }
    }

    private static void Same(string step, IReadOnlyList<(string Where, Learned What)> learned)
    {
        var (_, first) = learned[0];
        foreach (var (where, what) in learned.Skip(1))
            Assert.True(what.Words.SetEquals(first.Words),
                $"{step}: only {learned[0].Where} says [{string.Join(' ', first.Words.Except(what.Words))}], only {where} says [{string.Join(' ', what.Words.Except(first.Words))}]");
        Assert.True(first.Words.Count > 2, $"{step}: nothing was said");
    }

    private static object Fact(Interaction i) => new { i.AccountId, i.Type, i.Minutes, i.Volume, i.Effectiveness, i.Purpose, i.Notes, i.OccurredAt.Date };
}
