using System.Globalization;

namespace CsmBot.Cards;

public enum ColumnKind { Text, Number, Money, Date, Percent, Health }

/// <summary><paramref name="Unit"/> is the currency of a money column, or a word after numbers ("hours"), left out of the cells and shown in the header.</summary>
public sealed record Column(string Title, ColumnKind Kind = ColumnKind.Text, string? Unit = null)
{
    public string Header => Unit is null ? Title : $"{Title} ({Unit})";

    public bool IsNumeric => Kind is ColumnKind.Number or ColumnKind.Money or ColumnKind.Percent;
}

/// <summary>
/// Rows of raw cells (string, bool, any number, DateOnly, DateTime, null), formatted by <see cref="Cell"/> so that all channels agree.
/// <paramref name="Total"/> counts all rows there are, of which <see cref="Rows"/> may be one page starting at <paramref name="First"/> (0-based).
/// </summary>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, int Total, int First = 0) : Block
{
    public Table(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<object?>> rows) : this(columns, rows, rows.Count) { }

    /// <summary>"Rows 11–20 of 1,234", when that many rows are drawn.</summary>
    public string Range(int shown)
    {
        var culture = CultureInfo.InvariantCulture;
        return shown == 1
            ? string.Create(culture, $"Row {First + 1:#,##0} of {Total:#,##0}")
            : string.Create(culture, $"Rows {First + 1:#,##0}–{First + shown:#,##0} of {Total:#,##0}");
    }
}
