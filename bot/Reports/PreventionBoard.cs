using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>Who keeps customers green: credit for prevention, with rescues counted apart and held against what each was given.</summary>
internal static class PreventionBoard
{
    /// <summary>A sign counts as raised early when a fire of the account follows within so many calendar days.</summary>
    public const int EarlyDays = 180;

    /// <summary>An account that its CSM had not been in proactive contact with for so many days before it turned was neglected: its rescue earns nothing.</summary>
    public const int NeglectDays = 45;

    /// <summary>Contracts younger than this many days are compared among themselves.</summary>
    private const int YoungDays = 365;

    private sealed class Row
    {
        public int Accounts, GreenAtStart, Kept, Saves, Rescues, Signs;
        public double Months, Expected, ArrKept;

        public void Add(Row other)
        {
            (Accounts, GreenAtStart, Kept, Saves) = (Accounts + other.Accounts, GreenAtStart + other.GreenAtStart, Kept + other.Kept, Saves + other.Saves);
            (Rescues, Signs, Months, Expected, ArrKept) = (Rescues + other.Rescues, Signs + other.Signs, Months + other.Months, Expected + other.Expected, ArrKept + other.ArrKept);
        }
    }

    public static Draft Of(Grounds grounds)
    {
        var (asOf, book) = (grounds.AsOf, grounds.Book);
        var (rows, all) = (new Dictionary<int, Row>(), new Row());
        Row RowOf(int person) => rows.TryGetValue(person, out var row) ? row : rows[person] = new Row();
        if (grounds.Request.Account is null)
            foreach (var csm in book.People.Known.Where(p => asOf.Person(p)?.Role == Role.Csm && grounds.IsOf(p))) RowOf(csm);
        var sizes = new Sizes(grounds.Book);
        var strata = Strata(grounds, sizes);
        foreach (var account in grounds.Accounts)
        {
            RowOf(book.Figures[account].Owner).Add(One(grounds, account, sizes, strata));
            foreach (var by in Signs(grounds, account)) RowOf(by).Signs++;
        }
        foreach (var row in rows.Values) all.Add(row);
        return new Draft(Figures(grounds, all), [Board(grounds, rows)], [.. Notes(grounds, all)]) { InShort = InShort(all) };
    }

    /// <summary>What one account counts for with its owner; the signs that people raised of it are theirs.</summary>
    private static Row One(Grounds grounds, int account, Sizes sizes, Dictionary<(int, bool), (int Green, int Kept)> strata)
    {
        var row = new Row { Months = KeptGreen.AccountMonths(grounds, account), Saves = HealthHistory.Saves(grounds.AsOf, account, grounds.Span), Rescues = Rescues(grounds, account) };
        if (KeptGreen.WasThere(grounds, account)) row.Accounts = 1;
        if (!KeptGreen.Was(grounds, account)) return row;
        var (green, kept) = strata[Stratum(grounds, sizes, account)];
        (row.GreenAtStart, row.Expected) = (1, (double)kept / green);
        if (!HealthHistory.StayedGreen(grounds.AsOf, account, grounds.Span)) return row;
        (row.Kept, row.ArrKept) = (1, grounds.IsActive(account) ? grounds.Arr(account) : 0);
        return row;
    }

    /// <summary>Each account with what it counts for; of one person those owned, and those of which the person raised a sign.</summary>
    public static Draft PerAccount(Grounds grounds, int? person)
    {
        var sizes = new Sizes(grounds.Book);
        var (strata, all, rows) = (Strata(grounds, sizes), new Row(), new List<(int Account, Row Row)>());
        foreach (var account in grounds.Accounts)
        {
            var (isOwned, signs) = (person is not { } owner || grounds.Book.Figures[account].Owner == owner, Signs(grounds, account).Count(by => person is not { } who || by == who));
            if (!isOwned && signs == 0) continue;
            var row = isOwned ? One(grounds, account, sizes, strata) : new Row();
            row.Signs = signs;
            all.Add(row);
            rows.Add((account, row));
        }
        rows = [.. rows.OrderBy(r => r.Row.Kept - r.Row.GreenAtStart).ThenByDescending(r => r.Row.Saves + r.Row.Signs).ThenByDescending(r => grounds.Book.Figures[r.Account].Arr).ThenBy(r => grounds.Book.Accounts[r.Account].Name, StringComparer.Ordinal)];
        return new Draft(Figures(grounds, all),
            [
                new ReportTable("facts", "Each account, those that turned first",
                    [new("account", "Account"), new("csm", "CSM"), new("tier", "Tier"), new("state", "In the window"), new("green_account_months", "Green months", ColumnUnit.Number), new("expected_rate", "Expected", ColumnUnit.Percent),
                        new("saves", "Saves", ColumnUnit.Count), new("rescues_earned", "Rescues earned", ColumnUnit.Count), new("signs_raised_early", "Signs raised early", ColumnUnit.Count), new("arr_kept_green", "ARR kept green", ColumnUnit.Money)],
                    new Lazily(rows.Count, i => [grounds.Book.Accounts[rows[i].Account].Name, grounds.NameOf(grounds.Book.Figures[rows[i].Account].Owner), grounds.Tier(rows[i].Account), State(rows[i].Row), Rounded(rows[i].Row.Months),
                        rows[i].Row.GreenAtStart == 0 ? null : Rounded(100 * rows[i].Row.Expected), rows[i].Row.Saves, rows[i].Row.Rescues, rows[i].Row.Signs, Rounded(rows[i].Row.ArrKept)]))
                    { AccountIds = new LazyIds(rows.Count, i => grounds.Book.Accounts[rows[i].Account].AccountId), Narrow = ["account", "state", "saves"] },
            ], [.. Notes(grounds, all)]);
    }

    private static string State(Row row) => row.Accounts == 0 ? "came later" : row.GreenAtStart == 0 ? "not green at the start" : row.Kept == 1 ? "stayed green" : "turned";

    private static List<ReportFigure> Figures(Grounds grounds, Row all) =>
    [
        new("kept_green_rate", "Kept green", Percent(all.Kept, all.GreenAtStart), "percent", "Of the accounts that were customers and green as the window began (churned since or not), those that did not turn yellow or red in it.") { Facts = new FactsBehind(FactKind.Green) },
        new("green_account_months", "Green account-months", Rounded(all.Months), "months", "Green days ÷ days of their month, summed over accounts, from their contract’s start.") { Facts = new FactsBehind(FactKind.Green) },
        new("saves", "Saves", all.Saves, "saves", "Moves from yellow or red back to green. They are counted apart: keeping an account green earns more than bringing it back.") { Facts = new FactsBehind(FactKind.Green) },
        grounds.MoneyFigure("arr_kept_green", "ARR kept green", all.ArrKept, "ARR today of the active accounts that stayed green through the window.") with { Facts = new FactsBehind(FactKind.Green) },
        new("signs_raised_early", "Signs raised early", all.Signs, "signs", $"Changes to yellow or red that a person set at most {EarlyDays} days before a fire of the account.") { Facts = new FactsBehind(FactKind.Green) },
        new("rescues_earned", "Rescues earned", all.Rescues, "saves", $"Saves of accounts that had seen proactive contact in the {NeglectDays} days before they turned, or that were young or inherited ones without any contact by their CSM before.") { Facts = new FactsBehind(FactKind.Green) },
    ];

    private static ReportTable Board(Grounds grounds, Dictionary<int, Row> rows)
    {
        var order = rows.OrderByDescending(r => Adjusted(r.Value) ?? double.MinValue).ThenByDescending(r => r.Value.Months).ThenBy(r => grounds.NameOf(r.Key), StringComparer.Ordinal).ToList();
        var people = order.ConvertAll(r => r.Key);
        return new ReportTable("by_csm", "By CSM",
            [
                new("csm", "CSM"), new("accounts", "Accounts", ColumnUnit.Count), new("green_at_start", "Green at start", ColumnUnit.Count), new("kept_green", "Stayed green", ColumnUnit.Count),
                new("kept_green_rate", "Kept green", ColumnUnit.Percent), new("green_account_months", "Green account-months", ColumnUnit.Number), new("saves", "Saves", ColumnUnit.Count),
                new("signs_raised_early", "Signs raised early", ColumnUnit.Count), new("expected_rate", "Expected", ColumnUnit.Percent), new("above_expected", "Above expected", ColumnUnit.Number),
                new("low", "95 % from", ColumnUnit.Percent), new("high", "to", ColumnUnit.Percent), new("rescues_earned", "Rescues earned", ColumnUnit.Count), new("arr_kept_green", "ARR kept green", ColumnUnit.Money),
            ],
            [.. order.Select(r =>
            {
                var row = r.Value;
                var interval = Statistics.Wilson.Interval(row.Kept, row.GreenAtStart);
                return (IReadOnlyList<object?>)[grounds.NameOf(r.Key), row.Accounts, row.GreenAtStart, row.Kept, Percent(row.Kept, row.GreenAtStart), Rounded(row.Months), row.Saves, row.Signs,
                    Percent(row.Expected, row.GreenAtStart), Adjusted(row), Rounded(100 * interval?.Low), Rounded(100 * interval?.High), row.Rescues, Rounded(row.ArrKept)];
            })])
        {
            Narrow = ["csm", "kept_green_rate", "above_expected", "saves"],
            Facts = (r, _) => people[r] < 0 ? null : new FactsBehind(FactKind.Green) { Person = grounds.Book.People.Email(people[r]) },
        };
    }

    /// <summary>Accounts kept green beyond what is usual for accounts like theirs; null where nothing was green at the start.</summary>
    private static double? Adjusted(Row row) => row.GreenAtStart == 0 ? null : Rounded(row.Kept - row.Expected);

    private static string InShort(Row all) => all.GreenAtStart == 0 ? "No account was green as the window began."
        : $"{all.Kept} of {Said.Count(all.GreenAtStart, "account", "accounts")} that were green stayed green ({100.0 * all.Kept / all.GreenAtStart:0} %). {Said.Count(all.Saves, "account was", "accounts were")} brought back to green; {Said.Count(all.Rescues, "rescue", "rescues")} of them earned credit.";

    private static IEnumerable<string> Notes(Grounds grounds, Row all)
    {
        if (grounds.Accounts.Count(a => KeptGreen.Was(grounds, a) && ChurnedBefore(grounds, a)) is var gone and > 0)
            yield return $"{Said.Count(gone, "account", "accounts")} that a renewal says had churned before the window {(gone == 1 ? "is" : "are")} counted as the colour last said: accounts keep no day on which they left.";
        yield return "Expected: how often accounts of the same tier and of like age (in their first year at the window’s start, or not) stayed green, over all accounts of the book. The board is in order of what each kept above it.";
        yield return "Owners are those of today: whoever took an account over in the window has its whole window.";
        if (all.GreenAtStart == 0) yield return "No account was green as the window began: the rate cannot be said.";
    }

    private static bool ChurnedBefore(Grounds grounds, int account)
    {
        if (grounds.IsActive(account)) return false;
        foreach (var renewal in grounds.Book.Renewals.Of(account))
            if (renewal.Outcome == RenewalOutcome.Churned && renewal.ClosedOn < grounds.From) return true;
        return false;
    }

    /// <summary>Of the whole book, so that a person is held against all colleagues: green at the start, and stayed so, by tier and age.</summary>
    private static Dictionary<(int Tier, bool IsYoung), (int Green, int Kept)> Strata(Grounds grounds, Sizes sizes)
    {
        var strata = new Dictionary<(int, bool), (int Green, int Kept)>();
        for (var account = 0; account < grounds.Book.Accounts.Count; account++)
        {
            if (!KeptGreen.Was(grounds, account)) continue;
            var (green, kept) = strata.GetValueOrDefault(Stratum(grounds, sizes, account));
            strata[Stratum(grounds, sizes, account)] = (green + 1, kept + (HealthHistory.StayedGreen(grounds.AsOf, account, grounds.Span) ? 1 : 0));
        }
        return strata;
    }

    private static (int Tier, bool IsYoung) Stratum(Grounds grounds, Sizes sizes, int account) =>
        (sizes.TierOf(account), grounds.Book.Figures[account].ContractStart is { } start && grounds.From.DayNumber - start.DayNumber < YoungDays);

    /// <summary>The tier of an account by its size, of a churned one by the ARR it last paid: else whoever lost accounts would be held against those who lost theirs.</summary>
    private sealed class Sizes(Book book)
    {
        private readonly long[] _least = Least(book);

        public int TierOf(int account)
        {
            if (book.Tiers.Of(account) is var tier && tier > 0) return tier;
            tier = 1;
            while (tier < _least.Length - 1 && book.Figures[account].Arr < _least[tier]) tier++;
            return tier;
        }

        /// <summary>The smallest ARR in each tier, by tier.</summary>
        private static long[] Least(Book book)
        {
            var least = new long[book.Tiers.Count + 1];
            Array.Fill(least, long.MaxValue);
            for (var a = 0; a < book.Accounts.Count; a++)
                if (book.Tiers.Of(a) is var tier && tier > 0) least[tier] = Math.Min(least[tier], book.Figures[a].Arr);
            return least;
        }
    }

    /// <summary>Who of those picked set this account to yellow or red in the window, at most <see cref="EarlyDays"/> calendar days before one of its fires was opened; once a change.</summary>
    private static List<int> Signs(Grounds grounds, int account)
    {
        var (asOf, by, before) = (grounds.AsOf, new List<int>(), Colour.Green);
        foreach (ref readonly var row in HealthHistory.Known(asOf, account))
        {
            var isSign = row.Status != Colour.Green && row.Status != before && grounds.Span.Contains(row.At);
            before = row.Status;
            if (isSign && grounds.Book.People.Find(row.SetBy) is var person and >= 0 && grounds.IsOf(person) && FireFollows(asOf, account, row.At)) by.Add(person);
        }
        return by;
    }

    private static bool FireFollows(AsOf asOf, int account, DateTime at)
    {
        foreach (var fire in asOf.Book.Fires.Of(account))
            if (Fires.IsKnown(asOf, fire) && fire.OpenedAt >= at && asOf.Days.Day(fire.OpenedAt).DayNumber - asOf.Days.Day(at).DayNumber <= EarlyDays) return true;
        return false;
    }

    /// <summary>Saves that earn credit: the account had proactive contact before it turned, or its owner had nothing to do with it until then.</summary>
    private static int Rescues(Grounds grounds, int account)
    {
        var (asOf, rescues, before, turned) = (grounds.AsOf, 0, Colour.Green, default(DateTime));
        var owner = grounds.Book.Figures[account].Owner;
        foreach (ref readonly var row in HealthHistory.Known(asOf, account))
        {
            if (before == Colour.Green && row.Status != Colour.Green) turned = row.At;
            if (before != Colour.Green && row.Status == Colour.Green && grounds.Span.Contains(row.At) && !IsNeglected(asOf, account, owner, turned)) rescues++;
            before = row.Status;
        }
        return rescues;
    }

    private static bool IsNeglected(AsOf asOf, int account, int owner, DateTime turned)
    {
        var (until, from) = (Seconds.Of(turned), Seconds.Of(turned.AddDays(-NeglectDays)));
        var isOwners = false;
        foreach (ref readonly var row in asOf.Book.Interactions.Of(account))
        {
            if (row.At >= until) break;
            isOwners |= row.Person == owner;
            if (row.At >= from && !Effort.IsReactive(row)) return false;
        }
        return isOwners;
    }
}
