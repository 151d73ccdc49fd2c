using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Reports;
using CsmBot.Understanding;
using Choice = CsmBot.Cards.Choice;

namespace CsmBot.Conversations;

/// <summary>What stands behind the figures of a report, in chat: by a button on its card, or asked for by the figure's name.</summary>
internal sealed class ReportFacts(ReportTalk reports, ReportLinks links)
{
    public Outcome Show(Scene scene, ShowFacts asked) => scene.Mind.LastReport is not { } last
        ? Reply.Of("Which report do you mean? Ask for it first, as in “business case this quarter”, then for what is behind one of its figures.", Visibility.OnlyAsker)
        : Made(scene, last, (report, data) => asked.Figure is not { } words ? Ask(report, data) : Named(report, words) is { } figure ? Of(scene, last, report, figure)
            : Ask(report, data, $"The {report.Title.ToLowerInvariant()} has no figure “{words}”."));

    /// <summary>A report's figures to choose from, and then what is behind the one that was chosen.</summary>
    public Outcome Show(Scene scene, Pressed pressed)
    {
        if (ReportNames.Find(pressed.Value("report") ?? "") is not { } name) return Reply.Of("I don’t know this report any more.", Visibility.OnlyAsker);
        var window = Day(pressed.Value("from")) is { } from && Day(pressed.Value("to")) is { } to ? new Window(from, to.AddDays(1)) : (Window?)null;
        var asked = new ShowReport(name, pressed.Value("account"), pressed.Value("csm"), pressed.Value("team"), pressed.Value("fire"), window);
        return Made(scene, asked, (report, data) => report.Figures.FirstOrDefault(f => f.Name == pressed.Value("figure")) is { } figure ? Of(scene, asked, report, figure) : Ask(report, data));
    }

    /// <summary>The button that leads here.</summary>
    public static VerbButton Button(Report report) => new("What is behind…", Verbs.ReportFacts, Data(report));

    private static Dictionary<string, string> Data(Report report) => ReportPages.ParametersOf(report).Append(new("report", ReportNames.Wire(report.Name))).ToDictionary();

    private Card Made(Scene scene, ShowReport asked, Func<Report, Dictionary<string, string>, Card> card)
    {
        if (scene.Rights.Refused(scene.Person, asked.Name) is { } hidden) return RefusedCard.Of(new RefusedView($"Your role may not see {hidden}."));
        try
        {
            var report = scene.Shown(Reports.Reports.Of(reports.Request(scene, asked), new AsOf(scene.Book, scene.Moment)));
            return card(report, Data(report));
        }
        catch (ReportRefused problem) { return RefusedCard.Of(new RefusedView(problem.Message)); }
    }

    private static Card Ask(Report report, Dictionary<string, string> data, string? problem = null) =>
        ReportFactsCard.Ask(report.Title.ToLowerInvariant(), [.. report.Figures.Where(f => f.Number is not null).Select(f => new Choice(f.Label, f.Name))], data, problem);

    /// <summary>The first rows of the facts, or of the report's own table that holds them.</summary>
    private Card Of(Scene scene, ShowReport asked, Report report, ReportFigure figure)
    {
        var (currency, asOf) = (scene.Book.Workspace.Currency, new AsOf(scene.Book, scene.Moment));
        var view = new ReportFactsView(figure.Label, Written.Of(figure, currency), figure.Definition, report.Title, report.Subject, report.From, report.To);
        var behind = figure.Facts is { } facts ? scene.Shown(Reports.Reports.Behind(reports.Request(scene, asked) with { From = report.From, To = report.To }, facts, asOf)) : report;
        var table = figure.Facts is not null ? behind.Tables.FirstOrDefault() : report.Tables.FirstOrDefault(t => t.Name == figure.Table);
        return ReportFactsCard.Of(view with
        {
            Part = table is { Rows.Count: > 0 } ? ReportViews.Table(table, currency, ReportViews.RowsInChat) with { Chart = null } : null,
            Page = figure.Facts is { } of ? links.To(ReportPages.PathOf(report.Name) + ReportPages.FactsPart, ReportPages.ParametersOf(report, of), scene.Person.Email, scene.Now + ReportLinks.Life)
                : links.To(ReportPages.PathOf(report.Name), ReportPages.ParametersOf(report), scene.Person.Email, scene.Now + ReportLinks.Life),
        });
    }

    /// <summary>By its label or its name on the wire: the whole of it, else the one that alone holds all the words.</summary>
    private static ReportFigure? Named(Report report, string words)
    {
        static string[] Folded(string text) => TypeAhead.Folded(text.Replace('_', ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var said = Folded(words);
        var named = report.Figures.Select(f => (Figure: f, Label: Folded(f.Label), Wire: Folded(f.Name))).ToList();
        return named.FirstOrDefault(n => n.Label.Order().SequenceEqual(said.Order()) || n.Wire.Order().SequenceEqual(said.Order())).Figure
            ?? (named.Where(n => said.All(w => n.Label.Contains(w) || n.Wire.Contains(w))).ToList() is [var only] ? only.Figure : null);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
