using Microsoft.Data.Sqlite;

namespace CsmBot.Data.Cosmos;

/// <summary>
/// Notes on the writing connection which rows a transaction changes, and how it left them: by temporary triggers, which no other connection has, into a temporary table, which goes back with the transaction.
/// A number that JSON's doubles would not keep exactly is noted as text, which its column turns into the number again.
/// </summary>
internal sealed class Capture(SqliteConnection connection, IEnumerable<ReplicaTable> tables)
{
    private const string Exact = "9007199254740991";

    public void Begin()
    {
        Run("PRAGMA recursive_triggers = ON; PRAGMA temp_store = MEMORY; CREATE TEMP TABLE captured (id INTEGER PRIMARY KEY, tbl TEXT, key TEXT, partition TEXT, was TEXT, row TEXT)");
        foreach (var table in tables)
        {
            var moved = table.HasAccount ? "CASE WHEN OLD.account_id IS NOT NEW.account_id THEN coalesce(OLD.account_id, " + table.Own + ") END" : "NULL";
            var renamed = string.Join(" OR ", table.Keys.Select(k => $"OLD.\"{k}\" IS NOT NEW.\"{k}\""));
            Trigger(table, "inserted", "INSERT", Note(table, "NEW", "NULL", Row(table)));
            Trigger(table, "changed", "UPDATE", Note(table, "NEW", moved, Row(table)));
            Trigger(table, "renamed", "UPDATE", Note(table, "OLD", "NULL", "NULL"), $" WHEN {renamed}");
            Trigger(table, "deleted", "DELETE", Note(table, "OLD", "NULL", "NULL"));
        }
    }

    /// <summary>What the transaction under way has changed so far, each row once.</summary>
    public List<RowImage> Take(SqliteTransaction transaction)
    {
        var images = new Dictionary<(string, string), RowImage>();
        using (var command = new SqliteCommand("SELECT tbl, key, partition, was, row FROM captured ORDER BY id", connection, transaction))
        using (var rows = command.ExecuteReader())
            while (rows.Read())
            {
                var (table, key, partition, was) = (rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3));
                var left = new HashSet<string>();
                if (images.Remove((table, key), out var before)) left = [.. before.Left, before.Partition];
                if (was is not null) left.Add(was);
                left.Remove(partition);
                images.Add((table, key), new RowImage(table, key, partition, left, rows.IsDBNull(4) ? null : rows.GetString(4)));
            }
        using var clear = new SqliteCommand("DELETE FROM captured", connection, transaction);
        clear.ExecuteNonQuery();
        return [.. images.Values];
    }

    private static string Note(ReplicaTable table, string row, string was, string image) =>
        $"INSERT INTO captured (tbl, key, partition, was, row) VALUES ('{table.Name}', json_array({string.Join(", ", table.Keys.Select(k => $"{row}.\"{k}\""))}), " +
        $"{(table.HasAccount ? $"coalesce({row}.account_id, {table.Own})" : table.Own)}, {was}, {image});";

    private static string Row(ReplicaTable table) => $"json_object({string.Join(", ", table.Columns.Select(c => $"'{c}', CASE typeof(NEW.\"{c}\") WHEN 'real' THEN printf('%!.17g', NEW.\"{c}\") " +
        $"WHEN 'integer' THEN CASE WHEN NEW.\"{c}\" BETWEEN -{Exact} AND {Exact} THEN NEW.\"{c}\" ELSE CAST(NEW.\"{c}\" AS TEXT) END ELSE NEW.\"{c}\" END"))})";

    private void Trigger(ReplicaTable table, string name, string on, string does, string when = "") =>
        Run($"CREATE TEMP TRIGGER \"{table.Name}_{name}\" AFTER {on} ON main.\"{table.Name}\"{when} BEGIN {does} END");

    private void Run(string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
