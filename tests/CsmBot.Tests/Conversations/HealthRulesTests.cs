using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Conversations;

/// <summary>Leads make, switch, change and delete health rules in conversations with the whole program, over HTTP; what was said is compared with a file that a person has read.</summary>
public sealed class HealthRulesTests : IAsyncLifetime
{
    private const string Rules = """
        statuses:
          green: On course.
          yellow: { means: A warning sign that we know from past fires., notes: Yellow is no blame. }
        rules:
          - name: urgent ticket
            when: accounts with an open urgent ticket
            status: yellow
            say: "{account} waits for support"
            next: Speak to support.
            learned_from: F-1
          - name: open fire
            when: accounts with an open fire
            status: red
            learned_from: F-99
        """;

    private readonly Transcript _said = new();
    private AppHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AppHost.Start(Rules);
        await _host.Store.Write(work =>
        {
            work.Put(new Fire("F-1", "A-2", Some.Now.AddDays(-90), Some.Now.AddDays(-60), FireOutcome.Saved, "Tickets stayed open for weeks", null, null, null, null), Origin.Import);
            work.Put(new Ticket("T-1", "A-2", Some.Now.AddDays(-100), Some.Now.AddDays(-60), Priority.Urgent, "Login fails", null, null), Origin.Import);
        });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task Until(Func<CsmDb, bool> done)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            using (var db = _host.Store.Db()) if (done(db)) return;
            await Task.Delay(20, patience.Token);
        }
    }

    [Fact]
    public async Task A_lead_makes_changes_switches_and_deletes_a_rule_and_every_step_is_in_its_history()
    {
        var (ines, dana) = (_host.Chat(AppHost.Ines), _host.Chat(AppHost.Dana));
        await _said.Say(ines, "Ines", "rules");
        await _said.Say(ines, "Ines", "what does yellow mean");
        await _said.Say(ines, "Ines", "what do the colours mean");
        var draft = await _said.Say(ines, "Ines", "warn me when enterprise accounts have not been contacted in 30 days");
        await _said.Say(ines, "Ines", "call it gone silent");
        var form = await _said.Press(ines, "Ines", draft, draft.Card, "Change");
        await _said.Press(ines, "Ines", draft, form, "Check", ("hold", "soon"), ("say", "No word for 90 days"));
        var changed = await _said.Press(ines, "Ines", draft, form, "Check", ("name", "gone silent"), ("status", "red"), ("next", "Call the sponsor."), ("learned_from", "F-7"));
        await _said.Press(ines, "Ines", draft, changed, "Confirm");
        await _said.Press(ines, "Ines", draft, changed, "Confirm");
        await _said.Say(ines, "Ines", "rules");
        var change = await _said.Say(ines, "Ines", "change gone silent to 60 days");
        await _said.Press(ines, "Ines", change, change.Card, "Confirm");
        await _said.Say(ines, "Ines", "turn off urgent ticket");
        await _said.Say(ines, "Ines", "turn off rule 1");
        await _said.Say(ines, "Ines", "turn on gone silent");
        await _said.Say(ines, "Ines", "rule urgent ticket");
        await _said.Say(ines, "Ines", "history of rule 1");
        await _said.Say(dana, "Dana", "rules");
        await _said.Say(ines, "Ines", "delete rule urgent ticket");
        await _said.Say(ines, "Ines", "delete rule 1");
        await _said.Say(ines, "Ines", "turn on gone silent");
        _said.Check("rules-conversation.txt");
    }

    [Fact]
    public async Task What_cannot_be_a_rule_is_refused_with_the_reason_and_who_is_no_lead_is_told_whom_to_ask()
    {
        var (ines, dana) = (_host.Chat(AppHost.Ines), _host.Chat(AppHost.Dana));
        await _said.Say(dana, "Dana", "warn me when tier 1 accounts have not been contacted in 30 days");
        await _said.Say(dana, "Dana", "turn off open fire");
        await _said.Say(dana, "Dana", "delete rule open fire");
        await _said.Say(ines, "Ines", "warn me when frobnicated accounts renew in 30 days");
        await _said.Say(ines, "Ines", "warn me when hours by tier");
        await _said.Say(ines, "Ines", "warn me when accounts have an open fire, call it open fire");
        await _said.Say(ines, "Ines", "warn me when accounts have an open fire, red");
        await _said.Say(ines, "Ines", "cancel");
        await _said.Say(ines, "Ines", "change open fire to yellow");
        await _said.Say(ines, "Ines", "turn off gone fishing");
        _said.Check("rules-refusals.txt");
    }

    [Fact]
    public async Task A_rule_made_in_chat_judges_at_once_and_what_it_did_is_taken_back_with_it()
    {
        var (ines, dana) = (_host.Chat(AppHost.Ines), _host.Chat(AppHost.Dana));
        await dana.Says("hello");
        await Until(db => db.Marks.Any());
        var draft = await ines.Says("warn me when Globex has not been contacted in 30 days");
        Assert.True(draft.Card.Says("Holds now for 1 account: Globex"), draft.Card.Words);
        await ines.Presses(draft, "Confirm");
        await Until(db => db.Alerts.Any());
        await _host.Far.Until(s => s.Conversation == "a:dana@plover.example" && s.Card.Says("Globex turned yellow") && s.Card.Says("never contacted"));

        await ines.Says("turn off rule 1");
        await Until(_ => HealthHistory.Now(new AsOf(_host.Store.Book, new Moment(Some.Now.AddHours(1), TimeZoneInfo.Utc, _host.Store.Book.Workspace)), _host.Store.Book.Find("A-2")) == Colour.Green);
        await _host.Far.Until(s => s.Method == "PUT" && s.Conversation == "a:dana@plover.example" && s.Card.Says("Cleared"));
        await _host.Restart();
        Assert.True((await ines.Says("rule 1")).Card.Says("Off, since"));
    }

    [Fact]
    public async Task Who_confirms_a_change_of_what_somebody_else_changed_meanwhile_is_told()
    {
        var (ines, max) = (_host.Chat(AppHost.Ines), _host.Chat(AppHost.Ines, "a:second"));
        await ines.Presses(await ines.Says("new rule: accounts with CSAT below 3"), "Confirm");
        var (first, second) = (await ines.Says("change rule 1 to red"), await max.Says("change rule 1 to accounts with CSAT below 2"));
        await ines.Presses(first, "Confirm");
        var answer = await max.Presses(second, "Confirm");
        Assert.True(answer.Says("changed or deleted the rule “CSAT below 3” meanwhile"), answer.Words);
        using var db = _host.Store.Db();
        Assert.Equal((Colour.Red, "accounts with CSAT below 3"), (db.Rules.Single().Status, db.Rules.Single().When));
    }

    [Fact]
    public async Task A_button_pressed_by_somebody_else_asks_for_their_rights()
    {
        var (ines, dana) = (_host.Chat(AppHost.Ines, "19:team", group: true), _host.Chat(AppHost.Dana, "19:team", group: true));
        var draft = await ines.Says("new rule: accounts with CSAT below 3");
        foreach (var button in new[] { "Confirm", "Change", "Cancel" }) Assert.True((await dana.Presses(draft, button)).Says("Only leads and execs can"));
        using var db = _host.Store.Db();
        Assert.Empty(db.Rules);
    }
}
