using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Channels.Teams;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Delivery;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Teams;

/// <summary>Who speaks in Teams is what the conversation's member list says, asked once over HTTP and remembered in a real store.</summary>
public sealed class TeamsUsersTests : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly HandClock _clock = new(Some.Now);
    private readonly HttpClient _http = new();
    private FarConnector _far = null!;
    private Store _store = null!;
    private TeamsUsers _users = null!;

    public async ValueTask InitializeAsync()
    {
        _far = await FarConnector.Start();
        _store = Store.Open(_folder.Path);
        await _store.Write(work => work.Put(Some.Dana, Origin.Import));
        _users = new TeamsUsers(_store, new ConnectorSender(_store, new ConnectorClient(_http, new ServiceAddresses())), _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _store.Dispose();
        await _far.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_member_is_asked_for_once_and_again_after_a_day()
    {
        _far.Members["29:dana"] = JsonSerializer.SerializeToNode(new { id = "29:dana", aadObjectId = "aad-1", email = Some.Dana.Email, tenantId = "t-1" })!;
        for (var i = 0; i < 3; i++) Assert.Equal(Some.Dana.Email, await EmailOf("29:dana", "aad-1"));
        Assert.Single(_far.Asked);
        _clock.Now = _clock.Now.AddHours(25);
        await EmailOf("29:dana", "aad-1");
        Assert.Equal(2, _far.Asked.Count);
    }

    [Fact]
    public async Task Where_the_mail_address_is_nobodys_of_the_team_the_sign_in_name_counts()
    {
        _far.Members["29:dana"] = JsonSerializer.SerializeToNode(new { id = "29:dana", aadObjectId = "aad-1", email = "d.reyes@mail.example", userPrincipalName = Some.Dana.Email, tenantId = "t-1" })!;
        Assert.Equal(Some.Dana.Email, await EmailOf("29:dana", "aad-1"));
    }

    [Theory]
    [InlineData("""{"id":"29:x","aadObjectId":"aad-1","email":"dana@plover.example","tenantId":"t-1","userRole":"guest"}""")]
    [InlineData("""{"id":"29:x","aadObjectId":"aad-1","email":"dana@plover.example","tenantId":"other"}""")]
    [InlineData("""{"id":"29:x","aadObjectId":"somebody-else","email":"dana@plover.example","tenantId":"t-1"}""")]
    [InlineData("""{"id":"29:x","aadObjectId":"aad-1","email":"dana@plover.example","userPrincipalName":"dana_plover.example#EXT#@other.example","tenantId":"t-1"}""")]
    [InlineData("""{"id":"29:x"}""")]
    public async Task Guests_and_people_of_other_tenants_are_nobody(string member)
    {
        _far.Members["29:x"] = JsonNode.Parse(member)!;
        Assert.Equal("", await EmailOf("29:x", "aad-1"));
    }

    [Fact]
    public async Task Who_is_not_in_the_conversation_is_nobody_and_asked_for_again_soon()
    {
        Assert.Equal("", await EmailOf("29:x", "aad-1"));
        _far.Members["29:x"] = JsonSerializer.SerializeToNode(new { id = "29:x", aadObjectId = "aad-1", email = Some.Dana.Email })!;
        Assert.Equal("", await EmailOf("29:x", "aad-1"));
        _clock.Now = _clock.Now.AddMinutes(11);
        Assert.Equal(Some.Dana.Email, await EmailOf("29:x", "aad-1"));
    }

    [Fact]
    public async Task A_far_end_in_trouble_makes_nobody_a_stranger()
    {
        _far.MembersDown = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => EmailOf("29:dana", "aad-1"));
        _far.MembersDown = false;
        _far.Members["29:dana"] = JsonSerializer.SerializeToNode(new { id = "29:dana", aadObjectId = "aad-1", email = Some.Dana.Email })!;
        Assert.Equal(Some.Dana.Email, await EmailOf("29:dana", "aad-1"));
    }

    private Task<string> EmailOf(string user, string aad)
    {
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = "1", ["channelId"] = "msteams", ["serviceUrl"] = _far.Address, ["from"] = new JsonObject { ["id"] = user, ["aadObjectId"] = aad },
            ["conversation"] = new JsonObject { ["id"] = "a:1", ["tenantId"] = "t-1" },
        };
        using var json = JsonDocument.Parse(activity.ToJsonString());
        return _users.EmailOf(Activity.Read(json.RootElement.Clone(), "own").Activity!, TestContext.Current.CancellationToken);
    }
}
