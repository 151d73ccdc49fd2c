using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CsmBot.Channels.Teams.Trust;

/// <summary>
/// The keys that the Bot Framework signs with, as its OpenID metadata names them. They are read again twice a day, are trusted for a day at most (so that a withdrawn
/// key dies), and are read at once, but not for everybody who asks, when a token names another.
/// </summary>
/// <remarks>ConfigurationManager of the same package keeps old keys for ever when the metadata is out of reach, and takes no clock.</remarks>
public sealed partial class SigningKeys(TeamsApp app, HttpClient http, TimeProvider time, ILogger<SigningKeys> log) : IDisposable
{
    public static readonly TimeSpan ReadAgain = TimeSpan.FromHours(12), Oldest = TimeSpan.FromHours(24), AfterFailure = TimeSpan.FromSeconds(10);

    /// <summary>Whoever invents key names makes the bot read the metadata so often in <see cref="Window"/>, and no more.</summary>
    public const int MostOnDemand = 5;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private static readonly string[] _algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Queue<DateTimeOffset> _onDemand = [];
    private volatile KeySet? _held;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>The keys and what they may sign with; null when there is no way to know them now.</summary>
    /// <param name="kid">The name of the key that is asked for; it may not be among them.</param>
    internal async Task<KeySet?> For(string kid, CancellationToken cancel)
    {
        if (_held is { } held && Age(held) < Oldest && held.Has(kid))
        {
            if (Age(held) >= ReadAgain) _ = Refresh(held, kid, CancellationToken.None);
            return held;
        }
        return await Refresh(_held, kid, cancel) is { } read && Age(read) < Oldest ? read : null;
    }

    private TimeSpan Age(KeySet keys) => time.GetUtcNow() - keys.ReadAt;

    private async Task<KeySet?> Refresh(KeySet? seen, string kid, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            // Somebody else has read them while this one waited.
            if (!ReferenceEquals(_held, seen) && _held!.Has(kid)) return _held;
            if (_held is { } held && Age(held) < ReadAgain && !MayRead()) return held;
            if (time.GetUtcNow() < _notBefore) return _held;
            return _held = await Read();
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            _notBefore = time.GetUtcNow() + AfterFailure;
            NotRead(log, app.Cloud.OpenIdMetadata, error.Message);
            return _held;
        }
        finally { _one.Release(); }
    }

    private bool MayRead()
    {
        var now = time.GetUtcNow();
        while (_onDemand.TryPeek(out var first) && now - first >= Window) _onDemand.Dequeue();
        if (_onDemand.Count >= MostOnDemand) return false;
        _onDemand.Enqueue(now);
        return true;
    }

    private async Task<KeySet> Read()
    {
        // Not the caller's patience: others wait for the same keys.
        var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(app.Cloud.OpenIdMetadata.AbsoluteUri, new Documents(http, app.Cloud.OpenIdMetadata.Scheme), CancellationToken.None);
        // The sets that the package makes of the keys lose their endorsements.
        var keys = metadata.JsonWebKeySet?.Keys.Where(k => k.Kty == JsonWebAlgorithmsKeyTypes.RSA && k.Use is null or "" or "sig" && k.KeySize >= 2048 && !string.IsNullOrEmpty(k.Kid)).ToList();
        if (keys is not { Count: > 0 }) throw new InvalidDataException("it names no RSA key of 2,048 bits or more");
        var named = metadata.IdTokenSigningAlgValuesSupported;
        return new KeySet(keys, [.. named.Count == 0 ? _algorithms[..1] : _algorithms.Where(named.Contains)], time.GetUtcNow());
    }

    public void Dispose() => _one.Dispose();

    [LoggerMessage(LogLevel.Error, "The keys of the Bot Framework could not be read from {Address}: {Problem}. Messages from Teams are refused once those known are a day old")]
    private static partial void NotRead(ILogger log, Uri address, string problem);

    /// <summary>Fetches by https; by plain http only where the settings name a metadata address of this machine.</summary>
    private sealed class Documents(HttpClient http, string scheme) : IDocumentRetriever
    {
        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel) =>
            new Uri(address) is var uri && (uri.Scheme == "https" || (uri.Scheme == scheme && uri.IsLoopback)) ? await http.GetStringAsync(uri, cancel) : throw new InvalidDataException($"{address} is not an https address");
    }
}

/// <summary>Keys as they were read at a moment.</summary>
internal sealed record KeySet(IReadOnlyList<JsonWebKey> Keys, IReadOnlyList<string> Algorithms, DateTimeOffset ReadAt)
{
    public bool Has(string kid) => Keys.Any(k => k.Kid == kid);

    /// <summary>The channels for which a key may sign.</summary>
    public static IReadOnlyList<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var list) && list is JsonElement { ValueKind: JsonValueKind.Array } names
            ? [.. names.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!)] : [];
}
