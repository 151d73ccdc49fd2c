using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>What one person's accounts, or one account, count for on the prevention board.</summary>
internal sealed class Credit
{
    public int Accounts, GreenAtStart, Kept, Saves, Rescues, Signs;
    public double Months, Expected, ArrKept;

    public void Add(Credit other)
    {
        (Accounts, GreenAtStart, Kept, Saves) = (Accounts + other.Accounts, GreenAtStart + other.GreenAtStart, Kept + other.Kept, Saves + other.Saves);
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
    private Dictionary<(int Tier, bool IsYoung), (int Green, int Kept)>? _strata;

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
        var (alike, kept) = (_strata ??= Strata())[Stratum(account)];
        (credit.GreenAtStart, credit.Expected) = (credit.GreenAtStart + 1, credit.Expected + ((double)kept / alike));
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

    /// <summary>Of the whole book, so that a person is held against all colleagues: green at the start, and stayed so, by tier and age.</summary>
    private Dictionary<(int Tier, bool IsYoung), (int Green, int Kept)> Strata()
    {
        var strata = new Dictionary<(int, bool), (int Green, int Kept)>();
        for (var account = 0; account < grounds.Book.Accounts.Count; account++)
        {
            if (!KeptGreen.Was(grounds, account)) continue;
            var (green, kept) = strata.GetValueOrDefault(Stratum(account));
            strata[Stratum(account)] = (green + 1, kept + (HealthHistory.StayedGreen(grounds.AsOf, account, grounds.Span) ? 1 : 0));
        }
        return strata;
    }

    private (int Tier, bool IsYoung) Stratum(int account) =>
        (_sizes.TierOf(account), grounds.Book.Figures[account].ContractStart is { } start && grounds.From.DayNumber - start.DayNumber < YoungDays);
}
