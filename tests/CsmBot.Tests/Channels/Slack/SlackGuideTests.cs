using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Data;
using CsmBot.Tests.Habits;
using CsmBot.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>deployment/slack/README.md, step by step as a newcomer goes it, with the real program in a process of its own: from nothing to an answer, both ways.</summary>
public sealed partial class SlackGuideTests : IAsyncLifetime
{
    private readonly Folder _data = new(), _exports = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private SlackServer _slack = null!;
    private string _bot = "";

    public async ValueTask InitializeAsync() => _slack = await SlackServer.Start();

    public async ValueTask DisposeAsync()
    {
        await _slack.DisposeAsync();
        _data.Dispose();
        _exports.Dispose();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task From_nothing_to_an_answer(bool bySocket)
    {
        using var http = new HttpClient();
        await using var proxy = await Proxy(http);
        var address = proxy.Urls.Single();

        await MakeApp(bySocket ? [] : [("Slack:Package:BaseUrl", address)], bySocket);
        (string, string)[] settings = bySocket
            ? [("Slack:AppToken", _slack.World.AppToken), ("Slack:BotToken", _slack.World.Token), ("Slack:ApiBaseUrl", _slack.Api)]
            : [("Slack:SigningSecret", _slack.World.Secret), ("Slack:BotToken", _slack.World.Token), ("Slack:Package:BaseUrl", address), ("Slack:ApiBaseUrl", _slack.Api)];
        await File.WriteAllTextAsync(_exports["team.csv"], "email,name,role,team,billing_rate,currency\ndana@plover.example,Dana Reyes,csm,Orion,80,USD\n", _stop);
        await File.WriteAllTextAsync(_exports["accounts.csv"], "account_id,name,arr,currency,segment,region,csm_email,status\nA-1,Globex,120000,USD,Enterprise,EMEA,dana@plover.example,active\n", _stop);
        await Csmbot(settings, "import", _exports.Path, "--data", _data.Path);
        using var bot = await BotProcess.Start(_data, http, _stop, [.. settings.Select(s => (s.Item1.Replace(":", "__", StringComparison.Ordinal), s.Item2))]);
        _bot = bot.Address;
        var delivery = new SlackDelivery(_slack, http, bySocket ? null : () => address, () => DateTimeOffset.UtcNow);
        if (!bySocket) await Verified(delivery);
        Assert.Equal(Promised(bySocket, address), await Csmbot(settings, "check", "slack"));

        _slack.World.Channels[SlackHost.Success] = new SlackChannel(SlackHost.Success, "success");
        _slack.World.Users["U0DANAREY1"] = new SlackUser("U0DANAREY1", "dana@plover.example") { Name = "Dana Reyes" };
        var dana = new SlackPerson(_slack, delivery, _slack.World.Users["U0DANAREY1"]);
        Assert.True((await dana.Says("help")).Words.Says("What I can do"));
        Assert.True((await dana.Says("called Globex 25 min, great")).Words.Says("Logged: call with Globex"));
        Assert.True((await dana.Mentions(SlackHost.Success, "which accounts are yellow")).Words.Says("yellow"));
    }

    /// <summary>What the manifest asks for is what the app has and is told of from then on.</summary>
    private async Task MakeApp((string, string)[] settings, bool bySocket)
    {
        await Csmbot(settings, "slack-manifest", "--out", _exports["app.json"]);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(_exports["app.json"], _stop))!;
        Assert.Equal(bySocket, (bool)manifest["settings"]!["socket_mode_enabled"]!);
        Assert.Subset(manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray().Select(e => (string)e!).ToHashSet(), new HashSet<string> { "message.im", "app_mention" });
        _slack.Scopes.Clear();
        _slack.Scopes.UnionWith(manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(s => (string)s!));
        Assert.StartsWith("https://api.slack.com/apps?new_app=1", await Csmbot(settings, "slack-manifest", "--link"));
    }

    /// <summary>Retry, beside the Request URL.</summary>
    private static async Task Verified(SlackDelivery delivery) =>
        Assert.Equal("made up", (string?)(await delivery.Event(new JsonObject { ["type"] = "url_verification", ["token"] = "deprecated-ignore", ["challenge"] = "made up" }))!["challenge"]);

    /// <summary>What the guide shows of the check, with this workspace in the place of its own.</summary>
    private static string Promised(bool bySocket, string address)
    {
        var shown = Lines().Matches(File.ReadAllText(Path.Combine(Repository.Root, "deployment", "slack", "README.md"))).Select(m => m.Value.TrimEnd()).ToList();
        var said = bySocket ? shown.Where(l => !l.Contains("slack address", StringComparison.Ordinal) && !l.Contains("slack endpoint", StringComparison.Ordinal))
            : shown.Where(l => !l.Contains("slack socket", StringComparison.Ordinal)).Select(l => l.Replace("by Socket Mode", "called by Slack", StringComparison.Ordinal));
        return string.Join('\n', said).Replace("slack.com’s", "127.0.0.1’s", StringComparison.Ordinal).Replace("T0123456789", SlackWorld.Team, StringComparison.Ordinal).Replace("https://csmbot.example.com", address, StringComparison.Ordinal);
    }

    private async Task<string> Csmbot((string Key, string Value)[] settings, params string[] verb)
    {
        var config = _exports["settings.json"];
        await File.WriteAllTextAsync(config, new JsonObject(settings.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))).ToJsonString(), _stop);
        var said = new StringWriter();
        Assert.True(await Program.Run([.. verb, "--config", config], said, said) == 0, said.ToString());
        return said.ToString().ReplaceLineEndings("\n").Trim();
    }

    /// <summary>What ends TLS before the host, without the TLS: it passes on what the guide says.</summary>
    private async Task<WebApplication> Proxy(HttpClient http)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var proxy = builder.Build();
        proxy.Map("/slack/{**path}", Pass);
        proxy.Map("/health/live", Pass);
        await proxy.StartAsync(_stop);
        return proxy;

        async Task<IResult> Pass(HttpRequest request)
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body, _stop);
            using var passed = new HttpRequestMessage(new HttpMethod(request.Method), _bot + request.Path + request.QueryString);
            if (body.Length > 0) passed.Content = new ByteArrayContent(body.ToArray());
            foreach (var (name, values) in request.Headers.Where(h => h.Key.StartsWith("X-Slack", StringComparison.OrdinalIgnoreCase))) passed.Headers.Add(name, values.ToString());
            if (request.ContentType is { } type) passed.Content?.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await http.SendAsync(passed, _stop);
            return Results.Text(await answer.Content.ReadAsStringAsync(_stop), answer.Content.Headers.ContentType?.ToString(), Encoding.UTF8, (int)answer.StatusCode);
        }
    }

    [GeneratedRegex("^ok    slack .*$", RegexOptions.Multiline)]
    private static partial Regex Lines();
}
