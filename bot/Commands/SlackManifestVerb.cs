using System.CommandLine;
using CsmBot.Channels.Slack.Package;

namespace CsmBot.Commands;

/// <summary><c>slack-manifest</c>: from the settings, the manifest of which Slack makes the app. Nothing need be set to begin with Socket Mode.</summary>
internal static class SlackManifestVerb
{
    private static readonly Option<FileInfo?> _out = new("--out") { Description = "where to write it; without it, to the screen", HelpName = "FILE.json" };
    private static readonly Option<bool> _explain = new("--explain") { Description = "each permission and event in it, and why" };
    private static readonly Option<bool> _link = new("--link") { Description = "the page of Slack's on which the app is made with it" };

    public static Command Command()
    {
        var verb = new Command("slack-manifest", "Writes the manifest of which Slack makes the app.") { _out, _explain, _link };
        verb.SetAction(Run);
        return verb;
    }

    private static int Run(ParseResult parsed)
    {
        var (mistakes, output, settings) = (new List<string>(), parsed.InvocationConfiguration.Output, Shared.Settings(parsed));
        SlackSettings.Known(settings, mistakes);
        if (SlackPackageSettings.Read(settings, mistakes) is not { } listing || mistakes.Count > 0) throw new Usage(string.Join(Environment.NewLine, mistakes));
        var manifest = SlackManifest.Of(listing);
        var file = parsed.GetValue(_out);
        if (file?.Directory is { Exists: false } missing) throw new Usage($"--out: the folder {missing.FullName} does not exist.");
        if (parsed.GetValue(_explain)) Explain(listing, output);
        else if (parsed.GetValue(_link)) output.WriteLine(SlackManifest.Link(manifest).AbsoluteUri);
        else if (file is null) output.WriteLine(SlackManifest.Text(manifest));
        if (file is null) return Shell.Done;
        File.WriteAllText(file.FullName, SlackManifest.Text(manifest) + "\n");
        output.WriteLine($"{file.FullName}: {listing.Name}, {(listing.BySocket ? "by Socket Mode" : $"called at {listing.Address}")}{(listing.IsInstallable ? ", for workspaces to install" : "")}. "
            + "Make the app of it at https://api.slack.com/apps: Create New App, From a manifest; deployment/slack/README.md goes on from there.");
        return Shell.Done;
    }

    private static void Explain(SlackListing listing, TextWriter output)
    {
        output.WriteLine("Permissions of the bot's token:");
        foreach (var scope in SlackScopes.Of(listing.IsAgent, listing.LinkDomain is not null)) output.WriteLine($"  {scope.Name,-18}{scope.Why}{Methods(scope)}");
        if (listing.BySocket) output.WriteLine($"Of the app-level token (Slack:AppToken), beside the manifest:{Environment.NewLine}  {SlackScopes.Socket.Name,-18}{SlackScopes.Socket.Why}{Methods(SlackScopes.Socket)}");
        output.WriteLine("Events:");
        foreach (var (name, why) in SlackManifest.EventsOf(listing)) output.WriteLine($"  {name,-18}{why}");
        output.WriteLine("Not asked for: what people say where the bot is not spoken to, lists of people or channels, files, posting where it was not added, anything in a person's name.");
    }

    private static string Methods(SlackScope scope) => scope.Methods.Count == 0 ? "" : $" ({string.Join(", ", scope.Methods)})";
}
