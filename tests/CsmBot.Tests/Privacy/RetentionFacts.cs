using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Privacy;
using CsmBot.Tests.Data;
using CsmBot.Tests.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Tests.Privacy;

public sealed class SqliteRetentionTests() : RetentionFacts(new SqliteHome());

public sealed class PostgresRetentionTests() : RetentionFacts(new PostgresHome());

public sealed class CosmosRetentionTests() : RetentionFacts(new Data.Cosmos.CosmosHome());

/// <summary>What is kept for too long goes, on whatever database.</summary>
public abstract class RetentionFacts(StoreHome home) : IDisposable
{
    // Lines of the feed and of the audit trail have the database's time, which no test moves: here they are old at once.
    private static readonly RetentionPolicy Short = new() { Feed = TimeSpan.FromMinutes(-1), Audit = TimeSpan.FromMinutes(-1) };

    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly HandClock _clock = new(Some.Now);

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task Turn(Store store, RetentionPolicy policy) => new Retention(store, policy, _clock, NullLogger<Retention>.Instance).Turn(_stop);

    private static Post Post(string key, long number, PostState state, int daysAgo) =>
        new() { Key = key, Number = number, Channel = "teams", Conversation = "19:x", Body = "{}", State = state, Due = Some.Now.AddDays(-daysAgo), NotBefore = Some.Now };

    [Fact]
    public async Task Old_messages_and_chats_go_once_a_day_and_what_is_owed_or_may_be_edited_stays()
    {
        using var store = home.Open();
        await store.Write(work => work.Db.AddRange(
            Received("old", 1, done: true, 91), Received("new", 2, done: true, 80), Received("waits", 3, done: false, 91),
            Post("old", 1, PostState.Sent, 91), Post("given up", 2, PostState.GivenUp, 91), Post("owed", 3, PostState.Owed, 91), Post("new", 4, PostState.Sent, 80), Post("alert|live", 5, PostState.Sent, 91),
            Post("alert|over", 6, PostState.Sent, 91), Alert("live", AlertState.Acknowledged), Alert("over", AlertState.Cleared), Telling("live"), Telling("over"),
            new WebMessage { Conversation = "direct:x", Id = "old", Place = 1, Changed = 1, PostedAt = Some.Now.AddDays(-91), Activity = "{}" },
            new WebMessage { Conversation = "direct:x", Id = "new", Place = 2, Changed = 2, PostedAt = Some.Now.AddDays(-80), Activity = "{}" }), _stop);
        await Turn(store, new RetentionPolicy());
        using (var db = store.Db())
        {
            Assert.Equal(["new", "waits"], db.Inbox.Select(r => r.Id).Order());
            Assert.Equal(["alert|live", "new", "owed"], db.Posts.Select(p => p.Key).Order());
            Assert.Equal(["new"], db.Set<WebMessage>().Select(m => m.Id));
        }
        await store.Write(work => work.Db.Add(Received("old", 4, done: true, 91)), _stop);
        _clock.Now = Some.Now.AddHours(23);
        await Turn(store, new RetentionPolicy());
        using (var db = store.Db()) Assert.Equal(3, db.Inbox.Count());
        _clock.Now = Some.Now.AddHours(25);
        await Turn(store, new RetentionPolicy());
        using (var db = store.Db()) Assert.Equal(["new", "waits"], db.Inbox.Select(r => r.Id).Order());
    }

    [Fact]
    public async Task A_host_that_fell_behind_the_feeds_beginning_reads_its_book_anew_and_lacks_nothing()
    {
        using var one = home.Open();
        using var two = home.Open();
        await one.Write(work => { work.Put(Some.Dana, Origin.Import); work.Put(Some.Acme, Origin.Import); work.Put(Some.Call, Origin.Import); }, _stop);
        two.Refresh();
        Assert.Equal(1, two.Book.Interactions.Count);
        await one.Write(work => work.Put(Some.Call with { InteractionId = "I-2" }, Origin.Chat), _stop);
        await one.Write(work => { work.Put(Some.Acme with { AccountId = "A-2", Name = "Globex" }, Origin.Chat); }, _stop);
        await one.Write(work => { work.Put(Some.Call with { InteractionId = "I-3", AccountId = "A-2" }, Origin.Chat); }, _stop);
        await Turn(one, Short);
        using (var db = one.Db())
        {
            Assert.Equal(1, db.Feed.Count());
            Assert.Equal(0, db.Audit.Count());
        }
        two.Refresh();
        Assert.Equal((2, 3), (two.Book.Accounts.Count, two.Book.Interactions.Count));
        // From here on it follows as before.
        await one.Write(work => work.Put(Some.Call with { InteractionId = "I-4" }, Origin.Chat), _stop);
        two.Refresh(hurry: false);
        Assert.Equal(4, two.Book.Interactions.Count);
        await two.Write(work => work.Put(Some.Call with { InteractionId = "I-5" }, Origin.Chat), _stop);
        Assert.Equal(5, two.Book.Interactions.Count);
        using var fresh = home.Open();
        Assert.Equal(5, fresh.Book.Interactions.Count);
    }

    private static Received Received(string id, long number, bool done, int daysAgo) =>
        new() { Channel = "teams", Conversation = "19:x", Id = id, Number = number, Payload = "{}", ReceivedAt = Some.Now.AddDays(-daysAgo), Done = done };

    private static Alert Alert(string id, AlertState state) => new() { Id = id, AccountId = "A-1", Rule = "r", From = Colour.Green, To = Colour.Yellow, Because = "", State = state, RaisedAt = Some.Now, StateAt = Some.Now };

    private static Telling Telling(string id) =>
        new() { AlertId = id, Occasion = "raised", Channel = "teams", Conversation = "19:x", Label = "#x", Reason = "new", Done = true, Letter = $"alert|{id}" };
}
