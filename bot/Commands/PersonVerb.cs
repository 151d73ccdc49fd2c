using System.CommandLine;
using CsmBot.Data;
using CsmBot.Privacy;

namespace CsmBot.Commands;

/// <summary><c>person export EMAIL DIR</c>: all that is held about somebody; <c>person erase EMAIL --yes</c>: a pseudonym in their place.</summary>
internal static class PersonVerb
{
    private static readonly Argument<string> _email = new("EMAIL") { Description = "a colleague's, or somebody's at a customer" };
    private static readonly Argument<DirectoryInfo> _folder = new("DIR") { Description = "a folder that is not there yet or is empty" };
    private static readonly Option<string[]> _called = new("--called") { Description = "a further name by which they go; may be repeated", HelpName = "NAME" };
    private static readonly Option<bool> _yes = new("--yes") { Description = "really do it: it cannot be taken back" };

    public static Command Command()
    {
        var export = new Command("export", "Writes everything held about a person, a JSON file a table.") { _email, _folder, _called };
        export.SetAction(Export);
        var erase = new Command("erase", "Puts a pseudonym in a person's place; removes what they said, their chats, names and ids.") { _email, _called, _yes };
        erase.SetAction(Erase);
        return new Command("person", "Exports or erases a person.") { export, erase };
    }

    /// <summary>What could not be written down is not handed out.</summary>
    private static async Task CostRead(ParseResult parsed, Store store, DirectoryInfo folder, CancellationToken cancel)
    {
        try
        {
            await Shared.CostRead(parsed, store, $"all that is held about {parsed.GetValue(_email)}, as files", cancel);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    private static async Task<int> Export(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error, folder) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue(_folder)!);
        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
        {
            error.WriteLine($"{folder} is not empty: name a folder that does not exist yet.");
            return Shell.Refused;
        }
        using var store = Shared.Open(parsed);
        try
        {
            var files = PersonExport.Run(store, parsed.GetValue(_email)!, parsed.GetValue(_called) ?? [], folder.FullName);
            // The rates of a member of the team are among it. Of whom nothing is held no trace is left: it would be what is held.
            if (files.Count > 0) await CostRead(parsed, store, folder, cancel);
            foreach (var (file, rows) in files) output.WriteLine($"{file}: {rows} rows");
            if (files.Count > 0) return Shell.Done;
            error.WriteLine($"Nothing is held about {parsed.GetValue(_email)}.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException) { error.WriteLine($"{folder} cannot be written: {problem.Message}"); }
        return Shell.Refused;
    }

    private static async Task<int> Erase(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error, email) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue(_email)!);
        if (!parsed.GetValue(_yes))
        {
            error.WriteLine($"Nothing was erased. This cannot be taken back: look at csmbot person export {email} DIR first, then say --yes.");
            return Shell.Refused;
        }
        using var store = Shared.Open(parsed);
        if (await PersonErasure.Run(store, email, parsed.GetValue(_called) ?? [], Shared.By(parsed), cancel) is not { } done)
        {
            error.WriteLine($"Nothing is held about {email}.");
            return Shell.Refused;
        }
        output.WriteLine($"{done.By.Name} ({done.By.Email}) stands where {email} stood: {string.Join(", ", done.Rows.Select(r => $"{r.Key} {r.Value}"))}.");
        foreach (var left in done.Left) output.WriteLine($"The name still stands in {left}.");
        if (done.FirstNames > 0) output.WriteLine($"{done.FirstNames} texts of others have the first name alone, which may be somebody else's: look with csmbot person export, and say --called NAME if it is theirs.");
        if (done.Accounts > 0) output.WriteLine($"{done.Accounts} active accounts are now {done.By.Name}'s: give them to somebody by accounts.csv.");
        output.WriteLine("""
            What this cannot know: backups and exports that were made before; files beside the store (team.csv and accounts.csv that are imported again bring the person back: take them out there first;
            health rules, alert routes, company words); what was posted in Teams and Slack, and what systems hold that push facts. See deployment/README.md, “A person leaves”.
            """);
        return Shell.Done;
    }
}
