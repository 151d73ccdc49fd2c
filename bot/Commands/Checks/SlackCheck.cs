using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using CsmBot.Channels.Slack;
using CsmBot.Channels.Slack.Package;

namespace CsmBot.Commands.Checks;

/// <summary>What Slack needs, in the order in which it is set up: settings, our clock, the token and what it may, Socket Mode or the address that Slack calls.</summary>
internal static class SlackCheck
{
    public static async IAsyncEnumerable<Finding> Run(IConfiguration settings, TimeProvider time, [EnumeratorCancellation] CancellationToken cancel)
    {
        var mistakes = new List<string>();
        try { Settings.Read(settings); }
        catch (Usage usage) { mistakes.AddRange(usage.Message.Split(Environment.NewLine)); }
        var app = SlackSettings.Read(settings, []);
        if (app is null && mistakes.Count == 0) mistakes.Add("Slack:BotToken: is missing; nothing is set up for Slack. deployment/slack/README.md begins with the app's manifest.");
        if (app is not null) SlackPackageSettings.Read(settings, mistakes);
        foreach (var mistake in mistakes.Distinct()) yield return Finding.Wrong("settings", mistake);
        // With a token or secret that is none, the rest would say the same in other words.
        if (app is null || mistakes.Any(m => m.StartsWith("Slack:", StringComparison.Ordinal) && !m.StartsWith(SlackPackageSettings.Section, StringComparison.Ordinal))) yield break;
        if (mistakes.Count == 0) yield return Finding.Good("settings", $"{(app.IsInstallable ? $"app {app.ClientId}, which workspaces install" : "one workspace")}, {(app.BySocket ? "by Socket Mode" : "called by Slack")}");

        using var http = Far.Client();
        var slack = new Asked(app, http, time);
        await foreach (var finding in app.IsInstallable ? Secret(slack, cancel) : Token(slack, cancel)) yield return finding;
        if (app.BySocket) yield return await Socket(slack, cancel);
        if (app.BySocket && !app.IsInstallable) yield break;
        if (SlackPackageSettings.Address(settings) is not { } address) yield return Finding.Wrong("address", $"{SlackPackageSettings.BaseUrl} is not set: it is the public https address of this host, which Slack calls.");
        else foreach (var finding in await Reached(app, address, http, time, cancel)) yield return finding;
    }

    /// <summary>The bot in its one workspace.</summary>
    private static async IAsyncEnumerable<Finding> Token(Asked slack, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (told, problem) = await slack.Ask("auth.test", new AuthenticationHeaderValue("Bearer", slack.App.BotToken), [], cancel);
        if (told is null)
        {
            yield return problem!;
            yield break;
        }
        yield return told.Clock;
        if (!told.Answer.Ok)
        {
            yield return Finding.Wrong("token", $"Slack says {told.Answer.Reason}: {Advice(told.Answer.Error!)}");
            yield break;
        }
        yield return Finding.Good("token", $"the workspace {told.Answer.Word("team") ?? "?"} ({told.Answer.Word("team_id")}) knows the bot as {told.Answer.Word("user") ?? told.Answer.Word("user_id")}");
        yield return Scopes(told.Scopes, SlackScopes.Of(slack.App.IsAgent, slack.App.LinkDomain is not null));
    }

    private static Finding Scopes(IReadOnlyList<string>? given, IEnumerable<SlackScope> needed)
    {
        if (given is null) return Finding.Good("permissions", "Slack does not say what the token may");
        var lacking = needed.Where(s => !given.Contains(s.Name)).ToList();
        if (lacking.Count > 0)
            return Finding.Wrong("permissions", $"the token lacks {string.Join("; ", lacking.Select(s => $"{s.Name} ({s.Why})"))}. Put what csmbot slack-manifest writes into the app's settings under App Manifest, then install it again: Install App, Reinstall to Workspace.");
        var idle = given.Except(needed.Select(s => s.Name)).Order(StringComparer.Ordinal).ToList();
        return Finding.Good("permissions", idle.Count == 0 ? "all that are needed and no other" : $"all that are needed; the bot makes no use of {string.Join(", ", idle)}");
    }

    /// <summary>An app that workspaces install: whether Slack knows it by its secret, asked with a code that is none.</summary>
    private static async IAsyncEnumerable<Finding> Secret(Asked slack, [EnumeratorCancellation] CancellationToken cancel)
    {
        var own = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{slack.App.ClientId}:{slack.App.ClientSecret}")));
        var (told, problem) = await slack.Ask("oauth.v2.access", own, [new("code", "csmbot-check")], cancel);
        if (told is null)
        {
            yield return problem!;
            yield break;
        }
        yield return told.Clock;
        yield return told.Answer.Error switch
        {
            "invalid_code" or "code_expired" or "code_already_used" => Finding.Good("secret", "Slack knows the app by it; workspaces install it at /slack/install"),
            "invalid_client_id" => Finding.Wrong("secret", "there is no app of this Slack:ClientId: copy the Client ID under Basic Information, App Credentials."),
            "bad_client_secret" => Finding.Wrong("secret", "Slack:ClientSecret is not the app's: copy it under Basic Information, App Credentials (the Client Secret, not the Signing Secret)."),
            _ => Finding.Wrong("secret", $"Slack says {told.Answer.Reason}: {Advice(told.Answer.Error ?? "")}"),
        };
    }

    private static async Task<Finding> Socket(Asked slack, CancellationToken cancel)
    {
        var (told, problem) = await slack.Ask("apps.connections.open", new AuthenticationHeaderValue("Bearer", slack.App.AppToken), [], cancel);
        if (told is null) return problem! with { Check = "socket" };
        return told.Answer.Error switch
        {
            null => Finding.Good("socket", "Slack opens a connection to the bot; it needs no public address"),
            "missing_scope" => Finding.Wrong("socket", "Slack:AppToken lacks connections:write: make another under Basic Information, App-Level Tokens, with that scope."),
            "invalid_auth" or "not_authed" or "token_revoked" or "not_allowed_token_type" =>
                Finding.Wrong("socket", $"Slack says {told.Answer.Error}: Slack:AppToken is no app-level token of an app that exists. Make one under Basic Information, App-Level Tokens, with connections:write."),
            var error => Finding.Wrong("socket", $"Slack says {error}: is Socket Mode turned on in the app's settings?"),
        };
    }

    /// <summary>What to do about Slack's errors (https://docs.slack.dev/reference/methods/auth.test#errors).</summary>
    private static string Advice(string error) => error switch
    {
        "invalid_auth" or "not_authed" => "Slack:BotToken is not the token of an app that is installed. Copy the Bot User OAuth Token under OAuth & Permissions.",
        "account_inactive" or "token_revoked" => "the app was taken out of the workspace. Install it again under Install App, and set Slack:BotToken to the new token.",
        "token_expired" => "with token rotation a token ends after twelve hours. Set Slack:ClientId and Slack:ClientSecret in place of Slack:BotToken: then the bot renews its tokens.",
        "ratelimited" => "it was asked too often. Try again in a minute.",
        "org_login_required" or "team_added_to_org" => "the workspace is moving to an organisation. Try again when that is done.",
        "ekm_access_denied" or "access_denied" or "team_access_not_granted" => "an administrator of the workspace has to allow the app.",
        _ when error.StartsWith("http_", StringComparison.Ordinal) => $"that is no answer of Slack's. Does a proxy answer in its place, and is Slack:ApiBaseUrl right?",
        _ => "look at the app's settings at https://api.slack.com/apps, or try again.",
    };

    /// <summary>The way back in: the host answers under its public address, and there to what the signing secret signs alone.</summary>
    private static async Task<IReadOnlyList<Finding>> Reached(SlackApp app, Uri address, HttpClient http, TimeProvider time, CancellationToken cancel)
    {
        var (live, events) = (Far.Under(address, "health/live"), Far.Under(address, "slack/events"));
        try
        {
            using var response = await http.GetAsync(live, cancel);
            if (!response.IsSuccessStatusCode || !(await response.Content.ReadAsStringAsync(cancel)).Contains("\"live\"", StringComparison.Ordinal))
                return [Finding.Wrong("address", $"{live} answers HTTP {(int)response.StatusCode}, not this bot: does the platform pass requests on to csmbot serve?")];
            var answers = Finding.Good("address", $"{live} answers");
            if (app.BySocket) return [answers];
            using var forged = await http.SendAsync(Challenge(events, app.SigningSecret + "x", time), cancel);
            if ((int)forged.StatusCode is not 401) return [answers, Finding.Wrong("endpoint", $"{events} answers HTTP {(int)forged.StatusCode} to what Slack has not signed, and should answer 401: does the serving host have the same Slack settings?")];
            using var signed = await http.SendAsync(Challenge(events, app.SigningSecret!, time), cancel);
            return [answers, signed.IsSuccessStatusCode
                ? Finding.Good("endpoint", $"{events} takes what the signing secret signs and refuses the rest")
                : Finding.Wrong("endpoint", $"{events} answers HTTP {(int)signed.StatusCode} to what Slack:SigningSecret has signed: does the serving host have the same secret, and is its clock right?")];
        }
        catch (Exception error) when (Far.IsNoAnswer(error, cancel))
        {
            return [Finding.Wrong("address", $"{live} cannot be reached ({Far.Why(error)}): is the host running, does its name resolve, is its certificate valid, is port 443 open?")];
        }
    }

    /// <summary>What Slack sends to see whether an address is the app's, which changes nothing.</summary>
    private static HttpRequestMessage Challenge(Uri address, string secret, TimeProvider time)
    {
        var (body, at) = ("""{"type":"url_verification","challenge":"csmbot-check"}"""u8.ToArray(), time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.Add(SlackSignature.Timestamp, at);
        request.Headers.Add(SlackSignature.Signature, SlackSignature.Of(secret, at, body));
        return request;
    }

    /// <summary>What a method answered.</summary>
    /// <param name="Scopes">What the token may; null where Slack does not say.</param>
    private sealed record Told(SlackAnswer Answer, Finding Clock, IReadOnlyList<string>? Scopes);

    private sealed class Asked(SlackApp app, HttpClient http, TimeProvider time)
    {
        public SlackApp App => app;

        public async Task<(Told? Told, Finding? Problem)> Ask(string method, AuthenticationHeaderValue authorization, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancel)
        {
            var address = new Uri(app.Api, method);
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(arguments), Headers = { Authorization = authorization } };
                using var response = await http.SendAsync(request, cancel);
                var scopes = response.Headers.TryGetValues("x-oauth-scopes", out var named) ? string.Join(',', named).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null;
                return (new Told(SlackApi.Read(response.StatusCode, await response.Content.ReadAsStringAsync(cancel), after: null), Far.Clock(response.Headers.Date, address, time), scopes), null);
            }
            catch (Exception error) when (Far.IsNoAnswer(error, cancel))
            {
                return (null, Finding.Wrong("slack", $"{address} cannot be reached ({Far.Why(error)}); {Far.OutwardAdvice}"));
            }
        }
    }
}
