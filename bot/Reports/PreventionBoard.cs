using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>Who keeps customers green: credit for prevention, with rescues counted apart and held against what each was given.</summary>
internal static class PreventionBoard
{
    public static Draft Of(Grounds grounds)
    {
        var (asOf, book, credits) = (grounds.AsOf, grounds.Book, new Credits(grounds));
        var (rows, all) = (new Dictionary<int, Credit>(), new Credit());
        Credit RowOf(int person) => rows.TryGetValue(person, out var row) ? row : rows[person] = new Credit();
        if (grounds.Request.Account is null)
            foreach (var csm in book.People.Known.Where(p => asOf.Person(p)?.Role == Role.Csm && grounds.IsOf(p))) RowOf(csm);
        Credit? Picked(int person) => grounds.IsOf(person) ? RowOf(person) : null;
        Func<int, Credit?> picked = Picked;
        foreach (var account in grounds.Accounts)
        {
            credits.Add(account, picked);
            foreach (var by in credits.Signs(account)) RowOf(by).Signs++;
        }
        foreach (var row in rows.Values) all.Add(row);
        var beyond = new BeyondChance(grounds, credits);
        return new Draft(Figures(grounds, all), [ByCsm(grounds, rows, beyond), ByTeam(grounds, rows, beyond)], [.. Notes(grounds, all), beyond.Note]) { InShort = InShort(grounds, all, rows, beyond) };
    }

    /// <summary>Each account with what it counts for; of one person, or of a team's members, what counts with them, and the signs that they raised.</summary>
    public static Draft PerAccount(Grounds grounds, FactsBehind facts)
    {
        var (credits, all, rows) = (new Credits(grounds), new Credit(), new List<(int Account, int Person, Credit Row)>());
        var only = facts.Person is { } email ? grounds.Book.People.Find(email) : (int?)null;
        bool IsTheirs(int person) => (only is not { } one || person == one) && (facts.Members is not { } team || string.Equals(TeamOf(grounds, person), team, StringComparison.OrdinalIgnoreCase));
        foreach (var account in grounds.Accounts)
        {
            var shares = new List<(int Person, Credit Credit)>(1);
            Credit Share(int person)
            {
                foreach (var share in shares) if (share.Person == person) return share.Credit;
                shares.Add((person, new Credit()));
                return shares[^1].Credit;
            }
            credits.Add(account, person => grounds.IsOf(person) && IsTheirs(person) ? Share(person) : null);
            foreach (var by in credits.Signs(account).Where(IsTheirs)) Share(by).Signs++;
            foreach (var (person, credit) in shares)
            {
                all.Add(credit);
                rows.Add((account, person, credit));
            }
        }
        rows = [.. rows.OrderBy(r => r.Row.Kept - r.Row.GreenAtStart).ThenByDescending(r => r.Row.Saves + r.Row.Signs).ThenByDescending(r => grounds.Book.Figures[r.Account].Arr).ThenBy(r => grounds.Book.Accounts[r.Account].Name, StringComparer.Ordinal)];
        return new Draft(Figures(grounds, all),
            [
                new ReportTable("facts", "Each account, those that turned first",
                    [new("account", "Account"), new("csm", "CSM"), new("tier", "Tier"), new("state", "In the window"), new("green_account_months", "Green months", ColumnUnit.Number), new("expected_rate", "Expected", ColumnUnit.Percent),
                        new("saves", "Saves", ColumnUnit.Count), new("rescues_earned", "Rescues earned", ColumnUnit.Count), new("signs_raised_early", "Signs raised early", ColumnUnit.Count), new("arr_kept_green", "ARR kept green", ColumnUnit.Money)],
                    new Lazily(rows.Count, i => [grounds.Book.Accounts[rows[i].Account].Name, grounds.NameOf(rows[i].Person), grounds.Tier(rows[i].Account), State(grounds, rows[i].Account, rows[i].Row), Rounded(rows[i].Row.Months),
                        rows[i].Row.GreenAtStart == 0 ? null : Rounded(100 * rows[i].Row.Expected), rows[i].Row.Saves, rows[i].Row.Rescues, rows[i].Row.Signs, Rounded(rows[i].Row.ArrKept)]))
                    { AccountIds = new LazyIds(rows.Count, i => grounds.Book.Accounts[rows[i].Account].AccountId), Narrow = ["account", "state", "saves"] },
            ], [.. Notes(grounds, all)]);
    }

    private static string State(Grounds grounds, int account, Credit row) => row.Accounts == 0 ? KeptGreen.WasThere(grounds, account) ? "counts with another" : "came later" : row.GreenAtStart == 0 ? "not green at the start" : row.Kept == 1 ? "stayed green" : "turned";

    private static List<ReportFigure> Figures(Grounds grounds, Credit all) =>
    [
        new("kept_green_rate", "Kept green", Percent(all.Kept, all.GreenAtStart), "percent", "Of the accounts that were customers and green as the window began (churned since or not), those that did not turn yellow or red in it.") { Facts = new FactsBehind(FactKind.Green) },
        new("green_account_months", "Green account-months", Rounded(all.Months), "months", "Green days ÷ days of their month, summed over accounts, from their contract’s start.") { Facts = new FactsBehind(FactKind.Green) },
        new("saves", "Saves", all.Saves, "saves", "Moves from yellow or red back to green. They are counted apart: keeping an account green earns more than bringing it back.") { Facts = new FactsBehind(FactKind.Green) },
        grounds.MoneyFigure("arr_kept_green", "ARR kept green", all.ArrKept, "ARR today of the active accounts that stayed green through the window.") with { Facts = new FactsBehind(FactKind.Green) },
        new("signs_raised_early", "Signs raised early", all.Signs, "signs", $"Changes to yellow or red that a person set at most {Credits.EarlyDays} days before a fire of the account.") { Facts = new FactsBehind(FactKind.Green) },
        new("rescues_earned", "Rescues earned", all.Rescues, "saves", $"Saves of accounts that had seen proactive contact in the {Credits.NeglectDays} days before they turned, or that were young or inherited ones without any contact by their CSM before.") { Facts = new FactsBehind(FactKind.Green) },
    ];

    private static ReportTable ByCsm(Grounds grounds, Dictionary<int, Credit> rows, BeyondChance beyond)
    {
        var order = Order(rows, person => grounds.NameOf(person) ?? "");
        return new ReportTable("by_csm", "By CSM", [new("csm", "CSM"), .. _columns], [.. order.Select(r => (IReadOnlyList<object?>)[grounds.NameOf(r.Key), .. Cells(r.Value, r.Key < 0 ? null : beyond.Of(r.Value, beyond.Csms))])])
        {
            Narrow = ["csm", .. _narrow], Facts = (r, _) => order[r].Key < 0 ? null : new FactsBehind(FactKind.Green) { Person = grounds.Book.People.Email(order[r].Key) },
        };
    }

    /// <summary>The same by the teams that people are in today.</summary>
    private static ReportTable ByTeam(Grounds grounds, Dictionary<int, Credit> rows, BeyondChance beyond)
    {
        var teams = new Dictionary<string, Credit>(StringComparer.OrdinalIgnoreCase);
        foreach (var (person, row) in rows) (teams.TryGetValue(TeamOf(grounds, person), out var team) ? team : teams[TeamOf(grounds, person)] = new Credit()).Add(row);
        var order = Order(teams, team => team);
        return new ReportTable("by_team", "By team", [new("team", "Team"), .. _columns], [.. order.Select(r => (IReadOnlyList<object?>)[r.Key.Length == 0 ? null : r.Key, .. Cells(r.Value, r.Key.Length == 0 ? null : beyond.Of(r.Value, beyond.Teams))])])
        {
            Narrow = ["team", .. _narrow], Facts = (r, _) => new FactsBehind(FactKind.Green) { Members = order[r].Key },
        };
    }

    private static string TeamOf(Grounds grounds, int person) => (person < 0 ? null : grounds.AsOf.Person(person)?.Team) ?? "";

    private static List<KeyValuePair<T, Credit>> Order<T>(Dictionary<T, Credit> rows, Func<T, string> name) where T : notnull =>
        [.. rows.OrderByDescending(r => r.Value.AboveExpected ?? double.MinValue).ThenByDescending(r => r.Value.Months).ThenBy(r => name(r.Key), StringComparer.Ordinal)];

    private static readonly string[] _narrow = ["kept_green_rate", "above_expected", "beyond_chance"];

    private static readonly ReportColumn[] _columns =
    [
        new("accounts", "Accounts", ColumnUnit.Count), new("green_at_start", "Green at start", ColumnUnit.Count), new("kept_green", "Stayed green", ColumnUnit.Count),
        new("kept_green_rate", "Kept green", ColumnUnit.Percent), new("green_account_months", "Green account-months", ColumnUnit.Number), new("saves", "Saves", ColumnUnit.Count),
        new("signs_raised_early", "Signs raised early", ColumnUnit.Count), new("expected_rate", "Expected", ColumnUnit.Percent), new("above_expected", "Above expected", ColumnUnit.Number),
        new("beyond_chance", "Beyond chance"), new("low", "95 % from", ColumnUnit.Percent), new("high", "95 % to", ColumnUnit.Percent), new("rescues_earned", "Rescues earned", ColumnUnit.Count), new("arr_kept_green", "ARR kept green", ColumnUnit.Money),
    ];

    private static IEnumerable<object?> Cells(Credit row, string? beyond)
    {
        var interval = Statistics.Wilson.Interval(row.Kept, row.GreenAtStart);
        return [row.Accounts, row.GreenAtStart, row.Kept, Percent(row.Kept, row.GreenAtStart), Rounded(row.Months), row.Saves, row.Signs,
            Percent(row.Expected, row.GreenAtStart), row.AboveExpected, beyond, Rounded(100 * interval?.Low), Rounded(100 * interval?.High), row.Rescues, Rounded(row.ArrKept)];
    }

    private static string InShort(Grounds grounds, Credit all, Dictionary<int, Credit> rows, BeyondChance beyond)
    {
        if (all.GreenAtStart == 0) return "No account was green as the window began.";
        var above = Order(rows, person => grounds.NameOf(person) ?? "").Where(r => r.Key >= 0 && beyond.Of(r.Value, beyond.Csms) == BeyondChance.More).Select(r => $"{grounds.NameOf(r.Key)} ({r.Value.Kept} of {r.Value.GreenAtStart}, expected {r.Value.Expected:0.#})").ToList();
        return Summary(all) + (above.Count == 0 ? "" : $" Beyond what chance gives, more stayed green than expected with {string.Join(", ", above.Take(3))}{(above.Count > 3 ? $" and {above.Count - 3} more" : "")}.");
    }

    private static string Summary(Credit all) =>
        $"{all.Kept} of {Said.Count(all.GreenAtStart, "account", "accounts")} that were green stayed green ({100.0 * all.Kept / all.GreenAtStart:0} %). {Said.Count(all.Saves, "account was", "accounts were")} brought back to green; {Said.Count(all.Rescues, "rescue", "rescues")} of them earned credit.";

    private static IEnumerable<string> Notes(Grounds grounds, Credit all)
    {
        if (grounds.Accounts.Count(a => KeptGreen.Was(grounds, a) && ChurnedBefore(grounds, a)) is var gone and > 0)
            yield return $"{Said.Count(gone, "account", "accounts")} that a renewal says had churned before the window {(gone == 1 ? "is" : "are")} counted as the colour last said: accounts keep no day on which they left.";
        yield return "Expected: how often accounts of the same tier and of like age (in their first year at the window’s start, or not) stayed green, over all accounts of the book. The board is in order of what each kept above it.";
        var changed = grounds.Accounts.Count(a => new Tenure(grounds, a).Changed);
        yield return changed == 0 ? "Nobody was seen to take an account over in the window, so that each counts with its owner of today; changes of owner are kept from the day on which an import or another system first shows them."
            : $"{Said.Count(changed, "account was", "accounts were")} seen to change owner in the window: green months and rescues go to who had it then, what turned within {Credits.NeglectDays} days of the change counts with who had it before, and what stayed green with who had it longest. Changes before they were first seen are not known.";
        if (all.GreenAtStart == 0) yield return "No account was green as the window began: the rate cannot be said.";
    }

    private static bool ChurnedBefore(Grounds grounds, int account)
    {
        if (grounds.IsActive(account)) return false;
        foreach (var renewal in grounds.Book.Renewals.Of(account))
            if (renewal.Outcome == RenewalOutcome.Churned && renewal.ClosedOn < grounds.From) return true;
        return false;
    }
}
