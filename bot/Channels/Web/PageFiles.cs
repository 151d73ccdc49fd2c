using Microsoft.Extensions.FileProviders;

namespace CsmBot.Channels.Web;

/// <summary>Serves the local page at <c>/</c> from the folder beside the program. It loads nothing from elsewhere, and the browser is told to see to it.</summary>
public static class PageFiles
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    public static void UsePageFiles(this IApplicationBuilder app)
    {
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "page"));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = served =>
            {
                var headers = served.Context.Response.Headers;
                headers.ContentSecurityPolicy = Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                // Asked again each time (by its tag), so that a new version of the program never runs an old page.
                headers.CacheControl = "no-cache";
            },
        });
    }
}
