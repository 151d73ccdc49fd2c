using System.CommandLine;
using CsmBot.Data;
using CsmBot.Import;

namespace CsmBot.Commands;

internal static class ImportVerb
{
    private static readonly Argument<DirectoryInfo> _folder = new("DIR") { Description = "the folder with team.csv, accounts.csv, …" };
    private static readonly Option<bool> _strict = new("--strict") { Description = "import all or nothing" };

    public static Command Command()
    {
        var verb = new Command("import", "Imports a folder of data files.") { _folder, _strict };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var folder = parsed.GetValue(_folder)!;
        if (!folder.Exists) throw new Usage($"{folder} is no folder.");
        using var store = Shared.Open(parsed);
        var progress = new SlowProgress(error);
        var import = new FolderImport(store, folder.FullName, parsed.GetValue(_strict)) { Tell = finding => error.WriteLine(finding), Progress = progress.Report };
        var summaries = await import.Run(cancel);
        foreach (var file in summaries)
            output.WriteLine($"{file.File}: {file.Added} added, {file.Changed} changed, {file.Same} same, {file.Refused} refused{(file.Kept > 0 ? $", {file.Kept} kept as chat has them" : "")}");
        if (import.IsRefused && parsed.GetValue(_strict)) error.WriteLine("Nothing was imported, because rows were refused and --strict was asked for.");
        return import.IsRefused ? Shell.Refused : Shell.Done;
    }
}
