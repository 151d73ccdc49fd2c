using System.Diagnostics;
using System.Net;

namespace CsmBot.Data.Cosmos;

/// <summary>
/// The truth: all commits, numbered without a gap. Creating the document of the next number is the commit, and fails where another host was first: of one id there is one document. No number is ever free
/// again, so that nobody, however long it was stopped, commits beside the others.
/// </summary>
internal sealed class CommitLog(Documents documents)
{
    /// <summary>So long a commit is tried whose answer was lost.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>Commits it, or finds that the number is another's.</summary>
    /// <returns>False: another's commit has this number, and nothing of this one is there.</returns>
    /// <exception cref="CosmosFailure">It was refused, or nobody knows what came of it.</exception>
    public async Task<bool> Append(Commit commit)
    {
        var (document, parts) = commit.Documents();
        foreach (var part in parts) await Certain(() => documents.Create(commit.Id, part.Document), "take a part of a large change");
        var answer = await Certain(() => documents.Create(Commit.Partition(commit.Sequence), document), "take the change");
        if (answer.Status != HttpStatusCode.Conflict) return true;
        // After an answer that was lost, what is there may be this very commit.
        if ((await Read(commit.Sequence))?.Id == commit.Id) return true;
        foreach (var part in parts) await documents.Delete(commit.Id, part.Id);
        return false;
    }

    /// <returns>Null while there is none of this number.</returns>
    public async Task<Commit?> Read(long sequence)
    {
        var answer = await documents.Read(Commit.Partition(sequence), sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (answer.Status == HttpStatusCode.NotFound) return null;
        if (!answer.IsDone) throw answer.Failure("show the log");
        return await Commit.Of(answer.Body!.Value, async (commit, number) =>
        {
            var part = await documents.Read(commit.Id, commit.Part(number));
            return part.IsDone ? part.Body!.Value.GetProperty("packed").GetString()! : throw part.Failure("show a part of the log");
        });
    }

    /// <summary>Leaves of a commit only that it was there.</summary>
    public async Task Empty(Commit commit)
    {
        var answer = await documents.Read(Commit.Partition(commit.Sequence), commit.Name);
        if (!answer.IsDone) throw answer.Failure("show the log");
        var parts = answer.Body!.Value.TryGetProperty("parts", out var count) ? count.GetInt32() : 0;
        var emptied = await documents.Replace(Commit.Partition(commit.Sequence), commit.Name, (commit with { Images = null }).Documents().Document, answer.Etag!);
        if (!emptied.IsDone) throw emptied.Failure("let the log be emptied");
        for (var i = 0; i < parts; i++) await documents.Delete(commit.Id, commit.Part(i));
    }

    /// <summary>Asks again, the same, until it is certain whether it was done: a conflict or success says so, and what could not be done for another reason before anything was uncertain.</summary>
    private static async Task<Answer> Certain(Func<Task<Answer>> ask, string what)
    {
        var (begun, isVague) = (Stopwatch.GetTimestamp(), false);
        for (var wait = 20; ; wait = Math.Min(2 * wait, 2_000))
        {
            var answer = await ask();
            if (answer.IsDone || answer.Status == HttpStatusCode.Conflict) return answer;
            isVague |= CosmosFailure.IsVague(answer.Status);
            if (!isVague || Stopwatch.GetElapsedTime(begun) > _patience) throw answer.Failure(what);
            await Task.Delay(wait);
        }
    }
}
