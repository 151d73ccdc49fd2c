using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace CsmBot.Tests.Channels.Teams.Trust;

/// <summary>Who may speak at <c>POST /api/messages</c> where Teams is set up: over HTTP, with keys of a far Bot Framework.</summary>
public sealed class AdmissionTests : IAsyncLifetime
{
    private TeamsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await TeamsHost.Start();
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    /// <summary>Why it is refused, with which status, and what is other than it should be.</summary>
    internal static readonly Dictionary<string, (int Status, Action<TeamsHost, Signed> Change)> Wrong = new()
    {
        ["another issuer"] = (401, (_, s) => s.Claims["iss"] = $"https://login.microsoftonline.com/{TeamsHost.Tenant}/v2.0"),
        ["no issuer"] = (401, (_, s) => s.Claims.Remove("iss")),
        ["another audience"] = (401, (_, s) => s.Claims["aud"] = "bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee"),
        ["no audience"] = (401, (_, s) => s.Claims.Remove("aud")),
        ["the serviceurl differs"] = (403, (h, s) => s.Claims["serviceurl"] = h.Far.Address + "/emea/"),
        ["the serviceurl claim is missing"] = (403, (_, s) => s.Claims.Remove("serviceurl")),
        ["the serviceurl claim is no text"] = (403, (_, s) => s.Claims["serviceurl"] = new JsonArray("x")),
        ["the activity has no serviceUrl"] = (403, (_, s) => s.Activity.Remove("serviceUrl")),
        ["expired over five minutes ago"] = (401, (h, s) => s.Claims["exp"] = h.Clock.GetUtcNow().ToUnixTimeSeconds() - 301),
        ["no expiry"] = (401, (_, s) => s.Claims.Remove("exp")),
        ["not yet valid by over five minutes"] = (401, (h, s) => s.Claims["nbf"] = h.Clock.GetUtcNow().ToUnixTimeSeconds() + 301),
        ["a key that is not endorsed for msteams"] = (403, (h, _) => h.Microsoft.Jwks[0]["endorsements"] = new JsonArray("webchat")),
        ["a key without endorsements"] = (403, (h, _) => h.Microsoft.Jwks[0].Remove("endorsements")),
        ["endorsements that are no list"] = (403, (h, _) => h.Microsoft.Jwks[0]["endorsements"] = "msteams"),
        ["an activity without a channel"] = (403, (_, s) => s.Activity.Remove("channelId")),
        ["an activity of another endorsed channel"] = (403, (_, s) => s.Activity["channelId"] = "webchat"),
        ["an activity of the local page"] = (403, (_, s) => s.Activity["channelId"] = "web"),
        ["a service address outside the list though the token agrees"] = (403, (_, s) => (s.Activity["serviceUrl"], s.Claims["serviceurl"]) = ("https://evil.trafficmanager.net/", "https://evil.trafficmanager.net/")),
        ["no algorithm, no signature"] = (401, (_, s) => { s.Header["alg"] = "none"; s.Signature = _ => []; }),
        ["no algorithm, a good signature"] = (401, (_, s) => s.Header["alg"] = "none"),
        ["HS256 signed with the public key"] = (401, (h, s) => { s.Header["alg"] = "HS256"; s.Signature = b => HMACSHA256.HashData(Encoding.ASCII.GetBytes(h.Key.Rsa.ExportSubjectPublicKeyInfoPem()), b); }),
        ["HS256 signed with the modulus"] = (401, (h, s) => { s.Header["alg"] = "HS256"; s.Signature = b => HMACSHA256.HashData(h.Key.Rsa.ExportParameters(false).Modulus!, b); }),
        ["an RSA algorithm that the metadata does not name"] = (401, (_, s) => s.Header["alg"] = "RS512"),
        ["PS256"] = (401, (h, s) => { s.Header["alg"] = "PS256"; s.Signature = b => h.Key.Rsa.SignData(b, HashAlgorithmName.SHA256, RSASignaturePadding.Pss); }),
        ["an unknown key"] = (401, (_, s) => s.Header["kid"] = "KEY-9"),
        ["no key"] = (401, (_, s) => { s.Header.Remove("kid"); s.Header.Remove("x5t"); }),
        ["somebody else's key of the same name"] = (401, (_, s) => s.Signature = b => new FarKey("KEY-1").Rsa.SignData(b, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        ["a key that comes with the token"] = (401, (_, s) =>
        {
            var own = new FarKey("KEY-8", "msteams");
            (s.Header["kid"], s.Header["jwk"], s.Header["jku"]) = ("KEY-8", own.Jwk(), "https://evil.example/keys");
            s.Signature = b => own.Rsa.SignData(b, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }),
        ["claims changed after signing"] = (401, (_, s) => { var text = s.Token().Split('.'); s.Claims["aud"] = new JsonArray(TeamsHost.App, "x"); s.Authorization.Add($"Bearer {text[0]}.{s.Token().Split('.')[1]}.{text[2]}"); }),
        ["a header that must be understood"] = (401, (_, s) => { s.Header["crit"] = new JsonArray("exp"); s.Header["exp"] = 1; }),
        ["another tenant in channelData"] = (403, (_, s) => s.Activity["channelData"]!["tenant"]!["id"] = "22222222-2222-4333-8444-555555555555"),
        ["another tenant in the conversation"] = (403, (_, s) => s.Activity["conversation"]!["tenantId"] = "22222222-2222-4333-8444-555555555555"),
        ["no tenant"] = (403, (_, s) => { s.Activity.Remove("channelData"); s.Activity["conversation"]!.AsObject().Remove("tenantId"); }),
        ["no Authorization header"] = (401, (_, s) => s.Authorization.Add("")),
        ["another scheme"] = (401, (_, s) => s.Authorization.Add("Basic " + s.Token())),
        ["the token alone"] = (401, (_, s) => s.Authorization.Add(s.Token())),
        ["two Authorization headers"] = (401, (_, s) => s.Authorization.AddRange(["Bearer " + s.Token(), "Bearer " + s.Token()])),
        ["two tokens in one header"] = (401, (_, s) => s.Authorization.Add($"Bearer {s.Token()}, Bearer {s.Token()}")),
        ["a huge token"] = (401, (_, s) => s.Claims["x"] = new string('x', 18_000)),
        ["five parts"] = (401, (_, s) => s.Authorization.Add("Bearer " + s.Token() + ".a.b")),
        ["two parts"] = (401, (_, s) => s.Authorization.Add("Bearer " + s.Token()[..s.Token().LastIndexOf('.')])),
        ["gibberish"] = (401, (_, s) => s.Authorization.Add("Bearer a.b.c")),
        ["claims that are no object"] = (401, (_, s) => s.Authorization.Add($"Bearer {s.Token().Split('.')[0]}.{Base64UrlEncoder.Encode("[1]")}.{s.Token().Split('.')[2]}")),
    };

    public static TheoryData<string> Reasons => [.. Wrong.Keys];

    [Fact]
    public async Task What_the_Bot_Framework_signs_is_taken()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await _host.Send(_host.Says())).StatusCode);
        foreach (var change in new Action<Signed>[]
        {
            s => s.Claims["serviceurl"] = _host.Far.Address.ToUpperInvariant(),
            s => s.Claims["exp"] = _host.Clock.GetUtcNow().ToUnixTimeSeconds() - 299,
            s => s.Claims["nbf"] = _host.Clock.GetUtcNow().ToUnixTimeSeconds() + 299,
            s => s.Activity["conversation"]!.AsObject().Remove("tenantId"),
            s => s.Authorization.Add("bearer " + s.Token()),
        })
        {
            var said = _host.Says();
            change(said);
            Assert.Equal(HttpStatusCode.Accepted, (await _host.Send(said)).StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task What_does_not_hold_is_refused_without_a_hint_and_leaves_no_trace(string reason)
    {
        var (status, change) = Wrong[reason];
        var said = _host.Says();
        change(_host, said);

        var response = await _host.Send(said);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 401 ? "Bearer" : "", response.Headers.WwwAuthenticate.ToString());
        var error = (await response.Content.ReadFromJsonAsync<JsonNode>(_stop))!["error"]!;
        Assert.Equal(status == 401 ? ("Unauthorized", "The request bears no valid token.") : ("Forbidden", "The bot does not take this activity."), ((string)error["code"]!, (string)error["message"]!));
        Assert.Equal(0, _host.Stored());
        Assert.Empty(_host.Far.Got);
        Assert.Empty(_host.Microsoft.Asked);
        Assert.Contains("Refused an activity", _host.Log.Text, StringComparison.Ordinal);
        DoesNotTell(said.Token());
    }

    /// <summary>The log holds neither the token nor any part of it.</summary>
    private void DoesNotTell(string token)
    {
        foreach (var part in token.Split('.').Where(p => p.Length > 20)) Assert.DoesNotContain(part, _host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TeamsHost.Secret, _host.Log.Text, StringComparison.Ordinal);
    }

    /// <summary>Header and claims of kinds that nobody expects, truly signed and not; none may break anything.</summary>
    [Fact]
    public async Task A_strange_token_is_refused_like_any_other()
    {
        JsonNode?[] strange = [null, 5, -1, 1e300, 9e18, true, "", "x", new JsonArray(), new JsonArray("a", 1), new JsonObject { ["a"] = 1 }, "\u0000", new string('é', 300)];
        foreach (var value in strange)
        {
            foreach (var name in new[] { "alg", "kid", "typ", "x5t", "crit", "zip", "enc", "cty" }) await Refused(s => s.Header[name] = value?.DeepClone(), mayHold: name is "typ" or "x5t" or "zip" or "cty" or "enc");
            foreach (var name in new[] { "iss", "aud", "exp", "nbf", "iat", "serviceurl", "sub" }) await Refused(s => s.Claims[name] = value?.DeepClone(), mayHold: name is "nbf" or "iat" or "sub" or "exp");
        }
        var random = new Random(7);
        const string signs = "aA0-_.=/ \u0007:";
        for (var i = 0; i < 400; i++)
        {
            var token = _host.Says().Token();
            var changed = token.ToCharArray();
            for (var k = random.Next(1, 4); k > 0; k--) changed[random.Next(changed.Length)] = signs[random.Next(signs.Length)];
            var text = new string(random.Next(3) == 0 ? changed[..random.Next(changed.Length)] : changed);
            // The last sign holds bits that mean nothing.
            await Refused(s => s.Authorization.Add("Bearer " + text), mayHold: text.StartsWith(token[..^1], StringComparison.Ordinal));
        }
        Assert.Empty(_host.Microsoft.Asked);

        async Task Refused(Action<Signed> change, bool mayHold)
        {
            var said = _host.Says();
            said.Activity["type"] = "typing";
            change(said);
            var status = (int)(await _host.Send(said)).StatusCode;
            Assert.True(status is 400 or 401 or 403 || (status == 200 && mayHold), $"{status} for {said.Header} {said.Claims} {string.Join(' ', said.Authorization)}");
        }
    }

    [Theory]
    [InlineData("/api/messages/")]
    [InlineData("/API/Messages")]
    public async Task There_is_no_way_around(string path)
    {
        var said = _host.Says();
        said.Activity["channelId"] = "web";
        said.Authorization.Add("");

        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Send(said, path)).StatusCode);
    }

    [Fact]
    public async Task The_headers_are_looked_at_before_the_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _host.Address + "/api/messages") { Content = new StringContent("{\"type\":", Encoding.UTF8, "text/plain") };

        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Http.SendAsync(request, _stop)).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_no_activity_is_refused_though_the_token_holds()
    {
        foreach (var (body, status) in new[] { ("{\"type\":", 400), ("", 400), ("[]", 403), ("null", 403), ("{\"channelId\":{}}", 403), (new string(' ', 300_000), 413) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _host.Address + "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _host.Says().Token());

            Assert.Equal(status, (int)(await _host.Http.SendAsync(request, _stop)).StatusCode);
        }
        Assert.Equal(0, _host.Stored());
    }

    [Fact]
    public async Task Of_two_keys_of_one_name_either_may_sign_with_its_own_endorsements()
    {
        var (second, third) = (new FarKey("KEY-1", "msteams"), new FarKey("KEY-1", "webchat"));
        _host.Microsoft.Jwks.AddRange([second.Jwk(), third.Jwk()]);

        Assert.Equal(HttpStatusCode.Accepted, (await _host.Send(_host.Says())).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await _host.Send(_host.Says(key: second))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.Send(_host.Says(key: third))).StatusCode);
    }

    [Fact]
    public async Task The_local_page_and_local_identity_do_not_exist()
    {
        foreach (var path in new[] { "/", "/index.html", "/page/people", "/page/history?as=dana@plover.example" })
            Assert.Equal(HttpStatusCode.NotFound, (await _host.Http.GetAsync(_host.Address + path, _stop)).StatusCode);
    }
}
