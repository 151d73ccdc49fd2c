using System.Net;
using CsmBot.Channels.Teams.Trust;

namespace CsmBot.Tests.Channels.Teams.Trust;

/// <summary>The Bot Framework's keys come and go.</summary>
public sealed class SigningKeysTests : IAsyncLifetime
{
    private TeamsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await TeamsHost.Start();
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<HttpStatusCode> Says(FarKey? key = null) => (await _host.Send(_host.Says(key: key))).StatusCode;

    [Fact]
    public async Task A_new_key_is_known_as_soon_as_it_is_used()
    {
        var next = new FarKey("KEY-2", "msteams");
        await Says();
        _host.Microsoft.Jwks[0] = next.Jwk();

        Assert.Equal(HttpStatusCode.Accepted, await Says(next));
        Assert.Equal(2, _host.Microsoft.Reads);
        Assert.Equal(HttpStatusCode.Unauthorized, await Says());
    }

    [Fact]
    public async Task Invented_key_names_do_not_make_the_bot_read_the_metadata_again_and_again()
    {
        await Says();
        for (var i = 0; i < 30; i++) Assert.Equal(HttpStatusCode.Unauthorized, await Says(new FarKey($"NONE-{i}", "msteams")));

        Assert.Equal(1 + SigningKeys.MostOnDemand, _host.Microsoft.Reads);
        Assert.Equal(HttpStatusCode.Accepted, await Says());

        _host.Clock.Pass(SigningKeys.Window);
        Assert.Equal(HttpStatusCode.Unauthorized, await Says(new FarKey("NONE", "msteams")));
        Assert.Equal(2 + SigningKeys.MostOnDemand, _host.Microsoft.Reads);
    }

    [Fact]
    public async Task A_withdrawn_key_dies_within_a_day()
    {
        await Says();
        _host.Microsoft.Jwks[0] = new FarKey("KEY-2", "msteams").Jwk();
        _host.Clock.Pass(SigningKeys.Oldest);

        Assert.Equal(HttpStatusCode.Unauthorized, await Says());
    }

    [Fact]
    public async Task Keys_are_read_again_twice_a_day_without_anybody_waiting_for_it()
    {
        await Says();
        _host.Clock.Pass(SigningKeys.ReadAgain);

        Assert.Equal(HttpStatusCode.Accepted, await Says());
        for (var i = 0; i < 6000 && _host.Microsoft.Reads < 2; i++) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal(2, _host.Microsoft.Reads);
    }

    [Fact]
    public async Task Without_keys_nobody_is_believed_and_with_them_everything_goes_on()
    {
        _host.Microsoft.Down = true;
        var response = await _host.Send(_host.Says());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "10"), (response.StatusCode, response.Headers.RetryAfter?.ToString()));
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.ServiceUnavailable, await Says());
        Assert.Equal(1, _host.Microsoft.Reads);
        Assert.Contains("could not be read", _host.Log.Text, StringComparison.Ordinal);

        _host.Microsoft.Down = false;
        _host.Clock.Pass(SigningKeys.AfterFailure);
        Assert.Equal(HttpStatusCode.Accepted, await Says());

        // Out of reach again, they serve for a day, and no longer.
        _host.Microsoft.Down = true;
        _host.Clock.Pass(SigningKeys.Oldest - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Accepted, await Says());
        _host.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Says());
    }

    [Fact]
    public async Task A_small_key_or_one_of_another_use_is_none()
    {
        _host.Microsoft.Jwks.Clear();
        using var small = System.Security.Cryptography.RSA.Create(1024);
        var weak = _host.Key.Jwk();
        weak["n"] = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(small.ExportParameters(false).Modulus);
        var encrypts = _host.Key.Jwk();
        encrypts["use"] = "enc";
        _host.Microsoft.Jwks.AddRange([weak, encrypts]);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Says());
    }
}
