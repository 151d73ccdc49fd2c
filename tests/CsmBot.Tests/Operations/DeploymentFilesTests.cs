using System.Diagnostics;
using System.Text.RegularExpressions;
using CsmBot.Tests.Data;
using CsmBot.Tests.Habits;
using YamlDotNet.RepresentationModel;

namespace CsmBot.Tests.Operations;

/// <summary>What an operator installs from, as far as it can be checked without the machine that it is for.</summary>
public sealed partial class DeploymentFilesTests
{
    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [Fact]
    public async Task The_Azure_template_builds_and_lints_without_a_warning()
    {
        var bicep = Environment.GetEnvironmentVariable("CSMBOT_BICEP");
        Assert.SkipUnless(File.Exists(bicep), "Microsoft's Bicep compiler is not here: .ci/run fetches it, CSMBOT_BICEP names it.");
        using var folder = new Folder();
        foreach (var verb in new[] { "build", "lint" })
        {
            var start = new ProcessStartInfo(bicep!, [verb, Path.Combine(Repository.Root, "deployment/azure/main.bicep"), .. verb == "build" ? new[] { "--outfile", folder["main.json"] } : []])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal("", string.Concat(said).Trim());
            Assert.Equal(0, process.ExitCode);
        }
    }

    [Fact]
    public void The_container_ends_as_a_user_without_rights_and_copies_only_what_is_there()
    {
        var lines = Text("deployment/container/Dockerfile").Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToList();
        Assert.Equal("USER 1654", lines.Last(l => l.StartsWith("USER ", StringComparison.Ordinal)));
        foreach (var source in lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal)).SelectMany(l => l.Split(' ')[1..^1]))
            Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), source);
    }

    [Fact]
    public void The_composed_services_are_locked_down_and_hold_no_secret()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Text("deployment/container/compose.yaml")));
        var services = (YamlMappingNode)yaml.Documents[0].RootNode["services"];
        var bot = services["bot"];
        Assert.Equal("true", bot["read_only"].ToString());
        Assert.Equal("ALL", bot["cap_drop"][0].ToString());
        Assert.Equal("no-new-privileges:true", bot["security_opt"][0].ToString());
        Assert.StartsWith("127.0.0.1:", bot["ports"][0].ToString());
        Assert.All(Passwords().Matches(Comments().Replace(Text("deployment/container/compose.yaml"), "")), m => Assert.StartsWith("${", m.Groups[1].Value));
    }

    [Fact]
    public void The_threat_model_names_tests_that_there_are()
    {
        var tests = Repository.Sources("tests").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var named = Names().Matches(Text("deployment/threat-model.md")).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, n => !tests.Contains(n));
    }

    [GeneratedRegex(@"(?i)password[=:] ?([^\s;]+)")]
    private static partial Regex Passwords();

    [GeneratedRegex("(?m)^#.*$")]
    private static partial Regex Comments();

    [GeneratedRegex("`(\\w+Tests)`")]
    private static partial Regex Names();
}
