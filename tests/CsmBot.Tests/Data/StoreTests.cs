using CsmBot.Accounts;
using CsmBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CsmBot.Tests.Data;

public sealed class StoreTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    private static readonly object[] _facts =
        [Some.Dana, Some.Acme, Some.Fire, Some.Call, Some.Signal, Some.Ticket, Some.Training, Some.Step, Some.Evidence, Some.Renewal, Some.Yellow];

    private static void PutAll(Work work)
    {
        work.Put(Some.Dana, Origin.Import);
        work.Put(Some.Acme, Origin.Import);
        work.Put(Some.Fire, Origin.Import);
        work.Put(Some.Call, Origin.Import);
        work.Put(Some.Signal, Origin.Import);
        work.Put(Some.Ticket, Origin.Import);
        work.Put(Some.Training, Origin.Import);
        work.Put(Some.Step, Origin.Import);
        work.Put(Some.Evidence, Origin.Import);
        work.Put(Some.Renewal, Origin.Import);
        work.Put(Some.Yellow, Origin.Import);
    }

    private static List<object> ReadAll(Store store)
    {
        using var db = store.Db();
        db.Database.OpenConnection();
        var facts = new FactReader(db.Database.GetDbConnection());
        return [.. facts.People(), .. facts.Accounts(), .. facts.Fires(), .. facts.Interactions(), .. facts.Signals(), .. facts.Tickets(), .. facts.Training(),
            .. facts.Steps(), .. facts.Evidence(), .. facts.Renewals(), .. facts.Health()];
    }

    private static string Text(object fact) => System.Text.Json.JsonSerializer.Serialize(fact);

    [Fact]
    public async Task Every_kind_of_fact_comes_back_as_it_was_written_also_after_a_restart()
    {
        using (var store = Store.Open(_folder.Path)) await store.Write(PutAll, _stop);
        using var again = Store.Open(_folder.Path);
        Assert.Equal(_facts.Select(Text), ReadAll(again).Select(Text));
    }

    [Fact]
    public async Task The_model_of_every_table_fits_the_hand_written_schema()
    {
        using var store = Store.Open(_folder.Path);
        await store.Write(PutAll, _stop);
        using var db = store.Db();
        foreach (var type in db.Model.GetEntityTypes())
        {
            var table = type.GetTableName();
            var columns = db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table})").ToList();
            Assert.Equal(type.GetProperties().Select(p => p.GetColumnName()).Order(), columns.Order());
            var keys = db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table}) WHERE pk > 0").ToList();
            Assert.Equal(type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).Order(), keys.Order());
        }
        Assert.Equal(Text(Some.Acme), Text(db.Set<Account>().AsNoTracking().Single()));
        Assert.Equal(Some.Call, db.Set<Interaction>().AsNoTracking().Single());
    }

    [Fact]
    public async Task Writing_twice_is_writing_once()
    {
        using var store = Store.Open(_folder.Path);
        Assert.Equal(Outcome.Added, await store.Write(w => w.Put(Some.Call, Origin.Import), _stop));
        Assert.Equal(Outcome.Same, await store.Write(w => w.Put(Some.Call, Origin.Import), _stop));
        Assert.Equal(Outcome.Changed, await store.Write(w => w.Put(Some.Call with { Minutes = 30 }, Origin.Import), _stop));
    }

    [Fact]
    public async Task An_import_does_not_overwrite_what_chat_wrote_or_took_back()
    {
        using var store = Store.Open(_folder.Path);
        await store.Write(w => w.Put(Some.Call, Origin.Chat), _stop);
        Assert.Equal(Outcome.Kept, await store.Write(w => w.Put(Some.Call with { Minutes = 30 }, Origin.Import), _stop));
        Assert.Equal(Outcome.Same, await store.Write(w => w.Put(Some.Call, Origin.Import), _stop));
        Assert.True(await store.Write(w => w.Remove(Some.Call), _stop));
        Assert.False(await store.Write(w => w.Remove(Some.Call), _stop));
        Assert.Equal(Outcome.Kept, await store.Write(w => w.Put(Some.Call, Origin.Import), _stop));
        Assert.Empty(ReadAll(store));
        Assert.Equal(Outcome.Changed, await store.Write(w => w.Put(Some.Call, Origin.Chat), _stop));
        Assert.Single(ReadAll(store));
    }

    [Fact]
    public async Task A_work_that_throws_leaves_nothing_behind()
    {
        using var store = Store.Open(_folder.Path);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Write(w =>
        {
            w.Put(Some.Call, Origin.Chat);
            throw new InvalidOperationException();
        }, _stop));
        Assert.Empty(ReadAll(store));
        await store.Write(w => w.Put(Some.Call, Origin.Chat), _stop);
        Assert.Single(ReadAll(store));
    }

    [Fact]
    public async Task Listeners_hear_which_accounts_changed_and_nothing_when_none_did()
    {
        using var store = Store.Open(_folder.Path);
        List<string> heard = [];
        store.Changed += changed => heard.Add(changed.Accounts is { } ids ? string.Join(' ', ids.Order()) : "all");
        await store.Write(w => { w.Put(Some.Call, Origin.Chat); w.Put(Some.Ticket with { TicketId = "T-2", AccountId = "A-2" }, Origin.Import); }, _stop);
        await store.Write(w => w.Put(Some.Call, Origin.Chat), _stop);
        await store.Write(w => w.Put(Some.Dana, Origin.Import), _stop);
        Assert.Equal(["A-1 A-2", "all"], heard);
    }

    [Fact]
    public async Task A_stored_fact_tells_its_version_and_where_it_came_from()
    {
        using var store = Store.Open(_folder.Path);
        await store.Write(w => w.Put(Some.Call, Origin.Import), _stop);
        await store.Write(w => w.Put(Some.Call with { Minutes = 30 }, Origin.Chat), _stop);
        Assert.Equal(new(Some.Call with { Minutes = 30 }, Origin.Chat, 2), await store.Write(w => w.Find<Interaction>("I-1"), _stop));
        Assert.Null(await store.Write(w => w.Find<Interaction>("I-2"), _stop));
    }
}
