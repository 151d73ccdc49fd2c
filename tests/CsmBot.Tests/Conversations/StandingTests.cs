using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Alerts, watches, quiet hours and schedules in conversations with the whole program, over HTTP; what was said is compared with a file that a person has read.</summary>
public sealed class StandingTests : IAsyncLifetime
{
    private readonly Transcript _said = new();
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start(Alerts.AlertDesk.Rules);
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Task Trouble(string account) => _host.Store.Write(work => work.Put(new Ticket("T-" + account, account, Some.Now.AddMinutes(-5), null, Priority.Urgent, "Login fails", null, null), Origin.Import));

    [Fact]
    public async Task An_alert_arrives_where_it_is_watched_and_is_worked_off_with_its_buttons()
    {
        var (team, dana, ines) = (_host.Chat(AppHost.Ines, "19:team", group: true), _host.Chat(AppHost.Dana), _host.Chat(AppHost.Ines));
        await _said.Say(team, "Ines", "watch tier 1 accounts turning yellow here");
        await _said.Say(team, "Ines", "watch accounts turning yellow here");
        await _said.Say(team, "Ines", "what do you watch here");
        await _said.Say(team, "Ines", "stop 1");
        await _said.Say(dana, "Dana", "my alerts");
        await ines.Says("hello");

        await Trouble("A-2");
        var alert = await _host.Far.Until(s => s.Conversation == "a:dana@plover.example" && s.Card.Says("Globex turned yellow"));
        await _host.Far.Until(s => s.Conversation == "19:team" && s.Card.Says("Globex turned yellow"));
        _said.Note("The alert, to Dana", alert.Card);

        var form = await _said.Press(dana, "Dana", alert, alert.Card, "Snooze until…");
        await _said.Press(dana, "Dana", alert, form, "Snooze", ("until", "2026-11-20"));
        await _said.Press(dana, "Dana", alert, form, "Snooze", ("until", "2026-12-04"));
        var assign = await _said.Press(dana, "Dana", alert, alert.Card, "Assign…");
        await _said.Press(dana, "Dana", alert, assign, "Assign", ("person", "nobody@plover.example"));
        await _said.Press(dana, "Dana", alert, assign, "Assign", ("person", AppHost.Ines.Email));
        await _said.Say(ines, "Ines", "my alerts");
        await _said.Say(team, "Ines", "open alerts of team Orion");
        await _said.Press(ines, "Ines", alert, alert.Card, "Acknowledge");
        await _host.Far.Until(s => s.Method == "PUT" && s.Conversation == "19:team" && s.Card.Says("Ines Okoro looks after it"));
        await _said.Say(dana, "Dana", "open alerts");
        _said.Check("alert-conversation.txt");
    }

    [Fact]
    public async Task Schedules_and_quiet_hours_are_set_listed_changed_and_stopped()
    {
        var dana = _host.Chat(AppHost.Dana);
        await _said.Say(dana, "Dana", "every Monday 9:00 post tier 1 renewals this quarter here");
        await _said.Say(dana, "Dana", "daily at 8 send me my frobnicated accounts");
        await _said.Say(dana, "Dana", "on the 1st of every month post hours by purpose last month");
        await _said.Say(dana, "Dana", "what do you post here");
        await _said.Say(dana, "Dana", "change 1 to Tuesdays at 8:30");
        await _said.Say(dana, "Dana", "stop 2");
        await _said.Say(dana, "Dana", "stop 7");
        await _said.Say(dana, "Dana", "schedules");
        await _said.Say(dana, "Dana", "quiet hours 18:00-8:00");
        await _said.Say(dana, "Dana", "don't alert me at weekends");
        await _said.Say(dana, "Dana", "what are my quiet hours");
        await _said.Say(dana, "Dana", "quiet hours off");
        _said.Check("schedule-conversation.txt");
    }

    [Theory]
    [InlineData("in", new[] { "Ines Okoro (lead, Orion)" })]
    [InlineData("reyes", new[] { "Dana Reyes (csm, Orion)" })]
    [InlineData("zzzz", new string[0])]
    public async Task Typing_finds_people(string typed, string[] found) => Assert.Equal(found, await _host.Chat(AppHost.Dana).Types(typed, "people"));
}
