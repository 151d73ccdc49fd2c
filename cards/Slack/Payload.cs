using System.Text.Json;
using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>Data on the wire as one line of JSON. It comes back from the hands of whoever could see it: ids only, and rights are asked for anew.</summary>
internal static class Payload
{
    public static string Write(IEnumerable<KeyValuePair<string, string>> data)
    {
        var json = new JsonObject { ["v"] = 1 };
        foreach (var (name, value) in data) json[name] = value;
        return json.ToJsonString(BlockKit.Json);
    }

    /// <summary>Null for what was not written here, or in a form that is not known any more.</summary>
    public static Dictionary<string, string>? Read(string? value)
    {
        if (value is null || Parse(value) is not { RootElement: { ValueKind: JsonValueKind.Object } json }) return null;
        if (!json.TryGetProperty("v", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1) return null;
        return json.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Last().Value.GetString()!);
    }

    private static JsonDocument? Parse(string value)
    {
        try { return JsonDocument.Parse(value); }
        catch (JsonException) { return null; }
    }
}
