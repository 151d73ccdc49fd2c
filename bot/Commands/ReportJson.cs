using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Reports;

namespace CsmBot.Commands;

/// <summary>The JSON form of a report (contracts: reports).</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Report report) => JsonSerializer.Serialize(new
    {
        report = ReportNames.Wire(report.Name), from = report.From, to = report.To, as_of = report.AsOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), filters = report.Filters,
        figures = report.Figures.Select(f => new { name = f.Name, number = f.Number, unit = f.Unit, definition = f.Definition }),
        tables = report.Tables.Select(t => new { name = t.Name, columns = t.Columns.Select(c => c.Name), rows = t.Rows }),
        notes = report.Notes,
    }, _plain);
}
