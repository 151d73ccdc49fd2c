using System.Net;
using System.Net.Sockets;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Serving;

/// <summary>How <c>serve</c> starts, and what it says when it cannot.</summary>
public sealed class ServeVerbTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly StringWriter _output = new(), _error = new();

    public void Dispose() => _folder.Dispose();

    private Task<int> Serve(params string[] args) => Program.Run(["serve", "--data", _folder["data"], .. args], _output, _error);

    private string Config(string json)
    {
        File.WriteAllText(_folder["settings.json"], json);
        return _folder["settings.json"];
    }

    [Theory]
    [InlineData("http://0.0.0.0:3978")]
    [InlineData("http://*:3978")]
    [InlineData("http://example.com:3978")]
    [InlineData("http://localhost:0;http://10.0.0.1:3978")]
    public async Task Nobody_outside_this_machine_is_served_in_local_mode(string urls)
    {
        Assert.Equal(2, await Serve("--urls", urls));
        Assert.Contains("this machine only", _error.ToString());
        Assert.False(Directory.Exists(_folder["data"]));
    }

    private string WithTeams() => Config($$"""
        { "Teams": { "AppId": "{{Guid.Empty}}", "TenantId": "{{Guid.Empty}}", "ClientSecret": "s" } }
        """);

    [Fact]
    public async Task Local_mode_beside_Teams_stays_on_this_machine()
    {
        Assert.Equal(2, await Serve("--config", WithTeams(), "--local", "--urls", "http://0.0.0.0:0"));
        Assert.Contains("this machine only", _error.ToString());
    }

    [Fact]
    public async Task With_Teams_the_host_may_listen_anywhere_and_invents_no_accounts()
    {
        using var taken = new TcpListener(IPAddress.Any, 0);
        taken.Start();

        Assert.Equal(1, await Serve("--config", WithTeams(), "--urls", $"http://0.0.0.0:{((IPEndPoint)taken.LocalEndpoint).Port}"));

        Assert.Contains("is in use", _error.ToString());
        Assert.Contains("csmbot import", _output.ToString());
        Assert.DoesNotContain("SAMPLE", _output.ToString());
    }

    [Theory]
    [InlineData("https://localhost:3978", "use http://")]
    [InlineData("localhost", "is not an address")]
    public async Task An_address_to_listen_on_that_makes_no_sense_is_named(string url, string problem)
    {
        Assert.Equal(2, await Serve("--urls", url));
        Assert.Contains(problem, _error.ToString());
    }

    [Fact]
    public async Task Every_mistake_in_the_settings_is_named_at_once()
    {
        var config = Config("""
            { "Workspace": { "TimeZone": "Mars/Olympus", "FiscalYearStart": 13, "DateOrder": "random", "Rates": { "EUR": "-1" } },
              "Tiers": { "Cuts": "0.8,0.5" }, "Reports": { "FlaggedShare": "a fifth" }, "Health": { "Rules": "nowhere.yaml", "Schedule": "sometimes" }, "Teams": { "AppId": "x" } }
            """);

        Assert.Equal(2, await Serve("--config", config));

        foreach (var key in new[] { "Workspace:TimeZone", "Workspace:FiscalYearStart", "Workspace:DateOrder", "Workspace:Rates:EUR", "Tiers:Cuts", "Reports:FlaggedShare", "Health:Rules", "Health:Schedule", "Teams:AppId" })
            Assert.Contains(key, _error.ToString());
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        Assert.Equal(1, await Serve("--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"));

        Assert.Contains("is in use", _error.ToString());
        Assert.Single(_error.ToString().Trim().Split('\n'));
    }

    [Fact]
    public async Task An_empty_store_is_filled_with_the_sample_book_and_says_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        await Serve("--urls", url);
        Assert.Contains("SAMPLE book of 200", _output.ToString());
        _output.GetStringBuilder().Clear();

        await Serve("--urls", url);
        Assert.DoesNotContain("SAMPLE", _output.ToString());
        Assert.Contains("200 accounts", _output.ToString());
    }
}
