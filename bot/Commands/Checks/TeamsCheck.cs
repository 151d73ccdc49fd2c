using System.Runtime.CompilerServices;
using System.Text.Json;
using CsmBot.Channels.Teams.Trust;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Commands.Checks;

/// <summary>What Teams needs, in the order in which it is set up: settings, Microsoft's keys and our clock, the bot's token, the address that Teams calls.</summary>
internal static class TeamsCheck
{
    public static async IAsyncEnumerable<Finding> Run(IConfiguration settings, TimeProvider time, [EnumeratorCancellation] CancellationToken cancel)
    {
        var mistakes = new List<string>();
        try { Settings.Read(settings); }
        catch (Usage usage) { mistakes.AddRange(usage.Message.Split(Environment.NewLine)); }
        var app = TeamsSettings.Read(settings, []);
        var address = PackageSettings.PublicAddress(settings);
        if (app is null && mistakes.Count == 0) mistakes.Add("Teams:AppId: is missing; nothing is set up for Teams. deployment/teams/README.md begins with the app registration.");
        PackageSettings.Read(settings, mistakes);
        foreach (var mistake in mistakes.Distinct()) yield return Finding.Wrong("settings", mistake);
        if (app is null) yield break;
        if (mistakes.Count == 0) yield return Finding.Good("settings", $"bot {app.AppId} of tenant {app.TenantId}, {app.Cloud.Name} cloud, by {app.Credential}");

        using var http = Far.Client();
        foreach (var finding in await Keys(app, http, time, cancel)) yield return finding;
        yield return await Token(app, http, time, cancel);
        if (address is null) yield return Finding.Wrong("address", $"{PackageSettings.BaseUrl} is not set: it is the public https address of this host, which Teams calls.");
        else foreach (var finding in await Reached(address, http, cancel)) yield return finding;
    }

    /// <summary>The Bot Framework's metadata and keys; its clock is taken for the right one.</summary>
    private static async Task<IReadOnlyList<Finding>> Keys(TeamsApp app, HttpClient http, TimeProvider time, CancellationToken cancel)
    {
        var address = app.Cloud.OpenIdMetadata;
        try
        {
            using var response = await http.GetAsync(address, cancel);
            var clock = Far.Clock(response.Headers.Date, address, time);
            if (!response.IsSuccessStatusCode) return [clock, Finding.Wrong("keys", $"{address} answers HTTP {(int)response.StatusCode}; {Far.OutwardAdvice}")];
            using var metadata = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancel));
            var keys = new Uri(metadata.RootElement.GetProperty("jwks_uri").GetString()!);
            using var set = JsonDocument.Parse(await http.GetStringAsync(keys, cancel));
            var count = set.RootElement.GetProperty("keys").GetArrayLength();
            return [clock, count > 0 ? Finding.Good("keys", $"{address} names {count} keys") : Finding.Wrong("keys", $"{keys} holds no key: messages from Teams cannot be told from others. Check Teams:Cloud and Teams:OpenIdMetadata.")];
        }
        catch (Exception error) when (Far.IsNoAnswer(error, cancel))
        {
            return [Finding.Wrong("keys", $"{address} cannot be reached ({Far.Why(error)}); {Far.OutwardAdvice}")];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or UriFormatException or ArgumentNullException or InvalidOperationException)
        {
            return [Finding.Wrong("keys", $"{address} is no OpenID metadata: check Teams:Cloud and Teams:OpenIdMetadata, and whether a proxy answers in its place.")];
        }
    }

    private static async Task<Finding> Token(TeamsApp app, HttpClient http, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            var tokens = new BotTokens(EntraTokens.Of(app, http), time, NullLogger<BotTokens>.Instance);
            await tokens.Get(cancel);
            return Finding.Good("token", $"{app.Cloud.Authority.Host} gives the bot a token by {app.Credential}");
        }
        catch (TokenProblem problem) { return Finding.Wrong("token", $"{problem.Message}. {Advice(problem.Message, app)}"); }
    }

    /// <summary>What to do about Entra's error codes (https://learn.microsoft.com/entra/identity-platform/reference-error-codes).</summary>
    private static string Advice(string problem, TeamsApp app) => problem switch
    {
        _ when Says(problem, "AADSTS7000215") => "Teams:ClientSecret is not the secret’s value: take the Value (not the Secret ID) when you make one under Certificates & secrets.",
        _ when Says(problem, "AADSTS7000222") => "The secret has expired: make a new one under Certificates & secrets and set Teams:ClientSecret.",
        _ when Says(problem, "AADSTS7000229") => $"The app has no service principal in the tenant: make one with az ad sp create --id {app.AppId}.",
        _ when Says(problem, "AADSTS700016") => $"The tenant {app.TenantId} has no app {app.AppId}: check Teams:AppId and Teams:TenantId; a bot of one tenant gets its token there.",
        _ when Says(problem, "AADSTS90002") || Says(problem, "AADSTS900023") => "There is no such tenant: check Teams:TenantId and Teams:Cloud.",
        _ when Says(problem, "AADSTS700027") => "The certificate is not the app’s: upload its public part under Certificates & secrets.",
        _ when Says(problem, "AADSTS70021") => $"The app does not trust this identity: add a federated credential for it, with the audience {app.Cloud.ExchangeAudience}.",
        _ when app.Credential is AppCredential.ManagedIdentity => "Is this an Azure host, and is the identity of Teams:ManagedIdentity assigned to it?",
        _ => $"Check Teams:AppId, Teams:TenantId and the credential, and that {app.Cloud.Authority.Host} can be reached from here.",
    };

    private static bool Says(string problem, string code) => problem.Contains(code, StringComparison.Ordinal);

    /// <summary>The way back in: the host answers under its public address, and there only to who has a token.</summary>
    private static async Task<IReadOnlyList<Finding>> Reached(Uri address, HttpClient http, CancellationToken cancel)
    {
        var (live, messages) = (Far.Under(address, "health/live"), Far.Under(address, "api/messages"));
        try
        {
            using var response = await http.GetAsync(live, cancel);
            if (!response.IsSuccessStatusCode || !(await response.Content.ReadAsStringAsync(cancel)).Contains("\"live\"", StringComparison.Ordinal))
                return [Finding.Wrong("address", $"{live} answers HTTP {(int)response.StatusCode}, not this bot: does the platform pass requests on to csmbot serve?")];
            using var stranger = await http.PostAsync(messages, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), cancel);
            return [Finding.Good("address", $"{live} answers"), (int)stranger.StatusCode is 401 or 403
                ? Finding.Good("endpoint", $"{messages} refuses who has no token; it is the messaging endpoint to set in the Azure Bot")
                : Finding.Wrong("endpoint", $"{messages} answers HTTP {(int)stranger.StatusCode} to who has no token, and should refuse: does the serving host have the same Teams settings?")];
        }
        catch (Exception error) when (Far.IsNoAnswer(error, cancel))
        {
            return [Finding.Wrong("address", $"{live} cannot be reached ({Far.Why(error)}): is the host running, does its name resolve, is its certificate valid, is port 443 open?")];
        }
    }
}
