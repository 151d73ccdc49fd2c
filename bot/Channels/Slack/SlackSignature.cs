using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CsmBot.Channels.Slack;

/// <summary>The proof that a request is Slack's (https://docs.slack.dev/authentication/verifying-requests-from-slack).</summary>
internal static class SlackSignature
{
    public const string Timestamp = "X-Slack-Request-Timestamp", Signature = "X-Slack-Signature";

    /// <summary>Seconds that the request's time and ours may lie apart, either way.</summary>
    public const long Farthest = 300;

    private const int Length = 3 + 2 * SHA256.HashSizeInBytes;

    /// <summary>True when the two headers, each there once, sign exactly these bytes, now.</summary>
    public static bool Holds(string secret, IReadOnlyList<string?> timestamp, IReadOnlyList<string?> signature, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        timestamp is [{ } time] && signature is [{ } signed]
        && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= Farthest
        && signed.Length == Length && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signed), Encoding.UTF8.GetBytes(Of(secret, time, body)));

    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
