using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>What renews when, how it stands, and what customers have committed to before.</summary>
internal static class RenewalReport
{
    private sealed record Renewal(int Account, DateOnly Day, Colour Colour, long Arr);

    public static Draft Of(Grounds grounds)
    {
        var due = grounds.Active.Where(a => Renewing.In(grounds.AsOf, a, grounds.Window))
            .Select(a => new Renewal(a, grounds.Book.Figures[a].RenewalDate!.Value, HealthHistory.Now(grounds.AsOf, a), grounds.Book.Figures[a].Arr))
            .OrderBy(d => d.Day).ThenBy(d => grounds.Book.Accounts[d.Account].Name, StringComparer.Ordinal).ToList();
        var checkpoints = RenewalCheckpoints.Of(grounds, due.Select(d => d.Account)).ToList();
        return new Draft(Figures(grounds, due, checkpoints), [ByMonth(grounds, due), Written(grounds, checkpoints), ByQuarter(grounds, due), Each(grounds, due, checkpoints)], [.. Notes(grounds)]) { InShort = InShort(grounds, due, checkpoints) };
    }

    /// <summary>What is at stake, and what waits.</summary>
    private static string InShort(Grounds grounds, List<Renewal> due, List<RenewalCheckpoint> checkpoints)
    {
        string Arr(IEnumerable<Renewal> of) => Cards.Cell.Money(Math.Round(Money.Major(of.Sum(d => d.Arr))), grounds.Currency);
        if (due.Count == 0) return "Nothing renews in this window.";
        var (atRisk, waits) = (due.Where(d => d.Colour != Colour.Green).ToList(), checkpoints.Count(c => c.State == CheckpointState.Due));
        var missing = checkpoints.Count(c => c.State == CheckpointState.Missing);
        return $"{Said.Count(due.Count, "account renews", "accounts renew")}, {Arr(due)} of ARR; {(atRisk.Count == 0 ? "none is at risk" : $"{Said.Count(atRisk.Count, "is", "are")} yellow or red, {Arr(atRisk)}")}."
            + $" {Said.Count(waits, "commitment is", "commitments are")} due now, {Said.Count(missing, "is", "are")} missing, {Said.Count(checkpoints.Count(c => c.State == CheckpointState.Kept), "is", "are")} kept.";
    }

    private static List<ReportFigure> Figures(Grounds grounds, List<Renewal> due, List<RenewalCheckpoint> checkpoints)
    {
        ReportFigure Count(string name, string label, CheckpointState state, string definition) =>
            new(name, label, checkpoints.Count(c => c.State == state), "checkpoints", definition) { Table = "checkpoints" };
        return
        [
            new("renewals", "Renewals", due.Count, "accounts", "Active accounts whose renewal date lies in the window, also where the renewal is closed already.") { Table = "accounts" },
            grounds.MoneyFigure("arr", "ARR to renew", Money.Major(due.Sum(d => d.Arr)), "Their ARR today.") with { Table = "accounts" },
            grounds.MoneyFigure("arr_at_risk", "Of it at risk", Money.Major(due.Where(d => d.Colour != Colour.Green).Sum(d => d.Arr)), "The part of accounts that are yellow or red now.") with { Table = "accounts" },
            new("overdue", "Overdue", grounds.Active.Count(a => Renewing.IsOverdue(grounds.AsOf, a)), "accounts", "All active accounts whose renewal date has passed without a result.", grounds.Asked("how many accounts have an overdue renewal", overDays: false)) { Facts = new FactsBehind(FactKind.Accounts) { Overdue = true } },
            Count("checkpoints_due", "Commitments due", CheckpointState.Due, "Checkpoints 180, 90 or 30 days before those renewals whose day has come, the next one’s not yet, and for which no commitment is written down."),
            Count("checkpoints_kept", "Commitments kept", CheckpointState.Kept, "Checkpoints of those renewals with a commitment written down."),
            Count("checkpoints_missing", "Commitments missing", CheckpointState.Missing, "Checkpoints of those renewals whose time has gone without one."),
        ];
    }

    private static ReportTable ByMonth(Grounds grounds, List<Renewal> due) => Periods("by_month", "Month by month", "month", "Month",
        [.. grounds.Months()], due) with { Narrow = ["month", "arr", "yellow", "red"], Chart = new ReportChart(true, true, "green", "yellow", "red") };

    /// <summary>Fiscal quarters, those without a renewal too.</summary>
    private static ReportTable ByQuarter(Grounds grounds, List<Renewal> due)
    {
        var (workspace, quarters) = (grounds.Book.Workspace, new List<(string, DateOnly, DateOnly)>());
        for (var first = Calendar.Start(Unit.Quarter, grounds.From, workspace); first <= grounds.To; first = first.AddMonths(3))
        {
            var last = first.AddMonths(3).AddDays(-1);
            quarters.Add((FormattableString.Invariant($"{Calendar.YearOf(first, workspace)}-Q{Calendar.QuarterOf(first, workspace)}"), first < grounds.From ? grounds.From : first, last > grounds.To ? grounds.To : last));
        }
        return Periods("by_quarter", "Quarter by quarter", "quarter", "Quarter", quarters, due);
    }

    private static ReportTable Periods(string name, string title, string column, string label, IReadOnlyList<(string Label, DateOnly First, DateOnly Last)> periods, List<Renewal> due) => new(name, title,
        [new(column, label), new("renewals", "Renewals", ColumnUnit.Count), new("arr", "ARR", ColumnUnit.Money), new("green", "Green", ColumnUnit.Count), new("yellow", "Yellow", ColumnUnit.Count), new("red", "Red", ColumnUnit.Count)],
        [.. periods.Select(p =>
        {
            var of = due.Where(d => d.Day >= p.First && d.Day <= p.Last).ToList();
            return (IReadOnlyList<object?>)[p.Label, of.Count, Money.Major(of.Sum(d => d.Arr)), of.Count(d => d.Colour == Colour.Green), of.Count(d => d.Colour == Colour.Yellow), of.Count(d => d.Colour == Colour.Red)];
        })])
    {
        Facts = (r, name) => new FactsBehind(FactKind.Renewals) { From = periods[r].First, To = periods[r].Last, Colour = Enum.TryParse<Colour>(name, ignoreCase: true, out var colour) ? colour : null },
    };

    private static ReportTable Each(Grounds grounds, List<Renewal> due, List<RenewalCheckpoint> checkpoints)
    {
        // By the account's place in the list: a dictionary of all checkpoints took longer than the report.
        var (places, states) = (new int[grounds.Book.Accounts.Count], new string?[due.Count, Checkpoints.All.Count]);
        for (var i = 0; i < due.Count; i++) places[due[i].Account] = i;
        foreach (var checkpoint in checkpoints) states[places[checkpoint.Account], Place(checkpoint.Days)] = Words.Of(checkpoint.State);
        return new ReportTable("accounts", "Accounts",
            [new("account", "Account"), new("renewal_date", "Renews", ColumnUnit.Day), new("arr", "ARR", ColumnUnit.Money), new("health", "Health"), new("tier", "Tier"), new("csm", "CSM"),
                .. Checkpoints.All.Select(d => new ReportColumn($"at_{d}_days", $"At {d} days")), new("checkpoint", "Next checkpoint", ColumnUnit.Day)],
            new Lazily(due.Count, i => due[i] is var d ? [grounds.Book.Accounts[d.Account].Name, d.Day, Money.Major(d.Arr), Words.Of(d.Colour), grounds.Tier(d.Account), grounds.NameOf(grounds.Book.Figures[d.Account].Owner),
                .. Enumerable.Range(0, Checkpoints.All.Count).Select(at => (object?)states[i, at]), Next(d.Day, grounds.AsOf.Today)] : []))
            { AccountIds = new LazyIds(due.Count, i => grounds.Book.Accounts[due[i].Account].AccountId), Narrow = ["account", "renewal_date", "arr", "health"] };
    }

    private static int Place(int days)
    {
        for (var i = 0; i < Checkpoints.All.Count; i++) if (Checkpoints.All[i] == days) return i;
        throw new ArgumentOutOfRangeException(nameof(days), days, "No checkpoint is so many days before a renewal.");
    }

    /// <summary>What is due first, in order of the renewals; then what is missing and what is kept.</summary>
    private static ReportTable Written(Grounds grounds, List<RenewalCheckpoint> checkpoints)
    {
        // They come in order of the renewals, which sorting keeps.
        static int Order(RenewalCheckpoint c) => c.State switch { CheckpointState.Due => 0, CheckpointState.Missing => 1, _ => 2 };
        var shown = checkpoints.Where(c => c.State != CheckpointState.ToCome).OrderBy(Order).ToList();
        return new ReportTable("checkpoints", "Commitments before renewals",
            [new("account", "Account"), new("renewal_date", "Renews", ColumnUnit.Day), new("days_before", "Days before", ColumnUnit.Count), new("checkpoint_on", "Checkpoint", ColumnUnit.Day), new("state", "State"),
                new("commitment", "Commitment"), new("recorded_by", "Written down by"), new("recorded_on", "On", ColumnUnit.Day)],
            new Lazily(shown.Count, i => shown[i] is var c ? [grounds.Book.Accounts[c.Account].Name, c.Renewal, c.Days, c.Day, Words.Of(c.State), c.Commitment?.Statement, c.Commitment?.By,
                c.Commitment is { } written ? grounds.AsOf.Days.Day(written.At) : null] : []))
            { AccountIds = new LazyIds(shown.Count, i => grounds.Book.Accounts[shown[i].Account].AccountId), Narrow = ["account", "days_before", "state", "commitment"] };
    }

    private static IEnumerable<string> Notes(Grounds grounds)
    {
        yield return "Commitments are due 180, 90 and 30 days before a renewal, and missing when the next is due. Say them in chat: “commitment for ACCOUNT at 90 days: the CFO agreed”.";
        if (grounds.Active.Count(a => grounds.Book.Figures[a].RenewalDate is null) is var missing and > 0) yield return $"{Said.Count(missing, "active account has", "active accounts have")} no renewal date.";
    }

    /// <summary>The next of the days on which it is looked at; null when all have passed.</summary>
    private static DateOnly? Next(DateOnly renewal, DateOnly today)
    {
        foreach (var days in Checkpoints.All)
            if (Checkpoints.DayOf(renewal, days) is var day && day >= today) return day;
        return null;
    }
}
