using System.Data.Common;
using CsmBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CsmBot.Privacy;

/// <summary>A table as SQL sees it, with what its columns hold of people; names quoted, as both databases understand.</summary>
internal sealed class Shape
{
    private Shape(IEntityType type)
    {
        Name = type.GetTableName()!;
        Properties = [.. type.GetProperties()];
        Keys = [.. type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName())];
        Texts = PersonalData.Tables[Name];
    }

    public string Name { get; }
    public IReadOnlyList<IProperty> Properties { get; }
    public IReadOnlyList<string> Keys { get; }
    public IReadOnlyList<TextColumn> Texts { get; }

    public bool Has(string column) => Properties.Any(p => p.GetColumnName() == column);

    public bool IsNullable(string column) => Properties.First(p => p.GetColumnName() == column).IsColumnNullable();

    /// <summary>The rows lie in a conversation.</summary>
    public bool IsOfChats => Has("conversation") && Name != "fire_notes";

    public static IReadOnlyList<Shape> All(CsmDb db) => [.. db.Model.GetEntityTypes().Select(t => new Shape(t))];

    public static string Quoted(string name) => $"\"{name}\"";

    /// <summary>Rows with some of their columns, as they are stored; the caller reads to the end.</summary>
    public IEnumerable<object[]> Read(DbConnection connection, IEnumerable<string> columns)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(Quoted))} FROM {Quoted(Name)}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }

    /// <summary>A value as the program knows it: an instant, a day, an amount.</summary>
    public object? Value(IProperty property, object stored) => stored is DBNull ? null
        : property.GetTypeMapping().Converter is { } converter && property.ClrType is var type && (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: false } and var plain && plain != typeof(string)
            ? converter.ConvertFromProvider(Convert.ChangeType(stored, converter.ProviderClrType, System.Globalization.CultureInfo.InvariantCulture)) : stored;
}
