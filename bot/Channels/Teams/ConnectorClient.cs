using System.Net;
using System.Net.Http.Headers;
using CsmBot.Channels.Teams.Trust;

namespace CsmBot.Channels.Teams;

/// <summary>Calls the Bot Framework connector (REST): only at trusted addresses, and with the bot's token where it has one.</summary>
public sealed class ConnectorClient(HttpClient http, ServiceAddresses addresses, BotTokens? tokens = null)
{
    public bool Trusts(string? address) => addresses.Trusts(address);

    /// <summary>A token that the connector no longer takes is replaced, once.</summary>
    /// <param name="address">The service address of a conversation.</param>
    /// <param name="path">Below it, with ids escaped: <c>/v3/conversations/…</c>.</param>
    /// <param name="content">Called for each attempt.</param>
    /// <exception cref="HttpRequestException">The connector was not reached, or (<see cref="TokenProblem"/>) Entra gives no token now.</exception>
    /// <exception cref="InvalidOperationException">The address is not trusted.</exception>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string address, string path, Func<HttpContent?> content, CancellationToken cancel)
    {
        if (!Trusts(address)) throw new InvalidOperationException($"The service address {address} is not trusted.");
        var token = tokens is null ? null : await tokens.Get(cancel);
        var response = await Once(token);
        if (response.StatusCode != HttpStatusCode.Unauthorized || tokens is null) return response;
        response.Dispose();
        tokens.Forget(token!);
        return await Once(await tokens.Get(cancel));

        async Task<HttpResponseMessage> Once(string? bearer)
        {
            using var request = new HttpRequestMessage(method, address.TrimEnd('/') + path) { Content = content() };
            if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            return await http.SendAsync(request, cancel);
        }
    }
}
