using System.Text;

namespace CsmBot.Commands;

/// <summary>The settings under <c>Reports:</c>: links to reports are signed with the key, and lead to the host as its readers reach it.</summary>
/// <param name="LinkKey">Null without links.</param>
/// <param name="BaseUrl">Without a slash at the end.</param>
internal sealed record ReportSettings(byte[]? LinkKey, string? BaseUrl)
{
    /// <summary>In characters: 256 bits as hexadecimal digits have twice as many.</summary>
    private const int ShortestKey = 32;

    // A mistake in a secret is named without it.
    public static ReportSettings Read(IConfiguration settings, List<string> mistakes)
    {
        var (key, url) = (settings["Reports:LinkKey"], settings["Reports:BaseUrl"]?.TrimEnd('/'));
        if (key is { Length: < ShortestKey }) mistakes.Add($"Reports:LinkKey: is shorter than {ShortestKey} characters; “openssl rand -hex 32” makes one.");
        if (key is not null && url is null) mistakes.Add("Reports:BaseUrl: is missing; it says where the links lead, as in https://csmbot.example.com.");
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var read) && (read.Scheme == Uri.UriSchemeHttps || (read.Scheme == Uri.UriSchemeHttp && read.IsLoopback)) && read.Query.Length == 0 && read.Fragment.Length == 0))
            mistakes.Add($"Reports:BaseUrl: \"{url}\" is not an address such as https://csmbot.example.com.");
        return new ReportSettings(key is null ? null : Encoding.UTF8.GetBytes(key), url);
    }
}
