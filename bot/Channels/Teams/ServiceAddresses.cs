using System.Net;

namespace CsmBot.Channels.Teams;

/// <summary>
/// To which addresses the bot speaks: an activity names one, and whoever could name any could make the bot call it. In local mode that is this machine only.
/// </summary>
public sealed class ServiceAddresses
{
    public bool Trusts(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo == ""
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
