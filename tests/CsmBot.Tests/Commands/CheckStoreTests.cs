using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Data.Cosmos;

namespace CsmBot.Tests.Commands;

/// <summary><c>csmbot check store</c>, before the first start and when a host does not come up.</summary>
public sealed class CheckStoreTests : OnOwnDouble
{
    private async Task<(int Code, string Said)> Check(string data)
    {
        var output = new StringWriter();
        return (await Program.Run(["check", "store", "--data", data], output, TextWriter.Null), output.ToString());
    }

    [Fact]
    public async Task An_account_is_looked_at_without_making_anything_and_with_it_once_it_has_been_used()
    {
        var (code, said) = await Check(Home.Data);
        Assert.Equal(0, code);
        Assert.Equal("""
            ok    store reached: localhost lets this host in by the key
            ok    store consistency: Strong
            ok    store log: the container is not there yet: the first start makes it, where the key may
            ok    store rows: the container is not there yet: the first start makes it, where the key may

            """, said, ignoreLineEndingDifferences: true);
        Assert.Throws<KeyNotFoundException>(() => Server.Documents("log", Home.Database));
        Store.Open(Home.Data).Dispose();
        (code, said) = await Check(Home.Data);
        Assert.Equal(0, code);
        Assert.Contains("ok    store log: the container is as it must be, and may be written", said);
        Assert.Contains("ok    store rows: the container is as it must be, and may be written", said);
    }

    [Fact]
    public async Task A_key_that_may_only_read_is_told_of()
    {
        Store.Open(Home.Data).Dispose();
        Server.Fault = call => call.Verb is "POST" or "PUT" or "DELETE" ? new CosmosFault(403) : null;
        var (code, said) = await Check(Home.Data);
        Assert.Equal(1, code);
        Assert.Contains("wrong store log: the container may be read and not written: take a key that may write", said);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3600)]
    public async Task A_container_that_throws_away_by_itself_or_keeps_all_is_told_of_and_refused_at_start(int? seconds)
    {
        Store.Open(Home.Data).Dispose();
        Server.Meddle("rows", rows => rows.Properties["defaultTtl"] = seconds, Home.Database);
        var (code, said) = await Check(Home.Data);
        Assert.Equal(1, code);
        Assert.Contains("ok    store log:", said);
        Assert.Contains("wrong store rows: The container rows of", said);
        Assert.Contains("must have its time to live set to “On (no default)”", Assert.Throws<StoreProblem>(() => Store.Open(Home.DataOf(2))).Message);
    }

    [Fact]
    public async Task What_stands_in_the_way_of_all_else_is_told_in_the_sentence_that_a_start_says()
    {
        Server.Consistency = "Session";
        Assert.Equal((1, true), await Says("wrong store usable: The account localhost has the consistency Session"));
        Server.Consistency = "Strong";
        Server.Fault = _ => CosmosFault.Unavailable;
        Assert.Equal((1, true), await Says("does not answer: see that the account is there"));
        Server.Fault = null;
        var (code, said) = await Check(Home.Data.Replace(CosmosDouble.Key, Convert.ToBase64String(new byte[64])));
        Assert.Equal((1, true), (code, said.Contains("does not take the AccountKey")));
        (code, said) = await Check("AccountEndpoint=http://x.example");
        Assert.Equal((1, true), (code, said.Contains("wrong store settings: ") && said.Contains("is not encrypted")));

        async Task<(int, bool)> Says(string words)
        {
            var (ended, told) = await Check(Home.Data);
            return (ended, told.Contains(words));
        }
    }

    [Fact]
    public async Task A_folder_is_looked_at_before_and_after_its_first_use()
    {
        using var folder = new Folder();
        var (code, said) = await Check(folder["data"]);
        Assert.Equal((0, false), (code, Directory.Exists(folder["data"])));
        Assert.Contains("is not there yet: the first start makes it", said);
        Store.Open(folder["data"]).Dispose();
        Assert.Contains("ok    store schema: this version's", (await Check(folder["data"])).Said);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(folder["data/csmbot.db"], new string('x', 5_000), TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Check(folder["data"])).Code);
    }
}
