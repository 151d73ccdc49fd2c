using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>What one person's accounts, or one account, count for on the prevention board.</summary>
internal sealed class Credit
{
    public int Accounts, GreenAtStart, Kept, Saves, Rescues, Signs;
    public double Months, Expected, ArrKept;

    /// <summary>Green at the start, by stratum; empty where there were none.</summary>
    private int[] _own = [];

    /// <summary>Counts an account that was green at the start.</summary>
    public void Given(int stratum, double expected)
    {
        if (_own.Length <= stratum) Array.Resize(ref _own, stratum + 1);
        _own[stratum]++;
        (GreenAtStart, Expected) = (GreenAtStart + 1, Expected + expected);
    }

    /// <summary>How many were green at the start in each stratum.</summary>
    public IReadOnlyList<int> Own => _own;

    public void Add(Credit other)
    {
        (Accounts, GreenAtStart, Kept, Saves) = (Accounts + other.Accounts, GreenAtStart + other.GreenAtStart, Kept + other.Kept, Saves + other.Saves);
        if (_own.Length < other._own.Length) Array.Resize(ref _own, other._own.Length);
        for (var s = 0; s < other._own.Length; s++) _own[s] += other._own[s];
        (Rescues, Signs, Months, Expected, ArrKept) = (Rescues + other.Rescues, Signs + other.Signs, Months + other.Months, Expected + other.Expected, ArrKept + other.ArrKept);
    }

    /// <summary>Accounts kept green beyond what is usual for accounts like theirs; null where nothing was green at the start.</summary>
    public double? AboveExpected => GreenAtStart == 0 ? null : Grounds.Rounded(Kept - Expected);
}

/// <summary>
/// Works out who is credited with what. An account counts once, with whom it was longest in the window; one that turned counts with whom it was then, or was before where it had just been taken over. Months and rescues go to
/// whoever had it at the time.
/// </summary>
internal sealed class Credits(Grounds grounds)
{
    /// <summary>A sign counts as raised early when a fire of the account follows within so many calendar days.</summary>
    public const int EarlyDays = 180;

    /// <summary>
    /// An account that its CSM had not been in proactive contact with for so many days before it turned was neglected: its rescue earns nothing. What turns within so many days of a change of owner counts with who had it before.
    /// </summary>
    public const int NeglectDays = 45;

    /// <summary>Contracts younger than this many days are compared among themselves.</summary>
    private const int YoungDays = 365;

    private readonly Sizes _sizes = new(grounds.Book);
    private (int Green, int Kept)[]? _strata;

    /// <summary>Of the whole book, so that a person is held against all colleagues: green at the start, and stayed so, by tier and age.</summary>
    private (int Green, int Kept)[] All => _strata ??= Strata();

    /// <summary>How likely it is, 0–1, that chance alone keeps so many green, or as unlikely a number, of accounts like those; null where nothing was green at the start.</summary>
    public double? Chance(Credit credit) => credit.GreenAtStart == 0 ? null : Statistics.KeptInStrata.TwoSided(credit.Own.Select((own, s) => new Statistics.Stratum(All[s].Green, All[s].Kept, own)), credit.Kept);

    /// <summary>Adds what an account counts for to each who had it in the window; today's owner has a share, if an empty one. The signs that people raised of it are not in it.</summary>
    /// <param name="with">A person's credit; null where the person was not picked.</param>
    public void Add(int account, Func<int, Credit?> with)
    {
        var tenure = new Tenure(grounds, account);
        with(tenure.Last);
        if (tenure.Only is { } only)
        {
            if (with(only) is { } all && tenure.Until >= grounds.From) all.Months += KeptGreen.AccountMonths(grounds, account, grounds.From, tenure.Until);
        }
        else foreach (var (from, to, owner) in tenure.Stretches()) if (with(owner) is { } credit) credit.Months += KeptGreen.AccountMonths(grounds, account, from, to);
        Kept(account, tenure, with);
        Rescues(account, tenure, with);
    }

    private void Kept(int account, Tenure tenure, Func<int, Credit?> with)
    {
        if (!KeptGreen.WasThere(grounds, account)) return;
        var (green, turned) = (KeptGreen.Was(grounds, account), Turned(account));
        if (with(green && turned is { } at ? tenure.Answerable(at, NeglectDays) : tenure.Longest) is not { } credit) return;
        credit.Accounts++;
        if (!green) return;
        var (alike, kept) = All[Stratum(account)];
        credit.Given(Stratum(account), (double)kept / alike);
        if (turned is not null) return;
        credit.Kept++;
        if (grounds.IsActive(account)) credit.ArrKept += grounds.Arr(account);
    }

    /// <summary>When it first turned yellow or red in the window; null when it did not.</summary>
    private DateTime? Turned(int account)
    {
        if (HealthHistory.StayedGreen(grounds.AsOf, account, grounds.Span)) return null;
        foreach (ref readonly var row in HealthHistory.Known(grounds.AsOf, account))
            if (row.Status != Colour.Green && grounds.Span.Contains(row.At)) return row.At;
        return null;
    }

    /// <summary>Each move back to green with who had the account then. It earns credit where the account had proactive contact before it turned, or whoever saved it had nothing to do with it until then.</summary>
    private void Rescues(int account, Tenure tenure, Func<int, Credit?> with)
    {
        var (before, turned) = (Colour.Green, default(DateTime));
        foreach (ref readonly var row in HealthHistory.Known(grounds.AsOf, account))
        {
            if (before == Colour.Green && row.Status != Colour.Green) turned = row.At;
            if (before != Colour.Green && row.Status == Colour.Green && grounds.Span.Contains(row.At) && tenure.At(row.At) is var owner && with(owner) is { } credit)
            {
                credit.Saves++;
                if (tenure.Answerable(turned, NeglectDays) != owner || !IsNeglected(grounds.AsOf, account, owner, turned)) credit.Rescues++;
            }
            before = row.Status;
        }
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

    /// <summary>Who of those picked set this account to yellow or red in the window, at most <see cref="EarlyDays"/> calendar days before one of its fires was opened; once a change.</summary>
    public IReadOnlyList<int> Signs(int account)
    {
        var (asOf, by, before) = (grounds.AsOf, (List<int>?)null, Colour.Green);
        foreach (ref readonly var row in HealthHistory.Known(asOf, account))
        {
            var isSign = row.Status != Colour.Green && row.Status != before && grounds.Span.Contains(row.At);
            before = row.Status;
            if (isSign && grounds.Book.People.Find(row.SetBy) is var person and >= 0 && grounds.IsOf(person) && FireFollows(asOf, account, row.At)) (by ??= []).Add(person);
        }
        return by ?? (IReadOnlyList<int>)[];
    }

    private static bool FireFollows(AsOf asOf, int account, DateTime at)
    {
        foreach (var fire in asOf.Book.Fires.Of(account))
            if (Fires.IsKnown(asOf, fire) && fire.OpenedAt >= at && asOf.Days.Day(fire.OpenedAt).DayNumber - asOf.Days.Day(at).DayNumber <= EarlyDays) return true;
        return false;
    }

    private (int Green, int Kept)[] Strata()
    {
        var strata = new (int Green, int Kept)[2 * (grounds.Book.Tiers.Count + 1)];
        for (var account = 0; account < grounds.Book.Accounts.Count; account++)
        {
            if (!KeptGreen.Was(grounds, account)) continue;
            ref var stratum = ref strata[Stratum(account)];
            stratum = (stratum.Green + 1, stratum.Kept + (HealthHistory.StayedGreen(grounds.AsOf, account, grounds.Span) ? 1 : 0));
        }
        return strata;
    }

    /// <summary>By tier, and in its first year or not.</summary>
    private int Stratum(int account) =>
        (2 * _sizes.TierOf(account)) + (grounds.Book.Figures[account].ContractStart is { } start && grounds.From.DayNumber - start.DayNumber < YoungDays ? 1 : 0);
}
