using CsmBot.Tests.Habits;

namespace CsmBot.Tests.Cards;

/// <summary>
/// Compares what was drawn with a file beside the tests that a person has looked at. <c>UPDATE_GOLDEN=1 dotnet test</c> writes the files anew:
/// then read the difference in version control before keeping it.
/// </summary>
public static class Golden
{
    private static readonly string _folder = Folder("Cards");
    private static readonly bool _update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <param name="of">The tests' folder in which the golden folder lies.</param>
    public static void Check(string name, string actual, string of = "Cards")
    {
        var file = Path.Combine(Folder(of), name);
        actual = actual.ReplaceLineEndings("\n");
        if (_update)
        {
            Directory.CreateDirectory(Folder(of));
            if (!File.Exists(file) || File.ReadAllText(file) != actual) File.WriteAllText(file, actual);
            return;
        }
        Assert.True(File.Exists(file), $"{name} has no golden file yet: run the tests once with UPDATE_GOLDEN=1 and look at it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    private static string Folder(string of) => Path.Combine(Repository.Root, "tests", "CsmBot.Tests", of, "golden");

    /// <summary>The golden files whose name ends so, without that ending.</summary>
    public static IEnumerable<string> Names(string ending) =>
        Directory.EnumerateFiles(_folder, "*" + ending).Select(f => Path.GetFileName(f)[..^ending.Length]);
}
