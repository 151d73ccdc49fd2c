using System.Net;

namespace CsmBot.Channels.Web;

/// <summary>
/// In local mode nobody signs in, so that only this machine's own pages and programs may speak: a web page elsewhere could otherwise send requests to
/// localhost through the reader's browser, or let a name of its own point there. What a proxy or tunnel passes on comes from elsewhere, though its connection does not.
/// </summary>
public static class LocalOnly
{
    public static void UseLocalOnly(this IApplicationBuilder app) => app.Use((http, next) =>
        IsLocal(http.Request) ? next(http) : Results.Problem("In local mode only pages and programs of this machine are served, under localhost.", statusCode: 403).ExecuteAsync(http));

    private static readonly string[] _passedOn = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-Host", "X-Real-IP", "Via"];

    private static bool IsLocal(HttpRequest request) => !_passedOn.Any(request.Headers.ContainsKey) && (request.HttpContext.Connection.RemoteIpAddress is not { } caller || IPAddress.IsLoopback(caller)) && IsLoopback(request.Host.Host)
        && (request.Headers.Origin.ToString() is not { Length: > 0 } origin || origin == $"{request.Scheme}://{request.Host}");

    private static bool IsLoopback(string host) => host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
