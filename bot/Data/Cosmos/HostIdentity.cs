using Azure.Core;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace CsmBot.Data.Cosmos;

/// <summary>The host's managed identity, as the SDK asks for it.</summary>
internal sealed class HostIdentity(CosmosAddress address) : TokenCredential
{
    private readonly IManagedIdentityApplication _identity = ManagedIdentityApplicationBuilder
        .Create(address.Identity is { } id ? ManagedIdentityId.WithUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned).Build();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext asked, CancellationToken cancel)
    {
        try
        {
            // MSAL names the resource, without the scope that the SDK adds.
            var got = await _identity.AcquireTokenForManagedIdentity(asked.Scopes[0].Replace("/.default", "", StringComparison.Ordinal)).ExecuteAsync(cancel);
            return new AccessToken(got.AccessToken, got.ExpiresOn);
        }
        catch (MsalException error)
        {
            throw new StoreProblem($"The store's connection string has no AccountKey, and this host's managed identity gives no token for {address.Endpoint.Host}: is this an Azure host, and is the identity assigned to it?", error);
        }
    }

    public override AccessToken GetToken(TokenRequestContext asked, CancellationToken cancel) => GetTokenAsync(asked, cancel).AsTask().GetAwaiter().GetResult();
}
