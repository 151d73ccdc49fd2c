using System.Text.Json;
using CsmBot.Import;

namespace CsmBot.Commands;

/// <summary>A line of a batch: a message, and what stands in for the options on that line.</summary>
internal sealed record BatchLine(string Text, DateTime? Now = null, string? As = null, string? Conversation = null, string? Id = null);

/// <summary>A file with a message a line, plain or as a JSON object.</summary>
internal static class Batch
{
    /// <param name="file">A path; "-" is standard input.</param>
    public static IEnumerable<BatchLine> Read(string file)
    {
        if (file != "-" && !File.Exists(file)) throw new Usage($"{file} does not exist.");
        using var reader = file == "-" ? Console.In : File.OpenText(file);
        for (var number = 1; reader.ReadLine() is { } line; number++) yield return Parse(line, file, number);
    }

    private static BatchLine Parse(string line, string file, int number)
    {
        if (!line.StartsWith('{')) return new BatchLine(line);
        try
        {
            using var json = JsonDocument.Parse(line);
            string? Field(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            var now = Field("now");
            DateTime? instant = now is null ? null : Instants.TryRead(now, out var read) ? read : throw new Usage($"{file}, line {number}: \"{now}\" is not an instant.");
            return new BatchLine(Field("text") ?? "", instant, Field("as"), Field("conversation"), Field("id"));
        }
        catch (JsonException) { return new BatchLine(line); }
    }
}
