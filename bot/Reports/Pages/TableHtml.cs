using System.Globalization;
using System.Text;
using CsmBot.Cards;
using static CsmBot.Reports.Pages.Html;

namespace CsmBot.Reports.Pages;

/// <summary>A table, to be sorted by its heads. Of very many rows the first stand on the page, which says so; the file has all.</summary>
public static class TableHtml
{
    /// <summary>Rows of a table on a page: more nobody reads, and a browser sorts them slowly.</summary>
    public const int MostRows = 500;

    private const int ShortWord = 14, ManyColumns = 9;

    /// <param name="all">The rows; only the first of them are read.</param>
    /// <param name="link">Where a cell leads, by its row and column; null for nowhere.</param>
    /// <param name="isWide">Columns that a narrow page leaves out.</param>
    public static string Of(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<object?>> all, Func<int, int, string?>? link = null, Func<int, bool>? isWide = null)
    {
        IReadOnlyList<IReadOnlyList<object?>> rows = [.. all.Take(MostRows)];
        var classes = columns.Select((c, i) => $" class=\"{Class(c, rows, i)}{(isWide?.Invoke(i) == true ? " x" : "")}\"").ToList();
        var decimals = columns.Select((c, i) => Decimals(c, rows, i)).ToList();
        var html = new StringBuilder("<div class=\"wide\" tabindex=\"0\"><table").Append(columns.Count > ManyColumns ? " class=\"dense\"" : "").Append(">\n<thead><tr>");
        for (var c = 0; c < columns.Count; c++) html.Append("<th scope=\"col\"").Append(classes[c]).Append("><button type=\"button\">").Append(Text(columns[c].Header)).Append("</button></th>");
        html.Append("</tr></thead>\n<tbody>\n");
        for (var r = 0; r < rows.Count; r++)
        {
            html.Append("<tr>");
            for (var c = 0; c < columns.Count; c++) Cell(html, classes[c], columns[c], decimals[c], rows[r][c], link?.Invoke(r, c));
            html.Append("</tr>\n");
        }
        return html.Append("</tbody>\n</table></div>\n").ToString();
    }

    private static void Cell(StringBuilder html, string kind, Column column, int? decimals, object? value, string? link)
    {
        html.Append("<td").Append(kind);
        if (Raw(value) is { } raw) html.Append(" data-v=\"").Append(Text(raw)).Append('"');
        html.Append('>');
        var text = Text(decimals is { } most && value is not null and not string and IConvertible number ? $"{number.ToDouble(CultureInfo.InvariantCulture).ToString($"N{most}", CultureInfo.InvariantCulture)}{(column.Kind == ColumnKind.Percent ? " %" : "")}" : Cards.Cell.Text(value, column.Kind));
        if (column.Kind == ColumnKind.Health && value is "green" or "yellow" or "red") text = $"<span class=\"colour {value}\">{text}</span>";
        html.Append(link is null ? text : $"<a href=\"{Text(link)}\">{text}</a>").Append("</td>");
    }

    /// <summary>As many decimals in all rows of a column, so that its numbers stand below each other, and no more than a reader needs; null where there are no numbers.</summary>
    private static int? Decimals(Column column, IReadOnlyList<IReadOnlyList<object?>> rows, int at)
    {
        if (!column.IsNumeric) return null;
        var (broken, largest) = (false, 0.0);
        foreach (var row in rows)
        {
            if (row[at] is null or string || row[at] is not IConvertible value || !double.IsFinite(value.ToDouble(CultureInfo.InvariantCulture))) continue;
            var number = Math.Abs(value.ToDouble(CultureInfo.InvariantCulture));
            broken |= Math.Abs(number - Math.Round(number)) > 0.004;
            largest = Math.Max(largest, number);
        }
        return !broken ? 0 : column.Kind switch { ColumnKind.Money => largest >= 100 ? 0 : 2, ColumnKind.Percent => 1, _ => largest >= 100 ? 1 : 2 };
    }

    /// <summary>What rows are ordered by; null for what is ordered by its text.</summary>
    private static string? Raw(object? value) => value switch
    {
        null or "" => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("s", CultureInfo.InvariantCulture),
        string or bool => null,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Numbers stand to the right; days, ids and other short words are not broken.</summary>
    private static string Class(Column column, IReadOnlyList<IReadOnlyList<object?>> rows, int at) =>
        column.IsNumeric ? "n" : column.Kind != ColumnKind.Text || rows.All(r => r[at] is not string { Length: > ShortWord }) ? "k" : "t";
}
