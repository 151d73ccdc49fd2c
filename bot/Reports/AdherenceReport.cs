using CsmBot.Accounts;
using CsmBot.Reports.Statistics;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>Do customers who follow their success plan renew? Adherence as of the day before each renewal was due, so that nothing looks ahead.</summary>
internal static class AdherenceReport
{
    /// <summary>Below so many renewals, or so many in either group, nothing is concluded.</summary>
    public const int FewestRenewals = 20, FewestOfGroup = 5;

    private sealed record Case(int Account, Renewal Renewal, double Adherence)
    {
        public bool IsRenewed => Renewal.Outcome != RenewalOutcome.Churned;
    }

    private static readonly (string Label, double From, double To)[] _bands = [("0–<25", 0, 25), ("25–<50", 25, 50), ("50–<75", 50, 75), ("75–<100", 75, 100), ("100", 100, double.MaxValue)];

    public static Draft Of(Grounds grounds)
    {
        var (cases, without) = Cases(grounds);
        double[] renewed = [.. cases.Where(c => c.IsRenewed).Select(c => c.Adherence)], churned = [.. cases.Where(c => !c.IsRenewed).Select(c => c.Adherence)];
        var isEnough = cases.Count >= FewestRenewals && renewed.Length >= FewestOfGroup && churned.Length >= FewestOfGroup;
        var difference = isEnough ? MeanDifference.Of(renewed, churned) : null;
        double? p = isEnough ? PermutationTest.TwoSided(renewed, churned) : null;
        return new Draft(
            [
                new("renewals", "Renewals", cases.Count, "renewals", "Renewals closed in the window of accounts that had a step due by the day before the renewal was due.") { Table = "cases" },
                new("mean_adherence_renewed", "Adherence of the renewed", Mean(renewed), "percent", "Mean plan adherence on the day before the renewal was due, of accounts that renewed, expanded or downsold.") { Table = "cases" },
                new("mean_adherence_churned", "Adherence of the churned", Mean(churned), "percent", "The same of accounts that churned.") { Table = "cases" },
                new("difference", "Difference", Rounded(difference?.Difference), "points", "Renewed less churned, in percent points.") { Table = "cases" },
                new("ci_low", "95 % from", Rounded(difference?.Low), "points", "Lower end of the 95 % interval of the difference (Welch’s t: the groups may scatter differently).") { Table = "cases" },
                new("ci_high", "95 % to", Rounded(difference?.High), "points", "Upper end of that interval.") { Table = "cases" },
                new("p_value", "By chance", Rounded(p), "p", "How often a difference as large comes when the outcomes are dealt at random (two-sided permutation test, which asks nothing of the numbers’ distribution).") { Table = "cases" },
            ],
            [Bands(cases), Confounders(grounds, cases), Indicators(grounds), Each(grounds, cases)],
            [.. Notes(cases.Count, renewed.Length, churned.Length, isEnough, without, difference, p)]) { InShort = InShort(cases.Count, renewed, churned, difference, p) };
    }

    private static (List<Case> Cases, int Without) Cases(Grounds grounds)
    {
        var (cases, without) = (new List<Case>(), 0);
        foreach (var account in grounds.Accounts)
            foreach (var renewal in grounds.Book.Renewals.Of(account))
            {
                if (!Renewing.IsKnown(grounds.AsOf, renewal) || !grounds.Window.Contains(renewal.ClosedOn)) continue;
                if (Plans.AdherenceAt(grounds.AsOf, account, renewal.DueOn.AddDays(-1)).Rate is { } rate) cases.Add(new Case(account, renewal, 100 * rate));
                else without++;
            }
        return (cases, without);
    }

    /// <summary>What the figures are made of.</summary>
    private static ReportTable Each(Grounds grounds, List<Case> cases)
    {
        var ordered = cases.OrderBy(c => c.IsRenewed).ThenBy(c => c.Adherence).ThenBy(c => c.Renewal.ClosedOn).ToList();
        return new ReportTable("cases", "Each renewal",
            [new("account", "Account"), new("outcome", "Outcome"), new("adherence", "Adherence", ColumnUnit.Percent), new("steps_due", "Steps due", ColumnUnit.Count), new("due_on", "Due", ColumnUnit.Day), new("closed_on", "Closed", ColumnUnit.Day)],
            new Lazily(ordered.Count, i => [grounds.Book.Accounts[ordered[i].Account].Name, Words.Of(ordered[i].Renewal.Outcome), Rounded(ordered[i].Adherence),
                Plans.AdherenceAt(grounds.AsOf, ordered[i].Account, ordered[i].Renewal.DueOn.AddDays(-1)).Due, ordered[i].Renewal.DueOn, ordered[i].Renewal.ClosedOn]))
            { AccountIds = new LazyIds(ordered.Count, i => grounds.Book.Accounts[ordered[i].Account].AccountId), Narrow = ["account", "outcome", "adherence"] };
    }

    private static double? Mean(double[] values) => values.Length == 0 ? null : Rounded(values.Average());

    private static ReportTable Bands(List<Case> cases) => new("bands", "Renewal by adherence",
        [new("adherence", "Adherence (%)"), new("renewals", "Renewals", ColumnUnit.Count), new("renewed", "Renewed", ColumnUnit.Count), new("renewal_rate", "Renewal rate", ColumnUnit.Percent),
            new("low", "95 % from", ColumnUnit.Percent), new("high", "95 % to", ColumnUnit.Percent)],
        [.. _bands.Select(b =>
        {
            var of = cases.Where(c => c.Adherence >= b.From && c.Adherence < b.To).ToList();
            var renewed = of.Count(c => c.IsRenewed);
            var interval = Wilson.Interval(renewed, of.Count);
            return (IReadOnlyList<object?>)[b.Label, of.Count, renewed, Percent(renewed, of.Count), Rounded(100 * interval?.Low), Rounded(100 * interval?.High)];
        })])
    { Narrow = ["adherence", "renewals", "renewal_rate"], Chart = new ReportChart(false, false, "renewal_rate") };

    /// <summary>What else may be behind a difference: the groups beside each other in tier, tenure and colour at the time.</summary>
    private static ReportTable Confounders(Grounds grounds, List<Case> cases)
    {
        IReadOnlyList<object?> Row(string label, Func<Case, double?> of) =>
            [label, .. new[] { true, false }.Select(renewed => (object?)(cases.Where(c => c.IsRenewed == renewed).Select(of).OfType<double>().ToList() is { Count: > 0 } values ? Rounded(values.Average()) : null))];
        var sizes = new Sizes(grounds.Book);
        return new ReportTable("confounders", "What else differs", [new("what", "What"), new("renewed", "Renewed", ColumnUnit.Number), new("churned", "Churned", ColumnUnit.Number)],
        [
            Row("ARR before", c => Money.Major(grounds.Book.Minor(c.Account, c.Renewal.ArrBefore))),
            .. Enumerable.Range(1, grounds.Book.Tiers.Count).Select(tier => Row($"percent of the size of tier {tier}", c => sizes.TierOf(c.Account) == tier ? 100 : 0)),
            Row("months since contract start", c => grounds.Book.Figures[c.Account].ContractStart is { } start ? (c.Renewal.DueOn.DayNumber - start.DayNumber) / DaysOfMonth : null),
            Row("percent green 180 days before due", c => HealthHistory.On(grounds.AsOf, c.Account, c.Renewal.DueOn.AddDays(-180)) == Colour.Green ? 100 : 0),
            Row("steps due", c => Plans.AdherenceAt(grounds.AsOf, c.Account, c.Renewal.DueOn.AddDays(-1)).Due),
        ]);
    }

    /// <summary>For the first year, when nothing has renewed yet: do accounts that follow their plan stay green?</summary>
    private static ReportTable Indicators(Grounds grounds)
    {
        var rows = grounds.Active.Select(a => (Account: a, Plans.AdherenceAt(grounds.AsOf, a, grounds.AsOf.Today).Rate)).Where(r => r.Rate is not null).ToList();
        return new ReportTable("leading", "Leading indicator: active accounts today", [new("adherence", "Adherence (%)"), new("accounts", "Accounts", ColumnUnit.Count), new("green", "Green", ColumnUnit.Count), new("green_share", "Share green", ColumnUnit.Percent)],
            [.. _bands.Select(b =>
            {
                var of = rows.Where(r => 100 * r.Rate >= b.From && 100 * r.Rate < b.To).ToList();
                var green = of.Count(r => HealthHistory.Now(grounds.AsOf, r.Account) == Colour.Green);
                return (IReadOnlyList<object?>)[b.Label, of.Count, green, Percent(green, of.Count)];
            })]);
    }

    private static string InShort(int cases, double[] renewed, double[] churned, MeanDifference? difference, double? p)
    {
        if (difference is null || p is null) return $"Too few to say: {Said.Count(cases, "renewal", "renewals")}, {renewed.Length} renewed and {churned.Length} churned.";
        var groups = $"Customers who renewed had done {renewed.Average():0} % of their steps in time, those who churned {churned.Average():0} %";
        var interval = FormattableString.Invariant($"95 % interval {difference.Low:0} to {difference.High:0} points, p = {p:0.00}");
        return p >= 0.05 || (difference.Low <= 0 && difference.High >= 0) ? $"{groups}: that may well be chance ({interval})." : $"{groups}: more than chance would explain ({interval}), but no proof of cause.";
    }

    private static IEnumerable<string> Notes(int cases, int renewed, int churned, bool isEnough, int without, MeanDifference? difference, double? p)
    {
        if (!isEnough)
        {
            var (missing, lackRenewed, lackChurned) = (Math.Max(0, FewestRenewals - cases), Math.Max(0, FewestOfGroup - renewed), Math.Max(0, FewestOfGroup - churned));
            var more = Math.Max(missing, lackRenewed + lackChurned);
            var need = new[] { lackRenewed > 0 ? $"at least {lackRenewed} of them renewed" : null, lackChurned > 0 ? $"at least {lackChurned} of them churned" : null }.OfType<string>();
            yield return $"Too few to say: {Said.Count(cases, "renewal", "renewals")}, {renewed} renewed and {churned} churned; {FewestRenewals} are needed with {FewestOfGroup} of each. {more} more would do{string.Concat(need.Select(n => ", " + n))}.";
        }
        else if (p >= 0.05 || difference!.Low <= 0 && difference.High >= 0) yield return "The difference may well be chance: nothing is claimed.";
        else yield return "An association, no proof of cause: look at what else differs.";
        if (without > 0) yield return $"{Said.Count(without, "renewal", "renewals")} of accounts without a step due before are left out.";
    }
}
