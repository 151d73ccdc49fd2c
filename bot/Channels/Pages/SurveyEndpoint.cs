using System.Globalization;
using System.Text;
using System.Threading.RateLimiting;
using CsmBot.Conversations;
using CsmBot.Surveys;
using Microsoft.AspNetCore.Mvc;

namespace CsmBot.Channels.Pages;

/// <summary>
/// Surveys for customers, behind links that the host has signed; without a key the address does not exist. A link may be opened and answered some times a minute; whoever has none gets a share for all
/// of their attempts.
/// </summary>
public static class SurveyEndpoint
{
    public const int PerMinute = 20, StrangersPerMinute = 30;

    /// <summary>A comment of the longest kind in the widest encoding, and a margin.</summary>
    private const int MostBytes = 32 * 1024;

    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.ServiceProvider.GetRequiredService<SurveyPages>();
        if (!pages.Exist) return;
        var rate = PartitionedRateLimiter.Create<HttpContext, string>(http => pages.InvitationOf(Query(http)) is { } invitation ? Window(invitation, PerMinute) : Window($"stranger {http.Connection.RemoteIpAddress}", StrangersPerMinute));
        var survey = app.MapGroup(SurveyPages.Path).AddEndpointFilter(async (call, next) =>
        {
            using var lease = rate.AttemptAcquire(call.HttpContext);
            if (lease.IsAcquired) return await next(call);
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : _window;
            call.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(Math.Clamp(wait.TotalSeconds, 1, _window.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
            return Answer(call.HttpContext, new Opened(429, SurveyHtml.Saying("One moment", "This was opened too often in a minute. Try again in a little while.")));
        });
        survey.MapGet("", (HttpContext http) => Answer(http, pages.Open(Query(http))));
        survey.MapPost("", async (HttpContext http, CancellationToken cancel) =>
        {
            if (!http.Request.HasFormContentType) return Answer(http, new Opened(415, SurveyHtml.Saying("This does not work", "The answer was not sent by the page’s form.")));
            try
            {
                var form = await http.Request.ReadFormAsync(cancel);
                return Answer(http, await pages.Answer(Query(http), form["score"], form["comment"], cancel));
            }
            catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
            {
                return Answer(http, new Opened(413, SurveyHtml.Saying("That was too much", "The answer could not be read. Say it more briefly.")));
            }
        }).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).DisableAntiforgery();
    }

    private static RateLimitPartition<string> Window(string who, int most) => RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = _window });

    private static List<KeyValuePair<string, string>> Query(HttpContext http) => [.. http.Request.Query.SelectMany(p => p.Value.Select(v => new KeyValuePair<string, string>(p.Key, v ?? "")))];

    private static IResult Answer(HttpContext http, Opened opened)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = SurveyHtml.Policy;
        headers.XContentTypeOptions = "nosniff";
        // The page's own form says where it comes from; nobody else is told the link.
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "private, no-store";
        headers["X-Robots-Tag"] = "noindex";
        return Results.Content(opened.Body, "text/html; charset=utf-8", Encoding.UTF8, opened.Status);
    }
}
