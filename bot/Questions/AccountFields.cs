using System.Globalization;
using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>An account's fields as cells of an answer, as words to compare with, and as days.</summary>
internal static class AccountFields
{
    /// <summary>The column's name in answers.</summary>
    public static string Name(Field field) => field switch
    {
        Field.Account => "account",
        Field.AccountId => "account_id",
        Field.Tier => "tier",
        Field.Health => "health",
        Field.Owner => "csm",
        Field.OwnerLead => "lead",
        Field.Team => "team",
        Field.Segment => "segment",
        Field.Region => "region",
        Field.Industry => "industry",
        Field.Stage => "stage",
        Field.Status => "status",
        Field.Sponsor => "executive_sponsor",
        Field.Currency => "currency",
        Field.RenewalDate => "renewal_date",
        Field.ContractStart => "contract_start",
        Field.ContractMonths => "contract_months",
        Field.Arr => "arr",
        Field.LastContact => "last_contact",
        Field.HealthSince => "health_since",
        Field.HealthReason => "health_reason",
        Field.HealthSetBy => "health_set_by",
        Field.Plan => "plan",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>Raw cells: a tier as a number, a person by name, ARR in the workspace's currency; null where there is none.</summary>
    public static Func<int, object?> Cell(Field field, AsOf asOf)
    {
        var book = asOf.Book;
        return field switch
        {
            Field.Account => a => book.Accounts[a].Name,
            Field.AccountId => a => book.Accounts[a].AccountId,
            Field.Tier => a => asOf.TierOf(a) is var tier and > 0 ? (long)tier : null,
            Field.Health => a => Words.Of(HealthHistory.Now(asOf, a)),
            Field.Owner => a => PersonName(asOf, book.Figures[a].Owner),
            Field.OwnerLead => a => Lead(asOf, a)?.Name,
            Field.Team => asOf.TeamOf,
            Field.Segment => a => book.Segments.WordOf(book.Figures[a].Segment),
            Field.Region => a => book.Regions.WordOf(book.Figures[a].Region),
            Field.Industry => a => book.Industries.WordOf(book.Figures[a].Industry),
            Field.Stage => a => book.Figures[a].Stage is { } stage ? Words.Of(stage) : null,
            Field.Status => a => Words.Of(book.Figures[a].Status),
            Field.Sponsor => a => book.Accounts[a].ExecutiveSponsor is { Length: > 0 } sponsor ? sponsor : null,
            Field.Currency => a => book.Accounts[a].Currency,
            Field.RenewalDate or Field.ContractStart or Field.LastContact or Field.HealthSince => Boxed(Day(field, asOf)),
            Field.ContractMonths => a => book.Figures[a].ContractMonths is var months and >= 0 ? (long)months : null,
            Field.Arr => a => Money.Major(book.Figures[a].Arr),
            Field.HealthReason => a => HealthHistory.Newest(asOf, a)?.Reason,
            Field.HealthSetBy => a => HealthHistory.Newest(asOf, a)?.SetBy is { } by ? SetBy(asOf, by) : null,
            Field.Plan => a => Plans(asOf, a).ToArray() is { Length: > 0 } plans ? string.Join(", ", plans) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    public static Func<int, DateOnly?> Day(Field field, AsOf asOf) => field switch
    {
        Field.RenewalDate => a => asOf.Book.Figures[a].RenewalDate,
        Field.ContractStart => a => asOf.Book.Figures[a].ContractStart,
        Field.LastContact => a => Contact.LastDay(asOf, a),
        Field.HealthSince => a => HealthHistory.Since(asOf, a) is { } at ? asOf.Days.Day(at) : null,
        _ => throw new CannotAnswer($"{Name(field)} is no date."),
    };

    /// <summary>The field as the book spells it for <see cref="OneOf"/>: people by e-mail, all else as its cell.</summary>
    public static Func<int, string?> Text(Field field, AsOf asOf)
    {
        if (field == Field.OwnerLead) return a => Lead(asOf, a)?.Email;
        if (field == Field.HealthSetBy) return a => HealthHistory.Newest(asOf, a)?.SetBy;
        var cell = Cell(field, asOf);
        return a => Spelled(cell(a));
    }

    public static string? Spelled(object? cell) => cell switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    };

    /// <summary>The success plans that an account is on, each name once.</summary>
    public static IEnumerable<string> Plans(AsOf asOf, int account)
    {
        var plans = new List<string>();
        foreach (var step in asOf.Book.Steps.Of(account))
            if (!plans.Contains(step.Plan)) plans.Add(step.Plan);
        return plans;
    }

    /// <summary>The name of a person, the e-mail of someone who is only mentioned.</summary>
    public static string? PersonName(AsOf asOf, int person) => person < 0 ? null : asOf.Person(person)?.Name ?? asOf.Book.People.Email(person);

    /// <summary>Who set a colour: a person by name, a rule as it is written.</summary>
    public static string SetBy(AsOf asOf, string by) => PersonName(asOf, asOf.Book.People.Find(by)) ?? by;

    private static Person? Lead(AsOf asOf, int account) => asOf.TeamOf(account) is not { } team ? null
        : asOf.Book.People.Known.Select(asOf.Person).FirstOrDefault(p => p is { Role: Role.Lead } && string.Equals(p.Team, team, StringComparison.OrdinalIgnoreCase));

    private static Func<int, object?> Boxed(Func<int, DateOnly?> day) => a => day(a);
}
