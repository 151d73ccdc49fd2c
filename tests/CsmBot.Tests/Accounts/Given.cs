using CsmBot.Accounts;

namespace CsmBot.Tests.Accounts;

/// <summary>Small books for the tests of definitions: one account "A" (ordinal 0) of one CSM, unless the facts say more. Now is a Monday noon.</summary>
internal static class Given
{
    public static readonly DateTime Now = Utc("2026-11-16 12:00");
    public static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    public static readonly TimeZoneInfo Auckland = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");

    public static DateTime Utc(string text) =>
        DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Window Days(string from, string to) => new(Day(from), Day(to).AddDays(1));

    public static Account Account(string id = "A", decimal arr = 1000, AccountStatus status = AccountStatus.Active, string? name = null, string currency = "USD", string? renews = null) =>
        new(id, name ?? $"Account {id}", [], status, "SMB", "Retail", "EMEA", "csm@example.com", arr, currency, null, renews is null ? null : Day(renews), null, null, null);

    public static Person Person(string email = "csm@example.com", decimal rate = 60, string currency = "USD", string? from = null) =>
        new(email, "Casey Smith", Role.Csm, "Alpha", rate, currency, null, from is null ? null : Day(from));

    public static Interaction Call(string at, int? minutes = 30, Purpose? purpose = null, string? fire = null, string account = "A", string? id = null, string by = "csm@example.com") =>
        new(id ?? $"{account}{by}{at}{minutes}{purpose}", Utc(at), account, by, InteractionType.Call, minutes, 1, null, purpose, fire, null);

    public static HealthChange Turned(Colour colour, string at, string account = "A") => new(account, Utc(at), colour, $"turned {colour}", "rule:test");

    public static PlanStep Step(string due, string? done = null, string id = "S", string account = "A") =>
        new(id, "P", account, "Rollout", Day("2026-01-01"), "csm@example.com", "use it", 1, null, Day(due), done is null ? 0 : 1, done is null ? null : Day(done));

    public static Renewal Renewal(string due, RenewalOutcome outcome, decimal before, decimal after, string? closed = null, string account = "A") =>
        new(account, Day(due), outcome, before, after, Day(closed ?? due));

    public static Fire Fire(string id, string opened, string? closed = null, FireOutcome? outcome = null, decimal? indirect = null, string account = "A") =>
        new(id, account, Utc(opened), closed is null ? null : Utc(closed), outcome, null, null, null, indirect, null);

    public static Ticket Ticket(string opened, string? closed = null, string? id = null, string account = "A") =>
        new(id ?? opened, account, Utc(opened), closed is null ? null : Utc(closed), Priority.Normal, "Slow export", null, null);

    /// <summary>A book of the facts, looked at from now, in UTC.</summary>
    public static AsOf Book(params object[] facts) => Book(Now, TimeZoneInfo.Utc, facts);

    public static AsOf Book(DateTime now, TimeZoneInfo zone, params object[] facts) => Book(new Workspace(), now, zone, facts);

    public static AsOf Book(Workspace workspace, params object[] facts) => Book(workspace, Now, TimeZoneInfo.Utc, facts);

    public static AsOf Book(Workspace workspace, DateTime now, TimeZoneInfo zone, params object[] facts)
    {
        var builder = new BookBuilder(workspace);
        if (!facts.OfType<Person>().Any()) builder.Add(Person());
        if (!facts.OfType<Account>().Any()) builder.Add(Account());
        foreach (var fact in facts.OrderBy(f => f is Account ? 0 : 1)) Add(builder, fact);
        return new AsOf(builder.Build(), new Moment(now, zone, workspace));
    }

    private static void Add(BookBuilder builder, object fact)
    {
        switch (fact)
        {
            case Person f: builder.Add(f); break;
            case Account f: builder.Add(f); break;
            case Interaction f: builder.Add(f); break;
            case Signal f: builder.Add(f); break;
            case HealthChange f: builder.Add(f); break;
            case Renewal f: builder.Add(f); break;
            case TrainingCompletion f: builder.Add(f); break;
            case Ticket f: builder.Add(f); break;
            case PlanStep f: builder.Add(f); break;
            case Evidence f: builder.Add(f); break;
            case Fire f: builder.Add(f); break;
            default: throw new ArgumentException($"No fact: {fact}");
        }
    }
}
