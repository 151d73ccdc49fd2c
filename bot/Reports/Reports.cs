using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>From a request to its report; one file each (contracts: reports).</summary>
public static class Reports
{
    /// <exception cref="ReportRefused">The request lacks what the report is about, or names what the book does not hold.</exception>
    public static Report Of(ReportRequest request, AsOf asOf)
    {
        request.Check();
        var grounds = new Grounds(asOf, request);
        var draft = request.Name switch
        {
            ReportName.BusinessCase => BusinessCase.Of(grounds),
            ReportName.PostMortem => PostMortem.Of(grounds),
            ReportName.Tiers => TierReport.Of(grounds),
            ReportName.Renewals => RenewalReport.Of(grounds),
            ReportName.Effort => EffortReport.Of(grounds),
            ReportName.Prevention => PreventionBoard.Of(grounds),
            ReportName.Evidence => EvidenceReport.Of(grounds),
            ReportName.Adherence => AdherenceReport.Of(grounds),
            ReportName.Week => WeekReport.Of(grounds),
            ReportName.Training => TrainingReport.Of(grounds),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
        return new Report(request.Name, grounds.From, grounds.To, asOf.Now, Filters(grounds), Subject(grounds), draft.Figures, draft.Tables, [.. draft.Notes, .. Common(grounds)]) { InShort = draft.InShort };
    }

    /// <summary>The facts that a number of the report is made of, as a report of their own.</summary>
    /// <exception cref="ReportRefused">They narrow to what the book does not hold.</exception>
    public static Report Behind(ReportRequest request, FactsBehind facts, AsOf asOf)
    {
        request = Narrowed(request, facts, asOf.Book);
        request.Check();
        var grounds = new Grounds(asOf, request);
        var (draft, title) = FactLists.Of(grounds, facts);
        return new Report(request.Name, grounds.From, grounds.To, asOf.Now, Filters(grounds), Subject(grounds), draft.Figures, draft.Tables, draft.Notes) { Title = title };
    }

    /// <summary>The report's request, narrowed to what the facts are of.</summary>
    public static ReportRequest Narrowed(ReportRequest request, FactsBehind facts, Book book)
    {
        static int Known(int found, string what) => found >= 0 ? found : throw new ReportRefused($"I know no “{what}” any more.");
        return request with
        {
            From = facts.From ?? request.From, To = facts.To ?? request.To, Team = facts.Team ?? request.Team,
            Account = facts.Account is { } account ? Known(book.Find(account), account) : request.Account, Csm = facts.Csm is { } csm ? Known(book.People.Find(csm), csm) : request.Csm,
        };
    }

    private static Dictionary<string, string> Filters(Grounds grounds)
    {
        var (request, filters) = (grounds.Request, new Dictionary<string, string>());
        if (request.Account is { } account) filters["account"] = grounds.Book.Accounts[account].AccountId;
        if (request.Csm is { } csm) filters["csm"] = grounds.Book.People.Email(csm);
        if (request.Team is { } team) filters["team"] = team;
        if (request.Fire is { } fire) filters["fire"] = fire;
        return filters;
    }

    private static string? Subject(Grounds grounds)
    {
        var request = grounds.Request;
        var bySpender = request.Name is ReportName.Effort or ReportName.Week;
        var parts = new List<string>();
        if (request.Fire is { } fire) parts.Add($"fire {fire} at {grounds.Book.Accounts[grounds.Book.AccountOfFire(fire)].Name}");
        if (request.Account is { } account) parts.Add(grounds.Book.Accounts[account].Name);
        if (request.Csm is { } csm) parts.Add(bySpender ? $"by {grounds.NameOf(csm)}" : $"accounts of {grounds.NameOf(csm)}");
        if (request.Team is { } team) parts.Add(bySpender ? $"by team {team}" : $"accounts of team {team}");
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    /// <summary>What holds for every report.</summary>
    private static IEnumerable<string> Common(Grounds grounds) =>
    [
        "Accounts, ARR, owners and tiers are those of today; only health has a history.",
        .. grounds.Book.Warnings,
    ];
}

/// <summary>What the file of a report makes; the rest is the same for all.</summary>
internal sealed record Draft(IReadOnlyList<ReportFigure> Figures, IReadOnlyList<ReportTable> Tables, IReadOnlyList<string> Notes)
{
    public string? InShort { get; init; }
}
