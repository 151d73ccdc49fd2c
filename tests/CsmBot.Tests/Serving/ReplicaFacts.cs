using CsmBot.Cards.Text;
using CsmBot.Conversations;
using CsmBot.Reports;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Serving;

public sealed class PostgresReplicaTests() : ReplicaFacts(new PostgresHome());

public sealed class CosmosReplicaTests() : ReplicaFacts(new Data.Cosmos.CosmosHome());

/// <summary>Several whole programs on one store that they share.</summary>
public abstract class ReplicaFacts(StoreHome home) : IAsyncLifetime
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private AppHost _one = null!, _two = null!;

    public async ValueTask InitializeAsync()
    {
        // By one clock: what is logged by a clock that goes before is in the future of another.
        var clock = new CsmBot.Commands.RunningClock(Some.Now);
        _one = await AppHost.Start(Alerts.AlertDesk.Rules, clock, [], home);
        _two = await AppHost.Beside(_one, Alerts.AlertDesk.Rules, clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (_two is not null) await _two.DisposeAsync();
        if (_one is not null) await _one.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_a_person_logged_through_one_host_is_in_the_answer_that_they_get_through_another()
    {
        for (var i = 1; i <= 3; i++)
        {
            await _one.Chat(AppHost.Dana).Says("call with Globex, 15 min, went well");
            var answer = await Through(_two, _one.Far, AppHost.Dana, "effort on Globex this month");
            Assert.True(answer.Card.Says(i == 1 ? "0.25" : i == 2 ? "0.5" : "0.75"), answer.Card.Words);
        }
    }

    [Fact]
    public async Task A_page_and_a_home_that_are_opened_through_another_host_hold_what_was_just_logged()
    {
        var links = _two.Service<ReportLinks>();
        var page = links.Parts(links.To(ReportPages.PathOf(ReportName.Effort), [new("from", "2026-11-01"), new("to", "2026-11-30")], AppHost.Dana.Email, Some.Now.AddDays(7))!)!.Value;
        for (var i = 1; i <= 3; i++)
        {
            await _one.Chat(AppHost.Dana).Says("call with Globex, 15 min, went well");
            Assert.Matches($"id=\"fig-interactions\">(<a [^>]*>)?{i} <small>", _two.Service<ReportPages>().Report("effort", page.Parameters).Body);
            var home = await _two.Service<Turn>().Home(new Incoming("slack", "home;dana", "home", AppHost.Dana.Email, new Arrived(null)) { Personal = true }, _stop);
            Assert.Equal(i, PlainText.Render(home[^1]).Split("Globex").Length - 1);
        }
    }

    [Fact]
    public async Task A_message_that_is_delivered_to_both_hosts_is_logged_and_answered_once()
    {
        for (var i = 0; i < 10; i++)
        {
            var activity = _one.Chat(AppHost.Dana).Message("call with Globex, 15 min, went well", $"both-{i}");
            await Task.WhenAll(_one.Http.PostAsJsonAsync(_one.Address + "/api/messages", activity, _stop), _two.Http.PostAsJsonAsync(_two.Address + "/api/messages", activity.DeepClone(), _stop));
        }
        for (var i = 0; i < 10; i++) await _one.Far.Until(s => s.ReplyTo == $"both-{i}");
        _one.Store.Refresh();
        Assert.Equal(10, _one.Logged().Count);
        Assert.Equal(10, _one.Far.Got.Count(s => s.ReplyTo?.StartsWith("both-", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task A_fact_that_comes_to_either_host_is_told_once_and_books_say_how_far_they_are_behind()
    {
        await _one.Chat(AppHost.Dana).Says("hello");
        await _two.Store.Write(w => w.Put(new Ticket("T-2", "A-2", Some.Now.AddMinutes(-5), null, Priority.Urgent, "Login fails", null, null), Origin.Import), _stop);
        await _one.Store.Write(w => w.Put(new Ticket("T-1", "A-1", Some.Now.AddMinutes(-5), null, Priority.Urgent, "Login fails", null, null), Origin.Import), _stop);
        await _one.Far.Until(s => s.Card.Says("Globex turned yellow"));
        await _one.Far.Until(s => s.Card.Says("Acme Corp turned yellow"));
        using (var db = _one.Store.Db()) Assert.Equal(2, db.Alerts.Count());
        Assert.Equal(1, _one.Far.Got.Count(s => s.Method == "POST" && s.Conversation == "a:dana@plover.example" && s.Card.Says("Globex turned yellow")));
        foreach (var host in new[] { _one, _two })
        {
            var ready = await host.Http.GetFromJsonAsync<JsonNode>(host.Address + "/health/ready", _stop);
            Assert.InRange((long)ready!["book"]!["lag_ms"]!, 0, 60_000);
            Assert.NotNull(ready["book"]!["behind"]);
        }
    }

    [Fact]
    public async Task One_host_has_the_duty_until_it_leaves_or_its_lease_is_over_and_whoever_lost_it_may_write_nothing_more()
    {
        var (mine, theirs) = (new Duty(_one.Store, "test"), new Duty(_two.Store, "test"));
        Assert.True(await mine.Have(_stop));
        Assert.False(await theirs.Have(_stop));
        await mine.Leave();
        Assert.True(await theirs.Have(_stop));
        Assert.False(await mine.Have(_stop));
        // As if it had been stopped for longer than the lease.
        await _one.Store.Write(w => w.Db.Leases.Where(l => l.Name == "test").ExecuteUpdate(s => s.SetProperty(l => l.Until, w.Clock.AddSeconds(-1))), _stop);
        Assert.True(await mine.Have(_stop));
        await Assert.ThrowsAsync<DutyLost>(() => _two.Store.Write(work =>
        {
            theirs.Keep(work);
            work.Put(Some.Call, Origin.Chat);
        }, _stop));
        Assert.Empty(_two.Logged());
    }

    [Fact]
    public async Task A_message_of_a_host_that_died_is_worked_off_by_another_when_its_time_is_over()
    {
        await _one.Chat(AppHost.Dana).Says("hello");
        await _one.Store.Write(w => w.Db.Add(new Received
        {
            Channel = "teams", Conversation = "a:dana@plover.example", Id = "left", Number = 1_000, ReceivedAt = Some.Now, Taker = "a host that was killed", TakenUntil = w.Clock.AddSeconds(1),
            Payload = _one.Chat(AppHost.Dana).Message("call with Globex, 15 min, went well", "left").ToJsonString(),
        }), _stop);
        await _one.Far.Until(s => s.ReplyTo == "left");
    }

    private static async Task<Sent> Through(AppHost host, FarConnector far, Person person, string text)
    {
        var id = Chat.NewId();
        var activity = host.Chat(person).Message(text, id);
        activity["serviceUrl"] = far.Address;
        await host.Http.PostAsJsonAsync(host.Address + "/api/messages", activity);
        return await far.Until(s => s.ReplyTo == id);
    }
}
