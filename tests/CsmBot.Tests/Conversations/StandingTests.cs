using System.Text;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Cards;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Alerts, watches, quiet hours and schedules in conversations with the whole program, over HTTP; what was said is compared with a file that a person has read.</summary>
public sealed class StandingTests : IAsyncLifetime
{
    private readonly StringBuilder _said = new();
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start(Alerts.AlertDesk.Rules);
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<Sent> Say(Chat chat, string who, string text)
    {
        var answer = await chat.Says(text);
        Note($"{who}: {text}", answer.Card);
        return answer;
    }

    private async Task<CardText> Press(Chat chat, string who, Sent on, CardText card, string button, params (string Name, string Value)[] fields)
    {
        var answer = await chat.Presses(on.Id, card, button, fields);
        Note($"{who} presses {button}{string.Concat(fields.Select(f => $" {f.Name}={f.Value}"))}", answer);
        return answer;
    }

    private void Note(string what, CardText card) => _said.Append("> ").Append(what).Append('\n').Append(card.Words.Trim()).Append(card.Buttons.Any() ? $"\n[{string.Join("] [", card.Buttons)}]" : "").Append("\n\n");

    private Task Trouble(string account) => _host.Store.Write(work => work.Put(new Ticket("T-" + account, account, Some.Now.AddMinutes(-5), null, Priority.Urgent, "Login fails", null, null), Origin.Import));

    [Fact]
    public async Task An_alert_arrives_where_it_is_watched_and_is_worked_off_with_its_buttons()
    {
        var (team, dana, ines) = (_host.Chat(AppHost.Ines, "19:team", group: true), _host.Chat(AppHost.Dana), _host.Chat(AppHost.Ines));
        await Say(team, "Ines", "watch tier 1 accounts turning yellow here");
        await Say(team, "Ines", "watch accounts turning yellow here");
        await Say(team, "Ines", "what do you watch here");
        await Say(team, "Ines", "stop 1");
        await Say(dana, "Dana", "my alerts");
        await ines.Says("hello");

        await Trouble("A-2");
        var alert = await _host.Far.Until(s => s.Conversation == "a:dana@plover.example" && s.Card.Says("Globex turned yellow"));
        await _host.Far.Until(s => s.Conversation == "19:team" && s.Card.Says("Globex turned yellow"));
        Note("The alert, to Dana", alert.Card);

        var form = await Press(dana, "Dana", alert, alert.Card, "Snooze until…");
        await Press(dana, "Dana", alert, form, "Snooze", ("until", "2026-11-20"));
        await Press(dana, "Dana", alert, form, "Snooze", ("until", "2026-12-04"));
        var assign = await Press(dana, "Dana", alert, alert.Card, "Assign…");
        await Press(dana, "Dana", alert, assign, "Assign", ("person", "nobody@plover.example"));
        await Press(dana, "Dana", alert, assign, "Assign", ("person", AppHost.Ines.Email));
        await Say(ines, "Ines", "my alerts");
        await Say(team, "Ines", "open alerts of team Orion");
        await Press(ines, "Ines", alert, alert.Card, "Acknowledge");
        await _host.Far.Until(s => s.Method == "PUT" && s.Conversation == "19:team" && s.Card.Says("Ines Okoro looks after it"));
        await Say(dana, "Dana", "open alerts");
        Golden.Check("alert-conversation.txt", _said.ToString(), "Conversations");
    }

    [Fact]
    public async Task Schedules_and_quiet_hours_are_set_listed_changed_and_stopped()
    {
        var dana = _host.Chat(AppHost.Dana);
        await Say(dana, "Dana", "every Monday 9:00 post tier 1 renewals this quarter here");
        await Say(dana, "Dana", "daily at 8 send me my frobnicated accounts");
        await Say(dana, "Dana", "on the 1st of every month post hours by purpose last month");
        await Say(dana, "Dana", "what do you post here");
        await Say(dana, "Dana", "change 1 to Tuesdays at 8:30");
        await Say(dana, "Dana", "stop 2");
        await Say(dana, "Dana", "stop 7");
        await Say(dana, "Dana", "schedules");
        await Say(dana, "Dana", "quiet hours 18:00-8:00");
        await Say(dana, "Dana", "don't alert me at weekends");
        await Say(dana, "Dana", "what are my quiet hours");
        await Say(dana, "Dana", "quiet hours off");
        Golden.Check("schedule-conversation.txt", _said.ToString(), "Conversations");
    }

    [Theory]
    [InlineData("in", new[] { "Ines Okoro (lead, Orion)" })]
    [InlineData("reyes", new[] { "Dana Reyes (csm, Orion)" })]
    [InlineData("zzzz", new string[0])]
    public async Task Typing_finds_people(string typed, string[] found) => Assert.Equal(found, await _host.Chat(AppHost.Dana).Types(typed, "people"));
}
