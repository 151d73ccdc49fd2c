using CsmBot.Cards;
using CsmBot.Channels.Teams;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Tests.Delivery;

/// <summary>A far end that is overloaded, broken, slow or silent. Days pass in moments: the test moves the clock.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly Store _store;
    private readonly FarEnd _far = new();
    private readonly Outbox _outbox;
    private readonly HandClock _clock = new(Some.Now);
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private int _ticks;

    public TroubleTests()
    {
        _store = Store.Open(_folder.Path);
        _outbox = new Outbox([_far]);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_broken_conversation_is_tried_for_a_whole_day_ever_more_rarely_then_given_up_while_another_gets_everything_at_once()
    {
        List<DateTime> attempts = [];
        _far.Answer = post =>
        {
            if (post.Conversation != "broken") return new Attempt.Delivered("m-" + post.Key);
            if (post.Key == "first") attempts.Add(_clock.Now);
            return new Attempt.Retry("HTTP 503");
        };
        await Owe("first", "broken");
        await Owe("second", "broken");
        await using var running = await Courier();

        for (var post = Find("first"); post.State == PostState.Owed; post = Find("first"))
        {
            _clock.Now = post.NotBefore;
            await Tick();
            if (Find("first").Attempts == post.Attempts) await Task.Delay(1, _stop);
        }

        var waits = attempts.Zip(attempts.Skip(1), (a, b) => b - a).ToList();
        Assert.All(waits.Take(9).Zip(waits.Skip(1)), pair => Assert.True(pair.Second > pair.First * 1.3));
        Assert.All(waits, wait => Assert.True(wait <= TimeSpan.FromMinutes(12.5)));
        Assert.Equal(Some.Now.AddDays(1), attempts[^1]);
        Assert.InRange(attempts.Count, 100, 200);
        var given = Find("first");
        Assert.Equal((PostState.GivenUp, "after a day: HTTP 503", attempts.Count), (given.State, given.Problem, given.Attempts));
        // What waited behind it has waited as long: it gets its attempt, and is given up too.
        await Until(() => Find("second").State == PostState.GivenUp);
        Assert.Equal(_ticks, _far.Got.Count);
    }

    [Fact]
    public async Task A_channel_that_asks_for_time_gets_it_and_the_order_holds()
    {
        var asked = false;
        _far.Answer = post =>
        {
            if (post.Key != "first" || asked) return new Attempt.Delivered("m-" + post.Key);
            asked = true;
            return new Attempt.Retry("HTTP 429", TimeSpan.FromMinutes(40));
        };
        await Owe("first", "busy");
        await Owe("second", "busy");
        await using var running = await Courier();
        await Until(() => Find("first").Attempts == 1);

        foreach (var minute in new[] { 1, 10, 39 })
        {
            _clock.Now = Some.Now.AddMinutes(minute);
            await Tick();
            await Tick();
            Assert.Equal((1, PostState.Owed), (Find("first").Attempts, Find("second").State));
        }
        _clock.Now = Some.Now.AddMinutes(40);
        await Until(() => Find("second").State == PostState.Sent);

        Assert.Equal(["first", "second"], _far.Got.Where(g => g.Conversation == "busy").Select(g => g.Body));
    }

    [Fact]
    public async Task Whoever_asks_for_more_than_a_day_is_tried_once_more_when_the_day_is_over()
    {
        _far.Answer = post => post.Key == "far too long" ? new Attempt.Retry("HTTP 429", TimeSpan.FromDays(3)) : new Attempt.Delivered(null);
        await Owe("far too long", "busy");
        await using var running = await Courier();

        await Until(() => Find("far too long").Attempts == 1);
        Assert.Equal(Some.Now.AddDays(1), Find("far too long").NotBefore);
        _clock.Now = Some.Now.AddDays(1);
        await Until(() => Find("far too long").State == PostState.GivenUp);

        Assert.Equal(2, Find("far too long").Attempts);
    }

    [Fact]
    public async Task However_many_conversations_never_answer_a_new_message_of_another_one_goes_out_at_once()
    {
        var (underWay, silence) = (0, new TaskCompletionSource());
        _far.Waits = post =>
        {
            if (!post.Conversation.StartsWith("silent", StringComparison.Ordinal)) return Task.CompletedTask;
            Interlocked.Increment(ref underWay);
            return silence.Task;
        };
        await _store.Write(work =>
        {
            for (var i = 0; i < 300; i++) _outbox.Add(work, Letter($"silent {i}", $"silent {i}"), _clock.Now);
        }, _stop);
        // Two thirds were tried before, as it is after the first time-outs.
        await _store.Write(work => work.Db.Posts.Where(p => p.Number > 100).ExecuteUpdate(s => s.SetProperty(p => p.Attempts, 3)), _stop);
        await using var running = await Courier();
        // All that are new and some that were tried before; they hold their places for good here: nothing is freed by a time-out.
        await Until(() => Volatile.Read(ref underWay) > 100);
        for (var i = 0; i < 20; i++) await Tick();

        Assert.Equal(20, _far.Got.Count);
        silence.SetResult();
    }

    [Fact]
    public async Task What_is_under_way_when_the_host_ends_is_waited_for_and_not_sent_again_after_the_restart()
    {
        var (began, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        _far.Waits = _ =>
        {
            began.TrySetResult();
            return answer.Task;
        };
        await Owe("slow", "c");
        var courier = await Courier();
        await began.Task.WaitAsync(_stop);
        var ending = courier.DisposeAsync();
        answer.SetResult();
        await ending;

        Assert.Equal(PostState.Sent, Find("slow").State);
        await using (await Courier()) await Tick();
        Assert.Equal(["slow", "tick 1"], _far.Got.Select(g => g.Body));
    }

    [Fact]
    public async Task What_takes_longer_than_a_lease_is_begun_by_no_other_courier_and_sent_once()
    {
        var (began, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        _far.Waits = post =>
        {
            if (post.Key != "slow") return Task.CompletedTask;
            began.TrySetResult();
            return answer.Task;
        };
        await Owe("slow", "c");
        await using var running = await Courier();
        await began.Task.WaitAsync(_stop);
        await using var other = await Courier();
        for (var i = 0; i < 5; i++)
        {
            _clock.Now += TimeSpan.FromSeconds(30);
            await Until(() => Find("slow").LeaseUntil > _clock.Now + TimeSpan.FromSeconds(30));
            for (var tick = 0; tick < 4; tick++) await Tick();
        }
        answer.SetResult();
        await Until(() => Find("slow").State == PostState.Sent);

        Assert.Single(_far.Got, g => g.Body == "slow");
        Assert.Equal(1, Find("slow").Attempts);
    }

    [Fact]
    public async Task A_courier_whose_lease_has_run_out_does_not_begin_again_what_it_is_still_at()
    {
        var (begun, answer) = (0, new TaskCompletionSource());
        _far.Waits = post => post.Key == "slow" && Interlocked.Increment(ref begun) > 0 ? answer.Task : Task.CompletedTask;
        await Owe("slow", "c");
        await using var running = await Courier();
        await Until(() => Volatile.Read(ref begun) == 1);
        await _store.Write(work => work.Db.Posts.Where(p => p.Key == "slow").ExecuteUpdate(s => s.SetProperty(p => p.LeaseUntil, _clock.Now.AddSeconds(-1))), _stop);
        for (var tick = 0; tick < 4; tick++) await Tick();
        answer.SetResult();
        await Until(() => Find("slow").State == PostState.Sent);

        Assert.Equal((1, 1), (begun, Find("slow").Attempts));
    }

    [Fact]
    public async Task A_connector_that_never_answers_over_http_delays_no_other_conversation_and_keeps_the_order_of_its_own()
    {
        await using var far = await FarConnector.Start();
        var asked = new TaskCompletionSource();
        // The first is never answered: released later, it could be taken after all before the far end notices that nobody waits any more.
        far.Waits = activity => (string?)activity["conversation"]!["id"] == "c1" && asked.TrySetResult() ? new TaskCompletionSource().Task : Task.CompletedTask;
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var outbox = new Outbox([new ConnectorSender(_store, new ConnectorClient(http, new ServiceAddresses()))]);
        Task Teams(string key, string conversation) => _store.Write(work => outbox.Add(work, new Letter(key, "teams", conversation, Reply.Of(key)), _clock.Now), _stop);
        await _store.Write(work => work.Db.AddRange(new[] { "c1", "c2" }.Select(c => new Place { Channel = "teams", Conversation = c, ServiceUrl = far.Address })), _stop);
        await Teams("a1", "c1");
        await Teams("a2", "c1");
        await Teams("b1", "c2");
        await using var running = await Courier(outbox);

        await Until(() => Find("b1").State == PostState.Sent);
        await asked.Task.WaitAsync(_stop);
        // The time is up for what is not answered by now, and for nothing else, however slow the machine is.
        http.CancelPendingRequests();
        await Until(() => Find("a1").Attempts == 1);
        Assert.Equal("no answer in time", Find("a1").Problem);
        _clock.Now = Some.Now.AddMinutes(1);
        await far.Until(s => (string?)s.Activity["text"] == "a2");

        Assert.Equal(["b1", "a1", "a2"], far.Got.Select(s => (string?)s.Activity["text"]));
    }

    private static Letter Letter(string key, string conversation) => new(key, "far", conversation, Reply.Of(key));

    private Task Owe(string key, string conversation) => _store.Write(work => _outbox.Add(work, Letter(key, conversation), _clock.Now), _stop);

    /// <summary>A message of a conversation without trouble, from being owed to being written down as sent: the clock may move then, and no lease runs out.</summary>
    private async Task Tick()
    {
        var key = $"tick {++_ticks}";
        await Owe(key, "well");
        await Until(() => Find(key).State == PostState.Sent);
    }

    private Post Find(string key)
    {
        using var db = _store.Db();
        return db.Posts.AsNoTracking().Single(p => p.Key == key);
    }

    private async Task Until(Func<bool> done)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!done()) await Task.Delay(1, patience.Token);
    }

    private async Task<Running> Courier(Outbox? outbox = null)
    {
        var courier = new Courier(_store, outbox ?? _outbox, _clock, NullLogger<Courier>.Instance);
        await courier.StartAsync(_stop);
        return new Running(courier);
    }

    private sealed class Running(Courier courier) : IAsyncDisposable
    {
        /// <summary>Ends it, and waits, as a host does, for what is under way.</summary>
        public async ValueTask DisposeAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await courier.StopAsync(patience.Token);
        }
    }
}
