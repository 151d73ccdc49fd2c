using CsmBot.Accounts;

namespace CsmBot.Tests.Questions;

/// <summary>Facts drawn at random, with gaps wherever the data contract allows one, and some after now.</summary>
internal sealed class RandomFacts
{
    public static readonly DateTime Now = new(2026, 11, 16, 3, 30, 0, DateTimeKind.Utc);
    public static readonly DateOnly Today = new(2026, 11, 15);
    public static readonly string[] People = ["ann@example.com", "bob@example.com", "cy@example.com"];

    private readonly Random _random;

    public RandomFacts(int seed)
    {
        _random = new Random(seed);
        for (var a = 0; a < 25; a++) Fill($"A{a}");
    }

    public List<Person> Team { get; } = [.. People.Select((e, i) => new Person(e, $"Person {i}", Role.Csm, i == 0 ? null : "Alpha", 60 + (i * 7), "USD", null))];
    public List<Account> Accounts { get; } = [];
    public List<Interaction> Interactions { get; } = [];
    public List<Signal> Signals { get; } = [];
    public List<Ticket> Tickets { get; } = [];
    public List<PlanStep> Steps { get; } = [];
    public List<Renewal> Renewals { get; } = [];
    public List<HealthChange> Health { get; } = [];

    /// <summary>Where it is still the day before.</summary>
    public static Moment Moment => new(Now, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), new Workspace());

    public Book Book()
    {
        var builder = new BookBuilder(new Workspace());
        Team.ForEach(builder.Add);
        Accounts.ForEach(builder.Add);
        Interactions.ForEach(builder.Add);
        Signals.ForEach(builder.Add);
        Tickets.ForEach(builder.Add);
        Steps.ForEach(builder.Add);
        Renewals.ForEach(builder.Add);
        Health.ForEach(builder.Add);
        return builder.Build();
    }

    private void Fill(string id)
    {
        Accounts.Add(new Account(id, $"Name {id}", [], Draw(6) == 0 ? AccountStatus.Churned : AccountStatus.Active, Draw(5) == 0 ? null : Pick("SMB", "Enterprise"), null,
            Pick("EMEA", "APAC"), People[Draw(3)], Draw(40) * 1000, "USD", Day(-900, -100), Draw(5) == 0 ? null : Day(-60, 300), null, null, null));
        for (var n = Draw(12); n > 0; n--)
            Interactions.Add(new Interaction($"I{Interactions.Count}", At(-250, 5), id, People[Draw(3)], (InteractionType)Draw(4), Draw(4) == 0 ? null : 5 * Draw(20), 1 + Draw(3),
                Draw(2) == 0 ? null : 1 + Draw(5), Draw(3) == 0 ? null : (Purpose)Draw(6), Draw(6) == 0 ? "F1" : null, null));
        for (var n = Draw(8); n > 0; n--) Signals.Add(new Signal(Day(-150, 5), id, Pick("usage_index", "nps"), Draw(100)));
        for (var n = Draw(3); n > 0; n--) Tickets.Add(new Ticket($"T{Tickets.Count}", id, At(-100, 3), Draw(2) == 0 ? null : At(-20, 10), (Priority)Draw(4), "Login fails", null, null));
        for (var n = Draw(3); n > 0; n--) Steps.Add(new PlanStep($"S{Steps.Count}", "P", id, "Rollout", Day(-300, -200), People[0], "log in", 1, null, Day(-90, 60), 1, Draw(2) == 0 ? null : Day(-90, 20)));
        for (var n = Draw(3); n > 0; n--) Renewals.Add(new Renewal(id, Day(-500, 0), (RenewalOutcome)Draw(4), 1000 * (1 + Draw(9)), 1000 * Draw(12), Day(-500, 10)));
        for (var n = Draw(6); n > 0; n--) Health.Add(new HealthChange(id, At(-300, 5), (Colour)Draw(3), "said so", People[0]));
        Renewals.RemoveAll(r => r.AccountId == id && Renewals.Any(o => !ReferenceEquals(o, r) && o.AccountId == id && o.DueOn == r.DueOn));
        Signals.RemoveAll(s => Signals.Any(o => !ReferenceEquals(o, s) && o.AccountId == s.AccountId && o.Metric == s.Metric && o.Date == s.Date));
    }

    private int Draw(int below) => _random.Next(below);
    private string Pick(params string[] words) => words[Draw(words.Length)];
    private DateOnly Day(int from, int to) => Today.AddDays(_random.Next(from, to));
    private DateTime At(int from, int to) => Now.AddDays(from).AddSeconds(_random.Next((to - from) * 86_400));
}
