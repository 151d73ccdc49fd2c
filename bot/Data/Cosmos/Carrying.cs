namespace CsmBot.Data.Cosmos;

/// <summary>Carries what is in the log into the rows, and empties the commits that nobody needs any more.</summary>
internal sealed class Carrying(CommitLog log, RowsContainer rows, Func<DateTime> clock)
{
    /// <summary>At most so many commits and rows at once, as they are held in memory.</summary>
    private const int MostCommits = 500, MostRows = 20_000;

    /// <summary>Whoever is behind by less than this goes on by the log, and need not begin anew with the rows.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>One step.</summary>
    /// <returns>True when there may be more to do at once.</returns>
    public async Task<bool> Step()
    {
        var from = await rows.Checkpoint() ?? new Checkpoint(0, "", 0);
        var (newest, left) = (new Dictionary<(string, string), (RowImage Image, long Sequence)>(), new Dictionary<(string, string, string), (RowImage Image, long Sequence)>());
        var (last, count) = (from, 0);
        while (count < MostCommits && newest.Count < MostRows && await log.Read(last.Sequence + 1) is { } commit)
        {
            foreach (var image in commit.Images ?? throw new StoreProblem($"Commit {commit.Sequence} was emptied before it was carried: restore the account's backup."))
            {
                newest[(image.Table, image.Key)] = (image, commit.Sequence);
                // Where it was, it is no more; where it has come back to, it is.
                foreach (var partition in image.Left) left[(partition, image.Table, image.Key)] = (image with { Partition = partition, Row = null }, commit.Sequence);
            }
            (last, count) = (last with { Sequence = commit.Sequence, Id = commit.Id }, count + 1);
        }
        var changed = newest.Values.Concat(left.Values.Where(l => newest[(l.Image.Table, l.Image.Key)].Image.Partition != l.Image.Partition));
        foreach (var partition in changed.GroupBy(i => i.Image.Partition))
            if (!await rows.Put(partition.Key, last.Sequence, partition)) return false;
        var isMoved = count > 0;
        if (isMoved)
        {
            if (await rows.Advance(last) is not { } written) return false;
            last = written;
        }
        return await Empty(last) || count == MostCommits || newest.Count >= MostRows;
    }

    private async Task<bool> Empty(Checkpoint at)
    {
        var (to, before) = (at.Emptied, Stored.Instant(clock() - Kept));
        // The newest stays whole: it is what the next one follows on.
        while (to < at.Sequence - 1 && to < at.Emptied + MostCommits && await log.Read(to + 1) is { } old && old.At < before)
        {
            if (old.Images is not null) await log.Empty(old);
            to++;
        }
        return to > at.Emptied && await rows.Advance(at with { Emptied = to }) is not null && to == at.Emptied + MostCommits;
    }
}
