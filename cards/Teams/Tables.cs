using System.Text.Json.Nodes;

namespace CsmBot.Cards.Teams;

/// <summary>
/// A phone squeezes wide tables until figures and short words break: as many columns stand side by side as fit there whole, at most five; the rest follow under the
/// first cell, where nothing is lost. Elsewhere the columns share the room in the same proportions.
/// </summary>
internal static class Tables
{
    public static IEnumerable<JsonObject> Of(Table whole, Limits limits)
    {
        var table = whole.Filled(out var empty);
        var rows = table.Rows.Take(limits.Rows).ToList();
        var widths = Fit([.. table.Columns.Select((c, i) => Least(c, rows.Select(r => r.ElementAtOrDefault(i))))]);
        var wide = table.Columns.Take(widths.Count).ToList();
        yield return new JsonObject
        {
            ["type"] = "Table",
            ["firstRowAsHeaders"] = true,
            ["showGridLines"] = false,
            ["columns"] = new JsonArray([.. wide.Select((c, i) => Width(c, widths[i]))]),
            ["rows"] = new JsonArray([Header(wide), .. rows.Select(r => Row(table.Columns, wide.Count, r))]),
        };
        if (rows.Count < table.Total || table.First > 0) yield return Elements.Subtle(table.Range(rows.Count));
        if (empty is not null) yield return Elements.Subtle(empty);
        if (table.Columns.Count > Limits.HardColumns) yield return Elements.Subtle($"{table.Columns.Count - Limits.HardColumns} more columns are not shown here.");
    }

    private static JsonNode Width(Column column, int characters)
    {
        var width = new JsonObject { ["width"] = characters };
        if (column.IsNumeric) width["horizontalCellContentAlignment"] = "Right";
        return width;
    }

    // In pixels: what a table on the narrowest phone has, what stands between two columns, and a character of Teams' type in a table of few and of many columns.
    private const int Phone = 286, Gap = 8, Few = 3;
    private const double Character = 7.8, SmallCharacter = 6.8;

    /// <summary>The widths, in pixels on a phone, of the columns that fit there. The first, which names the row, takes the room that is left.</summary>
    private static List<int> Fit(IReadOnlyList<int> characters)
    {
        for (var many = Math.Min(Limits.Columns, characters.Count); ; many--)
        {
            var widths = characters.Take(many).Select(c => (int)Math.Ceiling(c * (many > Few ? SmallCharacter : Character))).ToList();
            var left = Phone - Gap * (many - 1) - widths.Sum();
            if (left < 0 && many > 1) continue;
            widths[0] += Math.Max(0, left);
            return widths;
        }
    }

    /// <summary>How many characters a column needs so that no figure, colour or short word is broken over lines.</summary>
    private static int Least(Column column, IEnumerable<object?> cells)
    {
        var texts = cells.Select(c => Cell.Text(c, column.Kind)).ToList();
        // Headers are bold, which is a tenth wider.
        var header = (int)Math.Ceiling(Math.Min(Words(column.Header), LongestWhole) * 1.12);
        return Math.Max(header, column.Kind switch
        {
            ColumnKind.Text => Math.Clamp(texts.Select(Words).Append(0).Max(), 4, LongestWhole),
            ColumnKind.Date => 6,
            ColumnKind.Health => 8,
            _ => texts.Select(t => t.Length).Append(0).Max(),
        });
    }

    /// <summary>Words of more letters may be broken.</summary>
    private const int LongestWhole = 10;

    private static int Words(string text) => text.Split(' ').Max(w => w.Length);

    private static JsonNode Header(IReadOnlyList<Column> columns) => TableRow(columns.Select(c =>
    {
        var block = Sized(Elements.TextBlock(Markdown.Escape(Cut.Short(c.Header, Limits.ButtonTitle))), columns.Count);
        block["weight"] = "Bolder";
        return new JsonArray(block);
    }));

    private static JsonObject Sized(JsonObject block, int columns)
    {
        if (columns > Few) block["size"] = "Small";
        return block;
    }

    private static JsonNode Row(IReadOnlyList<Column> columns, int wide, IReadOnlyList<object?> cells) => TableRow(Enumerable.Range(0, wide).Select(i =>
    {
        var items = new JsonArray(CellBlock(columns[i], i < cells.Count ? cells[i] : null, wide));
        if (i == 0 && Below(columns, wide, cells) is { Length: > 0 } below) items.Add(Elements.Subtle(below));
        return items;
    }));

    private static JsonObject CellBlock(Column column, object? value, int columns)
    {
        var text = Cut.Short(Cell.Text(value, column.Kind), Limits.Cell);
        if (column.Kind != ColumnKind.Health || value is not string colour || Elements.Colour(Templates.Phrases.Health(colour)) is not { } tone) return Sized(Elements.TextBlock(Markdown.Escape(text)), columns);
        // The dot alone is coloured: words in yellow are faint on white.
        var dot = Sized(Run("●\u00a0"), columns);
        dot["color"] = tone;
        return new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(dot, Sized(Run(text), columns)) };
    }

    private static JsonObject Run(string plain) => new() { ["type"] = "TextRun", ["text"] = plain };

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
