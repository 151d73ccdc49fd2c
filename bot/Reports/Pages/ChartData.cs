using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CsmBot.Reports.Pages;

/// <summary>What the page's script draws of a table: labels, and the series with their meaning, from which it takes their colours.</summary>
internal static class ChartData
{
    /// <summary>Bars that a reader tells apart; a line through time may have more points.</summary>
    private const int MostBars = 20, MostPoints = 60;

    /// <summary>Null where there is nothing to draw.</summary>
    public static string? Of(ReportTable table, string currency)
    {
        if (table.Chart is not { } chart || table.Rows.Count < 2) return null;
        var rows = table.Rows.Where(r => r[0] is not null || !chart.IsOverTime).Take(chart.IsOverTime ? MostPoints : MostBars).ToList();
        var columns = chart.Columns.Select(name => table.Columns.Select((c, i) => (Column: c, Index: i)).First(c => c.Column.Name == name)).ToList();
        if (columns.All(c => rows.All(r => Number(r[c.Index]) is 0 or null))) return null;
        return new JsonObject
        {
            ["title"] = table.Title, ["stacked"] = chart.Stacked, ["overTime"] = chart.IsOverTime,
            ["unit"] = columns[0].Column.Unit switch { ColumnUnit.Money => currency, ColumnUnit.Hours => "hours", ColumnUnit.Percent => "%", _ => "" },
            ["labels"] = new JsonArray([.. rows.Select(r => (JsonNode)Label(table, r[0]))]),
            ["series"] = new JsonArray([.. columns.Select(c => (JsonNode)new JsonObject
            {
                ["name"] = c.Column.Label, ["means"] = Meaning(c.Column.Name), ["values"] = new JsonArray([.. rows.Select(r => (JsonNode?)JsonValue.Create(Number(r[c.Index])))]),
            })]),
        }.ToJsonString(JsonSerializerOptions.Default);
    }

    private static string Label(ReportTable table, object? value) => value is null ? Written.Nothing(table.Columns[0].Name) ?? "–" : table.Columns[0].Name == "tier" ? $"Tier {value}" : value is string word && table.Columns[0].Name == "type" ? Written.Type(word) : Cards.Cell.Text(value);

    private static string Meaning(string column) => column is "green" or "yellow" or "red" ? column : column.StartsWith("reactive", StringComparison.Ordinal) ? "fire" : "care";

    private static double? Number(object? value) => value is IConvertible and not string ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
}
