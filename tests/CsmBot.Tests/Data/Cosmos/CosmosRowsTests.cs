using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Tests.Data.Cosmos;

/// <summary>The container of rows, into which one of the hosts carries the log: what a new host begins with.</summary>
public sealed class CosmosRowsTests : OnOwnDouble
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly Random _random = new(7);

    private Store Host(int machine) => Store.Open(Home.DataOf(machine));

    private IReadOnlyList<JsonObject> Rows => Server.Documents("rows", Home.Database);

    private IReadOnlyList<JsonObject> Log => Server.Documents("log", Home.Database);

    /// <summary>Rows come, change, move to other accounts, and go.</summary>
    private async Task Live(Store store, int commits)
    {
        for (var i = 0; i < commits; i++)
            await store.Write(work =>
            {
                for (var row = 0; row < 8; row++)
                {
                    var call = Some.Call with { InteractionId = $"I-{_random.Next(40)}", AccountId = $"A-{_random.Next(3)}", Minutes = _random.Next(100) };
                    work.Put(call, Origin.Chat);
                    if (_random.Next(5) == 0) work.Remove(call);
                    var key = $"word {_random.Next(12)}";
                    if (work.Db.Taught.Find(key) is { } taught) work.Db.Remove(taught);
                    else work.Db.Add(new Taught { Key = key, Number = row, Word = key, By = "x", At = Some.Now });
                    work.Save();
                }
            }, _stop);
    }

    private static async Task Carry(Store store)
    {
        while (await store.Tend()) { }
    }

    private void SameOnANewHost(Store store, int machine)
    {
        using var fresh = Host(machine);
        Assert.Equal(CosmosFaultTests.Everything(store), CosmosFaultTests.Everything(fresh));
    }

    [Fact]
    public async Task A_new_host_begins_with_the_rows_and_goes_on_by_the_log()
    {
        using var store = Host(1);
        await Live(store, 30);
        await Carry(store);
        await Live(store, 5);
        var asked = new HashSet<string>();
        Server.Before = call =>
        {
            if (call.Verb == "GET" && call.Path.Contains("/colls/log/docs/") && call.Id is { } id) lock (asked) asked.Add(id);
            return Task.CompletedTask;
        };
        SameOnANewHost(store, 2);
        Assert.DoesNotContain("30", asked);
        Assert.Contains("31", asked);
    }

    [Fact]
    public async Task A_backup_is_a_folder_from_which_csmbot_starts()
    {
        using var store = Host(1);
        await Live(store, 5);
        using var folder = new Folder();
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.True(await Program.Run(["backup", folder["copy"], "--data", Home.DataOf(2)], output, error) == 0, error.ToString());
        using var copy = Store.Open(folder["copy"]);
        Assert.Equal(CosmosFaultTests.Everything(store), CosmosFaultTests.Everything(copy));
    }

    [Fact]
    public async Task Rows_lie_with_their_account_move_with_it_and_leave_a_tombstone()
    {
        using var store = Host(1);
        await store.Write(w => { w.Put(Some.Call, Origin.Chat); w.Db.Add(new Taught { Key = "k", Number = 1, Word = "w", By = "x", At = Some.Now }); }, _stop);
        await Carry(store);
        JsonObject Row(string table, string account) => Rows.Single(r => ((string)r["id"]!).StartsWith(table + "-", StringComparison.Ordinal) && (string?)r["account"] == account);
        Assert.Equal(25, (int)Row("interactions", "A-1")["image"]!["r"]!["minutes"]!);
        await store.Write(w => { w.Put(Some.Call with { AccountId = "A-2" }, Origin.Chat); w.Db.Remove(w.Db.Taught.Find("k")!); }, _stop);
        await Carry(store);
        Assert.True(Row("interactions", "A-1")["image"]!["r"] is null && Row("interactions", "A-1")["ttl"] is not null);
        Assert.Equal("A-2", (string?)Row("interactions", "A-2")["image"]!["r"]!["account_id"]);
        Assert.Null(Row("taught", "(taught)")["image"]!["r"]);
        SameOnANewHost(store, 2);
        Server.Ahead = TimeSpan.FromDays(8);
        Assert.DoesNotContain(Rows, r => r["ttl"] is not null);
        SameOnANewHost(store, 3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_carried_and_was_stopped_writes_nothing_over_what_is_newer(bool wasCarried)
    {
        using Store stopped = Host(1), next = Host(2);
        if (wasCarried)
        {
            await Live(stopped, 10);
            await Carry(stopped);
        }
        await Live(stopped, 10);
        using var isStopped = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var batches = 0;
        Server.Before = async call =>
        {
            if (call.Verb != "POST" || !call.Path.EndsWith("/colls/rows/docs", StringComparison.Ordinal) || call.Id is not null || Interlocked.Increment(ref batches) != 2) return;
            isStopped.Release();
            await goOn.WaitAsync(_stop);
        };
        var carrying = stopped.Tend();
        await isStopped.WaitAsync(_stop);
        await Live(next, 10);
        await Carry(next);
        var carried = Rows.Select(r => r.ToJsonString()).ToList();
        goOn.Release();
        Assert.False(await carrying);
        Assert.Equal(carried, Rows.Select(r => r.ToJsonString()));
        await Carry(stopped);
        SameOnANewHost(next, 3);
    }

    [Fact]
    public async Task What_broke_off_between_two_batches_is_carried_again()
    {
        using var store = Host(1);
        // More rows of one account than a batch takes.
        await store.Write(w => w.PutAll([.. Enumerable.Range(0, 450).Select(i => Some.Call with { InteractionId = $"N-{i}" })], Origin.Import), _stop);
        await Live(store, 5);
        var batches = 0;
        Server.Fault = call => call.Verb == "POST" && call.Path.EndsWith("/colls/rows/docs", StringComparison.Ordinal) && call.Id is null && ++batches is 3 or 7 ? CosmosFault.AnswerLost : null;
        for (var broken = 0; broken < 2; broken++) await Assert.ThrowsAnyAsync<Exception>(store.Tend);
        SameOnANewHost(store, 2);
        await Carry(store);
        SameOnANewHost(store, 3);
        Assert.Equal(450, Rows.Count(r => r["image"]?["r"]?["interaction_id"]?.ToString().StartsWith("N-", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task The_log_is_emptied_after_a_day_and_a_host_that_was_away_so_long_begins_with_the_rows_again()
    {
        using Store store = Host(1), away = Host(2);
        await Live(store, 3);
        away.Refresh();
        await Live(store, 12);
        await Carry(store);
        Assert.DoesNotContain(Log, d => d["carried"] is not null);
        Server.Ahead = TimeSpan.FromDays(1.1);
        store.Refresh();
        await Carry(store);
        // The newest stays: it is what the next follows on.
        Assert.Equal(14, Log.Count(d => d["carried"] is not null && d["rows"] is null && d["packed"] is null));
        _ = away.Book;
        Assert.Equal(CosmosFaultTests.Everything(store), CosmosFaultTests.Everything(away));
        await away.Write(w => w.Put(Some.Ticket, Origin.Import), _stop);
        SameOnANewHost(away, 3);
        Assert.Equal(CosmosFaultTests.Everything(store), CosmosFaultTests.Everything(away));
    }

    [Fact]
    public async Task What_an_earlier_version_wrote_keeps_what_it_does_not_know_and_a_later_versions_store_is_refused()
    {
        using (var store = Host(1))
        {
            await store.Write(w => w.Put(Some.Call, Origin.Chat), _stop);
            await store.Write(w => w.Put(Some.Call with { Minutes = 30 }, Origin.Chat), _stop);
        }
        // The second commit comes from a version without notes; and there is a table that is not known here.
        Server.Meddle("log", log =>
        {
            var rows = log.All(Server.Now).Single(d => d.Id == "2").Json["rows"]!.AsArray();
            rows.Single(r => (string?)r!["t"] == "interactions")!["r"]!.AsObject().Remove("notes");
            rows.Add(new JsonObject { ["t"] = "later", ["k"] = new JsonArray(1), ["p"] = "(later)", ["r"] = new JsonObject { ["x"] = 1 } });
        }, Home.Database);
        using (var fresh = Host(2))
            Assert.Equal(Some.Call with { Minutes = 30 }, (await fresh.Write(w => w.Find<Interaction>("I-1"), _stop))!.Fact);
        Server.Meddle("log", log => log.All(Server.Now).Single(d => d.Id == "2").Json["schema"] = "9999_Later", Home.Database);
        Assert.Contains("was written by a newer csmbot (its schema is 9999_Later)", Assert.Throws<StoreProblem>(() => Host(3)).Message);
    }
}
