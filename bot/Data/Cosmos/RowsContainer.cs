using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace CsmBot.Data.Cosmos;

/// <summary>How far the rows have been carried out of the log.</summary>
/// <param name="Sequence">All commits up to this one are in the rows.</param>
/// <param name="Id">That commit's.</param>
/// <param name="Emptied">The commits up to this one are not kept in the log any more.</param>
internal sealed record Checkpoint(long Sequence, string Id, long Emptied)
{
    public string? Etag { get; init; }
}

/// <summary>
/// The newest image of every row, a document each, those of an account in a partition. A new host begins with them instead of with all commits there ever were. A partition's head says how far its rows are,
/// and goes into each batch: a host that was stopped while another went on writes nothing over what is newer.
/// </summary>
internal sealed class RowsContainer(Documents documents)
{
    private const string Head = "head", Mark = "checkpoint", Own = "(checkpoint)";

    /// <summary>A deleted row stays as a tombstone for so many seconds: whoever reads the change feed, which tells of no deletion, learns of it. Nothing here depends on it.</summary>
    private const int Tombstone = 7 * 24 * 3600;

    public async Task<Checkpoint?> Checkpoint()
    {
        var answer = await documents.Read(Own, Mark);
        if (answer.Status == HttpStatusCode.NotFound) return null;
        if (!answer.IsDone) throw answer.Failure("show the checkpoint");
        var json = answer.Body!.Value;
        return new(json.GetProperty("sequence").GetInt64(), json.GetProperty("commit").GetString()!, json.GetProperty("emptied").GetInt64()) { Etag = answer.Etag };
    }

    /// <summary>Writes down how far it is.</summary>
    /// <returns>Null: another host has written it since.</returns>
    public async Task<Checkpoint?> Advance(Checkpoint to)
    {
        var document = Commit.Object(json =>
        {
            json.WriteString("id", Mark);
            json.WriteString("account", Own);
            json.WriteNumber("sequence", to.Sequence);
            json.WriteString("commit", to.Id);
            json.WriteNumber("emptied", to.Emptied);
        });
        var answer = to.Etag is { } etag ? await documents.Replace(Own, Mark, document, etag) : await documents.Create(Own, document);
        return answer.IsDone ? to with { Etag = answer.Etag } : IsAnothers(answer) ? null : throw answer.Failure("take the checkpoint");
    }

    /// <summary>All rows, each with the number of the commit that it is as of; those that are deleted are left out.</summary>
    public async IAsyncEnumerable<(RowImage Image, long Sequence)> All([EnumeratorCancellation] CancellationToken cancel = default)
    {
        string? continuation = null;
        do
        {
            cancel.ThrowIfCancellationRequested();
            var page = await documents.Page(continuation);
            if (!page.IsDone) throw page.Failure("show its rows");
            foreach (var json in page.Body!.Value.GetProperty("Documents").EnumerateArray())
                if (json.TryGetProperty("image", out var image) && image.TryGetProperty("r", out _)) yield return (RowImage.Of(image), json.GetProperty("sequence").GetInt64());
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <summary>Brings a partition's rows up to a commit.</summary>
    /// <param name="partition">An account, or a table in brackets.</param>
    /// <param name="upTo">The commit's number.</param>
    /// <param name="images">All of its rows that changed since the checkpoint.</param>
    /// <returns>False: another host is at it.</returns>
    public async Task<bool> Put(string partition, long upTo, IEnumerable<(RowImage Image, long Sequence)> images)
    {
        var head = await documents.Read(partition, Head);
        if (!head.IsDone && head.Status != HttpStatusCode.NotFound) throw head.Failure("show how far its rows are");
        var (etag, before) = (head.Etag, head.Body?.GetProperty("sequence").GetInt64() ?? 0);
        if (!head.IsDone) etag = null;
        if (before >= upTo) return true;
        var batches = Batches(images.Select(i => Document(partition, i.Image, i.Sequence))).ToList();
        foreach (var (i, batch) in batches.Index())
        {
            var is_ = i == batches.Count - 1 ? upTo : before;
            var guard = Commit.Object(json =>
            {
                json.WriteString("id", Head);
                json.WriteString("account", partition);
                json.WriteNumber("sequence", is_);
            });
            var answer = await documents.Batch(partition, (Head, guard), etag, batch);
            if (IsAnothers(answer)) return false;
            if (!answer.IsDone) throw answer.Failure("take rows");
            etag = answer.Etag;
        }
        return true;
    }

    private static bool IsAnothers(Answer answer) => answer.Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed;

    // An id may not hold some characters, and be no longer than 1,023.
    private static byte[] Document(string partition, RowImage image, long sequence) => Commit.Object(json =>
    {
        json.WriteString("id", $"{image.Table}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(image.Key)).AsSpan(0, 16))}");
        json.WriteString("account", partition);
        json.WriteNumber("sequence", sequence);
        json.WritePropertyName("image");
        (image with { Left = [] }).Write(json);
        if (image.Row is null) json.WriteNumber("ttl", Tombstone);
    });

    // A batch has at most 100 operations, its guard among them, and 2 MB.
    private static IEnumerable<List<byte[]>> Batches(IEnumerable<byte[]> rows)
    {
        var (batch, bytes) = (new List<byte[]>(), 0);
        foreach (var row in rows)
        {
            if (batch.Count == Documents.MostAtOnce - 1 || (batch.Count > 0 && bytes + row.Length > Documents.MostBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
            batch.Add(row);
            bytes += row.Length;
        }
        if (batch.Count > 0) yield return batch;
    }
}
