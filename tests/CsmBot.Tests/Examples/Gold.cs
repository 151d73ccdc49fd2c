using System.Globalization;
using System.Text.Json;
using CsmBot.Questions;

namespace CsmBot.Tests.Examples;

/// <summary>Compares an answer with the value that an example expects, by the rules in which the examples are written.</summary>
internal static class Gold
{
    /// <summary>Null when the answer is right, else what is wrong.</summary>
    public static string? Wrong(JsonElement gold, Answer answer) => gold.GetProperty("kind").GetString() switch
    {
        "any" => gold.GetProperty("any").EnumerateArray().Any(g => Wrong(g, answer) is null) ? null : "none of the accepted answers",
        "rows" when gold.TryGetProperty("set", out var set) => Same(Strings(set).Order(), answer.Rows.Select(r => Said(r[0])).Order()),
        "rows" => Ordered(gold, answer),
        "value" => Close(gold.GetProperty("number").GetDouble(), answer.Value?.Number) ? null : $"expected {gold.GetProperty("number")}, got {answer.Value?.Number}",
        "groups" => Groups(gold.GetProperty("groups"), answer),
        "first" => answer.Rows.Count > 0 && Strings(gold.GetProperty("first")).Contains(Said(answer.Rows[0][0])) && Close(gold.GetProperty("number").GetDouble(), answer.Rows[0][^1] as double?)
            ? null : $"expected {gold.GetProperty("first")} first, got {Row(answer.Rows.FirstOrDefault())}",
        "fact" => Fact(gold.GetProperty("value"), answer),
        var kind => $"no way to compare {kind}",
    };

    private static string? Same(IEnumerable<string> expected, IEnumerable<string> got) =>
        expected.SequenceEqual(got) ? null : $"missing: {string.Join(", ", expected.Except(got))}; too much: {string.Join(", ", got.Except(expected))}";

    private static string? Ordered(JsonElement gold, Answer answer)
    {
        var keys = Strings(gold.GetProperty("ordered")).Zip(Strings(gold.GetProperty("keys"))).ToDictionary(p => p.First, p => p.Second);
        var got = answer.Rows.Select(r => Said(r[0])).ToList();
        return got.All(keys.ContainsKey) ? Same(Strings(gold.GetProperty("keys")), got.Select(g => keys[g])) : $"got {string.Join(", ", got)}";
    }

    private static string? Groups(JsonElement gold, Answer answer)
    {
        var expected = gold.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble());
        var got = answer.Rows.ToDictionary(r => Said(r[0]), r => r[^1] as double? ?? 0);
        var wrong = expected.Keys.Union(got.Keys).Where(k => !Close(expected.GetValueOrDefault(k), got.GetValueOrDefault(k))).ToList();
        return wrong.Count == 0 ? null : string.Join("; ", wrong.Select(k => $"{k}: expected {expected.GetValueOrDefault(k)}, got {got.GetValueOrDefault(k)}"));
    }

    private static string? Fact(JsonElement gold, Answer answer)
    {
        var got = answer.Value is { Number: { } number } ? Said(number) : answer.Rows.Count == 1 ? Said(answer.Rows[0][^1]) : $"{answer.Rows.Count} rows";
        return got == gold.ToString() ? null : $"expected {gold}, got {got}";
    }

    private static bool Close(double expected, double? got) => got is { } n && Math.Abs(n - expected) <= Math.Max(0.05, Math.Abs(expected) * 0.005);

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(e => e.ToString());

    private static string Row(IReadOnlyList<object?>? row) => row is null ? "nothing" : string.Join(" | ", row.Select(Said));

    private static string Said(object? cell) => cell switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell?.ToString() ?? "",
    };
}
