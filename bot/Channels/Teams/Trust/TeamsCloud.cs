namespace CsmBot.Channels.Teams.Trust;

/// <summary>
/// Where a cloud's Bot Framework and Entra live (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication).
/// </summary>
/// <param name="OpenIdMetadata">Names the keys that sign what the Bot Framework sends.</param>
/// <param name="Issuer">Stands as <c>iss</c> in its tokens.</param>
/// <param name="Authority">Entra, which gives the bot its own tokens.</param>
/// <param name="Scope">What the bot asks a token for.</param>
/// <param name="ExchangeAudience">For whom a managed identity's token must be, to stand for the bot's app (federated credential).</param>
/// <param name="ServiceHosts">The hosts of the connector, as <see cref="ServiceAddresses"/> reads them.</param>
public sealed record TeamsCloud(string Name, Uri OpenIdMetadata, string Issuer, Uri Authority, string Scope, string ExchangeAudience, IReadOnlyList<string> ServiceHosts)
{
    public static readonly IReadOnlyList<TeamsCloud> All =
    [
        // Anyone may register a name under trafficmanager.net: only this one is the connector's.
        new("public", new("https://login.botframework.com/v1/.well-known/openidconfiguration"), "https://api.botframework.com", new("https://login.microsoftonline.com"),
            "https://api.botframework.com/.default", "api://AzureADTokenExchange", ["smba.trafficmanager.net", "*.botframework.com", "*.teams.microsoft.com"]),
        new("usgov", new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"), "https://api.botframework.us", new("https://login.microsoftonline.us"),
            "https://api.botframework.us/.default", "api://AzureADTokenExchangeUSGov", ["*.botframework.us", "*.botframework.azure.us", "*.teams.microsoft.us"]),
        new("china", new("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"), "https://api.botframework.azure.cn", new("https://login.partner.microsoftonline.cn"),
            "https://api.botframework.azure.cn/.default", "api://AzureADTokenExchangeChina", ["*.botframework.azure.cn"]),
    ];
}
