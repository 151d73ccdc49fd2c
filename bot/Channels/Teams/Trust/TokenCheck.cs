using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CsmBot.Channels.Teams.Trust;

/// <summary>Why a request is turned away: for the log, never for the caller.</summary>
internal sealed record Doubt(int Status, string Reason);

/// <summary>What a token that holds says: for which channels its key may sign, and from which address the activity comes.</summary>
internal sealed record Proof(IReadOnlyList<string> Endorsements, string? ServiceUrl);

/// <summary>
/// Checks the token of a request, before anything of its body is looked at
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication).
/// </summary>
public sealed class TokenCheck(TeamsApp app, SigningKeys keys, TimeProvider time)
{
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    // A token of the Bot Framework has about one thousand.
    private const int MostCharacters = 16 * 1024;

    // A few keys of one name may stand in the metadata while it changes; more are not tried.
    private const int MostOfOneName = 4;

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MostCharacters, MapInboundClaims = false };

    internal async Task<(Proof? Proof, Doubt? Doubt)> Check(StringValues authorization, CancellationToken cancel)
    {
        if (authorization.Count == 0) return Refused("there is no Authorization header");
        if (authorization.Count > 1) return Refused("there are several Authorization headers");
        if (authorization.ToString() is not ['B' or 'b', 'e' or 'E', 'a' or 'A', 'r' or 'R', 'e' or 'E', 'r' or 'R', ' ', .. var text]) return Refused("the Authorization header bears no token");
        if (text.Length > MostCharacters) return Refused("the token is too long");
        if (Read(text) is not { } token) return Refused("the token is not a signed JSON web token");
        if (token.TryGetHeaderValue<object>("crit", out _)) return Refused("the token's header asks for what the bot does not know");
        if (token.Kid is not { Length: > 0 } kid) return Refused("the token names no key");
        if (await keys.For(kid, cancel) is not { } known) return (null, new Doubt(503, "the keys of the Bot Framework are not known"));
        if (!known.Algorithms.Contains(token.Alg)) return Refused("the token is signed by an algorithm that the metadata does not name");
        var named = known.Keys.Where(k => k.Kid == kid).Take(MostOfOneName).ToList();
        if (named.Count == 0) return Refused("the token is signed with a key that the metadata does not name");
        Doubt? doubt = null;
        foreach (var key in named)
        {
            var result = await _handler.ValidateTokenAsync(token, Parameters(key, token.Alg));
            if (result.IsValid) return (new Proof(KeySet.Endorsements(key), token.TryGetPayloadValue<string>("serviceurl", out var url) ? url : null), null);
            doubt = new Doubt(401, Because(result.Exception));
        }
        return (null, doubt);
    }

    private static (Proof?, Doubt?) Refused(string reason) => (null, new Doubt(401, reason));

    private static JsonWebToken? Read(string text)
    {
        // Three parts: five would be an encrypted one.
        if (text.Count(c => c == '.') != 2) return null;
        try { return new JsonWebToken(text); }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException or System.Text.Json.JsonException) { return null; }
    }

    private TokenValidationParameters Parameters(JsonWebKey key, string algorithm) => new()
    {
        ValidIssuer = app.Cloud.Issuer, ValidAudience = app.AppId.ToString(), IssuerSigningKey = key, TryAllIssuerSigningKeys = false, ValidAlgorithms = [algorithm],
        LifetimeValidator = (from, until, _, _) => IsNow(from, until),
    };

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + Skew && (from is not { } start || start - Skew <= now);
    }

    // The package's own messages may quote the token.
    private static string Because(Exception? problem) => problem switch
    {
        SecurityTokenInvalidIssuerException => "the token's issuer is another",
        SecurityTokenInvalidAudienceException => "the token is for another bot",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException => "the token is not valid at this time",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "the token's signature does not hold",
        SecurityTokenInvalidAlgorithmException => "the token is signed by an algorithm that the metadata does not name",
        _ => $"the token does not hold ({problem?.GetType().Name})",
    };
}
