using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Questions;
using CsmBot.Reports.Pages;
using static CsmBot.Reports.Pages.Html;

namespace CsmBot.Conversations;

/// <summary>An answer as a page, with all its rows: what stands behind a figure or an account of a report.</summary>
internal static class AnswerHtml
{
    public static string Of(Scene scene, Question question, Answer answer, Func<string, string> account)
    {
        var body = question.Shape == Shape.Summary && answer.AccountIds is [var only] ? Summary(scene, only, answer) : Answered(scene, question, answer, account);
        var notes = answer.Notes.Count == 0 ? "" : $"<section class=\"notes\"><ul>{string.Concat(answer.Notes.Select(n => $"<li>{Text(n.Text)}</li>"))}</ul></section>";
        var asOf = $"as of {Cell.Moment(Instant.Of(answer.AsOf, scene.Moment.Zone))} ({scene.Moment.Zone.Id})";
        return Page(answer.Understood, $"<main>\n<header><h1>{Text(answer.Understood)}</h1><p class=\"sub\">{Text(asOf)}</p></header>\n{body}{notes}</main>\n");
    }

    private static string Summary(Scene scene, string id, Answer answer)
    {
        var view = AnswerViews.Summary(scene, id, answer);
        var facts = view.Facts.Select(f => $"<dt>{Text(f.Name)}</dt><dd>{Text(f.Value)}</dd>");
        return $"<section class=\"definitions\"><p><span class=\"colour {Text(view.Health)}\">{Text(view.Health)}</span> {Text(view.HealthReason ?? "")}</p><dl>{string.Concat(facts)}</dl></section>\n";
    }

    private static string Answered(Scene scene, Question question, Answer answer, Func<string, string> account)
    {
        var view = AnswerViews.Of(scene, question, answer, "", 0);
        var tile = view.Figure is { } figure ? $"<section class=\"tiles\"><div class=\"tile\"><div class=\"label\">{Text(answer.Understood)}</div><div class=\"value\">{Text(figure)}</div></div></section>\n" : "";
        if (answer.Rows.Count == 0 || (view.Figure is not null && answer.Rows.Count == 1 && view.Beside.Count == 0)) return tile.Length > 0 ? tile : "<p class=\"none\">Nothing fits.</p>\n";
        var linked = answer.AccountIds.Count == answer.Rows.Count ? answer.Columns.ToList().IndexOf("account") : -1;
        return $"{tile}<section class=\"part\">{TableHtml.Of(view.Columns, answer.Rows, linked < 0 ? null : (r, c) => c == linked ? account(answer.AccountIds[r]) : null)}{(answer.Rows.Count > TableHtml.MostRows ? $"<p class=\"cut\">The first {TableHtml.MostRows} of {answer.Rows.Count:#,##0} rows.</p>" : "")}</section>\n";
    }
}
