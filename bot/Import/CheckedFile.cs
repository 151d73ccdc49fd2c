namespace CsmBot.Import;

/// <summary>One file of an import: checked once, then read again for the rows that were accepted.</summary>
internal sealed class CheckedFile(Kind kind, string path, Known known, Action<Finding> tell)
{
    private const int ProgressRows = 20_000;
    private readonly HashSet<long> _superseded = [];

    public Kind Kind { get; } = kind;
    public Summary Summary { get; } = new(kind.File);

    /// <summary>Tells of missing and unknown columns; false when the file cannot be read without them.</summary>
    public bool ReadHeader()
    {
        using var file = new CsvFile(path);
        if (file.IsUtf16) return Refuse("is UTF-16: save it as UTF-8");
        var missing = Kind.Required.Except(file.Header).ToList();
        if (missing.Count > 0) return Refuse($"{string.Join(", ", missing)}: the column is missing");
        if (file.Header.CountBy(h => h).FirstOrDefault(h => h.Value > 1).Key is { } twice) return Refuse($"{twice}: the column is there twice");
        foreach (var unknown in file.Header.Except(Kind.Columns))
            tell(new Finding(Kind.File, 1, $"{unknown}: unknown column, skipped", IsWarning: true));
        return true;
    }

    /// <summary>Tells what is wrong with which row, and of rows that a later one with the same key replaces.</summary>
    public void Check(Action<long> progress)
    {
        var seen = new Dictionary<UInt128, long>();
        long rows = 0;
        foreach (var (line, fact, problems) in Rows())
        {
            if (fact is null)
            {
                Summary.Refused++;
                tell(new Finding(Kind.File, line, problems!));
            }
            else
            {
                var key = Hash(Kind.Key(fact));
                if (seen.TryGetValue(key, out var earlier))
                {
                    _superseded.Add(earlier);
                    tell(new Finding(Kind.File, earlier, $"{Kind.Columns[0]}: the row on line {line} has the same key and replaces this one", IsWarning: true));
                }
                seen[key] = line;
            }
            if (++rows % ProgressRows == 0) progress(rows);
        }
    }

    public IEnumerable<object> Accepted() =>
        Rows().Where(row => row.Fact is not null && !_superseded.Contains(row.Line)).Select(row => row.Fact!);

    private IEnumerable<(long Line, object? Fact, string? Problems)> Rows()
    {
        using var file = new CsvFile(path);
        var row = new Row(known, file.Cell);
        while (file.Read())
        {
            if (file.Malformed is { } malformed)
            {
                yield return (file.Line, null, $"row: {malformed}");
                continue;
            }
            row.Clear();
            var fact = Kind.Accept(row);
            yield return (file.Line, fact, fact is null ? string.Join("; ", row.Problems) : null);
        }
    }

    private bool Refuse(string what)
    {
        Summary.Refused++;
        tell(new Finding(Kind.File, 1, what));
        return false;
    }

    // FNV-1a over UTF-16 units, 128 bits wide: millions of keys in little memory, and no two alike.
    private static UInt128 Hash(string key)
    {
        var hash = new UInt128(0x6c62272e07bb0142, 0x62b821756295c58d);
        var prime = new UInt128(0x0000000001000000, 0x000000000000013B);
        foreach (var c in key) hash = (hash ^ c) * prime;
        return hash;
    }
}
