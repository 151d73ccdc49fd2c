using System.Collections.Immutable;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

/// <summary>
/// A second look at a question that was put together, which knows nothing of how: is all that the words name in it? What fell out on the way would be answered as if it had not been said.
/// </summary>
internal static class Faithful
{
    /// <summary>The words that are not in the question.</summary>
    /// <param name="said">What was read, as it was before the question was put together.</param>
    public static IEnumerable<Item> Missing(IReadOnlyList<Item> said, Question question)
    {
        if (question.Shape is Shape.Summary or Shape.Why) yield break;
        var spoken = Spoken(question);
        var compared = IsCompared(question);
        List<RecordFilter>? filters = null;
        foreach (var item in said)
            if (item.Piece is Noun { Kind: var kind, Tests: var tests })
            {
                if ((spoken & Near(kind)) == 0) yield return item;
                else if (tests.Any(t => t is RecordIs { Field: RecordField.Type, Negated: false } type && !(filters ??= [.. Filters(question)]).Exists(f => Tests(f, type)))) yield return item;
            }
            else if (item.IsFrame(FrameWord.Compare) && !compared) yield return item;
    }

    private static bool Tests(RecordFilter filter, RecordIs said) => filter.Tests.Any(t => t is RecordIs test && test.Field == said.Field && said.Values.All(v => test.Values.Contains(v)));

    /// <summary>All records that the question looks at.</summary>
    private static IEnumerable<RecordFilter> Filters(Question q) => (q.Records is { } main ? [main] : Enumerable.Empty<RecordFilter>())
        .Concat(Scopes.Walk(q.Where).SelectMany(Filters)).Concat(q.Measures.SelectMany(m => Filters(m.Quantity).Concat(m.Base is { } whole ? Scopes.Walk(whole).SelectMany(Filters) : [])))
        .Concat(q.Show.SelectMany(s => s switch { ShowQuantity x => Filters(x.Quantity), ShowRecord x => [x.Records], _ => [] })).Concat(q.Sort.SelectMany(s => s.Key is ByQuantity key ? Filters(key.Quantity) : []));

    private static IEnumerable<RecordFilter> Filters(Condition condition) => condition switch
    {
        Compare c => Filters(c.Quantity),
        CompareBoth c => Filters(c.Left).Concat(Filters(c.Right)),
        Foremost c => Filters(c.By).Concat(Scopes.Walk(c.Of).SelectMany(Filters)),
        _ => [],
    };

    private static IEnumerable<RecordFilter> Filters(Quantity quantity) => quantity switch
    {
        Over q => [q.Records],
        Ratio { Records: { } records } => [records],
        Overall q => Filters(q.Quantity),
        OfOther q => Filters(q.Quantity),
        _ => [],
    };

    /// <summary>Two things are set against each other: in groups, in two windows, or one account's number against another.</summary>
    private static bool IsCompared(Question q) => !q.GroupBy.IsEmpty || q.Against is not null || q.Change != 0 || q.Having is not null || q.Show.Length > 1 || q.Measures.Length > 1 || q.Shape == Shape.YesNo
        || Scopes.Walk(q.Where).Any(c => c is CompareBoth or Compare or SameAs or BeenColour or HealthOn or Turned or OneOf { Field: Field.Account, Values.Length: > 1 });

    /// <summary>The kinds of which a question may speak where the words name this one: "how many plans are behind" counts by their steps.</summary>
    private static Kinds Near(Kind kind) => (Kinds)(1 << (int)kind) | kind switch
    {
        Kind.Training or Kind.Fires => Kinds.Interactions,
        Kind.Interactions => Kinds.Training | Kinds.Tickets,
        Kind.Plans => Kinds.Steps,
        Kind.Steps => Kinds.Plans,
        _ => Kinds.None,
    };

    private static Kinds Spoken(Question q) => (Kinds)(1 << (int)q.Kind) | Of(q.Records) | All(Scopes.Walk(q.Where), Of) | All(q.Measures, m => Of(m.Quantity) | (m.Base is { } whole ? All(Scopes.Walk(whole), Of) : Kinds.None)) | All(q.GroupBy, Of) | All(q.Show, Of) | All(q.Sort, s => Of(s.Key))
        | (q.Scope == Scope.Churned ? Kinds.Renewals : Kinds.None);

    private static Kinds Of(RecordFilter? records) => records is null ? Kinds.None : records.Tests.Aggregate((Kinds)(1 << (int)records.Kind), (all, t) => all | t switch
    {
        RecordIs { Field: RecordField.Fire } or RecordMissing { Field: RecordField.Fire } => Kinds.Fires,
        RecordIs { Field: RecordField.Step or RecordField.Plan } => Kinds.Steps,
        _ => Kinds.None,
    });

    private static Kinds Of(Condition condition) => condition switch
    {
        OneOf c => Of(c.Field),
        Missing c => Of(c.Field),
        DayIn c => Of(c.Field),
        OnWeekday c => Of(c.Field),
        Compare c => Of(c.Quantity),
        CompareBoth c => Of(c.Left) | Of(c.Right),
        Foremost c => Of(c.By) | All(Scopes.Walk(c.Of), Of),
        NotContacted => Kinds.Interactions,
        RenewalOverdue => Kinds.Renewals,
        BehindOnPlan => Kinds.Steps,
        HealthOn or Turned or BeenColour or StayedGreen => Kinds.HealthChanges,
        _ => Kinds.None,
    };

    private static Kinds Of(Field field) => field switch
    {
        Field.LastContact => Kinds.Interactions,
        Field.RenewalDate or Field.Status => Kinds.Renewals,
        Field.Plan => Kinds.Plans,
        Field.HealthSince or Field.HealthReason or Field.HealthSetBy => Kinds.HealthChanges,
        _ => Kinds.None,
    };

    private static Kinds Of(Quantity quantity) => quantity switch
    {
        CsmBot.Questions.Of { Number: AccountNumber.OpenTickets } => Kinds.Tickets,
        CsmBot.Questions.Of { Number: AccountNumber.DaysSinceContact } => Kinds.Interactions,
        CsmBot.Questions.Of { Number: AccountNumber.DaysToRenewal } => Kinds.Renewals,
        CsmBot.Questions.Of { Number: AccountNumber.DaysInColour } => Kinds.HealthChanges,
        Over q => Of(q.Records),
        Metric { Name: "open_tickets" } => Kinds.Tickets | Kinds.Signals,
        Metric or MetricChange => Kinds.Signals,
        Ratio q => Of(q.Records) | Of(q.Name),
        Overall q => Of(q.Quantity),
        OfOther q => Of(q.Quantity),
        _ => Kinds.None,
    };

    private static Kinds Of(RatioName name) => name switch
    {
        RatioName.Adherence => Kinds.Steps,
        RatioName.KeptGreenRate => Kinds.HealthChanges,
        _ => Rates.Of(name).OfWork ? Kinds.Interactions : Kinds.Renewals,
    };

    private static Kinds Of(Dimension dimension) => dimension switch
    {
        Dimension.Plan => Kinds.Plans,
        Dimension.RenewalMonth or Dimension.RenewalQuarter or Dimension.RenewalYear => Kinds.Renewals,
        Dimension.Fire or Dimension.Cause => Kinds.Fires,
        Dimension.Course or Dimension.Learner => Kinds.Training,
        Dimension.EvidenceKind or Dimension.Source => Kinds.Evidence,
        Dimension.Metric => Kinds.Signals,
        _ => Kinds.None,
    };

    private static Kinds Of(Show show) => show switch
    {
        ShowField s => Of(s.Field),
        ShowQuantity s => Of(s.Quantity),
        ShowHealthOn => Kinds.HealthChanges,
        ShowRecord s => Of(s.Records),
        _ => Kinds.None,
    };

    private static Kinds Of(SortKey key) => key switch { ByField k => Of(k.Field), ByQuantity k => Of(k.Quantity), _ => Kinds.None };

    private static Kinds All<T>(IEnumerable<T> parts, Func<T, Kinds> of) => parts.Aggregate(Kinds.None, (all, part) => all | of(part));
}
