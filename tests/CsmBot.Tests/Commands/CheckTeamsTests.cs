using System.Text.Json.Nodes;
using CsmBot.Tests.Channels.Teams.Trust;
using CsmBot.Tests.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Commands;

/// <summary><c>csmbot check teams</c>, for whoever sets the bot up and wonders why Teams is silent.</summary>
public sealed class CheckTeamsTests : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private FarMicrosoft _microsoft = null!;
    private WebApplication _public = null!;

    /// <summary>What the public address answers to who has no token, and how far its clock is from ours.</summary>
    private int _toStrangers = 401;
    private TimeSpan _off;

    public async ValueTask InitializeAsync()
    {
        _microsoft = await FarMicrosoft.Start();
        _microsoft.Jwks.Add(new FarKey("KEY-1", "msteams").Jwk());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _public = builder.Build();
        _public.MapGet("/health/live", () => new { status = "live" });
        _public.MapPost("/api/messages", () => Results.StatusCode(_toStrangers));
        _public.MapGet("/metadata", (HttpResponse response) =>
        {
            response.Headers.Date = (DateTimeOffset.UtcNow - _off).ToString("R");
            return new { jwks_uri = _microsoft.Address + "/v1/.well-known/keys" };
        });
        await _public.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _public.DisposeAsync();
        await _microsoft.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<(int Status, string Said)> Run(string[]? args = null, params (string Key, string? Value)[] settings)
    {
        var usual = new Dictionary<string, string?>
        {
            ["Teams:AppId"] = TeamsHost.App, ["Teams:TenantId"] = TeamsHost.Tenant, ["Teams:ClientSecret"] = TeamsHost.Secret, ["Teams:Authority"] = _microsoft.Address,
            ["Teams:OpenIdMetadata"] = _microsoft.Address + "/v1/.well-known/openidconfiguration", ["Teams:Package:BaseUrl"] = _public.Urls.Single(), ["Teams:Package:WebsiteUrl"] = "https://csmbot.example.com",
        };
        foreach (var (key, value) in settings) if (value is null) usual.Remove(key); else usual[key] = value;
        var config = _folder["settings.json"];
        await File.WriteAllTextAsync(config, new JsonObject(usual.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))).ToJsonString());
        var said = new StringWriter();
        var status = await Program.Run([.. args ?? ["check", "teams"], "--config", config], said, said);
        return (status, said.ToString().ReplaceLineEndings("\n").Trim());
    }

    private static IResult Entra(string description) => Results.Json(new { error = "invalid_client", error_description = description + " Trace ID: 1 Correlation ID: 2 Timestamp: 3" }, statusCode: 401);

    [Fact]
    public async Task All_is_well_where_all_is_set_up_and_answers()
    {
        var (status, said) = await Run();
        Assert.True(status == 0, said);
        Assert.Equal(["settings", "clock", "keys", "token", "address", "endpoint"], said.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2].TrimEnd(':')));
        Assert.All(said.Split('\n'), line => Assert.StartsWith("ok ", line));
        Assert.DoesNotContain(TeamsHost.Secret, said);
    }

    [Theory]
    [InlineData("AADSTS7000215: Invalid client secret provided.", "take the Value (not the Secret ID)")]
    [InlineData("AADSTS7000222: The provided client secret keys for app are expired.", "has expired")]
    [InlineData("AADSTS7000229: The client application is missing service principal in the tenant.", "az ad sp create --id " + TeamsHost.App)]
    [InlineData("AADSTS700016: Application was not found in the directory.", "check Teams:AppId and Teams:TenantId")]
    public async Task A_refusal_of_Entra_comes_with_what_to_do_about_it(string refusal, string advice)
    {
        _microsoft.Refusal = () => Entra(refusal);
        var (status, said) = await Run();
        Assert.Equal(1, status);
        var line = Assert.Single(said.Split('\n'), l => l.StartsWith("wrong", StringComparison.Ordinal));
        Assert.Contains(refusal.Split(':')[0], line);
        Assert.Contains(advice, line);
        Assert.DoesNotContain("Trace ID", said);
        Assert.DoesNotContain(TeamsHost.Secret, said);
    }

    [Theory]
    [InlineData(7, "7 minutes ahead of")]
    [InlineData(-3, "3 minutes behind")]
    public async Task A_clock_that_is_off_by_more_than_two_minutes_is_said(int minutes, string words)
    {
        _off = TimeSpan.FromMinutes(minutes);
        var (status, said) = await Run(settings: ("Teams:OpenIdMetadata", _public.Urls.Single() + "/metadata"));
        Assert.Equal(1, status);
        Assert.Contains(said.Split('\n'), l => l.StartsWith("wrong teams clock:", StringComparison.Ordinal) && l.Contains(words));
        _off = TimeSpan.FromSeconds(90);
        Assert.Equal(0, (await Run(settings: ("Teams:OpenIdMetadata", _public.Urls.Single() + "/metadata"))).Status);
    }

    [Fact]
    public async Task What_does_not_answer_is_named()
    {
        _microsoft.Down = true;
        var (status, said) = await Run(settings: ("Teams:Package:BaseUrl", "http://127.0.0.1:9"));
        Assert.Equal(1, status);
        Assert.Contains("wrong teams keys:", said);
        Assert.Contains("HTTP 503", said);
        Assert.Contains("http://127.0.0.1:9/health/live cannot be reached", said);
    }

    [Fact]
    public async Task Keys_that_are_none_and_an_endpoint_that_lets_strangers_in_are_wrong()
    {
        _microsoft.Jwks.Clear();
        _toStrangers = 202;
        var (status, said) = await Run();
        Assert.Equal(1, status);
        Assert.Contains("holds no key", said);
        Assert.Contains("answers HTTP 202 to who has no token", said);
    }

    [Fact]
    public async Task Every_mistake_in_the_settings_is_named_and_nothing_set_up_is_said()
    {
        var (status, said) = await Run(settings: [("Teams:TenantId", "ours"), ("Teams:ClientSecret", null), ("Workspace:TimeZone", "Mars/Olympus")]);
        Assert.Equal(1, status);
        Assert.All(new[] { "Teams:TenantId: \"ours\"", "Teams:ClientSecret: is missing", "Workspace:TimeZone" }, part => Assert.Contains(part, said));
        var none = await Run(settings: [("Teams:AppId", null), ("Teams:TenantId", null), ("Teams:ClientSecret", null), ("Teams:Authority", null), ("Teams:OpenIdMetadata", null)]);
        Assert.Equal(1, none.Status);
        Assert.Contains("deployment/teams/README.md", none.Said);
    }

    [Fact]
    public async Task Json_tells_the_same()
    {
        _microsoft.Refusal = () => Entra("AADSTS7000215: Invalid client secret provided.");
        var (status, said) = await Run(["check", "--json"]);
        var told = JsonNode.Parse(said)!;
        Assert.Equal(1, status);
        Assert.Equal(("teams", false), ((string?)told["channel"], (bool)told["ok"]!));
        Assert.Equal("token", (string?)Assert.Single(told["checks"]!.AsArray(), c => !(bool)c!["ok"]!)!["check"]);
    }

    [Fact]
    public async Task A_channel_that_is_none_is_wrong_usage() => Assert.Equal(2, (await Run(["check", "pigeon"])).Status);
}
