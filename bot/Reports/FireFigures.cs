using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>What reports tell of one fire, each with its definition in one place.</summary>
internal static class FireFigures
{
    /// <summary>How long prevention is reckoned for where nobody wrote down a first sign.</summary>
    public const int DaysWithoutSign = 90;

    public const string EstimateDefinition =
        "What preventing would have cost: the mean proactive cost of the tier’s accounts that stayed green through the window, for the time from the first sign (else 90 days before) to the opening; where a person wrote down what it would have taken, that at the same rates, and where an amount, that one.";

    /// <summary>Fires of picked accounts that were opened in the window, in order of opening.</summary>
    public static IReadOnlyList<(int Account, Fire Fire)> Opened(Grounds grounds)
    {
        var opened = new List<(int Account, Fire Fire)>();
        foreach (var account in grounds.Accounts)
            foreach (var fire in grounds.Book.Fires.Of(account))
                if (Fires.IsKnown(grounds.AsOf, fire) && grounds.Span.Contains(fire.OpenedAt)) opened.Add((account, fire));
        return [.. opened.OrderBy(f => f.Fire.OpenedAt).ThenBy(f => f.Fire.FireId, StringComparer.Ordinal)];
    }

    /// <summary>Calendar days from the first sign to the opening; null without a sign.</summary>
    public static int? DaysFromSign(Grounds grounds, Fire fire) =>
        fire.FirstWarningAt is { } sign ? grounds.AsOf.Days.Day(fire.OpenedAt).DayNumber - grounds.AsOf.Days.Day(sign).DayNumber : null;

    /// <summary>Calendar days that there were to prevent it; below 0 where the sign came after the opening.</summary>
    public static int DaysToPrevent(Grounds grounds, Fire fire) => DaysFromSign(grounds, fire) ?? DaysWithoutSign;

    /// <summary>The exact cost of one fire, direct and with its indirect cost, in the workspace's currency.</summary>
    public static (double Direct, double Total) Costs(Grounds grounds, int account, Fire fire)
    {
        var direct = Cost.Amount(Fires.DirectCost(grounds.AsOf, fire));
        return (direct, direct + Fires.IndirectCost(grounds.AsOf, account, fire));
    }

    public static string? Outcome(Grounds grounds, Fire fire) => Fires.Outcome(grounds.AsOf, fire) switch
    {
        FireOutcome.Saved => "saved",
        FireOutcome.Lost => "lost",
        _ => null,
    };
}

/// <summary>How the accounts of each tier that stayed green through the window are treated, all accounts of the book taken: what prevention is priced by.</summary>
internal sealed class GreenCare
{
    private readonly (int Accounts, Volume Care)[] _byTier;

    /// <summary>By tier; that of no tier is all of them.</summary>
    private readonly Volume[,] _byType;
    private readonly Grounds _grounds;
    private readonly int _days;

    public GreenCare(Grounds grounds)
    {
        _grounds = grounds;
        var (book, asOf) = (grounds.Book, grounds.AsOf);
        _byTier = new (int, Volume)[book.Tiers.Count + 1];
        _byType = new Volume[book.Tiers.Count + 1, Enum.GetValues<InteractionType>().Length];
        for (var account = 0; account < book.Accounts.Count; account++)
        {
            if (asOf.TierOf(account) is not (var tier and > 0) || !KeptGreen.Was(grounds, account) || !HealthHistory.StayedGreen(asOf, account, grounds.Span)) continue;
            _byTier[tier].Accounts++;
            foreach (ref readonly var row in Contact.In(asOf, account, grounds.Span))
            {
                if (Effort.IsReactive(row)) continue;
                _byTier[tier].Care.Add(asOf, row);
                _byType[tier, (int)row.Type].Add(asOf, row);
                _byType[0, (int)row.Type].Add(asOf, row);
                _byTier[0].Care.Add(asOf, row);
            }
        }
        var last = grounds.To < asOf.Today ? grounds.To : asOf.Today;
        _days = last.DayNumber - grounds.From.DayNumber + 1;
    }

    public int Accounts(int tier) => _byTier[tier].Accounts;

    /// <summary>Months that the window has had by now.</summary>
    public double Months => _days / DaysOfMonth;

    /// <summary>Mean proactive cost of one such account a month; null when no account of the tier stayed green, or the window has not begun.</summary>
    public double? CostPerMonth(int tier) => _byTier[tier] is { Accounts: > 0 } care && _days > 0 ? care.Care.Crc / care.Accounts / Months : null;

    /// <summary>What one such account gets in so many days, by type: how many, hours, cost.</summary>
    public IReadOnlyList<(InteractionType Type, double Volume, double Hours, double Cost)> ByType(int tier, int days)
    {
        if (_byTier[tier].Accounts == 0 || _days <= 0 || days < 0) return [];
        var part = days / DaysOfMonth / Months / _byTier[tier].Accounts;
        return [.. Enum.GetValues<InteractionType>().Where(t => _byType[tier, (int)t].Interactions > 0)
            .Select(t => (t, _byType[tier, (int)t].Interactions * part, _byType[tier, (int)t].Hours * part, _byType[tier, (int)t].Cost * part)).OrderByDescending(t => t.Item4)];
    }

    /// <summary>
    /// What a person's plan comes to, contact by contact, at the rates by which the tier's green accounts are looked after: an hour costs what one of that type costs with them, else of any type, else with the green accounts of all
    /// tiers, else by the rate of the account's owner; where nobody said how long one takes, it is as long as theirs.
    /// </summary>
    public IReadOnlyList<PricedContact> Priced(int account, Fire fire, PreventionPlan plan)
    {
        var days = plan.DaysOf(FireFigures.DaysToPrevent(_grounds, fire), _grounds.AsOf.Days.Day(fire.OpenedAt));
        return [.. plan.Contacts.Select(c =>
        {
            var (volume, own, all) = (c.Volume(days), _byType[_grounds.Tier(account) ?? 0, (int)c.Type], _byType[0, (int)c.Type]);
            var hours = (c.Minutes ?? 60 * (Each(own) ?? Each(all))) is { } minutes ? volume * minutes / 60 : (double?)null;
            return new PricedContact(c.Type, volume, Rounded(hours), Rounded(hours * RateOf(account, fire, own, all)));
        })];
    }

    /// <summary>Mean hours of those of which that was said.</summary>
    private static double? Each(Volume care) => care.Hours > 0 ? care.Hours / (care.Interactions - care.WithoutMinutes) : null;

    private double? RateOf(int account, Fire fire, Volume own, Volume all)
    {
        foreach (var care in (ReadOnlySpan<Volume>)[own, _byTier[_grounds.Tier(account) ?? 0].Care, all, _byTier[0].Care])
            if (care is { Hours: > 0, Cost: > 0 }) return care.Cost / care.Hours;
        var owner = _grounds.Book.Figures[account].Owner;
        return owner < 0 ? null : Cost.Amount(60 * _grounds.AsOf.Rates.Of(owner, Seconds.Of(fire.OpenedAt)));
    }

    /// <summary>What a person wrote down, an amount or a plan at the same rates, else the estimate: null for a fire whose account has no tier, in whose tier no account stayed green, or whose sign was there to see only after it was opened.</summary>
    public double? Estimate(int account, Fire fire) => _grounds.Request.OfFire(fire.FireId) switch
    {
        { Prevention: { } amount } => (double)amount,
        { Plan: { } plan } when Priced(account, fire, plan) is var contacts && contacts.All(c => c.Cost is not null) => contacts.Sum(c => c.Cost),
        _ => Estimated(account, fire),
    };

    /// <summary>By whom the figure is: a person's amount, a person's plan, or the tier's green accounts; null where it cannot be said.</summary>
    public string? JudgedBy(int account, Fire fire) => _grounds.Request.OfFire(fire.FireId) switch
    {
        { Prevention: not null } => "a person",
        { Plan: { } plan } when Priced(account, fire, plan).All(c => c.Cost is not null) => "a person’s plan",
        _ => Estimated(account, fire) is null ? null : "the tier’s green accounts",
    };

    private double? Estimated(int account, Fire fire) =>
        _grounds.Tier(account) is { } tier && CostPerMonth(tier) is { } month && FireFigures.DaysToPrevent(_grounds, fire) is var days and >= 0 ? month * days / DaysOfMonth : null;
}
