using System.Globalization;
using System.Text;

namespace CsmBot.Reports.Pages;

/// <summary>A table as CSV (RFC 4180) that a spreadsheet opens without running anything: text that it would take for a formula begins with an apostrophe; numbers and days stay what they are.</summary>
public static class ReportCsv
{
    public static string Of(ReportTable table)
    {
        var csv = new StringBuilder();
        Line(csv, table.Columns.Select(c => (object?)c.Name));
        foreach (var row in table.Rows) Line(csv, row);
        return csv.ToString();
    }

    private static void Line(StringBuilder csv, IEnumerable<object?> cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        string text => Quoted(Harmless(text)),
        IConvertible number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
        _ => Quoted(Harmless(cell.ToString() ?? "")),
    };

    /// <summary>Also behind blanks, which some spreadsheets skip; full-width signs are formulas in East Asian ones.</summary>
    private static string Harmless(string text) => text.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] ? "'" + text : text;

    private static string Quoted(string text) => text.AsSpan().IndexOfAny("\",\r\n") >= 0 || text.StartsWith(' ') || text.EndsWith(' ') ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
