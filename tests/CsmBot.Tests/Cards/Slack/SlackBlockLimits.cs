using System.Text.Json.Nodes;

namespace CsmBot.Tests.Cards.Slack;

/// <summary>What Slack would refuse in a block.</summary>
internal static class SlackBlockLimits
{
    private static readonly Dictionary<string, string[]> Surfaces = new()
    {
        ["section"] = ["message", "modal", "home"], ["header"] = ["message", "modal", "home"], ["divider"] = ["message", "modal", "home"],
        ["context"] = ["message", "modal", "home"], ["actions"] = ["message", "modal", "home"], ["rich_text"] = ["message", "modal", "home"],
        ["input"] = ["modal", "home", "message"], ["table"] = ["message"], ["data_table"] = ["message", "home"], ["data_visualization"] = ["message"],
    };

    public static void Check(Checked b, string surface)
    {
        b.Text("block_id", 1, 255, needed: false);
        if (!Surfaces.TryGetValue(b.Type, out var surfaces)) { b.Say("type", $"“{b.Type}” is not known"); return; }
        if (!surfaces.Contains(surface)) b.Say("type", $"“{b.Type}” is not allowed in a {surface}");
        switch (b.Type)
        {
            case "section": Section(b); break;
            case "header": b.Only("type", "block_id", "text"); b.PlainText("text", 150, needed: true); break;
            case "divider": b.Only("type", "block_id"); break;
            case "context": Context(b); break;
            case "actions": Actions(b); break;
            case "input": Input(b); break;
            case "rich_text": RichText(b); break;
            case "table": Table(b); break;
            case "data_table": DataTable(b); break;
            case "data_visualization": SlackChartLimits.Check(b); break;
        }
    }

    private static void Section(Checked b)
    {
        b.Only("type", "block_id", "text", "fields", "accessory", "expand");
        if (b["text"] is null && b["fields"] is null) b.Say("", "has neither text nor fields");
        b.TextObject("text", 3000, needed: false, ["plain_text", "mrkdwn"]);
        if (b["fields"] is JsonArray fields)
        {
            if (fields.Count is 0 or > 10) b.Say("fields", $"has {fields.Count} entries, 10 are allowed");
            foreach (var field in b.List("fields", 1, 10)) field.Text("text", 1, 2000);
        }
        if (b["accessory"] is JsonObject accessory) SlackElementLimits.Check(b.In("accessory", accessory));
    }

    private static void Context(Checked b)
    {
        b.Only("type", "block_id", "elements");
        foreach (var element in b.List("elements", 1, 10))
            if (element.Type is not ("plain_text" or "mrkdwn")) element.Say("type", "is no text");
            else element.Text("text", 1, 3000);
    }

    private static void Actions(Checked b)
    {
        b.Only("type", "block_id", "elements");
        var ids = new HashSet<string>();
        foreach (var element in b.List("elements", 1, 25))
        {
            SlackElementLimits.Check(element);
            if (!ids.Add(element.String("action_id") ?? "")) element.Say("action_id", "stands twice in its block");
        }
    }

    private static void Input(Checked b)
    {
        b.Only("type", "block_id", "label", "element", "hint", "optional", "dispatch_action");
        b.PlainText("label", 2000, needed: true);
        b.PlainText("hint", 2000);
        if (b["element"] is JsonObject element) SlackElementLimits.Check(b.In("element", element), inInput: true);
        else b.Say("element", "is missing");
    }

    private static void RichText(Checked b)
    {
        b.Only("type", "block_id", "elements");
        foreach (var part in b.List("elements", 1, 200))
        {
            if (part.Type is not ("rich_text_section" or "rich_text_preformatted" or "rich_text_quote" or "rich_text_list")) part.Say("type", "is not known");
            foreach (var e in part.List("elements", 1, 1000)) RichTextElement(e);
        }
    }

    private static void RichTextElement(Checked e)
    {
        switch (e.Type)
        {
            case "text": e.Only("type", "text", "style"); break;
            case "link":
                e.Only("type", "text", "style", "url");
                e.Text("url", 1, 3000);
                if (e.String("url") is { } url && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) e.Say("url", "is not https");
                break;
            case "date":
                e.Only("type", "timestamp", "format", "fallback");
                e.Text("format", 1, 100);
                e.Text("fallback", 1, 100);
                if (e["timestamp"] is not JsonValue at || !at.TryGetValue<long>(out _)) e.Say("timestamp", "is no whole number");
                return;
            default: e.Say("type", $"“{e.Type}” may not come from what people wrote"); break;
        }
        if (e.String("text") is not { Length: > 0 }) e.Say("text", "is empty");
        if (e["style"] is JsonObject style) e.In("style", style).Only("bold", "italic", "strike", "code");
    }

    private static void Table(Checked b)
    {
        b.Only("type", "block_id", "rows", "column_settings");
        Rows(b, 1, 100);
        if (b["column_settings"] is not null)
            foreach (var setting in b.List("column_settings", 0, 20)) setting.Only("align", "is_wrapped");
    }

    private static void DataTable(Checked b)
    {
        b.Only("type", "block_id", "rows", "caption", "page_size", "row_header_column_index");
        b.Text("caption", 1, 3000);
        Rows(b, 2, 101);
        if (b["page_size"] is { } size && (int)size is < 1 or > 100) b.Say("page_size", "is not from 1 to 100");
        if (b["rows"] is JsonArray { Count: > 0 } rows && rows[0]!.AsArray().Any(c => (string?)c!["type"] != "raw_text")) b.Say("rows[0]", "is a header with something else than text");
    }

    private static void Rows(Checked b, int least, int most)
    {
        if (b["rows"] is not JsonArray rows) { b.Say("rows", "is no list"); return; }
        if (rows.Count < least || rows.Count > most) b.Say("rows", $"has {rows.Count} rows, {least} to {most} are allowed");
        if (rows.Select(r => r!.AsArray().Count).Distinct().Count() > 1) b.Say("rows", "are not equally long");
        foreach (var (row, r) in rows.Select((row, r) => (row!.AsArray(), r)))
        {
            if (row.Count is 0 or > 20) b.Say($"rows[{r}]", $"has {row.Count} cells, 1 to 20 are allowed");
            foreach (var (cell, c) in row.Select((cell, c) => (b.In($"rows[{r}][{c}]", (JsonObject)cell!), c)))
            {
                cell.Text("text", 1, 10_000);
                if (cell.Type is not ("raw_text" or "raw_number")) cell.Say("type", "is not known");
                if (cell.Type == "raw_number" && cell["value"]?.GetValueKind() != System.Text.Json.JsonValueKind.Number) cell.Say("value", "is no number");
                cell.Only(cell.Type == "raw_number" ? ["type", "text", "value"] : ["type", "text"]);
            }
        }
    }
}
