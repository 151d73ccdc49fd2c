using Npgsql;
using NpgsqlTypes;

namespace CsmBot.Data;

/// <summary>Writes many facts of one kind by PostgreSQL's COPY: into a table that lives as long as the transaction, and from there in one statement.</summary>
internal sealed class FactCopy(NpgsqlConnection connection, FactSql sql)
{
    /// <summary>Puts all of them, no two of which have the same key; gives each one's outcome.</summary>
    public IReadOnlyList<Outcome> Put(IReadOnlyList<object> facts, Origin origin)
    {
        Run($"CREATE TEMP TABLE incoming ON COMMIT DROP AS SELECT 0 AS place, {sql.Names} FROM {sql.Table} LIMIT 0");
        Send(facts);
        Run($"ANALYZE incoming");
        var outcomes = new Outcome[facts.Count];
        // What says nothing new is not touched: an update that changes nothing would write as much as one that does. Nobody else writes meanwhile.
        foreach (var (place, version) in Read($"""
            WITH fresh AS (
                SELECT incoming.* FROM incoming LEFT JOIN {sql.Table} ON {sql.IsIt("incoming.")}
                WHERE {sql.Table}.origin IS NULL OR ({sql.Replaces("incoming.", $"{(int)origin}")})),
            written AS (
                INSERT INTO {sql.Table} ({sql.Names}, origin, version) SELECT {sql.Names}, {(int)origin}, 1 FROM fresh
                ON CONFLICT {sql.Overwrite}
                RETURNING {sql.Keys}, version)
            SELECT place, written.version FROM fresh JOIN written USING ({sql.Keys})
            """)) outcomes[place] = version == 1 ? Outcome.Added : Outcome.Changed;
        if (origin == Origin.Import)
            foreach (var (place, _) in Read($"SELECT place, 0 FROM incoming JOIN {sql.Table} ON {sql.IsIt("incoming.")} WHERE {sql.IsKept("incoming.")}")) outcomes[place] = Outcome.Kept;
        Run("DROP TABLE incoming");
        return outcomes;
    }

    private void Send(IReadOnlyList<object> facts)
    {
        var types = sql.Columns.Select(c => Type(c.Mapping.StoreType)).ToList();
        using var copy = connection.BeginBinaryImport($"COPY incoming (place, {sql.Names}) FROM STDIN (FORMAT BINARY)");
        for (var place = 0; place < facts.Count; place++)
        {
            copy.StartRow();
            copy.Write(place, NpgsqlDbType.Integer);
            for (var i = 0; i < types.Count; i++)
            {
                var value = sql.Columns[i].Value(facts[place]);
                if (value is DBNull) copy.WriteNull();
                else copy.Write(value, types[i]);
            }
        }
        copy.Complete();
    }

    private List<(int Place, int Version)> Read(string text)
    {
        using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
        using var reader = command.ExecuteReader();
        var rows = new List<(int, int)>();
        while (reader.Read()) rows.Add((reader.GetInt32(0), reader.GetInt32(1)));
        return rows;
    }

    private void Run(string text)
    {
        using var command = new NpgsqlCommand(text, connection);
        command.ExecuteNonQuery();
    }

    private static NpgsqlDbType Type(string stored) => stored switch
    {
        "text" => NpgsqlDbType.Text,
        "smallint" => NpgsqlDbType.Smallint,
        "integer" => NpgsqlDbType.Integer,
        "bigint" => NpgsqlDbType.Bigint,
        "double precision" => NpgsqlDbType.Double,
        _ => throw new ArgumentException($"No fact has a column of the type {stored} yet."),
    };
}
