using System.Globalization;
using System.Text;

namespace CsmBot.Cards.Text;

internal static class TextTable
{
    public static string Of(Table whole)
    {
        var table = whole.Filled(out var empty);
        var cells = table.Rows.Select(r => table.Columns.Select((c, i) => OneLine(Cell.Text(i < r.Count ? r[i] : null, c.Kind))).ToArray()).ToList();
        var widths = table.Columns.Select((c, i) => cells.Select(r => Width(r[i])).Append(Width(c.Header)).Max()).ToArray();
        var text = new StringBuilder();
        Line(text, table, widths, [.. table.Columns.Select(c => c.Header)]);
        Line(text, table, widths, [.. widths.Select(w => new string('-', w))]);
        foreach (var row in cells) Line(text, table, widths, row);
        if (cells.Count < table.Total || table.First > 0) text.Append(table.Range(cells.Count)).Append('\n');
        if (empty is not null) text.Append(empty).Append('\n');
        return text.ToString();
    }

    /// <summary>Columns a terminal gives the text: wide East Asian characters and emoji take two, marks that combine none.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : IsWide(rune.Value) ? 2 : 1;
        return width;
    }

    public static string Pad(string text, int width, bool right = false)
    {
        var space = new string(' ', Math.Max(0, width - Width(text)));
        return right ? space + text : text + space;
    }

    private static void Line(StringBuilder text, Table table, int[] widths, string[] cells)
    {
        var start = text.Length;
        for (var i = 0; i < cells.Length; i++) text.Append(i == 0 ? "" : "  ").Append(Pad(cells[i], widths[i], table.Columns[i].IsNumeric));
        while (text.Length > start && text[^1] == ' ') text.Length--;
        text.Append('\n');
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static bool IsWide(int c) => c is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
        or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD;
}
