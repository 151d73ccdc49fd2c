using System.Text.Encodings.Web;
using System.Text.Json;

namespace CsmBot.Channels.Slack;

/// <summary>Looks into payloads, whose fields may be missing, null, or of another kind than expected.</summary>
internal static class Json
{
    /// <summary>Writes text as it is instead of as six-character escapes, which would count against Slack's limits.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement? At(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element;
    }

    public static string? Word(JsonElement element, params ReadOnlySpan<string> path) =>
        At(element, path) is { ValueKind: JsonValueKind.String } found && found.GetString() is { Length: > 0 } word ? word : null;

    public static bool Is(JsonElement element, params ReadOnlySpan<string> path) =>
        At(element, path) is { } found && (found.ValueKind == JsonValueKind.True || (found.ValueKind == JsonValueKind.String && found.GetString() == "true"));

    public static IEnumerable<JsonElement> Items(JsonElement element, params ReadOnlySpan<string> path) =>
        At(element, path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
