using System.Diagnostics;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Import.Sample;

namespace CsmBot.Tests.Data;

public sealed class SqliteTwoProcessesTests() : TwoProcessesFacts(new SqliteHome());

public sealed class PostgresTwoProcessesTests() : TwoProcessesFacts(new PostgresHome(isBare: true));

public sealed class CosmosTwoProcessesTests() : TwoProcessesFacts(new Cosmos.CosmosHome());

/// <summary>Several processes on one store, on whatever database.</summary>
public abstract class TwoProcessesFacts(StoreHome home) : IDisposable
{
    private readonly Folder _folder = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        home.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Several_that_open_an_empty_folder_at_once_all_get_the_store()
    {
        var stores = new Store[6];
        Parallel.For(0, stores.Length, i => stores[i] = home.Open());
        Assert.All(stores, store => Assert.True(store.IsEmpty()));
        foreach (var store in stores) store.Dispose();
    }

    [Fact]
    public async Task What_another_process_committed_and_ones_own_write_brought_in_is_announced_too()
    {
        using var serving = home.Open();
        using var other = home.Open();
        await serving.Write(w => { w.Put(Some.Dana, Origin.Import); w.Put(Some.Acme, Origin.Import); w.Put(Some.Acme with { AccountId = "A-2" }, Origin.Import); }, _stop);
        _ = serving.Book;
        serving.Refresh();
        var announced = new HashSet<string>();
        serving.Changed += changed => announced.UnionWith(changed.Accounts ?? new HashSet<string> { "A-1", "A-2" });
        await other.Write(w => { w.Put(Some.Ticket with { AccountId = "A-2", HandledBy = null }, Origin.Import); }, _stop);
        await serving.Write(w => { w.Put(Some.Call with { FireId = null }, Origin.Chat); }, _stop);
        Assert.Equal(["A-1", "A-2"], announced.Order());
    }

    [Fact]
    public async Task An_import_from_the_command_line_beside_a_serving_process_loses_nothing_of_either()
    {
        SampleBook.Write(_folder["in"], 150, 1, Some.Now);
        using var serving = home.Open();
        await serving.Write(w => { w.Put(Some.Dana, Origin.Import); w.Put(Some.Acme with { AccountId = "chat" }, Origin.Import); }, _stop);
        _ = serving.Book;
        using var import = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "csmbot.dll"), "import", _folder["in"], "--data", home.Data])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (output, error) = (import.StandardOutput.ReadToEndAsync(_stop), import.StandardError.ReadToEndAsync(_stop));
        var logged = 0;
        while (!import.HasExited || logged < 5)
        {
            var call = Some.Call with { InteractionId = $"chat-{logged++}", AccountId = "chat" };
            await serving.Write(w => w.Put(call, Origin.Chat), _stop);
            Assert.NotNull(serving.Book.Interaction(call.InteractionId));
            await Task.Delay(20, _stop);
        }
        await import.WaitForExitAsync(_stop);
        Assert.True(import.ExitCode == 0, await error);
        Assert.Contains("accounts.csv: 150 added", await output);
        serving.Refresh();
        Assert.Equal(151, serving.Book.Accounts.Count);
        Assert.Equal(logged, serving.Book.Interactions.Of(serving.Book.Find("chat")).Length);
        using var again = home.Open();
        Assert.Equal(Total(again.Book), Total(serving.Book));
        Assert.Equal(logged, again.Book.Interactions.Of(again.Book.Find("chat")).Length);
    }

    private static int Total(Book book) => Enumerable.Range(0, book.Accounts.Count).Sum(a => book.Interactions.Of(a).Length + book.Signals.Of(a).Length + book.Health.Of(a).Length);
}
