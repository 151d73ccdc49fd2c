using System.Text.Json;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Tests.Understanding.Recognizers;

/// <summary>
/// The English specification of microsoft/Recognizers-Text, read in place where it lies: beside the repository, or where CSMBOT_SPECS says.
/// Ours differs from it on purpose where the vocabulary does (ends included, "last N days" ends today), so only most of it must be equal.
/// </summary>
public class PublicSpecTests
{
    private const string Name = "recognizers-english-given.jsonl";

    private sealed record Row(string Text, string? Now, string Type, int Start, int End, JsonElement Values);

    [Theory]
    [InlineData("date", 0.9)]
    [InlineData("daterange", 0.6)]
    [InlineData("duration", 0.95)]
    [InlineData("datetime", 0.95)]
    [InlineData("datetimerange", 0.9)]
    [InlineData("time", 0.9)]
    [InlineData("timerange", 0.9)]
    [InlineData("number", 0.9)]
    [InlineData("percentage", 0.8)]
    [InlineData("currency", 0.9)]
    public void Most_rows_of_the_public_specification_are_read_to_the_letter(string type, double share)
    {
        var rows = Rows().Where(r => r.Type == type).ToArray();
        var recognizer = new Recognizer();
        var wrong = rows.Where(r => !IsRight(recognizer, r)).ToArray();
        Assert.True(wrong.Length <= rows.Length * (1 - share), $"{wrong.Length} of {rows.Length}: {string.Join("; ", wrong.Take(10).Select(r => r.Text))}");
    }

    private static bool IsRight(Recognizer recognizer, Row row)
    {
        foreach (var entity in recognizer.Recognize(row.Text, Recognized.At(row.Now ?? Recognized.Now)))
        {
            if (entity.Type.ToString().ToLowerInvariant() != row.Type || entity.Start >= row.End || row.Start >= entity.End) continue;
            var best = EntityValues.Of(entity, leanFuture: false)[0];
            if (row.Values.EnumerateArray().Any(v => Same(v, "value", best.Value) && Same(v, "start", best.Start) && Same(v, "end", best.End))) return true;
        }

        return false;
    }

    private static bool Same(JsonElement value, string field, string? ours)
    {
        var theirs = value.TryGetProperty(field, out var text) ? text.GetString() : null;
        return theirs == ours || (double.TryParse(theirs, out var a) && double.TryParse(ours, out var b) && Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(a)));
    }

    private static IEnumerable<Row> Rows()
    {
        var path = Place();
        if (path is null) Assert.Skip($"{Name} is neither in ../shared/specs beside the repository nor in CSMBOT_SPECS.");
        foreach (var line in File.ReadLines(path))
        {
            var row = JsonDocument.Parse(line).RootElement;
            yield return new Row(row.GetProperty("input").GetString()!, row.GetProperty("reference").GetString(), row.GetProperty("type").GetString()!,
                row.GetProperty("start").GetInt32(), row.GetProperty("end").GetInt32(), row.GetProperty("values"));
        }
    }

    private static string? Place()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CsmBot.sln"))) root = root.Parent;
        string?[] folders = [Environment.GetEnvironmentVariable("CSMBOT_SPECS"), root?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "specs") : null];
        return folders.Where(f => f is not null).Select(f => Path.Combine(f!, Name)).FirstOrDefault(File.Exists);
    }
}
