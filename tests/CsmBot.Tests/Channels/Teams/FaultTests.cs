using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using CsmBot.Tests.Channels.Teams.Trust;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Teams;

/// <summary>A connector that refuses, breaks off or dawdles, and deliveries that come twice or in another order: the whole program over HTTP.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private AppHost _host = null!;
    private Chat _dana = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AppHost.Start();
        _dana = _host.Chat(AppHost.Dana);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(429, "3"), InlineData(429, null), InlineData(412, null), InlineData(500, null), InlineData(502, null), InlineData(503, "3"), InlineData(504, null)]
    public async Task What_the_connector_does_not_take_now_is_sent_again_when_it_asks_for_it_and_arrives_once(int status, string? after)
    {
        var attempts = new ConcurrentQueue<long>();
        _host.Far.RetryAfter = after;
        _host.Far.Status = _ =>
        {
            attempts.Enqueue(Stopwatch.GetTimestamp());
            return attempts.Count == 1 ? status : 200;
        };

        await _dana.Says("call with Globex, 25 min");

        Assert.Equal(2, attempts.Count);
        Assert.True(Stopwatch.GetElapsedTime(attempts.First(), attempts.Last()) >= TimeSpan.FromSeconds(after is null ? 0.9 : 2.9));
        await Nothing_more_comes_after(1);
    }

    [Fact]
    public async Task A_connection_that_is_cut_before_the_answer_was_taken_costs_nothing()
    {
        var cut = 0;
        _host.Far.Cuts = _ => Interlocked.Increment(ref cut) <= 2;
        await _dana.Says("call with Globex, 25 min");
        await Nothing_more_comes_after(1);
    }

    /// <summary>Nobody can tell that from the other: better twice than never, and logged once all the same.</summary>
    [Fact]
    public async Task An_answer_whose_receipt_is_lost_is_sent_again()
    {
        var cut = 0;
        _host.Far.CutsAfterwards = _ => Interlocked.Increment(ref cut) == 1;
        await _dana.Says("call with Globex, 25 min");
        await Until(() => _host.Far.Got.Count == 2);
        Assert.Equal(_host.Far.Got.First().Activity.ToJsonString(), _host.Far.Got.Last().Activity.ToJsonString());
        await Nothing_more_comes_after(2);
    }

    [Fact]
    public async Task A_conversation_whose_answers_take_long_holds_up_no_other()
    {
        var patience = new TaskCompletionSource();
        _host.Far.Waits = activity => (string?)activity["conversation"]!["id"] == "a:" + AppHost.Dana.Email ? patience.Task : Task.CompletedTask;
        var slow = _dana.Says("call with Globex, 25 min");
        await _host.Chat(AppHost.Sam).Says("which accounts are green");
        Assert.False(slow.IsCompleted);
        patience.SetResult();
        await slow;
        Assert.Single(_host.Logged());
    }

    [Fact]
    public async Task A_message_that_is_delivered_five_times_at_once_is_answered_and_logged_once()
    {
        var message = _dana.Message("call with Globex, 25 min", Chat.NewId());
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _dana.Send(message.DeepClone())));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        await Until(() => !_host.Far.Got.IsEmpty);
        await Nothing_more_comes_after(1);
    }

    [Fact]
    public async Task A_button_that_arrives_five_times_at_once_is_pressed_once()
    {
        var asked = await _dana.Says("20 min call with Northwind");
        var id = "f:" + Chat.NewId();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _dana.Invoke(asked.Id, asked.Card.Button("Log it"), [("account", "A-3")], id)));
        Assert.Equal("A-3", Assert.Single(_host.Logged()).AccountId);
    }

    /// <summary>What Teams calls the first is not known here: what comes first is answered first, also when its answer takes the longest.</summary>
    [Fact]
    public async Task What_comes_in_another_order_is_answered_in_the_order_in_which_it_came()
    {
        var (sent, patience) = (0, new TaskCompletionSource());
        _host.Far.Waits = _ => Interlocked.Increment(ref sent) == 1 ? patience.Task : Task.CompletedTask;
        var ids = Enumerable.Range(0, 5).Select(_ => Chat.NewId()).Reverse().ToList();
        foreach (var (number, id) in ids.Index())
        {
            var message = _dana.Message($"call with Globex, {number + 1} min", id);
            message["timestamp"] = Data.Some.Now.AddMinutes(-number).ToString("O");
            await _dana.Send(message);
        }
        patience.SetResult();
        await Until(() => _host.Far.Got.Count == ids.Count);
        Assert.Equal(ids, _host.Far.Got.Select(s => s.ReplyTo));
        Assert.Equal([1, 2, 3, 4, 5], _host.Logged().Select(i => i.Minutes ?? 0).Order());
    }

    [Fact]
    public async Task An_edit_that_overtakes_its_message_logs_nothing_and_the_message_is_logged_once()
    {
        var id = Chat.NewId();
        var edit = _dana.Message("call with Globex, 45 min", id);
        (edit["type"], edit["timestamp"]) = ("messageUpdate", "2026-11-20T09:01:00Z");
        Assert.Equal(HttpStatusCode.Accepted, (await _dana.Send(edit)).StatusCode);
        await _dana.Says("call with Globex, 25 min", id);
        Assert.Equal(25, Assert.Single(_host.Logged()).Minutes);
        await Nothing_more_comes_after(1);
    }

    [Fact]
    public async Task While_nobody_can_say_who_speaks_the_message_waits_and_is_then_answered_once()
    {
        await using var teams = await TeamsHost.Start();
        teams.Far.MembersDown = true;
        Assert.Equal(HttpStatusCode.Accepted, (await teams.Send(teams.Says("call with Acme, 25 min"))).StatusCode);
        await Until(() => teams.Far.Asked.Count >= 2);
        Assert.Empty(teams.Far.Got);

        teams.Far.MembersDown = false;

        var answer = await teams.Far.Until(_ => true);
        Assert.True(answer.Card.Says("Logged: call with Acme"), answer.Card.Words);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Single(teams.Far.Got);
    }

    /// <summary>Later answers go out behind what was still owed: when one is there, nothing else comes.</summary>
    private async Task Nothing_more_comes_after(int messages)
    {
        _host.Far.Status = _ => 200;
        await _dana.Says("help");
        Assert.Equal(messages + 1, _host.Far.Got.Count);
        Assert.Single(_host.Logged());
    }

    private static async Task Until(Func<bool> so)
    {
        for (var i = 0; i < 6000 && !so(); i++) await Task.Delay(10);
        Assert.True(so());
    }
}
