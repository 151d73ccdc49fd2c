using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Channels.Web;
using CsmBot.Tests.Serving;
using Microsoft.Playwright;

namespace CsmBot.Tests.Channels.Teams;

/// <summary>The main conversations in a client that is not ours: Microsoft 365 Agents Playground as Teams, in a real browser, with the whole program behind it.</summary>
public sealed class PlaygroundTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private AppHost _host = null!;
    private Playground _dana = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        _host = await AppHost.Start(Alerts.AlertDesk.Rules);
        _dana = await Playground.Open(_host, AppHost.Dana, chromium.Browser);
    }

    public async ValueTask DisposeAsync()
    {
        if (_dana is not null) await _dana.DisposeAsync();
        if (_host is not null) await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_newcomer_is_welcomed_logs_a_call_and_takes_it_back()
    {
        await _dana.Sees("Hello, I’m CsmBot");
        await _dana.Says("call with Globex, 25 min, renewal, went well");
        await _dana.Sees("Logged: call with Globex");
        await _dana.Shot("logged");
        Assert.Equal((AppHost.Dana.Email, 25, Purpose.Renewal), _host.Logged().Select(i => (i.CsmEmail, i.Minutes ?? 0, i.Purpose ?? default)).Single());

        await _dana.Presses("Undo");

        await _dana.Sees("Taken back");
        Assert.Empty(_host.Logged());
    }

    [Fact]
    public async Task A_question_is_answered_as_a_table_whose_pages_turn_and_a_follow_up_narrows_it()
    {
        await _dana.Says("which accounts are green");
        await _dana.Sees("29 accounts");
        await _dana.Sees("Rows 1–10 of 29");
        Assert.Equal(11, await _dana.Card.GetByRole(AriaRole.Row).CountAsync());
        await _dana.Presses("Next");
        await _dana.Sees("Rows 11–20 of 29");
        await _dana.Shot("table");

        await _dana.Says("only Enterprise");

        await _dana.Sees("Northwind Traders");
        await _dana.Sees("Northwind Foods");
    }

    [Fact]
    public async Task A_form_says_what_is_missing_before_anything_is_sent_and_is_saved_when_it_is_there()
    {
        await _dana.Says("log");
        await _dana.Sees("Log an interaction");
        await _dana.Presses("Log it");
        await _dana.Sees("Account is needed");
        await _dana.Sees("Type is needed");
        await _dana.Shot("missing");
        Assert.Empty(_host.Logged());

        await _dana.Says("25 min for Globex");
        await _dana.Sees("Almost logged");
        await _dana.Presses("Log it");
        await _dana.Sees("Type is needed");
        await _dana.Shot("missing-type");
        Assert.Empty(_host.Logged());
        await _dana.Chooses("Call");
        await _dana.Presses("Log it");
        await _dana.Sees("Logged: call with Globex");

        await _dana.Presses("Edit");
        await _dana.Sees("Edit the entry");
        await _dana.Fills(0, "45");
        await _dana.Chooses("Renewal");
        await _dana.Presses("Save");

        await _dana.Sees("Changed: call with Globex");
        await _dana.Shot("saved");
        Assert.Equal((45, Purpose.Renewal), _host.Logged().Select(i => (i.Minutes ?? 0, i.Purpose ?? default)).Single());
    }

    [Fact]
    public async Task An_alert_comes_by_itself_and_is_acknowledged()
    {
        await _dana.Says("help");
        await _dana.Card.GetByRole(AriaRole.Button).First.WaitForAsync();
        await _host.Store.Write(work => work.Put(new Ticket("T-1", "A-2", Data.Some.Now.AddMinutes(-5), null, Priority.Urgent, "Login fails", null, null), Origin.Import), TestContext.Current.CancellationToken);

        await _dana.Sees("Globex turned yellow");
        await _dana.Shot("alert");
        await _dana.Presses("Acknowledge");

        await _dana.Sees("Dana Reyes looks after it");
    }
}
