using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Import;

/// <summary>Writes every fact of a store into a folder in data.md's form, as of one moment: importing that folder gives the same book.</summary>
public static class FolderExport
{
    /// <summary>Rows per file, in the order in which the files refer to each other.</summary>
    /// <param name="store">May be in use: what is committed meanwhile is left out as a whole.</param>
    /// <param name="folder">Made when it is not there; files of these names in it are overwritten.</param>
    /// <param name="progress">Told of every 20,000th row which file is being written and how many of its rows are behind it.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<(string File, long Rows)> Run(Store store, string folder, Action<string, long>? progress = null, CancellationToken cancel = default)
    {
        using var files = new FactFiles(folder);
        var rows = Kinds.All.Kinds.ToDictionary(kind => kind.Fact, _ => 0L);
        store.ReadAll(facts =>
        {
            var (fires, steps) = (new HashSet<string>(), new HashSet<string>());
            // What was taken back is not there any more: what referred to it stands by itself.
            Write(facts.People());
            Write(facts.Accounts());
            Write(facts.Fires(), fire => { fires.Add(fire.FireId); return fire; });
            Write(facts.Steps(), step => { steps.Add(step.StepId); return step; });
            Write(facts.Interactions(), i => i.FireId is { } fire && !fires.Contains(fire) ? i with { FireId = null } : i);
            Write(facts.Signals());
            Write(facts.Tickets());
            Write(facts.Training());
            Write(facts.Evidence(), e => e.StepId is { } step && !steps.Contains(step) ? e with { StepId = null } : e);
            Write(facts.Renewals());
            Write(facts.Health());
        });
        return [.. Kinds.All.Kinds.Select(kind => (kind.File, rows[kind.Fact]))];

        void Write<T>(IEnumerable<T> facts, Func<T, T>? written = null) where T : class
        {
            foreach (var fact in facts)
            {
                files.Write(written is null ? fact : written(fact));
                if (++rows[typeof(T)] % FolderImport.BatchRows != 0) continue;
                cancel.ThrowIfCancellationRequested();
                progress?.Invoke(Kinds.All.Kinds.First(kind => kind.Fact == typeof(T)).File, rows[typeof(T)]);
            }
        }
    }
}
