using System.Text.Json;
using CsmBot.Data;

namespace CsmBot.Import;

/// <summary>Something about a row of a request, which count from 0; the field is empty where it is about the row as a whole.</summary>
public sealed record RowFinding(int Row, string Field, string What);

/// <summary>
/// Facts of one kind as JSON objects with the names and values of data.md's columns. All rows are checked by the same definition as
/// a file's; they are stored together, or not at all.
/// </summary>
public sealed class JsonFacts
{
    /// <summary>Rows of one request: what is written in one transaction of moderate length.</summary>
    public const int MostRows = FolderImport.BatchRows;

    private readonly Kind _kind;
    private readonly List<RowFinding> _problems = [], _warnings = [];

    // By key: of rows with the same key the last one counts.
    private readonly Dictionary<string, (int Row, object Fact)> _accepted = new(StringComparer.Ordinal);

    private JsonFacts(Kind kind) => (_kind, Summary) = (kind, new Summary(kind.Name));

    public int Rows { get; private set; }

    /// <summary>Why nothing can be stored.</summary>
    public IReadOnlyList<RowFinding> Problems => _problems;

    public IReadOnlyList<RowFinding> Warnings => _warnings;

    /// <summary>What became of the rows; a row that repeats another one counts as the same.</summary>
    public Summary Summary { get; }

    /// <summary>Checks all rows.</summary>
    public static JsonFacts Check(Kind kind, IReadOnlyList<JsonElement> rows, Known known)
    {
        var facts = new JsonFacts(kind) { Rows = rows.Count };
        foreach (var (number, row) in rows.Index()) facts.Check(number, row, known);
        return facts;
    }

    /// <summary>Writes all of them; an account that a fact leaves for another one counts as changed too.</summary>
    /// <returns>What became of them, for <see cref="Summary"/> once it is written.</returns>
    /// <exception cref="InvalidOperationException">There are problems.</exception>
    public IReadOnlyList<Outcome> Put(Work work)
    {
        var outcomes = new List<Outcome>();
        if (_problems.Count > 0) throw new InvalidOperationException("Rows that are wrong are not stored.");
        foreach (var (_, fact) in _accepted.Values)
        {
            work.TouchHolder(fact);
            outcomes.Add(_kind.Put(work, fact, Origin.Import));
        }
        return outcomes;
    }

    private void Check(int number, JsonElement json, Known known)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            _problems.Add(new RowFinding(number, "", $"is {Say(json.ValueKind)} where an object is expected"));
            return;
        }
        Dictionary<string, string?> texts = new(StringComparer.Ordinal);
        var row = new Row(known, texts.GetValueOrDefault);
        foreach (var field in json.EnumerateObject()) Read(number, field, texts, row);
        if (_kind.Accept(row) is { } fact) Accept(number, fact);
        else _problems.AddRange(row.Problems.DistinctBy(p => p.Field).Select(p => new RowFinding(number, p.Field, p.What)));
    }

    private void Read(int number, JsonProperty field, Dictionary<string, string?> texts, Row row)
    {
        // Names are read as a file's header is.
        var name = NameOf(field)?.Trim().ToLowerInvariant();
        if (name is null || !_kind.Columns.Contains(name))
        {
            var shown = name is null ? "" : name.Length > 40 ? name[..39] + "…" : name;
            if (_warnings.All(w => w.Field != shown)) _warnings.Add(new RowFinding(number, shown, $"{_kind.Name} has no such field, skipped"));
        }
        else if (!texts.TryAdd(name, null)) row.Refuse(name, "is there twice");
        else if (field.Value.ValueKind == JsonValueKind.Null) return;
        else if (field.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)) row.Refuse(name, $"is {Say(field.Value.ValueKind)} where a text or a number is expected");
        else if (TextOf(field.Value) is { } text) texts[name] = text;
        else row.Refuse(name, "is not valid Unicode");
    }

    private void Accept(int number, object fact)
    {
        var key = _kind.Key(fact);
        if (_accepted.Remove(key, out var earlier))
        {
            if (_kind.Cells(earlier.Fact).SequenceEqual(_kind.Cells(fact))) Summary.Count(Outcome.Same);
            else _warnings.Add(new RowFinding(earlier.Row, _kind.Columns[0], $"row {number} has the same key and replaces this one"));
        }
        _accepted.Add(key, (number, fact));
    }

    private static string Say(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null => "null",
        JsonValueKind.Number => "a number",
        _ => "a text",
    };

    private static string? NameOf(JsonProperty field)
    {
        // An escape for half a character cannot be read.
        try { return field.Name; }
        catch (InvalidOperationException) { return null; }
    }

    private static string? TextOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number) return value.GetRawText();
        try { return value.GetString(); }
        catch (InvalidOperationException) { return null; }
    }
}
