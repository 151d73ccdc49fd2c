using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Serving;

/// <summary><c>csmbot log</c>.</summary>
public sealed class LogVerbTests : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly StringWriter _output = new(), _error = new();

    public async ValueTask InitializeAsync()
    {
        using var store = Store.Open(_folder.Path);
        await store.Write(work =>
        {
            work.Put(Some.Dana, Origin.Import);
            work.Put(Some.Acme, Origin.Import);
        });
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<int> Log(params string[] args) => Program.Run(["log", .. args, "--data", _folder.Path, "--now", "2026-11-20T09:30:00Z"], _output, _error);

    private int Logged()
    {
        using var store = Store.Open(_folder.Path);
        return store.Book.Interactions.Of(store.Book.Find(Some.Acme.AccountId)).Length;
    }

    [Fact]
    public async Task A_message_is_logged_and_what_was_stored_is_printed()
    {
        Assert.Equal(0, await Log("25 min call with Acme, went well", "--as", Some.Dana.Email));

        Assert.Contains("Acme Corp", _output.ToString());
        Assert.Equal(1, Logged());
    }

    [Theory]
    [InlineData("25 min with Acme", "dana@plover.example", "what kind of contact")]
    [InlineData("25 min call with Acme", "eve@else.example", "not in the team")]
    public async Task What_cannot_be_logged_says_why_and_stores_nothing(string message, string who, string why)
    {
        Assert.Equal(1, await Log(message, "--as", who));

        Assert.Contains(why, _error.ToString());
        Assert.Equal(0, Logged());
    }

    [Fact]
    public async Task Without_a_speaker_it_is_wrong_usage() => Assert.Equal(2, await Log("25 min call with Acme"));

    [Fact]
    public async Task A_line_with_an_id_logs_once_however_often_the_batch_is_run_and_lines_of_a_conversation_follow_on_each_other()
    {
        File.WriteAllText(_folder["batch"], """
            {"text":"25 min call with Acme","id":"1","conversation":"c","as":"dana@plover.example"}
            {"text":"no, 35 minutes","id":"2","conversation":"c","as":"dana@plover.example"}
            """);

        Assert.Equal(0, await Log("--batch", _folder["batch"], "--json"));
        Assert.Equal(0, await Log("--batch", _folder["batch"], "--json"));

        var lines = _output.ToString().Trim().Split('\n').Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(4, lines.Count);
        Assert.All(lines, l => Assert.Equal("logged", (string?)l["outcome"]));
        Assert.Equal(35, (int)lines[1]["interactions"]![0]!["minutes"]!);
        Assert.Equal(1, Logged());
    }
}
