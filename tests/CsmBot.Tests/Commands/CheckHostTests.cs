using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Commands;

/// <summary><c>csmbot check host</c>, for a container's health check and for whoever wonders whether the bot keeps up.</summary>
public sealed class CheckHostTests
{
    private readonly StringWriter _output = new(), _error = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    private Task<int> Check(string url) => Program.Run(["check", "host", "--url", url], _output, _error);

    [Fact]
    public async Task A_host_that_keeps_up_is_well()
    {
        await using var host = await AppHost.Start();
        Assert.Equal(0, await Check(host.Address));
        Assert.Matches("^ok    host ready: [0-9]+ accounts\nok    host inbox: nothing waits\nok    host outbox: nothing waits\n$", _output.ToString());
    }

    [Fact]
    public async Task Messages_that_wait_for_long_are_told_with_where_to_look()
    {
        await using var host = await AppHost.Start();
        var due = Some.Now.AddHours(-1);
        // Nobody sends to this channel again before an hour is over.
        await host.Store.Write(work => work.Db.Add(new Post { Key = "k", Number = 1, Channel = "msteams", Conversation = "c", Body = "{}", Due = due, NotBefore = Some.Now.AddHours(1) }), _stop);
        Assert.Equal(1, await Check(host.Address));
        Assert.Matches("\nwrong host outbox: 1 that are to be sent wait, the oldest since 6[0-9] minutes: csmbot outbox says why each waits.\n", _output.ToString());
    }

    [Fact]
    public async Task Where_nothing_runs_the_address_is_named()
    {
        string address;
        await using (var host = await AppHost.Start()) address = host.Address;
        Assert.Equal(1, await Check(address));
        Assert.Matches($"^wrong host ready: {address}/health/ready: .*Is csmbot running there\\? --url names another address.\n$", _output.ToString());
    }

    [Fact]
    public async Task What_is_no_address_is_wrong_usage()
    {
        Assert.Equal(2, await Check("here"));
        Assert.Equal("--url: \"here\" is not an address such as http://localhost:3978.\n", _error.ToString());
    }
}
