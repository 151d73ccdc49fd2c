using System.Text.Json.Nodes;
using CsmBot.Cards.Text;

namespace CsmBot.Cards.Slack;

/// <summary>A table in the dialect of the surface (https://docs.slack.dev/reference/block-kit/blocks/data-table-block, …/table-block), or as text.</summary>
internal static class Tables
{
    private const int TextWidth = 72;

    public static void Draw(Sheet sheet, Table whole)
    {
        if (whole.Columns.Count == 0) return;
        var table = whole.Filled(out var empty);
        sheet.Above = table;
        var columns = table.Columns.Take(Limits.Columns).ToList();
        var most = Math.Min(sheet.Limits.Rows, sheet.Surface.Dialect == Dialect.Newest ? Limits.DataTableRows : Limits.TableRows - 1);
        var rows = table.Rows.Take(most).ToList();
        if (rows.Count == 0 && table.Total == 0) { sheet.Subtle("No rows."); return; }
        if (rows.Count > 0) Draw(sheet, columns, rows);
        if (rows.Count < table.Total || table.First > 0) sheet.Subtle(table.Range(rows.Count));
        if (empty is not null) sheet.Subtle(empty);
        if (table.Columns.Count > columns.Count) sheet.Subtle($"{table.Columns.Count - columns.Count} more columns are not shown here.");
    }

    private static void Draw(Sheet sheet, List<Column> columns, List<IReadOnlyList<object?>> rows)
    {
        // The older table may stand in a message once.
        if (sheet.Surface.Dialect == Dialect.Text || (sheet.Surface.Dialect == Dialect.Table && sheet.Tables > 0)) { AsText(sheet, columns, rows); return; }
        var isNewest = sheet.Surface.Dialect == Dialect.Newest;
        var cells = new JsonArray([new JsonArray([.. columns.Select(c => Raw(Cut.Short(c.Header, Limits.Cell)))]),
            .. rows.Select(r => (JsonNode)new JsonArray([.. columns.Select((c, i) => Cell(c, r.ElementAtOrDefault(i), isNewest))]))]);
        var block = isNewest
            ? new JsonObject
            {
                ["type"] = "data_table", ["caption"] = RichText.Filled(Cut.Short(RichText.Clean(sheet.Heading), Limits.Caption)),
                ["page_size"] = rows.Count <= 20 ? rows.Count : 10, ["row_header_column_index"] = 0, ["rows"] = cells,
            }
            : new JsonObject { ["type"] = "table", ["column_settings"] = new JsonArray([.. columns.Select(Setting)]), ["rows"] = cells };
        sheet.Tables++;
        sheet.CellCharacters += Sheet.Characters(block);
        sheet.Add(block);
    }

    private static JsonNode Setting(Column column) => column.IsNumeric ? new JsonObject { ["align"] = "right" } : new JsonObject { ["is_wrapped"] = true };

    private static JsonObject Raw(string text) => new() { ["type"] = "raw_text", ["text"] = RichText.Filled(RichText.Clean(text)) };

    /// <summary>Numbers as numbers where the table sorts by them.</summary>
    private static JsonNode Cell(Column column, object? value, bool numbers)
    {
        var cell = Raw(Words(column, value));
        if (numbers && value is IConvertible and not (string or bool or char or DateTime) && Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) is var number && double.IsFinite(number))
            (cell["type"], cell["value"]) = ("raw_number", number);
        return cell;
    }

    private static string Words(Column column, object? value)
    {
        var text = Cut.Short(Cards.Cell.Text(value, column.Kind), Limits.Cell);
        return column.Kind == ColumnKind.Health && value is string colour && Signs.Of(Templates.Phrases.Health(colour)) is { } sign ? $"{sign} {text}" : text;
    }

    /// <summary>In letters of one width where a line holds it; else a line of names and values for each row, which can be broken anywhere.</summary>
    private static void AsText(Sheet sheet, List<Column> columns, List<IReadOnlyList<object?>> rows)
    {
        var words = rows.Select(r => (IReadOnlyList<object?>)[.. columns.Select((c, i) => (object?)Words(c, r.ElementAtOrDefault(i)))]).ToList();
        var drawn = RichText.Clean(TextTable.Of(new Table([.. columns.Select(c => c with { Kind = c.IsNumeric ? ColumnKind.Number : ColumnKind.Text })], words))).TrimEnd();
        var isNarrow = columns.Count > 1 && drawn.Split('\n').All(l => TextTable.Width(l) <= TextWidth);
        if (isNarrow && drawn.Length <= Limits.RichText) { sheet.Part(RichText.Preformatted(drawn)); return; }
        foreach (var row in words)
        {
            var said = columns.Select((c, i) => (c.Header, Text: (string)row[i]!)).Skip(1).Where(c => c.Text != Cards.Cell.Empty).Select(c => $"{c.Header}: {c.Text}");
            sheet.Line(RichText.Of([Span.Bold(RichText.Filled((string)row[0]!)), "  " + string.Join(" · ", said)], sheet.Limits.Text), "rows");
        }
    }
}
