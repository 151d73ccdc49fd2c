using CsmBot.Accounts;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

public class ColourReadingTests
{
    private static readonly Context Context = new(
        new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email),
        Directory.Of([Some.Acme, Some.Acme with { AccountId = "A-2", Name = "Northwind Foods", Aliases = [] }, Some.Acme with { AccountId = "A-3", Name = "Northwind Traders", Aliases = [] }], [Some.Dana], [], [], []));

    private static Understood Read(string message) => Language.English.Understand(message, Context);

    [Theory]
    [InlineData("set Acme yellow until Friday, sponsor on leave", Colour.Yellow, "sponsor on leave", "2026-11-20")]
    [InlineData("mark Acme red, CFO threatens to leave", Colour.Red, "CFO threatens to leave", null)]
    [InlineData("Mark Acme Corp as red - their CFO wants out", Colour.Red, "their CFO wants out", null)]
    [InlineData("please set the status of Acme to red: outage at the main site, until 4 Dec", Colour.Red, "outage at the main site", "2026-12-04")]
    [InlineData("set Acme's health to amber (new sponsor not named until Dec 15)", Colour.Yellow, "new sponsor not named", "2026-12-15")]
    [InlineData("keep Acme green for two weeks because the outage was ours", Colour.Green, "the outage was ours", "2026-12-04")]
    [InlineData("could you make Acme green until the end of the month, all is solved?", Colour.Green, "all is solved", "2026-11-30")]
    [InlineData("Acme is yellow until Monday: waiting for the contract", Colour.Yellow, "waiting for the contract", "2026-11-23")]
    [InlineData("Acme should be red, they stopped paying", Colour.Red, "they stopped paying", null)]
    [InlineData("flag Acme red their CFO threatens to leave", Colour.Red, "their CFO threatens to leave", null)]
    [InlineData("Acme is green again, the new sponsor is on board", Colour.Green, "the new sponsor is on board", null)]
    [InlineData("set Acme yellow", Colour.Yellow, null, null)]
    [InlineData("set Acme yellow until 1 December", Colour.Yellow, null, "2026-12-01")]
    [InlineData("Acme is green again", Colour.Green, null, null)]
    [InlineData("Acme is back to green", Colour.Green, null, null)]
    public void A_colour_is_set_with_its_reason_and_its_last_day_as_far_as_they_were_said(string message, Colour colour, string? reason, string? until)
    {
        var set = Assert.IsType<SetColour>(Read(message));
        Assert.Equal(("A-1", colour, reason, until), (set.AccountId, set.Colour, set.Reason, set.Until?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("is Acme green?")]
    [InlineData("is Acme yellow until Friday")]
    [InlineData("Acme is green?")]
    [InlineData("Acme is red")]
    [InlineData("why is Acme yellow")]
    [InlineData("who set Acme yellow")]
    [InlineData("did Acme turn red last month")]
    [InlineData("set up Acme with SSO, 30 min")]
    [InlineData("set up a call with Acme, the yellow team joins")]
    [InlineData("mark the Acme call as good")]
    [InlineData("Acme is green again, call 25 min")]
    [InlineData("call with Acme 30 min, they are green again")]
    [InlineData("put Acme on red alert")]
    [InlineData("turned Acme green, 3 calls")]
    [InlineData("set all my red accounts yellow")]
    [InlineData("set all red accounts yellow, all is well")]
    [InlineData("set Acme and all others red, outage")]
    [InlineData("which accounts are set to red")]
    public void Questions_logs_and_remarks_set_no_colour(string message) => Assert.False(Read(message) is SetColour or SetColours or ReleaseColour, message);

    [Theory]
    [InlineData("set Acme and Northwind Foods red, both outages", "A-1 A-2", Colour.Red, "both outages", null)]
    [InlineData("mark Acme, Northwind Foods and Northwind Traders yellow until 4 Dec: waiting for the release", "A-1 A-2 A-3", Colour.Yellow, "waiting for the release", "2026-12-04")]
    [InlineData("set both Acme & Northwind Traders to red because the data centre burned", "A-1 A-3", Colour.Red, "the data centre burned", null)]
    [InlineData("set Acme and Northwind Foods red", "A-1 A-2", Colour.Red, null, null)]
    public void Several_accounts_are_set_at_once(string message, string accounts, Colour colour, string? reason, string? until)
    {
        var set = Assert.IsType<SetColours>(Read(message));
        Assert.Equal((accounts, colour, reason, until), (string.Join(' ', set.AccountIds), set.Colour, set.Reason, set.Until?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("set all my red accounts yellow")]
    [InlineData("mark tier 1 accounts red, outage")]
    [InlineData("turn all reds to green")]
    public void Accounts_that_are_not_named_are_kindly_refused(string message) => Assert.Contains("accounts that you name", Assert.IsType<Declined>(Read(message)).Reason);

    [Theory]
    [InlineData("make a list of accounts that are red")]
    [InlineData("put accounts in red first")]
    public void Lists_are_no_settings(string message) => Assert.False(Read(message) is Declined or SetColours, message);

    [Fact]
    public void Of_several_the_one_that_is_not_sure_is_asked_about()
    {
        var asked = Assert.IsType<Clarify>(Read("set Acme and Northwind red, both outages"));
        Assert.Equal(["A-1 A-2", "A-1 A-3"], asked.Choices.Select(c => string.Join(' ', ((SetColours)c.Meaning).AccountIds)));
    }

    [Theory]
    [InlineData("let the rules decide for Acme")]
    [InlineData("Acme: let the rules decide again")]
    public void The_rules_are_let_decide(string message) => Assert.Equal("A-1", Assert.IsType<ReleaseColour>(Read(message)).AccountId);

    [Fact]
    public void A_name_that_fits_two_accounts_is_asked_about_and_the_choice_finishes_it()
    {
        var asked = Assert.IsType<Clarify>(Read("mark Northwind red, the sponsor left"));
        Assert.Equal(["A-2", "A-3"], asked.Choices.Select(c => ((SetColour)c.Meaning).AccountId));
    }

    [Theory]
    [InlineData("which settings are stale", SettingsOf.Stale)]
    [InlineData("who set colours by hand", SettingsOf.All)]
    [InlineData("my overrides", SettingsOf.Mine)]
    public void Settings_are_listed(string message, SettingsOf which) => Assert.Equal(which, Assert.IsType<ShowSettings>(Read(message)).Which);
}
