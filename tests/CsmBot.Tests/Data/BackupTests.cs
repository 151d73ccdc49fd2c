using CsmBot.Accounts;
using CsmBot.Channels.Slack;
using CsmBot.Data;

namespace CsmBot.Tests.Data;

public sealed class BackupTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly StringWriter _output = new(), _error = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_copy_made_while_the_bot_writes_holds_all_that_was_acknowledged_before_and_nothing_by_halves()
    {
        using var store = Store.Open(_folder["data"]);
        await store.Write(work => { work.Put(Some.Dana, Origin.Import); work.Put(Some.Acme, Origin.Import); }, _stop);
        var (acknowledged, isDone) = (0, false);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref isDone); i++)
            {
                // Two facts that go together.
                await store.Write(work =>
                {
                    work.Put(Some.Call with { InteractionId = $"I-{i}", FireId = null }, Origin.Chat);
                    work.Put(Some.Ticket with { TicketId = $"T-{i}" }, Origin.Import);
                }, _stop);
                Interlocked.Increment(ref acknowledged);
            }
        }, _stop);
        while (Volatile.Read(ref acknowledged) < 20) await Task.Delay(5, _stop);
        var before = Volatile.Read(ref acknowledged);

        Assert.Equal(0, await Program.Run(["backup", _folder["copy"], "--data", _folder["data"]], _output, _error));

        Volatile.Write(ref isDone, true);
        await writing;
        Assert.Empty(_error.ToString());
        using var copy = Store.Open(_folder["copy"]);
        var (calls, tickets) = (0, 0);
        copy.ReadAll(facts => (calls, tickets) = (facts.Interactions().Count(), facts.Tickets().Count()));
        Assert.InRange(calls, before, acknowledged);
        Assert.Equal(calls, tickets);
        Assert.Equal(1, copy.Book.Accounts.Count);
    }

    [Fact]
    public async Task What_was_encrypted_can_be_read_with_the_copys_own_keys()
    {
        using (Store.Open(_folder["data"])) { }
        var closed = new SlackVault(_folder["data"]).Close("xoxb-secret");
        await Program.Run(["backup", _folder["copy"], "--data", _folder["data"]], _output, _error);
        Directory.Delete(_folder["data/keys"], recursive: true);
        Assert.Equal("xoxb-secret", new SlackVault(_folder["copy"]).Open(closed));
    }

    [Fact]
    public async Task An_older_copy_is_never_overwritten()
    {
        Directory.CreateDirectory(_folder["copy"]);
        File.WriteAllText(_folder["copy/csmbot.db"], "last week's");
        Assert.Equal(1, await Program.Run(["backup", _folder["copy"], "--data", _folder["data"]], _output, _error));
        Assert.Equal($"{_folder["copy"]} is not empty: name a folder that does not exist yet, so that no older copy is overwritten.\n", _error.ToString());
        Assert.Equal("last week's", File.ReadAllText(_folder["copy/csmbot.db"]));
    }
}
