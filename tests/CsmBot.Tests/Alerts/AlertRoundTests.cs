using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using CsmBot.Tests.Data;
using CsmBot.Tests.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Tests.Alerts;

public sealed class AlertRoundTests : IDisposable
{
    private const string Yaml = """
        rules:
          - name: urgent ticket
            when: accounts with an open urgent ticket
            status: yellow
            next: Speak to support.
          - name: open fire
            when: accounts with an open fire
            status: red
          - name: low NPS
            when: accounts with NPS below 0
            status: yellow
        """;

    private readonly Folder _folder = new();
    private readonly Store _store;
    private readonly FarEnd _far = new();
    private readonly Outbox _outbox;
    private readonly AlertRound _round;
    private readonly AlertActions _actions;
    private readonly AlertPolicy _policy = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private DateTime _now = Some.Now;

    public AlertRoundTests()
    {
        File.WriteAllText(_folder["rules.yaml"], Yaml);
        _store = Store.Open(_folder.Path);
        _outbox = new Outbox([_far]);
        var rules = new RulesInForce(_folder["rules.yaml"], () => _store.Book, CsmBot.Understanding.Names.Directory.Of);
        var questions = new SettingLetters(_store, new RulesSay(rules));
        var letters = new AlertLetters(_store, questions);
        _round = new AlertRound(_store, rules, _outbox, letters, questions, _policy, CsmBot.Understanding.Names.Directory.Of);
        _actions = new AlertActions(_outbox, letters, _policy);
        Put(Some.Dana, Some.Acme);
        _store.Write(work => work.Db.AddRange(
            new Place { Channel = "far", Conversation = "alerts", Kind = PlaceKind.Channel, Name = "health-alerts" },
            new Place { Channel = "far", Conversation = "dana", Kind = PlaceKind.Personal, Person = Some.Dana.Email })).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private void Put(params object[] facts) => _store.Write(work => { foreach (dynamic fact in facts) work.Put(fact, Origin.Import); }).GetAwaiter().GetResult();

    private Task<RoundResult> Evaluate(bool dryRun = false) => _round.Run(_now, dryRun: dryRun, cancel: _stop);

    private async Task<RoundResult> Later(double days, params object[] facts)
    {
        _now = _now.AddDays(days);
        Put(facts);
        return await Evaluate();
    }

    private static Ticket Urgent(DateTime opened, DateTime? closed = null) => Some.Ticket with { OpenedAt = opened, ClosedAt = closed };

    private List<(string Conversation, string Text, bool Edits)> Owed()
    {
        using var db = _store.Db();
        return [.. db.Posts.OrderBy(p => p.Number).ToList().Select(p => (p.Conversation, p.Body, p.EditsPost != null))];
    }

    private Alert TheAlert()
    {
        using var db = _store.Db();
        return db.Alerts.OrderByDescending(a => a.RaisedAt).First();
    }

    private Colour Now() => HealthHistory.Now(new AsOf(_store.Book, new Moment(_now, TimeZoneInfo.Utc, _store.Book.Workspace)), 0);

    [Fact]
    public async Task The_first_round_of_a_store_records_what_has_long_been_so_and_tells_nobody()
    {
        Put(Urgent(_now.AddDays(-20)));
        await Evaluate();
        Assert.Equal(Colour.Yellow, Now());
        Assert.Empty(Owed());
    }

    [Fact]
    public async Task What_happened_since_yesterday_is_told_even_by_the_first_round()
    {
        Put(Urgent(_now.AddHours(-2)));
        await Evaluate();
        Assert.Equal(["alerts", "dana"], Owed().Select(o => o.Conversation).Order());
    }

    [Fact]
    public async Task An_account_that_turns_yellow_is_told_once_to_the_channel_and_to_its_owner_with_the_reason()
    {
        await Evaluate();
        var result = await Later(1, Urgent(_now.AddHours(20)));
        var change = Assert.Single(result.Changes);
        Assert.Equal((Colour.Green, Colour.Yellow, "urgent ticket"), (change.From, change.To, change.Rule));
        Assert.Equal(2, Owed().Count);
        Assert.Contains("Acme Corp turned yellow", Owed()[0].Text);

        Assert.Empty((await Later(1)).Changes);
        Assert.Empty((await Later(30)).Changes);
        Assert.Equal(2, Owed().Count);
        Assert.Equal("rule:urgent ticket", _store.Book.Health.Of(0)[^1].SetBy);
    }

    [Fact]
    public async Task A_worse_colour_takes_the_place_of_the_milder_alert()
    {
        await Evaluate();
        await Later(1, Urgent(_now));
        await Later(1, Some.Fire with { OpenedAt = _now.AddDays(1), ClosedAt = null, Outcome = null });
        Assert.Equal(Colour.Red, Now());
        Assert.Equal(2, Owed().Count(o => o.Edits));
        Assert.Equal(4, Owed().Count(o => !o.Edits));
    }

    [Fact]
    public async Task When_the_cause_is_gone_the_account_is_green_and_the_cards_say_so()
    {
        await Evaluate();
        await Later(1, Urgent(_now));
        await Later(1, Urgent(_now, _now.AddDays(1)));
        Assert.Equal(Colour.Green, Now());
        Assert.Equal(AlertState.Cleared, TheAlert().State);
        Assert.Equal(2, Owed().Count(o => o.Edits && o.Text.Contains("no longer yellow")));
    }

    [Fact]
    public async Task Acknowledging_edits_every_card_and_doing_it_twice_edits_once_more_only_by_who()
    {
        await Evaluate();
        await Later(1, Urgent(_now));
        await _store.Write(work => { _actions.Acknowledge(work, TheAlert().Id, Some.Dana.Email, _now); }, _stop);
        Assert.Equal(2, Owed().Count(o => o.Edits && o.Text.Contains("Dana Reyes looks after it")));
    }

    [Fact]
    public async Task A_snoozed_alert_rests_and_comes_back_when_the_cause_is_still_there()
    {
        await Evaluate();
        await Later(1, Urgent(_now));
        var until = DateOnly.FromDateTime(_now).AddDays(7);
        await _store.Write(work => { _actions.Snooze(work, TheAlert().Id, Some.Dana.Email, until, _now); }, _stop);
        await Later(6);
        Assert.Equal(AlertState.Snoozed, TheAlert().State);
        var woken = await Later(1);
        Assert.Equal(["the snooze is over", "the snooze is over"], woken.Alerts.Select(a => a.Reason));
        Assert.Equal(AlertState.Open, TheAlert().State);
        Assert.Equal(4, Owed().Count(o => !o.Edits));
    }

    [Fact]
    public async Task A_snooze_ends_early_when_it_gets_worse()
    {
        await Evaluate();
        await Later(1, Urgent(_now));
        await _store.Write(work => { _actions.Snooze(work, TheAlert().Id, Some.Dana.Email, DateOnly.FromDateTime(_now).AddDays(7), _now); }, _stop);
        var result = await Later(1, Some.Fire with { OpenedAt = _now.AddDays(1), ClosedAt = null, Outcome = null });
        Assert.All(result.Alerts, a => Assert.True(a.Send));
        Assert.Equal("open fire", TheAlert().Rule);
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_do_and_changes_nothing()
    {
        await Evaluate();
        _now = _now.AddDays(1);
        Put(Urgent(_now.AddHours(-1)));
        var result = await Evaluate(dryRun: true);
        Assert.Single(result.Changes);
        Assert.Equal(["new", "new"], result.Alerts.Select(a => a.Reason));
        Assert.Equal(Colour.Green, Now());
        Assert.Empty(Owed());
    }

    [Fact]
    public async Task A_rule_says_how_many_accounts_it_could_not_judge() =>
        Assert.Contains(new NotJudged("low NPS", 1), (await Evaluate()).NotJudged);

    [Fact]
    public async Task Killed_between_any_two_rounds_nothing_is_told_twice()
    {
        await Evaluate();
        await Later(1, Urgent(_now));
        // The same round again, as after a crash before its mark: same moment, same facts.
        await Evaluate();
        await _round.Run(_now, ["A-1"], cancel: _stop);
        Assert.Equal(2, Owed().Count);
        Assert.Single(_store.Book.Health.Of(0).ToArray());
    }
}
