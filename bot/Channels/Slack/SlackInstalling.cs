using System.Security.Cryptography;
using System.Text;
using CsmBot.Data;

namespace CsmBot.Channels.Slack;

/// <summary>
/// How a workspace installs the app: <c>GET /slack/install</c> leads to Slack, which comes back to <c>GET /slack/oauth</c> with a code for the token
/// (https://docs.slack.dev/authentication/installing-with-oauth). The state between the two is random, good once, for ten minutes, and only in the browser that began.
/// </summary>
internal sealed partial class SlackInstalling(SlackApp app, SlackApi api, Store store, SlackVault vault, TimeProvider time, ILogger<SlackInstalling> log)
{
    private string Scopes => Package.SlackScopes.Joined(app.IsAgent, app.LinkDomain is not null);

    private const string Cookie = "csmbot-slack-install", Kind = "slack-install:";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/slack/install", Begin);
        routes.MapGet("/slack/oauth", (HttpContext http, string? code, string? state, string? error, CancellationToken cancel) => Finish(http, code, state, error, cancel));
    }

    private async Task<IResult> Begin(HttpContext http, CancellationToken cancel)
    {
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await store.Write(work => { work.Db.Kept.Add(new Kept { Id = Kind + Hash(state), Person = "", Body = "{}", Expires = Now + Life }); }, cancel);
        http.Response.Cookies.Append(Cookie, state, new CookieOptions { HttpOnly = true, Secure = http.Request.IsHttps || http.Request.Headers["X-Forwarded-Proto"] == "https", SameSite = SameSiteMode.Lax, Path = "/slack", MaxAge = Life });
        var query = new QueryString().Add("client_id", app.ClientId!).Add("scope", Scopes).Add("state", state);
        // The page to consent on stands beside the API. Where to come back to is in the app's settings: behind a proxy the host does not know its own address.
        return Results.Redirect(new Uri(app.Api, "/oauth/v2/authorize") + query.ToString());
    }

    private async Task<IResult> Finish(HttpContext http, string? code, string? state, string? error, CancellationToken cancel)
    {
        var cookie = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/slack" });
        var isOurs = state is { Length: > 0 } && cookie is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(cookie)) && await Spend(state, cancel);
        if (!isOurs) return Page(400, "This link is not good any more. Begin again at /slack/install, in the same browser.");
        if (error is not null || code is null) return Page(400, "The installation was called off in Slack. Nothing was changed.");
        var answer = await api.Access([new("code", code)], cancel);
        if (!answer.Ok)
        {
            Failed(log, answer.Reason);
            return Page(502, "Slack did not accept the installation. Begin again at /slack/install; the log of the bot says more.");
        }
        if (Install(answer) is not { } install) return Page(502, "Slack answered without a token for a bot. Ask your administrator to look at the app’s settings.");
        await store.Write(work =>
        {
            if (work.Db.SlackInstalls.Find(install.Id) is { } old) work.Db.Remove(old);
            work.Save();
            work.Db.Add(install);
        }, CancellationToken.None);
        Installed(log, install.Id);
        return Page(200, $"CsmBot is installed in {install.Name}. Write to it in Slack: “help” shows what it can do.");
    }

    private SlackInstall? Install(SlackAnswer answer)
    {
        var isWide = Json.Is(answer.Body, "is_enterprise_install");
        var (id, name) = isWide ? (answer.Word("enterprise", "id"), answer.Word("enterprise", "name")) : (answer.Word("team", "id"), answer.Word("team", "name"));
        return id is null || answer.Word("access_token") is not { } token || answer.Word("token_type") != "bot" ? null : new SlackInstall
        {
            Id = id, Name = name ?? id, Enterprise = answer.Word("enterprise", "id"), AppId = answer.Word("app_id") ?? "", BotUser = answer.Word("bot_user_id") ?? "", Scopes = answer.Word("scope") ?? "",
            Token = vault.Close(token), RefreshToken = answer.Word("refresh_token") is { } refresh ? vault.Close(refresh) : null,
            ExpiresAt = Json.At(answer.Body, "expires_in") is { } seconds ? Now.AddSeconds(seconds.GetDouble()) : null, By = answer.Word("authed_user", "id"), InstalledAt = Now,
        };
    }

    private Task<bool> Spend(string state, CancellationToken cancel) => store.Write(work =>
    {
        if (work.Db.Kept.Find(Kind + Hash(state)) is not { } kept) return false;
        work.Db.Remove(kept);
        return kept.Expires > Now;
    }, cancel);

    private static string Hash(string state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    private static IResult Page(int status, string text) => Results.Text(text, "text/plain; charset=utf-8", Encoding.UTF8, status);

    [LoggerMessage(LogLevel.Information, "The Slack app was installed in {Team}")]
    private static partial void Installed(ILogger log, string team);

    [LoggerMessage(LogLevel.Error, "Slack did not accept an installation: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}
