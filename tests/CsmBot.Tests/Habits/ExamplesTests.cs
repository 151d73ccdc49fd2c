using System.Text.Json;

namespace CsmBot.Tests.Habits;

public class ExamplesTests
{
    /// <summary>An example that stands twice says nothing more, and one of the two is forgotten when the other changes. In another conversation, or from somebody else, it is another one.</summary>
    [Fact]
    public void No_example_stands_twice()
    {
        var twice = new[] { "understood-*.jsonl", "messages*.jsonl" }.SelectMany(files => Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests", "CsmBot.Tests", "Spec"), files).Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Select((line, i) => (Example: Of(line), Where: $"{Path.GetFileName(file)}:{i + 1}")))
            .GroupBy(e => e.Example).Where(g => g.Count() > 1).Select(g => $"“{g.Key.Text}” in {string.Join(" and ", g.Select(e => e.Where))}"));
        Assert.Empty(twice);
    }

    private static (string? Text, string? Conversation, string? As) Of(string line)
    {
        var example = JsonDocument.Parse(line).RootElement;
        string? Word(string name) => example.TryGetProperty(name, out var value) ? value.ToString() : null;
        return (Word("text"), Word("conversation"), Word("as"));
    }
}
