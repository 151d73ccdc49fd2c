using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CsmBot.Commands.Checks;

/// <summary><c>check [CHANNEL|store|host]</c>: is what a chat channel needs there, can the store be used, does a host keep up, and if not, what is to be done. Changes nothing.</summary>
internal static class CheckVerb
{
    private const string Host = "host", Store = "store";

    private static readonly Argument<string?> _channel = new("CHANNEL") { Description = "teams or slack, without it every channel that is set up; host, for one that runs; store, for the database of --data", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> _url = new("--url") { Description = "where the host runs", HelpName = "URL", DefaultValueFactory = _ => "http://localhost:3978" };
    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object" };
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The channels that can be checked. Another is a line here and a file beside <see cref="TeamsCheck"/>.</summary>
    private static readonly Dictionary<string, Func<IConfiguration, CancellationToken, IAsyncEnumerable<Finding>>> _channels = new()
    {
        ["teams"] = (settings, cancel) => TeamsCheck.Run(settings, TimeProvider.System, cancel),
        ["slack"] = (settings, cancel) => SlackCheck.Run(settings, TimeProvider.System, cancel),
    };

    public static Command Command()
    {
        var verb = new Command("check", "Says whether a chat channel or the store is set up right and reachable, or a host keeps up, and what to do where not.") { _channel, _url, _json };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (output, settings) = (parsed.InvocationConfiguration.Output, Shared.Settings(parsed));
        var asked = parsed.GetValue(_channel)?.ToLowerInvariant();
        if (asked is not null and not (Host or Store) && !_channels.ContainsKey(asked)) throw new Usage($"check: \"{asked}\" is none of {string.Join(", ", _channels.Keys)}, {Store}, {Host}.");
        if (asked == Store) return await Tell(parsed, Store, StoreCheck.Run(Shared.DataOf(parsed), cancel)) ? Shell.Done : Shell.Refused;
        if (asked == Host)
        {
            var url = parsed.GetValue(_url)!;
            return await Tell(parsed, Host, HostCheck.Run(Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : throw new Usage($"--url: \"{url}\" is not an address such as http://localhost:3978."), cancel)) ? Shell.Done : Shell.Refused;
        }
        var channels = _channels.Keys.Where(c => asked is null ? settings.GetSection(c).GetChildren().Any() : c == asked).ToList();
        if (channels.Count == 0) output.WriteLine($"No chat channel is set up: the host serves its local page only. Name one to see what it needs: csmbot check {_channels.Keys.First()}.");
        var right = true;
        foreach (var channel in channels) right &= await Tell(parsed, channel, _channels[channel](settings, cancel));
        return right ? Shell.Done : Shell.Refused;
    }

    private static async Task<bool> Tell(ParseResult parsed, string subject, IAsyncEnumerable<Finding> found)
    {
        var (output, json, findings) = (parsed.InvocationConfiguration.Output, parsed.GetValue(_json), new List<Finding>());
        await foreach (var finding in found)
        {
            findings.Add(finding);
            if (!json) output.WriteLine($"{(finding.Ok ? "ok   " : "wrong")} {subject} {finding.Check}: {finding.Says}");
        }
        var right = findings.All(f => f.Ok);
        if (json) output.WriteLine(JsonSerializer.Serialize(new { channel = subject, ok = right, checks = findings.Select(f => new { check = f.Check, ok = f.Ok, says = f.Says }) }, _plain));
        return right;
    }
}
