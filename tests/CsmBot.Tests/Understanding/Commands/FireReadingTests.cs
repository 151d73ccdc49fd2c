using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

/// <summary>Fires opened, closed and opened again in words, and what only sounds like it.</summary>
public class FireReadingTests
{
    private static readonly Context Context = new(
        new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email),
        Directory.Of([Some.Acme, Some.Acme with { AccountId = "A-2", Name = "Globex", Aliases = [] }, Some.Acme with { AccountId = "A-3", Name = "Northwind Traders", Aliases = [] },
            Some.Acme with { AccountId = "A-4", Name = "Northwind Foods", Aliases = [] }], [Some.Dana], [], [], ["usage_index", "nps"]));

    private static Understood Read(string message) => Language.English.Understand(message, Context);

    [Theory]
    [InlineData("close the Acme fire yesterday: saved", "2026-11-19", FireOutcome.Saved, null)]
    [InlineData("close the Acme fire: saved yesterday", "2026-11-19", FireOutcome.Saved, null)]
    [InlineData("the fire at Acme was over on Monday, lost", "2026-11-16", FireOutcome.Lost, null)]
    [InlineData("close the fire as of 17 Nov 2026: saved, new SLA", "2026-11-17", FireOutcome.Saved, "new SLA")]
    [InlineData("close the Acme fire: saved, the call was moved to Friday", null, FireOutcome.Saved, "the call was moved to Friday")]
    public void A_fire_was_over_on_the_day_that_is_said_of_it_and_not_on_one_of_a_remark(string message, string? on, FireOutcome outcome, string? notes)
    {
        var close = Assert.IsType<CloseFire>(Read(message));
        Assert.Equal((on, outcome, notes), (close.On?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), close.Outcome!.Value, close.Notes));
    }

    [Theory]
    [InlineData("fire at Acme: outage, CTO furious", "outage, CTO furious")]
    [InlineData("Fire at Globex - their CFO wants out", "their CFO wants out", "A-2")]
    [InlineData("fire at acme, exports fail since the release", "exports fail since the release")]
    [InlineData("there is a fire at Acme: SSO broken", "SSO broken")]
    [InlineData("we have a big fire at Globex, data centre is down", "data centre is down", "A-2")]
    [InlineData("open a fire for Acme – data loss", "data loss")]
    [InlineData("please open a fire for Acme", null)]
    [InlineData("new fire at Globex", null, "A-2")]
    [InlineData("log a fire at Acme: invoices wrong", "invoices wrong")]
    [InlineData("Acme is on fire", null)]
    [InlineData("Acme is on fire!", null)]
    [InlineData("Globex is on fire again: nobody can log in", "nobody can log in", "A-2")]
    [InlineData("Acme's on fire, sponsor resigned", "sponsor resigned")]
    [InlineData("fire at Acme!", null)]
    public void A_fire_is_opened(string message, string? cause, string account = "A-1")
    {
        var open = Assert.IsType<OpenFire>(Read(message));
        Assert.Equal((account, cause, false), (open.AccountId, open.Cause, open.Another));
    }

    [Theory]
    [InlineData("open a fire")]
    [InlineData("report a new fire")]
    [InlineData("we have a fire!")]
    public void A_fire_without_a_place_is_asked_for_by_the_form(string message) => Assert.Equal(new OpenFire(null, null), Read(message));

    [Fact]
    public void Another_fire_may_burn_beside_the_first() => Assert.True(Assert.IsType<OpenFire>(Read("another fire at Acme: data loss")).Another);

    [Fact]
    public void A_name_that_fits_two_accounts_is_asked_about_and_the_choice_finishes_it()
    {
        var asked = Assert.IsType<Clarify>(Read("fire at Northwind: outage"));
        Assert.Equal(["A-3", "A-4"], asked.Choices.Select(c => Assert.IsType<OpenFire>(c.Meaning).AccountId).Order());
        Assert.All(asked.Choices, c => Assert.Equal("outage", ((OpenFire)c.Meaning).Cause));
    }

    [Fact]
    public void A_fire_at_nobody_we_know_is_understood_as_one()
    {
        var open = Assert.IsType<OpenFire>(Read("fire at Wolfram Dairy: outage"));
        Assert.Equal((null, "Wolfram Dairy", "outage"), (open.AccountId, open.Name, open.Cause));
    }

    [Theory]
    [InlineData("close the Acme fire: saved", "A-1", FireOutcome.Saved, null)]
    [InlineData("close the Acme fire", "A-1", null, null)]
    [InlineData("fire at Globex is over, lost", "A-2", FireOutcome.Lost, null)]
    [InlineData("the fire at Acme is over, we saved them", "A-1", FireOutcome.Saved, null)]
    [InlineData("the Acme fire is out: saved, they got a new SLA", "A-1", FireOutcome.Saved, "they got a new SLA")]
    [InlineData("close the fire at Acme as lost", "A-1", FireOutcome.Lost, null)]
    [InlineData("the Globex fire is closed: credit agreed", "A-2", null, "credit agreed")]
    public void The_fire_of_an_account_is_closed(string message, string account, FireOutcome? outcome, string? notes)
    {
        var close = Assert.IsType<CloseFire>(Read(message));
        Assert.Equal((account, null, outcome, notes), (close.Fire.AccountId, close.Fire.Id, close.Outcome, close.Notes));
    }

    [Theory]
    [InlineData("close fire F-12: saved", "F-12")]
    [InlineData("close FC-3, lost", "FC-3")]
    [InlineData("fire FC-3 is over", "FC-3")]
    [InlineData("close the fire", null)]
    public void A_fire_is_closed_by_its_id_or_where_there_is_but_one(string message, string? id) => Assert.Equal(new FireNamed(id, null), Assert.IsType<CloseFire>(Read(message)).Fire);

    [Theory]
    [InlineData("reopen the Acme fire", null, "A-1")]
    [InlineData("re-open the fire at Globex", null, "A-2")]
    [InlineData("reopen FC-3", "FC-3", null)]
    public void A_fire_is_opened_again(string message, string? id, string? account) => Assert.Equal(new FireNamed(id, account), Assert.IsType<ReopenFire>(Read(message)).Fire);

    [Theory]
    [InlineData("prevention for the Acme fire: 3 calls of 20 min and 2 e-mails over 30 days", null, "A-1", "3 calls of 20 min and 2 e-mails over 30 days")]
    [InlineData("preventing F-12 would have taken a visit of 2 h", "F-12", null, "a visit of 2 h")]
    [InlineData("to prevent the fire at Acme we would have needed a call every week for 6 weeks", null, "A-1", "a call every week for 6 weeks")]
    [InlineData("the Globex fire could have been prevented by two calls of 30 min.", null, "A-2", "two calls of 30 min")]
    [InlineData("prevention plan for FC-3: 2 meetings", "FC-3", null, "2 meetings")]
    [InlineData("prevention of F-12: as proposed", "F-12", null, "as proposed")]
    public void What_prevention_would_have_taken_is_no_log(string message, string? id, string? account, string text) => Assert.Equal(new PlanPrevention(new FireNamed(id, account), text), Read(message));

    [Fact]
    public void Every_example_of_prevention_is_about_it() => Assert.All(CsmBot.Understanding.Commands.PreventionReading.Examples, e => Assert.IsType<PlanPrevention>(Read(e)));

    [Theory]
    [InlineData("3 calls with Acme, 20 min each, prevention")]
    [InlineData("prevention call with Acme, 20 min")]
    [InlineData("prevention board")]
    [InlineData("how many prevention hours this month")]
    public void Prevention_that_was_done_or_asked_for_is_none_of_a_fire(string message) => Assert.IsNotType<PlanPrevention>(Read(message));

    [Theory]
    [InlineData("open fires")]
    [InlineData("open fires at Acme")]
    [InlineData("is Acme on fire?")]
    [InlineData("which accounts are on fire")]
    [InlineData("is there an open fire at Acme")]
    [InlineData("how much did the fire at Acme cost")]
    [InlineData("when was the fire at Acme closed")]
    [InlineData("fires at Globex this year")]
    public void Questions_about_fires_stay_questions(string message) => Assert.IsType<Ask>(Read(message));

    [Theory]
    [InlineData("call with Acme about the fire, 30 min")]
    [InlineData("2h call with Acme, put out a fire")]
    [InlineData("Dana and I put out a fire at Acme today, an hour on the phone")]
    [InlineData("fire at Acme: called the CTO for 30 min")]
    public void What_was_done_for_a_fire_is_logged(string message)
    {
        var draft = Assert.Single(Assert.IsType<Log>(Read(message)).Drafts);
        Assert.Equal(("A-1", Purpose.Firefighting), (draft.AccountId, draft.Purpose));
    }

    [Theory]
    [InlineData("call with Acme, 30 min, for the Acme fire", "A-1", null, "A-1")]
    [InlineData("called Acme 25 min for fire F-12", "A-1", "F-12", null)]
    [InlineData("called Acme 25 min for fire fc-3, went well", "A-1", "fc-3", null)]
    [InlineData("called Globex 20 min for the Acme fire", "A-2", null, "A-1")]
    [InlineData("30 min call for the fire at Acme", "A-1", null, "A-1")]
    public void An_entry_says_for_which_fire_it_is(string message, string account, string? fire, string? of)
    {
        var draft = Assert.Single(Assert.IsType<Log>(Read(message)).Drafts);
        Assert.Equal((account, fire, of, InteractionType.Call, Purpose.Firefighting), (draft.AccountId, draft.FireId, draft.FireOf, draft.Type, draft.Purpose));
        Assert.NotNull(draft.Minutes);
    }
}
