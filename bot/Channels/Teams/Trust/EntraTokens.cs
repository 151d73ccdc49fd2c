using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace CsmBot.Channels.Teams.Trust;

/// <summary>Asks Entra, or the Azure host for its managed identity, for the bot's token (https://learn.microsoft.com/entra/msal/dotnet). Keeps none: <see cref="BotTokens"/> does.</summary>
internal static partial class EntraTokens
{
    private const string Everything = "/.default";

    public static Func<CancellationToken, Task<(string Token, TimeSpan Lasts)>> Of(TeamsApp app, HttpClient http)
    {
        var ask = app.Credential switch
        {
            AppCredential.ManagedIdentity identity when identity.ClientId == app.AppId => OfIdentity(identity, app.Cloud.Scope.EndsWith(Everything, StringComparison.Ordinal) ? app.Cloud.Scope[..^Everything.Length] : app.Cloud.Scope, http),
            AppCredential.ManagedIdentity identity => OfApp(app, http, builder => builder.WithClientAssertion(Federated(identity, app, http))),
            AppCredential.Certificate certificate => OfApp(app, http, builder => builder.WithCertificate(certificate.Value, sendX5C: true)),
            AppCredential.Secret secret => OfApp(app, http, builder => builder.WithClientSecret(secret.Value)),
            _ => throw new ArgumentOutOfRangeException(nameof(app)),
        };
        return async cancel =>
        {
            try
            {
                var result = await ask(cancel);
                // Its end was reckoned by the machine's clock, whatever the bot takes as now.
                return (result.AccessToken, result.ExpiresOn - TimeProvider.System.GetUtcNow());
            }
            catch (MsalException error) { throw new TokenProblem("Entra gives the bot no token: " + Sentence(error.Message, app.Credential)); }
        };
    }

    private static Func<CancellationToken, Task<AuthenticationResult>> OfApp(TeamsApp app, HttpClient http, Func<ConfidentialClientApplicationBuilder, ConfidentialClientApplicationBuilder> prove)
    {
        // MSAL takes no plain address; the settings take one of this machine, and what is sent there is turned back.
        var plain = app.Cloud.Authority.Scheme == "http";
        var authority = new UriBuilder(app.Cloud.Authority) { Scheme = "https", Path = app.TenantId.ToString() };
        var client = prove(ConfidentialClientApplicationBuilder.Create(app.AppId.ToString())).WithAuthority(authority.Uri.AbsoluteUri, validateAuthority: false).WithInstanceDiscovery(false)
            .WithHttpClientFactory(new Factory(plain ? new HttpClient(new Plain()) : http)).Build();
        return cancel => client.AcquireTokenForClient([app.Cloud.Scope]).WithForceRefresh(true).ExecuteAsync(cancel);
    }

    private static Func<CancellationToken, Task<AuthenticationResult>> OfIdentity(AppCredential.ManagedIdentity identity, string resource, HttpClient http)
    {
        var client = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(identity.ClientId.ToString())).WithHttpClientFactory(new Factory(http)).Build();
        return cancel => client.AcquireTokenForManagedIdentity(resource).WithForceRefresh(true).ExecuteAsync(cancel);
    }

    /// <summary>The identity's token stands for the app, whose registration trusts it (https://learn.microsoft.com/entra/workload-id/workload-identity-federation).</summary>
    private static Func<AssertionRequestOptions, Task<string>> Federated(AppCredential.ManagedIdentity identity, TeamsApp app, HttpClient http)
    {
        var ask = OfIdentity(identity, app.Cloud.ExchangeAudience, http);
        return async options => (await ask(options.CancellationToken)).AccessToken;
    }

    /// <summary>What went wrong, with its AADSTS code, without the trace that follows; and without the secret, should anybody quote it.</summary>
    private static string Sentence(string message, AppCredential credential)
    {
        var text = Trace().Replace(message, "").ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return credential is AppCredential.Secret secret ? text.Replace(secret.Value, "…", StringComparison.Ordinal) : text;
    }

    [GeneratedRegex(@"\s*Trace ID:.*\z", RegexOptions.Singleline)]
    private static partial Regex Trace();

    private sealed class Factory(HttpClient http) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => http;
    }

    /// <summary>Turns https into plain http, for an Entra of this machine.</summary>
    private sealed class Plain() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = "http" }.Uri;
            return base.SendAsync(request, cancel);
        }
    }
}
