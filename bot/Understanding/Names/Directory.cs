using CsmBot.Accounts;
using CsmBot.Understanding.Company;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Names;

/// <summary>The names of the book, found in a message by their words. Immutable; made anew when names change.</summary>
public sealed class Directory
{
    /// <summary>The categories that <see cref="Seed"/> fills, as rules refer to them: <c>account</c> is an <see cref="AccountName"/>, <c>person</c> a <see cref="PersonName"/>, the rest a <see cref="FieldValue"/>.</summary>
    public static readonly IReadOnlyList<string> Categories = ["account", "person", .. OtherNames.Fields];

    private readonly AccountNames accounts;
    private readonly OtherNames others;

    private Directory(AccountNames accounts, OtherNames others)
    {
        this.accounts = accounts;
        this.others = others;
    }

    public static readonly Directory Empty = Of([], [], [], [], []);

    public static Directory Of(IEnumerable<Account> accounts, IEnumerable<Person> people, IEnumerable<string> plans, IEnumerable<string> courses, IEnumerable<string> metrics,
        IReadOnlyDictionary<string, IReadOnlyCollection<string>>? texts = null)
    {
        var known = accounts as IReadOnlyCollection<Account> ?? [.. accounts];
        return new(new AccountNames(known), new OtherNames(known, people, plans, courses, metrics, texts));
    }

    /// <summary>The names of a book. Costs about a second for 100,000 accounts; do it again only after an account, a person or a word was added or changed.</summary>
    public static Directory Of(Book book) => Of(
        [.. book.Accounts.All], book.People.Known.Select(p => book.People.History(p)[^1]), book.Plans.All, book.Courses.All, book.Metrics.All, RecordTexts.Of(book));

    /// <summary>The company's own words, which are read beside the names.</summary>
    public CompanyWords Words { get; private init; } = CompanyWords.None;

    /// <summary>The same names with other words of the company's own.</summary>
    public Directory With(CompanyWords words) => new(accounts, others) { Words = words };

    /// <summary>Are the names the very same, whatever the words?</summary>
    public bool IsOf(Directory other) => ReferenceEquals(accounts, other.accounts) && ReferenceEquals(others, other.others);

    /// <summary>The account with that id, in any case; null when there is none.</summary>
    public Account? Account(string accountId) => accounts.Find(accountId);

    /// <summary>The name of the person with that e-mail; the e-mail where nobody has it.</summary>
    public string PersonName(string email) => others.PersonName(email);

    /// <summary>The e-mails of those whose first or last name is nearly this word, folded.</summary>
    internal IEnumerable<string> PeopleNear(ReadOnlySpan<char> word) => others.Near(word);

    /// <summary>The team of the person with that e-mail; null for nobody, or one who is in no team.</summary>
    public string? TeamOf(string? email) => others.TeamOf(email);

    /// <summary>Null for who is not in the team.</summary>
    public Role? RoleOf(string email) => others.RoleOf(email);

    /// <summary>
    /// Adds to the chart an edge for every run of tokens that names something. A possessive ending belongs to the name's edge.
    /// Several readings of the same words stand side by side; whoever reads them prefers the longer and the exact ones.
    /// </summary>
    public void Seed(Chart chart, Seeds seeds)
    {
        for (var start = 0; start < chart.Tokens.Count; start++)
        {
            ref var token = ref chart.Tokens[start];
            if (token.Kind == TokenKind.Mark || (token.Glued && start > 0 && chart.Tokens[start - 1].Kind != TokenKind.Mark)) continue;
            accounts.Seed(chart, seeds.Account, start);
            others.Seed(chart, seeds, start);
            others.SeedMisspelled(chart, seeds, start);
        }
    }
}

/// <summary>The numbers that a grammar gave to <see cref="Directory.Categories"/>.</summary>
public sealed class Seeds(Grammar grammar)
{
    private readonly Dictionary<string, int> fields = OtherNames.Fields.ToDictionary(f => f, grammar.Category);

    public int Account { get; } = grammar.Category("account");
    public int Person { get; } = grammar.Category("person");
    public int Field(string field) => fields[field];
}
