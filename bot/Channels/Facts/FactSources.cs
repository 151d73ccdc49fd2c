using System.Security.Cryptography;
using System.Text;
using CsmBot.Import.Kinds;

namespace CsmBot.Channels.Facts;

/// <summary>Who may push facts: a CRM, a case management system, an LMS, a usage warehouse.</summary>
/// <param name="Kinds">The kinds it may send; null is all of them.</param>
public sealed record FactSource(string Name, IReadOnlySet<string>? Kinds)
{
    public bool May(string kind) => Kinds is null || Kinds.Contains(kind);

    /// <summary>"tickets, fires", for people.</summary>
    public string Rights => Kinds is null ? "all kinds" : string.Join(", ", All.Kinds.Select(k => k.Name).Where(Kinds.Contains));
}

/// <summary>The sources, recognised by their keys. Only digests of the keys are kept.</summary>
/// <param name="requestsPerMinute">How many requests of one source are taken in a minute.</param>
public sealed class FactSources(IEnumerable<(FactSource Source, string Key)> keys, int requestsPerMinute)
{
    public const int UsualRequestsPerMinute = 600;

    private readonly (FactSource Source, byte[] Digest)[] _keys = [.. keys.Select(k => (k.Source, Digest(k.Key)))];

    public int RequestsPerMinute { get; } = requestsPerMinute;

    public IEnumerable<FactSource> Sources => _keys.Select(k => k.Source);

    /// <summary>The source whose key a request shows (<c>Authorization: Bearer KEY</c>); null when it shows none that is known.</summary>
    public FactSource? Of(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        if (request.Headers.Authorization is not [{ } shown] || !shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var digest = Digest(shown[Scheme.Length..].Trim());
        FactSource? found = null;
        // Every key is compared, each to its last byte, so that the time it takes tells nothing.
        foreach (var (source, known) in _keys)
            if (CryptographicOperations.FixedTimeEquals(digest, known)) found = source;
        return found;
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
