using System.CommandLine;
using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards.Templates;
using CsmBot.Cards.Text;
using CsmBot.Conversations;
using CsmBot.Reports;
using CsmBot.Reports.Pages;

namespace CsmBot.Commands;

/// <summary><c>report</c>: what the team's work cost and saved (contracts: reports), as text, as JSON, as a page or a table for spreadsheets.</summary>
internal static class ReportVerb
{
    private static readonly Argument<string> _name = new("NAME") { Description = string.Join(", ", ReportNames.All.Select(ReportNames.Wire)) };
    private static readonly Option<string?> _from = new("--from") { Description = "the first day [a year ago; for renewals today, for a week its Monday]", HelpName = "DAY" };
    private static readonly Option<string?> _to = new("--to") { Description = "the last day, included [today; for renewals in a year, for a week its Sunday]", HelpName = "DAY" };
    private static readonly Option<string?> _account = new("--account") { Description = "one account: its name, an alias or its id", HelpName = "NAME" };
    private static readonly Option<string?> _csm = new("--csm") { Description = "accounts of one CSM; for effort and week what the CSM did", HelpName = "EMAIL" };
    private static readonly Option<string?> _team = new("--team") { Description = "accounts of one team; for effort what the team did", HelpName = "TEAM" };
    private static readonly Option<string?> _fire = new("--fire") { Description = "the fire of a post-mortem", HelpName = "ID" };
    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object" };

    private static readonly Option<FileInfo?> _html = new("--html") { Description = "a page that stands alone, written to that file", HelpName = "FILE" };
    private static readonly Option<string?> _csv = new("--csv") { Description = "one of its tables as CSV", HelpName = "TABLE" };

    public static Command Command()
    {
        var verb = new Command("report", "What the work cost and what it saved: the business case, post-mortems, renewals and the rest.") { _name, _from, _to, _account, _csm, _team, _fire, _json, _html, _csv };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var name = ReportNames.Find(parsed.GetValue(_name)!) ?? throw new Usage($"There is no report \"{parsed.GetValue(_name)}\". There are: {string.Join(", ", ReportNames.All.Select(ReportNames.Wire))}.");
        Needed(parsed, name);
        var html = parsed.GetValue(_html);
        if ((parsed.GetValue(_json) ? 1 : 0) + (html is null ? 0 : 1) + (parsed.GetValue(_csv) is null ? 0 : 1) > 1) throw new Usage("--json, --html and --csv are one or the other.");
        if (html is { Directory.Exists: false }) throw new Usage($"--html: there is no folder {html.Directory!.FullName}.");
        var (from, to) = (Shared.Day(parsed, _from), Shared.Day(parsed, _to));
        using var store = Shared.Open(parsed);
        var book = store.Book;
        var asOf = new AsOf(book, new Moment(Shared.NowOf(parsed), book.Workspace.TimeZone, book.Workspace, parsed.GetValue(Shared.As)));
        try
        {
            var choice = new ReportChoice(book, asOf.Today);
            var request = new ReportRequest(name, from, to, choice.Account(parsed.GetValue(_account)), choice.Csm(parsed.GetValue(_csm)), choice.Team(parsed.GetValue(_team)), parsed.GetValue(_fire))
                .With(store, book, asOf.Today);
            var report = Reports.Reports.Of(request, asOf);
            if (ReportRedaction.CostIn(report) is { } cost) await Shared.CostRead(parsed, store, cost, cancel);
            Write(parsed, report, book.Workspace.Currency, asOf.Moment.Zone);
            return Shell.Done;
        }
        catch (ReportRefused problem)
        {
            error.WriteLine(problem.Message);
            return Shell.Refused;
        }
    }

    private static void Write(ParseResult parsed, Report report, string currency, TimeZoneInfo zone)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(_html) is { } file)
        {
            File.WriteAllText(file.FullName, ReportHtml.Of(report, currency, zone, new PageLinks()));
            output.WriteLine($"{report.Title} is written to {file.FullName}.");
        }
        else if (parsed.GetValue(_csv) is { } name)
            output.Write(ReportCsv.Of(report.Tables.FirstOrDefault(t => t.Name == name) ?? throw new Usage($"--csv: {ReportNames.Wire(report.Name)} has no table \"{name}\"; it has {string.Join(", ", report.Tables.Select(t => t.Name))}.")));
        else
            output.WriteLine(parsed.GetValue(_json) ? ReportJson.Of(report) : PlainText.Render(ReportCard.Of(ReportViews.Of(report, currency, zone), everything: true)).TrimEnd());
    }

    /// <summary>What a report is of must be said: without it the command line makes no sense.</summary>
    private static void Needed(ParseResult parsed, ReportName name)
    {
        Option<string?>? needed = name switch { ReportName.PostMortem => _fire, ReportName.Evidence => _account, ReportName.Week => _csm, _ => null };
        if (needed is not null && parsed.GetValue(needed) is null) throw new Usage($"{ReportNames.Wire(name)} needs {needed.Name} {needed.HelpName}.");
        if (name != ReportName.PostMortem && parsed.GetValue(_fire) is not null) throw new Usage("--fire is for post-mortem alone.");
    }
}
