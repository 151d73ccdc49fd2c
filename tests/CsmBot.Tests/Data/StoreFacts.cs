using CsmBot.Accounts;
using CsmBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CsmBot.Tests.Data;

public sealed class SqliteStoreTests() : StoreFacts(new SqliteHome());

public sealed class PostgresStoreTests() : StoreFacts(new PostgresHome());

public sealed class CosmosStoreTests() : StoreFacts(new Cosmos.CosmosHome());

/// <summary>What every store does, on whatever database.</summary>
public abstract class StoreFacts(StoreHome home) : IDisposable
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

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
        using (var store = home.Open()) await store.Write(PutAll, _stop);
        using var again = home.Open();
        Assert.Equal(_facts.Select(Text), ReadAll(again).Select(Text));
    }

    [Fact]
    public async Task The_model_of_every_table_fits_the_hand_written_schema()
    {
        using var store = home.Open();
        await store.Write(PutAll, _stop);
        using var db = store.Db();
        foreach (var type in db.Model.GetEntityTypes())
        {
            var table = type.GetTableName();
            var (columns, keys) = home.Columns(db, table!);
            Assert.Equal(type.GetProperties().Select(p => p.GetColumnName()).Order(), columns.Order());
            Assert.Equal(type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).Order(), keys.Order());
        }
        Assert.Equal(Text(Some.Acme), Text(db.Set<Account>().AsNoTracking().Single()));
        Assert.Equal(Some.Call, db.Set<Interaction>().AsNoTracking().Single());
    }

    [Fact]
    public async Task Writing_twice_is_writing_once()
    {
        using var store = home.Open();
        Assert.Equal(Outcome.Added, await store.Write(w => w.Put(Some.Call, Origin.Import), _stop));
        Assert.Equal(Outcome.Same, await store.Write(w => w.Put(Some.Call, Origin.Import), _stop));
        Assert.Equal(Outcome.Changed, await store.Write(w => w.Put(Some.Call with { Minutes = 30 }, Origin.Import), _stop));
    }

    [Fact]
    public async Task An_import_does_not_overwrite_what_chat_wrote_or_took_back()
    {
        using var store = home.Open();
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
        using var store = home.Open();
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
        using var store = home.Open();
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
        using var store = home.Open();
        await store.Write(w => w.Put(Some.Call, Origin.Import), _stop);
        await store.Write(w => w.Put(Some.Call with { Minutes = 30 }, Origin.Chat), _stop);
        Assert.Equal(new(Some.Call with { Minutes = 30 }, Origin.Chat, 2), await store.Write(w => w.Find<Interaction>("I-1"), _stop));
        Assert.Null(await store.Write(w => w.Find<Interaction>("I-2"), _stop));
    }

    [Fact]
    public async Task Many_facts_at_once_are_added_changed_left_or_kept_one_by_one()
    {
        using var store = home.Open();
        var calls = Enumerable.Range(0, 200).Select(i => Some.Call with { InteractionId = $"I-{i}", Notes = i % 3 == 0 ? null : "naïve \t “notes” \\N" }).ToList();
        Assert.All(await store.Write(w => w.PutAll(calls, Origin.Import), _stop), o => Assert.Equal(Outcome.Added, o));
        Assert.All(await store.Write(w => w.PutAll(calls, Origin.Import), _stop), o => Assert.Equal(Outcome.Same, o));
        await store.Write(w => { w.Put(calls[0] with { Minutes = 1 }, Origin.Chat); w.Remove(calls[1]); w.Put(calls[2], Origin.Chat); }, _stop);
        calls[3] = calls[3] with { Minutes = null };
        List<string> heard = [];
        store.Changed += changed => heard.AddRange(changed.Accounts ?? new HashSet<string> { "all" });
        var outcomes = await store.Write(w => w.PutAll(calls, Origin.Import), _stop);
        Assert.Equal([Outcome.Kept, Outcome.Kept, Outcome.Same, Outcome.Changed, Outcome.Same], outcomes.Take(5));
        Assert.Equal(["A-1"], heard);
        Assert.Equal(199, ReadAll(store).Count);
        Assert.Equal(calls.Skip(3).Select(Text).Order(), ReadAll(store).Select(Text).Order().Except([Text(calls[0] with { Minutes = 1 }), Text(calls[2])]));
        Assert.Equal(Outcome.Changed, (await store.Write(w => w.PutAll(calls, Origin.Chat), _stop))[1]);
    }

    [Fact]
    public async Task Many_facts_of_every_kind_come_back_as_they_were_written()
    {
        using var store = home.Open();
        static List<T> Many<T>(Func<int, T> fact) => [.. Enumerable.Range(0, 60).Select(fact)];
        await store.Write(w =>
        {
            w.PutAll(Many(i => Some.Dana with { Email = $"p{i}@plover.example", TimeZone = null, ValidFrom = i % 2 == 0 ? null : new DateOnly(2026, 1, 1) }), Origin.Import);
            w.PutAll(Many(i => Some.Acme with { AccountId = $"A-{i}", Stage = i % 2 == 0 ? null : Stage.Mature, RenewalDate = null }), Origin.Import);
            w.PutAll(Many(i => Some.Fire with { FireId = $"F-{i}", IndirectCost = null, Outcome = null }), Origin.Import);
            w.PutAll(Many(i => Some.Signal with { Metric = $"m{i}", Value = -i / 7.0 }), Origin.Import);
            w.PutAll(Many(i => Some.Ticket with { TicketId = $"T-{i}" }), Origin.Import);
            w.PutAll(Many(i => Some.Training with { Learner = $"l{i}" }), Origin.Import);
            w.PutAll(Many(i => Some.Step with { StepId = $"S-{i}" }), Origin.Import);
            w.PutAll(Many(i => Some.Evidence with { EvidenceId = $"E-{i}" }), Origin.Import);
            w.PutAll(Many(i => Some.Renewal with { AccountId = $"A-{i}" }), Origin.Import);
            w.PutAll(Many(i => Some.Yellow with { AccountId = $"A-{i}" }), Origin.Import);
        }, _stop);
        var one = ReadAll(store).Where(f => Text(f).Contains("59") || Text(f).Contains("p59@") || f is Signal { Metric: "m59" }).Select(Text).ToList();
        Assert.Equal(10, one.Count);
        Assert.Contains(Text(Some.Signal with { Metric = "m59", Value = -59 / 7.0 }), one);
        Assert.Contains(Text(Some.Fire with { FireId = "F-59", IndirectCost = null, Outcome = null }), one);
        Assert.Contains(Text(Some.Step with { StepId = "S-59" }), one);
        Assert.Equal(600, ReadAll(store).Count);
    }

    [Fact]
    public async Task What_no_text_may_hold_is_left_out_and_the_rest_is_stored()
    {
        using var store = home.Open();
        await store.Write(w =>
        {
            w.Put(Some.Call with { Notes = "a\0b \ud83d c 😀" }, Origin.Chat);
            w.Db.Add(new Taught { Key = "k\0", Number = 1, Word = "\udc00w", By = "x", At = Some.Now });
        }, _stop);
        using var db = store.Db();
        Assert.Equal("ab \ufffd c 😀", db.Set<Interaction>().AsNoTracking().Single().Notes);
        Assert.Equal(("k", "\ufffdw"), (db.Taught.AsNoTracking().Single().Key, db.Taught.AsNoTracking().Single().Word));
    }

    [Fact]
    public async Task Keys_have_the_order_of_their_code_points()
    {
        using var store = home.Open();
        string[] keys = ["alert|A-1|b", "alert|A-1|~", "Alert|A-1|a", "alert|A-10|a", "alert|A-1|É", "alert|A-1|_", "alert|A-1|"];
        await store.Write(w => w.Db.AddRange(keys.Select((k, i) => new Taught { Key = k, Number = i, Word = k, By = "x", At = Some.Now })), _stop);
        using var db = store.Db();
        Assert.Equal(keys.Order(StringComparer.Ordinal), db.Taught.OrderBy(t => t.Key).Select(t => t.Key));
        var (first, last) = ("alert|A-1|", "alert|A-1|~");
        Assert.Equal(["alert|A-1|_", "alert|A-1|b"], db.Taught.Where(t => string.Compare(t.Key, first) > 0 && string.Compare(t.Key, last) < 0).OrderBy(t => t.Key).Select(t => t.Key));
    }

    [Fact]
    public void What_is_open_is_found_by_an_index_of_what_is_open()
    {
        using var store = home.Open();
        using var db = store.Db();
        Assert.Contains("ix_tellings_due", home.Plan(db.Tellings.Where(t => !t.Done && t.Due <= Some.Now)), StringComparison.Ordinal);
        Assert.Contains("ix_colour_settings_open", home.Plan(db.ColourSettings.Where(s => !s.Settled)), StringComparison.Ordinal);
        var first = home.Plan(CsmBot.Channels.Inbox.First(db, 8, "me", Some.Now));
        Assert.Contains("ix_inbox_pending", first, StringComparison.Ordinal);
        Assert.Contains("ix_inbox_waiting", first, StringComparison.Ordinal);
    }
}
