using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>The people: teams of six CSMs with a lead each, and support, training, sales and an executive beside them.</summary>
internal sealed class SampleTeam
{
    private const string Domain = "plover.example";
    private static readonly string[] _zones = ["America/New_York", "America/Chicago", "Europe/London", "Europe/Berlin", "Asia/Singapore", "America/Sao_Paulo"];

    private readonly HashSet<string> _emails = [];

    public SampleTeam(Dice dice, int accounts, DateOnly now)
    {
        var csms = Math.Max(3, accounts <= 2_000 ? accounts / 20 : 100 + ((accounts - 2_000) / 60));
        for (var i = 0; i < csms; i++)
        {
            var team = Names.Team(i / 6);
            if (i % 6 == 0) Leads.Add(Hire(dice, Role.Lead, team, 110, 130));
            Csms.Add(Hire(dice, Role.Csm, team, 78, 98));
        }
        for (var i = 0; i < Math.Max(2, accounts / 100); i++) Support.Add(Hire(dice, Role.Support, null, 62, 76));
        for (var i = 0; i < Math.Max(1, accounts / 150); i++) Trainers.Add(Hire(dice, Role.Training, null, 64, 74));
        for (var i = 0; i < Math.Max(1, accounts / 120); i++) Sales.Add(Hire(dice, Role.Sales, null, 98, 116));
        Execs.Add(Hire(dice, Role.Exec, null, 165, 190));
        // One in five had a rise within the last year: the same person again, with the day it holds from.
        foreach (var person in Csms.Where(_ => dice.Chance(0.2)).ToList())
            Rises.Add(person with { BillingRate = Math.Round(person.BillingRate * 1.05m), ValidFrom = new DateOnly(now.Year, now.Month, 1).AddMonths(-dice.Between(2, 11)) });
    }

    public List<Person> Csms { get; } = [];
    public List<Person> Leads { get; } = [];
    public List<Person> Support { get; } = [];
    public List<Person> Trainers { get; } = [];
    public List<Person> Sales { get; } = [];
    public List<Person> Execs { get; } = [];
    public List<Person> Rises { get; } = [];

    public IEnumerable<Person> All => [.. Csms, .. Leads, .. Support, .. Trainers, .. Sales, .. Execs, .. Rises];

    public Person LeadOf(Person csm) => Leads.First(lead => lead.Team == csm.Team);

    private Person Hire(Dice dice, Role role, string? team, int lowest, int highest)
    {
        for (var number = 1; ; number++)
        {
            var (first, last) = (dice.Pick(Names.First), dice.Pick(Names.Last));
            var email = $"{Names.Plain(first)}.{Names.Plain(last)}{(number > 20 ? (number - 20).ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}@{Domain}";
            if (_emails.Add(email)) return new Person(email, $"{first} {last}", role, team, dice.Between(lowest, highest), "USD", dice.Chance(0.7) ? dice.Pick(_zones) : null);
        }
    }
}
