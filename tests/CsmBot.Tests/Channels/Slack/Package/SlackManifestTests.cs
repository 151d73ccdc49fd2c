using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Channels.Slack.Package;
using CsmBot.Questions;
using CsmBot.Tests.Cards;
using CsmBot.Tests.Data;
using CsmBot.Tests.Understanding.Names;
using CsmBot.Understanding;

namespace CsmBot.Tests.Channels.Slack.Package;

/// <summary>The manifest of which Slack makes the app.</summary>
public sealed class SlackManifestTests : IDisposable
{
    private static readonly (string, string?)[] Public = [("Slack:Package:BaseUrl", "https://csmbot.example.com")];

    private readonly Folder _folder = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task With_nothing_set_it_is_for_Socket_Mode_and_names_no_address()
    {
        var manifest = await Manifest();
        Assert.True((bool)manifest["settings"]!["socket_mode_enabled"]!);
        Assert.DoesNotContain("url", manifest.ToJsonString());
        var home = manifest["features"]!["app_home"]!;
        Assert.Equal((true, true, false), ((bool)home["home_tab_enabled"]!, (bool)home["messages_tab_enabled"]!, (bool)home["messages_tab_read_only_enabled"]!));
        Assert.Null(manifest["features"]!["agent_view"]);
        Assert.Equal("app_mentions:read,channels:read,chat:write,commands,groups:read,im:history,users:read,users:read.email", Scopes(manifest));
    }

    [Fact]
    public async Task With_a_public_address_Slack_calls_it()
    {
        var manifest = await Manifest(Public);
        Assert.False((bool)manifest["settings"]!["socket_mode_enabled"]!);
        Assert.Equal("https://csmbot.example.com/slack/events", (string?)manifest["settings"]!["event_subscriptions"]!["request_url"]);
        Assert.Equal("https://csmbot.example.com/slack/interactivity", (string?)manifest["settings"]!["interactivity"]!["request_url"]);
        Assert.Equal("https://csmbot.example.com/slack/options", (string?)manifest["settings"]!["interactivity"]!["message_menu_options_url"]);
        var command = manifest["features"]!["slash_commands"]![0]!;
        Assert.Equal(("/csm", "https://csmbot.example.com/slack/commands", true), ((string?)command["command"], (string?)command["url"], (bool)command["should_escape"]!));
        Assert.Null(manifest["oauth_config"]!["redirect_urls"]);
    }

    [Fact]
    public async Task Links_to_accounts_are_shown_where_there_are_such_links_and_nothing_is_asked_for_else()
    {
        var manifest = await Manifest(Public);
        Assert.Equal("csmbot.example.com", (string?)manifest["features"]!["unfurl_domains"]!.AsArray().Single());
        Assert.Contains("link_shared", manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray().Select(e => (string?)e));
        Assert.Contains("links:read,links:write", Scopes(manifest));
        foreach (var without in new[] { await Manifest(), await Manifest(("Slack:Package:BaseUrl", "http://127.0.0.1:3978"), ("Slack:SigningSecret", "x")) })
        {
            Assert.Null(without["features"]!["unfurl_domains"]);
            Assert.DoesNotContain("link", without["settings"]!.ToJsonString() + Scopes(without));
        }
    }

    [Fact]
    public async Task The_address_that_is_set_for_Teams_serves_and_the_token_of_Socket_Mode_decides()
    {
        var manifest = await Manifest(("Teams:Package:BaseUrl", "https://csmbot.example.com/"));
        Assert.Equal("https://csmbot.example.com/slack/events", (string?)manifest["settings"]!["event_subscriptions"]!["request_url"]);
        Assert.DoesNotContain("url\"", (await Manifest([.. Public, ("Slack:AppToken", "xapp-1-A-1")])).ToJsonString());
    }

    [Fact]
    public async Task Where_workspaces_install_it_they_come_back_to_the_host()
    {
        foreach (var by in new[] { ("Slack:ClientId", "1.2"), ("Slack:Package:Installable", "true") })
            Assert.Equal("https://csmbot.example.com/slack/oauth", (string?)(await Manifest([.. Public, by, ("Slack:Package:TokenRotation", "true")]))["oauth_config"]!["redirect_urls"]!.AsArray().Single());
        var (status, said) = await Run([], ("Slack:ClientId", "1.2"));
        Assert.Equal(2, status);
        Assert.Contains("Slack:Package:BaseUrl: is missing", said);
    }

    [Fact]
    public async Task Slacks_published_schema_takes_it_in_every_shape()
    {
        (string, string?)[][] shapes =
        [
            [], Public, [.. Public, ("Slack:AppToken", "xapp-1-A-1")], [.. Public, ("Slack:ClientId", "1.2"), ("Slack:Package:TokenRotation", "true"), ("Slack:Package:OrgDeploy", "true")],
            [("Slack:Package:Agent", "true"), ("Slack:Package:Name", "Customer success"), ("Slack:Package:BackgroundColor", "#101010")],
        ];
        foreach (var shape in shapes)
        {
            var problems = await Judges.Slack.Ask("manifest.mjs", await Manifest(shape));
            Assert.True(problems.AsArray().Count == 0, Judges.Say(problems));
        }
        var wrong = await Manifest();
        wrong["features"]!["shortcuts"]![0]!["name"] = new string('x', 25);
        wrong["features"]!["slash_commands"]![0]!["hint"] = "x";
        Assert.Equal(2, (await Judges.Slack.Ask("manifest.mjs", wrong)).AsArray().Count);
    }

    [Fact]
    public async Task Each_address_and_shortcut_in_it_leads_to_the_bot()
    {
        await using var host = await SlackHost.Start();
        var manifest = await Manifest(("Slack:Package:BaseUrl", host.App.Address), ("Slack:SigningSecret", host.World.Secret));
        var (settings, features) = (manifest["settings"]!, manifest["features"]!);
        foreach (var address in new[] { settings["event_subscriptions"]!["request_url"], settings["interactivity"]!["request_url"], settings["interactivity"]!["message_menu_options_url"], features["slash_commands"]![0]!["url"] })
        {
            using var check = host.Delivery.Signed(new Uri((string)address!).AbsolutePath, "ssl_check=1", "application/x-www-form-urlencoded");
            using var answer = await host.Delivery.Send(check);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        }
        Assert.Equal(["log_from_message message", "log_new global"], features["shortcuts"]!.AsArray().Select(s => $"{s!["callback_id"]} {s["type"]}"));
        Assert.NotEmpty((await host.Dana.UsesGlobalShortcut(SlackManifest.LogNew)).Words.Fields);
    }

    [Fact]
    public async Task What_it_suggests_is_understood()
    {
        var context = new Context(new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), ExampleNames.Directory);
        var manifest = await Manifest(("Slack:Package:Agent", "true"));
        Assert.Contains("assistant:write", Scopes(manifest));
        var messages = manifest["features"]!["agent_view"]!["suggested_prompts"]!.AsArray().Select(p => (string)p!["message"]!).ToList();
        Assert.Equal(4, messages.Count);
        var hints = ((string)manifest["features"]!["slash_commands"]![0]!["usage_hint"]!).Split(" · ");
        Assert.All(messages.Concat(hints), said => Assert.True(Language.English.Understand(said, context) is OpenLogForm or Help or Log or Ask { Unused.IsEmpty: true }, said));
    }

    [Fact]
    public async Task A_file_a_link_and_the_reasons_can_be_had()
    {
        var file = _folder["slack.json"];
        Assert.Contains("by Socket Mode", (await Run(["--out", file])).Said);
        Assert.Equal((await Manifest()).ToJsonString(), JsonNode.Parse(await File.ReadAllTextAsync(file, _stop))!.ToJsonString());
        var link = new Uri((await Run(["--link"])).Said);
        Assert.Equal("api.slack.com", link.Host);
        Assert.Equal((await Manifest()).ToJsonString(), JsonNode.Parse(Uri.UnescapeDataString(link.Query.Split("manifest_json=")[1]))!.ToJsonString());
        var reasons = (await Run(["--explain"])).Said;
        Assert.All(SlackScopes.Least, s => Assert.Contains(s.Name, reasons));
        Assert.Contains("connections:write", reasons);
        Assert.DoesNotContain("assistant:write", reasons);
    }

    [Fact]
    public async Task Every_mistake_in_the_settings_is_named()
    {
        var (status, said) = await Run([], ("Slack:Colour", "red"), ("Slack:Package:Colour", "red"), ("Slack:Package:Name", new string('x', 36)), ("Slack:Package:LongDescription", "short"),
            ("Slack:Package:BaseUrl", "http://csmbot.example.com"), ("Slack:Package:BackgroundColor", "red"), ("Slack:Package:OrgDeploy", "perhaps"), ("Slack:Package:TokenRotation", "true"));
        Assert.Equal(2, status);
        Assert.All(new[]
        {
            "Slack:Colour: is no setting", "Slack:Package:Colour: is no setting", "Slack:Package:Name: has 36", "Slack:Package:LongDescription: has 5", "Slack:Package:BaseUrl: \"http://csmbot.example.com\"",
            "Slack:Package:BackgroundColor: \"red\"", "Slack:Package:OrgDeploy: \"perhaps\"", "Slack:Package:TokenRotation: ",
        }, part => Assert.Contains(part, said));
        Assert.Equal(8, said.Split('\n').Length);
    }

    private static string Scopes(JsonNode manifest) => string.Join(',', manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray());

    private async Task<JsonObject> Manifest(params (string, string?)[] settings)
    {
        var (status, said) = await Run([], settings);
        Assert.True(status == 0, said);
        return JsonNode.Parse(said)!.AsObject();
    }

    private async Task<(int Status, string Said)> Run(string[] options, params (string Key, string? Value)[] settings)
    {
        var config = _folder["settings.json"];
        await File.WriteAllTextAsync(config, new JsonObject(settings.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))).ToJsonString(), _stop);
        var said = new StringWriter();
        var status = await Program.Run(["slack-manifest", .. options, "--config", config], said, said);
        return (status, said.ToString().ReplaceLineEndings("\n").Trim());
    }
}
