using System.Text;
using CsmBot.Accounts;
using CsmBot.Cards;
using static CsmBot.Reports.Pages.Html;

namespace CsmBot.Reports.Pages;

/// <summary>Where the parts of a page lead; null for nowhere, as in a file that stands alone.</summary>
public sealed record PageLinks
{
    /// <summary>All about an account, by its id.</summary>
    public Func<string, string?> Account { get; init; } = _ => null;

    /// <summary>The facts that a number is made of.</summary>
    public Func<FactsBehind, string?> Facts { get; init; } = _ => null;

    /// <summary>The post-mortem of a fire, by its id.</summary>
    public Func<string, string?> Fire { get; init; } = _ => null;

    /// <summary>The answer to a question.</summary>
    public Func<string, string?> Answer { get; init; } = _ => null;

    /// <summary>A table as a file for spreadsheets, by its name.</summary>
    public Func<string, string?> Csv { get; init; } = _ => null;
}

/// <summary>A report as a page: what it comes to, its figures, its tables with their drawings, and how each figure is defined.</summary>
public static class ReportHtml
{
    /// <summary>Rows of a table from which on each number no longer is a link of its own.</summary>
    private const int LongTable = 120;

    /// <summary>Rows of a table that are printed; the style sheet leaves out the others.</summary>
    private const int RowsOnPaper = 40;

    /// <param name="zone">The reader's.</param>
    public static string Of(Report report, string currency, TimeZoneInfo zone, PageLinks links)
    {
        var body = new StringBuilder("<main>\n");
        Head(body, report, zone);
        Figures(body, report, currency, links);
        var drawn = false;
        foreach (var table in report.Tables) drawn |= Table(body, table, currency, links);
        if (report.Notes.Count > 0) body.Append("<section class=\"notes\"><h2>To know</h2><ul>").AppendJoin("", report.Notes.Select(n => $"<li>{Text(n)}</li>")).Append("</ul></section>\n");
        Definitions(body, report, links);
        return Page(report.Subject is { } subject ? $"{report.Title}: {subject}" : report.Title, body.Append("</main>\n").ToString(), drawn);
    }

    private static void Head(StringBuilder body, Report report, TimeZoneInfo zone) => body
        .Append("<header><h1>").Append(Text(report.Title)).Append("</h1><p class=\"sub\">").Append(report.Subject is { } subject ? $"<strong>{Text(subject)}</strong> · " : "")
        .Append(Text($"{Cell.Day(report.From)} – {Cell.Day(report.To)}")).Append(" · as of ").Append(Text($"{Cell.Moment(Instant.Of(report.AsOf, zone))} ({zone.Id})"))
        .Append("</p>").Append(report.InShort is { } inShort ? $"<p class=\"short\">{Text(inShort)}</p>" : "").Append("</header>\n");

    private static void Figures(StringBuilder body, Report report, string currency, PageLinks links)
    {
        body.Append("<section class=\"tiles\" aria-label=\"Figures\">\n");
        foreach (var figure in report.Figures)
        {
            var written = Value(Written.Of(figure, currency), currency);
            body.Append("<div class=\"tile\" title=\"").Append(Text(figure.Definition)).Append("\"><div class=\"label\"><a href=\"#def-").Append(Text(figure.Name)).Append("\">").Append(Text(figure.Label))
                .Append("</a></div><div class=\"value\" id=\"fig-").Append(Text(figure.Name)).Append("\">")
                .Append(Behind(report, figure, links) is { } link ? $"<a href=\"{Text(link)}\">{written}</a>" : written).Append("</div></div>\n");
        }
        body.Append("</section>\n");
    }

    /// <summary>The number large, its unit small.</summary>
    private static string Value(string written, string currency)
    {
        var space = written.IndexOf(' ');
        if (space < 0 || written.StartsWith("p =", StringComparison.Ordinal)) return Text(written);
        return written.StartsWith(currency + " ", StringComparison.Ordinal) ? $"<small>{Text(currency)}</small> {Text(written[(space + 1)..])}" : $"{Text(written[..space])} <small>{Text(written[(space + 1)..])}</small>";
    }

    /// <summary>The facts that the figure is made of, or the table of the report that holds them, else an answer.</summary>
    private static string? Behind(Report report, ReportFigure figure, PageLinks links) => figure.Number is null ? null
        : figure.Facts is { } facts && links.Facts(facts) is { } behind ? behind
        : figure.Table is { } table && report.Tables.Any(t => t.Name == table) ? $"#table-{table}" : figure.Behind is { } question ? links.Answer(question) : null;

    private static bool Table(StringBuilder body, ReportTable table, string currency, PageLinks links)
    {
        var chart = DrawsCharts ? ChartData.Of(table, currency) : null;
        body.Append("<section class=\"part\" id=\"table-").Append(Text(table.Name)).Append("\"><div class=\"bar\"><h2>").Append(Text(table.Title)).Append("</h2>");
        if (table.Rows.Count > 0 && links.Csv(table.Name) is { } csv) body.Append("<a class=\"csv\" href=\"").Append(Text(csv)).Append("\" download>CSV</a>");
        body.Append("</div>\n");
        if (chart is not null)
            body.Append("<div class=\"chart\"><canvas role=\"img\" aria-label=\"").Append(Text($"{table.Title}: the numbers stand in the table below")).Append("\"></canvas><script type=\"application/json\">").Append(chart).Append("</script></div>\n");
        body.Append(table.Rows.Count == 0 ? "<p class=\"none\">Nothing in this window.</p>\n"
            : TableHtml.Of([.. table.Columns.Select(c => Written.Of(c, currency))], Written.Rows(table), (r, c) => Link(table, r, c, links), c => table.Narrow.Count > 0 && !table.Narrow.Contains(table.Columns[c].Name)));
        if (table.Rows.Count > TableHtml.MostRows)
            body.Append("<p class=\"cut\">").Append(Text(Said.Count(TableHtml.MostRows, "row", "rows"))).Append(" of ").Append(Text(Said.Count(table.Rows.Count, "row", "rows"))).Append(links.Csv(table.Name) is { } all ? $": <a href=\"{Text(all)}\" download>all as CSV</a>" : " are shown").Append(".</p>\n");
        if (table.Rows.Count > RowsOnPaper) body.Append("<p class=\"paper\">On paper the first ").Append(RowsOnPaper).Append(" of ").Append(Text(Said.Count(table.Rows.Count, "row", "rows"))).Append(".</p>\n");
        if (table.Narrow.Count > 0 && table.Narrow.Count < table.Columns.Count) body.Append("<p class=\"narrow\">A wider screen, paper and the CSV show all ").Append(table.Columns.Count).Append(" columns.</p>\n");
        body.Append("</section>\n");
        return chart is not null;
    }

    /// <summary>An account leads to all about it, a fire to its post-mortem, a number to its facts; in a long table the first cell alone.</summary>
    private static string? Link(ReportTable table, int row, int column, PageLinks links)
    {
        var name = table.Columns[column].Name;
        if (name == "account") return table.AccountIds.Count == table.Rows.Count ? links.Account(table.AccountIds[row]) : null;
        if (name == "fire") return table.Rows[row][column] is string fire ? links.Fire(fire) : null;
        if (table.Facts is null || (column > 0 && (table.Rows.Count > LongTable || table.Rows[row][column] is null or 0 or 0.0 or 0L))) return null;
        return table.Facts(row, name) is { } facts ? links.Facts(facts) : null;
    }

    private static void Definitions(StringBuilder body, Report report, PageLinks links)
    {
        body.Append("<section class=\"definitions\"><h2>How each figure is defined</h2><dl>\n");
        foreach (var figure in report.Figures)
        {
            body.Append("<dt id=\"def-").Append(Text(figure.Name)).Append("\">").Append(Text(figure.Label)).Append("</dt><dd>").Append(Text(figure.Definition));
            if (figure.Behind is { } question)
            {
                var asked = $"“{Text(question)}”";
                // Where nothing can be opened, it can still be asked.
                body.Append(" <span class=\"ask\">Ask: ").Append(links.Answer(question) is { } link ? $"<a href=\"{Text(link)}\">{asked}</a>" : asked).Append("</span>");
            }
            body.Append("</dd>\n");
        }
        body.Append("</dl></section>\n");
    }
}
