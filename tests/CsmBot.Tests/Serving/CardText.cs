using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CsmBot.Tests.Serving;

/// <summary>A message as a reader meets it: its words, its buttons, its fields.</summary>
public sealed partial record CardText(JsonNode Message)
{
    /// <summary>All words, a line for each piece of text.</summary>
    public string Words => string.Join('\n', Objects(Message).SelectMany(o => Texts(o, "value", "label", "errorMessage")));

    /// <summary>The words as Teams shows them, before anything was typed: what stands in its Markdown for a character is that character, and a link is its words.</summary>
    public string Read => WebUtility.HtmlDecode(Link().Replace(string.Join('\n', Objects(Message).SelectMany(o => Texts(o, "value", "label"))), "$1"));

    /// <summary>What there is to choose from.</summary>
    public IEnumerable<string> Choices => Objects(Message).SelectMany(o => o["choices"] is JsonArray choices ? choices.Select(c => (string)c!["title"]!) : []);

    public IEnumerable<string> Buttons => Actions.Select(a => (string)a["title"]!);

    /// <summary>The names of a form's fields.</summary>
    public IEnumerable<string> Fields => Objects(Message).Where(o => ((string?)o["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true).Select(o => (string)o["id"]!);

    public string? FieldValue(string id) => Objects(Message).FirstOrDefault(o => (string?)o["id"] == id)?["value"]?.ToString();

    /// <summary>What is sent along when this button is pressed and only these fields were changed.</summary>
    public IEnumerable<(string Field, string Value)> SentWith(string button, IEnumerable<(string Field, string Value)> changed) =>
        (string?)Button(button)["associatedInputs"] == "none" ? changed : Fields.Select(f => (f, FieldValue(f) ?? "")).Where(f => changed.All(c => c.Field != f.f)).Concat(changed);

    public JsonObject Button(string title) => Actions.FirstOrDefault(a => (string?)a["title"] == title)
        ?? throw new Xunit.Sdk.XunitException($"No button “{title}” among {string.Join(", ", Buttons)}, on: {Words}");

    public bool Says(string text) => Words.Contains(text, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<JsonObject> Actions => Objects(Message).Where(o => ((string?)o["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true);

    private static IEnumerable<string> Texts(JsonObject o, params string[] besideText) =>
        besideText.Prepend(o["type"] is null ? "title" : "text").Where(_ => !((string?)o["type"] ?? "").StartsWith("Action.", StringComparison.Ordinal)).Select(n => o[n]).OfType<JsonValue>().Select(v => v.ToString());

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.Where(p => p.Key is not ("data" or "choices" or "fallback" or "refresh")).SelectMany(p => Objects(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex(@"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\([^)]*\)")]
    private static partial Regex Link();
}
