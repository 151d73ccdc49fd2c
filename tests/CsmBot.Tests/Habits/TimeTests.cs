using System.Text.RegularExpressions;

namespace CsmBot.Tests.Habits;

public partial class TimeTests
{
    /// <summary>Time is passed: <c>TimeProvider</c> at the edges, a plain now inside. The same now makes every test, back-test and --now exact.</summary>
    [Fact]
    public void No_code_reads_the_machines_clock_or_makes_random_identifiers()
    {
        var wrong = Repository.Sources("bot", "cards")
            .SelectMany(f => File.ReadLines(f).Select((line, i) => (File: Repository.Relative(f), Line: i + 1, Text: line)))
            .Where(l => Clock().IsMatch(l.Text) && !l.Text.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(l => $"{l.File}:{l.Line}: {l.Text.Trim()} — take now from the caller, or TimeProvider at an edge");
        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bGuid\.NewGuid\b|\bnew Random\(\)|\bRandom\.Shared\b")]
    private static partial Regex Clock();
}
