using System.Text.Json.Nodes;

namespace CsmBot.Tests.Cards.Slack;

/// <summary>
/// What Slack would refuse in a message or view, written from Slack's reference (https://docs.slack.dev/reference/block-kit/blocks) and not from our renderer:
/// counts, lengths, what must be there, and properties that are not known. Each violation says where and what.
/// </summary>
public static class SlackLimits
{
    public static IReadOnlyList<string> Check(JsonNode? sent)
    {
        var found = new List<string>();
        if (sent is not JsonObject o) return ["nothing was sent"];
        switch ((string?)o["type"])
        {
            case null: Message(new(found, "message", o)); break;
            case "modal": Modal(new(found, "modal", o)); break;
            case "home": Home(new(found, "home", o)); break;
            case { } type: found.Add($"“{type}” is neither a message nor a view"); break;
        }
        return found;
    }

    private static void Message(Checked m)
    {
        m.Only("channel", "thread_ts", "text", "blocks", "unfurl_links", "unfurl_media", "metadata", "reply_broadcast", "user", "ts", "response_type", "replace_original", "delete_original");
        m.Text("text", 1, 4000);
        if (m.String("text") is { } text && (text.Contains('<') || text.Contains('>'))) m.Say("text", "holds < or >, which could be a mention");
        Blocks(m, 50, "message");
        var tables = m.Blocks().Where(b => (string?)b["type"] is "table").ToList();
        if (tables.Count > 1) m.Say("blocks", $"{tables.Count} tables, 1 is allowed");
        if (m.Blocks().Count(b => (string?)b["type"] == "data_visualization") is > 2 and var charts) m.Say("blocks", $"{charts} charts, 2 are allowed");
        var shown = m.Blocks().Where(b => (string?)b["type"] is not ("table" or "data_table" or "data_visualization")).Sum(Letters);
        if (shown > 12_000) m.Say("blocks", $"{shown} characters of text, Slack answers msg_blocks_too_long from 12000");
    }

    private static void Modal(Checked v)
    {
        v.Only("type", "title", "blocks", "submit", "close", "callback_id", "private_metadata", "external_id", "notify_on_close", "clear_on_close");
        v.PlainText("title", 24, needed: true);
        v.PlainText("submit", 24);
        v.PlainText("close", 24);
        v.Text("callback_id", 1, 255, needed: false);
        v.Text("external_id", 1, 255, needed: false);
        v.Text("private_metadata", 0, 3000, needed: false);
        if (v.Blocks().Any(b => (string?)b["type"] == "input") && v["submit"] is null) v.Say("submit", "is missing beside an input");
        View(v, "modal");
    }

    private static void Home(Checked v)
    {
        v.Only("type", "blocks", "callback_id", "private_metadata", "external_id");
        v.Text("private_metadata", 0, 3000, needed: false);
        View(v, "home");
    }

    private static void View(Checked v, string surface)
    {
        Blocks(v, 100, surface);
        if (System.Text.Encoding.UTF8.GetByteCount(v.Json.ToJsonString()) > 250 * 1024) v.Say("", "is over 250 KB");
    }

    private static void Blocks(Checked on, int most, string surface)
    {
        if (on["blocks"] is not JsonArray blocks) { on.Say("blocks", "is no list"); return; }
        if (blocks.Count > most) on.Say("blocks", $"{blocks.Count} blocks, {most} are allowed");
        if (blocks.Count == 0) on.Say("blocks", "is empty");
        var ids = blocks.Select(b => (string?)b?["block_id"]).OfType<string>().ToList();
        foreach (var id in ids.GroupBy(i => i).Where(g => g.Count() > 1)) on.Say("blocks", $"block_id “{id.Key}” stands {id.Count()} times");
        for (var i = 0; i < blocks.Count; i++)
            if (blocks[i] is JsonObject block) SlackBlockLimits.Check(on.In($"blocks[{i}]", block), surface);
            else on.Say($"blocks[{i}]", "is no block");
        var cells = blocks.OfType<JsonObject>().Where(b => (string?)b["type"] is "table" or "data_table").ToList();
        var allowed = cells.Any(b => (string?)b["type"] == "table") ? 10_000 : 20_000;
        if (cells.Sum(b => Letters(b["rows"])) is var letters && letters > allowed) on.Say("blocks", $"{letters} characters in tables, {allowed} are allowed");
    }

    private static int Letters(JsonNode? node) => node switch
    {
        JsonObject o => o.Sum(p => p.Key == "text" && p.Value is JsonValue v ? ((string?)v)?.Length ?? 0 : Letters(p.Value)),
        JsonArray a => a.Sum(Letters),
        _ => 0,
    };
}

/// <summary>An object that is being checked, where it stands, and what was found so far.</summary>
internal sealed record Checked(List<string> Found, string Path, JsonObject Json)
{
    public JsonNode? this[string name] => Json[name];

    public string Type => String("type") ?? "";

    public void Say(string where, string what) => Found.Add($"{Path}{(where == "" ? "" : "." + where)} {what}");

    public Checked In(string where, JsonObject json) => new(Found, $"{Path}.{where}", json);

    public string? String(string name) => Json[name] is JsonValue v && v.TryGetValue(out string? text) ? text : null;

    public IEnumerable<JsonObject> Blocks() => (Json["blocks"] as JsonArray)?.OfType<JsonObject>() ?? [];

    public void Only(params string[] names)
    {
        foreach (var (name, value) in Json)
            if (!names.Contains(name)) Say(name, "is not known here");
            else if (value is null) Say(name, "is null");
    }

    public void Text(string name, int least, int most, bool needed = true)
    {
        if (Json[name] is null) { if (needed) Say(name, "is missing"); return; }
        if (String(name) is not { } text) { Say(name, "is no text"); return; }
        if (text.Length < least || (least > 0 && string.IsNullOrWhiteSpace(text))) Say(name, "is empty");
        if (text.Length > most) Say(name, $"has {text.Length} characters, {most} are allowed");
    }

    public void PlainText(string name, int most, bool needed = false) => TextObject(name, most, needed, ["plain_text"]);

    public void TextObject(string name, int most, bool needed, string[] kinds)
    {
        if (Json[name] is null) { if (needed) Say(name, "is missing"); return; }
        if (Json[name] is not JsonObject o) { Say(name, "is no text object"); return; }
        var text = In(name, o);
        if (!kinds.Contains(text.Type)) Say(name, $"is {text.Type}, which is not allowed here");
        if (text.Type == "plain_text") text.Only("type", "text", "emoji");
        else text.Only("type", "text", "verbatim");
        text.Text("text", 1, most);
    }

    /// <summary>The objects of a list, whose count is checked.</summary>
    public IEnumerable<Checked> List(string name, int least, int most)
    {
        if (Json[name] is not JsonArray list) { Say(name, "is no list"); yield break; }
        if (list.Count < least || list.Count > most) Say(name, $"has {list.Count} entries, {least} to {most} are allowed");
        for (var i = 0; i < list.Count; i++)
            if (list[i] is JsonObject o) yield return In($"{name}[{i}]", o);
            else Say($"{name}[{i}]", "is no object");
    }
}
