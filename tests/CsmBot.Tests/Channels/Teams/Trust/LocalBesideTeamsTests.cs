using System.Net;
using System.Text.Json.Nodes;

namespace CsmBot.Tests.Channels.Teams.Trust;

/// <summary><c>--local</c> beside Teams: the local page speaks without a token, Teams with one, and neither can be taken for the other.</summary>
public sealed class LocalBesideTeamsTests : IAsyncLifetime
{
    private TeamsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await TeamsHost.Start(local: true);
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Signed OnPage()
    {
        var said = _host.Says("help");
        said.Activity["channelId"] = "web";
        said.Activity["from"] = new JsonObject { ["id"] = "dana@plover.example", ["name"] = "Dana Reyes" };
        said.Activity["conversation"] = new JsonObject { ["id"] = "direct:dana@plover.example", ["conversationType"] = "personal" };
        said.Authorization.Add("");
        return said;
    }

    [Fact]
    public async Task The_page_is_there_and_answered()
    {
        Assert.Equal(HttpStatusCode.OK, (await _host.Http.GetAsync(_host.Address + "/page/people", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await _host.Send(OnPage())).StatusCode);
    }

    [Fact]
    public async Task Who_shows_no_token_is_not_Teams()
    {
        var said = _host.Says();
        said.Authorization.Add("");

        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Send(said)).StatusCode);
        Assert.Equal(0, _host.Stored());
    }

    [Fact]
    public async Task Teams_comes_through_a_tunnel_with_its_token() =>
        Assert.Equal(HttpStatusCode.Accepted, (await _host.Send(_host.Says(), "/api/messages", ("X-Forwarded-For", "52.112.0.1"), ("Host", "bot.tunnel.example"))).StatusCode);

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Host", "bot.tunnel.example")]
    public async Task What_comes_through_a_tunnel_without_a_token_is_nobody(string header, string value)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.Send(OnPage(), "/api/messages", (header, value))).StatusCode);
        Assert.Equal(0, _host.Stored());
    }

    [Fact]
    public async Task A_token_of_Teams_opens_nothing_on_the_page()
    {
        var said = OnPage();
        said.Authorization[0] = "Bearer " + said.Token();

        Assert.Equal(HttpStatusCode.Forbidden, (await _host.Send(said)).StatusCode);
    }
}
