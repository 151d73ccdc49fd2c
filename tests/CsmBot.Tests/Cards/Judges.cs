using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Tests.Habits;

namespace CsmBot.Tests.Cards;

/// <summary>Other people's readers of what we send to Teams (<c>tests/judges/teams</c>): fetched by npm once, run by Node.</summary>
internal static class Judges
{
    public static readonly string Folder = Path.Combine(Repository.Root, "tests", "judges", "teams");

    private static readonly Lazy<Task<string?>> _missing = new(Fetch);

    /// <summary>Skips the test where the judges cannot be had, saying why.</summary>
    public static async Task Ready() => Assert.SkipWhen(await _missing.Value is not null, await _missing.Value ?? "");

    /// <summary>What a judge says of a document, as JSON.</summary>
    public static async Task<JsonNode> Ask(string judge, JsonNode document, params string[] more)
    {
        await Ready();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, document.ToJsonString());
            var (code, output, error) = await Run("node", [judge, file, .. more]);
            Assert.True(code == 0, $"node {judge} failed: {error}");
            return JsonNode.Parse(output)!;
        }
        finally { File.Delete(file); }
    }

    public static string Package(string path) => Path.Combine(Folder, "node_modules", path);

    private static async Task<string?> Fetch()
    {
        var (wanted, installed) = (Path.Combine(Folder, "package-lock.json"), Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted)) return null;
        try
        {
            var (code, _, error) = await Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
            return code == 0 ? null : $"npm ci failed in {Folder}: {error}";
        }
        catch (System.ComponentModel.Win32Exception) { return "Node.js (npm) was not found: install Node 20 for the judges of cards and manifests."; }
    }

    private static async Task<(int Code, string Output, string Error)> Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>A judge's problems by name, as the lines of a failure.</summary>
    public static string Say(JsonNode? problems) => problems is JsonObject named
        ? string.Join("\n", named.Select(p => $"{p.Key}: {string.Join("\n   ", p.Value!.AsArray().Take(4))}")) : string.Join("\n", problems!.AsArray());
}
