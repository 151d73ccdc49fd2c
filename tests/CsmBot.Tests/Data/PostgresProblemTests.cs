using Microsoft.EntityFrameworkCore;
using CsmBot.Data;
using Npgsql;

namespace CsmBot.Tests.Data;

public sealed class PostgresProblemTests : IDisposable
{
    private readonly PostgresHome _home = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose() => _home.Dispose();

    private string Name => new NpgsqlConnectionStringBuilder(_home.Data).Database!;

    private string Sentence(Action<NpgsqlConnectionStringBuilder> wrong)
    {
        var connection = new NpgsqlConnectionStringBuilder(_home.Data) { Timeout = 20 };
        wrong(connection);
        var problem = Assert.Throws<StoreProblem>(() => Store.Open(connection.ToString())).Message;
        Assert.DoesNotContain('\n', problem);
        Assert.DoesNotContain("s3cret", problem, StringComparison.Ordinal);
        return problem;
    }

    [Fact]
    public void What_hinders_is_said_in_a_sentence_without_the_password()
    {
        Assert.Matches(@"^The database nowhere on 127\.0\.0\.1:\d+ is not there: make it with createdb", Sentence(c => (c.Database, c.Password) = ("nowhere", "s3cret")));
        Assert.Contains("does not answer: see that PostgreSQL runs there", Sentence(c => (c.Port, c.Password) = (1, "s3cret")));
        Assert.Contains("does not let somebody in: see to Username and Password", Sentence(c => (c.Username, c.Password) = ("somebody", "s3cret")));
        Assert.Contains("is not understood", Assert.Throws<StoreProblem>(() => Store.Open("Host=db;Databse=x;Password=s3cret")).Message);
    }

    /// <summary>Told when a connection could not be made.</summary>
    private sealed class Refused : Microsoft.EntityFrameworkCore.Diagnostics.DbConnectionInterceptor
    {
        public TaskCompletionSource Once { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void ConnectionFailed(System.Data.Common.DbConnection connection, Microsoft.EntityFrameworkCore.Diagnostics.ConnectionErrorEventData eventData) => Once.TrySetResult();
    }

    [Fact]
    public async Task A_host_that_starts_before_its_database_waits_for_it()
    {
        var connection = new NpgsqlConnectionStringBuilder(_home.Data);
        var (port, refused) = (connection.Port, new Refused());
        using var door = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        door.Start();
        connection.Port = ((System.Net.IPEndPoint)door.LocalEndpoint).Port;
        door.Stop();
        var opening = Task.Run(() => Store.Open(connection.ToString(), null, [refused], TimeSpan.FromSeconds(60)), _stop);
        await refused.Once.Task.WaitAsync(TimeSpan.FromSeconds(60), _stop);
        Assert.False(opening.IsCompleted);
        using var later = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, connection.Port);
        later.Start();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                var near = await later.AcceptTcpClientAsync(_stop);
                var far = new System.Net.Sockets.TcpClient();
                await far.ConnectAsync("127.0.0.1", port, _stop);
                _ = near.GetStream().CopyToAsync(far.GetStream(), _stop);
                _ = far.GetStream().CopyToAsync(near.GetStream(), _stop);
            }
        }, _stop);
        using var store = await opening.WaitAsync(TimeSpan.FromSeconds(60), _stop);
        Assert.True(store.IsEmpty());
    }

    [Fact]
    public async Task A_copy_that_is_the_databases_own_business_leaves_no_empty_folder()
    {
        using var folder = new Folder();
        var error = new StringWriter();
        Assert.Equal(1, await Program.Run(["backup", folder["copy"], "--data", _home.Data], new StringWriter(), error));
        Assert.Contains("pg_dump", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["copy"]));
    }

    [Fact]
    public async Task A_dump_made_while_the_bot_writes_is_restored_into_another_database_and_goes_on_from_there()
    {
        var tools = Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateFiles("/usr/lib/postgresql", "pg_dump", SearchOption.AllDirectories).Order().LastOrDefault() : null;
        Assert.SkipWhen(tools is null, "pg_dump is not installed.");
        using var folder = new Folder();
        using var other = new PostgresHome(isBare: true);
        using (var store = _home.Open())
        {
            await store.Write(w => { w.Put(Some.Dana, Origin.Import); w.Put(Some.Acme, Origin.Import); w.Put(Some.Call, Origin.Chat); }, _stop);
            using var under = _home.Bare();
            under.Database.OpenConnection();
            // A host is in the middle of a change.
            await using var change = await under.Database.BeginTransactionAsync(_stop);
            await under.Set<CsmBot.Accounts.Interaction>().Where(i => i.InteractionId == "I-1").ExecuteDeleteAsync(_stop);
            await Tool(tools!, _home, "-Fc", "-f", folder["dump"]);
        }
        await Tool(Path.Combine(Path.GetDirectoryName(tools!)!, "pg_restore"), other, "--no-owner", folder["dump"]);
        using var restored = other.Open();
        Assert.Equal((1, 1), (restored.Book.Accounts.Count, restored.Book.Interactions.Count));
        using var beside = other.Open();
        Assert.Equal(1, beside.Book.Interactions.Count);
        await restored.Write(w => w.Put(Some.Call with { InteractionId = "I-2" }, Origin.Chat), _stop);
        beside.Refresh();
        Assert.Equal(2, beside.Book.Interactions.Count);
    }

    private async Task Tool(string program, PostgresHome on, params string[] args)
    {
        var to = new NpgsqlConnectionStringBuilder(on.Data);
        using var tool = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, ["-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-d", to.Database!, .. args]) { RedirectStandardError = true })!;
        var said = await tool.StandardError.ReadToEndAsync(_stop);
        await tool.WaitForExitAsync(_stop);
        Assert.True(tool.ExitCode == 0, said);
    }

    [Fact]
    public async Task A_write_goes_on_after_the_server_has_ended_its_connections()
    {
        using var store = _home.Open();
        await store.Write(w => w.Put(Some.Call, Origin.Chat), _stop);
        _ = store.Book;
        PostgresHome.Run($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
        await store.Write(w => w.Put(Some.Call with { InteractionId = "I-2" }, Origin.Chat), _stop);
        PostgresHome.Run($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
        using var db = store.Db();
        Assert.Equal(2, db.Set<CsmBot.Accounts.Interaction>().Count());
    }

    [Fact]
    public async Task A_write_whose_connection_breaks_in_the_middle_leaves_nothing_and_is_told_to_its_caller()
    {
        using var store = _home.Open();
        var broken = await Record.ExceptionAsync(() => store.Write(w =>
        {
            w.Put(Some.Call, Origin.Chat);
            PostgresHome.Run($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}' AND state = 'idle in transaction'");
            w.Put(Some.Call with { InteractionId = "I-2" }, Origin.Chat);
        }, _stop));
        Assert.True(StoreProblem.IsOutage(broken!), broken!.ToString());
        await store.Write(w => w.Put(Some.Call with { InteractionId = "I-3" }, Origin.Chat), _stop);
        using var db = store.Db();
        Assert.Equal("I-3", db.Set<CsmBot.Accounts.Interaction>().Single().InteractionId);
    }
}
