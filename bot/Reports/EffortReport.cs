using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>Where the time went, what it cost and how well it worked; people and teams are picked by who spent it.</summary>
internal static class EffortReport
{
    private static readonly IReadOnlyList<ReportColumn> _volume = [.. Volume.Columns, new("reactive_share", "Firefighting", ColumnUnit.Percent)];

    public static Draft Of(Grounds grounds)
    {
        var (book, asOf) = (grounds.Book, grounds.AsOf);
        var all = new Volume();
        var (byType, byPurpose) = (new Volume[Enum.GetValues<InteractionType>().Length], new Volume[Enum.GetValues<Purpose>().Length + 1]);
        var (byPerson, byAccount, byTier) = (new Volume[book.People.Count + 1], new Volume[book.Accounts.Count], new Volume[book.Tiers.Count + 1]);
        var months = grounds.Months().ToList();
        var byMonth = new Volume[months.Count];
        var ends = months.ConvertAll(m => asOf.Days.Start(m.Last.AddDays(1)));
        var (time, followed) = (new TimeUse(grounds), new WhatFollowed(grounds));
        foreach (var account in grounds.Accounts)
        {
            var (month, week) = (0, 0);
            var rows = Contact.In(asOf, account, grounds.Span);
            followed.Add(account, rows);
            foreach (ref readonly var row in rows)
            {
                if (!grounds.Spent(row.Person)) continue;
                while (row.At >= ends[month]) month++;
                // Priced once, counted often.
                var one = new Volume();
                one.Add(asOf, row);
                byType[(int)row.Type].Add(one);
                byPurpose[row.PurposeOrNone].Add(one);
                byPerson[row.Person + 1].Add(one);
                byAccount[account].Add(one);
                byMonth[month].Add(one);
                time.Add(week = time.WeekOf(week, row), row, one);
            }
            all.Add(byAccount[account]);
            byTier[asOf.TierOf(account)].Add(byAccount[account]);
        }
        var byTeam = new Dictionary<string, Volume>();
        for (var p = 0; p < byPerson.Length; p++)
        {
            var team = asOf.Person(p - 1)?.Team ?? "";
            var sum = byTeam.GetValueOrDefault(team);
            sum.Add(byPerson[p]);
            byTeam[team] = sum;
        }
        var accounts = Enumerable.Range(0, byAccount.Length).Where(a => byAccount[a].Interactions > 0).OrderByDescending(a => byAccount[a].Hours).ThenBy(a => book.Accounts[a].Name, StringComparer.Ordinal).ToList();
        return new Draft(
            [
                new("interactions", "Interactions", all.Interactions, "interactions", "How many, several in one entry counted as several.", grounds.Asked("how many interactions")) { Facts = new FactsBehind(FactKind.Interactions) },
                new("hours", "Hours", Rounded(all.Hours), "hours", "The minutes that were stated.", grounds.Asked("total hours")) { Facts = new FactsBehind(FactKind.Interactions) },
                grounds.MoneyFigure("cost", "Cost", all.Cost, "Hours at the billing rate that each person had on the day.", grounds.Asked("cost")) with { Facts = new FactsBehind(FactKind.Interactions) },
                new("reactive_share", "Firefighting", all.ReactiveShare, "percent", "Minutes for firefighting, or linked to a fire, of all minutes.") { Facts = new FactsBehind(FactKind.Interactions) { Reactive = true } },
                new("effectiveness", "Effectiveness", all.Effectiveness, "of 5", "Mean of what was stated, each entry once.") { Table = "by_type" },
            ],
            [
                Table("by_type", "By type", "type", "Type", Enum.GetValues<InteractionType>().Select(t => new Line(Words.Of(t), byType[(int)t], _all with { Type = t }))),
                Table("by_purpose", "By purpose", "purpose", "Purpose", Enumerable.Range(0, byPurpose.Length).Select(p => p == 0 ? new Line(null, byPurpose[p], _all with { Purpose = FactsBehind.NoPurpose })
                    : new Line(Words.Of((Purpose)(p - 1)), byPurpose[p], _all with { Purpose = Words.Of((Purpose)(p - 1)) }))),
                Table("by_person", "By person", "person", "Person", Enumerable.Range(0, byPerson.Length).Select(p => new Line(grounds.NameOf(p - 1), byPerson[p], p == 0 ? null : _all with { Csm = book.People.Email(p - 1) }))),
                new ReportTable("by_month", "Month by month", [new("month", "Month"), new("reactive_hours", "Firefighting", ColumnUnit.Hours), new("proactive_hours", "Prevention", ColumnUnit.Hours), new("reactive_share", "Firefighting", ColumnUnit.Percent)],
                    [.. months.Select((m, i) => (IReadOnlyList<object?>)[m.Label, Rounded(byMonth[i].ReactiveHours), Rounded(byMonth[i].ProactiveHours), byMonth[i].ReactiveShare])])
                {
                    Chart = new ReportChart(true, true, "reactive_hours", "proactive_hours"),
                    Facts = (r, column) => _all with { From = months[r].First, To = months[r].Last, Reactive = column switch { "month" => null, "proactive_hours" => false, _ => true } },
                },
                Dear(grounds, byAccount),
                followed.Table(),
                .. time.Tables(),
                Table("by_team", "By team", "team", "Team", byTeam.Select(t => t.Key.Length == 0 ? new Line(null, t.Value, null) : new Line(t.Key, t.Value, _all with { Team = t.Key }))),
                Table("by_tier", "By tier", "tier", "Tier", Enumerable.Range(0, byTier.Length).Select(t => new Line(t == 0 ? null : t, byTier[t], _all with { Tier = t }))),
                Sorted("by_account", "By account", "account", "Account", [.. accounts.Select(a => new Line(book.Accounts[a].Name, byAccount[a], _all with { Account = book.Accounts[a].AccountId }))]) with { AccountIds = [.. accounts.Select(a => book.Accounts[a].AccountId)] },
            ],
            [
                .. all.WithoutMinutes > 0 ? [Said.WithoutMinutes(all.WithoutMinutes)] : Array.Empty<string>(),
                .. all.ReactiveShare is null ? ["No minutes were logged: shares cannot be said."] : Array.Empty<string>(),
                .. all.Effectiveness is null ? ["Nobody stated how effective it was."] : Array.Empty<string>(),
                .. followed.Notes(),
                $"An account is flagged where its CRC in the window is over {Flagged(grounds)} of its ARR, a line that the setting Reports:FlaggedShare draws.",
            ])
        { InShort = InShort(grounds, all, Dear(grounds, byAccount).Rows.Count) };
    }

    private static string InShort(Grounds grounds, Volume all, int dear) => all.Interactions == 0 ? "Nothing was logged in this window."
        : $"{Said.Count(all.Interactions, "interaction", "interactions")} took {all.Hours:#,##0} hours and cost {Cards.Cell.Money(Math.Round(all.Cost), grounds.Currency)}{(all.ReactiveShare is { } share ? $"; {share:0} % of the time was firefighting" : "")}."
            + (dear == 0 ? "" : $" {Said.Count(dear, "account takes", "accounts take")} over {Flagged(grounds)} of their ARR to keep.");

    private static string Flagged(Grounds grounds) => Cards.Cell.Text(grounds.Book.Workspace.FlaggedShare, Cards.ColumnKind.Percent);

    private static readonly FactsBehind _all = new(FactKind.Interactions);

    /// <param name="Facts">Behind its numbers; null where they cannot be told.</param>
    private sealed record Line(object? Of, Volume Sum, FactsBehind? Facts);

    private static ReportTable Table(string name, string title, string column, string label, IEnumerable<Line> rows) =>
        Sorted(name, title, column, label, [.. rows.Where(r => r.Sum.Interactions > 0).OrderByDescending(r => r.Sum.Hours).ThenBy(r => r.Of?.ToString(), StringComparer.Ordinal)]);

    private static ReportTable Sorted(string name, string title, string column, string label, IReadOnlyList<Line> rows) =>
        new(name, title, [new(column, label), .. _volume], [.. rows.Select(r => (IReadOnlyList<object?>)[r.Of, .. r.Sum.Cells(), r.Sum.ReactiveShare])])
        {
            Chart = new ReportChart(false, false, "hours"), Narrow = [column, "hours", "cost", "effectiveness"],
            Facts = (r, of) => of == "reactive_share" && rows[r].Facts is { } facts ? facts with { Reactive = true } : rows[r].Facts,
        };

    /// <summary>Active accounts by how much of their ARR keeping them takes.</summary>
    private static ReportTable Dear(Grounds grounds, Volume[] byAccount)
    {
        var dear = grounds.Active.Where(a => byAccount[a].Crc > 0).Select(a => (Account: a, Share: Percent(byAccount[a].Crc, grounds.Arr(a))))
            .Where(d => d.Share is null || d.Share > grounds.Book.Workspace.FlaggedShare).OrderByDescending(d => d.Share ?? double.MaxValue).ThenBy(d => grounds.Book.Accounts[d.Account].Name, StringComparer.Ordinal).ToList();
        return new ReportTable("flagged", "Dear to keep", [new("account", "Account"), new("crc", "CRC", ColumnUnit.Money), new("arr", "ARR", ColumnUnit.Money), new("share_of_arr", "Of ARR", ColumnUnit.Percent)],
            [.. dear.Select(d => (IReadOnlyList<object?>)[grounds.Book.Accounts[d.Account].Name, Rounded(byAccount[d.Account].Crc), grounds.Arr(d.Account), d.Share])])
        { AccountIds = [.. dear.Select(d => grounds.Book.Accounts[d.Account].AccountId)], Concern = CsmBot.Questions.Concern.Arr | CsmBot.Questions.Concern.Cost };
    }
}
