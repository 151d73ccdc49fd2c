using System.Collections.Concurrent;
using CsmBot.Cards;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Tests.Delivery;

public sealed class SqliteCourierTests() : CourierFacts(new SqliteHome())
{
    [Fact]
    public async Task What_a_dead_courier_had_claimed_goes_out_at_once_where_no_other_can_be_alive()
    {
        await Owe("claimed", "c");
        await Claim(DateTime.MaxValue);

        await Run(() => !Far.Got.IsEmpty);

        Assert.Equal(["claimed"], Far.Got.Select(g => g.Body));
    }
}

public sealed class PostgresCourierTests() : CourierFacts(new PostgresHome());

public sealed class CosmosCourierTests() : CourierFacts(new Data.Cosmos.CosmosHome());

/// <summary>What a courier does, on whatever database.</summary>
public abstract class CourierFacts : IDisposable
{
    private readonly StoreHome _home;
    private readonly Store _store;
    private readonly FarEnd _far = new();
    private protected FarEnd Far => _far;
    private readonly Outbox _outbox;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    protected CourierFacts(StoreHome home)
    {
        (_home, _store) = (home, home.Open());
        _outbox = new Outbox([_far]);
    }

    public void Dispose()
    {
        _store.Dispose();
        _home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_owed_is_sent_in_the_order_of_its_conversation()
    {
        for (var i = 0; i < 10; i++) await Owe($"k{i}", i % 2 == 0 ? "even" : "odd");

        await Run(() => _far.Got.Count == 10);

        Assert.Equal(["k0", "k2", "k4", "k6", "k8"], _far.Got.Where(g => g.Conversation == "even").Select(g => g.Body));
        Assert.Equal(["k1", "k3", "k5", "k7", "k9"], _far.Got.Where(g => g.Conversation == "odd").Select(g => g.Body));
    }

    [Fact]
    public async Task Owing_a_letter_twice_is_owing_it_once()
    {
        await Owe("same", "c");
        await Owe("same", "c");
        await Owe("last", "c");

        await Run(() => _far.Got.Any(g => g.Body == "last"));

        Assert.Equal(["same", "last"], _far.Got.Select(g => g.Body));
    }

    [Fact]
    public async Task What_the_caller_did_not_commit_is_not_sent()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.Write(work =>
        {
            _outbox.Add(work, Letter("lost", "c"), Now);
            throw new InvalidOperationException();
        }, _stop));
        await Owe("kept", "c");

        await Run(() => !_far.Got.IsEmpty);

        Assert.Equal(["kept"], _far.Got.Select(g => g.Body));
    }

    [Fact]
    public async Task A_conversation_that_has_to_wait_keeps_its_order_and_holds_up_no_other()
    {
        var refusals = 0;
        _far.Answer = post => post.Conversation == "slow" && Interlocked.Increment(ref refusals) == 1
            ? new Attempt.Retry("HTTP 429") : new Attempt.Delivered("m-" + post.Key);
        await Owe("slow 1", "slow");
        await Owe("slow 2", "slow");
        await Owe("quick", "quick");

        await Run(() => _far.Got.Count == 3);

        Assert.Equal(["quick", "slow 1", "slow 2"], _far.Got.Select(g => g.Body));
    }

    [Fact]
    public async Task What_the_channel_refuses_for_good_is_given_up_with_its_reason_and_the_next_one_goes_out()
    {
        _far.Answer = post => post.Key == "bad" ? new Attempt.Never("HTTP 403") : new Attempt.Delivered("m-" + post.Key);
        await Owe("bad", "c");
        await Owe("good", "c");

        await Run(() => !_far.Got.IsEmpty);

        var bad = Find("bad");
        Assert.Equal((PostState.GivenUp, "HTTP 403"), (bad.State, bad.Problem));
        Assert.Equal(["good"], _far.Got.Select(g => g.Body));
    }

    [Fact]
    public async Task The_message_id_is_kept_and_a_later_letter_edits_that_message()
    {
        await Owe("card", "c");
        await _store.Write(work => _outbox.Add(work, Letter("changed", "c") with { EditsLetter = "card" }, Now), _stop);

        await Run(() => _far.Got.Count == 2);

        Assert.Equal("m-card", Find("card").MessageId);
        Assert.Equal(("c", "changed", "m-card"), _far.Got.Last());
    }

    [Fact]
    public async Task Two_couriers_on_one_store_send_each_post_once()
    {
        for (var i = 0; i < 60; i++) await Owe($"k{i}", $"c{i % 12}");

        await Run(() => _far.Got.Count >= 60, couriers: 2);

        Assert.Equal(60, _far.Got.Select(g => g.Body).Distinct().Count());
        Assert.Equal(60, _far.Got.Count);
    }

    [Fact]
    public async Task What_a_dead_courier_had_claimed_goes_out_when_its_lease_is_over()
    {
        await Owe("claimed", "c");
        await Claim(Now.AddSeconds(1));

        await Run(() => !_far.Got.IsEmpty);

        Assert.Equal(["claimed"], _far.Got.Select(g => g.Body));
    }

    protected Task Claim(DateTime until) => _store.Write(work => work.Db.Posts.ExecuteUpdate(s => s
        .SetProperty(p => p.LeaseOwner, "a courier that was killed").SetProperty(p => p.LeaseUntil, until).SetProperty(p => p.Version, 1)), _stop);

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static Letter Letter(string key, string conversation) => new(key, "far", conversation, Reply.Of(key));

    protected Task Owe(string key, string conversation) => _store.Write(work => _outbox.Add(work, Letter(key, conversation), Now), _stop);

    private Post Find(string key)
    {
        using var db = _store.Db();
        return db.Posts.AsNoTracking().Single(p => p.Key == key);
    }

    /// <summary>Runs couriers until what the test waits for has happened, and everything sent has been written down.</summary>
    protected async Task Run(Func<bool> enough, int couriers = 1)
    {
        var running = Enumerable.Range(0, couriers).Select(_ => new Courier(_store, _outbox, TimeProvider.System, NullLogger<Courier>.Instance)).ToList();
        foreach (var courier in running) await courier.StartAsync(_stop);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!enough()) await Task.Delay(5, patience.Token);
        foreach (var courier in running) await courier.StopAsync(_stop);
    }
}
