using System.Text.Json.Nodes;
using CsmBot.Channels.Slack;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Commands;

/// <summary><c>csmbot check slack</c>, for whoever sets the bot up and wonders why Slack is silent.</summary>
public sealed class CheckSlackTests : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private SlackServer _slack = null!;
    private WebApplication _public = null!;

    /// <summary>The secret of the host that serves under the public address; null lets everything in.</summary>
    private string? _secret;

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackServer.Start();
        _secret = _slack.World.Secret;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _public = builder.Build();
        _public.MapGet("/health/live", () => new { status = "live" });
        _public.MapPost("/slack/events", async (HttpRequest request) =>
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return Results.StatusCode(_secret is null || SlackSignature.Holds(_secret, request.Headers[SlackSignature.Timestamp], request.Headers[SlackSignature.Signature], body.ToArray(), DateTimeOffset.UtcNow) ? 200 : 401);
        });
        await _public.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _public.DisposeAsync();
        await _slack.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<(int Status, string Said)> Run(params (string Key, string? Value)[] settings)
    {
        var usual = new Dictionary<string, string?>
        {
            ["Slack:SigningSecret"] = _slack.World.Secret, ["Slack:BotToken"] = _slack.World.Token, ["Slack:ApiBaseUrl"] = _slack.Api, ["Slack:Package:BaseUrl"] = _public.Urls.Single(),
        };
        foreach (var (key, value) in settings) if (value is null) usual.Remove(key); else usual[key] = value;
        var config = _folder["settings.json"];
        await File.WriteAllTextAsync(config, new JsonObject(usual.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))).ToJsonString());
        var said = new StringWriter();
        var status = await Program.Run(["check", "slack", "--config", config], said, said);
        Assert.DoesNotContain(_slack.World.Secret, said.ToString());
        Assert.DoesNotContain("xoxb-invented", said.ToString());
        return (status, said.ToString().ReplaceLineEndings("\n").Trim());
    }

    private static IEnumerable<string> Checks(string said) => said.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => $"{w[0]} {w[2].TrimEnd(':')}");

    private static string Wrong(string said) => Assert.Single(said.Split('\n'), l => l.StartsWith("wrong", StringComparison.Ordinal));

    [Fact]
    public async Task All_is_well_where_all_is_set_up_and_answers()
    {
        // An agent is not asked for, and links need a public address.
        _slack.Scopes.ExceptWith(["assistant:write", "links:read", "links:write"]);
        var (status, said) = await Run();
        Assert.True(status == 0, said);
        Assert.Equal(["ok settings", "ok clock", "ok token", "ok permissions", "ok address", "ok endpoint"], Checks(said));
        Assert.Contains("the workspace Contoso CS (T0CSMBOT01) knows the bot as csmbot", said);
        Assert.Contains("all that are needed and no other", said);
    }

    [Fact]
    public async Task By_Socket_Mode_no_address_is_needed()
    {
        var (status, said) = await Run(("Slack:AppToken", _slack.World.AppToken), ("Slack:SigningSecret", null), ("Slack:Package:BaseUrl", null));
        Assert.True(status == 0, said);
        Assert.Equal(["ok settings", "ok clock", "ok token", "ok permissions", "ok socket"], Checks(said));
        (status, said) = await Run(("Slack:AppToken", "xapp-another"), ("Slack:SigningSecret", null));
        Assert.Equal(1, status);
        Assert.Contains("wrong slack socket: Slack says invalid_auth: Slack:AppToken is no app-level token", said);
        Assert.DoesNotContain("xapp-another", said);
    }

    [Theory]
    [InlineData("invalid_auth", "Copy the Bot User OAuth Token")]
    [InlineData("token_revoked", "Install it again")]
    [InlineData("token_expired", "Set Slack:ClientId and Slack:ClientSecret")]
    [InlineData("ratelimited", "Try again in a minute")]
    public async Task A_refusal_comes_with_what_to_do_about_it(string error, string advice)
    {
        _slack.Refuses = call => call.Method == "auth.test" ? error : null;
        var (status, said) = await Run();
        Assert.Equal(1, status);
        Assert.StartsWith("wrong slack token:", Wrong(said));
        Assert.Contains(error, Wrong(said));
        Assert.Contains(advice, Wrong(said));
    }

    [Fact]
    public async Task A_permission_that_was_not_given_is_named_with_its_reason()
    {
        _slack.Scopes.Remove("users:read.email");
        _slack.Scopes.Add("files:write");
        var (status, said) = await Run();
        Assert.Equal(1, status);
        Assert.Contains("wrong slack permissions: the token lacks users:read.email (it finds who speaks", Wrong(said));
        Assert.Contains("Reinstall to Workspace", said);

        _slack.Scopes.Add("users:read.email");
        (status, said) = await Run();
        Assert.Equal(0, status);
        Assert.Contains("the bot makes no use of assistant:write, files:write", said);
    }

    [Theory]
    [InlineData(7, "7 minutes ahead of")]
    [InlineData(-3, "3 minutes behind")]
    public async Task A_clock_that_is_off_by_more_than_two_minutes_is_said(int minutes, string words)
    {
        _slack.Off = TimeSpan.FromMinutes(minutes);
        var (status, said) = await Run();
        Assert.Equal(1, status);
        Assert.StartsWith("wrong slack clock:", Wrong(said));
        Assert.Contains(words, said);
    }

    [Fact]
    public async Task An_app_that_workspaces_install_is_known_by_its_secret()
    {
        (string, string?)[] installable = [("Slack:BotToken", null), ("Slack:ClientId", "111.222"), ("Slack:ClientSecret", "s3cret")];
        var (status, said) = await Run(installable);
        Assert.True(status == 0, said);
        Assert.Equal(["ok settings", "ok clock", "ok secret", "ok address", "ok endpoint"], Checks(said));
        foreach (var (error, advice) in new[] { ("bad_client_secret", "not the Signing Secret"), ("invalid_client_id", "copy the Client ID") })
        {
            _slack.Refuses = _ => error;
            (status, said) = await Run(installable);
            Assert.Equal(1, status);
            Assert.Contains(advice, Wrong(said));
            Assert.DoesNotContain("s3cret", said);
        }
    }

    [Fact]
    public async Task What_does_not_answer_is_named()
    {
        var (status, said) = await Run(("Slack:ApiBaseUrl", "http://127.0.0.1:9/api/"), ("Slack:Package:BaseUrl", "http://127.0.0.1:9"));
        Assert.Equal(1, status);
        Assert.Contains("wrong slack slack: http://127.0.0.1:9/api/auth.test cannot be reached", said);
        Assert.Contains("wrong slack address: http://127.0.0.1:9/health/live cannot be reached", said);
        (status, said) = await Run(("Slack:ApiBaseUrl", _public.Urls.Single() + "/"));
        Assert.Equal(1, status);
        Assert.Contains("http_404: that is no answer of Slack's", said);
        Assert.Contains("wrong slack address: Slack:Package:BaseUrl is not set", (await Run(("Slack:Package:BaseUrl", null))).Said);
    }

    [Fact]
    public async Task A_host_with_another_secret_or_none_is_found_out()
    {
        _secret = "another";
        Assert.Contains("answers HTTP 401 to what Slack:SigningSecret has signed", Wrong((await Run()).Said));
        _secret = null;
        Assert.Contains("answers HTTP 200 to what Slack has not signed", Wrong((await Run()).Said));
    }

    [Fact]
    public async Task Mistakes_in_the_settings_are_named_and_nothing_set_up_is_said()
    {
        var (status, said) = await Run(("Slack:BotToken", "mine"), ("Workspace:TimeZone", "Mars/Olympus"));
        Assert.Equal(1, status);
        Assert.All(new[] { "Slack:BotToken: is no bot token", "Workspace:TimeZone" }, part => Assert.Contains(part, said));
        Assert.DoesNotContain("slack token:", said);
        var none = await Run(("Slack:SigningSecret", null), ("Slack:BotToken", null), ("Slack:ApiBaseUrl", null), ("Slack:Package:BaseUrl", null));
        Assert.Equal(1, none.Status);
        Assert.Contains("deployment/slack/README.md", none.Said);
    }
}
