using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CsmBot.Conversations;

/// <summary>
/// Links to reports that nobody can make or change but this host: an HMAC-SHA256 over the path, the parameters, for whom the link was made and when it ends. Whoever opens one sees
/// what that person may see then.
/// </summary>
/// <param name="key">Null where there are no links.</param>
/// <param name="baseUrl">Where the host is reached, without a slash at the end; null as long as that is not known.</param>
public sealed class ReportLinks(byte[]? key, Func<string?> baseUrl)
{
    /// <summary>How long a link is good: until the week's meeting after the one for which it was posted. What is sent on beyond that is asked for anew.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private const string Person = "as", Until = "until", Signature = "sig";

    public static ReportLinks None { get; } = new(null, () => null);

    public bool Exist => key is not null;

    /// <summary>A whole link; null where there are none.</summary>
    public string? To(string path, IEnumerable<KeyValuePair<string, string>> parameters, string person, DateTime until) => key is not null && baseUrl() is { } root ? root + Relative(path, parameters, person, until) : null;

    /// <summary>The same without the host, for pages of this host.</summary>
    public string Relative(string path, IEnumerable<KeyValuePair<string, string>> parameters, string person, DateTime until)
    {
        var ends = new DateTimeOffset(until, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var query = Query([.. parameters, new(Person, person), new(Until, ends)]);
        return $"{path}?{query}&{Signature}={Sign(path, query)}";
    }

    /// <summary>The path and the parameters of a link to this host, signed or not; null for any other.</summary>
    public (string Path, IReadOnlyList<KeyValuePair<string, string>> Parameters)? Parts(string url)
    {
        if (key is null || baseUrl() is not { } root || !Uri.TryCreate(url, UriKind.Absolute, out var link) || link.UserInfo != "") return null;
        var (whole, start) = (link.GetLeftPart(UriPartial.Path), new Uri(root).GetLeftPart(UriPartial.Path).TrimEnd('/'));
        if (!whole.StartsWith(start + "/", StringComparison.Ordinal)) return null;
        return (whole[start.Length..], [.. link.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).Select(p => new KeyValuePair<string, string>(Plain(p[0]), Plain(p.ElementAtOrDefault(1) ?? "")))]);

        static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
    }

    /// <summary>For whom and until when the link is good; null with a problem in words when it is not.</summary>
    public (string Person, DateTime Until)? Read(string path, IReadOnlyList<KeyValuePair<string, string>> query, DateTime now, out string problem)
    {
        problem = "This link is not whole, or was changed on its way.";
        string? One(string name) => query.Where(p => p.Key == name).ToList() is [var only] ? only.Value : null;
        if (key is null || One(Signature) is not { } signature || One(Person) is not { } person || !long.TryParse(One(Until), NumberStyles.None, CultureInfo.InvariantCulture, out var ends)) return null;
        var right = Sign(path, Query([.. query.Where(p => p.Key != Signature)]));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(right), Encoding.UTF8.GetBytes(signature))) return null;
        var until = DateTimeOffset.FromUnixTimeSeconds(ends).UtcDateTime;
        if (until > now) return (person, until);
        problem = $"This link was good until {until:d MMM yyyy}.";
        return null;
    }

    /// <summary>In one order, whatever order a mail program or proxy gives the parameters.</summary>
    private static string Query(IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal).Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));

    private string Sign(string path, string query) =>
        Convert.ToBase64String(HMACSHA256.HashData(key!, Encoding.UTF8.GetBytes($"csmbot report\n{path}\n{query}"))).Replace('+', '-').Replace('/', '_').TrimEnd('=');
}
