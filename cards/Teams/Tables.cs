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
            ["columns"] = new JsonArray([.. wide.Select(Width)]),
            ["rows"] = new JsonArray([Header(wide), .. rows.Select(r => Row(table.Columns, wide.Count, r))]),
        };
        if (rows.Count < table.Total || table.First > 0) yield return Elements.Subtle(table.Range(rows.Count));
        if (table.Columns.Count > Limits.HardColumns) yield return Elements.Subtle($"{table.Columns.Count - Limits.HardColumns} more columns are not shown here.");
    }

    private static JsonNode Width(Column column, int index)
    {
        var width = new JsonObject { ["width"] = index == 0 ? 3 : column.Kind is ColumnKind.Text or ColumnKind.Date or ColumnKind.Money ? 2 : 1 };
        if (column.IsNumeric) width["horizontalCellContentAlignment"] = "Right";
        return width;
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
            .Select(i => $"{columns[i].Header}: {Cut.Short(Cell.Text(cells[i], columns[i].Kind), Limits.Cell)}"));

    private static JsonNode TableRow(IEnumerable<JsonArray> cells) => new JsonObject
    {
        ["type"] = "TableRow",
        ["cells"] = new JsonArray([.. cells.Select(items => (JsonNode)new JsonObject { ["type"] = "TableCell", ["items"] = items })]),
    };
}
