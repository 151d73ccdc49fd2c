using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>One stream of numbers into the groups: from which accounts, and what of each.</summary>
/// <param name="Where">Which accounts; null for those of the question.</param>
/// <param name="Only">The status that counts.</param>
/// <param name="Source">The numbers.</param>
/// <param name="Keep">Are single numbers needed, as for a median?</param>
/// <param name="Whole">Is it about all groups together?</param>
internal sealed record Stream(Judgement? Where, AccountStatus? Only, Source Source, bool Keep = false, bool Whole = false);

/// <summary>A measure made ready: its streams, and how a group's tallies of them become the figure (NaN where there is none).</summary>
internal sealed record Figure(string Name, string Unit, Stream[] Streams, Func<Tally[], double> Value);

internal static class FigureOf
{
    public static Figure Measure(Measure measure, Question q, AsOf asOf)
    {
        var plain = measure with { Quantity = Ratios.Plain(measure.Quantity) };
        var (name, unit) = (Name(measure), Unit(measure, asOf.Book.Workspace));
        if (plain.Aggregate == Aggregate.Share) return Share(plain, q, asOf, name);
        if (plain is { Aggregate: Aggregate.Sum, Quantity: Ratio ratio }) return Quotient(ratio, q, asOf, name, unit);
        var source = SourceOf(plain, q, asOf);
        var stream = new Stream(null, Scopes.Of(q.Scope, q.Where, OnRecords(plain, q)), source, plain.Aggregate == Aggregate.Median);
        return new Figure(name, unit, [stream], Finish(plain, source));
    }

    /// <summary>A sum of nothing is nothing; a mean, a median, a metric of nothing is not there.</summary>
    private static Func<Tally[], double> Finish(Measure m, Source source) => m.Aggregate switch
    {
        Aggregate.Count when m.Quantity is not Over => t => t[0].Count,
        Aggregate.Sum or Aggregate.Count => source.Together switch
        {
            Together.Distinct => t => t[0].Distinct,
            Together.Mean => t => t[0].Count == 0 ? double.NaN : t[0].Sum / t[0].Count,
            _ when AddsUp(m.Quantity) => t => t[0].Sum,
            _ => t => t[0].Count == 0 ? double.NaN : t[0].Sum,
        },
        Aggregate.Average => t => t[0].Count == 0 ? double.NaN : t[0].Sum / t[0].Count,
        Aggregate.Median => t => t[0].Median(),
        Aggregate.Min => t => t[0].Count == 0 ? double.NaN : t[0].Min,
        Aggregate.Max => t => t[0].Count == 0 ? double.NaN : t[0].Max,
        _ => throw new ArgumentOutOfRangeException(nameof(m)),
    };

    private static bool AddsUp(Quantity quantity) => quantity is Over or Of { Number: AccountNumber.Arr or AccountNumber.One or AccountNumber.OpenTickets };

    /// <summary>Is the figure taken over records, or over accounts (each with the sum of its records)? A plain sum comes out the same; a mean does not.</summary>
    private static bool OnRecords(Measure m, Question q) => m.Quantity is Over o
        && (m.Aggregate is Aggregate.Sum or Aggregate.Count or Aggregate.Share || q.Kind == o.Records.Kind || Records.RecordNumbers.Together(o.Number) == Together.Mean);

    private static Source SourceOf(Measure m, Question q, AsOf asOf) => m.Quantity switch
    {
        Over o when m.Aggregate == Aggregate.Count => new RecordSource(Records.RecordSet.Of(o.Records, asOf), RecordNumber.Count),
        Over o when OnRecords(m, q) => new RecordSource(Records.RecordSet.Of(o.Records, asOf), o.Number),
        var quantity => new AccountSource(Quantities.Of(quantity, asOf)),
    };

    private static Figure Quotient(Ratio ratio, Question q, AsOf asOf, string name, string unit)
    {
        var parts = Ratios.Parts(ratio, asOf);
        var only = Scopes.Of(q.Scope, q.Where, records: !Rates.Of(ratio.Name).OfCustomers);
        return new Figure(name, unit, [new(null, only, parts.Above), new(null, only, parts.Below)], t => parts.Quotient(t[0].Sum, t[1].Sum));
    }

    /// <summary>
    /// The question's set within the set without its conditions: of the accounts that <see cref="Measure.Base"/> names (all that count when null). Where the accounts are the same
    /// and only the records differ ("what share of tickets is urgent"), the whole is the records without their tests. Where nothing differs, a group's share is of all groups.
    /// </summary>
    private static Figure Share(Measure m, Question q, AsOf asOf, string name)
    {
        var (part, whole) = (m.Quantity, m.Base ?? Condition.All);
        if (part is Ratio) throw new CannotAnswer("A share of a quotient has no meaning.");
        var sameAccounts = q.Where == whole;
        var all = m.BaseRecords is { } records && part is Over o ? o with { Records = records }
            : sameAccounts && part is Over { Records.Tests.IsEmpty: false } p ? p with { Records = p.Records with { Tests = [] } } : part;
        var onRecords = part is Over;
        Source Of(Quantity quantity) => SourceOf(m with { Quantity = quantity, Aggregate = Aggregate.Sum }, q, asOf);
        var above = new Stream(null, Scopes.Of(q.Scope, q.Where, onRecords), Of(part));
        var below = new Stream(Conditions.Compile(whole, asOf), Scopes.Of(q.Scope, whole, onRecords), Of(all), Whole: sameAccounts && all == part);
        static double Sum(Tally tally, Source source) => source.Together == Together.Distinct ? tally.Distinct : tally.Sum;
        return new Figure(name, "percent", [above, below], t => Sum(t[1], below.Source) is var b && b == 0 ? double.NaN : Sum(t[0], above.Source) / b * 100);
    }

    private static string Name(Measure m)
    {
        var name = Quantities.Name(m.Quantity);
        return m.Aggregate switch
        {
            Aggregate.Sum => name,
            Aggregate.Count => m.Quantity is Over o ? Quantities.Name(o with { Number = RecordNumber.Count }) : "accounts",
            Aggregate.Share => "share_of_" + name,
            _ => $"{Quantities.Snake(m.Aggregate.ToString())}_{name}",
        };
    }

    private static string Unit(Measure m, Workspace workspace) => m.Aggregate switch
    {
        Aggregate.Count => m.Quantity is Over o ? Quantities.CountUnit(o.Records.Kind) : "accounts",
        Aggregate.Share => "percent",
        _ => Quantities.Unit(m.Quantity, workspace),
    };
}
