using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>What firefighting costs against what prevention costs, and what became of the customers.</summary>
internal static class BusinessCase
{
    public static Draft Of(Grounds grounds)
    {
        var (all, active) = (new Volume(), new Volume());
        var (byTier, byOwner) = (new Volume[grounds.Book.Tiers.Count + 1], new Dictionary<int, (int Accounts, long Arr, Volume Sum)>());
        var months = grounds.Months().ToList();
        var byMonth = new Volume[months.Count];
        var ends = months.ConvertAll(m => grounds.AsOf.Days.Start(m.Last.AddDays(1)));
        foreach (var account in grounds.Accounts)
        {
            var (tier, month, sum) = (grounds.AsOf.TierOf(account), 0, new Volume());
            foreach (ref readonly var row in Contact.In(grounds.AsOf, account, grounds.Span))
            {
                while (row.At >= ends[month]) month++;
                sum.Add(grounds.AsOf, row);
                byMonth[month].Add(grounds.AsOf, row);
            }
            all.Add(sum);
            byTier[tier].Add(sum);
            if (tier == 0) continue;
            active.Add(sum);
            var figures = grounds.Book.Figures[account];
            var mine = byOwner.GetValueOrDefault(figures.Owner);
            mine.Sum.Add(sum);
            byOwner[figures.Owner] = (mine.Accounts + 1, mine.Arr + figures.Arr, mine.Sum);
        }
        var (care, fires, renewals) = (new GreenCare(grounds), FireFigures.Opened(grounds), ClosedRenewals.Of(grounds));
        var arr = grounds.Active.Sum(grounds.Arr);
        return new Draft(
            [.. Effort(grounds, all, active, arr), .. FiresOf(grounds, fires, care), .. Kept(grounds, fires, renewals)],
            [ByTier(grounds, byTier), ByMonth(months, byMonth), FireTable(grounds, fires), Prevention(grounds, fires, care), ClosedRenewals.Table(renewals.Closed, grounds), ByCsm(grounds, byOwner)],
            [.. Notes(grounds, all, fires, care, renewals)])
        { InShort = InShort(grounds, all, fires, care, renewals.Lost) };
    }

    /// <summary>The case in a breath: what fires cost, what preventing them would have cost, what was kept and lost.</summary>
    private static string InShort(Grounds grounds, Volume all, IReadOnlyList<(int Account, Fire Fire)> fires, GreenCare care, double lost)
    {
        string Money(double amount) => Cards.Cell.Money(Math.Round(amount), grounds.Currency);
        var firefighting = Percent(all.ReactiveHours, all.Hours) is { } share ? $"Firefighting took {share:0} % of {all.Hours:#,##0.#} hours and cost {Money(all.ReactiveCost)}. " : "";
        if (fires.Count == 0) return $"{firefighting}There was no fire{(lost > 0 ? $", and {Money(lost)} of ARR were lost to churn" : "")}.";
        var cost = fires.Sum(f => FireFigures.Costs(grounds, f.Account, f.Fire).Total);
        var estimates = fires.Select(f => care.Estimate(f.Account, f.Fire)).OfType<double>().ToList();
        var saved = fires.Count(f => FireFigures.Outcome(grounds, f.Fire) == "saved");
        var prevention = estimates.Count == 0 ? "" : estimates.Count == fires.Count ? $"; preventing them would have cost about {Money(estimates.Sum())}" : $"; preventing {estimates.Count} of them would have cost about {Money(estimates.Sum())}";
        return $"{firefighting}{Said.Count(fires.Count, "fire", "fires")} cost {Money(cost)} in all{prevention}. {saved} of {fires.Count} {(saved == 1 ? "was" : "were")} saved{(lost > 0 ? $"; {Money(lost)} of ARR were lost to churn" : "")}.";
    }

    private static readonly FactsBehind _reactive = new(FactKind.Interactions) { Reactive = true }, _proactive = new(FactKind.Interactions) { Reactive = false };

    private static IEnumerable<ReportFigure> Effort(Grounds grounds, Volume all, Volume active, double arr) =>
    [
        new("accounts", "Accounts", grounds.Active.Count(), "accounts", "Active accounts today.", grounds.Asked("how many accounts", overDays: false)) { Facts = new FactsBehind(FactKind.Accounts) },
        grounds.MoneyFigure("arr", "ARR", arr, "Their yearly recurring revenue today.", grounds.Asked("total ARR", overDays: false)) with { Facts = new FactsBehind(FactKind.Accounts) },
        new("reactive_hours", "Firefighting", Rounded(all.ReactiveHours), "hours", "Hours of interactions for firefighting, or linked to a fire.", grounds.Asked("reactive hours")) { Facts = _reactive },
        grounds.MoneyFigure("reactive_cost", "Cost of firefighting", all.ReactiveCost, "Those hours at the billing rate that each person had on the day; indirect costs of fires are not in it.", grounds.Asked("reactive cost")) with { Facts = _reactive },
        new("proactive_hours", "Prevention", Rounded(all.ProactiveHours), "hours", "Hours of all other interactions.", grounds.Asked("proactive hours")) { Facts = _proactive },
        grounds.MoneyFigure("crc", "Customer retention cost", all.Crc, "Those hours at the billing rate that each person had on the day (CRC).", grounds.Asked("CRC")) with { Facts = _proactive },
        new("crc_share_of_arr", "CRC of ARR", Percent(active.Crc, arr), "percent", "CRC of active accounts in the window ÷ their ARR today, not annualised.") { Facts = new FactsBehind(FactKind.Accounts) },
    ];

    private static IEnumerable<ReportFigure> FiresOf(Grounds grounds, IReadOnlyList<(int Account, Fire Fire)> fires, GreenCare care)
    {
        var costs = fires.Select(f => FireFigures.Costs(grounds, f.Account, f.Fire)).ToList();
        var estimates = fires.Select(f => care.Estimate(f.Account, f.Fire)).OfType<double>().ToList();
        return
        [
            new("fires", "Fires", fires.Count, "fires", "Fires opened in the window.", grounds.Asked("how many fires opened")) { Table = "fires" },
            new("fires_saved", "Saved", fires.Count(f => FireFigures.Outcome(grounds, f.Fire) == "saved"), "fires", "Of them, those closed by now with the outcome saved.") { Table = "fires" },
            new("fires_lost", "Lost", fires.Count(f => FireFigures.Outcome(grounds, f.Fire) == "lost"), "fires", "Of them, those closed by now with the outcome lost.") { Table = "fires" },
            grounds.MoneyFigure("fire_cost_direct", "Direct cost of fires", costs.Sum(c => c.Direct), "Interactions linked to those fires, up to now, at the billing rate of the day.") with { Table = "fires" },
            grounds.MoneyFigure("fire_cost_total", "Total cost of fires", costs.Sum(c => c.Total), "Direct cost and the indirect costs that were written down.") with { Table = "fires" },
            grounds.MoneyFigure("prevention_estimate", "What preventing them would have cost", estimates.Count == 0 && fires.Count > 0 ? null : estimates.Sum(), FireFigures.EstimateDefinition) with { Table = "prevention" },
        ];
    }

    private static IEnumerable<ReportFigure> Kept(Grounds grounds, IReadOnlyList<(int Account, Fire Fire)> fires, ClosedRenewals renewals)
    {
        var saved = fires.Where(f => FireFigures.Outcome(grounds, f.Fire) == "saved" && grounds.IsActive(f.Account)).Select(f => f.Account).Distinct();
        return
        [
            grounds.MoneyFigure("lost_arr", "ARR lost", renewals.Lost, "ARR before less ARR after, of renewals that churned, closed in the window.") with { Table = "renewals" },
            grounds.MoneyFigure("arr_saved", "ARR saved", saved.Sum(grounds.Arr), "ARR of active accounts with a fire opened in the window and saved, each account once.") with { Table = "fires" },
            new("gross_retention", "Gross retention", renewals.Sum.Grr is { } grr ? Rounded(100 * grr) : null, "percent", "Of renewals closed in the window: ARR after, at most ARR before, ÷ ARR before (GRR).", grounds.Asked("GRR")) { Table = "renewals" },
            new("net_retention", "Net retention", renewals.Sum.Nrr is { } nrr ? Rounded(100 * nrr) : null, "percent", "Of renewals closed in the window: ARR after ÷ ARR before (NRR).", grounds.Asked("NRR")) { Table = "renewals" },
        ];
    }

    /// <summary>How the estimate of each fire comes about: so many days, at what the tier's green accounts take a month.</summary>
    private static ReportTable Prevention(Grounds grounds, IReadOnlyList<(int Account, Fire Fire)> fires, GreenCare care) => new("prevention", "What preventing each fire would have cost",
        [new("fire", "Fire"), new("account", "Account"), new("tier", "Tier"), new("days", "Days", ColumnUnit.Count), new("green_accounts", "Green accounts", ColumnUnit.Count), new("cost_per_month", "Of one a month", ColumnUnit.Money),
            new("prevention_cost", "Estimate", ColumnUnit.Money), new("judged_by", "By")],
        [.. fires.Select(f =>
        {
            var tier = grounds.Tier(f.Account);
            return (IReadOnlyList<object?>)[f.Fire.FireId, grounds.Book.Accounts[f.Account].Name, tier, FireFigures.DaysToPrevent(grounds, f.Fire), tier is { } t ? care.Accounts(t) : null, tier is { } of ? Rounded(care.CostPerMonth(of)) : null,
                Rounded(care.Estimate(f.Account, f.Fire)), care.JudgedBy(f.Account, f.Fire)];
        })])
    { AccountIds = [.. fires.Select(f => f.Fire.AccountId)], Narrow = ["fire", "account", "prevention_cost"] };

    private static ReportTable ByTier(Grounds grounds, Volume[] byTier)
    {
        var (count, arr) = (new int[byTier.Length], new long[byTier.Length]);
        foreach (var account in grounds.Accounts)
        {
            var tier = grounds.AsOf.TierOf(account);
            count[tier]++;
            arr[tier] += grounds.Book.Figures[account].Arr;
        }
        // Churned accounts have no tier: the last row.
        var tiers = Enumerable.Range(1, byTier.Length - 1).Append(0).ToList();
        return new ReportTable("by_tier", "By tier",
            [new("tier", "Tier"), new("accounts", "Accounts", ColumnUnit.Count), new("arr", "ARR", ColumnUnit.Money), new("crc", "CRC", ColumnUnit.Money), new("reactive_cost", "Firefighting", ColumnUnit.Money), new("crc_share_of_arr", "CRC of ARR", ColumnUnit.Percent)],
            [.. tiers.Select(t => (IReadOnlyList<object?>)[t == 0 ? null : t, count[t], Money.Major(arr[t]), Rounded(byTier[t].Crc), Rounded(byTier[t].ReactiveCost), t == 0 ? null : Percent(byTier[t].Crc, Money.Major(arr[t]))])])
        { Narrow = ["tier", "arr", "crc", "reactive_cost"], Chart = new ReportChart(false, true, "crc", "reactive_cost"), Facts = TierFacts.In(r => r == tiers.Count - 1 ? 0 : r + 1) };
    }

    /// <summary>What keeping the active accounts of each CSM takes, whoever spent it, dearest first.</summary>
    private static ReportTable ByCsm(Grounds grounds, Dictionary<int, (int Accounts, long Arr, Volume Sum)> byOwner)
    {
        double? Share(long arr, Volume sum) => Percent(sum.Crc, Money.Major(arr));
        var order = byOwner.OrderByDescending(o => Share(o.Value.Arr, o.Value.Sum) ?? double.MaxValue).ThenBy(o => grounds.NameOf(o.Key), StringComparer.Ordinal).ToList();
        return new ReportTable("by_csm", "Active accounts by CSM",
            [new("csm", "CSM"), new("accounts", "Accounts", ColumnUnit.Count), new("arr", "ARR", ColumnUnit.Money), new("crc", "CRC", ColumnUnit.Money), new("crc_share_of_arr", "CRC of ARR", ColumnUnit.Percent), new("reactive_cost", "Firefighting", ColumnUnit.Money)],
            [.. order.Select(o => (IReadOnlyList<object?>)[grounds.NameOf(o.Key), o.Value.Accounts, Money.Major(o.Value.Arr), Rounded(o.Value.Sum.Crc), Share(o.Value.Arr, o.Value.Sum), Rounded(o.Value.Sum.ReactiveCost)])])
        {
            Narrow = ["csm", "arr", "crc", "crc_share_of_arr"], Facts = (r, _) => order[r].Key < 0 ? null : new FactsBehind(FactKind.Accounts) { Csm = grounds.Book.People.Email(order[r].Key) },
        };
    }

    private static ReportTable ByMonth(IReadOnlyList<(string Label, DateOnly First, DateOnly Last)> months, Volume[] sums) => new("by_month", "Month by month",
        [new("month", "Month"), new("reactive_cost", "Firefighting", ColumnUnit.Money), new("crc", "CRC", ColumnUnit.Money)],
        [.. months.Select((m, i) => (IReadOnlyList<object?>)[m.Label, Rounded(sums[i].ReactiveCost), Rounded(sums[i].Crc)])])
    {
        Chart = new ReportChart(true, true, "reactive_cost", "crc"),
        Facts = (r, column) => new FactsBehind(FactKind.Interactions) { From = months[r].First, To = months[r].Last, Reactive = column switch { "crc" => false, "reactive_cost" => true, _ => null } },
    };

    private static ReportTable FireTable(Grounds grounds, IReadOnlyList<(int Account, Fire Fire)> fires) => new("fires", "Fires",
        [new("fire", "Fire"), new("account", "Account"), new("outcome", "Outcome"), new("cost_direct", "Direct cost", ColumnUnit.Money), new("cost_total", "Total cost", ColumnUnit.Money),
            new("days_from_sign", "Days from first sign", ColumnUnit.Count), new("sign", "First sign"), new("opened_on", "Opened", ColumnUnit.Day)],
        [.. fires.Select(f =>
        {
            var (direct, total) = FireFigures.Costs(grounds, f.Account, f.Fire);
            return (IReadOnlyList<object?>)[f.Fire.FireId, grounds.Book.Accounts[f.Account].Name, FireFigures.Outcome(grounds, f.Fire), Rounded(direct), Rounded(total),
                FireFigures.DaysFromSign(grounds, f.Fire), f.Fire.FirstWarningSign, grounds.AsOf.Days.Day(f.Fire.OpenedAt)];
        })])
    { AccountIds = [.. fires.Select(f => f.Fire.AccountId)], Narrow = ["fire", "account", "outcome", "cost_total"] };

    private static IEnumerable<string> Notes(Grounds grounds, Volume all, IReadOnlyList<(int Account, Fire Fire)> fires, GreenCare care, ClosedRenewals renewals)
    {
        if (all.WithoutMinutes > 0) yield return Said.WithoutMinutes(all.WithoutMinutes);
        if (grounds.Accounts.Any(a => !grounds.IsActive(a))) yield return "Churned accounts are the last row of the tiers, with the ARR they last paid; their effort, cost and fires are in all figures.";
        if (fires.Count(f => care.Estimate(f.Account, f.Fire) is null) is var unpriced and > 0)
            yield return $"{Said.Count(unpriced, "fire is", "fires are")} not in the estimate of prevention: the account is churned and has no tier, no account of its tier stayed green, or the sign came after the opening.";
        if (fires.Count(f => f.Fire.IndirectCost is null) is var unsaid and > 0) yield return $"{Said.Count(unsaid, "fire has", "fires have")} no indirect cost written down.";
        if (renewals.Sum.Grr is null) yield return "No renewal of any ARR was closed in the window: retention cannot be said.";
        if (grounds.Active.Sum(grounds.Arr) == 0) yield return "There is no ARR to hold the CRC against.";
        if (fires.Count is > 0 and < Said.Few) yield return $"{Said.Count(fires.Count, "fire is", "fires are")} too few to say that the next year will be like it.";
    }
}
