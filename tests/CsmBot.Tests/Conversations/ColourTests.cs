using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Colours that people set, in conversations with the whole program, over HTTP.</summary>
public sealed class ColourTests : IAsyncLifetime
{
    private readonly Transcript _said = new();
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start(Alerts.AlertDesk.Rules);
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task Until(Func<bool> isSo)
    {
        for (var tries = 0; !isSo(); tries++)
        {
            Assert.True(tries < 1200, "it never came to be so");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private HealthRow Newest(string account) => _host.Store.Book.Health.Of(_host.Store.Book.Find(account)) is { Length: > 0 } rows ? rows[^1] : default;

    [Fact]
    public async Task A_colour_is_set_shown_beside_the_rules_changed_ended_and_taken_back()
    {
        var (dana, sam, ines) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Sam), _host.Chat(AppHost.Ines));
        var set = await _said.Say(dana, "Dana", "set Globex yellow until 27 Nov, sponsor on leave");
        await Until(() => Newest("A-2").SetBy == AppHost.Dana.Email);
        await _said.Say(dana, "Dana", "why is Globex yellow");
        await _said.Say(dana, "Dana", "is Globex green?");
        await _said.Say(sam, "Sam", "mark Globex red, CFO threatens to leave");
        var form = await _said.Press(dana, "Dana", set, set.Card, "Change…");
        await _said.Press(dana, "Dana", set, form, "Set", ("colour", "yellow"), ("reason", ""), ("until", "2026-11-30"));
        await _said.Press(dana, "Dana", set, form, "Set", ("colour", "yellow"), ("reason", "sponsor and deputy on leave"), ("until", "2026-11-30"));
        await _said.Say(ines, "Ines", "who set colours by hand");
        await _said.Say(ines, "Ines", "which settings are stale");
        await _said.Say(dana, "Dana", "Globex is green again");
        await Until(() => Newest("A-2") is { SetBy: "rule:clear" });
        await _said.Say(dana, "Dana", "Globex is green again");

        var asks = await _said.Say(ines, "Ines", "mark Northwind Foods red");
        await _said.Press(ines, "Ines", asks, asks.Card, "Set", ("colour", "red"), ("reason", "their CFO threatens to leave"), ("until", ""));
        await Until(() => Newest("A-4").SetBy == AppHost.Ines.Email);
        await _said.Say(ines, "Ines", "undo");
        await Until(() => Newest("A-4").SetBy is null or not "ines@plover.example");
        _said.Check("colour-conversation.txt");
    }

    [Fact]
    public async Task Several_accounts_are_set_at_once_all_or_none_and_taken_back_together()
    {
        var (dana, sam, ines) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Sam), _host.Chat(AppHost.Ines));
        await _said.Say(sam, "Sam", "set Globex and Northwind Foods red, both outages");
        await _said.Say(ines, "Ines", "set Globex and Northwind Foods red");
        await _said.Say(ines, "Ines", "set Globex and Northwind Foods red, both outages");
        await Until(() => Newest("A-2") is { Status: Colour.Red } && Newest("A-4") is { Status: Colour.Red });
        await _said.Say(ines, "Ines", "undo");
        await Until(() => Newest("A-2").SetBy is null or not "ines@plover.example" && Newest("A-4").SetBy is null or not "ines@plover.example");
        var asked = await _said.Say(dana, "Dana", "set Globex and Northwind yellow until Friday, sponsors on leave");
        await _said.Press(dana, "Dana", asked, asked.Card, "Northwind Traders");
        await Until(() => Newest("A-2") is { Status: Colour.Yellow } && Newest("A-3") is { Status: Colour.Yellow });
        await _said.Say(dana, "Dana", "set all my red accounts yellow");
        await _said.Say(dana, "Dana", "who set colours by hand");
        _said.Check("colour-several.txt");
    }

    [Fact]
    public async Task A_question_about_a_stale_colour_is_answered_with_its_buttons()
    {
        var (dana, ines) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Ines));
        await _said.Say(dana, "Dana", "hello");
        await _host.Store.Write(work => work.Put(new HealthChange("A-2", Some.Now.AddDays(-15), Colour.Yellow, "sponsor on leave", AppHost.Dana.Email), Origin.Import), TestContext.Current.CancellationToken);
        var asked = await _host.Far.Until(s => s.Conversation == "a:dana@plover.example" && s.Card.Says("Is Globex still yellow?"));
        _said.Note("The question, to Dana", asked.Card);
        var keep = await _said.Press(dana, "Dana", asked, asked.Card, "Keep until…");
        await _said.Press(dana, "Dana", asked, keep, "Keep", ("until", "2025-01-01"));
        await _said.Press(dana, "Dana", asked, keep, "Keep", ("until", "2026-12-04"));
        await _host.Far.Until(s => s.Method == "PUT" && s.Conversation == "a:dana@plover.example" && s.Card.Says("until Fri 4 Dec 2026"));
        await _said.Say(ines, "Ines", "let the rules decide for Globex");
        await Until(() => Newest("A-2") is { SetBy: "rule:clear" });
        await _host.Far.Until(s => s.Method == "PUT" && s.Conversation == "a:dana@plover.example" && s.Card.Says("Ines Okoro let the rules decide"));
        await _said.Press(dana, "Dana", asked, asked.Card, "Let the rules decide");
        await _said.Say(ines, "Ines", "who set colours by hand");
        _said.Check("colour-question.txt");
    }

    [Fact]
    public async Task Why_an_account_turned_is_told_with_the_facts_of_that_time()
    {
        var dana = _host.Chat(AppHost.Dana);
        await _host.Store.Write(work => work.Put(new Ticket("T-2", "A-2", Some.Now.AddMinutes(-5), null, Priority.Urgent, "Login fails", null, null), Origin.Import), TestContext.Current.CancellationToken);
        await Until(() => Newest("A-2").SetBy == "rule:urgent ticket");
        await _host.Store.Write(work => work.Put(new Ticket("T-2", "A-2", Some.Now.AddMinutes(-5), Some.Now, Priority.Urgent, "Login fails", null, null), Origin.Import), TestContext.Current.CancellationToken);
        await Until(() => Newest("A-2").SetBy == "rule:clear");
        var answer = await dana.Says("why did Globex turn yellow on 20 Nov");
        Assert.True(answer.Card.Says("the rule “urgent ticket” held (accounts with an open urgent ticket): 1 urgent open ticket"), answer.Card.Words);
    }
}
