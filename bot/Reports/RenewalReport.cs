using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>What renews when, and how it stands.</summary>
internal static class RenewalReport
{
    public static Draft Of(Grounds grounds)
    {
        var due = grounds.Active.Where(a => Renewing.In(grounds.AsOf, a, grounds.Window))
            .Select(a => (Account: a, Day: grounds.Book.Figures[a].RenewalDate!.Value, Colour: HealthHistory.Now(grounds.AsOf, a), Arr: grounds.Book.Figures[a].Arr))
            .OrderBy(d => d.Day).ThenBy(d => grounds.Book.Accounts[d.Account].Name, StringComparer.Ordinal).ToList();
        var months = grounds.Months().Select(m =>
        {
            var of = due.Where(d => d.Day >= m.First && d.Day <= m.Last).ToList();
            return (IReadOnlyList<object?>)[m.Label, of.Count, Money.Major(of.Sum(d => d.Arr)), of.Count(d => d.Colour == Colour.Green), of.Count(d => d.Colour == Colour.Yellow), of.Count(d => d.Colour == Colour.Red)];
        });
        var missing = grounds.Active.Count(a => grounds.Book.Figures[a].RenewalDate is null);
        return new Draft(
            [
                new("renewals", "Renewals", due.Count, "accounts", "Active accounts whose renewal date lies in the window, also where the renewal is closed already.") { Table = "accounts" },
                grounds.MoneyFigure("arr", "ARR to renew", Money.Major(due.Sum(d => d.Arr)), "Their ARR today.") with { Table = "accounts" },
                grounds.MoneyFigure("arr_at_risk", "Of it at risk", Money.Major(due.Where(d => d.Colour != Colour.Green).Sum(d => d.Arr)), "The part of accounts that are yellow or red now.") with { Table = "accounts" },
                new("overdue", "Overdue", grounds.Active.Count(a => Renewing.IsOverdue(grounds.AsOf, a)), "accounts", "All active accounts whose renewal date has passed without a result.", grounds.Asked("how many accounts have an overdue renewal", overDays: false)),
            ],
            [
                new ReportTable("by_month", "Month by month",
                    [new("month", "Month"), new("renewals", "Renewals", ColumnUnit.Count), new("arr", "ARR", ColumnUnit.Money), new("green", "Green", ColumnUnit.Count), new("yellow", "Yellow", ColumnUnit.Count), new("red", "Red", ColumnUnit.Count)],
                    [.. months]) { Chart = new ReportChart(true, true, "green", "yellow", "red") },
                new ReportTable("accounts", "Accounts",
                    [new("account", "Account"), new("renewal_date", "Renews", ColumnUnit.Day), new("arr", "ARR", ColumnUnit.Money), new("health", "Health"), new("tier", "Tier"), new("csm", "CSM"),
                        new("checkpoint", "Next checkpoint", ColumnUnit.Day)],
                    [.. due.Select(d => (IReadOnlyList<object?>)[grounds.Book.Accounts[d.Account].Name, d.Day, Money.Major(d.Arr), Words.Of(d.Colour), grounds.Tier(d.Account), grounds.NameOf(grounds.Book.Figures[d.Account].Owner),
                        Checkpoint(d.Day, grounds.AsOf.Today)])])
                    { AccountIds = [.. due.Select(d => grounds.Book.Accounts[d.Account].AccountId)] },
            ],
            [
                "Checkpoints are 180, 90 and 30 days before the renewal date.",
                .. missing > 0 ? [$"{Said.Count(missing, "active account has", "active accounts have")} no renewal date."] : Array.Empty<string>(),
            ]);
    }

    /// <summary>The next of the days, 180, 90 and 30 before the renewal, on which it is looked at; null when all have passed.</summary>
    private static DateOnly? Checkpoint(DateOnly renewal, DateOnly today)
    {
        foreach (var days in new[] { 180, 90, 30 })
            if (renewal.AddDays(-days) is var day && day >= today) return day;
        return null;
    }
}
