using System.Diagnostics;
using CsmBot.Data;
using CsmBot.Import.Kinds;

namespace CsmBot.Import;

/// <summary>
/// Brings a folder of data.md's files into a store, in two passes. The first reads everything and finds what is wrong, so that a strict import can stop before
/// anything is written and of rows with the same key the last one is known; the second writes the accepted rows in transactions of a moderate size,
/// between which a bot that serves from the same store gets its turn.
/// </summary>
public sealed class FolderImport(Store store, string folder, bool isStrict = false)
{
    /// <summary>Rows of one transaction: large enough to be fast, small enough that a chat message need not wait for long.</summary>
    internal const int BatchRows = 20_000;

    // Where the database has no queue for writers, an import that writes without a break stands back for a moment now and then, so that a serving bot's turn comes.
    private static readonly Actor _importer = new("import", "command line");

    private static readonly TimeSpan _breakEvery = TimeSpan.FromSeconds(2), _break = TimeSpan.FromMilliseconds(170);

    private readonly Known _known = Known.Of(store);
    private readonly List<CheckedFile> _files = [];

    /// <summary>Told of each refused row and each warning as it is found.</summary>
    public Action<Finding> Tell { get; init; } = _ => { };

    /// <summary>Told after every batch what is being done and how many rows of the file are behind it.</summary>
    public Action<string, long> Progress { get; init; } = (_, _) => { };

    public bool IsRefused { get; private set; }

    /// <summary>Imports; afterwards <see cref="IsRefused"/> says whether anything was refused. A strict import that refuses anything writes nothing.</summary>
    public async Task<IReadOnlyList<Summary>> Run(CancellationToken cancel = default)
    {
        if (Check()) await Write(cancel);
        return [.. _files.Select(f => f.Summary)];
    }

    private bool Check()
    {
        foreach (var kind in All.Kinds)
        {
            var path = Path.Combine(folder, kind.File);
            if (!File.Exists(path))
            {
                if (IsMissed(kind)) return Stop(new Finding(kind.File, 0, $"is missing in {folder}, and the store holds no {kind.Name} yet"));
                continue;
            }
            var file = new CheckedFile(kind, path, _known, Tell);
            _files.Add(file);
            if (!file.ReadHeader()) return Stop(null);
            file.Check(rows => Progress($"checking {kind.File}", rows));
            IsRefused |= file.Summary.Refused > 0;
        }
        WarnOfStrangers();
        return !(isStrict && IsRefused);
    }

    private bool Stop(Finding? finding)
    {
        if (finding is not null) Tell(finding);
        IsRefused = true;
        return false;
    }

    private bool IsMissed(Kind kind) => (kind == Team.Kind && _known.People.Count == 0) || (kind == Kinds.Accounts.Kind && _known.Accounts.Count == 0);

    private void WarnOfStrangers()
    {
        var names = All.Kinds.Select(k => k.File).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv").Select(Path.GetFileName).Where(f => !names.Contains(f!)).Order())
            Tell(new Finding(file!, 0, "is no file of the data contract and was skipped", IsWarning: true));
    }

    private async Task Write(CancellationToken cancel)
    {
        if (isStrict)
        {
            var written = await store.Write(work =>
            {
                work.By = _importer;
                return _files.SelectMany(file => file.Accepted().Chunk(BatchRows).Select(batch => (file.Summary, Outcomes: file.Kind.PutAll(work, batch, Origin.Import)))).ToList();
            }, cancel);
            foreach (var (summary, outcomes) in written) summary.Count(outcomes);
            return;
        }
        var sinceBreak = Stopwatch.StartNew();
        foreach (var file in _files)
        {
            var rows = 0L;
            foreach (var batch in file.Accepted().Chunk(BatchRows))
            {
                file.Summary.Count(await store.WriteBatch(work =>
                {
                    work.By = _importer;
                    return file.Kind.PutAll(work, batch, Origin.Import);
                }, cancel));
                Progress($"writing {file.Kind.File}", rows += batch.Length);
                if (store.TakesTurns || sinceBreak.Elapsed < _breakEvery) continue;
                await Task.Delay(_break, cancel);
                sinceBreak.Restart();
            }
        }
        store.Refresh();
    }
}
