using CsmBot.Accounts;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

public class HealthRuleTests
{
    private static readonly Context Context = new(
        new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme, Some.Acme with { AccountId = "A-2", Name = "Globex", Aliases = [] }], [Some.Dana], [], [], ["nps", "csat", "usage_index"]));

    private static Understood Of(string message, bool draft = false) => Language.English.Understand(message, Context with { HasRuleDraft = draft });

    [Theory]
    [InlineData("warn me when tier 1 accounts have not been contacted in 30 days", "tier 1 accounts have not been contacted in 30 days", Colour.Yellow, null)]
    [InlineData("Please warn us if NPS is below 0, call it unhappy people", "NPS is below 0", Colour.Yellow, "unhappy people")]
    [InlineData("warn me when tier 1 accounts have not been contacted in 30 days, red", "tier 1 accounts have not been contacted in 30 days", Colour.Red, null)]
    [InlineData("warn the team when accounts have CSAT below 3 and make them red, call it “sad”", "accounts have CSAT below 3", Colour.Red, "sad")]
    [InlineData("alert me when accounts have more than 5 open tickets", "accounts have more than 5 open tickets", Colour.Yellow, null)]
    [InlineData("tell us once accounts are behind on plan", "accounts are behind on plan", Colour.Yellow, null)]
    [InlineData("turn accounts red when NPS is below 0", "NPS is below 0", Colour.Red, null)]
    [InlineData("flag customers yellow if NPS is below 0", "NPS is below 0", Colour.Yellow, null)]
    [InlineData("make tier 1 accounts red when they have not been contacted in 30 days", "tier 1 accounts have not been contacted in 30 days", Colour.Red, null)]
    [InlineData("tier 2 accounts should turn red if they are behind on plan", "tier 2 accounts are behind on plan", Colour.Red, null)]
    [InlineData("new rule: accounts with CSAT below 3", "accounts with CSAT below 3", Colour.Yellow, null)]
    [InlineData("add a rule called sad: accounts with CSAT below 3, as red", "accounts with CSAT below 3", Colour.Red, "sad")]
    [InlineData("create a health rule for accounts that are red, in yellow", "accounts that are red", Colour.Yellow, null)]
    public void A_rule_is_made_by_saying_it(string message, string words, Colour status, string? name)
    {
        var made = Assert.IsType<MakeRule>(Of(message));
        Assert.Equal((words, status, name), (made.Words, made.Status, made.Name));
    }

    [Theory]
    [InlineData("offer a rule for F-17", "F-17", null)]
    [InlineData("offer us a rule from fire F-17 please", "F-17", null)]
    [InlineData("learn from F-17", "F-17", null)]
    [InlineData("could you make a rule for F-17?", "F-17", null)]
    [InlineData("learn a rule from the fire 4711", "4711", null)]
    [InlineData("What would have warned us of F-17?", "F-17", null)]
    [InlineData("which rule would have caught F-17", "F-17", null)]
    [InlineData("how could we have seen F-17 coming", "F-17", null)]
    [InlineData("what would have warned us of the fire at Globex", null, "A-2")]
    [InlineData("make a rule out of the last fire at Acme", null, "A-1")]
    [InlineData("learn from Globex's fire", null, "A-2")]
    public void A_fire_teaches_a_rule(string message, string? fire, string? account) => Assert.Equal(new LearnRule(fire, account), Of(message));

    [Theory]
    [InlineData("what would gone quiet have caught")]
    [InlineData("make a rule for accounts with CSAT below 3")]
    [InlineData("which fires had a first warning sign")]
    [InlineData("show the rules")]
    [InlineData("what would have warned us")]
    public void What_is_about_rules_or_fires_alone_teaches_none(string message) => Assert.IsNotType<LearnRule>(Of(message));

    [Fact]
    public void A_word_of_the_condition_that_is_not_understood_is_named() =>
        Assert.Equal("frobnicated", Assert.IsType<NotUnderstood>(Of("warn me when frobnicated accounts renew in 30 days")).Unused.Single());

    [Theory]
    [InlineData("warn me when tier 1 accounts turn red")]
    [InlineData("watch tier 1 accounts turning yellow here")]
    [InlineData("alert us when accounts go red")]
    public void Who_wants_to_hear_of_a_colour_watches_and_makes_no_rule(string message) => Assert.IsType<Watch>(Of(message));

    [Theory]
    [InlineData("turn off gone quiet", "gone quiet", false)]
    [InlineData("switch the gone quiet rule off", "gone quiet", false)]
    [InlineData("turn on gone quiet please", "gone quiet", true)]
    [InlineData("turn off tier 1 not contacted in 30 days", "tier 1 not contacted in 30 days", false)]
    [InlineData("disable rule 3", "3", false)]
    [InlineData("stop the rule “gone quiet”", "gone quiet", false)]
    [InlineData("enable rule #3", "3", true)]
    public void A_rule_is_switched_by_its_name_or_number(string message, string rule, bool on) => Assert.Equal(new SwitchRule(rule, on), Of(message));

    [Theory]
    [InlineData("set Garden Works to red")]
    [InlineData("change garden works to yellow")]
    [InlineData("change the status of Garden Works to yellow")]
    public void The_colour_of_an_account_whose_name_is_ordinary_words_is_no_rule_of_that_name(string message)
    {
        var names = Directory.Of([Some.Acme with { Name = "Garden Works", Aliases = [] }], [Some.Dana], [], [], []);
        Assert.IsType<SetColour>(Language.English.Understand(message, Context with { Names = names }));
    }

    [Fact]
    public void A_rule_is_changed_deleted_and_shown()
    {
        Assert.Equal(new DeleteRule("3"), Of("delete rule 3"));
        Assert.Equal(new DeleteRule("gone quiet"), Of("remove the gone quiet rule"));
        Assert.Equal(new ChangeRule("gone quiet", "60 days"), Of("change gone quiet to 60 days"));
        Assert.Equal(new ChangeRule("3", "accounts not contacted in 90 days"), Of("change rule 3 to accounts not contacted in 90 days"));
        Assert.Equal(new ChangeRule("3", "red"), Of("make rule 3 red"));
        Assert.Equal(new ChangeRule("3", null), Of("change rule 3"));
        Assert.Equal(new ShowRule("3"), Of("rule 3"));
        Assert.Equal(new ShowRule("gone quiet"), Of("history of rule gone quiet"));
        Assert.Equal(new ShowRule("gone quiet"), Of("show me the history of the rule gone quiet"));
    }

    [Theory]
    [InlineData("what does yellow mean", Colour.Yellow)]
    [InlineData("what does the status red mean here?", Colour.Red)]
    [InlineData("what do the colours mean", null)]
    public void A_colour_is_explained(string message, Colour? colour) => Assert.Equal(new TellStatus(colour), Of(message));

    [Theory]
    [InlineData("call it gone silent", DraftWord.Name, "gone silent")]
    [InlineData("make it red", DraftWord.Red, null)]
    [InlineData("Confirm", DraftWord.Confirm, null)]
    [InlineData("no", DraftWord.Cancel, null)]
    public void What_was_just_proposed_is_named_coloured_and_answered(string message, DraftWord word, string? name)
    {
        Assert.Equal(new AboutDraft(word, name), Of(message, draft: true));
        Assert.IsNotType<AboutDraft>(Of(message));
    }

    [Theory]
    [InlineData("turned off the feature for Acme, 20 min call")]
    [InlineData("turn off the feature for Acme, 20 min")]
    [InlineData("turn on Acme")]
    [InlineData("resume onboarding with Acme tomorrow")]
    [InlineData("enabled training for Globex, 2h")]
    [InlineData("enable SSO at Globex, 30 min call")]
    [InlineData("deleted an old rule with Acme, 30 min call")]
    [InlineData("new rule workshop with Acme, 2 hours")]
    [InlineData("set up a new rule engine with Acme, 45 min")]
    [InlineData("call with Acme 20 min")]
    [InlineData("no, 35 minutes")]
    [InlineData("change to 35 minutes")]
    [InlineData("change it to 3 days")]
    [InlineData("warned Acme about the renewal, 20 min call")]
    [InlineData("change the date to yesterday")]
    [InlineData("delete that")]
    [InlineData("tell me when Acme renews")]
    [InlineData("tell me about tier 1 accounts")]
    [InlineData("what is red")]
    [InlineData("which accounts turned red this month")]
    [InlineData("red accounts")]
    [InlineData("explain why Acme is red")]
    [InlineData("show red accounts when sorted by arr")]
    [InlineData("yes I called Acme for 20 min")]
    public void Logs_questions_and_corrections_stay_what_they_are(string message)
    {
        foreach (var draft in new[] { false, true })
            Assert.False(Of(message, draft) is MakeRule or SwitchRule or DeleteRule or ChangeRule or ShowRule or ShowRules or TellStatus or AboutDraft, $"“{message}” is {Of(message, draft)}");
    }
}
