using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Alerts;

/// <summary>What rounds make of colours that people have set: who wins, who is asked, what the cards say, and what the history keeps.</summary>
public sealed class SettingsRoundTests : IDisposable
{
    private readonly AlertDesk _desk = new();

    public SettingsRoundTests()
    {
        _desk.Accounts(8);
        _desk.Now = _desk.Now.AddHours(1);
    }

    public void Dispose() => _desk.Dispose();

    private void Set(int account, Colour colour, DateOnly? until = null, string? by = null, Colour known = Colour.Green)
    {
        var (id, who) = ($"A-{account}", by ?? Some.Dana.Email);
        _desk.Write(work =>
        {
            work.Put(new HealthChange(id, _desk.Now, colour, "sponsor on leave", who), Origin.Chat);
            work.Db.Add(new ColourSetting { AccountId = id, At = _desk.Now, Colour = colour, By = who, Reason = "sponsor on leave", Until = until, KeptAt = _desk.Now, Known = known });
        });
    }

    private Colour Now(int account) => HealthHistory.Now(new AsOf(_desk.Store.Book, new Moment(_desk.Now, TimeZoneInfo.Utc, _desk.Store.Book.Workspace)), _desk.Store.Book.Find($"A-{account}"));

    private ColourSetting Row(int account)
    {
        using var db = _desk.Store.Db();
        return db.ColourSettings.Where(s => s.AccountId == $"A-{account}").OrderByDescending(s => s.At).First();
    }

    private DateOnly Day(int after = 0) => DateOnly.FromDateTime(_desk.Now).AddDays(after);

    private string[] News() => [.. _desk.News().Select(n => n.To).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_setting_holds_off_the_rules_to_its_last_day_and_then_they_decide_with_one_alert()
    {
        Set(1, Colour.Green, Day(3));
        _desk.Ticket(1);
        _desk.Round();
        Assert.Equal(Colour.Green, Now(1));
        _desk.News();
        _desk.Now = _desk.Now.AddDays(3);
        Assert.Empty(_desk.Round().Changes);
        _desk.Now = _desk.Now.AddDays(1);
        var change = Assert.Single(_desk.Round().Changes);
        Assert.Equal((Colour.Green, Colour.Yellow, "urgent ticket"), (change.From, change.To, change.Rule));
        Assert.Equal(["#health-alerts", "Dana"], News());
        Assert.True(Row(1) is { Settled: true, EndedAt: not null });
        Assert.Contains("Dana Reyes set it green until", Row(1).Ended, StringComparison.Ordinal);
        Assert.Empty(_desk.Round().Changes);
    }

    [Fact]
    public void When_it_ends_and_the_rules_say_the_same_nothing_is_told_and_the_history_names_the_rule()
    {
        Set(1, Colour.Yellow, Day(1));
        _desk.Ticket(1);
        _desk.Round();
        _desk.News();
        _desk.Now = _desk.Now.AddDays(2);
        Assert.Empty(_desk.Round().Changes);
        Assert.Empty(News());
        Assert.Equal("rule:urgent ticket", _desk.Store.Book.Health.Of(_desk.Store.Book.Find("A-1"))[^1].SetBy);
    }

    [Fact]
    public void A_worse_colour_set_by_hand_is_told_but_not_to_whoever_set_it()
    {
        Set(1, Colour.Red);
        _desk.Round();
        var news = Assert.Single(_desk.News());
        Assert.Equal("#health-alerts", news.To);
        Assert.Contains("Kestrel 01 turned red: Dana Reyes set it red: sponsor on leave", news.Text, StringComparison.Ordinal);
        var alert = Assert.Single(_desk.Alerts());
        Assert.Equal((Alert.ByHand, Some.Dana.Email, null), (alert.Rule, alert.Assignee, alert.Deadline));
        _desk.Round();
        Assert.Empty(News());
    }

    [Fact]
    public void Set_green_an_open_alert_ends_and_its_card_says_who_set_it()
    {
        _desk.Ticket(1);
        _desk.Round();
        _desk.Now = _desk.Now.AddHours(1);
        Set(1, Colour.Green, Day(5), known: Colour.Yellow);
        _desk.Round("A-1");
        var alert = Assert.Single(_desk.Alerts());
        Assert.Equal((AlertState.Cleared, Colour.Green), (alert.State, alert.Became));
        Assert.Contains(_desk.Owed(), o => o.Edits && o.Text.Contains("Kestrel 01 is green again: no longer yellow. Dana Reyes set it green until", StringComparison.Ordinal));
    }

    [Fact]
    public void When_the_rules_come_to_say_worse_who_set_it_is_asked_at_once_and_once()
    {
        Set(1, Colour.Green, Day(30));
        _desk.Round();
        _desk.News();
        _desk.Now = _desk.Now.AddDays(1);
        _desk.Fire(1);
        _desk.Round();
        var asked = Assert.Single(_desk.News());
        Assert.Equal("Dana", asked.To);
        Assert.StartsWith("Is Kestrel 01 still green?", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Rules say red", asked.Text, StringComparison.Ordinal);
        _desk.Now = _desk.Now.AddHours(1);
        _desk.Round();
        Assert.Empty(News());
        Assert.Equal(Colour.Green, Now(1));
    }

    [Fact]
    public void Without_an_end_it_is_asked_about_after_fourteen_days_then_the_lead_is_and_silence_makes_nothing_better()
    {
        Set(1, Colour.Yellow);
        _desk.Round();
        _desk.News();
        var asked = new List<string>();
        for (var day = 1; day <= 40; day++)
        {
            _desk.Now = _desk.Now.AddDays(1);
            _desk.Round();
            asked.AddRange(News().Select(n => $"{day} {n}"));
        }

        Assert.Equal(["14 Dana", "21 Ines"], asked);
        Assert.Equal(Colour.Yellow, Now(1));
    }

    [Fact]
    public void Silence_hides_no_danger_the_rules_decide_seven_days_after_the_question()
    {
        Set(1, Colour.Green);
        _desk.Fire(1);
        _desk.Round();
        _desk.News();
        _desk.Now = _desk.Now.AddDays(6);
        Assert.Empty(_desk.Round().Changes);
        _desk.Now = _desk.Now.AddDays(1);
        Assert.Equal(Colour.Red, Assert.Single(_desk.Round().Changes).To);
        Assert.Equal(["#health-alerts", "Dana"], News());
        Assert.Contains(_desk.Owed(), o => o.Edits && o.Text.Contains("green by hand is over. Dana Reyes set it green and has not answered since", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_ends_the_question_for_another_fourteen_days()
    {
        Set(1, Colour.Yellow);
        _desk.Now = _desk.Now.AddDays(14);
        _desk.Round();
        Assert.Equal(["#health-alerts", "Dana"], News());
        _desk.Write(work =>
        {
            var row = work.Db.ColourSettings.Single();
            (row.KeptAt, row.KeptBy, row.AskedAt, row.Version) = (_desk.Now, Some.Dana.Email, null, row.Version + 1);
        });
        _desk.Now = _desk.Now.AddDays(13);
        _desk.Round();
        Assert.Empty(News());
        _desk.Now = _desk.Now.AddDays(1);
        _desk.Round();
        Assert.Equal(["Dana"], News());
    }

    [Fact]
    public void Many_questions_for_one_person_are_one_message()
    {
        for (var i = 1; i <= 7; i++) Set(i, Colour.Yellow);
        _desk.Round();
        _desk.News();
        _desk.Now = _desk.Now.AddDays(14);
        _desk.Round();
        Assert.StartsWith("7 colours that were set by hand", Assert.Single(_desk.News()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_waits_for_the_end_of_quiet_hours_and_a_dry_run_says_so()
    {
        _desk.Write(work => work.Db.Add(new Quiet { Channel = "far", Conversation = "Dana", From = 8 * 60, To = 12 * 60, Zone = "UTC", By = Some.Dana.Email }));
        Set(1, Colour.Yellow);
        _desk.Round();
        _desk.News();
        _desk.Now = _desk.Now.AddDays(14).Date.AddHours(9);
        var held = Assert.Single(_desk.Round(dryRun: true).Alerts);
        Assert.Equal((false, "quiet until Wed 2 Dec 12:00: the question waits"), (held.Send, held.Reason));
        _desk.Round();
        Assert.Empty(News());
        _desk.Now = _desk.Now.AddHours(4);
        Assert.Contains("asked: Dana Reyes set it yellow 14 days ago", _desk.Round(dryRun: true).Alerts.Select(a => a.Reason));
        _desk.Round();
        Assert.Equal(["Dana"], News());
    }

    [Theory]
    [InlineData(10, 1, Colour.Green)]
    [InlineData(15, 1, Colour.Green)]
    [InlineData(30, 0, Colour.Yellow)]
    public void What_people_set_in_imported_data_stands_is_asked_about_or_is_history_by_its_age(int days, int questions, Colour now)
    {
        using var desk = new AlertDesk();
        desk.Accounts(1);
        desk.Put(new HealthChange("A-1", desk.Now.AddDays(-days), Colour.Green, "kick-off done", Some.Dana.Email));
        desk.Now = desk.Now.AddMinutes(30);
        desk.Ticket(1);
        desk.Round();
        Assert.Equal(questions, desk.News().Count(n => n.Text.StartsWith("Is Kestrel 01 still green?", StringComparison.Ordinal)));
        Assert.Equal(now, HealthHistory.Now(new AsOf(desk.Store.Book, new Moment(desk.Now, TimeZoneInfo.Utc, desk.Store.Book.Workspace)), 0));
    }

    [Fact]
    public void A_change_keeps_its_rule_and_the_facts_with_their_values_and_days()
    {
        _desk.Ticket(1);
        _desk.Round();
        using var db = _desk.Store.Db();
        var cause = Assert.Single(db.Causes.ToList());
        Assert.Equal(("A-1", _desk.Now, "urgent ticket", "accounts with an open urgent ticket"), (cause.AccountId, cause.At, cause.Rule, cause.When));
        Assert.Equal(("1", "1 urgent open ticket"), CauseFacts.Read(cause.Facts).Select(f => (f.Value, f.Words)).Single());
    }
}
