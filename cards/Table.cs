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

    /// <summary>A list of like things that somebody asked for, of which it is worth knowing what none of them has.</summary>
    public bool IsList { get; init; }

    /// <summary>
    /// Without the columns in which no row has anything, so that no channel spends its room on dashes; of a list of several, <paramref name="empty"/> says which those are, for below the table:
    /// what is known to be missing is told everywhere alike. The first column, which names the rows, stays.
    /// </summary>
    public Table Filled(out string? empty)
    {
        var filled = Enumerable.Range(0, Columns.Count).Where(i => i == 0 || Rows.Any(r => Cell.Text(r.ElementAtOrDefault(i), Columns[i].Kind) != Cell.Empty)).ToList();
        empty = !IsList || Total < 2 || filled.Count == Columns.Count || Rows.Count == 0 ? null : $"Nothing in these rows: {string.Join(", ", Columns.Where((_, i) => !filled.Contains(i)).Select(c => c.Header))}";
        return filled.Count == Columns.Count || Rows.Count == 0 ? this : this with { Columns = filled.ConvertAll(i => Columns[i]), Rows = [.. Rows.Select(r => (IReadOnlyList<object?>)filled.ConvertAll(i => r.ElementAtOrDefault(i)))] };
    }

    /// <summary>"Rows 11–20 of 1,234", when that many rows are drawn.</summary>
    public string Range(int shown)
    {
        var culture = CultureInfo.InvariantCulture;
        return shown == 1
            ? string.Create(culture, $"Row {First + 1:#,##0} of {Total:#,##0}")
            : string.Create(culture, $"Rows {First + 1:#,##0}–{First + shown:#,##0} of {Total:#,##0}");
    }
}
