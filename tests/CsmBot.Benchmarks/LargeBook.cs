using CsmBot.Accounts;

namespace CsmBot.Benchmarks;

/// <summary>A seeded book of any size, made in memory: two years of history up to <see cref="Now"/>, a few large accounts and many small ones.</summary>
public static class LargeBook
{
    public static readonly DateTime Now = new(2026, 11, 16, 12, 0, 0, DateTimeKind.Utc);

    private static readonly string[] _syllables = ["ba", "che", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu"];
    private static readonly string[] _segments = ["Enterprise", "Mid-Market", "SMB"];
    private static readonly string[] _regions = ["EMEA", "AMER", "APAC"];
    private static readonly string[] _industries = ["Retail", "Finance", "Health", "Logistics", "Energy"];
    private static readonly string[] _notes =
    [
        "Walked through the new dashboard with Ana and the ops team", "Chased the open invoice", "Quarterly review, sponsor joined late",
        "Reported slow exports again, ticket raised", "Training for two new admins",
    ];

    public static Moment Moment(TimeZoneInfo? zone = null) => new(Now, zone ?? TimeZoneInfo.Utc, new Workspace());

    public static Book Build(int accounts, int interactions, int seed = 1)
    {
        var random = new Random(seed);
        var builder = new BookBuilder(new Workspace(), interactions);
        for (var p = 0; p < 400; p++) builder.Add(Person(p));
        for (var a = 0; a < accounts; a++) builder.Add(Account(a, random));
        for (var i = 0; i < interactions; i++) builder.Add(Interaction(i, random.Next(accounts), random));
        for (var a = 0; a < accounts; a++) AddOthers(builder, a, random);
        return Measured.Once("  of it, grouping and sorting", builder.Build);
    }

    /// <summary>The same as facts, one after the other, for a store.</summary>
    public static IEnumerable<object> Facts(int accounts, int interactions, int seed = 1)
    {
        var random = new Random(seed);
        for (var p = 0; p < 400; p++) yield return Person(p);
        for (var a = 0; a < accounts; a++) yield return Account(a, random);
        for (var i = 0; i < interactions; i++) yield return Interaction(i, random.Next(accounts), random);
        for (var a = 0; a < accounts; a++) foreach (var fact in Others(a, random)) yield return fact;
    }

    public static void Put(Data.Work work, Type kind, IReadOnlyList<object> facts)
    {
        if (kind == typeof(Person)) All<Person>();
        else if (kind == typeof(Account)) All<Account>();
        else if (kind == typeof(Interaction)) All<Interaction>();
        else if (kind == typeof(HealthChange)) All<HealthChange>();
        else if (kind == typeof(Signal)) All<Signal>();
        else if (kind == typeof(Ticket)) All<Ticket>();
        else if (kind == typeof(Renewal)) All<Renewal>();
        else All<Fire>();

        void All<T>() where T : class => work.PutAll([.. facts.Cast<T>()], Data.Origin.Import);
    }

    public static Interaction Interaction(int id, int account, Random random) => new(
        $"i-{id:D8}", Now.AddSeconds(-random.Next(730 * 86_400)), AccountId(account), Email(random.Next(400)), (InteractionType)random.Next(9),
        random.Next(10) == 0 ? null : 5 * random.Next(1, 19), random.Next(20) == 0 ? 2 : 1, random.Next(3) == 0 ? random.Next(1, 6) : null,
        random.Next(4) == 0 ? null : (Purpose)random.Next(6), random.Next(50) == 0 ? $"f-{account}" : null,
        random.Next(2) == 0 ? _notes[random.Next(_notes.Length)] : null);

    private static Person Person(int p) => new(Email(p), $"Person {Name(p)}", (Role)(p % 6), $"Team {p % 20}", 60 + (p % 60), "USD", null);

    private static Account Account(int a, Random random) => new(
        AccountId(a), $"Customer {Name(a)}", [], random.Next(12) == 0 ? AccountStatus.Churned : AccountStatus.Active, _segments[random.Next(3)],
        _industries[random.Next(5)], _regions[random.Next(3)], Email(random.Next(400)), (decimal)Math.Round(5_000 / (1.001 - random.NextDouble())), "USD",
        new DateOnly(2024, 1, 1).AddDays(random.Next(700)), DateOnly.FromDateTime(Now).AddDays(random.Next(-20, 400)), 12, random.Next(8) == 0 ? null : "Sponsor", Stage.Adoption);

    /// <summary>A name of syllables: one with a number in it would be what "dropped by 25 %" speaks of.</summary>
    public static string Name(int a) => string.Concat(a.ToString("D6", System.Globalization.CultureInfo.InvariantCulture).Select(d => _syllables[d - '0']));

    private static void AddOthers(BookBuilder builder, int a, Random random)
    {
        foreach (dynamic fact in Others(a, random)) builder.Add(fact);
    }

    private static IEnumerable<object> Others(int a, Random random)
    {
        var id = AccountId(a);
        for (var at = Now.AddDays(-random.Next(700)); at < Now && random.Next(4) != 0; at = at.AddDays(random.Next(1, 200)))
            yield return new HealthChange(id, at, (Colour)random.Next(3), "No contact in 30 days", "rule:quiet");
        for (var week = 0; week < 8; week++) yield return new Signal(DateOnly.FromDateTime(Now).AddDays(-7 * week), id, "usage_index", random.Next(100));
        if (random.Next(2) == 0) yield return new Ticket($"t-{a}", id, Now.AddDays(-random.Next(90)), random.Next(3) == 0 ? null : Now, Priority.Normal, "Slow export", null, 30);
        yield return new Renewal(id, DateOnly.FromDateTime(Now).AddDays(-365), RenewalOutcome.Renewed, 10_000, 10_000, DateOnly.FromDateTime(Now).AddDays(-360));
        if (random.Next(10) == 0) yield return new Fire($"f-{a}", id, Now.AddDays(-random.Next(300)), null, null, null, null, null, 500, null);
    }

    private static string AccountId(int a) => $"A{a:D6}";
    private static string Email(int p) => $"person{p}@example.com";
}
