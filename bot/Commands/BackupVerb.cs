using System.CommandLine;
using CsmBot.Data;

namespace CsmBot.Commands;

/// <summary><c>backup DIR</c>: a copy of the data folder, made while the bot runs; starting with it is the restore.</summary>
internal static class BackupVerb
{
    private static readonly Argument<DirectoryInfo> _folder = new("DIR") { Description = "a folder that is not there yet" };

    public static Command Command()
    {
        var verb = new Command("backup", "Copies the whole store, also while the bot runs; --data DIR starts from the copy.") { _folder };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var folder = parsed.GetValue(_folder)!;
        using var store = Shared.Open(parsed);
        try
        {
            await Shared.CostRead(parsed, store, $"the whole store, as a copy in {folder.FullName}", cancel);
            Backup.Run(store, folder.FullName);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"{folder} cannot be written: {problem.Message}");
            return Shell.Refused;
        }
        parsed.InvocationConfiguration.Output.WriteLine($"Wrote {folder}: csmbot --data {folder} starts from it.");
        return Shell.Done;
    }
}
