using System.Diagnostics;
using System.Net.NetworkInformation;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsmBot.Accounts;
using CsmBot.Tests.Cards;
using CsmBot.Tests.Data;
using CsmBot.Tests.Habits;
using CsmBot.Tests.Serving;
using Microsoft.Playwright;

namespace CsmBot.Tests.Channels.Teams;

/// <summary>Microsoft 365 Agents Playground, a client of somebody else's making, between a browser and the whole program: a person in their chat with the bot.</summary>
internal sealed partial class Playground : IAsyncDisposable
{
    private const string Bot = "csmbot";

    private readonly Folder _folder = new();
    private readonly Process _process;
    private readonly IPage _page;

    private Playground(Folder folder, Process process, IPage page) => (_folder, _process, _page) = (folder, process, page);

    public static async Task<Playground> Open(AppHost host, Person speaker, IBrowser browser)
    {
        await Judges.Teams.Ready();
        var folder = new Folder();
        await File.WriteAllTextAsync(folder[".m365agentsplayground.yml"], World(speaker).ToJsonString());
        var start = new ProcessStartInfo("node",
        [
            "--require", Path.Combine(Judges.Teams.Folder, "loopback.cjs"), Judges.Teams.Package("@microsoft/m365agentsplayground/cli.js"), "--app-endpoint", host.Address + "/api/messages", "--channel-id", "msteams",
            "--port", FreePort(), "--disable-telemetry",
        ]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in new[] { ("TEAMSAPPTESTER_BROWSER", "none"), ("M365_AGENTS_PLAYGROUND_LOGFILE", folder["log"]), ("HOME", folder.Path), ("NO_PROXY", "127.0.0.1,localhost") }) start.Environment[key] = value;
        var process = Process.Start(start)!;
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 1400 } });
        page.SetDefaultTimeout(60_000);
        var playground = new Playground(folder, process, page);
        try
        {
            await playground.Begin();
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    private async Task Begin()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string? line;
        while ((line = await _process.StandardOutput.ReadLineAsync(patience.Token)) is not null && !Listening().IsMatch(line)) { }
        if (line is null) throw new Xunit.Sdk.XunitException("The Playground ended: " + await _process.StandardError.ReadToEndAsync(patience.Token));
        var port = int.Parse(Listening().Match(line).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == port), l => Assert.True(System.Net.IPAddress.IsLoopback(l.Address), $"It listens on {l}."));

        // Fonts and pictures of elsewhere: nothing leaves this machine.
        await _page.RouteAsync(url => !url.StartsWith($"http://127.0.0.1:{port}/", StringComparison.Ordinal), route => route.AbortAsync());
        await _page.GotoAsync($"http://127.0.0.1:{port}/", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Box.WaitForAsync();
        await _page.GetByText("Connected.").First.WaitForAsync();
    }

    private ILocator Box => _page.Locator("[contenteditable=true]").First;

    /// <summary>The last card of the conversation.</summary>
    public ILocator Card => _page.Locator(".ac-adaptiveCard").Last;

    public async Task Says(string text)
    {
        await Box.ClickAsync();
        await Box.PressSequentiallyAsync(text);
        await _page.GetByLabel("Send Message").ClickAsync();
    }

    /// <summary>Waits until the last card says it.</summary>
    public Task Sees(string text) => Card.GetByText(text).First.WaitForAsync();

    public Task Presses(string button) => Card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Puts a number into the form's nth field for one.</summary>
    public async Task Fills(int number, string value)
    {
        var field = Card.GetByRole(AriaRole.Spinbutton).Nth(number);
        await field.FillAsync(value);
        await field.PressAsync("Tab");
    }

    /// <summary>Chooses in the form's last list.</summary>
    public async Task Chooses(string title)
    {
        await Card.Locator("input[role=combobox]").Last.ClickAsync();
        await _page.GetByRole(AriaRole.Option, new() { Name = title, Exact = true }).ClickAsync();
    }

    public Task Shot(string name)
    {
        var folder = Path.Combine(Repository.Root, "TestResults", "playground");
        Directory.CreateDirectory(folder);
        return _page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>Who there is. The Playground asks for five people beside the speaker.</summary>
    private static JsonObject World(Person speaker) => new()
    {
        ["version"] = "0.1.1",
        ["tenantId"] = "11111111-2222-4333-8444-555555555555",
        ["bot"] = new JsonObject { ["id"] = Bot, ["name"] = "CsmBot" },
        ["currentUser"] = User(0, speaker.Name, speaker.Email),
        ["users"] = new JsonArray([.. Enumerable.Range(1, 5).Select(i => User(i, $"Guest {i}", $"guest{i}@contoso.example"))]),
        ["personalChat"] = new JsonObject { ["id"] = "a:" + speaker.Email },
        ["groupChat"] = new JsonObject { ["id"] = "19:group@thread.v2", ["name"] = "Group" },
        ["team"] = new JsonObject
        {
            ["id"] = "19:team@thread.tacv2", ["name"] = "Orion", ["aadGroupId"] = "44444444-2222-4333-8444-555555555555",
            ["channels"] = new JsonArray(new JsonObject { ["id"] = "19:health@thread.tacv2", ["name"] = "health-alerts" }),
        },
    };

    private static JsonObject User(int number, string name, string email) => new()
    {
        ["id"] = $"29:{number}", ["name"] = name, ["userPrincipleName"] = email, ["aadObjectId"] = $"3333333{number}-2222-4333-8444-555555555555", ["givenName"] = name.Split(' ')[0], ["surname"] = name.Split(' ')[^1],
        ["email"] = email,
    };

    private static string FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^Listening on (\d+)")]
    private static partial Regex Listening();

    public async ValueTask DisposeAsync()
    {
        await _page.CloseAsync();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }
}
