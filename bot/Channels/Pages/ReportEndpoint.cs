using System.Text;
using CsmBot.Conversations;
using CsmBot.Reports.Pages;

namespace CsmBot.Channels.Pages;

/// <summary>
/// Reports as pages, behind links that <see cref="ReportLinks"/> has signed; without a key these addresses do not exist. Nothing of them is kept by browsers and proxies on the way, and
/// where they are told of elsewhere, the link does not go along.
/// </summary>
public static class ReportEndpoint
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.ServiceProvider.GetRequiredService<ReportPages>();
        if (!pages.Exist) return;
        var reports = app.MapGroup(ReportPages.Root);
        reports.MapGet("answers", Task<IResult> (HttpContext http) => Answer(http, pages, pages.Answer(Query(http))));
        reports.MapGet("{name}", Task<IResult> (HttpContext http, string name) => Answer(http, pages, pages.Report(name, Query(http))));
        reports.MapGet("{name}/facts", Task<IResult> (HttpContext http, string name) => Answer(http, pages, pages.Facts(name, Query(http))));
        reports.MapGet("{name}/{table}.csv", Task<IResult> (HttpContext http, string name, string table) => Answer(http, pages, pages.Csv(name, table, Query(http))));
    }

    private static List<KeyValuePair<string, string>> Query(HttpContext http) => [.. http.Request.Query.SelectMany(p => p.Value.Select(v => new KeyValuePair<string, string>(p.Key, v ?? "")))];

    private static async Task<IResult> Answer(HttpContext http, ReportPages pages, Opened opened)
    {
        await pages.WriteDown(opened, http.Request.Path);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Html.Policy + "; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "private, no-store";
        headers["X-Robots-Tag"] = "noindex";
        // Spreadsheets take a file for UTF-8 by its first bytes.
        return opened.File is { } file ? Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(opened.Body)], "text/csv; charset=utf-8", file)
            : Results.Content(opened.Body, "text/html; charset=utf-8", Encoding.UTF8, opened.Status);
    }
}
