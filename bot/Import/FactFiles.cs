using CsvHelper;

namespace CsmBot.Import;

/// <summary>A folder of data.md's files that is being written, one file a kind, each with its header even when no row follows.</summary>
internal sealed class FactFiles : IDisposable
{
    private readonly Dictionary<Type, (Kind Kind, CsvWriter Csv)> _files = [];

    /// <param name="folder">Made when it is not there; files of these names in it are overwritten.</param>
    public FactFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var kind in Kinds.All.Kinds)
        {
            var csv = CsvWriter.ToFile(Path.Combine(folder, kind.File));
            _files[kind.Fact] = (kind, csv);
            csv.WriteHeader([.. kind.Columns]);
        }
    }

    public void Write(object fact)
    {
        var (kind, csv) = _files[fact.GetType()];
        foreach (var cell in kind.Cells(fact)) csv.WriteField(cell);
        csv.EndRecord();
    }

    public void Dispose()
    {
        foreach (var (_, csv) in _files.Values) csv.Dispose();
    }
}
