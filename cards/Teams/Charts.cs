using System.Text.Json.Nodes;

namespace CsmBot.Cards.Teams;

/// <summary>
/// Teams' own chart elements (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards);
/// clients that do not know them draw the fallback, the same numbers as a table.
/// </summary>
internal static class Charts
{
    private const int SeriesCount = 12, PointCount = 20, TitleText = 50;

    public static JsonObject Of(Chart chart, Limits limits)
    {
        var drawn = new JsonObject { ["type"] = Type(chart), ["title"] = Cut.Short(chart.Title, TitleText), ["data"] = Data(chart) };
        if (chart.Unit is { } unit && chart.Kind != ChartKind.Donut) drawn["yAxisTitle"] = unit;
        drawn["fallback"] = Elements.Container([.. Tables.Of(chart.AsTable(), limits)], null);
        var left = chart.Series.Count - SeriesCount + chart.Series.Sum(s => Math.Max(0, s.Points.Count - PointCount));
        return left <= 0 ? drawn : Elements.Container([drawn, Elements.Subtle("Not all values are drawn.")], null);
    }

    private static string Type(Chart chart) => (chart.Kind, chart.Series.Count) switch
    {
        (ChartKind.Donut, _) => "Chart.Donut",
        (ChartKind.Line, _) => "Chart.Line",
        (_, 1) => "Chart.VerticalBar",
        _ => "Chart.VerticalBar.Grouped",
    };

    private static JsonArray Data(Chart chart) => chart.Kind == ChartKind.Donut ? Points(chart.Series[0], "legend", "value")
        : chart is { Kind: ChartKind.Bar, Series.Count: 1 } ? Points(chart.Series[0], "x", "y")
        : new JsonArray([.. chart.Series.Take(SeriesCount).Select(s => (JsonNode)new JsonObject { ["legend"] = s.Name, ["values"] = Points(s, "x", "y") })]);

    private static JsonArray Points(Series series, string x, string y) =>
        new([.. series.Points.Take(PointCount).Select(p => (JsonNode)new JsonObject { [x] = p.X, [y] = p.Y })]);
}
