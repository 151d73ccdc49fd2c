using System.Text.Json.Nodes;
using CsmBot.Data;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Commands;

/// <summary><c>csmbot outbox</c>, for whoever wonders where a message has gone.</summary>
public sealed class OutboxVerbTests : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly StringWriter _output = new(), _error = new();

    public async ValueTask InitializeAsync()
    {
        using var store = Store.Open(_folder.Path);
        await store.Write(work => work.Db.AddRange(
            new Place { Channel = "teams", Conversation = "19:alerts", Kind = PlaceKind.Channel, Name = "health-alerts" },
            new Place { Channel = "teams", Conversation = "a:dana", Kind = PlaceKind.Personal, Person = Some.Dana.Email },
            Post(1, "19:alerts", PostState.Sent, 1, null), Post(2, "19:alerts", PostState.Owed, 3, "HTTP 429"), Post(3, "a:dana", PostState.GivenUp, 150, "after a day: HTTP 503"), Post(4, "a:ines", PostState.Owed, 0, null)));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Post Post(int number, string conversation, PostState state, int attempts, string? problem) => new()
    {
        Key = $"key {number}", Number = number, Channel = "teams", Conversation = conversation, Body = "{}", State = state, Attempts = attempts, Problem = problem,
        Due = Some.Now, NotBefore = Some.Now.AddMinutes(attempts),
    };

    private async Task<(int Status, string Said)> Run(params string[] args)
    {
        _output.GetStringBuilder().Clear();
        var status = await Program.Run(["outbox", .. args, "--data", _folder.Path, "--now", "2026-11-22T08:00:00Z"], _output, _error);
        return (status, _output.ToString().ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public async Task It_lists_what_waits_and_what_was_given_up_with_the_reason()
    {
        Assert.Equal((0, """
            waiting: 2
              2  teams #health-alerts, key 2, since 2026-11-20T09:30:00Z, 3 attempts, next at 2026-11-20T09:33:00Z: HTTP 429
              4  teams a:ines, key 4, since 2026-11-20T09:30:00Z, 0 attempts
            given up: 1
              3  teams dana@plover.example, key 3, since 2026-11-20T09:30:00Z, 150 attempts: after a day: HTTP 503
            Send again with: csmbot outbox requeue ID, or csmbot outbox requeue all.
            """.ReplaceLineEndings("\n")), await Run());
    }

    [Fact]
    public async Task As_json_it_is_the_same()
    {
        var json = JsonNode.Parse((await Run("--json")).Said)!;
        Assert.Equal((2, 1), (json["waiting"]!.AsArray().Count, json["given_up"]!.AsArray().Count));
        Assert.Equal("""{"id":3,"key":"key 3","channel":"teams","conversation":"a:dana","to":"dana@plover.example","since":"2026-11-20T09:30:00Z","attempts":150,"next":null,"problem":"after a day: HTTP 503"}""",
            json["given_up"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("all")]
    [InlineData("3")]
    public async Task Requeue_owes_it_again(string which)
    {
        Assert.Equal((0, "1 of the messages that were given up will be sent again."), await Run("requeue", which));
        Assert.Contains("  3  teams dana@plover.example, key 3, since 2026-11-22T08:00:00Z, 0 attempts\n", (await Run()).Said);
        Assert.Equal((0, """{"requeued":[],"overtaken":[]}"""), await Run("requeue", "all", "--json"));
    }

    [Theory]
    [InlineData("2", 1, "Message 2 waits to be sent; the next attempt is at 2026-11-20T09:33:00Z.")]
    [InlineData("1", 1, "Message 1 has arrived.")]
    [InlineData("99", 1, "There is no message 99 in the outbox.")]
    [InlineData("everything", 2, "\"everything\" is neither all nor a number")]
    public async Task What_cannot_be_requeued_is_refused_with_the_reason(string which, int status, string reason)
    {
        Assert.Equal(status, (await Run("requeue", which)).Status);
        Assert.Contains(reason, _error.ToString());
    }
}
