using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Tests.Data;

public sealed class SqliteBookOfStoreTests() : BookOfStoreFacts(new SqliteHome());

public sealed class PostgresBookOfStoreTests() : BookOfStoreFacts(new PostgresHome());

public sealed class CosmosBookOfStoreTests() : BookOfStoreFacts(new Cosmos.CosmosHome());

/// <summary>How the book follows its store, on whatever database.</summary>
public abstract class BookOfStoreFacts(StoreHome home) : IDisposable
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    private Store Open() => home.Open();

    private StoreHome Another() => home switch { PostgresHome => new PostgresHome(), Cosmos.CosmosHome => new Cosmos.CosmosHome(), _ => new SqliteHome() };

    private static void AcmeWithACall(Work work)
    {
        work.Put(Some.Dana, Origin.Import);
        work.Put(Some.Acme, Origin.Import);
        work.Put(Some.Call, Origin.Chat);
    }

    private static string[] Interactions(Store store) =>
        [.. Enumerable.Range(0, store.Book.Accounts.Count).SelectMany(a => store.Book.Interactions.Of(a).ToArray().Select(row => store.Book.Interaction(a, row).InteractionId)).Order()];

    [Fact]
    public async Task A_writer_sees_its_own_write_at_once_and_after_a_restart()
    {
        using (var store = Open())
        {
            Assert.Equal(0, store.Book.Accounts.Count);
            await store.Write(AcmeWithACall, _stop);
            Assert.Equal(["I-1"], Interactions(store));
            await store.Write(w => w.Put(Some.Call with { InteractionId = "I-2" }, Origin.Chat), _stop);
            await store.Write(w => w.Remove(Some.Call), _stop);
            Assert.Equal(["I-2"], Interactions(store));
        }
        using var again = Open();
        Assert.Equal(["I-2"], Interactions(again));
        Assert.Equal(Some.Acme.Name, again.Book.Accounts[0].Name);
    }

    [Fact]
    public async Task What_another_process_writes_and_takes_back_arrives_with_the_next_look()
    {
        using Store serving = Open(), other = Open();
        _ = serving.Book;
        List<string> heard = [];
        serving.Changed += changed => heard.Add(changed.Accounts is { } ids ? string.Join(' ', ids.Order()) : "all");
        await other.Write(AcmeWithACall, _stop);
        serving.Refresh();
        Assert.Equal(["I-1"], Interactions(serving));
        await other.Write(w => w.Remove(Some.Call), _stop);
        serving.Refresh();
        serving.Refresh();
        Assert.Empty(Interactions(serving));
        Assert.Equal(["all", "A-1"], heard);
    }

    [Fact]
    public async Task A_write_brings_in_what_others_wrote_before_it()
    {
        using Store serving = Open(), other = Open();
        await serving.Write(AcmeWithACall, _stop);
        _ = serving.Book;
        await other.Write(w => w.Put(Some.Call with { InteractionId = "I-2" }, Origin.Import), _stop);
        await serving.Write(w => w.Put(Some.Call with { InteractionId = "I-3" }, Origin.Chat), _stop);
        Assert.Equal(["I-1", "I-2", "I-3"], Interactions(serving));
    }

    [Fact]
    public async Task Whoever_looks_while_this_process_writes_reads_none_of_that_again()
    {
        using var store = Open();
        await store.Write(AcmeWithACall, _stop);
        var accounts = store.Book.Accounts;
        using var over = new CancellationTokenSource();
        var looking = Task.Run(() => { while (!over.IsCancellationRequested) store.Refresh(hurry: false); }, _stop);
        for (var i = 0; i < 60; i++) await store.Write(w => w.Put(Some.Call with { InteractionId = $"I-{100 + i}" }, Origin.Chat), _stop);
        await over.CancelAsync();
        await looking;
        Assert.Equal(61, Interactions(store).Count());
        // What is read again makes accounts anew, and with them all names.
        Assert.Same(accounts, store.Book.Accounts);
    }

    [Fact]
    public async Task Batches_of_an_import_arrive_together_when_it_is_done()
    {
        using var store = Open();
        await store.Write(AcmeWithACall, _stop);
        _ = store.Book;
        await store.WriteBatch(w => w.Put(Some.Call with { InteractionId = "I-2" }, Origin.Import), _stop);
        Assert.Equal(["I-1"], Interactions(store));
        store.Refresh();
        Assert.Equal(["I-1", "I-2"], Interactions(store));
    }

    [Fact]
    public async Task A_change_of_very_many_accounts_is_announced_as_all_and_read_again()
    {
        using var store = Open();
        await store.Write(w => w.Put(Some.Dana, Origin.Import), _stop);
        _ = store.Book;
        List<bool> everything = [];
        store.Changed += changed => everything.Add(changed.Accounts is null);
        await store.Write(w =>
        {
            for (var i = 0; i <= Changes.Many; i++) w.Put(Some.Acme with { AccountId = $"A-{i}" }, Origin.Import);
        }, _stop);
        Assert.Equal(Changes.Many + 1, store.Book.Accounts.Count);
        Assert.Equal([true], everything);
    }

    [Fact]
    public async Task A_writer_sees_its_own_write_while_what_another_imported_has_to_wait()
    {
        using Store serving = Open(), other = Open();
        await serving.Write(AcmeWithACall, _stop);
        _ = serving.Book;
        var loaded = System.Diagnostics.Stopwatch.StartNew();
        await other.Write(w => w.PutAll([.. Enumerable.Range(0, Changes.Many + 1).Select(i => Some.Acme with { AccountId = $"N-{i}" })], Origin.Import), _stop);
        await serving.Write(w => w.Put(Some.Call with { InteractionId = "I-2" }, Origin.Chat), _stop);
        Assert.Equal(["I-1", "I-2"], Interactions(serving));
        serving.Refresh(hurry: false);
        // On a machine so slow that the pause is over by now, the rest is in already.
        if (loaded.Elapsed < TimeSpan.FromSeconds(9)) Assert.Equal(1, serving.Book.Accounts.Count);
        Assert.Equal(["I-1", "I-2"], Interactions(serving));
        serving.Refresh();
        Assert.Equal(Changes.Many + 2, serving.Book.Accounts.Count);
        Assert.Equal(["I-1", "I-2"], Interactions(serving));
    }

    [Fact]
    public async Task Several_writers_at_once_lose_nothing()
    {
        using Store one = Open(), two = Open();
        await one.Write(AcmeWithACall, _stop);
        _ = (one.Book, two.Book);
        await Parallel.ForAsync(0, 60, _stop, async (i, stop) =>
            await (i % 3 == 0 ? two : one).Write(w => w.Put(Some.Call with { InteractionId = $"N-{i}" }, Origin.Chat), stop));
        one.Refresh();
        two.Refresh();
        Assert.Equal(61, Interactions(one).Length);
        Assert.Equal(Interactions(one), Interactions(two));
    }

    [Fact]
    public async Task A_team_written_while_the_book_is_read_for_the_first_time_is_in_it()
    {
        for (var i = 0; i < 25; i++)
        {
            using var own = Another();
            using var store = own.Open();
            var reading = Task.Run(() => store.Book, TestContext.Current.CancellationToken);
            await store.Write(work => { work.Put(Some.Dana, Origin.Import); }, TestContext.Current.CancellationToken);
            await reading;
            Assert.True(store.Book.People.Find(Some.Dana.Email) >= 0 && store.Book.People.On(store.Book.People.Find(Some.Dana.Email), new DateOnly(2026, 11, 20)) is not null);
        }
    }

    [Fact]
    public async Task A_commit_that_comes_late_is_not_passed_by()
    {
        using Store serving = Open(), slow = Open(), quick = Open();
        await serving.Write(AcmeWithACall, _stop);
        _ = serving.Book;
        using var begun = new SemaphoreSlim(0);
        using var go = new ManualResetEventSlim();
        var late = Task.Run(() => slow.Write(w => { w.Put(Some.Call with { InteractionId = "late" }, Origin.Chat); begun.Release(); go.Wait(_stop); }, _stop), _stop);
        await begun.WaitAsync(_stop);
        var soon = Task.Run(() => quick.Write(w => w.Put(Some.Call with { InteractionId = "soon" }, Origin.Chat), _stop), _stop);
        for (var i = 0; i < 5; i++, await Task.Delay(10, _stop)) serving.Refresh();
        Assert.DoesNotContain("late", Interactions(serving));
        go.Set();
        await Task.WhenAll(late, soon);
        serving.Refresh();
        Assert.Equal(["I-1", "late", "soon"], Interactions(serving));
    }
}
