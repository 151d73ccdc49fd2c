using System.Globalization;
using System.Text.Json;
using System.Text.Encodings.Web;
using CsmBot.Questions;

namespace CsmBot.Alerts;

/// <summary>The facts that a change of colour rests on, as they are kept with it.</summary>
public static class CauseFacts
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A fact as it was: its name, its value in wire form, the day the value is of, and how it is said.</summary>
    public sealed record Kept(string Name, string? Value, DateOnly? Day, string Words);

    public static string Write(IEnumerable<Fact> facts) =>
        JsonSerializer.Serialize(facts.Select(f => new Kept(f.Name, Value(f.Value), f.Day, f.Words)), s_json);

    public static IReadOnlyList<Kept> Read(string facts) => JsonSerializer.Deserialize<List<Kept>>(facts, s_json) ?? [];

    private static string? Value(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
