using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Serving;

public sealed class SqliteWholeDayTests() : WholeDayFacts(new SqliteHome());

public sealed class PostgresWholeDayTests() : WholeDayFacts(new PostgresHome());

public sealed class CosmosWholeDayTests() : WholeDayFacts(Data.Cosmos.CosmosHome.Contested());

/// <summary>From the message to the alert and over a restart: the whole program, on whatever database.</summary>
public abstract class WholeDayFacts(StoreHome home)
{
    [Fact]
    public async Task A_call_is_logged_asked_for_and_taken_back_an_alert_comes_and_is_taken_and_a_restart_loses_nothing()
    {
        await using var host = await AppHost.Start(Alerts.AlertDesk.Rules, new CsmBot.Commands.RunningClock(Some.Now), [], home);
        var (dana, team) = (host.Chat(AppHost.Dana), host.Chat(AppHost.Ines, "19:team", group: true));

        var call = await dana.Says("25 min call with Globex about the renewal, went well", "msg-1");
        await dana.Says("called Acme 10 min, all fine");
        await dana.Send(dana.Message("25 min call with Globex about the renewal, went well", "msg-1"));
        Assert.Equal(2, host.Logged().Count);
        Assert.True((await dana.Says("effort on Globex this month")).Card.Says("0.42"));

        await team.Says("watch accounts turning yellow here");
        await host.Store.Write(work => work.Put(new Ticket("T-1", "A-2", Some.Now.AddMinutes(-5), null, Priority.Urgent, "Login fails", null, null), Origin.Import), TestContext.Current.CancellationToken);
        var alert = await host.Far.Until(s => s.Conversation == "a:dana@plover.example" && s.Card.Says("Globex turned yellow"));
        await dana.Presses(alert, "Acknowledge");
        await host.Far.Until(s => s.Method == "PUT" && s.Conversation == "19:team" && s.Card.Says("Dana Reyes looks after it"));

        await host.Restart();
        Assert.True((await dana.Presses(call, "Undo")).Says("Taken back"));
        Assert.Equal("A-1", Assert.Single(host.Logged()).AccountId);
        Assert.True((await dana.Says("which accounts are yellow")).Card.Says("Globex"));
        Assert.Single(host.Far.Got, s => s.Method == "POST" && s.Conversation == "a:dana@plover.example" && s.Card.Says("Globex turned yellow"));
    }
}
