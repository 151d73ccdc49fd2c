using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace CsmBot.Data.Cosmos;

/// <summary>An answer about one document, or several.</summary>
/// <param name="Status">Null where no answer came.</param>
internal sealed record Answer(HttpStatusCode? Status, JsonElement? Body = null, string? Etag = null, string? Continuation = null, Exception? Cause = null)
{
    public bool IsDone => Status is { } status && (int)status is >= 200 and < 300;

    public CosmosFailure Failure(string what) => new($"Cosmos DB does not {what}: {(Status is { } status ? $"{(int)status} {status}" : "no answer")}", Status, Cause);
}

/// <summary>One container: documents by their keys, without a query. What goes wrong is told in the answer.</summary>
internal sealed class Documents(Container container)
{
    /// <summary>So much at most goes into a document of 2 MB: its text may grow by what must be escaped.</summary>
    public const int MostBytes = 1_500_000;

    /// <summary>Most operations of a batch.</summary>
    public const int MostAtOnce = 100;

    public Task<Answer> Read(string partition, string id) => Ask(() => container.ReadItemStreamAsync(id, new PartitionKey(partition)));

    public Task<Answer> Create(string partition, byte[] document) => Ask(() => container.CreateItemStreamAsync(new MemoryStream(document), new PartitionKey(partition)));

    /// <param name="etag">It is written over only while it still is this version.</param>
    public Task<Answer> Replace(string partition, string id, byte[] document, string etag) =>
        Ask(() => container.ReplaceItemStreamAsync(new MemoryStream(document), id, new PartitionKey(partition), new ItemRequestOptions { IfMatchEtag = etag }));

    public Task<Answer> Delete(string partition, string id) => Ask(() => container.DeleteItemStreamAsync(id, new PartitionKey(partition)));

    /// <summary>All or nothing, within one partition: first the guard, which is created, or written over while it still is the version, then the others whether they are there or not.</summary>
    /// <param name="etag">The guard's version; null where there is none yet.</param>
    public async Task<Answer> Batch(string partition, (string Id, byte[] Document) guard, string? etag, IEnumerable<byte[]> documents)
    {
        var batch = container.CreateTransactionalBatch(new PartitionKey(partition));
        batch = etag is null ? batch.CreateItemStream(new MemoryStream(guard.Document)) : batch.ReplaceItemStream(guard.Id, new MemoryStream(guard.Document), new TransactionalBatchItemRequestOptions { IfMatchEtag = etag });
        foreach (var document in documents) batch = batch.UpsertItemStream(new MemoryStream(document));
        try
        {
            using var answer = await batch.ExecuteAsync();
            return new Answer(answer.StatusCode, Etag: answer.IsSuccessStatusCode ? answer[0].ETag : null);
        }
        catch (Exception error) when (IsFarEnd(error)) { return new Answer((error as CosmosException)?.StatusCode, Cause: error); }
    }

    /// <summary>A page of all documents, in no order.</summary>
    /// <param name="continuation">Of the page before; null for the first.</param>
    public Task<Answer> Page(string? continuation) => Ask(async () =>
    {
        using var feed = container.GetItemQueryStreamIterator((string?)null, continuation, new QueryRequestOptions { MaxItemCount = 1_000 });
        return await feed.ReadNextAsync();
    });

    public static async Task<Answer> Ask(Func<Task<ResponseMessage>> ask)
    {
        try
        {
            using var answer = await ask();
            var body = answer is { IsSuccessStatusCode: true, Content: { CanRead: true } content } && await Text(content) is { } text ? text : (JsonElement?)null;
            return new Answer(answer.StatusCode, body, answer.Headers.ETag, answer.ContinuationToken);
        }
        catch (Exception error) when (IsFarEnd(error)) { return new Answer((error as CosmosException)?.StatusCode, Cause: error); }
    }

    private static bool IsFarEnd(Exception error) => error is CosmosException or HttpRequestException or OperationCanceledException or IOException;

    private static async Task<JsonElement?> Text(Stream content)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        if (copy.Length == 0) return null;
        using var document = JsonDocument.Parse(copy.GetBuffer().AsMemory(0, (int)copy.Length));
        return document.RootElement.Clone();
    }
}
