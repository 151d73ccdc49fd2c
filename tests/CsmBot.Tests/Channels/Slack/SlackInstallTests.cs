using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using CsmBot.Channels.Slack;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>Workspaces that install the app: who may, with what is kept, and how it ends.</summary>
public class SlackInstallTests
{
    private static readonly (string, string)[] Installable = [("Slack:ClientId", "1.2"), ("Slack:ClientSecret", "invented")];

    private static JsonObject Grant(string token, string team = SlackWorld.Team) => new()
    {
        ["access_token"] = token, ["token_type"] = "bot", ["scope"] = "chat:write", ["bot_user_id"] = SlackWorld.Bot, ["app_id"] = SlackWorld.App,
        ["team"] = new JsonObject { ["id"] = team, ["name"] = "Contoso CS" }, ["enterprise"] = null, ["is_enterprise_install"] = false, ["authed_user"] = new JsonObject { ["id"] = "U0DANAREY1" },
    };

    private static HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    private static async Task<string> Begin(SlackHost host, HttpClient browser)
    {
        using var response = await browser.GetAsync(host.App.Address + "/slack/install");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var query = HttpUtility.ParseQueryString(response.Headers.Location!.Query);
        Assert.Equal("1.2", query["client_id"]);
        Assert.Contains("users:read.email", query["scope"]!.Split(','));
        return query["state"]!;
    }

    private static Task<HttpResponseMessage> Finish(SlackHost host, HttpClient browser, string state, string code = "good") => browser.GetAsync($"{host.App.Address}/slack/oauth?code={code}&state={state}");

    private static async Task Install(SlackHost host, JsonObject grant)
    {
        host.Slack.Web.Codes["good"] = grant;
        using var browser = Browser();
        using var done = await Finish(host, browser, await Begin(host, browser));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }

    [Fact]
    public async Task A_workspace_that_has_installed_the_app_is_served_and_its_token_lies_encrypted()
    {
        await using var host = await SlackHost.Start(settings: Installable);
        await Install(host, Grant("xoxb-installed"));

        Assert.True((await host.Dana.Says("called Acme 25 min")).Words.Says("Logged"));
        using (var db = host.App.Store.Db())
            Assert.DoesNotContain("xoxb-installed", db.SlackInstalls.Single().Token, StringComparison.Ordinal);
        await host.App.Restart();
        Assert.True((await host.Dana.Says("help")).Words.Says("Log"));
    }

    [Fact]
    public async Task Who_has_not_installed_it_is_refused()
    {
        await using var host = await SlackHost.Start(settings: Installable);
        using var response = await host.Delivery.Send(host.Delivery.Signed("/slack/events", host.Dana.Mention(SlackHost.Success, "help").ToJsonString(), "application/json"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_state_is_good_once_in_the_browser_that_began()
    {
        await using var host = await SlackHost.Start(settings: Installable);
        host.Slack.Web.Codes["good"] = Grant("xoxb-installed");
        using var browser = Browser();
        using var other = Browser();
        var state = await Begin(host, browser);
        Assert.Equal(HttpStatusCode.BadRequest, (await Finish(host, other, state)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Finish(host, browser, state + "0")).StatusCode);
        state = await Begin(host, browser);
        Assert.Equal(HttpStatusCode.OK, (await Finish(host, browser, state)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Finish(host, browser, state)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync(host.App.Address + "/slack/oauth?code=good", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_token_that_is_to_end_is_renewed_once_before_and_the_refresh_token_is_never_used_twice()
    {
        await using var host = await SlackHost.Start(settings: Installable);
        var grant = Grant("xoxe.xoxb-1");
        (grant["refresh_token"], grant["expires_in"]) = ("xoxe-1", 3600);
        var next = Grant("xoxe.xoxb-2");
        (next["refresh_token"], next["expires_in"]) = ("xoxe-2", 43200);
        host.Slack.Web.Refreshes["xoxe-1"] = next;
        await Install(host, grant);

        await Task.WhenAll(host.Dana.Says("help"), host.Ines.Says("help"), host.Otto.Says("help"));

        Assert.Single(host.Slack.Calls, c => c.Method == "oauth.v2.access" && (string?)c.Arguments["grant_type"] == "refresh_token");
        Assert.All(host.Slack.Calls.Where(c => c.Method == "chat.postMessage"), c => Assert.Equal("Bearer xoxe.xoxb-2", c.Authorization));
        await host.App.Restart();
        Assert.NotNull(await host.Dana.Says("help"));
    }

    [Theory, InlineData("app_uninstalled"), InlineData("tokens_revoked")]
    public async Task When_the_app_is_taken_out_its_token_and_places_go(string type)
    {
        await using var host = await SlackHost.Start(settings: Installable);
        await Install(host, Grant("xoxb-installed"));
        await host.Dana.Says("help");
        var inner = new JsonObject { ["type"] = type };
        if (type == "tokens_revoked") inner["tokens"] = new JsonObject { ["bot"] = new JsonArray(SlackWorld.Bot), ["oauth"] = new JsonArray() };
        await host.Delivery.Event(host.Dana.Event(inner));

        using var db = host.App.Store.Db();
        Assert.Empty(db.SlackInstalls);
        Assert.DoesNotContain(db.Places, p => p.Channel == SlackSender.Name);
    }

    [Fact]
    public async Task An_installation_for_a_whole_organisation_serves_all_its_workspaces()
    {
        await using var host = await SlackHost.Start(settings: Installable);
        var grant = Grant("xoxb-org");
        (grant["team"], grant["is_enterprise_install"]) = (null, true);
        grant["enterprise"] = new JsonObject { ["id"] = "E0CONTOSO1", ["name"] = "Contoso" };
        await Install(host, grant);
        foreach (var team in new[] { "T0FIRST001", "T0SECOND01" })
        {
            var person = host.Person(new SlackUser($"W0{team[2..8]}", AppHost.Dana.Email) { Team = team, Enterprise = "E0CONTOSO1" });
            var message = person.Event(new() { ["type"] = "message", ["channel_type"] = "im", ["channel"] = person.Chat, ["user"] = person.Id, ["text"] = "called Acme 25 min", ["ts"] = host.World.NewTs() });
            message["team_id"] = team;
            message["authorizations"]![0]!.AsObject()["enterprise_id"] = "E0CONTOSO1";
            message["authorizations"]![0]!.AsObject()["is_enterprise_install"] = true;
            await host.Delivery.Event(message);
            await SlackServer.Until(() => host.World.Posts.Values.FirstOrDefault(p => p.Channel == person.Chat && p.Words.Says("Logged")), "an answer", host.Slack);
        }
        Assert.Equal(2, host.Logged().Count);
    }
}
