using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace CsmBot.Tests.Channels.Teams.Trust;

/// <summary>A key of the far Bot Framework and what its metadata says of it.</summary>
internal sealed class FarKey(string kid, params string[] endorsements)
{
    public RSA Rsa { get; } = RSA.Create(2048);
    public string Kid => kid;

    public JsonObject Jwk()
    {
        var key = Rsa.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = kid, ["x5t"] = kid, ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent),
            ["endorsements"] = new JsonArray([.. endorsements.Select(e => (JsonNode)e)]),
        };
    }
}

/// <summary>The Bot Framework's OpenID metadata and Entra's token endpoint, on this machine, with keys of their own.</summary>
internal sealed class FarMicrosoft : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _tokens;

    private FarMicrosoft()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/v1/.well-known/openidconfiguration", (Delegate)Metadata);
        _app.MapGet("/v1/.well-known/keys", Keys);
        _app.MapGet("/msi/token", Identity);
        _app.MapPost("/{tenant}/oauth2/v2.0/token", Token);
    }

    public string Address => _app.Urls.Single();
    public List<JsonObject> Jwks { get; } = [];
    public bool Down { get; set; }
    public int Reads { get; private set; }

    /// <summary>What came to the token endpoint, with the tenant.</summary>
    public ConcurrentQueue<(string Tenant, IReadOnlyDictionary<string, string> Form)> Asked { get; } = [];

    /// <summary>How long a token lasts, in seconds; what is answered in place of one; how long that takes.</summary>
    public int ExpiresIn { get; set; } = 3600;
    public Func<IResult?> Refusal { get; set; } = () => null;
    public TimeSpan Slow { get; set; }

    /// <summary>What the host's identity was asked for.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Identities { get; } = [];

    public ConcurrentQueue<string> Given { get; } = [];

    public static async Task<FarMicrosoft> Start()
    {
        var far = new FarMicrosoft();
        await far._app.StartAsync();
        return far;
    }

    private IResult Metadata()
    {
        Reads++;
        return Down ? Results.StatusCode(503) : Results.Json(new
        {
            issuer = "https://api.botframework.com", authorization_endpoint = "https://invalid.botframework.com", jwks_uri = Address + "/v1/.well-known/keys",
            id_token_signing_alg_values_supported = new[] { "RS256" }, token_endpoint_auth_methods_supported = new[] { "private_key_jwt" },
        });
    }

    private IResult Keys() => Results.Text(new JsonObject { ["keys"] = new JsonArray([.. Jwks.Select(k => k.DeepClone())]) }.ToJsonString(), "application/json");

    private async Task<IResult> Token(string tenant, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        Asked.Enqueue((tenant, form.ToDictionary(f => f.Key, f => f.Value.ToString())));
        await Task.Delay(Slow);
        if (Refusal() is { } refusal) return refusal;
        var token = $"entra-token-{Interlocked.Increment(ref _tokens)}-of-the-bot";
        Given.Enqueue(token);
        return Results.Json(new { token_type = "Bearer", expires_in = ExpiresIn, ext_expires_in = ExpiresIn, access_token = token });
    }

    private IResult Identity(HttpRequest request)
    {
        Identities.Enqueue(request.Query.Concat(request.Headers).ToDictionary(q => q.Key, q => q.Value.ToString()));
        return Results.Json(new { token_type = "Bearer", expires_on = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 3600).ToString(System.Globalization.CultureInfo.InvariantCulture), access_token = "identity-token", resource = request.Query["resource"].ToString() });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A request to the bot as the Bot Framework makes it, to be changed before it is sent.</summary>
internal sealed class Signed(JsonObject activity, JsonObject claims, FarKey key)
{
    public JsonObject Header { get; } = new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Kid, ["x5t"] = key.Kid };
    public JsonObject Claims => claims;
    public JsonObject Activity => activity;

    /// <summary>Signs with RSA and the algorithm of the header, unless it is told otherwise.</summary>
    public Func<byte[], byte[]>? Signature { get; set; }

    /// <summary>The Authorization headers; without any, the token as it should be.</summary>
    public List<string> Authorization { get; } = [];

    public string Token()
    {
        var signed = Encode(Header) + "." + Encode(Claims);
        var bytes = System.Text.Encoding.ASCII.GetBytes(signed);
        var hash = Header["alg"]?.ToString() switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        return signed + "." + Base64UrlEncoder.Encode(Signature?.Invoke(bytes) ?? key.Rsa.SignData(bytes, hash, RSASignaturePadding.Pkcs1));
    }

    private static string Encode(JsonObject part) => Base64UrlEncoder.Encode(part.ToJsonString());
}
