using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>Which report, over which days (both included), about whom; what is null is not narrowed.</summary>
/// <param name="Account">An ordinal of the book.</param>
/// <param name="Csm">An ordinal of the book's people.</param>
public sealed record ReportRequest(ReportName Name, DateOnly? From = null, DateOnly? To = null, int? Account = null, int? Csm = null, string? Team = null, string? Fire = null)
{
    /// <summary>What the book does not hold and a week tells of: alerts open now for a person, by e-mail.</summary>
    public Func<string, IReadOnlyList<OpenAlert>> OpenAlerts { get; init; } = _ => [];

    /// <summary>What people wrote down of a fire, by its id, that the book does not hold.</summary>
    public Func<string, FireWritten?> OfFire { get; init; } = _ => null;

    /// <summary>What the book does not hold of success plans.</summary>
    public Beside Beside { get; init; } = Beside.Nothing;

    /// <summary>What an account, by its id, committed to before its renewals.</summary>
    public Func<string, IReadOnlyList<Commitment>> CommitmentsOf { get; init; } = _ => [];

    /// <summary>From whom an account, by its id, went to whom, in order of time; the book knows today's owner alone.</summary>
    public Func<string, IReadOnlyList<Handover>> HandoversOf { get; init; } = _ => [];

    /// <summary>The window's first and last day: by default the year up to today; for renewals the year to come, for a week the whole one that today is in.</summary>
    internal (DateOnly From, DateOnly To) Days(AsOf asOf)
    {
        var today = asOf.Today;
        var week = Calendar.Whole(Unit.Week, today, 0, asOf.Book.Workspace);
        var (from, to) = Name switch
        {
            ReportName.Renewals => (From ?? today, To ?? (From ?? today).AddYears(1).AddDays(-1)),
            ReportName.Week => (From ?? week.From!.Value, To ?? (From?.AddDays(6) ?? week.LastDay!.Value)),
            _ => (From ?? (To ?? today).AddYears(-1).AddDays(1), To ?? today),
        };
        return from <= to ? (from, to) : throw new ReportRefused($"from: {from:yyyy-MM-dd} is after {to:yyyy-MM-dd}, the last day.");
    }

    /// <summary>What a report cannot do without, and what it does not know.</summary>
    internal void Check()
    {
        if (Name == ReportName.PostMortem && Fire is null) throw new ReportRefused("A post-mortem is of one fire: say which (--fire ID).");
        if (Name == ReportName.Evidence && Account is null) throw new ReportRefused("The evidence is of one account’s plans: say which account (--account NAME).");
        if (Name == ReportName.Week && Csm is null) throw new ReportRefused("A week is of one CSM: say whose (--csm EMAIL).");
        if (Name != ReportName.PostMortem && Fire is not null) throw new ReportRefused($"A fire is picked for a post-mortem alone, not for {ReportNames.Wire(Name)}.");
    }
}

/// <summary>An alert that is open for somebody.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Because">Why, in a sentence.</param>
public sealed record OpenAlert(string Account, Colour Colour, string Because, DateTime Since);

/// <summary>What a customer committed to at a checkpoint before a renewal.</summary>
/// <param name="RenewalOn">The renewal date when it was written down.</param>
/// <param name="Days">Which checkpoint, in days before the renewal.</param>
/// <param name="By">Who wrote it down: a person's name.</param>
/// <param name="At">UTC.</param>
public sealed record Commitment(DateOnly RenewalOn, int Days, string Statement, string By, DateTime At);

/// <summary>An account went from one owner to another.</summary>
/// <param name="At">When that was seen, UTC.</param>
/// <param name="Before">E-mail.</param>
/// <param name="After">E-mail.</param>
public sealed record Handover(DateTime At, string Before, string After);

/// <summary>What people wrote down of a fire beside its facts.</summary>
/// <param name="Prevention">What preventing it would have cost by a person's judgement, in the workspace's currency; it takes the place of the estimate.</param>
/// <param name="PreventionText">What prevention would have taken, in words.</param>
/// <param name="SeenBy">Who saw the first sign.</param>
/// <param name="LostArr">Yearly revenue that went with it, in the account's currency.</param>
/// <param name="ClosedBy">A person's name.</param>
public sealed record FireWritten(decimal? Prevention, string? PreventionText, string? SeenBy, decimal? LostArr, string? OpenedBy, string? ClosedBy)
{
    /// <summary>What prevention would have taken, where its words could be read as so many contacts.</summary>
    public PreventionPlan? Plan { get; init; }
}
