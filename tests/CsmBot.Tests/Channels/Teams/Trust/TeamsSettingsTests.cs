using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsmBot.Channels.Teams.Trust;
using CsmBot.Commands;
using CsmBot.Tests.Data;
using Microsoft.Extensions.Configuration;

namespace CsmBot.Tests.Channels.Teams.Trust;

/// <summary>What <c>Teams:</c> settings may say, and how a mistake is named.</summary>
public sealed class TeamsSettingsTests : IDisposable
{
    private const string App = "5f2b7c1e-0d7e-4b3a-9a51-6f1f0a3a8c11", Tenant = "0b9d2c74-1f5e-4f0e-8f55-2d5f8a7b9c22", Other = "7d0c9e15-66aa-4f0b-b7c1-90a1d2e3f433", Secret = "very-secret-value";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static (TeamsApp? App, List<string> Mistakes) Read(params (string, string?)[] settings)
    {
        var mistakes = new List<string>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Teams:" + s.Item1, s.Item2))).Build();
        return (TeamsSettings.Read(configuration, mistakes), mistakes);
    }

    private static (TeamsApp? App, List<string> Mistakes) Complete(params (string, string?)[] more) =>
        Read([.. new (string, string?)[] { ("AppId", App), ("TenantId", Tenant), ("ClientSecret", Secret) }.Where(s => more.All(m => m.Item1 != s.Item1)), .. more]);

    [Fact]
    public void Without_settings_there_is_no_bot_in_Teams()
    {
        Assert.Null(Read().App);
        Assert.Empty(Read(("AppId", ""), ("ClientSecret", " ")).Mistakes);
    }

    [Fact]
    public void Three_settings_are_enough_in_the_public_cloud()
    {
        var (app, mistakes) = Complete();

        Assert.Empty(mistakes);
        Assert.Equal((Guid.Parse(App), Guid.Parse(Tenant), "public"), (app!.AppId, app.TenantId, app.Cloud.Name));
        Assert.Equal([Guid.Parse(Tenant)], app.Tenants);
        Assert.Equal(("https://api.botframework.com", "https://api.botframework.com/.default"), (app.Cloud.Issuer, app.Cloud.Scope));
    }

    [Theory]
    [InlineData("usgov", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://api.botframework.us", "https://login.microsoftonline.us/", "https://api.botframework.us/.default")]
    [InlineData("china", "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "https://api.botframework.azure.cn", "https://login.partner.microsoftonline.cn/", "https://api.botframework.azure.cn/.default")]
    public void Another_cloud_has_its_own_addresses(string cloud, string metadata, string issuer, string authority, string scope)
    {
        var values = Complete(("Cloud", cloud)).App!.Cloud;

        Assert.Equal((metadata, issuer, authority, scope), (values.OpenIdMetadata.AbsoluteUri, values.Issuer, values.Authority.AbsoluteUri, values.Scope));
    }

    [Fact]
    public void Each_value_of_a_cloud_may_be_another_and_lists_stand_in_one_text_or_as_JSON_has_them()
    {
        var (app, mistakes) = Complete(("OpenIdMetadata", "http://127.0.0.1:5000/openid"), ("Issuer", "https://issuer.example"), ("Authority", "http://localhost:5001"), ("Scope", "https://s.example/.default"),
            ("AllowedTenants", $"{Tenant}, {Other}"), ("AllowedServiceHosts:0", "relay.example.com"), ("AllowedServiceHosts:1", "http://127.0.0.1:4000"));

        Assert.Empty(mistakes);
        Assert.Equal([Guid.Parse(Tenant), Guid.Parse(Other)], app!.Tenants);
        Assert.Equal(["relay.example.com", "http://127.0.0.1:4000"], app.ServiceHosts);
        Assert.Equal(("https://issuer.example", "http://localhost:5001/"), (app.Cloud.Issuer, app.Cloud.Authority.AbsoluteUri));
    }

    [Theory]
    [InlineData("AppId", null, "Teams:AppId: is missing; it is the client id")]
    [InlineData("AppId", "csm-bot", "Teams:AppId: \"csm-bot\" is not the client id")]
    [InlineData("TenantId", null, "Teams:TenantId: is missing; it is the id of your Microsoft Entra tenant")]
    [InlineData("TenantId", "contoso.onmicrosoft.com", "Teams:TenantId: \"contoso.onmicrosoft.com\" is not")]
    [InlineData("ClientSecret", null, "Teams:ClientSecret: is missing; the bot proves who it is by Teams:ClientSecret, Teams:Certificate or Teams:ManagedIdentity.")]
    [InlineData("ManagedIdentity", Other, "Teams:ManagedIdentity: Teams:ClientSecret is set too; set one of them.")]
    [InlineData("Cloud", "germany", "Teams:Cloud: \"germany\" is none of public, usgov, china.")]
    [InlineData("AllowedTenants", "everyone", "Teams:AllowedTenants: \"everyone\" is not a tenant's id")]
    [InlineData("OpenIdMetadata", "http://keys.example/openid", "Teams:OpenIdMetadata: \"http://keys.example/openid\" is not an https address.")]
    [InlineData("Authority", "http://login.example", "Teams:Authority: \"http://login.example\" is not an https address.")]
    [InlineData("AllowedServiceHosts", "*", "Teams:AllowedServiceHosts: \"*\" is not a host")]
    [InlineData("AllowedServiceHosts", "*.com", "Teams:AllowedServiceHosts: \"*.com\" is not a host")]
    [InlineData("AllowedServiceHosts", "localhost", "Teams:AllowedServiceHosts: \"localhost\" is not a host")]
    [InlineData("AllowedServiceHosts", "https://relay.example.com/path", "Teams:AllowedServiceHosts: \"https://relay.example.com/path\" is not a host")]
    [InlineData("ClientSecrt", "x", "Teams:ClientSecrt: is no setting; there are Teams:AppId")]
    public void A_mistake_is_named_by_its_key_and_without_the_secret(string key, string? value, string mistake)
    {
        var (app, mistakes) = Complete((key, value));

        Assert.Null(app);
        Assert.StartsWith(mistake, Assert.Single(mistakes), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, mistakes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_named_at_once() => Assert.Equal(4, Read(("Cloud", "mars"), ("Scope", "x")).Mistakes.Count);

    [Theory]
    [InlineData("pem")]
    [InlineData("pfx")]
    public void A_certificate_is_read_from_a_file_with_its_key(string kind)
    {
        var certificate = Certificates.New();
        if (kind == "pem") File.WriteAllText(_folder["bot.pem"], certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        else File.WriteAllBytes(_folder["bot.pfx"], certificate.Export(X509ContentType.Pkcs12));

        var (app, mistakes) = Complete(("ClientSecret", null), ("Certificate", _folder["bot." + kind]));

        Assert.Empty(mistakes);
        Assert.Equal(certificate.Thumbprint, Assert.IsType<AppCredential.Certificate>(app!.Credential).Value.Thumbprint);
    }

    [Fact]
    public void A_certificate_is_found_in_the_users_store_by_its_thumbprint()
    {
        var certificate = Certificates.New();
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(certificate);
        try { Assert.Equal(certificate.Thumbprint, Assert.IsType<AppCredential.Certificate>(Complete(("ClientSecret", null), ("Certificate", certificate.Thumbprint)).App!.Credential).Value.Thumbprint); }
        finally { store.Remove(certificate); }
    }

    [Fact]
    public void A_certificate_that_cannot_sign_is_named()
    {
        File.WriteAllText(_folder["public.pem"], Certificates.New().ExportCertificatePem());
        File.WriteAllText(_folder["junk.pfx"], "junk");

        foreach (var (where, mistake) in new[] { (_folder["public.pem"], "is not a certificate with its key"), (_folder["junk.pfx"], "is not a certificate with its key"), (_folder["none.pem"], "is neither a file nor"),
            (new string('A', 40), "is neither a file nor") })
            Assert.Contains(mistake, Assert.Single(Complete(("ClientSecret", null), ("Certificate", where)).Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_secret_is_never_printed() => Assert.DoesNotContain(Secret, Complete().App!.ToString(), StringComparison.Ordinal);
}

internal static class Certificates
{
    public static X509Certificate2 New()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=csmbot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(Some.Now.AddDays(-1), Some.Now.AddYears(5));
    }
}
