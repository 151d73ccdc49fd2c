using CsmBot.Conversations;
using CsmBot.Data;

namespace CsmBot.Channels;

/// <summary><c>GET /accounts/{id}</c>: what a link to an account opens in a browser. Where nobody signs in it shows nothing of the account, not even whether there is one; it says where to ask.</summary>
internal static class AccountLinkEndpoint
{
    private const string Elsewhere = """
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An account</title>
        <h1>An account of the customer success team</h1>
        <p>Ask the bot for it in Teams or Slack. In Slack, this link shows the account where all who read there may see it.</p></html>
        """;

    /// <summary>The local page is there and takes over, with the question typed in.</summary>
    public static void MapToPage(IEndpointRouteBuilder app, Store store) => app.MapGet(AccountLinks.Path + "{id}", (string id) =>
        store.Book is var book && book.Find(id) is var found and >= 0 ? Results.Redirect("/?ask=" + Uri.EscapeDataString($"tell me about {book.Accounts[found].Name}")) : Problems.Of(404, "NotFound", "There is no such account."));

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(AccountLinks.Path + "{id}", (HttpContext http) =>
    {
        var headers = http.Response.Headers;
        (headers.ContentSecurityPolicy, headers.XContentTypeOptions, headers["Referrer-Policy"], headers["X-Robots-Tag"]) = ("default-src 'none'; frame-ancestors 'none'", "nosniff", "no-referrer", "noindex");
        return Results.Content(Elsewhere, "text/html; charset=utf-8");
    });
}
