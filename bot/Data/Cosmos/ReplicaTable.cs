using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CsmBot.Data.Cosmos;

/// <summary>A table of the replica, and how an image of one of its rows is brought in.</summary>
internal sealed class ReplicaTable
{
    private const string Listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name <> 'replica'";

    private readonly Dictionary<string, SqliteCommand> _upserts = [];

    private ReplicaTable(string name, List<(string Name, int Key)> columns)
    {
        Name = name;
        Columns = [.. columns.Select(c => c.Name)];
        Keys = [.. columns.Where(c => c.Key > 0).OrderBy(c => c.Key).Select(c => c.Name)];
    }

    public string Name { get; }
    public IReadOnlyList<string> Columns { get; }
    public IReadOnlyList<string> Keys { get; }
    public bool HasAccount => Columns.Contains("account_id");

    /// <summary>The partition of rows without an account, as SQL.</summary>
    public string Own => $"'({Name})'";

    public static Dictionary<string, ReplicaTable> All(SqliteConnection connection)
    {
        using var command = new SqliteCommand($"SELECT m.name, c.name, c.pk FROM ({Listed}) m JOIN pragma_table_info(m.name) c", connection);
        using var rows = command.ExecuteReader();
        var columns = new List<(string Table, string Name, int Key)>();
        while (rows.Read()) columns.Add((rows.GetString(0), rows.GetString(1), rows.GetInt32(2)));
        return columns.GroupBy(c => c.Table).ToDictionary(t => t.Key, t => new ReplicaTable(t.Key, [.. t.Select(c => (c.Name, c.Key))]));
    }

    /// <summary>Brings a row to what the image says. Columns that the image does not have keep what they hold: a host of an earlier version wrote it; such as this table has not are a later version's.</summary>
    public void Apply(RowImage image, SqliteConnection connection, SqliteTransaction transaction)
    {
        if (image.Row is null)
        {
            using var key = JsonDocument.Parse(image.Key);
            Run(Statement("", () => $"DELETE FROM \"{Name}\" WHERE {string.Join(" AND ", Keys.Select((k, i) => $"\"{k}\" = @{i}"))}", Keys.Count, connection), [.. key.RootElement.EnumerateArray().Select(Value)], transaction);
            return;
        }
        using var row = JsonDocument.Parse(image.Row);
        var fields = row.RootElement.EnumerateObject().Where(f => Columns.Contains(f.Name)).ToList();
        var names = fields.ConvertAll(f => $"\"{f.Name}\"");
        Run(Statement(string.Join(", ", names), () => Upsert(names), fields.Count, connection), [.. fields.Select(f => Value(f.Value))], transaction);
    }

    // A row that has another unique value of this one is about to get another, or to go: it comes with a later image.
    private string Upsert(List<string> names)
    {
        var rest = names.Where(n => !Keys.Contains(n.Trim('"'))).Select(n => $"{n} = excluded.{n}").ToList();
        return $"INSERT OR REPLACE INTO \"{Name}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, i) => $"@{i}"))}) " +
            $"ON CONFLICT ({string.Join(", ", Keys.Select(k => $"\"{k}\""))}) DO {(rest.Count == 0 ? "NOTHING" : "UPDATE SET " + string.Join(", ", rest))}";
    }

    private SqliteCommand Statement(string name, Func<string> sql, int values, SqliteConnection connection)
    {
        if (_upserts.TryGetValue(name, out var known)) return known;
        var command = new SqliteCommand(sql(), connection);
        for (var i = 0; i < values; i++) command.Parameters.Add(new SqliteParameter($"@{i.ToString(CultureInfo.InvariantCulture)}", null));
        return _upserts[name] = command;
    }

    private static void Run(SqliteCommand command, List<object> values, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Count; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => 1L,
        JsonValueKind.False => 0L,
        JsonValueKind.Null => DBNull.Value,
        _ => throw new StoreProblem($"A row's value in Cosmos DB is not understood: {value.ValueKind}."),
    };
}
