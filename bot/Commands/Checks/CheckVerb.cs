using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CsmBot.Commands.Checks;

/// <summary><c>check [CHANNEL]</c>: is what a chat channel needs there, and if not, what is to be done. Changes nothing.</summary>
internal static class CheckVerb
{
    private static readonly Argument<string?> _channel = new("CHANNEL") { Description = "teams or slack; without it, every channel that is set up", Arity = ArgumentArity.ZeroOrOne };
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
        var verb = new Command("check", "Says whether a chat channel is set up right and reachable, and what to do where it is not.") { _channel, _json };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (output, settings) = (parsed.InvocationConfiguration.Output, Shared.Settings(parsed));
        var asked = parsed.GetValue(_channel)?.ToLowerInvariant();
        if (asked is not null && !_channels.ContainsKey(asked)) throw new Usage($"check: \"{asked}\" is none of {string.Join(", ", _channels.Keys)}.");
        var channels = _channels.Keys.Where(c => asked is null ? settings.GetSection(c).GetChildren().Any() : c == asked).ToList();
        if (channels.Count == 0) output.WriteLine($"No chat channel is set up: the host serves its local page only. Name one to see what it needs: csmbot check {_channels.Keys.First()}.");
        var wrong = false;
        foreach (var channel in channels)
        {
            var findings = new List<Finding>();
            await foreach (var finding in _channels[channel](settings, cancel))
            {
                findings.Add(finding);
                if (!parsed.GetValue(_json)) output.WriteLine($"{(finding.Ok ? "ok   " : "wrong")} {channel} {finding.Check}: {finding.Says}");
            }
            wrong |= findings.Any(f => !f.Ok);
            if (parsed.GetValue(_json))
                output.WriteLine(JsonSerializer.Serialize(new { channel, ok = findings.All(f => f.Ok), checks = findings.Select(f => new { check = f.Check, ok = f.Ok, says = f.Says }) }, _plain));
        }
        return wrong ? Shell.Refused : Shell.Done;
    }
}
