using CsmBot.Channels.Teams;
using CsmBot.Channels.Teams.Trust;

namespace CsmBot.Tests.Channels.Teams.Trust;

/// <summary>The bot speaks to Microsoft's connector and to what the settings name, and to nothing that only looks like it.</summary>
public class ServiceAddressesTests
{
    private static ServiceAddresses Of(string cloud, params string[] more) => new([.. TeamsCloud.All.Single(c => c.Name == cloud).ServiceHosts, .. more]);

    [Theory]
    [InlineData("public", "https://smba.trafficmanager.net/amer/11111111-2222-4333-8444-555555555555/")]
    [InlineData("public", "https://SMBA.TrafficManager.NET/emea")]
    [InlineData("public", "https://smba.trafficmanager.net:443/teams/")]
    [InlineData("public", "https://europe.botframework.com")]
    [InlineData("public", "https://botframework.com/")]
    [InlineData("public", "https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("usgov", "https://smba.infra.gov.teams.microsoft.us/teams")]
    [InlineData("usgov", "https://smba.infra.dod.teams.microsoft.us/teams")]
    [InlineData("china", "https://msteams.botframework.azure.cn/")]
    public void The_connector_of_the_cloud_is_trusted(string cloud, string address) => Assert.True(Of(cloud).Trusts(address));

    [Theory]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://trafficmanager.net/")]
    [InlineData("https://xsmba.trafficmanager.net/")]
    [InlineData("https://x.smba.trafficmanager.net/")]
    [InlineData("https://evil-botframework.com/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com.evil.example/")]
    [InlineData("https://.botframework.com/")]
    [InlineData("https://a..botframework.com/")]
    [InlineData("https://evil.example@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://smba.trafficmanager.net:pass@evil.example/")]
    [InlineData("https://smba.trafficmanager.net\\@evil.example/")]
    [InlineData("https://evil.example\\smba.trafficmanager.net/")]
    [InlineData("https:\\\\smba.trafficmanager.net/")]
    [InlineData("https://evil.example/smba.trafficmanager.net/")]
    [InlineData("https://evil.example#smba.trafficmanager.net/")]
    [InlineData("https://evil.example?smba.trafficmanager.net")]
    [InlineData("https://smba.trafficmanager.net/?to=evil")]
    [InlineData("https://smba.trafficmanager.net/#x")]
    [InlineData("https://evil.example%2f.botframework.com/")]
    [InlineData("https://evil.example%2esmba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net%00.evil.example/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net:80/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net:443/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("//smba.trafficmanager.net/")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData(" https://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/\n")]
    [InlineData("https://smba.trafficmanager.net/ x")]
    [InlineData("https://xn--botframwork-4fb.com/")]
    [InlineData("https://ѕmba.trafficmanager.net/")]
    [InlineData("https://smba。trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net／.evil.example/")]
    [InlineData("https://13.107.246.40/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://localhost/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("https://teams.microsoft.us/")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_that_only_looks_like_it_is_trusted(string? address) => Assert.False(Of("public").Trusts(address));

    [Fact]
    public void The_settings_add_hosts_and_whole_origins()
    {
        var addresses = Of("public", "relay.example.com", "*.corp.example", "http://127.0.0.1:4000", "https://relay.example.net:8443");

        foreach (var yes in new[] { "https://relay.example.com/x", "https://corp.example", "https://a.b.corp.example/", "http://127.0.0.1:4000/y", "https://relay.example.net:8443/", "https://smba.trafficmanager.net/" })
            Assert.True(addresses.Trusts(yes), yes);
        foreach (var no in new[] { "https://a.relay.example.com/", "http://relay.example.com/", "https://relay.example.com:8443/", "https://evilcorp.example/", "http://127.0.0.1:4001/", "https://127.0.0.1:4000/",
            "http://localhost:4000/", "https://relay.example.net/" })
            Assert.False(addresses.Trusts(no), no);
    }

    [Fact]
    public void In_local_mode_only_this_machine_is_trusted()
    {
        var addresses = new ServiceAddresses();

        foreach (var yes in new[] { "http://localhost:56150/_connector", "http://127.0.0.1:4000", "https://[::1]:5001/" }) Assert.True(addresses.Trusts(yes), yes);
        foreach (var no in new[] { "https://smba.trafficmanager.net/teams/", "http://localhost.evil.example/", "http://10.0.0.1/", "http://user@127.0.0.1/" }) Assert.False(addresses.Trusts(no), no);
    }
}
