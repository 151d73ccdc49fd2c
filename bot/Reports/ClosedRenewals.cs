using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>Renewals of picked accounts that were closed in the window, and what they come to.</summary>
/// <param name="Lost">ARR that went with those that churned.</param>
internal sealed record ClosedRenewals(RenewalResults Sum, double Lost, IReadOnlyList<(int Account, Renewal Renewal)> Closed)
{
    public static ClosedRenewals Of(Grounds grounds)
    {
        var (sum, lost, closed) = (default(RenewalResults), 0L, new List<(int, Renewal Renewal)>());
        foreach (var account in grounds.Accounts)
            foreach (var renewal in grounds.Book.Renewals.Of(account))
            {
                if (!Renewing.IsKnown(grounds.AsOf, renewal) || !grounds.Window.Contains(renewal.ClosedOn)) continue;
                var one = RenewalResults.OfOne(grounds.AsOf, account, renewal);
                sum += one;
                if (renewal.Outcome == RenewalOutcome.Churned) lost += one.Before - one.After;
                closed.Add((account, renewal));
            }
        return new ClosedRenewals(sum, Money.Major(lost), closed);
    }

    /// <summary>What was lost most first.</summary>
    public static ReportTable Table(IReadOnlyList<(int Account, Renewal Renewal)> closed, Grounds grounds)
    {
        var rows = closed.Select(c => (c.Account, c.Renewal, One: RenewalResults.OfOne(grounds.AsOf, c.Account, c.Renewal))).OrderBy(c => c.One.After - c.One.Before).ThenBy(c => c.Renewal.ClosedOn).ToList();
        return new ReportTable("renewals", "Renewals that were closed",
            [new("account", "Account"), new("outcome", "Outcome"), new("arr_before", "ARR before", ColumnUnit.Money), new("arr_after", "ARR after", ColumnUnit.Money), new("arr_change", "Change", ColumnUnit.Money), new("due_on", "Due", ColumnUnit.Day), new("closed_on", "Closed", ColumnUnit.Day)],
            new Lazily(rows.Count, i => [grounds.Book.Accounts[rows[i].Account].Name, Words.Of(rows[i].Renewal.Outcome), Money.Major(rows[i].One.Before), Money.Major(rows[i].One.After), Money.Major(rows[i].One.After - rows[i].One.Before),
                rows[i].Renewal.DueOn, rows[i].Renewal.ClosedOn]))
            { AccountIds = new LazyIds(rows.Count, i => grounds.Book.Accounts[rows[i].Account].AccountId), Narrow = ["account", "outcome", "arr_change"] };
    }
}

/// <summary>What stands behind the numbers of a tier's row.</summary>
internal static class TierFacts
{
    /// <param name="tierOf">A row's tier; 0 for accounts without one.</param>
    public static Func<int, string, FactsBehind?> In(Func<int, int> tierOf) => (row, column) => column switch
    {
        "tier" or "accounts" or "arr" or "share_of_arr" => new FactsBehind(FactKind.Accounts) { Tier = tierOf(row) },
        "green" or "yellow" or "red" => new FactsBehind(FactKind.Accounts) { Tier = tierOf(row), Colour = Enum.Parse<Colour>(column, ignoreCase: true) },
        "crc" => new FactsBehind(FactKind.Interactions) { Tier = tierOf(row), Reactive = false },
        "reactive_cost" => new FactsBehind(FactKind.Interactions) { Tier = tierOf(row), Reactive = true },
        "hours" or "cost" => new FactsBehind(FactKind.Interactions) { Tier = tierOf(row) },
        _ => null,
    };
}
