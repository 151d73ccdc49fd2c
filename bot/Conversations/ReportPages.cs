using System.Globalization;
using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Questions;
using CsmBot.Reports;
using CsmBot.Reports.Pages;
using CsmBot.Understanding;
using Parameters = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.KeyValuePair<string, string>>;

namespace CsmBot.Conversations;

/// <summary>What a link leads to.</summary>
/// <param name="Status">As HTTP has it: 200, 403 or 404.</param>
/// <param name="Body">A page; with <paramref name="File"/> the CSV to be kept under that name.</param>
public sealed record Opened(int Status, string Body, string? File = null)
{
    /// <summary>For whom, and what of the team's cost it shows, in words.</summary>
    internal (string Reader, IReadOnlyList<string> CostRead) Shows { get; init; } = ("", []);
}

/// <summary>
/// What the links to reports lead to, made anew from the facts of the moment they are opened in, for the person that they were made for and with what that person may see then:
/// a report, a table of it, and the answers behind its figures and accounts.
/// </summary>
public sealed class ReportPages(Store store, ReportLinks links, Rights rights, KnownNames names, Meaning understand, PersonLimits limits, TimeProvider time)
{
    public const string Root = "/reports/";
    public const string FactsPart = "/facts";
    private const string AnswerPath = Root + "answers", Asked = "q", About = "account";

    public bool Exist => links.Exist;

    public static string PathOf(ReportName name) => Root + ReportNames.Wire(name);

    private static string PathOf(ReportName name, string table) => $"{PathOf(name)}/{table}.csv";

    /// <summary>What makes the same report again, on any day.</summary>
    public static Parameters ParametersOf(Report report) => [new("from", Written(report.From)), new("to", Written(report.To)), .. report.Filters];

    public Opened Report(string wire, Parameters query) => ReportNames.Find(wire) is not { } name ? Nothing($"There is no report “{wire}”.")
        : Open(PathOf(name), query, reader => Page(reader, Made(reader, name, query)));

    /// <summary>What a number of a report is made of.</summary>
    public Opened Facts(string wire, Parameters query) => ReportNames.Find(wire) is not { } name ? Nothing($"There is no report “{wire}”.")
        : Open(PathOf(name) + FactsPart, query, reader => FactsBehind.Read(p => Value(query, p)) is not { } facts ? Nothing("I no longer know which facts these were.") : Page(reader, Made(reader, name, query, facts), facts));

    private Opened Page(Reader reader, (Report? Report, Opened? Refusal) made, FactsBehind? facts = null) => made.Report is not { } report ? made.Refusal!
        : new Opened(200, ReportHtml.Of(report, store.Book.Workspace.Currency, reader.Scene.Moment.Zone, Links(reader, report, facts)));

    public Opened Csv(string wire, string table, Parameters query) => ReportNames.Find(wire) is not { } name ? Nothing($"There is no report “{wire}”.")
        : Open(PathOf(name, table), query, reader => Made(reader, name, query, FactsBehind.Read(p => Value(query, p))) is var report && report.Report is not { } made ? report.Refusal!
            : made.Tables.FirstOrDefault(t => t.Name == table) is { } found ? new Opened(200, ReportCsv.Of(found), $"{wire}-{table}-{Written(made.To)}.csv") : Nothing($"This report has no table “{table}”."));

    public Opened Answer(Parameters query) => Open(AnswerPath, query, reader =>
    {
        if (Question(reader.Scene, query) is not { } question) return Nothing("I no longer understand the question behind this: a name in it may have changed.");
        if (rights.Refused(reader.Scene.Person, question) is { } hidden) return No($"Your role may not see {hidden}.");
        var understood = Wording.Of(question, reader.Scene.Book, reader.Scene.Moment.Today);
        try
        {
            var answer = reader.Scene.Shown(question, Answers.To(question, reader.Scene.Book, reader.Scene.Moment, understood));
            return new Opened(200, AnswerHtml.Of(reader.Scene, question, answer, id => AccountLink(reader, id)));
        }
        catch (CannotAnswer) { return Nothing("That question has no answer."); }
    });

    /// <summary>
    /// What stands below a link to a report that somebody posted: its card, with what they may see, not what the person may that the link was made for; null where not all who read there
    /// may see it, and for a link that opens no report.
    /// </summary>
    internal Card? Preview(Scene scene, string url)
    {
        if (!scene.Incoming.MayShowAll || links.Parts(url) is not var (path, query) || !path.StartsWith(Root, StringComparison.Ordinal) || ReportNames.Find(path[Root.Length..]) is not { } name) return null;
        return links.Read(path, query, scene.Now, out _) is { } link && Made(new Reader(scene, link.Until), name, query).Report is { } report
            ? ReportCard.Of(ReportViews.Of(report, scene.Book.Workspace.Currency, scene.Moment.Zone, ReportViews.RowsInChat, null)) : null;
    }

    /// <summary>Who opens the link, and until when it and what it leads on to is good.</summary>
    private sealed record Reader(Scene Scene, DateTime Until);

    private Opened Open(string path, Parameters query, Func<Reader, Opened> page)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (links.Read(path, query, now, out var problem) is not { } link) return No($"{problem} Ask me for the report again, and I make a new one.");
        if (!limits.MayLook(link.Person)) return new Opened(429, Html.Saying("Too much at once", limits.Sentence));
        // What they wrote through another host a moment ago is on the page.
        store.Refresh(hurry: false);
        var book = store.Book;
        if (book.People.On(book.People.Find(link.Person), DateOnly.FromDateTime(now)) is not { } person) return No("Whoever this link was made for is not in the team any more.");
        var zone = person.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : book.Workspace.TimeZone;
        var scene = new Scene(new Incoming("page", path, path, person.Email, new Said("")) { Personal = true }, person, new Moment(now, zone, book.Workspace, person.Email), book, names.Of(book), new Recollection()) { Rights = rights };
        return page(new Reader(scene, link.Until)) with { Shows = (person.Email, scene.CostRead) };
    }

    /// <summary>Writes down what an opened page shows of cost, before it is shown.</summary>
    public Task WriteDown(Opened opened, string path) => opened.Shows.CostRead.Count == 0 ? Task.CompletedTask
        : store.Write(work => work.CostRead(new Actor(opened.Shows.Reader, opened.File is null ? "page" : $"file {path}"), opened.Shows.CostRead));

    private (Report? Report, Opened? Refusal) Made(Reader reader, ReportName name, Parameters query, FactsBehind? facts = null)
    {
        var scene = reader.Scene;
        if (rights.Refused(scene.Person, name) is { } hidden) return (null, No($"Your role may not see {hidden}, which this report is about."));
        string? One(string parameter) => Value(query, parameter);
        try
        {
            var choice = new ReportChoice(scene.Book, scene.Moment.Today);
            var request = new ReportRequest(name, Day(One("from")), Day(One("to")), choice.Account(One("account")), choice.Csm(One("csm")), choice.Team(One("team")), One("fire"))
                .With(store, scene.Book, scene.Moment.Today);
            var asOf = new AsOf(scene.Book, scene.Moment);
            return (scene.Shown(facts is null ? Reports.Reports.Of(request, asOf) : Reports.Reports.Behind(request, facts, asOf)), null);
        }
        catch (ReportRefused problem) { return (null, Nothing(problem.Message)); }
    }

    private PageLinks Links(Reader reader, Report report, FactsBehind? of) => new()
    {
        Facts = facts => Link(reader, PathOf(report.Name) + FactsPart, ParametersOf(report, facts)),
        Fire = id => Link(reader, PathOf(ReportName.PostMortem), [new("fire", id)]),
        Account = id => AccountLink(reader, id),
        Answer = question => Link(reader, AnswerPath, [new(Asked, question)]),
        Csv = table => Link(reader, PathOf(report.Name, table), of is null ? ParametersOf(report) : ParametersOf(report, of)),
    };

    /// <summary>The report's parameters, narrowed to what the facts are of.</summary>
    public static Parameters ParametersOf(Report report, FactsBehind facts)
    {
        var filters = report.Filters.ToDictionary();
        if (facts.Account is { } account) filters["account"] = account;
        if (facts.Csm is { } csm) filters["csm"] = csm;
        if (facts.Team is { } team) filters["team"] = team;
        return [new("from", Written(facts.From ?? report.From)), new("to", Written(facts.To ?? report.To)), .. filters, .. facts.Written];
    }

    private static string? Value(Parameters query, string parameter) => query.Where(p => p.Key == parameter).Select(p => p.Value).FirstOrDefault();

    private string AccountLink(Reader reader, string id) => Link(reader, AnswerPath, [new(About, id)]);

    /// <summary>Relative to where the page stands, so that it holds behind a proxy that adds to the path.</summary>
    private string Link(Reader reader, string path, Parameters parameters) => links.Relative(path, parameters, reader.Scene.Person.Email, reader.Until)[Root.Length..];

    private Question? Question(Scene scene, Parameters query) => query.FirstOrDefault(p => p.Key is Asked or About) switch
    {
        (About, var id) when scene.Account(id) is { } account => new Question { Shape = Shape.Summary, Scope = Scope.All, Where = new OneOf(Questions.Field.Account, account.AccountId) },
        (Asked, var text) when understand(text, scene.Context) is Ask { Unused.IsEmpty: true } ask => ask.Question,
        _ => null,
    };

    private static Opened No(string sentence) => new(403, Html.Saying("This is not open to you", sentence));

    private static Opened Nothing(string sentence) => new(404, Html.Saying("There is nothing here", sentence));

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
