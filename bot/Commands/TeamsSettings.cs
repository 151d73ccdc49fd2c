using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsmBot.Channels.Teams;
using CsmBot.Channels.Teams.Trust;

namespace CsmBot.Commands;

/// <summary>The settings under <c>Teams:</c>, with their mistakes. A mistake in a secret is named without it.</summary>
internal static class TeamsSettings
{
    private const string AppId = "Teams:AppId", TenantId = "Teams:TenantId", Secret = "Teams:ClientSecret", Certificate = "Teams:Certificate", Identity = "Teams:ManagedIdentity",
        Tenants = "Teams:AllowedTenants", Cloud = "Teams:Cloud", Metadata = "Teams:OpenIdMetadata", Issuer = "Teams:Issuer", Authority = "Teams:Authority", Scope = "Teams:Scope",
        Hosts = "Teams:AllowedServiceHosts";

    private static readonly string[] _known = [AppId, TenantId, Secret, Certificate, Identity, Tenants, Cloud, Metadata, Issuer, Authority, Scope, Hosts, PackageSettings.Section];

    /// <summary>The bot in Teams; null when there is none, and with it no endpoint.</summary>
    public static TeamsApp? Read(IConfiguration settings, List<string> mistakes)
    {
        var before = mistakes.Count;
        var given = settings.GetSection("Teams").GetChildren().ToList();
        foreach (var stray in given.Where(s => !_known.Contains(s.Path, StringComparer.OrdinalIgnoreCase)))
            mistakes.Add($"{stray.Path}: is no setting; there are {string.Join(", ", _known)}.");
        if (given.Where(s => !s.Path.Equals(PackageSettings.Section, StringComparison.OrdinalIgnoreCase)).All(s => !s.GetChildren().Any() && string.IsNullOrWhiteSpace(s.Value))) return null;
        var appId = Required(settings, AppId, "the client id of the bot's app registration", mistakes);
        var tenantId = Required(settings, TenantId, "the id of your Microsoft Entra tenant", mistakes);
        var credential = Credential(settings, mistakes);
        var cloud = InCloud(settings, mistakes);
        var tenants = Several(settings, Tenants).Select(t => Id(Tenants, t, "a tenant's id", mistakes)).ToHashSet();
        var hosts = Several(settings, Hosts).ToList();
        foreach (var wrong in hosts.Where(h => !ServiceAddresses.IsHost(h)))
            mistakes.Add($"{Hosts}: \"{wrong}\" is not a host such as relay.example.com, nor an origin such as http://127.0.0.1:4000.");
        return mistakes.Count > before ? null : new TeamsApp(appId, tenantId, credential!, tenants.Count > 0 ? tenants : [tenantId], cloud, hosts);
    }

    private static AppCredential? Credential(IConfiguration settings, List<string> mistakes)
    {
        var given = new[] { Secret, Certificate, Identity }.Where(k => Value(settings, k) is not null).ToList();
        if (given.Count == 0) mistakes.Add($"{Secret}: is missing; the bot proves who it is by {Secret}, {Certificate} or {Identity}.");
        if (given.Count > 1) mistakes.Add($"{given[1]}: {given[0]} is set too; set one of them.");
        return given is not [var only] ? null : only switch
        {
            Secret => new AppCredential.Secret(Value(settings, Secret)!),
            Identity => new AppCredential.ManagedIdentity(Id(Identity, Value(settings, Identity)!, "the client id of a user-assigned managed identity", mistakes)),
            _ => Load(Value(settings, Certificate)!, mistakes) is { } certificate ? new AppCredential.Certificate(certificate) : null,
        };
    }

    /// <summary>From a file (PEM with both certificate and key, or PKCS#12 without a password), or from the user's or the machine's store by its thumbprint.</summary>
    private static X509Certificate2? Load(string where, List<string> mistakes)
    {
        try
        {
            var certificate = File.Exists(where) ? OfFile(where) : OfStore(where);
            if (certificate is { HasPrivateKey: true } && certificate.GetRSAPrivateKey() is not null) return certificate;
            mistakes.Add(certificate is null ? $"{Certificate}: \"{where}\" is neither a file nor the thumbprint of a certificate in this machine's stores."
                : $"{Certificate}: \"{where}\" holds no RSA private key.");
        }
        catch (CryptographicException)
        {
            mistakes.Add($"{Certificate}: \"{where}\" is not a certificate with its key, as PEM or as PKCS#12 without a password.");
        }
        return null;
    }

    private static X509Certificate2 OfFile(string path) =>
        File.ReadAllText(path).Contains("-----BEGIN", StringComparison.Ordinal) ? X509Certificate2.CreateFromPemFile(path) : X509CertificateLoader.LoadPkcs12FromFile(path, null);

    private static X509Certificate2? OfStore(string thumbprint) => !thumbprint.All(char.IsAsciiHexDigit) ? null
        : new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine }.Select(location =>
        {
            using var store = new X509Store(StoreName.My, location);
            try { store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly); }
            catch (CryptographicException) { return null; }
            return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault();
        }).FirstOrDefault(c => c is not null);

    private static TeamsCloud InCloud(IConfiguration settings, List<string> mistakes)
    {
        var name = Value(settings, Cloud) ?? "public";
        var cloud = TeamsCloud.All.FirstOrDefault(c => c.Name == name);
        if (cloud is null) mistakes.Add($"{Cloud}: \"{name}\" is none of {string.Join(", ", TeamsCloud.All.Select(c => c.Name))}.");
        cloud ??= TeamsCloud.All[0];
        return cloud with
        {
            OpenIdMetadata = Address(settings, Metadata, mistakes) ?? cloud.OpenIdMetadata, Issuer = Value(settings, Issuer) ?? cloud.Issuer,
            Authority = Address(settings, Authority, mistakes) ?? cloud.Authority, Scope = Value(settings, Scope) ?? cloud.Scope,
        };
    }

    /// <summary>Keys and secrets travel there: https, or this machine.</summary>
    private static Uri? Address(IConfiguration settings, string key, List<string> mistakes)
    {
        if (Value(settings, key) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { UserInfo: "", Query: "", Fragment: "" } && (uri.Scheme == "https" || (uri.Scheme == "http" && IsThisMachine(uri)))) return uri;
        mistakes.Add($"{key}: \"{text}\" is not an https address.");
        return null;
    }

    private static bool IsThisMachine(Uri uri) => uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static Guid Required(IConfiguration settings, string key, string what, List<string> mistakes)
    {
        if (Value(settings, key) is { } text) return Id(key, text, what, mistakes);
        mistakes.Add($"{key}: is missing; it is {what}.");
        return default;
    }

    private static Guid Id(string key, string text, string what, List<string> mistakes)
    {
        if (Guid.TryParseExact(text, "D", out var id)) return id;
        mistakes.Add($"{key}: \"{text}\" is not {what}, such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427.");
        return default;
    }

    /// <summary>A list in one text, or as JSON has it.</summary>
    private static IEnumerable<string> Several(IConfiguration settings, string key) =>
        (settings[key] ?? string.Join(',', settings.GetSection(key).GetChildren().Select(c => c.Value))).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Value(IConfiguration settings, string key) => string.IsNullOrWhiteSpace(settings[key]) ? null : settings[key]!.Trim();
}
