using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CsmBot.Data;

/// <summary>What writing a fact did. <see cref="Kept"/>: the import was not applied, because a person wrote or removed the fact since.</summary>
public enum Outcome { Same, Added, Changed, Kept }

/// <summary>
/// Writes facts of one kind by key in one prepared statement, five times faster than EF's change tracker (34,000 against 6,800 rows a second when it was
/// tried). Everything it knows of columns, keys and conversions comes from the EF model. The SQL is the part that SQLite and PostgreSQL share.
/// </summary>
internal sealed class FactTable
{
    private sealed record Column(string Name, bool IsKey, Func<object, object?> Get, ValueConverter? Converter);

    private readonly Column[] _columns;
    private readonly DbCommand _upsert, _kept, _remove;
    private readonly DbCommand? _holder;

    public FactTable(DbConnection connection, IEntityType type)
    {
        var keys = type.FindPrimaryKey()!.Properties;
        _columns = [.. type.GetProperties().Where(p => !p.IsShadowProperty())
            .Select(p => new Column(p.GetColumnName(), keys.Contains(p), p.PropertyInfo!.GetValue, p.FindRelationalTypeMapping()!.Converter))];
        var table = type.GetTableName()!;
        var names = _columns.Select(c => c.Name).ToList();
        var rest = _columns.Where(c => !c.IsKey).Select(c => c.Name).ToList();
        var key = string.Join(" AND ", _columns.Where(c => c.IsKey).Select(c => $"{table}.{c.Name} = @{c.Name}"));
        var differs = $"({string.Join(" OR ", rest.Select(c => $"{table}.{c} IS DISTINCT FROM @{c}"))})";
        _upsert = Prepare(connection, $"""
            INSERT INTO {table} ({string.Join(", ", names)}, origin, version) VALUES ({string.Join(", ", names.Select(n => "@" + n))}, @origin, 1)
            ON CONFLICT ({string.Join(", ", _columns.Where(c => c.IsKey).Select(c => c.Name))}) DO UPDATE
            SET {string.Join(", ", rest.Select(c => $"{c} = excluded.{c}"))}, origin = excluded.origin, version = {table}.version + 1
            WHERE ({differs} OR {table}.origin = {(int)Origin.Removed}) AND ({table}.origin = {(int)Origin.Import} OR @origin <> {(int)Origin.Import})
            RETURNING version
            """);
        _kept = Prepare(connection, $"SELECT {table}.origin = {(int)Origin.Removed} OR ({table}.origin <> {(int)Origin.Import} AND {differs}) FROM {table} WHERE {key}");
        // Only a fact with a key of its own can stand at another account.
        if (rest.Contains("account_id")) _holder = Prepare(connection, $"SELECT account_id FROM {table} WHERE {key} AND origin <> {(int)Origin.Removed}");
        _remove = Prepare(connection, $"UPDATE {table} SET origin = {(int)Origin.Removed}, version = version + 1 WHERE {key} AND origin <> {(int)Origin.Removed}");
    }

    public Outcome Put(object fact, Origin origin, DbTransaction transaction)
    {
        Bind(_upsert, fact, origin, transaction);
        if (_upsert.ExecuteScalar() is { } version) return Convert.ToInt64(version) == 1 ? Outcome.Added : Outcome.Changed;
        if (origin != Origin.Import) return Outcome.Same;
        Bind(_kept, fact, origin, transaction);
        return Convert.ToInt64(_kept.ExecuteScalar()) == 0 ? Outcome.Same : Outcome.Kept;
    }

    /// <summary>The account at which the fact of this key stands; null when there is none, or it could be no other than the fact's own.</summary>
    public string? Holder(object fact, DbTransaction transaction)
    {
        if (_holder is null) return null;
        Bind(_holder, fact, Origin.Import, transaction);
        return (string?)_holder.ExecuteScalar();
    }

    public bool Remove(object fact, DbTransaction transaction)
    {
        Bind(_remove, fact, Origin.Removed, transaction);
        return _remove.ExecuteNonQuery() > 0;
    }

    private void Bind(DbCommand command, object fact, Origin origin, DbTransaction transaction)
    {
        command.Transaction = transaction;
        for (var i = 0; i < _columns.Length; i++)
        {
            var (_, isKey, get, converter) = _columns[i];
            var value = get(fact);
            // A key holds no null: the one that may be absent, a person's valid_from, is stored as day 0.
            command.Parameters[i].Value = value is null ? (isKey ? 0 : DBNull.Value) : converter is null ? value : converter.ConvertToProvider(value);
        }
        command.Parameters[_columns.Length].Value = (int)origin;
    }

    private DbCommand Prepare(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in _columns.Select(c => c.Name).Append("origin"))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
