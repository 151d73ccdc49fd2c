using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using CsmBot.Tests.Habits;

namespace CsmBot.Tests.Cards;

/// <summary>Other people's readers and clients, in <c>tests/judges</c>: fetched by npm when a test first needs them, run by Node.</summary>
internal sealed class Judges
{
    /// <summary>Of what we send to Teams, of what we send to Slack and the Slack that the tests imitate, and another's imitation of Cosmos DB.</summary>
    public static readonly Judges Teams = new("teams"), Slack = new("slack"), Cosmos = new("cosmos");

    private readonly Lazy<Task<string?>> _missing;

    private Judges(string channel)
    {
        Folder = Path.Combine(Repository.Root, "tests", "judges", channel);
        _missing = new(Fetch);
    }

    public string Folder { get; }

    public string Package(string path) => Path.Combine(Folder, "node_modules", path);

    /// <summary>Skips the test where the judges cannot be had, saying why.</summary>
    public async Task Ready() => Assert.SkipWhen(await _missing.Value is not null, await _missing.Value ?? "");

    /// <summary>What a judge says of a document, as JSON.</summary>
    public async Task<JsonNode> Ask(string judge, JsonNode document, params string[] more)
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

    /// <summary>Lets a judge run beside the test, which hears it line by line.</summary>
    public async Task<Judge> Start(string judge, JsonObject given)
    {
        await Ready();
        return new Judge(judge, Process.Start(Program("node", [judge, given.ToJsonString()]))!);
    }

    /// <summary>Compiles a file of the judges' folder: 0 and nothing where the compiler has nothing to say.</summary>
    public async Task<(int Code, string Said)> Compile(string file)
    {
        var (code, said, _) = await Run("node", [Package("typescript/bin/tsc"), "--noEmit", "--strict", "--skipLibCheck", "--types", "node", "--module", "nodenext", "--target", "es2022", file]);
        return (code, said.Length <= 4000 ? said : said[..4000] + "…");
    }

    private async Task<string?> Fetch()
    {
        var (wanted, installed) = (Path.Combine(Folder, "package-lock.json"), Package(".package-lock.json"));
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted)) return null;
        try
        {
            var (code, _, error) = await Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
            return code == 0 ? null : $"npm ci failed in {Folder}: {error}";
        }
        catch (Win32Exception) { return "Node.js (npm) was not found: install Node 20 for the judges in tests/judges."; }
    }

    private async Task<(int Code, string Output, string Error)> Run(string program, string[] arguments)
    {
        using var process = Process.Start(Program(program, arguments))!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private ProcessStartInfo Program(string program, string[] arguments) => new(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

    /// <summary>A judge's problems by name, as the lines of a failure.</summary>
    public static string Say(JsonNode? problems) => problems is JsonObject named
        ? string.Join("\n", named.Select(p => $"{p.Key}: {string.Join("\n   ", p.Value!.AsArray().Take(4))}")) : string.Join("\n", problems!.AsArray());
}

/// <summary>A judge that runs, and says what it sees as lines of JSON. It ends when nobody listens any more.</summary>
internal sealed class Judge(string name, Process process) : IAsyncDisposable
{
    private readonly Task<string> _error = process.StandardError.ReadToEndAsync();

    /// <summary>The next thing that it says.</summary>
    public async Task<JsonNode> Next()
    {
        string? line;
        try { line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)); }
        catch (TimeoutException) { throw new Xunit.Sdk.XunitException($"{name} said nothing for a minute."); }
        return line is null ? throw new Xunit.Sdk.XunitException($"{name} ended: {await _error}") : JsonNode.Parse(line)!;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try { await process.WaitForExitAsync(patience.Token); }
        catch (OperationCanceledException) { process.Kill(entireProcessTree: true); }
        process.Dispose();
    }
}
