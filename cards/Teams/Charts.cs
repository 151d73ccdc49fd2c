using System.Text.Json.Nodes;

namespace CsmBot.Cards.Teams;

/// <summary>
/// Teams' own chart elements (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards);
/// clients that do not know them draw the fallback, the same numbers as a table.
/// </summary>
internal static class Charts
{
    private const int MostSeries = 12, MostPoints = 20, TitleText = 50;

    public static JsonObject Of(Chart chart, Limits limits)
    {
        var (series, points) = (Math.Min(MostSeries, limits.Rows), Math.Min(MostPoints, limits.Rows));
        // Said in the drawing itself: beside it, it would stand over the table where nothing is drawn.
        var cut = chart.Series.Count > series || chart.Series.Any(s => s.Points.Count > points) ? " (not all)" : "";
        var drawn = new JsonObject { ["type"] = Type(chart), ["title"] = Cut.Short(chart.Title, TitleText - cut.Length) + cut, ["data"] = Data(chart, series, points) };
        if (chart.Unit is { } unit && chart.Kind != ChartKind.Donut) drawn["yAxisTitle"] = unit;
        drawn["fallback"] = Elements.Container(chart.NumbersFollow ? [Elements.Head(new Heading(chart.Title, 2))] : [.. Tables.Of(chart.AsTable(), limits)], null);
        return drawn;
    }

    private static string Type(Chart chart) => (chart.Kind, chart.Series.Count) switch
    {
        (ChartKind.Donut, _) => "Chart.Donut",
        (ChartKind.Line, _) => "Chart.Line",
        (_, 1) => "Chart.VerticalBar",
        _ => "Chart.VerticalBar.Grouped",
    };

    private static JsonArray Data(Chart chart, int series, int points) => chart.Kind == ChartKind.Donut ? Points(chart.Series[0], "legend", "value", points)
        : chart is { Kind: ChartKind.Bar, Series.Count: 1 } ? Points(chart.Series[0], "x", "y", points)
        : new JsonArray([.. chart.Series.Take(series).Select(s => (JsonNode)new JsonObject { ["legend"] = s.Name, ["values"] = Points(s, "x", "y", points) })]);

    private static JsonArray Points(Series series, string x, string y, int most) =>
        new([.. series.Points.Take(most).Select(p => (JsonNode)new JsonObject { [x] = p.X, [y] = p.Y })]);
}
