using System.Globalization;
using CsmBot.Cards;

namespace CsmBot.Reports;

/// <summary>How figures and columns of a report are written out, the same on cards and pages.</summary>
public static class Written
{
    /// <summary>"USD 41,250", "12.5 %", "123.5 hours"; a dash where it cannot be said.</summary>
    public static string Of(ReportFigure figure, string currency) => figure.Number is not { } number ? Cell.Empty
        : figure.Unit == currency ? Cell.Money(number, currency)
        : figure.Unit == "percent" ? Cell.Text(number, ColumnKind.Percent)
        : figure.Unit == "p" ? $"p = {number.ToString("0.0###", CultureInfo.InvariantCulture)}"
        : $"{Cell.Text(number, ColumnKind.Number)} {(number != 1 ? figure.Unit : figure.Unit == "people" ? "person" : figure.Unit.EndsWith('s') ? figure.Unit[..^1] : figure.Unit)}";

    /// <summary>The rows as people read them: what belongs to no tier, purpose, team or person is said to.</summary>
    public static IReadOnlyList<IReadOnlyList<object?>> Rows(ReportTable table)
    {
        var none = Nothing(table.Columns[0].Name);
        int[] types = [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].Name is "type" or "what")];
        if (none is null && types.Length == 0) return table.Rows;
        return new Lazily(table.Rows.Count, i =>
        {
            object?[] row = [.. table.Rows[i]];
            row[0] ??= none;
            foreach (var c in types) row[c] = row[c] is string word ? Type(word) : row[c];
            return row;
        });
    }

    /// <summary>"site visit" and "QBR" where data spells "site_visit" and "qbr".</summary>
    public static string Type(string word) => word switch { "site_visit" => "site visit", "qbr" => "QBR", _ => word };

    public static string? Nothing(string column) => column switch { "tier" => "no tier", "purpose" => "not said", "team" => "no team", "person" or "csm" => "nobody", _ => null };

    public static Column Of(ReportColumn column, string currency) => column.Unit switch
    {
        ColumnUnit.Money => new Column(column.Label, ColumnKind.Money, currency),
        ColumnUnit.Percent => new Column(column.Label, ColumnKind.Percent),
        ColumnUnit.Hours => new Column(column.Label, ColumnKind.Number, column.Label == "Hours" ? null : "hours"),
        ColumnUnit.Count or ColumnUnit.Number or ColumnUnit.Rating => new Column(column.Label, ColumnKind.Number),
        ColumnUnit.Day => new Column(column.Label, ColumnKind.Date),
        _ => new Column(column.Label, column.Name == "health" ? ColumnKind.Health : ColumnKind.Text),
    };
}
