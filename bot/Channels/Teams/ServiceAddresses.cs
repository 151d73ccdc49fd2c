using System.Net;
using System.Text.RegularExpressions;

namespace CsmBot.Channels.Teams;

/// <summary>
/// To which addresses the bot speaks: an activity names one, and whoever could name any could make the bot call it, with its token. In local mode, where it has
/// no token, that is this machine; else the hosts of the connector, by https on the usual port.
/// </summary>
public sealed partial class ServiceAddresses
{
    private readonly IReadOnlyList<string>? _hosts;

    /// <summary>This machine only, for local mode.</summary>
    public ServiceAddresses() { }

    /// <param name="hosts">
    /// <c>smba.example.com</c> is that host, <c>*.example.com</c> that one and all below it; an origin such as <c>http://127.0.0.1:4000</c> is itself alone, and
    /// the one way to another port, to plain http or to a bare IP address.
    /// </param>
    public ServiceAddresses(IEnumerable<string> hosts) => _hosts = [.. hosts];

    /// <summary>What an activity that names another address is answered.</summary>
    public string Refusal => _hosts is null ? "In local mode the bot answers only to a serviceUrl on this machine (http://localhost:PORT)." : "The bot does not answer to that serviceUrl.";

    public bool Trusts(string? address)
    {
        // Signs that parsers read differently (a backslash, an escaped slash, a user before the host, another script's letters) are in no address of a connector.
        if (address is null || !Plain().IsMatch(address) || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return false;
        return _hosts is null ? IsThisMachine(uri) : _hosts.Any(h => Matches(h, uri));
    }

    /// <summary>True for a host or an origin as the constructor takes them.</summary>
    public static bool IsHost(string text) => IsOrigin(text) ? Plain().IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.PathAndQuery == "/" : Name().IsMatch(text);

    private static bool Matches(string host, Uri uri) =>
        IsOrigin(host) ? new Uri(host).GetLeftPart(UriPartial.Authority) == uri.GetLeftPart(UriPartial.Authority)
        : uri is { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns }
            && (Is(uri.Host, host) || (host.StartsWith("*.", StringComparison.Ordinal) && (Is(uri.Host, host[2..]) || uri.Host.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase))));

    private static bool Is(string host, string name) => host.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsOrigin(string host) => host.Contains("://", StringComparison.Ordinal);

    private static bool IsThisMachine(Uri uri) => uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    [GeneratedRegex(@"^https?://[a-z0-9.:\[\]-]+(/[a-z0-9._~:/-]*)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // At least two names after the star: *.com would be everyone.
    [GeneratedRegex(@"^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
