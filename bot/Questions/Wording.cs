using System.Globalization;
using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>A question in words, the "understood" line: every part of it, so that a reader would notice a misreading. Windows are said as days.</summary>
public sealed partial class Wording
{
    private readonly Book book;
    private readonly DateOnly today;

    private Wording(Book book, DateOnly today) => (this.book, this.today) = (book, today);

    public static string Of(Question question, Book book, DateOnly today) => Capital(new Wording(book, today).Whole(question));

    private string Whole(Question q)
    {
        var text = q.Shape switch
        {
            Shape.Count => $"number of {Things(q)}",
            Shape.Figure => Figure(q),
            Shape.Fact when q.Kind != Kind.Accounts && q.Where is AllAccounts && !q.Show.IsEmpty => Join(q.Show.Select(Shown)),
            Shape.Fact => $"{Join(q.Show.Select(Shown))} of {Things(q)}",
            Shape.YesNo => $"is it so: {(q.Measures.IsEmpty ? Things(q) : Figure(q))}",
            Shape.Why when q.Where is AllOf { Parts: [OneOf named, Turned turned] } => $"why {Accounts(q.Scope, named)} turned {Colours(turned.To)}{(turned.Window == default ? "" : " " + Days(turned.Window))}",
            Shape.Why => $"why the health of {Things(q)} is what it is",
            Shape.Summary => $"summary of {Things(q)}",
            _ => Things(q) + (q.Show.IsEmpty ? "" : $" with {Join(q.Show.Select(Shown))}"),
        };
        if (!q.GroupBy.IsEmpty) text += $" by {Join(q.GroupBy.Select(g => q.Kind == Kind.Steps && g == Dimension.Person ? "owner" : Grouping(g)))}";
        if (q.Against is { } against) text += q.Change != 0 ? $", how much {(q.Change > 0 ? "more" : "less")} than {Days(against)}" : $", against {Days(against)}";
        if (q.Having is { } having) text += $", only those {Than(having.Op, Number(having.Value), Number(having.High))}";
        foreach (var sort in q.Sort) text += $", sorted by {Key(sort.Key, q)} {(sort.Descending ? "descending" : "ascending")}";
        if (q is { Skip: > 0, Limit: { } few }) return $"{text}, number {q.Skip + 1}{(few > 1 ? $" to {q.Skip + few}" : "")}";
        if (q is { Per: { } per, Limit: { } few1 }) return $"{text}, first {few1.ToString(CultureInfo.InvariantCulture)} of each {Grouping(per)}";
        return q.Limit is { } limit ? $"{text}, first {limit.ToString(CultureInfo.InvariantCulture)}" : text;
    }

    /// <summary>"tier 1 accounts, yellow, renewing …"; "open tickets of tier 1 accounts".</summary>
    private string Things(Question q)
    {
        var accounts = Accounts(q.Scope, q.Where);
        if (q.Kind == Kind.Accounts) return accounts;
        var records = q.Records is { } filter ? Filter(filter) : Plural(q.Kind);
        return q.Where is AllAccounts && q.Scope == Scope.Default ? records : $"{records} of {accounts}";
    }

    private string Accounts(Scope scope, Condition where)
    {
        var noun = scope switch { Scope.Active => "active accounts", Scope.Churned => "churned accounts", Scope.All => "all accounts, churned ones too", _ => "accounts" };
        if (where is OneOf { Field: Field.Account } named) return Join(named.Values.Select(Account), "or");
        if (where is AllAccounts) return noun;
        var parts = where is AllOf all ? [.. all.Parts] : new List<Condition> { where };
        // Accounts that are named need no noun: "Zenith, yellow or red".
        if (parts.FirstOrDefault(p => p is OneOf { Field: Field.Account }) is OneOf who && parts.Remove(who)) return $"{Join(who.Values.Select(Account), "or")}, {string.Join(", ", parts.Select(Part))}";
        var first = parts.FirstOrDefault(p => p is OneOf { Field: Field.Tier } && scope == Scope.Default);
        if (first is null) return $"{noun} {string.Join(", ", parts.Select(Part))}";
        parts.Remove(first);
        return parts.Count == 0 ? $"{Said(first)} accounts" : $"{Said(first)} accounts, {string.Join(", ", parts.Select(Part))}";
    }

    private string Figure(Question q)
    {
        var measures = Join(q.Measures.Select(m => Measured(m, q)));
        var ofRecords = q.Kind != Kind.Accounts && q.Records is not null && !q.Measures.Any(m => m.Quantity is Over { Records: var r } && r == q.Records);
        if (ofRecords) return $"{measures} of {Things(q)}";
        if (q.Where is AllAccounts && q.Scope == Scope.Default) return measures;
        // "number of accounts of accounts in EMEA" says the noun twice.
        return measures is "number of accounts" ? $"number of {Accounts(q.Scope, q.Where)}" : $"{measures} of {Accounts(q.Scope, q.Where)}";
    }

    private string Measured(Measure measure, Question q) => measure.Aggregate switch
    {
        Aggregate.Count when measure.Quantity is Of { Number: AccountNumber.One } => "number of accounts",
        Aggregate.Share => $"share of {Quantity(measure.Quantity)}{(measure.Base is { } whole ? $" within {Accounts(Scope.Default, whole)}" : "")}",
        Aggregate.Sum when measure.Quantity is Over { Number: RecordNumber.Count } => $"number of {Quantity(measure.Quantity)}",
        Aggregate.Sum when measure.Quantity is Over { Number: RecordNumber.Learners } => $"number of people with {Quantity(measure.Quantity)}",
        Aggregate.Sum when measure.Quantity is Ratio or Over or Of { Number: not AccountNumber.Arr } => Quantity(measure.Quantity),
        Aggregate.Sum => $"total {Quantity(measure.Quantity)}",
        Aggregate.Average => $"average {Quantity(measure.Quantity)}",
        Aggregate.Median => $"median {Quantity(measure.Quantity)}",
        Aggregate.Min => $"lowest {Quantity(measure.Quantity)}",
        Aggregate.Max => $"highest {Quantity(measure.Quantity)}",
        Aggregate.Count => $"number of {Plural(q.Kind)} with {Quantity(measure.Quantity)}",
        _ => Quantity(measure.Quantity),
    };

    private string Shown(Show show) => show switch
    {
        ShowField s => Name(s.Field),
        ShowQuantity s => Quantity(s.Quantity),
        ShowHealthOn s => $"health on {Day(s.Day)}",
        ShowRecord s => $"{(s.Oldest ? "first" : "last")} {Filter(s.Records)}{(s.Field is { } field ? $" ({Name(field)})" : $" ({Name(s.Day)})")}",
        _ => throw new ArgumentOutOfRangeException(nameof(show)),
    };

    private string Key(SortKey key, Question q) => key switch
    {
        ByField k => Name(k.Field),
        ByQuantity k => Quantity(k.Quantity),
        ByRecord k => Name(k.Field),
        ByRecordDay k => Name(k.Day),
        ByMeasure k => k.Index < q.Measures.Length ? Measured(q.Measures[k.Index], q) : "figure",
        ByChange k => $"change of {(k.Index < q.Measures.Length ? Measured(q.Measures[k.Index], q) : "figure")}",
        ByGroup => "group",
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };

    private string Account(string id) => book.Find(id) is var a and >= 0 ? book.Accounts[a].Name : id;

    private string Person(string email) => book.People.On(book.People.Find(email), today)?.Name ?? email;

    private static string Capital(string text) => text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    private static string Join(IEnumerable<string> words, string last = "and")
    {
        var all = words.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.Take(all.Count - 1))} {last} {all[^1]}";
    }

    private static string Number(double n) => n.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>"1 Oct – 31 Dec 2026".</summary>
    private static string Days(Window window)
    {
        if (window.From is null && window.To is null) return "at any time";
        if (window.From is not { } from) return $"until {Day(window.LastDay!.Value)}";
        if (window.LastDay is not { } last) return $"since {Day(from)}";
        if (from >= last) return Day(from);
        return from.Year == last.Year ? $"{from.ToString("d MMM", CultureInfo.InvariantCulture)} – {Day(last)}" : $"{Day(from)} – {Day(last)}";
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Than(Op op, string value, string high) => op switch
    {
        Op.Equal => $"exactly {value}",
        Op.NotEqual => $"not {value}",
        Op.AtLeast => $"at least {value}",
        Op.MoreThan => $"over {value}",
        Op.AtMost => $"at most {value}",
        Op.LessThan => $"under {value}",
        Op.Between => $"between {value} and {high}",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}
