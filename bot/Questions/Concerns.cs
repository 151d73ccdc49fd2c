namespace CsmBot.Questions;

/// <summary>What not everybody may see: revenue, cost, and how accounts stand.</summary>
[Flags]
public enum Concern : byte { None = 0, Arr = 1, Cost = 2, Risk = 4, All = Arr | Cost | Risk }

/// <summary>What of <see cref="Concern"/> a question is about. What is not named here as harmless concerns everything, so that a new kind of question is shown to too few rather than too many.</summary>
public static class Concerns
{
    /// <summary>What the question names: its conditions, figures, order and columns. Who may not see that gets no answer to it.</summary>
    public static Concern Asked(Question q) => Scopes.Walk(q.Where).Aggregate(Concern.None, (all, c) => all | Of(c))
        | Of(q.Records) | All(q.Measures, Of) | All(q.GroupBy, Of) | (q.Per is { } per ? Of(per) : Concern.None) | All(q.Show, Of) | All(q.Sort, s => Of(s.Key)) | (q.Shape == Shape.Why ? Concern.Risk : Concern.None);

    /// <summary>The same, and what its answer shows beside: lists have their usual columns and people's notes.</summary>
    public static Concern Shown(Question q) => Asked(q) | q.Shape switch
    {
        Shape.List when q.Kind == Kind.People => Concern.None,
        Shape.List when q.Kind == Kind.Fires => Concern.All,
        Shape.List => Concern.Arr | Concern.Risk,
        Shape.Summary => Concern.All,
        Shape.Count or Shape.Figure or Shape.Fact or Shape.YesNo or Shape.Why => Concern.None,
        _ => Concern.All,
    };

    /// <summary>Is this column of an answer money, and whose business is it?</summary>
    public static Concern OfColumn(string name) =>
        name is "arr" || name.StartsWith("arr_", StringComparison.Ordinal) ? Concern.Arr
        : name.EndsWith("cost", StringComparison.Ordinal) || name.Contains("cost_", StringComparison.Ordinal) ? Concern.Cost : Concern.None;

    private static Concern Of(Condition condition) => condition switch
    {
        AllAccounts or AllOf or AnyOf or Not or NotContacted => Concern.None,
        OneOf c => Of(c.Field),
        Missing c => Of(c.Field),
        DayIn c => Of(c.Field),
        SameAs c => Of(c.Field),
        OnWeekday c => Of(c.Field),
        Compare c => Of(c.Quantity),
        CompareBoth c => Of(c.Left) | Of(c.Right),
        Foremost c => Of(c.By) | Scopes.Walk(c.Of).Select(Of).Aggregate(Concern.None, (a, b) => a | b),
        RenewalOverdue or BehindOnPlan or HealthOn or Turned or BeenColour or StayedGreen => Concern.Risk,
        _ => Concern.All,
    };

    private static Concern Of(Field field) => field switch
    {
        Field.Arr => Concern.Arr,
        Field.Health or Field.HealthSince or Field.HealthReason or Field.HealthSetBy => Concern.Risk,
        _ => Concern.None,
    };

    private static Concern Of(Quantity quantity) => quantity switch
    {
        Of { Number: AccountNumber.Arr } => Concern.Arr,
        Of { Number: AccountNumber.DaysInColour } => Concern.Risk,
        Questions.Of => Concern.None,
        Over q => Of(q.Number) | Of(q.Records),
        Ratio q => Of(q.Name) | Of(q.Records),
        Metric or MetricChange => Concern.Risk,
        Overall q => Of(q.Quantity),
        OfOther q => Of(q.Quantity),
        _ => Concern.All,
    };

    private static Concern Of(RecordNumber number) => number switch
    {
        RecordNumber.Cost or RecordNumber.DirectCost or RecordNumber.TotalCost or RecordNumber.IndirectCost or RecordNumber.ReactiveCost or RecordNumber.ProactiveCost => Concern.Cost,
        RecordNumber.ArrBefore or RecordNumber.ArrAfter or RecordNumber.ArrKept or RecordNumber.ArrLost => Concern.Arr,
        _ => Concern.None,
    };

    private static Concern Of(RatioName name) => Rates.Of(name).Concern;

    private static Concern Of(RecordFilter? records) => records?.Kind switch
    {
        null or Kind.Interactions or Kind.Tickets or Kind.Steps or Kind.Plans or Kind.Training or Kind.Evidence or Kind.People or Kind.Accounts => Concern.None,
        Kind.Fires or Kind.HealthChanges or Kind.Signals or Kind.Renewals => Concern.Risk,
        _ => Concern.All,
    };

    private static Concern Of(Measure measure) => Of(measure.Quantity) | Of(measure.BaseRecords) | (measure.Base is { } whole ? Scopes.Walk(whole).Aggregate(Concern.None, (all, c) => all | Of(c)) : Concern.None);

    private static Concern Of(Dimension dimension) => dimension is Dimension.Health or Dimension.Outcome or Dimension.Cause or Dimension.Fire or Dimension.Reason or Dimension.Metric ? Concern.Risk : Concern.None;

    private static Concern Of(Show show) => show switch
    {
        ShowField s => Of(s.Field),
        ShowQuantity s => Of(s.Quantity),
        ShowHealthOn => Concern.Risk,
        ShowRecord s => Of(s.Records),
        _ => Concern.All,
    };

    private static Concern Of(SortKey key) => key switch { ByField k => Of(k.Field), ByQuantity k => Of(k.Quantity), _ => Concern.None };

    private static Concern All<T>(IEnumerable<T> parts, Func<T, Concern> of) => parts.Aggregate(Concern.None, (all, part) => all | of(part));
}
