using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>What a report is made from: the book at a moment, the window, and which accounts and people were picked.</summary>
internal sealed class Grounds
{
    /// <summary>Days of a mean month: a year of 365.25 days in twelve.</summary>
    public const double DaysOfMonth = 365.25 / 12;

    private readonly bool[] _has;
    private readonly bool[]? _spent;

    public Grounds(AsOf asOf, ReportRequest request)
    {
        (AsOf, Request) = (asOf, request);
        (From, To) = request.Days(asOf);
        Window = new Window(From, To.AddDays(1));
        Span = asOf.Span(Window);
        var bySpender = request.Name is ReportName.Effort or ReportName.Week;
        var book = asOf.Book;
        _has = new bool[book.Accounts.Count];
        for (var a = 0; a < _has.Length; a++)
            _has[a] = (request.Account is not { } only || a == only) && (bySpender || IsOf(book.Figures[a].Owner) || (request.Name == ReportName.Prevention && (request.Csm ?? (object?)request.Team) is not null && new Tenure(this, a).Stretches().Any(s => IsOf(s.Owner))));
        if (bySpender && (request.Csm ?? (object?)request.Team) is not null) _spent = [.. Enumerable.Range(0, book.People.Count).Select(IsOf)];
        Accounts = [.. Enumerable.Range(0, _has.Length).Where(a => _has[a])];
    }

    public AsOf AsOf { get; }
    public ReportRequest Request { get; }
    public Book Book => AsOf.Book;
    public DateOnly From { get; }
    public DateOnly To { get; }
    public Window Window { get; }

    /// <summary>The window's instants, up to now.</summary>
    public Between Span { get; }

    /// <summary>Picked accounts, churned ones too.</summary>
    public IReadOnlyList<int> Accounts { get; }

    public IEnumerable<int> Active => Accounts.Where(IsActive);

    public string Currency => Book.Workspace.Currency;

    public bool Has(int account) => account >= 0 && _has[account];

    public bool IsActive(int account) => Book.Figures[account].Status == AccountStatus.Active;

    /// <summary>Do this person's minutes count?</summary>
    public bool Spent(int person) => _spent is null || (person >= 0 && _spent[person]);

    public double Arr(int account) => Money.Major(Book.Figures[account].Arr);

    /// <summary>1 and up; null for an account that is churned.</summary>
    public int? Tier(int account) => AsOf.TierOf(account) is var tier && tier > 0 ? tier : null;

    /// <summary>A person's name, or the e-mail of somebody who is only mentioned; null for nobody.</summary>
    public string? NameOf(int person) => person < 0 ? null : AsOf.Person(person)?.Name ?? Book.People.Email(person);

    /// <summary>A person's name by e-mail; what is nobody's e-mail stays as it is.</summary>
    public string NameOf(string email) => NameOf(Book.People.Find(email)) ?? email;

    /// <summary>Calendar months that the window touches, as the labels and days they have in it.</summary>
    public IEnumerable<(string Label, DateOnly First, DateOnly Last)> Months()
    {
        for (var month = new DateOnly(From.Year, From.Month, 1); month <= To; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            yield return (Label(month), month < From ? From : month, end > To ? To : end);
        }
    }

    public static string Label(DateOnly month) => month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The question whose answer is a figure of the whole book, over the window's days where it is about days; null where the report is of a part.</summary>
    public string? Asked(string question, bool overDays = true) => Request is { Account: null, Csm: null, Team: null, Fire: null } ? overDays ? FormattableString.Invariant($"{question} from {From:yyyy-MM-dd} to {To:yyyy-MM-dd}") : question : null;

    public ReportFigure MoneyFigure(string name, string label, double? amount, string definition, string? behind = null) =>
        new(name, label, Rounded(amount), Currency, definition, behind);

    /// <summary>Without the last digits, which only say in which order the parts were added; whoever reckons again from the facts gets the same to many more digits than are shown.</summary>
    public static double? Rounded(double? number) => number is { } n && double.IsFinite(n) ? Math.Round(n, 10) : null;

    /// <summary>Percent of a whole; null of nothing.</summary>
    public static double? Percent(double part, double whole) => whole == 0 ? null : Rounded(100 * part / whole);

    /// <summary>Is this the CSM, or one of the team, that was picked? Everybody is where neither was.</summary>
    public bool IsOf(int person) =>
        (Request.Csm is not { } csm || person == csm) && (Request.Team is not { } team || (person >= 0 && string.Equals(AsOf.Person(person)?.Team, team, StringComparison.OrdinalIgnoreCase)));
}
