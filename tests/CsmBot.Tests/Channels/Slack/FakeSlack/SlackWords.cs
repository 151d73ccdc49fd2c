using System.Text.Json.Nodes;

namespace CsmBot.Tests.Channels.Slack.FakeSlack;

/// <summary>A message or modal as a reader meets it: its words, its buttons, its fields.</summary>
public sealed record SlackWords(JsonObject Content)
{
    /// <summary>All words, a line for each piece of text.</summary>
    public string All => string.Join('\n', Texts(Content));

    /// <summary>What stands in the message itself, without its buttons.</summary>
    public string Read => Content["blocks"] is { } blocks ? string.Join('\n', Texts(blocks, withButtons: false)) : Notification;

    /// <summary>What a notification says of it.</summary>
    public string Notification => Unescaped((string?)Content["text"] ?? "");

    public IEnumerable<string> Buttons => Elements.Where(e => (string?)e["type"] == "button").Select(Title);

    /// <summary>The titles of the buttons that open a form which stands in the message elsewhere.</summary>
    public IEnumerable<string> Closed => Elements.Where(e => ((string?)e["action_id"])?.StartsWith(CsmBot.Cards.Slack.BlockKit.FormOpen + ":", StringComparison.Ordinal) == true).Select(Title);

    /// <summary>The names of a form's fields.</summary>
    public IEnumerable<string> Fields => Inputs.Select(i => (string)i["block_id"]!);

    public bool Says(string text) => All.Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>A button and the block it stands in.</summary>
    public (JsonObject Button, string? Block) Button(string title) => Blocks
        .SelectMany(b => Objects(b).Where(e => (string?)e["type"] == "button").Select(e => (e, (string?)b["block_id"]))).FirstOrDefault(x => Title(x.e) == title || (string?)x.e["accessibility_label"] == title)
        is ({ } button, var block) ? (button, block) : throw new Xunit.Sdk.XunitException($"No button “{title}” among {string.Join(", ", Buttons)}, on: {All}");

    public IEnumerable<JsonObject> Inputs => Blocks.Where(b => (string?)b["type"] == "input");

    /// <summary>What a form asks and offers: its title, what stands above it, its fields with what stands in them and what can be chosen, and its button.</summary>
    public IEnumerable<string> OfForm =>
    [
        Plain(Content["title"]), Plain(Content["submit"]), Plain(Content["close"]), .. Blocks.Where(b => (string?)b["type"] != "input").SelectMany(b => Texts(b)),
        .. Inputs.SelectMany(i => new[] { Plain(i["label"]), Value((string)i["block_id"]!) ?? "" }.Concat((i["element"]!["options"]?.AsArray() ?? []).Select(o => Plain(o!["text"])))),
    ];

    private static string Plain(JsonNode? text) => (string?)text?["text"] ?? "";

    /// <summary>What stands in a field when the form opens.</summary>
    public string? Value(string field) => Inputs.FirstOrDefault(i => (string?)i["block_id"] == field)?["element"] is JsonObject e
        ? (string?)(e["initial_value"] ?? e["initial_date"] ?? e["initial_option"]?["value"]) : null;

    private IEnumerable<JsonObject> Blocks => (Content["blocks"]?.AsArray() ?? []).OfType<JsonObject>();

    private IEnumerable<JsonObject> Elements => Blocks.SelectMany(Objects);

    private static string Title(JsonObject button) => (string)button["text"]!["text"]!;

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Objects(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };

    // A line that holds a moment is read as one; the others are pieces as they came.
    private static IEnumerable<string> Texts(JsonNode? node, bool withButtons = true) => node switch
    {
        JsonObject o when !withButtons && (string?)o["type"] == "button" => [],
        JsonObject o when o["elements"] is JsonArray line && line.Any(HasMoment) => [string.Join((string?)o["type"] == "context" ? " " : "", line.Select(Word))],
        JsonObject o => (o["text"] is JsonValue v ? new[] { IsMarkup(o) ? Unescaped(v.ToString()) : v.ToString() } : []).Concat(o.Where(p => p.Key is not ("value" or "private_metadata")).SelectMany(p => Texts(p.Value, withButtons))),
        JsonArray a => a.SelectMany(e => Texts(e, withButtons)),
        _ => [],
    };

    // The text beside the blocks has no type.
    private static bool IsMarkup(JsonObject o) => (string?)o["type"] is null or "mrkdwn";

    private static string Unescaped(string markup) => markup.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>The moments, in seconds since 1970, that are shown in the reader's own zone.</summary>
    public IEnumerable<long> Moments => Blocks.SelectMany(Objects).Where(HasMoment).Select(o => (long?)o["timestamp"] ?? long.Parse(((string)o["text"]!).Split('^')[1], System.Globalization.CultureInfo.InvariantCulture));

    private static bool HasMoment(JsonNode? element) => (string?)element?["type"] is "date" || (element is JsonObject o && o["text"] is JsonValue v && v.ToString().StartsWith("<!date^", StringComparison.Ordinal));

    /// <summary>A moment as who cannot be shown it in their zone reads it.</summary>
    private static string Word(JsonNode? element) => (string?)element!["fallback"] ?? ((string)element["text"]! is var text && HasMoment(element) ? text.Split('|')[^1].TrimEnd('>') : text);
}
