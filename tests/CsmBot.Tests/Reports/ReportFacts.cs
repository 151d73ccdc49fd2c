using CsmBot.Accounts;
using CsmBot.Reports;

namespace CsmBot.Tests.Reports;

/// <summary>
/// Facts for reports drawn at random, odd wherever the data contract allows it: churned accounts, namesakes, no contract start, people who are only mentioned, rates that change,
/// three currencies of which one has no rate, fires without a sign or an outcome or that others are linked to, instants on the stroke of a local midnight, facts after now.
/// </summary>
internal sealed class ReportFacts
{
    public const string Nobody = "gone@example.com";
    public static readonly DateTime Now = new(2026, 11, 16, 3, 30, 0, DateTimeKind.Utc);
    public static readonly string[] People = ["ann@example.com", "bob@example.com", "cy@example.com", "dee@example.com", Nobody];
    private static readonly string[] _zones = ["America/New_York", "UTC", "Pacific/Auckland", "Europe/Berlin", "Asia/Kolkata"];

    private readonly Random _random, _more, _owners;

    public ReportFacts(int seed, int accounts = 40)
    {
        (_random, _more, _owners) = (new Random(seed), new Random(seed + 5_000), new Random(seed + 9_000));
        Workspace = new Workspace
        {
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById(_zones[seed % _zones.Length]),
            Rates = new Dictionary<string, decimal> { ["EUR"] = 1.08m },
            FiscalYearStart = 1 + (seed % 12),
            TierCuts = seed % 3 == 1 ? [0.4, 0.6, 0.9] : [0.5, 0.8],
            TierThresholds = seed % 3 == 2 ? [30_000m, 9_000m] : null,
        };
        Team =
        [
            new(People[0], "Ann Lee", Role.Csm, null, 60, "USD", null), new(People[0], "Ann Lee", Role.Lead, "Alpha", 75.5m, "USD", null, Today.AddDays(-100)),
            new(People[1], "Bob Ray", Role.Csm, "Alpha", 55.25m, "EUR", null, Today.AddDays(-300)), new(People[1], "Bob Ray", Role.Csm, "Beta", 70, "USD", null, Today.AddDays(20)),
            new(People[2], "Cy Fox", Role.Support, "Beta", 48, "GBP", null), new(People[3], "Dee Orr", Role.Csm, "Beta", 0, "USD", null),
        ];
        for (var a = 0; a < accounts; a++) Fill($"A{a}", a);
        foreach (var account in Accounts) FillMore(account);
        foreach (var account in Accounts) HandOver(account);
    }

    public Workspace Workspace { get; }
    public List<Person> Team { get; }
    public List<Account> Accounts { get; } = [];
    public List<Interaction> Interactions { get; } = [];
    public List<PlanStep> Steps { get; } = [];
    public List<Evidence> Evidence { get; } = [];
    public List<Fire> Fires { get; } = [];
    public List<Renewal> Renewals { get; } = [];
    public List<HealthChange> Health { get; } = [];
    public List<Signal> Signals { get; } = [];
    public List<Ticket> Tickets { get; } = [];

    /// <summary>By an account's id.</summary>
    public Dictionary<string, List<Commitment>> Commitments { get; } = [];

    /// <summary>By an account's id.</summary>
    public Dictionary<string, List<Handover>> Handovers { get; } = [];

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Now, Workspace.TimeZone));

    public AsOf AsOf()
    {
        var builder = new BookBuilder(Workspace);
        Team.ForEach(builder.Add);
        Accounts.ForEach(builder.Add);
        Interactions.ForEach(builder.Add);
        Steps.ForEach(builder.Add);
        Evidence.ForEach(builder.Add);
        Fires.ForEach(builder.Add);
        Renewals.ForEach(builder.Add);
        Health.ForEach(builder.Add);
        Signals.ForEach(builder.Add);
        Tickets.ForEach(builder.Add);
        return new AsOf(builder.Build(), new Moment(Now, Workspace.TimeZone, Workspace));
    }

    private void Fill(string id, int a)
    {
        Accounts.Add(new Account(id, $"Name {a - (a % 7 == 1 ? 1 : 0)}", [], Draw(6) == 0 ? AccountStatus.Churned : AccountStatus.Active, null, null, null, People[Draw(5)],
            Draw(8) == 0 ? 0 : (Draw(40) * 1000) + (Draw(100) / 100m), Pick("USD", "USD", "EUR", "GBP"), Draw(4) == 0 ? null : Day(-700, 20), Draw(5) == 0 ? null : Day(-60, 400), 12, null, null));
        for (var n = Draw(4) - 1; n > 0; n--)
        {
            var opened = At(-500, 4);
            Fires.Add(new Fire($"F{Fires.Count}", id, opened, Draw(3) == 0 ? null : At(-300, 10) is var closed && closed > opened ? closed : opened.AddDays(7), Draw(4) == 0 ? null : (FireOutcome)Draw(2),
                null, Draw(3) == 0 ? null : opened.AddHours(50 - Draw(2500)), null, Draw(2) == 0 ? null : Draw(900) + 0.5m, null));
        }
        for (var n = Draw(18); n > 0; n--)
            Interactions.Add(new Interaction($"I{Interactions.Count}", At(-520, 5), id, People[Draw(5)], (InteractionType)Draw(9), Draw(4) == 0 ? null : 5 * Draw(20), 1 + (Draw(4) / 3 * Draw(3)),
                Draw(2) == 0 ? null : 1 + Draw(5), Draw(3) == 0 ? null : (Purpose)Draw(6), Draw(5) > 0 ? null : Fires.Count > 0 && Draw(6) > 0 ? Fires[^(1 + Draw(Math.Min(3, Fires.Count)))].FireId : "elsewhere", null));
        var quantity = 1 + Draw(9);
        for (var n = Draw(7); n > 0; n--)
            Steps.Add(new PlanStep($"S{Steps.Count}", $"P{id}", id, "Rollout", Day(-700, -600), People[Draw(5)], "log in", quantity, null, Day(-590, 60), Draw(10), Draw(3) == 0 ? null : Day(-600, 20)));
        for (var n = Draw(4); n > 0; n--) Evidence.Add(new Evidence($"E{Evidence.Count}", id, Draw(2) == 0 ? null : $"S{Math.Max(0, Steps.Count - 1)}", (EvidenceKind)Draw(3), Day(-500, 10), "a talk", $"They said {n}"));
        for (var n = Draw(4); n > 0; n--)
        {
            var due = Day(-500, 30);
            if (Renewals.Any(r => r.AccountId == id && r.DueOn == due)) continue;
            Renewals.Add(new Renewal(id, due, (RenewalOutcome)Draw(4), Draw(9) * 1000, 1000 * Draw(12), due.AddDays(_random.Next(-40, 20))));
        }
        foreach (var at in Enumerable.Range(0, Draw(7)).Select(_ => At(-600, 5)).Distinct()) Health.Add(new HealthChange(id, at, (Colour)Draw(3), "said so", Pick([.. People, "rule:quiet"])));
    }

    /// <summary>Usage now and then, tickets that are closed or not, commitments of this renewal, of one whose date moved, of another, and of tomorrow.</summary>
    private void FillMore(Account account)
    {
        foreach (var day in Enumerable.Range(0, _more.Next(30)).Select(_ => Today.AddDays(-_more.Next(600))).Distinct()) Signals.Add(new Signal(day, account.AccountId, _more.Next(4) == 0 ? "nps" : "usage_index", _more.Next(100)));
        for (var n = _more.Next(5); n > 0; n--)
        {
            var opened = Now.AddDays(-_more.Next(500)).AddSeconds(-_more.Next(86_400));
            Tickets.Add(new Ticket($"T{Tickets.Count}", account.AccountId, opened, _more.Next(4) == 0 ? null : opened.AddHours(_more.Next(1_500)), Priority.Normal, "it fails", null, null));
        }
        if (account.RenewalDate is not { } renewal) return;
        Commitments[account.AccountId] = [.. Enumerable.Range(0, _more.Next(4)).Select(n => new Commitment(renewal.AddDays(_more.Next(3) switch { 0 => 0, 1 => _more.Next(-60, 60), _ => -365 }),
            new[] { 180, 90, 30 }[_more.Next(3)], $"They said {n}", "Ann Lee", Now.AddDays(_more.Next(-200, 2)))).DistinctBy(c => (c.RenewalOn, c.Days))];
        if (_more.Next(3) == 0 && !Renewals.Any(r => r.AccountId == account.AccountId && r.DueOn == renewal)) Renewals.Add(new Renewal(account.AccountId, renewal, RenewalOutcome.Renewed, 10, 10, renewal.AddDays(-_more.Next(100))));
    }

    /// <summary>One account in three has been another's, some of them twice on a day, back and forth, or nobody's that is still known; the last change leads to today's owner, or comes after now.</summary>
    private void HandOver(Account account)
    {
        if (_owners.Next(3) > 0) return;
        var (seen, at, owner) = (new List<Handover>(), Now.AddDays(-_owners.Next(450)), _owners.Next(9) == 0 ? "left@example.com" : People[_owners.Next(5)]);
        for (var n = 1 + _owners.Next(3); n > 0; n--)
        {
            var next = n == 1 ? account.CsmEmail : People[_owners.Next(5)];
            if (next != owner) seen.Add(new Handover(at, owner, next));
            (owner, at) = (next, at.AddHours(_owners.Next(3) == 0 ? _owners.Next(20) : _owners.Next(4_000)));
        }
        if (seen.Count > 0) Handovers[account.AccountId] = seen;
    }

    private int Draw(int below) => _random.Next(below);
    private string Pick(params string[] words) => words[Draw(words.Length)];
    private DateOnly Day(int from, int to) => Today.AddDays(_random.Next(from, to));

    /// <summary>One in six on the stroke of a local midnight.</summary>
    private DateTime At(int from, int to) =>
        Draw(6) == 0 ? LocalTime.ToUtc(Today.AddDays(_random.Next(from, to)).ToDateTime(default), Workspace.TimeZone) : Now.AddDays(from).AddSeconds(_random.Next((to - from) * 86_400));
}
