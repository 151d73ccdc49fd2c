using System.Text.Json.Nodes;

namespace CsmBot.Cards.Teams;

/// <summary>
/// Phones squeeze wide tables, so that at most five columns stand side by side; the rest follow under the first cell, where nothing is lost.
/// </summary>
internal static class Tables
{
    public static IEnumerable<JsonObject> Of(Table table, Limits limits)
    {
        var rows = table.Rows.Take(limits.Rows).ToList();
        var wide = table.Columns.Take(Limits.Columns).ToList();
        yield return new JsonObject
        {
            ["type"] = "Table",
            ["firstRowAsHeaders"] = true,
            ["showGridLines"] = false,
            ["columns"] = new JsonArray([.. wide.Select((c, i) => Width(c, Characters(c, rows.Select(r => r.ElementAtOrDefault(i)))))]),
            ["rows"] = new JsonArray([Header(wide), .. rows.Select(r => Row(table.Columns, wide.Count, r))]),
        };
        if (rows.Count < table.Total || table.First > 0) yield return Elements.Subtle(table.Range(rows.Count));
        if (table.Columns.Count > Limits.HardColumns) yield return Elements.Subtle($"{table.Columns.Count - Limits.HardColumns} more columns are not shown here.");
    }

    private static JsonNode Width(Column column, int characters)
    {
        var width = new JsonObject { ["width"] = characters };
        if (column.IsNumeric) width["horizontalCellContentAlignment"] = "Right";
        return width;
    }

    /// <summary>Shares follow what stands in the column, as figures and colours cannot be broken over lines and names can.</summary>
    private static int Characters(Column column, IEnumerable<object?> cells)
    {
        var longest = cells.Select(c => Cell.Text(c, column.Kind).Length).Append(0).Max();
        var header = column.Header.Split(' ').Max(w => w.Length) + 1;
        return Math.Max(header, column.Kind switch { ColumnKind.Text => Math.Clamp(longest, 5, 18), ColumnKind.Date => 9, ColumnKind.Health => 9, _ => Math.Min(longest, 14) + 1 });
    }

    private static JsonNode Header(IReadOnlyList<Column> columns) => TableRow(columns.Select(c =>
    {
        var block = Elements.TextBlock(Markdown.Escape(Cut.Short(c.Header, Limits.ButtonTitle)));
        block["weight"] = "Bolder";
        return new JsonArray(block);
    }));

    private static JsonNode Row(IReadOnlyList<Column> columns, int wide, IReadOnlyList<object?> cells) => TableRow(Enumerable.Range(0, wide).Select(i =>
    {
        var items = new JsonArray(CellBlock(columns[i], i < cells.Count ? cells[i] : null));
        if (i == 0 && Below(columns, wide, cells) is { Length: > 0 } below) items.Add(Elements.Subtle(below));
        return items;
    }));

    private static JsonObject CellBlock(Column column, object? value)
    {
        var text = Cut.Short(Cell.Text(value, column.Kind), Limits.Cell);
        if (column.Kind != ColumnKind.Health || value is not string colour) return Elements.TextBlock(Markdown.Escape(text));
        var block = Elements.TextBlock("● " + Markdown.Escape(text));
        if (Elements.Colour(Templates.Phrases.Health(colour)) is { } tone) block["color"] = tone;
        return block;
    }

    private static string Below(IReadOnlyList<Column> columns, int wide, IReadOnlyList<object?> cells) => string.Join(" · ",
        Enumerable.Range(wide, Math.Max(0, Math.Min(Math.Min(columns.Count, cells.Count), Limits.HardColumns) - wide))
            .Where(i => Cell.Text(cells[i]) != Cell.Empty)
            .Select(i => $"{columns[i].Header}: {Cut.Short(Cell.Text(cells[i], columns[i].Kind), Limits.Cell)}"));

    private static JsonNode TableRow(IEnumerable<JsonArray> cells) => new JsonObject
    {
        ["type"] = "TableRow",
        ["cells"] = new JsonArray([.. cells.Select(items => (JsonNode)new JsonObject { ["type"] = "TableCell", ["items"] = items })]),
    };
}
