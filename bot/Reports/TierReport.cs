using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>How large each tier is, how it stands, and what it gets.</summary>
internal static class TierReport
{
    public static Draft Of(Grounds grounds)
    {
        var tiers = grounds.Book.Tiers.Count;
        var (count, arr, colours, effort, churned) = (new int[tiers + 1], new long[tiers + 1], new int[tiers + 1, 3], new Volume[tiers + 1], new Volume());
        foreach (var account in grounds.Accounts)
        {
            var tier = grounds.AsOf.TierOf(account);
            foreach (ref readonly var row in Contact.In(grounds.AsOf, account, grounds.Span)) effort[tier].Add(grounds.AsOf, row);
            if (tier == 0) continue;
            count[tier]++;
            arr[tier] += grounds.Book.Figures[account].Arr;
            colours[tier, (int)HealthHistory.Now(grounds.AsOf, account)]++;
        }
        churned.Add(effort[0]);
        var (total, without) = (arr.Sum(), effort.Skip(1).Sum(v => v.WithoutMinutes));
        var rows = Enumerable.Range(1, tiers).Select(t => (IReadOnlyList<object?>)[t, count[t], Money.Major(arr[t]), Percent(arr[t], total),
            colours[t, (int)Colour.Green], colours[t, (int)Colour.Yellow], colours[t, (int)Colour.Red], Rounded(effort[t].Hours), Rounded(effort[t].Cost)]);
        return new Draft(
            [
                new("accounts", "Accounts", count.Sum(), "accounts", "Active accounts today.", grounds.Asked("how many accounts", overDays: false)) { Facts = new FactsBehind(FactKind.Accounts) },
                grounds.MoneyFigure("arr", "ARR", Money.Major(total), "Their yearly recurring revenue today.", grounds.Asked("total ARR", overDays: false)) with { Facts = new FactsBehind(FactKind.Accounts) },
            ],
            [new ReportTable("tiers", "Tiers",
                [new("tier", "Tier"), new("accounts", "Accounts", ColumnUnit.Count), new("arr", "ARR", ColumnUnit.Money), new("share_of_arr", "Of ARR", ColumnUnit.Percent), new("green", "Green", ColumnUnit.Count),
                    new("yellow", "Yellow", ColumnUnit.Count), new("red", "Red", ColumnUnit.Count), new("hours", "Hours", ColumnUnit.Hours), new("cost", "Cost", ColumnUnit.Money)], [.. rows])
                { Chart = new ReportChart(false, true, "green", "yellow", "red"), Facts = TierFacts.In(r => r + 1), Narrow = ["tier", "accounts", "arr", "cost"] }],
            [
                Rule(grounds.Book.Workspace),
                .. without > 0 ? [Said.WithoutMinutes(without)] : Array.Empty<string>(),
                .. churned.Interactions > 0 ? [$"{churned.Hours:0.#} hours with accounts that have churned are in no tier."] : Array.Empty<string>(),
            ])
        { InShort = total == 0 ? null : $"{Said.Count(count[1], "account is", "accounts are")} tier 1, with {100.0 * arr[1] / total:0} % of the ARR{(effort.Skip(1).Sum(v => v.Hours) is var hours and > 0 ? $" and {100 * effort[1].Hours / hours:0} % of the hours" : "")}; {Said.Count(colours[1, 1] + colours[1, 2], "of them is", "of them are")} yellow or red." };
    }

    private static string Rule(Workspace workspace) => workspace.TierThresholds is { } thresholds
        ? $"Tiers by ARR: from {string.Join(", ", thresholds.Select((t, i) => FormattableString.Invariant($"{t:#,##0} tier {i + 1}")))}, less is tier {thresholds.Count + 1}."
        : $"Tiers by share of ARR, largest accounts first: {string.Join(", ", workspace.TierCuts.Select((c, i) => FormattableString.Invariant($"tier {i + 1} up to {100 * c:0.#} %")))}, the rest tier {workspace.TierCuts.Count + 1}.";
}
