using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CsmBot.Reports.Pages;

/// <summary>
/// Pages that stand alone: styles, scripts and drawings are in the file, and its policy lets nothing else be loaded or run, by the hash of each part. Whatever people wrote goes
/// through <see cref="Text"/>.
/// </summary>
public static class Html
{
    private static readonly string _style = Own("report.css"), _script = Own("report.js");
    private static readonly string? _charts = Charts();

    /// <summary>The <c>Content-Security-Policy</c> of every page.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src {Hash(_style)}; script-src {Hash(_script)}{(_charts is null ? "" : " " + Hash(_charts))}; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Are charts drawn? Without Node at the build the tables stand alone.</summary>
    public static bool DrawsCharts => _charts is not null;

    public static string Page(string title, string body, bool charts = false)
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(Policy).Append("\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"icon\" href=\"data:,\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append("<title>").Append(Text(title)).Append(" · CsmBot</title>\n<style>").Append(_style).Append("</style>\n</head>\n<body>\n").Append(body);
        if (charts && _charts is not null) html.Append("<script>").Append(_charts).Append("</script>\n");
        return html.Append("<script>").Append(_script).Append("</script>\n</body>\n</html>\n").ToString();
    }

    /// <summary>A page that says one thing.</summary>
    public static string Saying(string title, string sentence) => Page(title, $"<main class=\"saying\"><h1>{Text(title)}</h1><p>{Text(sentence)}</p></main>\n");

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Own(string name)
    {
        using var reader = new StreamReader(typeof(Html).Assembly.GetManifestResourceStream($"CsmBot.Reports.Pages.{name}") ?? throw new InvalidOperationException($"{name} was not built in."));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Chart.js, which the build fetches for the local page's folder.</summary>
    private static string? Charts()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "page", "vendor", "chart.umd.min.js");
        if (!File.Exists(file)) return null;
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var map = text.LastIndexOf("//# sourceMappingURL=", StringComparison.Ordinal);
        text = map < 0 ? text : text[..map];
        // What could end the script's element early would make another page of it.
        return text.Contains("</script", StringComparison.OrdinalIgnoreCase) ? null : text;
    }

    private static string Hash(string part) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part)))}'";
}
