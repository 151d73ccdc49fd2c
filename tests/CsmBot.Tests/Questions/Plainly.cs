using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Tests.Questions;

/// <summary>The vocabulary said a second time, as plain and as slow as it reads: LINQ straight over the facts. Null is "cannot be judged".</summary>
internal sealed class Plainly(RandomFacts facts)
{
    private static readonly TimeZoneInfo s_zone = RandomFacts.Moment.Zone;

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, s_zone));

    private static bool In(Window? w, DateOnly day) => w is null || ((w.Value.From is null || day >= w.Value.From) && (w.Value.To is null || day < w.Value.To));

    public IEnumerable<Interaction> Interactions(Account a) => facts.Interactions.Where(i => i.AccountId == a.AccountId && i.OccurredAt <= RandomFacts.Now);

    private IEnumerable<HealthChange> Changes(Account a) => facts.Health.Where(h => h.AccountId == a.AccountId && h.ChangedAt <= RandomFacts.Now).OrderBy(h => h.ChangedAt);

    public int? Tier(Account a)
    {
        if (a.Status != AccountStatus.Active) return null;
        var active = facts.Accounts.Where(x => x.Status == AccountStatus.Active).OrderByDescending(x => x.Arr).ThenBy(x => x.Name, StringComparer.Ordinal).ToList();
        var (larger, all) = (active.TakeWhile(x => x != a).Sum(x => x.Arr), active.Sum(x => x.Arr));
        return larger < 0.5m * all ? 1 : larger < 0.8m * all ? 2 : 3;
    }

    public Colour Now(Account a) => Changes(a).LastOrDefault()?.Status ?? Colour.Green;

    private List<(HealthChange Change, Colour From)> Moves(Account a)
    {
        var (moves, before) = (new List<(HealthChange, Colour)>(), Colour.Green);
        foreach (var change in Changes(a))
        {
            if (change.Status != before) moves.Add((change, before));
            before = change.Status;
        }
        return moves;
    }

    public bool? Holds(Condition condition, Account a) => condition switch
    {
        AllAccounts => true,
        AllOf c => c.Parts.Select(p => Holds(p, a)).ToList() is var all && all.Contains(false) ? false : all.Contains(null) ? null : true,
        AnyOf c => c.Parts.Select(p => Holds(p, a)).ToList() is var any && any.Contains(true) ? true : any.Contains(null) ? null : false,
        Not c => !Holds(c.Part, a),
        OneOf { Field: Field.Tier } c => c.Values.Contains(Tier(a)?.ToString() ?? "none"),
        OneOf { Field: Field.Health } c => c.Values.Contains(Now(a).ToString().ToLowerInvariant()),
        OneOf { Field: Field.Owner } c => c.Values.Contains(a.CsmEmail),
        OneOf { Field: Field.Segment } c => a.Segment is not null && c.Values.Contains(a.Segment),
        Missing { Field: Field.RenewalDate } => a.RenewalDate is null,
        DayIn { Field: Field.RenewalDate } c => a.RenewalDate is { } day && In(c.Window, day),
        Compare c => Compare(Number(c.Quantity, a), c),
        RenewalOverdue => a.RenewalDate < RandomFacts.Today && !facts.Renewals.Any(r => r.AccountId == a.AccountId && r.DueOn == a.RenewalDate && r.ClosedOn <= RandomFacts.Today),
        BehindOnPlan => facts.Steps.Any(s => s.AccountId == a.AccountId && s.Due < RandomFacts.Today && !(s.DoneOn <= RandomFacts.Today)),
        NotContacted c => !Interactions(a).Any(i => DayOf(i.OccurredAt) > RandomFacts.Today.AddDays(-c.Days)),
        HealthOn c => c.Colours.Contains(Changes(a).LastOrDefault(h => DayOf(h.ChangedAt) <= c.Day)?.Status ?? Colour.Green),
        Turned c => Moves(a).Any(m => c.To.Contains(m.Change.Status) && In(c.Window, DayOf(m.Change.ChangedAt)) && (c.From.IsEmpty || c.From.Contains(m.From))),
        BeenColour c => c.Colours.Contains(Now(a)) && (Moves(a).Count == 0 || RandomFacts.Today.DayNumber - DayOf(Moves(a)[^1].Change.ChangedAt).DayNumber >= c.Days),
        _ => throw new NotSupportedException(condition.ToString()),
    };

    private static bool? Compare(double? number, Compare c) => number is not { } n ? null
        : c.Op switch { Op.AtLeast => n >= c.Value, Op.MoreThan => n > c.Value, Op.AtMost => n <= c.Value, Op.LessThan => n < c.Value, Op.Equal => n == c.Value, Op.NotEqual => n != c.Value, _ => n >= c.Value && n <= c.High };

    public double? Number(Quantity quantity, Account a) => quantity switch
    {
        Of { Number: AccountNumber.One } => 1,
        Of { Number: AccountNumber.Arr } => (double)a.Arr,
        Of { Number: AccountNumber.DaysToRenewal } => a.RenewalDate is { } day ? day.DayNumber - RandomFacts.Today.DayNumber : null,
        Of { Number: AccountNumber.DaysSinceContact } => Interactions(a).Any() ? RandomFacts.Today.DayNumber - Interactions(a).Max(i => DayOf(i.OccurredAt)).DayNumber : double.PositiveInfinity,
        Metric q => facts.Signals.Where(s => s.AccountId == a.AccountId && s.Metric == q.Name && s.Date <= RandomFacts.Today).MaxBy(s => s.Date)?.Value,
        MetricChange { Form: ChangeForm.Drop } q => Number(new Metric(q.Name), a) is { } now && Then(q, a) is { } then ? then - now : null,
        Over { Records.Kind: Kind.Tickets } q => facts.Tickets.Count(t => t.AccountId == a.AccountId && t.OpenedAt <= RandomFacts.Now && In(q.Records.Window, DayOf(t.OpenedAt))
            && (q.Records.Tests.IsEmpty || t.ClosedAt is null || t.ClosedAt > RandomFacts.Now)),
        Over q => Interactions(a).Where(i => Passes(q.Records, i)).Sum(i => Number(q.Number, i)),
        _ => throw new NotSupportedException(quantity.ToString()),
    };

    private double? Then(MetricChange q, Account a) =>
        facts.Signals.Where(s => s.AccountId == a.AccountId && s.Metric == q.Name && s.Date <= RandomFacts.Today.AddDays(-q.Days)).MaxBy(s => s.Date)?.Value;

    public static bool IsReactive(Interaction i) => i.Purpose == Purpose.Firefighting || i.FireId is not null;

    public static bool Passes(RecordFilter filter, Interaction i) => In(filter.Window, DayOf(i.OccurredAt)) && filter.Tests.All(t => t switch
    {
        RecordIs { Field: RecordField.Type } test => test.Values.Contains(i.Type.ToString().ToLowerInvariant()) != test.Negated,
        RecordIs { Field: RecordField.Reactive } test => test.Values.Contains(IsReactive(i) ? "yes" : "no") != test.Negated,
        RecordIs { Field: RecordField.Person } test => test.Values.Contains(i.CsmEmail) != test.Negated,
        RecordCompare { Field: RecordField.Minutes, Op: Op.AtLeast } test => i.Minutes >= test.Value,
        RecordMissing { Field: RecordField.Purpose } test => i.Purpose is null != test.Negated,
        _ => throw new NotSupportedException(t.ToString()),
    });

    public double Number(RecordNumber number, Interaction i) => number switch
    {
        RecordNumber.Count => i.Volume,
        RecordNumber.Minutes => (i.Minutes ?? 0) / 60.0,
        RecordNumber.Cost => (i.Minutes ?? 0) / 60.0 * (double)facts.Team.Single(p => p.Email == i.CsmEmail).BillingRate,
        RecordNumber.ReactiveMinutes => IsReactive(i) ? (i.Minutes ?? 0) / 60.0 : 0,
        _ => throw new NotSupportedException(number.ToString()),
    };

    public IEnumerable<Renewal> Renewals(Account a, Window w) => facts.Renewals.Where(r => r.AccountId == a.AccountId && r.ClosedOn <= RandomFacts.Today && In(w, r.ClosedOn));
}
