using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CsmBot.Data;

/// <summary>What the EF model knows of a kind of fact, and the conditions under which one is written. In the SQL that SQLite and PostgreSQL share.</summary>
internal sealed class FactSql
{
    /// <param name="Mapping">How its values are stored.</param>
    public sealed record Column(string Name, bool IsKey, Func<object, object?> Get, RelationalTypeMapping Mapping)
    {
        /// <summary>The fact's value as it is stored.</summary>
        public object Value(object fact)
        {
            // A key holds no null: the one that may be absent, a person's valid_from, is stored as day 0.
            if (Get(fact) is not { } value) return IsKey ? 0 : DBNull.Value;
            var stored = Mapping.Converter is { } converter ? converter.ConvertToProvider(value)! : value;
            return stored is string text ? Engines.StorableText.Of(text) : stored;
        }
    }

    public FactSql(IEntityType type)
    {
        var keys = type.FindPrimaryKey()!.Properties;
        Table = type.GetTableName()!;
        Columns = [.. type.GetProperties().Where(p => !p.IsShadowProperty()).Select(p => new Column(p.GetColumnName(), keys.Contains(p), p.PropertyInfo!.GetValue, p.GetRelationalTypeMapping()))];
        Names = string.Join(", ", Columns.Select(c => c.Name));
        Keys = string.Join(", ", Columns.Where(c => c.IsKey).Select(c => c.Name));
    }

    public string Table { get; }
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The names of all columns of the record, and of those of its key.</summary>
    public string Names { get; }

    public string Keys { get; }

    /// <summary>The stored row has the given one's key.</summary>
    /// <param name="given">What stands before a column's name for the value that is to be written: "@", "incoming.".</param>
    public string IsIt(string given) => string.Join(" AND ", Columns.Where(c => c.IsKey).Select(c => $"{Table}.{c.Name} = {given}{c.Name}"));

    /// <summary>The stored row says something else.</summary>
    public string Differs(string given) => $"({string.Join(" OR ", Columns.Where(c => !c.IsKey).Select(c => $"{Table}.{c.Name} IS DISTINCT FROM {given}{c.Name}"))})";

    /// <summary>A row of this origin takes the place of the stored one: it says something new, and an import overwrites no person and no rule.</summary>
    public string Replaces(string given, string origin) =>
        $"({Differs(given)} OR {Table}.origin = {(int)Origin.Removed}) AND ({Table}.origin = {(int)Origin.Import} OR {origin} <> {(int)Origin.Import})";

    /// <summary>An import's row was not taken, since a person or a rule wrote the stored one, or it was taken back.</summary>
    public string IsKept(string given) => $"({Table}.origin = {(int)Origin.Removed} OR ({Table}.origin <> {(int)Origin.Import} AND {Differs(given)}))";

    /// <summary>What follows on an insert's ON CONFLICT to overwrite the stored row.</summary>
    public string Overwrite =>
        $"({Keys}) DO UPDATE SET {string.Join(", ", Columns.Where(c => !c.IsKey).Select(c => $"{c.Name} = excluded.{c.Name}"))}, origin = excluded.origin, version = {Table}.version + 1";
}
