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
