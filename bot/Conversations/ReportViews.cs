using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Reports;

namespace CsmBot.Conversations;

/// <summary>Reports as cards show them.</summary>
public static class ReportViews
{
    /// <summary>Rows of a table that stand on a card in a chat; the page has all.</summary>
    public const int RowsInChat = 10;

    /// <param name="mostRows">Rows of each table.</param>
    /// <param name="page">Where the whole report is to be seen; null where there is no such page.</param>
    public static ReportView Of(Report report, string currency, TimeZoneInfo zone, int mostRows = int.MaxValue, string? page = null) =>
        new(report.Title, report.Subject, report.From, report.To, Instant.Of(report.AsOf, zone))
        {
            Figures = [.. report.Figures.Select(f => new ReportLine(f.Label, Written.Of(f, currency), f.Definition))],
            Tables = [.. report.Tables.Where(t => t.Rows.Count > 0).Select(t => Table(t, currency, mostRows))],
            Notes = report.Notes,
            InShort = report.InShort,
            Page = page,
        };

    /// <summary>On a card of few rows with the columns alone that a narrow screen has room for.</summary>
    internal static ReportPart Table(ReportTable table, string currency, int mostRows)
    {
        var shown = Enumerable.Range(0, table.Columns.Count).Where(c => mostRows == int.MaxValue || table.Narrow.Count == 0 || table.Narrow.Contains(table.Columns[c].Name)).ToList();
        var rows = Written.Rows(table).Take(mostRows).Select(r => shown.Count == table.Columns.Count ? r : shown.ConvertAll(c => r[c])).ToList();
        return new ReportPart(table.Title, new Table(shown.ConvertAll(c => Written.Of(table.Columns[c], currency)), rows, table.Rows.Count)) { Chart = Chart(table, currency) };
    }

    /// <summary>What there is to draw, of no more than a chart can hold.</summary>
    private static Chart? Chart(ReportTable table, string currency)
    {
        const int mostPoints = 24;
        if (table.Chart is not { } chart || table.Rows.Count is < 2 or > mostPoints) return null;
        var series = chart.Columns.Select(name => table.Columns.Select((c, i) => (Column: c, Index: i)).First(c => c.Column.Name == name)).ToList();
        return new Chart(chart.IsOverTime ? ChartKind.Line : ChartKind.Bar, table.Title,
            [.. series.Select(s => new Series(s.Column.Label, [.. Written.Rows(table).Select(r => new Point(Cell.Text(r[0]), r[s.Index] is { } y ? Convert.ToDouble(y, CultureInfo.InvariantCulture) : 0))]))],
            series[0].Column.Unit switch { ColumnUnit.Money => currency, ColumnUnit.Hours => "hours", ColumnUnit.Percent => "%", _ => null });
    }
}
