namespace CsmBot.Tests.Habits;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    public static IEnumerable<string> Sources(params string[] folders) =>
        folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CsmBot.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("CsmBot.sln was not found above the tests.");
        return folder;
    }
}
