using CsmBot.Accounts;
using CsmBot.Questions.Records;

namespace CsmBot.Questions;

/// <summary>
/// People of the team: with a role or in a team where the question says so (tests of a filter over people), who own an account that meets the conditions, and who
/// did something that passes the filter over records.
/// </summary>
internal static class PeopleList
{
    public static Answer Count(Question q, AsOf asOf) => new("", [], [], new Value("people", People(q, asOf).Count, "people"), asOf.Now);

    public static Answer Answer(Question q, AsOf asOf)
    {
        var accounts = Owned(asOf);
        var people = People(q, asOf).Select(p => (Person: asOf.Person(p)!, Owns: accounts[p].ToList())).OrderBy(p => p.Person.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var rows = people.ConvertAll(p => (IReadOnlyList<object?>)[p.Person.Name, Words.Of(p.Person.Role), p.Person.Team, (long)p.Owns.Count, Money.Major(p.Owns.Sum(a => asOf.Book.Figures[a].Arr))]);
        return new Answer("", ["person", "role", "team", "accounts", "arr"], q.Limit is { } n ? [.. rows.Take(n)] : rows, null, asOf.Now);
    }

    private static ILookup<int, int> Owned(AsOf asOf) => Enumerable.Range(0, asOf.Book.Accounts.Count)
        .Where(a => asOf.Book.Figures[a].Status == AccountStatus.Active).ToLookup(a => asOf.Book.Figures[a].Owner);

    private static List<int> People(Question q, AsOf asOf)
    {
        var people = asOf.Book.People.Known.Where(p => asOf.Person(p) is not null);
        if (q.Where is not AllAccounts)
        {
            var owners = new Scan(q.Where, asOf).Matches(Scopes.Of(q.Scope, q.Where, records: false)).Select(a => asOf.Book.Figures[a].Owner).ToHashSet();
            people = people.Where(owners.Contains);
        }
        if (q.Records is { Kind: Kind.People } filter) people = people.Where(p => filter.Tests.All(t => Passes(t, asOf.Person(p)!)));
        else if (q.Records is { } records)
        {
            var doers = new Tabulation(new Question { Kind = records.Kind, Records = records, GroupBy = [Dimension.Person], Shape = Shape.Figure }, asOf).Rows(empty: false).Select(r => r.Codes[0]).ToHashSet();
            people = people.Where(doers.Contains);
        }
        return [.. people];
    }

    private static bool Passes(RecordTest test, Person person) => test switch
    {
        RecordIs { Field: RecordField.PersonRole } t => Has(t, Words.Of(person.Role)),
        RecordIs { Field: RecordField.PersonTeam } t => Has(t, person.Team),
        RecordIs { Field: RecordField.Person } t => Has(t, person.Email),
        RecordMissing { Field: RecordField.PersonTeam } t => string.IsNullOrEmpty(person.Team) != t.Negated,
        _ => throw new CannotAnswer("People are known by role and team only."),
    };

    private static bool Has(RecordIs test, string? word) => test.Values.Any(v => string.Equals(v, word, StringComparison.OrdinalIgnoreCase)) != test.Negated;
}
