using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CsmBot.Data.Cosmos;
using CsmBot.Tests.Cards;
using Microsoft.Azure.Cosmos;

namespace CsmBot.Tests.Data.Cosmos;

/// <summary>Another's imitation of the service, for what it does right: it answers 500 for a document that is not there, knows no batch, and ignores partition keys where it reads.</summary>
public sealed class CosmosJudgeTests
{
    [Fact]
    public async Task Documents_are_created_once_written_over_by_version_deleted_and_read_as_a_whole_there_too()
    {
        await using var judge = await Judges.Cosmos.Start("server.mjs", []);
        var port = (await judge.Next())["port"];
        using var client = new CosmosClient($"http://localhost:{port}", CosmosDouble.Key, new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
        await client.CreateDatabaseAsync("csmbot", cancellationToken: TestContext.Current.CancellationToken);
        var container = await client.GetDatabase("csmbot").CreateContainerAsync(new ContainerProperties("rows", "/account"), cancellationToken: TestContext.Current.CancellationToken);
        var documents = new Documents(container.Container);
        static byte[] Document(string id, int value) => Encoding.UTF8.GetBytes(new JsonObject { ["id"] = id, ["account"] = "A-1", ["value"] = value }.ToJsonString());

        var created = await documents.Create("A-1", Document("1", 1));
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(HttpStatusCode.Conflict, (await documents.Create("A-1", Document("1", 2))).Status);
        var read = await documents.Read("A-1", "1");
        Assert.Equal(1, read.Body!.Value.GetProperty("value").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await documents.Replace("A-1", "1", Document("1", 3), read.Etag!)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await documents.Replace("A-1", "1", Document("1", 4), read.Etag!)).Status);
        for (var i = 2; i < 6; i++) await documents.Create("A-1", Document($"{i}", i));
        Assert.Equal(HttpStatusCode.NoContent, (await documents.Delete("A-1", "5")).Status);
        var all = (await documents.Page(null)).Body!.Value.GetProperty("Documents").EnumerateArray().Select(d => d.GetProperty("value").GetInt32());
        Assert.Equal([2, 3, 3, 4], all.Order());
    }
}
