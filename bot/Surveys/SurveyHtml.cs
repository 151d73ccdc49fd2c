using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsmBot.Data;
using CsmBot.Reports.Pages;

namespace CsmBot.Surveys;

/// <summary>The page behind a survey's link: the question and a form, nothing else. It loads and runs nothing, and its form goes back to its own address alone.</summary>
public static class SurveyHtml
{
    // Without carriage returns whatever the sources were checked out with: a browser drops them before it takes the hash.
    private static readonly string _style = """
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --ground: #f6f7f9; --card: #fff; --line: #d0d7de; --accent: #0b5cad; --bad: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a0a7b0; --ground: #16181c; --card: #1f2227; --line: #3a3f47; --accent: #78b4f5; --bad: #f28b82; } }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 24px 16px; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
        main { max-width: 560px; margin: 6vh auto 0; padding: 28px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
        h1 { margin: 0 0 8px; font-size: 1.35rem; line-height: 1.3; overflow-wrap: anywhere; }
        p { margin: 0 0 16px; color: var(--soft); }
        fieldset { border: 0; margin: 0 0 20px; padding: 0; }
        legend { padding: 0; margin-bottom: 8px; font-weight: 600; }
        .scale { display: flex; flex-wrap: wrap; gap: 8px; }
        .scale label { position: relative; flex: 1 1 44px; min-width: 44px; }
        .scale input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
        .scale span { display: block; padding: 10px 0; text-align: center; border: 1px solid var(--line); border-radius: 8px; font-weight: 600; }
        .scale input:checked + span { border-color: var(--accent); background: var(--accent); color: var(--card); }
        .scale input:focus-visible + span { outline: 3px solid var(--accent); outline-offset: 2px; }
        .ends { display: flex; justify-content: space-between; margin-top: 4px; font-size: .85rem; color: var(--soft); }
        label.words { display: block; margin-bottom: 8px; font-weight: 600; }
        textarea { width: 100%; min-height: 110px; padding: 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--ground); color: inherit; font: inherit; resize: vertical; }
        button { margin-top: 20px; padding: 11px 22px; border: 0; border-radius: 8px; background: var(--accent); color: var(--card); font: inherit; font-weight: 600; cursor: pointer; }
        .wrong { margin: 6px 0 0; color: var(--bad); }
        """.ReplaceLineEndings("\n");

    /// <summary>The <c>Content-Security-Policy</c> of the page.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(_style)))}'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <param name="score">What was typed before, right or wrong.</param>
    public static string Form(Survey survey, string? score, string? comment, IReadOnlyDictionary<string, string> errors)
    {
        var html = new StringBuilder($"<h1>{Html.Text(survey.Question)}</h1>\n<p>It takes a minute, and this link is good for one answer, which is kept with the name it was made for.</p>\n<form method=\"post\">\n");
        if (survey is { Lowest: { } low, Highest: { } high })
        {
            html.Append("<fieldset><legend>Your answer</legend><div class=\"scale\">");
            for (var n = low; n <= high; n++)
                html.Append(CultureInfo.InvariantCulture, $"<label><input type=\"radio\" name=\"score\" value=\"{n}\" required{(score?.Trim() == n.ToString(CultureInfo.InvariantCulture) ? " checked" : "")}><span>{n}</span></label>");
            html.Append(CultureInfo.InvariantCulture, $"</div><div class=\"ends\" aria-hidden=\"true\"><span>{low} is lowest</span><span>{high} is highest</span></div>{Wrong(errors, "score")}</fieldset>\n");
        }
        html.Append(CultureInfo.InvariantCulture, $"<label class=\"words\" for=\"comment\">{(survey.Lowest is null ? "Your answer" : "In your own words (if you like)")}</label>")
            .Append(CultureInfo.InvariantCulture, $"<textarea id=\"comment\" name=\"comment\" maxlength=\"{SurveyAnswer.MostComment}\"{(survey.Lowest is null ? " required" : "")}>\n{Html.Text(comment ?? "")}</textarea>{Wrong(errors, "comment")}\n<button>Send</button>\n</form>");
        return Page(survey.Question, html.ToString());
    }

    /// <summary>A page that says one thing.</summary>
    public static string Saying(string title, string sentence) => Page(title, $"<h1>{Html.Text(title)}</h1>\n<p>{Html.Text(sentence)}</p>");

    private static string Wrong(IReadOnlyDictionary<string, string> errors, string field) => errors.GetValueOrDefault(field) is { } wrong ? $"<p class=\"wrong\" role=\"alert\">{Html.Text(wrong)}</p>" : "";

    private static string Page(string title, string body) =>
        $"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"icon\" href=\"data:,\">\n<title>{Html.Text(title)}</title>\n<style>{_style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n";
}
