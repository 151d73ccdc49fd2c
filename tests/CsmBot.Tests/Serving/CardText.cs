using System.Text.Json.Nodes;

namespace CsmBot.Tests.Serving;

/// <summary>A message as a reader meets it: its words, its buttons, its fields.</summary>
public sealed record CardText(JsonNode Message)
{
    /// <summary>All words, a line for each piece of text.</summary>
    public string Words => string.Join('\n', Objects(Message).SelectMany(Texts));

    public IEnumerable<string> Buttons => Actions.Select(a => (string)a["title"]!);

    /// <summary>The names of a form's fields.</summary>
    public IEnumerable<string> Fields => Objects(Message).Where(o => ((string?)o["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true).Select(o => (string)o["id"]!);

    public string? FieldValue(string id) => Objects(Message).FirstOrDefault(o => (string?)o["id"] == id)?["value"]?.ToString();

    public JsonObject Button(string title) => Actions.FirstOrDefault(a => (string?)a["title"] == title)
        ?? throw new Xunit.Sdk.XunitException($"No button “{title}” among {string.Join(", ", Buttons)}, on: {Words}");

    public bool Says(string text) => Words.Contains(text, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<JsonObject> Actions => Objects(Message).Where(o => ((string?)o["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true);

    private static IEnumerable<string> Texts(JsonObject o) =>
        new[] { o["type"] is null ? "title" : "text", "value", "label", "errorMessage" }.Where(_ => !((string?)o["type"] ?? "").StartsWith("Action.", StringComparison.Ordinal))
            .Select(n => o[n]).OfType<JsonValue>().Select(v => v.ToString());

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.Where(p => p.Key is not ("data" or "choices" or "fallback" or "refresh")).SelectMany(p => Objects(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };
}
