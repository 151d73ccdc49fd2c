using System.Globalization;
using System.Text;
using CsmBot.Cards;
using static CsmBot.Reports.Pages.Html;

namespace CsmBot.Reports.Pages;

/// <summary>A table with all its rows, to be sorted by its heads.</summary>
public static class TableHtml
{
    private const int ShortWord = 14;

    /// <param name="link">Where the first account cell of a row leads, by the row's number; null for no link.</param>
    /// <param name="linked">The column that carries the link; negative for none.</param>
    public static string Of(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<object?>> rows, Func<int, string?>? link = null, int linked = -1)
    {
        var classes = columns.Select((c, i) => Class(c, rows, i)).ToList();
        var html = new StringBuilder("<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>");
        for (var c = 0; c < columns.Count; c++) html.Append("<th scope=\"col\"").Append(classes[c]).Append("><button type=\"button\">").Append(Text(columns[c].Header)).Append("</button></th>");
        html.Append("</tr></thead>\n<tbody>\n");
        for (var r = 0; r < rows.Count; r++)
        {
            html.Append("<tr>");
            for (var c = 0; c < columns.Count; c++) Cell(html, classes[c], columns[c], rows[r][c], c == linked ? link?.Invoke(r) : null);
            html.Append("</tr>\n");
        }
        return html.Append("</tbody>\n</table></div>\n").ToString();
    }

    private static void Cell(StringBuilder html, string kind, Column column, object? value, string? link)
    {
        html.Append("<td").Append(kind);
        if (Raw(value) is { } raw) html.Append(" data-v=\"").Append(Text(raw)).Append('"');
        html.Append('>');
        var text = Text(Cards.Cell.Text(value, column.Kind));
        if (column.Kind == ColumnKind.Health && value is "green" or "yellow" or "red") text = $"<span class=\"colour {value}\">{text}</span>";
        html.Append(link is null ? text : $"<a href=\"{Text(link)}\">{text}</a>").Append("</td>");
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
        column.IsNumeric ? " class=\"n\"" : column.Kind != ColumnKind.Text || rows.All(r => r[at] is not string { Length: > ShortWord }) ? " class=\"k\"" : "";
}
