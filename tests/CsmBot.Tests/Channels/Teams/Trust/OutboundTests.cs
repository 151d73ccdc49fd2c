using System.Security.Cryptography.X509Certificates;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CsmBot.Tests.Channels.Teams.Trust;

/// <summary>What the bot sends to the connector, and with which token: over HTTP, between a far Entra and a far connector.</summary>
public sealed class OutboundTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Task<Sent> Answer(TeamsHost host) => host.Far.Until(_ => true);

    [Fact]
    public async Task An_answer_bears_the_token_that_Entra_gave_for_the_secret()
    {
        await using var host = await TeamsHost.Start();

        await host.Send(host.Says("how many accounts are green"));
        var sent = await Answer(host);
        Assert.True(sent.Card.Says("1"), sent.Card.Words);
        await host.Send(host.Says());

        var (tenant, form) = Assert.Single(host.Microsoft.Asked);
        Assert.Equal(("a:dana", "entra-token-1-of-the-bot"), (sent.Conversation, sent.Bearer));
        Assert.Equal((TeamsHost.Tenant, "client_credentials", TeamsHost.App, TeamsHost.Secret), (tenant, form["grant_type"], form["client_id"], form["client_secret"]));
        Assert.Contains("https://api.botframework.com/.default", form["scope"].Split(' '));
        DoesNotTell(host);
    }

    [Fact]
    public async Task With_a_certificate_it_signs_who_it_is()
    {
        var certificate = Certificates.New();
        await File.WriteAllTextAsync(_folder["bot.pem"], certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        await using var host = await TeamsHost.Start(false, ("ClientSecret", null), ("Certificate", _folder["bot.pem"]));

        await host.Send(host.Says());
        Assert.Equal("entra-token-1-of-the-bot", (await Answer(host)).Bearer);

        var form = Assert.Single(host.Microsoft.Asked).Form;
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        var assertion = new JsonWebToken(form["client_assertion"]);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(form["client_assertion"], new TokenValidationParameters
        {
            ValidIssuer = TeamsHost.App, IssuerSigningKey = new X509SecurityKey(certificate), ValidateAudience = false,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.EndsWith($"/{TeamsHost.Tenant}/oauth2/v2.0/token", Assert.Single(assertion.Audiences));
        Assert.Equal(TeamsHost.App, assertion.Subject);
        Assert.True(assertion.TryGetHeaderValue<object>("x5c", out _));
        Assert.DoesNotContain(form["client_assertion"], host.Log.Text, StringComparison.Ordinal);
        DoesNotTell(host);
    }

    [Theory]
    [InlineData(TeamsHost.App)]
    [InlineData("99999999-2222-4333-8444-555555555555")]
    public async Task A_managed_identity_is_the_bot_or_stands_for_it(string identity)
    {
        await using var host = await TeamsHost.Start(false, ("ClientSecret", null), ("ManagedIdentity", identity));
        // As Azure App Service tells its programs where their identity is to be had.
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", host.Microsoft.Address + "/msi/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "the-header-of-the-host");

        await host.Send(host.Says());
        var bearer = (await Answer(host)).Bearer;

        var asked = Assert.Single(host.Microsoft.Identities);
        Assert.Equal((identity, "the-header-of-the-host"), (asked["client_id"], asked["X-IDENTITY-HEADER"]));
        if (identity == TeamsHost.App)
        {
            Assert.Equal(("https://api.botframework.com", "identity-token"), (asked["resource"], bearer));
            Assert.Empty(host.Microsoft.Asked);
        }
        else
        {
            var form = Assert.Single(host.Microsoft.Asked).Form;
            Assert.Equal(("api://AzureADTokenExchange", "entra-token-1-of-the-bot"), (asked["resource"], bearer));
            Assert.Equal(("identity-token", TeamsHost.App), (form["client_assertion"], form["client_id"]));
        }
        Assert.DoesNotContain("identity-token", host.Log.Text, StringComparison.Ordinal);
        DoesNotTell(host);
    }

    [Fact]
    public async Task A_token_that_the_connector_no_longer_takes_is_replaced_once()
    {
        await using var host = await TeamsHost.Start();
        host.Far.Knows = t => t != "entra-token-1-of-the-bot";

        await host.Send(host.Says());

        Assert.Equal("entra-token-2-of-the-bot", (await Answer(host)).Bearer);
        host.Far.Knows = _ => false;
        await Owe(host, host.Far.Address);
        Assert.Equal((PostState.GivenUp, "HTTP 401"), await Tried(host) is var post ? (post.State, post.Problem) : default);
        Assert.Equal(3, host.Microsoft.Asked.Count);
        DoesNotTell(host);
    }

    [Fact]
    public async Task What_Entra_refuses_is_said_with_its_code_and_without_the_secret_and_the_message_stays_owed()
    {
        await using var host = await TeamsHost.Start();
        host.Microsoft.Refusal = () => Results.Json(new
        {
            error = "invalid_client",
            error_description = $"AADSTS7000215: Invalid client secret provided: {TeamsHost.Secret}. Trace ID: 5d1f2c00 Correlation ID: 77 Timestamp: 2026-11-20 09:30:00Z",
            error_codes = new[] { 7000215 },
        }, statusCode: 401);

        await Owe(host, host.Far.Address);

        var post = await Tried(host);
        Assert.Equal(PostState.Owed, post.State);
        Assert.StartsWith("Entra gives the bot no token: ", post.Problem);
        Assert.Contains("AADSTS7000215: Invalid client secret", post.Problem);
        Assert.Contains("AADSTS7000215: Invalid client secret", host.Log.Text);
        Assert.DoesNotContain("Trace ID", host.Log.Text);
        Assert.Empty(host.Far.Got);
        DoesNotTell(host);
    }

    [Fact]
    public async Task An_untrusted_address_gets_neither_message_nor_token()
    {
        await using var host = await TeamsHost.Start();
        await using var other = await FarConnector.Start();

        await Owe(host, other.Address);

        Assert.Contains("is not trusted", (await Tried(host)).Problem);
        Assert.Empty(other.Got);
        Assert.Empty(host.Microsoft.Asked);
    }

    private static Task Owe(TeamsHost host, string address) => host.Store.Write(work =>
    {
        if (work.Db.Places.Find("teams", "a:dana") is null) work.Db.Add(new Place { Channel = "teams", Conversation = "a:dana", Kind = PlaceKind.Personal, ServiceUrl = address });
        work.Db.Add(new Post { Key = "k", Number = 1000, Channel = "teams", Conversation = "a:dana", Body = """{"type":"message","text":"hello"}""", Due = Some.Now, NotBefore = Some.Now });
    }, TestContext.Current.CancellationToken);

    private static async Task<Post> Tried(TeamsHost host)
    {
        for (var i = 0; i < 6000; i++)
        {
            using var db = host.Store.Db();
            if (db.Posts.Find("k") is { Problem: not null } post) return post;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("the post was not tried");
    }

    private static void DoesNotTell(TeamsHost host)
    {
        Assert.DoesNotContain(TeamsHost.Secret, host.Log.Text, StringComparison.Ordinal);
        foreach (var token in host.Microsoft.Given) Assert.DoesNotContain(token, host.Log.Text, StringComparison.Ordinal);
    }
}
