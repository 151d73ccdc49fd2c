using System.CommandLine;
using System.Net;
using CsmBot.Accounts;
using CsmBot.Channels.Teams.Trust;
using CsmBot.Channels.Web;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Import.Sample;
using CsmBot.Understanding;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace CsmBot.Commands;

/// <summary><c>serve</c>, the default: the web host with the chat channels, the alerts and the local page.</summary>
internal static class ServeVerb
{
    private const int SampleAccounts = 200;

    /// <summary>A database that starts together with the host gets so long to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Option<string> _urls = new("--urls") { Description = "where to listen", HelpName = "URL", DefaultValueFactory = _ => "http://localhost:3978" };
    private static readonly Option<bool> _local = new("--local") { Description = "ask for the local page beside chat channels: this machine only, nobody signs in" };

    public static Command Command()
    {
        var verb = new Command("serve", "Serves chat, alerts and the local page (the default).") { _urls, _local };
        verb.SetAction(Run);
        return verb;
    }

    /// <summary>The same without the verb's name.</summary>
    public static void MakeDefault(RootCommand root)
    {
        root.Options.Add(_urls);
        root.Options.Add(_local);
        root.SetAction(Run);
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var configuration = Shared.Settings(parsed);
        var settings = Settings.Read(configuration);
        var urls = parsed.GetValue(_urls)!;
        var local = parsed.GetValue(_local) || !settings.HasChannel;
        foreach (var url in urls.Split(';')) if (Problem(url, local) is { } problem) throw new Usage($"--urls {url}: {problem}");
        var time = Shared.IsNowSet(parsed) ? new RunningClock(Shared.NowOf(parsed)) : TimeProvider.System;
        var ready = Language.Warm();
        using var store = Store.Open(Shared.DataOf(parsed), settings.Workspace, Patience);
        await Prepare(store, local, time, output, cancel);
        await ready;
        await using var app = Serving.Build(store, settings, time, urls, configuration, local);
        app.Services.GetRequiredService<KnownNames>().Of(store.Book);
        try { await app.StartAsync(cancel); }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            // What runs beside the requests was started already, and must end before the store is closed.
            await app.StopAsync(CancellationToken.None);
            error.WriteLine($"{urls} is in use, perhaps by another csmbot: stop that, or listen elsewhere with --urls http://localhost:PORT.");
            return Shell.Refused;
        }
        if (settings.Teams is { } teams) output.WriteLine($"POST /api/messages takes what Teams sends to the app {teams.AppId}, signed, from {Tenants(teams)}.");
        if (settings.Slack is { } slack)
            output.WriteLine(slack.BySocket ? "Slack is spoken to through Socket Mode." : "POST /slack/events, /slack/commands, /slack/interactivity and /slack/options take what Slack sends, signed.");
        output.WriteLine($"CsmBot serves {string.Join(", ", app.Urls)}{(local ? " in local mode: this machine only, nobody signs in" : "")}. Ctrl+C ends it.");
        if (settings.Facts is { } facts)
            output.WriteLine($"POST /api/facts/KIND takes facts from {string.Join(", ", facts.Sources.Select(s => $"{s.Name} ({s.Rights})"))}.");
        await app.WaitForShutdownAsync(cancel);
        return Shell.Done;
    }

    private static string Tenants(TeamsApp app) => app.Tenants.Count == 1 ? $"the tenant {app.Tenants.Single()}" : $"{app.Tenants.Count} tenants";

    private static async Task Prepare(Store store, bool local, TimeProvider time, TextWriter output, CancellationToken cancel)
    {
        var empty = store.Book.Accounts.Count == 0 && !store.Book.People.Known.Any();
        // Real people are told nothing about invented accounts.
        if (empty && !local) output.WriteLine("The store is empty: the bot knows nobody yet. csmbot import DIR brings in your team and accounts.");
        if (empty && local)
        {
            output.WriteLine($"The store is empty: filling it with a SAMPLE book of {SampleAccounts} invented accounts. For your own, import into an empty folder and name it with --data.");
            await SampleBook.Fill(store, SampleAccounts, seed: 1, time.GetUtcNow().UtcDateTime, cancel);
        }
        if (local) await WebRegister.Write(store, store.Book.People, cancel);
        else await WebRegister.Clear(store, cancel);
        output.WriteLine($"{store.Book.Accounts.Count:N0} accounts, {store.Book.Interactions.Count:N0} interactions.");
    }

    private static string? Problem(string url, bool local)
    {
        BindingAddress address;
        try { address = BindingAddress.Parse(url); }
        catch (FormatException) { return "is not an address such as http://localhost:3978."; }
        if (address.Scheme != "http") return "TLS ends before the host, at the platform or a proxy; use http://.";
        if (!local || IsLoopback(address.Host)) return null;
        return "in local mode nobody signs in, so the host listens on this machine only; use http://localhost:PORT.";
    }

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
