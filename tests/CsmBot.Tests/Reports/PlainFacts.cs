using CsmBot.Accounts;
using CsmBot.Reports;

namespace CsmBot.Tests.Reports;

/// <summary>What a report is asked for: days that are both included, and who.</summary>
internal sealed record Asked(DateOnly From, DateOnly To, string? Account = null, string? Csm = null, string? Team = null);

/// <summary>The vocabulary that reports stand on, said a second time as plainly and as slowly as it reads, straight over the lists of facts.</summary>
internal sealed class PlainFacts(ReportFacts facts)
{
    public ReportFacts Facts => facts;
    public DateOnly Today => facts.Today;
    private static DateTime Now => ReportFacts.Now;

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, facts.Workspace.TimeZone));

    public static IEnumerable<DateOnly> DaysFrom(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1)) yield return day;
    }

    public static IReadOnlyList<string> Months(Asked asked) => [.. DaysFrom(asked.From, asked.To).Select(Month).Distinct()];
    public static string Month(DateOnly day) => day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    // People and money

    public Person? On(string email, DateOnly day)
    {
        var rows = facts.Team.Where(p => p.Email == email).OrderBy(p => p.ValidFrom ?? DateOnly.MinValue).ToList();
        return rows.LastOrDefault(p => p.ValidFrom is null || p.ValidFrom <= day) ?? rows.FirstOrDefault();
    }

    public string NameOf(string email) => On(email, Today)?.Name ?? email;

    private decimal Worth(string currency) => currency == facts.Workspace.Currency ? 1 : facts.Workspace.Rates.GetValueOrDefault(currency, 1);

    public decimal Money(Account a, decimal amount) => Math.Round(amount * Worth(a.Currency), 2, MidpointRounding.AwayFromZero);
    public decimal Arr(Account a) => Money(a, a.Arr);

    public decimal Hours(Interaction i) => (i.Minutes ?? 0) / 60m;
    public decimal Cost(Interaction i) => On(i.CsmEmail, DayOf(i.OccurredAt)) is { } spender ? Hours(i) * spender.BillingRate * Worth(spender.Currency) : 0;
    public static bool IsReactive(Interaction i) => i.Purpose == Purpose.Firefighting || i.FireId is not null;

    // Accounts

    /// <summary>Active and churned ones.</summary>
    public List<Account> Accounts(Asked asked) => [.. facts.Accounts.Where(a =>
        (asked.Account is null || a.AccountId == asked.Account) && (asked.Csm is null || a.CsmEmail == asked.Csm) && (asked.Team is null || On(a.CsmEmail, Today)?.Team == asked.Team))];

    public static bool IsActive(Account a) => a.Status == AccountStatus.Active;

    public Account Account(string id) => facts.Accounts.Single(a => a.AccountId == id);

    public int Tiers => facts.Workspace.TierThresholds?.Count + 1 ?? facts.Workspace.TierCuts.Count + 1;

    public int? Tier(Account a)
    {
        if (!IsActive(a)) return null;
        if (facts.Workspace.TierThresholds is { } thresholds) return 1 + thresholds.Count(t => Arr(a) < t);
        var active = facts.Accounts.Where(IsActive).OrderByDescending(Arr).ThenBy(x => x.Name, StringComparer.Ordinal).ToList();
        var (larger, all) = (active.TakeWhile(x => x != a).Sum(Arr), active.Sum(Arr));
        return 1 + facts.Workspace.TierCuts.Count(cut => larger >= (decimal)cut * all);
    }

    // Health

    public IEnumerable<HealthChange> Changes(Account a) => facts.Health.Where(h => h.AccountId == a.AccountId && h.ChangedAt <= Now).OrderBy(h => h.ChangedAt);

    /// <summary>At the end of a day; today's is that of now.</summary>
    public Colour HealthOn(Account a, DateOnly day) => Changes(a).LastOrDefault(h => DayOf(h.ChangedAt) <= day)?.Status ?? Colour.Green;

    public Colour HealthNow(Account a) => HealthOn(a, Today);

    /// <summary>Changes to another colour than before.</summary>
    public List<(HealthChange Change, Colour Before)> Moves(Account a)
    {
        var (moves, before) = (new List<(HealthChange, Colour)>(), Colour.Green);
        foreach (var change in Changes(a))
        {
            if (change.Status != before) moves.Add((change, before));
            before = change.Status;
        }
        return moves;
    }

    /// <summary>At a day's first instant: a change on the stroke of midnight has come.</summary>
    public bool IsGreenAtStart(Account a, DateOnly from) => (Changes(a).LastOrDefault(h => h.ChangedAt <= LocalTime.ToUtc(from.ToDateTime(default), facts.Workspace.TimeZone))?.Status ?? Colour.Green) == Colour.Green;

    public bool StayedGreen(Account a, DateOnly from, DateOnly to) => IsGreenAtStart(a, from) && !Changes(a).Any(h => h.Status != Colour.Green && DayOf(h.ChangedAt) >= from && DayOf(h.ChangedAt) <= to);

    /// <summary>The tier by size, also of churned accounts: the first one whose smallest account is no larger; and whether the contract is younger than a year.</summary>
    public (int Tier, bool IsYoung) Stratum(Account a, DateOnly from) => (Tier(a) ?? Enumerable.Range(1, Tiers).FirstOrDefault(t => facts.Accounts.Any(x => Tier(x) == t && Arr(x) <= Arr(a)), Tiers),
        a.ContractStart is { } start && from.DayNumber - start.DayNumber < 365);

    // Owners

    private List<(DateOnly Day, string After)> Turns(Account a) => [.. Seen(a).Where(h => h.At <= Now).Select(h => (DayOf(h.At), h.After))];

    private List<Handover> Seen(Account a) => facts.Handovers.GetValueOrDefault(a.AccountId, []);

    public string OwnerOn(Account a, DateOnly day) => Turns(a).Where(t => t.Day <= day).Select(t => t.After).LastOrDefault() ?? Seen(a).FirstOrDefault()?.Before ?? a.CsmEmail;

    /// <summary>Days of the window that have come, each with who had the account at its end.</summary>
    public List<(DateOnly Day, string Owner)> Owned(Account a, Asked asked) => [.. DaysFrom(asked.From, asked.To).Where(d => d <= Today).Select(d => (d, OwnerOn(a, d)))];

    /// <summary>Who had it for most days, the later one of two.</summary>
    public string Longest(Account a, Asked asked) => Owned(a, asked).GroupBy(d => d.Owner).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Max(d => d.Day)).Select(g => g.Key).FirstOrDefault() ?? OwnerOn(a, asked.From);

    /// <summary>Who had it on the day; within 45 days of a change who had it before.</summary>
    public string Answerable(Account a, DateOnly day) => Turns(a).Where(t => t.Day <= day).Select(t => (DateOnly?)t.Day).LastOrDefault() is { } since && day.DayNumber - since.DayNumber < 45 ? OwnerOn(a, since.AddDays(-1)) : OwnerOn(a, day);

    public IEnumerable<HealthChange> Saves(Account a, Asked asked) => Moves(a).Where(m => m.Change.Status == Colour.Green && DayOf(m.Change.ChangedAt) >= asked.From && DayOf(m.Change.ChangedAt) <= asked.To).Select(m => m.Change);

    /// <summary>Not that of an account that whoever saved it had worked with and then had let lie for 45 days before it turned.</summary>
    public bool IsEarned(Account a, HealthChange save)
    {
        var turned = Moves(a).Last(t => t.Before == Colour.Green && t.Change.ChangedAt < save.ChangedAt).Change.ChangedAt;
        var owner = OwnerOn(a, DayOf(save.ChangedAt));
        var before = Known.Where(i => i.AccountId == a.AccountId && i.OccurredAt < turned).ToList();
        return Answerable(a, DayOf(turned)) != owner || !before.Any(i => i.CsmEmail == owner) || before.Any(i => !IsReactive(i) && i.OccurredAt >= turned.AddDays(-45));
    }

    // Records

    public IEnumerable<Interaction> Known => facts.Interactions.Where(i => i.OccurredAt <= Now);

    public List<Interaction> With(IReadOnlyCollection<Account> accounts, DateOnly from, DateOnly to) =>
        [.. Known.Where(i => accounts.Any(a => a.AccountId == i.AccountId) && DayOf(i.OccurredAt) >= from && DayOf(i.OccurredAt) <= to)];

    /// <summary>By who spent the minutes, not by whose account it is.</summary>
    public List<Interaction> SpentBy(Asked asked) => [.. With(Accounts(asked with { Csm = null, Team = null }), asked.From, asked.To)
        .Where(i => (asked.Csm is null || i.CsmEmail == asked.Csm) && (asked.Team is null || On(i.CsmEmail, Today)?.Team == asked.Team))];

    public List<Renewal> Closed(Asked asked)
    {
        var accounts = Accounts(asked);
        return [.. facts.Renewals.Where(r => accounts.Any(a => a.AccountId == r.AccountId) && r.ClosedOn >= asked.From && r.ClosedOn <= asked.To && r.ClosedOn <= Today)];
    }

    public List<Fire> Opened(Asked asked)
    {
        var accounts = Accounts(asked);
        return [.. facts.Fires.Where(f => accounts.Any(a => a.AccountId == f.AccountId) && f.OpenedAt <= Now && DayOf(f.OpenedAt) >= asked.From && DayOf(f.OpenedAt) <= asked.To)];
    }

    /// <summary>None while it is open.</summary>
    public static FireOutcome? Outcome(Fire f) => f.ClosedAt <= Now ? f.Outcome : null;

    public List<Interaction> Linked(Fire f) => [.. Known.Where(i => i.FireId == f.FireId)];
    public decimal Direct(Fire f) => Linked(f).Sum(Cost);
    public decimal Indirect(Fire f) => Money(Account(f.AccountId), f.IndirectCost ?? 0);
    public int? DaysFromSign(Fire f) => f.FirstWarningAt is { } sign ? DayOf(f.OpenedAt).DayNumber - DayOf(sign).DayNumber : null;

    /// <summary>Cost per month is measured over the report's window as far as it has passed, over all accounts of the book; a month is the mean one, 30.4375 days.</summary>
    public decimal? PreventionEstimate(Fire f, Asked asked)
    {
        var (elapsed, months, green) = (Elapsed(asked), MonthsToPrevent(f), GreenLike(f, asked));
        return green.Count == 0 || elapsed == 0 || months < 0 ? null : green.Average(a => With([a], asked.From, asked.To).Where(i => !IsReactive(i)).Sum(Cost) / elapsed) * months;
    }

    /// <summary>Months of the window that have come.</summary>
    public decimal Elapsed(Asked asked) => DaysFrom(asked.From, asked.To).Count(d => d <= Today) / 30.4375m;

    public decimal MonthsToPrevent(Fire f) => (DaysFromSign(f) ?? 90) / 30.4375m;

    /// <summary>Accounts of the fire's tier that were there and stayed green.</summary>
    public List<Account> GreenLike(Fire f, Asked asked) => [.. facts.Accounts.Where(a => Tier(a) is { } tier && tier == Tier(Account(f.AccountId)) && IsThere(a, asked.From) && StayedGreen(a, asked.From, asked.To))];

    /// <summary>What their care comes to, type by type, for so long as there was to prevent the fire.</summary>
    public IEnumerable<object?[]> Care(Fire f, Asked asked)
    {
        var (elapsed, months, green) = (Elapsed(asked), MonthsToPrevent(f), GreenLike(f, asked));
        if (green.Count == 0 || elapsed == 0 || months < 0) return [];
        decimal Share(decimal of) => of / green.Count / elapsed * months;
        return With(green, asked.From, asked.To).Where(i => !IsReactive(i)).GroupBy(i => i.Type).Select(g => new object?[]
            { g.Key is InteractionType.SiteVisit ? "site_visit" : g.Key.ToString().ToLowerInvariant(), (double)Share(g.Sum(i => i.Volume)), (double)Share(g.Sum(i => i.Minutes ?? 0) / 60m), (double)Share(g.Sum(Cost)) });
    }

    /// <summary>Wilson's interval as what it is: the shares that a score test at 5 % does not reject, found by halving, in percent.</summary>
    public static (double? Low, double? High) Score(int hits, int of)
    {
        if (of == 0) return (null, null);
        double Edge(double from, double to)
        {
            for (var i = 0; i < 200; i++)
            {
                var middle = (from + to) / 2;
                if (Math.Abs(((double)hits / of) - middle) <= 1.959963984540054 * Math.Sqrt(middle * (1 - middle) / of)) from = middle;
                else to = middle;
            }
            return 100 * from;
        }
        var share = (double)hits / of;
        // A share at an edge is within the interval; beside it the search has somewhere to begin.
        return (hits == 0 ? 0 : Edge(share == 1 ? 1 - 1e-12 : share, 0), hits == of ? 100 : Edge(share == 0 ? 1e-12 : share, 1));
    }

    public static bool IsThere(Account a, DateOnly day) => a.ContractStart is null || a.ContractStart <= day;

    public static double? Percent(decimal part, decimal whole) => whole == 0 ? null : (double)(100 * part / whole);
    public static double? Mean(IEnumerable<int?> stated) => stated.Average();

    public List<PlainCheckpoint> Checkpoints(IEnumerable<Account> accounts) => [.. accounts.Where(a => a.RenewalDate is not null).SelectMany(a => new[] { 180, 90, 30 }.Select(days =>
    {
        var (renewal, next) = (a.RenewalDate!.Value, days switch { 180 => 90, 90 => 30, _ => 0 });
        if (facts.Renewals.Any(r => r.AccountId == a.AccountId && r.DueOn == renewal && r.ClosedOn <= Today)) return null;
        var day = renewal.AddDays(-days);
        var written = facts.Commitments.GetValueOrDefault(a.AccountId, []).Where(c => c.Days == days && c.At <= Now && Math.Abs(c.RenewalOn.DayNumber - renewal.DayNumber) <= 45)
            .OrderBy(c => Math.Abs(c.RenewalOn.DayNumber - renewal.DayNumber)).FirstOrDefault();
        if (written is null && a.ContractStart > day) return null;
        var over = next == 0 ? Today > renewal : Today >= renewal.AddDays(-next);
        return new PlainCheckpoint(a, days, day, written is not null ? "kept" : Today < day ? "to come" : over ? "missing" : "due", written);
    })).OfType<PlainCheckpoint>()];

    public bool IsDone(PlanStep s, DateOnly by) => s.DoneOn <= by && s.DoneOn <= Today;

    public int StepsDue(Account a, DateOnly day) => facts.Steps.Count(s => s.AccountId == a.AccountId && s.Due <= day && s.Due <= Today);

    /// <summary>0–100 on a day, today at the latest: a step that is to be done tomorrow is not missed yet.</summary>
    public double? Adherence(Account a, DateOnly day)
    {
        var due = facts.Steps.Where(s => s.AccountId == a.AccountId && s.Due <= day && s.Due <= Today).ToList();
        return due.Count == 0 ? null : 100.0 * due.Count(s => IsDone(s, s.Due)) / due.Count;
    }
}

internal sealed record PlainCheckpoint(Account Account, int Days, DateOnly Day, string State, CsmBot.Reports.Commitment? Written);
