using System.CommandLine;
using CsmBot.Import;

namespace CsmBot.Commands;

/// <summary><c>export DIR</c>: every fact as files of the data contract, which import takes back.</summary>
internal static class ExportVerb
{
    private static readonly Argument<DirectoryInfo> _folder = new("DIR") { Description = "where to write team.csv, accounts.csv, …" };

    public static Command Command()
    {
        var verb = new Command("export", "Writes every fact of the store as data files, also while the bot runs.") { _folder };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var folder = parsed.GetValue(_folder)!;
        using var store = Shared.Open(parsed);
        try
        {
            // The team's rates are among it.
            await Shared.CostRead(parsed, store, $"every fact, as files in {folder.FullName}", cancel);
            foreach (var (file, rows) in FolderExport.Run(store, folder.FullName, new SlowProgress(error).Report, cancel)) output.WriteLine($"{file}: {rows} rows");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{folder} cannot be written: {problem.Message}");
            return Shell.Refused;
        }
        return Shell.Done;
    }
}
