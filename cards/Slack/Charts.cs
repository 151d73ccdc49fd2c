using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>
/// Slack's own charts (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block). What they cannot say truly stands as a table of the same
/// numbers: a value that is missing, a slice that is not above zero, names that are alike once they are cut.
/// </summary>
internal static class Charts
{
    public static void Draw(Sheet sheet, Chart chart)
    {
        if (chart.Series.All(s => s.Points.Count == 0)) return;
        if (!sheet.Surface.Charts || sheet.Charts >= Limits.Charts || Of(chart) is not { } drawn)
        {
            if (chart.NumbersFollow)
            {
                sheet.Heading = chart.Title;
                sheet.Line(RichText.Of([Span.Bold(Cut.Short(chart.Title, Limits.HeaderText))], Limits.HeaderText));
                return;
            }
            if (sheet.Above is { } above && Says(above, chart)) return;
            var heading = sheet.Heading;
            sheet.Heading = chart.Title;
            Tables.Draw(sheet, chart.AsTable());
            sheet.Heading = heading;
            return;
        }
        sheet.Charts++;
        sheet.Add(new JsonObject { ["type"] = "data_visualization", ["title"] = Label(chart.Title, Limits.ChartTitle), ["chart"] = drawn });
        var series = chart.Kind == ChartKind.Donut ? 1 : Limits.Series;
        var points = chart.Kind == ChartKind.Donut ? Limits.Segments : Limits.Points;
        var all = chart.Series.Sum(s => s.Points.Count);
        var shown = chart.Series.Take(series).Sum(s => Math.Min(points, s.Points.Count));
        if (shown < all) sheet.Subtle($"The first {shown:#,##0} of {all:#,##0} values are drawn.");
    }

    /// <summary>True when the table holds each of the chart's values in a row of the same name.</summary>
    private static bool Says(Table table, Chart chart)
    {
        var rows = table.Rows.Where(r => r.Count > 0).GroupBy(r => Cell.Text(r[0], table.Columns[0].Kind)).ToDictionary(g => g.Key, g => g.SelectMany(r => r).Select(c => Cell.Text(c)).ToHashSet());
        return table.First == 0 && table.Total == table.Rows.Count && chart.Series.SelectMany(s => s.Points).All(p => rows.TryGetValue(p.X, out var cells) && cells.Contains(Cell.Text(p.Y)));
    }

    private static JsonObject? Of(Chart chart) => chart.Kind == ChartKind.Donut ? Pie(chart.Series[0]) : Plot(chart);

    private static JsonObject? Pie(Series series)
    {
        var slices = series.Points.Take(Limits.Segments).Select(p => (X: Label(p.X, Limits.ChartLabel), p.Y)).ToList();
        if (slices.Any(s => !(s.Y > 0) || !double.IsFinite(s.Y)) || Repeats(slices.Select(s => s.X))) return null;
        return new() { ["type"] = "pie", ["segments"] = new JsonArray([.. slices.Select(s => (JsonNode)new JsonObject { ["label"] = s.X, ["value"] = s.Y })]) };
    }

    private static JsonObject? Plot(Chart chart)
    {
        var xs = chart.Series[0].Points.Take(Limits.Points).Select(p => p.X).ToList();
        var labels = xs.Select(x => Label(x, Limits.ChartLabel)).ToList();
        var names = chart.Series.Take(Limits.Series).Select(s => Label(s.Name, Limits.ChartLabel)).ToList();
        if (xs.Count == 0 || Repeats(labels) || Repeats(names)) return null;
        if (chart.Series.Any(s => !s.Points.Take(Limits.Points).Select(p => p.X).SequenceEqual(xs) || s.Points.Any(p => !double.IsFinite(p.Y)))) return null;
        var axes = new JsonObject { ["categories"] = new JsonArray([.. labels.Select(l => (JsonNode)l)]) };
        if (chart.Unit is { } unit) axes["y_label"] = Label(unit, Limits.ChartTitle);
        return new()
        {
            ["type"] = chart.Kind == ChartKind.Line ? "line" : "bar",
            ["series"] = new JsonArray([.. names.Zip(chart.Series, (n, s) => (JsonNode)new JsonObject
            {
                ["name"] = n, ["data"] = new JsonArray([.. labels.Zip(s.Points, (l, p) => (JsonNode)new JsonObject { ["label"] = l, ["value"] = p.Y })]),
            })]),
            ["axis_config"] = axes,
        };
    }

    private static string Label(string text, int most) => RichText.Filled(Cut.Short(RichText.Clean(text).ReplaceLineEndings(" "), most));

    private static bool Repeats(IEnumerable<string> names) => names.GroupBy(n => n).Any(g => g.Count() > 1);
}
