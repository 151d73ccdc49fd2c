using CsmBot.Tests.Habits;

namespace CsmBot.Tests.Cards;

/// <summary>
/// Compares what was drawn with a file beside the tests that a person has looked at. <c>UPDATE_GOLDEN=1 dotnet test</c> writes the files anew:
/// then read the difference in version control before keeping it.
/// </summary>
public static class Golden
{
    private static readonly string _folder = Path.Combine(Repository.Root, "tests", "CsmBot.Tests", "Cards", "golden");
    private static readonly bool _update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static void Check(string name, string actual)
    {
        var file = Path.Combine(_folder, name);
        actual = actual.ReplaceLineEndings("\n");
        if (_update)
        {
            Directory.CreateDirectory(_folder);
            if (!File.Exists(file) || File.ReadAllText(file) != actual) File.WriteAllText(file, actual);
            return;
        }
        Assert.True(File.Exists(file), $"{name} has no golden file yet: run the tests once with UPDATE_GOLDEN=1 and look at it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    /// <summary>The golden files whose name ends so, without that ending.</summary>
    public static IEnumerable<string> Names(string ending) =>
        Directory.EnumerateFiles(_folder, "*" + ending).Select(f => Path.GetFileName(f)[..^ending.Length]);
}
