using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;

namespace CsmBot.Tests.Alerts;

/// <summary>To whom alerts go, what holds them, what gathers them, and what happens when nobody moves.</summary>
public sealed class AlertTravelTests
{
    private static string[] To(IEnumerable<(string To, string Text)> news) => [.. news.Select(n => n.To).Order(StringComparer.Ordinal)];

    private static void Watch(AlertDesk desk, string conversation, string words) => desk.Write(work => work.Db.Add(new Standing
    {
        Id = conversation + words, Channel = "far", Conversation = conversation, Number = 1, Kind = StandingKind.Watch, Words = words, Zone = "UTC", By = AlertDesk.Lead.Email, CreatedAt = desk.Now,
    }));

    private static void Quiet(AlertDesk desk, string conversation) => desk.Write(work => work.Db.Add(new Quiet
        { Channel = "far", Conversation = conversation, From = 18 * 60, To = 8 * 60, Weekends = true, Zone = "Europe/Berlin", By = AlertDesk.Lead.Email }));

    [Fact]
    public void A_channel_that_watches_some_accounts_and_a_colour_is_told_of_those_alone()
    {
        using var desk = new AlertDesk();
        desk.Accounts(6);
        Watch(desk, "#leads", "accounts with arr over 3000 turning red");
        desk.Now = desk.Now.AddHours(1);
        desk.Ticket(5);
        desk.Fire(2);
        desk.Fire(6);
        desk.Round();
        Assert.Equal("Kestrel 06 turned red", Assert.Single(desk.News(), n => n.To == "#leads").Text.Split(':')[0]);
    }

    [Fact]
    public void Routes_of_a_file_take_the_place_of_the_usual_ones_and_a_conversation_is_told_once()
    {
        using var desk = new AlertDesk(new AlertPolicy { Routes = () => [new(null, ["lead"]), new("accounts turning red", ["#leads", "lead", "exec"])] });
        desk.Accounts(2);
        desk.Now = desk.Now.AddHours(1);
        desk.Ticket(1);
        desk.Fire(2);
        desk.Round();
        Assert.Equal(["#leads", "Ines", "Ines", "Max"], To(desk.News()));
    }

    [Fact]
    public void Many_at_once_are_one_digest_a_conversation_which_is_edited_as_they_change()
    {
        using var desk = new AlertDesk();
        desk.Accounts(8);
        desk.Now = desk.Now.AddHours(1);
        for (var i = 1; i <= 7; i++) desk.Ticket(i);
        var result = desk.Round();
        Assert.All(result.Alerts, a => Assert.Equal("new, in a digest of 7", a.Reason));
        var news = desk.News();
        Assert.Equal(["#health-alerts", "Dana"], To(news));
        Assert.StartsWith("7 accounts changed colour: 7 yellow", news[0].Text, StringComparison.Ordinal);

        desk.Write(work => desk.Actions.Acknowledge(work, desk.Alerts()[0].Id, "dana@plover.example", desk.Now));
        Assert.Equal(2, desk.Owed().Count(o => o.Edits));
        // One more is no burst.
        desk.Now = desk.Now.AddHours(1);
        desk.Ticket(8);
        desk.Round();
        Assert.All(desk.News(), n => Assert.Contains("Kestrel 08 turned yellow", n.Text));
    }

    [Fact]
    public void Yellow_waits_for_the_morning_in_a_quiet_conversation_and_red_does_not()
    {
        using var desk = new AlertDesk { Now = Given("2026-11-20 09:00") };
        desk.Accounts(2);
        Quiet(desk, "Dana");
        desk.Now = Given("2026-11-20 20:00");
        desk.Ticket(1);
        desk.Fire(2);
        var held = Assert.Single(desk.Round().Alerts, a => !a.Send);
        Assert.Equal(("Dana Reyes", "quiet until Mon 23 Nov 08:00: yellow waits"), (held.To, held.Reason));
        Assert.Equal(["#health-alerts", "#health-alerts", "Dana"], To(desk.News()));

        desk.Now = Given("2026-11-23 06:59");
        desk.Tick();
        Assert.Equal(0, desk.News().Count(n => n.To == "Dana" && n.Text.Contains("01")));
        desk.Now = Given("2026-11-23 07:00");
        desk.Tick();
        Assert.Contains("Kestrel 01 turned yellow", Assert.Single(desk.News(), n => n.To == "Dana" && n.Text.Contains("01")).Text);
        desk.Tick();
        Assert.Empty(desk.News());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_held_and_is_over_or_taken_by_then_is_not_told(bool taken)
    {
        using var desk = new AlertDesk(new AlertPolicy { QuietHours = (new TimeOnly(18, 0), new TimeOnly(8, 0)) });
        desk.Accounts(1);
        desk.Now = Given("2026-11-18 20:00");
        desk.Ticket(1);
        desk.Round();
        if (taken) desk.Write(work => desk.Actions.Acknowledge(work, desk.Alerts()[0].Id, "dana@plover.example", desk.Now));
        else { desk.Now = desk.Now.AddHours(1); desk.Ticket(1, closed: true); desk.Round(); }
        desk.Now = Given("2026-11-19 08:00");
        desk.Tick();
        Assert.Empty(desk.News());
    }

    [Fact]
    public void What_nobody_acknowledges_goes_to_the_lead_and_then_to_the_executive_once_each()
    {
        using var desk = new AlertDesk();
        desk.Accounts(1);
        desk.Now = desk.Now.AddHours(1);
        desk.Fire(1);
        desk.Round();
        desk.News();
        var steps = new List<string[]>();
        for (var hour = 0; hour < 48; hour++)
        {
            desk.Now = desk.Now.AddHours(1);
            desk.Tick();
            if (To(desk.News()) is { Length: > 0 } told) steps.Add([$"{hour + 1}", .. told]);
        }

        Assert.Equal([["4", "Ines"], ["8", "Max"]], steps);
        Assert.Contains(desk.Owed(), o => o.Edits && o.To == "Dana");
    }

    [Fact]
    public void After_a_long_absence_each_step_still_gets_its_time()
    {
        using var desk = new AlertDesk();
        desk.Accounts(1);
        desk.Now = desk.Now.AddHours(1);
        desk.Fire(1);
        desk.Round();
        desk.News();
        desk.Now = desk.Now.AddDays(5);
        desk.Tick();
        desk.Tick();
        Assert.Equal(["Ines"], To(desk.News()));
    }

    [Fact]
    public void An_acknowledged_alert_does_not_escalate_and_one_that_was_assigned_does()
    {
        using var desk = new AlertDesk();
        desk.Accounts(2);
        desk.Now = desk.Now.AddHours(1);
        desk.Fire(1);
        desk.Fire(2);
        desk.Round();
        desk.News();
        var (one, two) = (desk.Alerts()[0], desk.Alerts()[1]);
        desk.Write(work => desk.Actions.Acknowledge(work, one.Id, "dana@plover.example", desk.Now));
        desk.Write(work => desk.Actions.Assign(work, two.Id, "dana@plover.example", AlertDesk.Exec.Email, "Max Weber", desk.Now));
        desk.Tick();
        Assert.Equal(["Max"], To(desk.News()));
        desk.Now = desk.Now.AddHours(5);
        desk.Tick();
        Assert.Contains("Kestrel 02", Assert.Single(desk.News(), n => n.To == "Ines").Text);
    }

    [Fact]
    public void The_alert_of_an_account_that_left_ends()
    {
        using var desk = new AlertDesk();
        desk.Accounts(1);
        desk.Now = desk.Now.AddHours(1);
        desk.Fire(1);
        desk.Round();
        desk.Put(CsmBot.Tests.Data.Some.Acme with { AccountId = "A-1", Name = "Kestrel 01", Aliases = [], Status = AccountStatus.Churned });
        desk.Now = desk.Now.AddHours(5);
        desk.Tick();
        Assert.Equal((AlertState.Cleared, "the account has left"), (desk.Alerts()[0].State, desk.Alerts()[0].Ended));
    }

    [Fact]
    public void A_dry_run_says_what_is_gathered_what_waits_and_what_escalates_and_changes_nothing()
    {
        using var desk = new AlertDesk();
        desk.Accounts(8);
        desk.Now = desk.Now.AddHours(1);
        desk.Fire(8);
        desk.Round();
        desk.News();
        Quiet(desk, "Dana");
        desk.Now = Given("2026-11-18 20:00");
        for (var i = 1; i <= 6; i++) desk.Ticket(i);
        var reasons = desk.Round(dryRun: true).Alerts.Select(a => (a.To, a.Reason)).Distinct().ToHashSet();
        Assert.Equal(
        [
            ("#health-alerts", "new, in a digest of 6"), ("Dana Reyes", "quiet until Thu 19 Nov 08:00: yellow waits"), ("Ines Okoro", "nobody acknowledged it in time"),
        ], reasons.Order());
        Assert.Empty(desk.News());
        Assert.Single(desk.Alerts());
    }

    [Fact]
    public void An_alert_that_an_earlier_version_raised_is_still_there_and_is_told_no_second_time()
    {
        using var folder = new CsmBot.Tests.Data.Folder();
        CsmBot.Tests.Data.OldStore.Make(folder["data"], "0002_TaughtWords",
            "INSERT INTO alerts (id, account_id, rule, \"from\", \"to\", because, raised_at, state, state_at, version) VALUES ('A-1|r|0', 'A-1', 'r', 0, 1, 'x', 0, 0, 0, 0)");
        using var store = Store.Open(folder["data"]);
        using var db = store.Db();
        var alert = Assert.Single(db.Alerts.ToList());
        Assert.Equal((0, null, null), (alert.Step, alert.Deadline, alert.Assignee));
        Assert.Empty(db.Tellings.ToList());
    }

    private static DateTime Given(string at) => CsmBot.Tests.Accounts.Given.Utc(at);
}
