using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Alerts;

/// <summary>What becomes of open alerts as things get better and worse, and what their cards say then.</summary>
public sealed class OpenAlertsTests
{
    private const string NoContact = """
        rules:
          - name: urgent ticket
            when: accounts with an open urgent ticket
            status: yellow
          - name: low NPS
            when: accounts with NPS below 0
            status: yellow
          - name: open fire
            when: accounts with an open fire
            status: red
        """;

    private static AlertDesk Desk()
    {
        var desk = new AlertDesk(rules: NoContact);
        desk.Accounts(1);
        desk.Now = desk.Now.AddHours(1);
        return desk;
    }

    private static Alert The(AlertDesk desk, string rule) => desk.Alerts().Last(a => a.Rule == rule);

    private static void Later(AlertDesk desk, double hours = 1)
    {
        desk.Now = desk.Now.AddHours(hours);
    }

    private static void Nps(AlertDesk desk, double value) => desk.Put(new Signal(DateOnly.FromDateTime(desk.Now), "A-1", "nps", value));

    [Fact]
    public void When_red_falls_to_yellow_the_yellow_alert_is_open_again_its_card_is_edited_and_nothing_is_posted()
    {
        using var desk = Desk();
        desk.Ticket(1);
        desk.Round();
        Later(desk);
        desk.Fire(1);
        desk.Round();
        desk.News();
        Assert.Equal(AlertState.Superseded, The(desk, "urgent ticket").State);
        Later(desk);
        desk.Fire(1, closed: true);
        desk.Round();
        Assert.Empty(desk.News());
        var (yellow, red) = (The(desk, "urgent ticket"), The(desk, "open fire"));
        Assert.Equal((AlertState.Open, AlertState.Cleared, Colour.Yellow, yellow.Id), (yellow.State, red.State, red.Became, red.Successor));
        Assert.Contains(desk.Owed(), o => o.Edits && o.Text.StartsWith("Kestrel 01 is yellow now, no longer red. Now yellow: 1 urgent open ticket", StringComparison.Ordinal));
        Assert.StartsWith("Kestrel 01 turned yellow", desk.Owed().Last(o => o.Edits && o.To == "Dana" && o.Text.Contains("turned", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        // It is nobody's yet, and escalates like any other.
        Later(desk, 25);
        desk.Tick();
        Assert.Equal("Ines", Assert.Single(desk.News()).To);
    }

    [Fact]
    public void When_red_came_first_a_yellow_alert_is_opened_without_a_message_in_the_hands_of_who_had_the_red_one()
    {
        using var desk = Desk();
        desk.Ticket(1);
        desk.Fire(1);
        desk.Round();
        desk.News();
        desk.Write(work => desk.Actions.Acknowledge(work, The(desk, "open fire").Id, Some.Dana.Email, desk.Now));
        Later(desk);
        desk.Fire(1, closed: true);
        desk.Round();
        Assert.Empty(desk.News());
        Assert.Equal((AlertState.Acknowledged, Some.Dana.Email, null), (The(desk, "urgent ticket").State, The(desk, "urgent ticket").By, The(desk, "urgent ticket").Deadline));
        Later(desk);
        desk.Ticket(1, closed: true);
        desk.Round();
        Assert.All(desk.Alerts(), a => Assert.False(a.IsLive));
        Assert.Empty(desk.News());
    }

    [Fact]
    public void When_another_rule_of_the_same_colour_goes_on_the_alert_is_handed_over_without_a_message()
    {
        using var desk = Desk();
        desk.Ticket(1);
        desk.Round();
        Later(desk);
        Nps(desk, -20);
        desk.Round();
        desk.News();
        Later(desk);
        desk.Ticket(1, closed: true);
        desk.Round();
        Assert.Empty(desk.News());
        Assert.Equal((AlertState.Cleared, AlertState.Open), (The(desk, "urgent ticket").State, The(desk, "low NPS").State));
        Assert.Contains(desk.Owed(), o => o.Edits && o.Text.StartsWith("Kestrel 01 is still yellow, for another reason. Now yellow: NPS -20", StringComparison.Ordinal));
    }

    [Fact]
    public void An_alert_keeps_the_sentence_of_its_rule_when_it_is_raised_when_its_facts_change_and_when_it_takes_over()
    {
        using var desk = new AlertDesk(rules: NoContact.Replace("when: accounts with NPS below 0", "when: accounts with NPS below 0\n    say: \"{account} is unhappy ({facts})\"", StringComparison.Ordinal));
        desk.Accounts(1);
        Later(desk);
        Nps(desk, -20);
        desk.Round();
        Assert.StartsWith("Kestrel 01 is unhappy (NPS -20 on ", The(desk, "low NPS").Because, StringComparison.Ordinal);
        Later(desk, 24);
        Nps(desk, -60);
        desk.Round();
        Assert.StartsWith("Kestrel 01 is unhappy (NPS -60 on ", The(desk, "low NPS").Because, StringComparison.Ordinal);
        desk.Fire(1);
        Later(desk);
        desk.Round();
        Later(desk);
        Nps(desk, -70);
        desk.Fire(1, closed: true);
        desk.Round();
        Assert.Equal(AlertState.Open, The(desk, "low NPS").State);
        Assert.StartsWith("Kestrel 01 is unhappy (NPS -70 on ", The(desk, "low NPS").Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_that_changed_are_brought_onto_the_open_card_once_a_day_and_a_day_more_alone_is_no_news()
    {
        using var desk = Desk();
        Nps(desk, -20);
        desk.Round();
        desk.News();
        desk.Write(work => desk.Actions.Acknowledge(work, The(desk, "low NPS").Id, Some.Dana.Email, desk.Now));
        Later(desk);
        Nps(desk, -60);
        desk.Round();
        Assert.Equal(2, desk.Owed().Count(o => o.Edits));
        Later(desk, 24);
        desk.Round();
        desk.Round();
        Assert.Equal(2, desk.Owed().Count(o => o.Edits && o.Text.Contains("NPS -60", StringComparison.Ordinal)));
        Later(desk, 24);
        desk.Round();
        Assert.Equal(4, desk.Owed().Count(o => o.Edits));
        Assert.Empty(desk.News());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(24)]
    public void A_snooze_of_any_length_is_kept_and_ends_early_when_it_gets_worse(int days)
    {
        using var desk = Desk();
        desk.Ticket(1);
        desk.Round();
        desk.News();
        desk.Write(work => desk.Actions.Snooze(work, The(desk, "urgent ticket").Id, Some.Dana.Email, DateOnly.FromDateTime(desk.Now).AddDays(days), desk.Now));
        Later(desk, days * 24 - 12);
        desk.Round();
        Assert.Empty(desk.News());
        desk.Fire(1);
        desk.Round();
        Assert.Equal(["#health-alerts", "Dana"], desk.News().Select(n => n.To).Order(StringComparer.Ordinal));
        // Better again, but still yellow: the snooze of that rule holds to its day, and then it comes back.
        Later(desk);
        desk.Fire(1, closed: true);
        desk.Round();
        Assert.Equal(AlertState.Snoozed, The(desk, "urgent ticket").State);
        Later(desk, 24);
        desk.Tick();
        Assert.Equal(["#health-alerts", "Dana"], desk.News().Select(n => n.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_card_that_is_over_says_what_is_so_now_when_and_why()
    {
        using var desk = Desk();
        desk.Ticket(1);
        desk.Round();
        Later(desk);
        desk.Ticket(1, closed: true);
        desk.Round();
        Assert.Equal(2, desk.Owed().Count(o => o.Edits && o.Text.StartsWith("Kestrel 01 is green again: no longer yellow. No rule holds any more.", StringComparison.Ordinal)));
    }

    [Fact]
    public void When_the_rule_is_taken_out_of_the_rules_its_colour_and_its_alert_go_with_it()
    {
        using var desk = Desk();
        Nps(desk, -20);
        desk.Round();
        desk.Put(new HealthChange("A-1", desk.Now.AddMinutes(1), Colour.Yellow, "csat fell", "rule:csat"));
        Later(desk);
        Nps(desk, 30);
        Later(desk, 24);
        Assert.Equal(Colour.Green, Assert.Single(desk.Round().Changes).To);
        Assert.Equal(AlertState.Cleared, The(desk, "low NPS").State);
    }
}
