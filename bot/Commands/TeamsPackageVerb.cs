using System.CommandLine;
using CsmBot.Channels.Teams.Package;

namespace CsmBot.Commands;

/// <summary><c>teams-package</c>: the zip that an administrator of Teams uploads, from the settings.</summary>
internal static class TeamsPackageVerb
{
    private static readonly Option<FileInfo> _out = new("--out") { Description = "where to write it", HelpName = "FILE.zip", DefaultValueFactory = _ => new FileInfo("csmbot-teams.zip") };

    public static Command Command()
    {
        var verb = new Command("teams-package", "Writes the app package that an administrator of Teams uploads.") { _out };
        verb.SetAction(Run);
        return verb;
    }

    private static int Run(ParseResult parsed)
    {
        var mistakes = new List<string>();
        if (PackageSettings.Read(Shared.Settings(parsed), mistakes) is not { } listing) throw new Usage(string.Join(Environment.NewLine, mistakes));
        var file = parsed.GetValue(_out)!;
        if (file.Directory is { Exists: false } missing) throw new Usage($"--out: the folder {missing.FullName} does not exist.");
        File.WriteAllBytes(file.FullName, AppPackage.Zip(listing));
        parsed.InvocationConfiguration.Output.WriteLine(
            $"{file.FullName}: {listing.Name} {listing.Version}, bot {listing.BotId}. Upload it in the Teams admin center under Teams apps, Manage apps; then `csmbot check teams` says whether the bot can be reached.");
        return Shell.Done;
    }
}
