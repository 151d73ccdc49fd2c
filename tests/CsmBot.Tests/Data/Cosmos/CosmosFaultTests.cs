using CsmBot.Accounts;
using CsmBot.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Data.Cosmos;

/// <summary>What goes wrong between hosts and their Cosmos DB account, and what must hold nevertheless. On a double of each test's own.</summary>
public sealed class CosmosFaultTests : OnOwnDouble
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    private Store Host(int machine = 1) => Store.Open(Home.DataOf(machine));

    private static bool IsCommit(CosmosCall call) => call.Verb == "POST" && call.Path.EndsWith("/colls/log/docs", StringComparison.Ordinal) && long.TryParse(call.Id, out _);

    /// <summary>The next commits go wrong like this.</summary>
    private void Commits(params CosmosFault?[] faults)
    {
        var next = new Queue<CosmosFault?>(faults);
        Server.Fault = call => IsCommit(call) && next.TryDequeue(out var fault) ? fault : null;
    }

    private int Calls(Store store)
    {
        store.Refresh();
        using var db = store.Db();
        return db.Set<Interaction>().Count();
    }

    /// <summary>All rows of all tables, as one text.</summary>
    internal static string Everything(Store store)
    {
        store.Refresh();
        using var db = store.Db();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        connection.Open();
        string[] Read(string sql)
        {
            using var command = new SqliteCommand(sql, connection);
            using var rows = command.ExecuteReader();
            return [.. rows.Cast<System.Data.Common.DbDataRecord>().Select(r => string.Join('|', Enumerable.Range(0, r.FieldCount).Select(i => r[i] is double d ? d.ToString("R") : r[i].ToString())))];
        }
        return string.Join('\n', Read("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%EFMig%' AND name <> 'replica' ORDER BY name")
            .SelectMany(t => Read($"SELECT * FROM \"{t}\"").Order(StringComparer.Ordinal).Prepend(t)));
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_or_vague_is_neither_lost_nor_made_twice()
    {
        using Store one = Host(), other = Host(2);
        var runs = 0;
        foreach (var fault in new[] { CosmosFault.AnswerLost, new CosmosFault(0), new CosmosFault(408, Stored: true), new CosmosFault(503, Stored: true), CosmosFault.Unavailable })
        {
            Commits(fault, fault with { Stored = false });
            await one.Write(w => { runs++; w.Put(Some.Call with { InteractionId = $"I-{runs}" }, Origin.Chat); }, _stop);
        }
        Assert.Equal((5, 5, 5), (runs, Calls(one), Calls(other)));
        Assert.Equal(Everything(one), Everything(other));
    }

    [Fact]
    public async Task A_commit_that_was_lost_while_another_took_its_number_is_run_again_on_what_the_other_left()
    {
        using Store one = Host(), other = Host(2);
        await one.Write(w => w.Put(Some.Call with { Minutes = 0 }, Origin.Chat), _stop);
        var isFirst = true;
        Server.Fault = call =>
        {
            if (!IsCommit(call) || !isFirst) return null;
            isFirst = false;
            // Between this host's look at the log and its commit another comes first.
            Add(other).GetAwaiter().GetResult();
            return new CosmosFault(0);
        };
        await Add(one);
        other.Refresh();
        Assert.Equal(2, await other.Write(w => w.Find<Interaction>("I-1")!.Fact.Minutes, _stop));
        Assert.Equal(Everything(one), Everything(other));
    }

    private Task Add(Store store) => store.Write(w => w.Put(w.Find<Interaction>("I-1")!.Fact with { Minutes = w.Find<Interaction>("I-1")!.Fact.Minutes + 1 }, Origin.Chat), _stop);

    [Fact]
    public async Task Hosts_that_count_one_thing_up_at_once_lose_no_count()
    {
        using Store one = Host(), two = Host(2), three = Host(3);
        Store[] hosts = [one, two, three];
        await one.Write(w => w.Put(Some.Call with { Minutes = 0 }, Origin.Chat), _stop);
        await Parallel.ForAsync(0, 45, new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = _stop }, async (i, _) => await Add(hosts[i % 3]));
        Assert.Equal(45, await two.Write(w => w.Find<Interaction>("I-1")!.Fact.Minutes, _stop));
        Assert.Single(hosts.Select(Everything).Distinct());
    }

    [Fact]
    public async Task Throttled_for_a_while_a_write_waits_and_throttled_for_long_it_is_refused_and_nothing_of_it_is_there()
    {
        using var store = Host();
        Commits([.. Enumerable.Repeat(CosmosFault.Throttled, 25)]);
        await store.Write(w => w.Put(Some.Call, Origin.Chat), _stop);
        Assert.Equal(1, Calls(store));
        Server.Fault = call => IsCommit(call) ? new CosmosFault(429, RetryAfterMs: 60_000) : null;
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => store.Write(w => w.Put(Some.Call with { InteractionId = "I-2" }, Origin.Chat), _stop));
        Assert.True(StoreProblem.IsOutage(refused), refused.ToString());
        Server.Fault = null;
        Assert.Equal(1, Calls(store));
        await store.Write(w => w.Put(Some.Call with { InteractionId = "I-3" }, Origin.Chat), _stop);
        Assert.Equal(2, Calls(store));
    }

    [Fact]
    public async Task A_host_that_was_stopped_past_its_lease_writes_nothing_from_then()
    {
        using Store one = Host(), two = Host(2);
        Duty stopped = new(one, "rounds"), next = new(two, "rounds");
        Assert.True(await stopped.Have(_stop));
        Assert.False(await next.Have(_stop));
        // It is in the middle of a round when its process is stopped; meanwhile its lease ends, by the server's clock, and another takes over.
        var isFirst = true;
        await Assert.ThrowsAsync<DutyLost>(() => one.Write(w =>
        {
            stopped.Keep(w);
            if (isFirst)
            {
                isFirst = false;
                Server.Ahead += Duty.Term + TimeSpan.FromSeconds(5);
                two.Refresh();
                Assert.True(next.Have(_stop).GetAwaiter().GetResult());
            }
            w.Put(Some.Call, Origin.Rule);
        }, _stop));
        Assert.Equal((0, 0), (Calls(one), Calls(two)));
        Assert.False(await stopped.Have(_stop));
    }

    [Fact]
    public void Leases_are_measured_by_the_servers_clock()
    {
        Server.Ahead = TimeSpan.FromDays(-400);
        using var store = Host();
        using var db = store.Db();
        Assert.InRange(store.Clock(db), Server.Now.UtcDateTime.AddSeconds(-3), Server.Now.UtcDateTime.AddSeconds(3));
    }

    [Fact]
    public async Task A_change_that_fits_no_document_travels_in_parts_and_is_there_as_a_whole_or_not_at_all()
    {
        using Store one = Host(), two = Host(2);
        // Notes that cannot be compressed: 4 MB of them.
        var random = new Random(1);
        var calls = Enumerable.Range(0, 4_000).Select(i => Some.Call with { InteractionId = $"I-{i}", Notes = Convert.ToBase64String(Enumerable.Range(0, 800).Select(_ => (byte)random.Next(256)).ToArray()) }).ToList();
        Server.Fault = call => IsCommit(call) ? new CosmosFault(429, RetryAfterMs: 60_000) : null;
        await Assert.ThrowsAnyAsync<Exception>(() => one.Write(w => w.PutAll(calls, Origin.Import), _stop));
        Assert.Equal(0, Calls(two));
        var (lost, isTaken) = (0, false);
        Server.Fault = call =>
        {
            // Of the first part the answer is lost, and before the commit another host's comes.
            if (call.Id?.EndsWith("-0", StringComparison.Ordinal) == true && call.Verb == "POST" && lost++ == 0) return CosmosFault.AnswerLost;
            if (IsCommit(call) && !isTaken)
            {
                isTaken = true;
                two.Write(w => w.Put(Some.Ticket, Origin.Import), _stop).GetAwaiter().GetResult();
            }
            return null;
        };
        await one.Write(w => w.PutAll(calls, Origin.Import), _stop);
        Assert.Equal((4_000, 4_000), (Calls(one), Calls(two)));
        Assert.Equal(Everything(one), Everything(two));
        Assert.True(isTaken && Server.Documents("log", Home.Database).Count(d => ((string)d["id"]!).Contains('-')) is > 2 and < 10);
    }

    [Fact]
    public async Task Numbers_arrive_as_they_were_also_those_that_no_double_holds()
    {
        using Store one = Host(), two = Host(2);
        double[] values = [0.1, 1 / 3.0, double.MaxValue, double.Epsilon, -2.5e-17, 12345678901234567890.0];
        await one.Write(w =>
        {
            for (var i = 0; i < values.Length; i++) w.Put(Some.Signal with { Metric = $"m{i}", Value = values[i] }, Origin.Import);
            w.Put(Some.Acme with { Arr = 922_337_203_685_477.5807m }, Origin.Import);
            w.Put(Some.Call with { Notes = "“naïve” \\ \" \n\t 😀 \u2028 </script>" }, Origin.Chat);
        }, _stop);
        two.Refresh();
        using var db = two.Db();
        Assert.Equal(values, db.Set<Signal>().AsNoTracking().OrderBy(s => s.Metric).Select(s => s.Value));
        Assert.Equal(922_337_203_685_477.5807m, db.Set<Account>().AsNoTracking().Single().Arr);
        Assert.Equal(Everything(one), Everything(two));
    }

    [Fact]
    public async Task A_copy_of_another_log_is_thrown_away()
    {
        using (var store = Host()) await store.Write(w => w.Put(Some.Call, Origin.Chat), _stop);
        // The account is restored from before, and has gone another way since.
        Server.Forget(Home.Database);
        using (var elsewhere = Host(2)) await elsewhere.Write(w => w.Put(Some.Ticket, Origin.Import), _stop);
        using var again = Host();
        Assert.Equal(0, Calls(again));
        using var db = again.Db();
        Assert.Equal(Some.Ticket.TicketId, db.Set<Ticket>().AsNoTracking().Single().TicketId);
    }

    [Fact]
    public async Task A_host_that_starts_while_the_account_is_busy_waits_for_it()
    {
        using (var before = Host()) await before.Write(w => w.Put(Some.Call, Origin.Chat), _stop);
        // At the first thing that is asked, and at the log when the account and its containers have answered.
        var busy = new CosmosFault(429, RetryAfterMs: 60_000);
        foreach (var (path, fault) in new[] { ("", busy), ("", CosmosFault.Unavailable), ("", new CosmosFault(408)), ("", CosmosFault.AnswerLost), ("/log/docs/", busy) })
        {
            var met = 0;
            Server.Fault = call => call.Path.Contains(path, StringComparison.Ordinal) && Interlocked.Increment(ref met) <= 3 ? fault : null;
            using var store = Store.Open(Home.DataOf(1), patience: TimeSpan.FromMinutes(1));
            Assert.True(met > 3);
            Assert.Equal(1, Calls(store));
            await store.Write(w => w.Put(Some.Ticket with { Minutes = path.Length + fault.Status }, Origin.Import), _stop);
        }
    }

    [Fact]
    public async Task A_store_away_is_not_ready_and_answers_again_by_itself()
    {
        using var store = Host();
        await store.Write(w => w.Put(Some.Call, Origin.Chat), _stop);
        Server.Fault = _ => CosmosFault.Unavailable;
        Assert.True(StoreProblem.IsOutage(Assert.ThrowsAny<Exception>(() => store.Behind())));
        Server.Fault = null;
        Assert.Equal(0, store.Behind().Lines);
    }
}
