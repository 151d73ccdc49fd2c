using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Health;

/// <summary>
/// What a condition sees in the replay that nobody knew on the day, as far as the facts show it: most facts carry the day on which they happened, not the one on
/// which they were written down.
/// </summary>
internal static class Hindsight
{
    /// <summary>A sentence for each way in which the condition looks into the future, the gravest first.</summary>
    public static IEnumerable<Doubt> Of(Condition condition)
    {
        var parts = Scopes.Walk(condition).ToList();
        var filters = parts.SelectMany(Quantities).SelectMany(Filters).ToList();
        if (filters.Any(LooksAtFireReports))
            yield return new(DoubtKind.Future, "It looks into the future: the cause and first warning sign of a fire are written down when it is closed, but the replay sees them from the day it opened.");
        if (filters.Any(f => f.Kind == Kind.Tickets && f.Tests.Any(t => FieldOf(t) is RecordField.Priority or RecordField.Minutes)))
            yield return new(DoubtKind.Future, "It may look into the future: a ticket has the priority and minutes of the newest import on every day since it was opened.");
        if (parts.Any(p => p is BehindOnPlan) || filters.Any(f => f.Kind is Kind.Steps or Kind.Plans))
            yield return new(DoubtKind.Future, "It may look into the future: plan steps are judged by the due dates they have now, also on days before these were moved.");
        if (parts.SelectMany(Fields).Select(Undated).OfType<string>().Distinct().ToList() is { Count: > 0 } undated)
            yield return new(DoubtKind.Undated, $"It judges every day by today’s {string.Join(" and ", undated)}: what was before is not kept.");
        if (parts.Any(p => p is NotContacted or DayIn { Field: Field.LastContact }) || filters.Any(f => f.Kind == Kind.Interactions) || parts.SelectMany(Quantities).Any(q => q is Of { Number: AccountNumber.DaysSinceContact }))
            yield return new(DoubtKind.Late, "Interactions count from the day they took place: one that was logged days later looks as if it had been known at once.");
        if (parts.Any(p => p is HealthOn or Turned or BeenColour or StayedGreen or OneOf { Field: Field.Health }) || filters.Any(f => f.Kind == Kind.HealthChanges))
            yield return new(DoubtKind.Colours, "It looks at colours, which rules and people set when they saw the trouble: what it catches was noticed before.");
    }

    private static bool LooksAtFireReports(RecordFilter filter) => filter.Kind == Kind.Fires
        && (filter.Day == RecordDay.FirstSign || filter.Tests.Any(t => FieldOf(t) is RecordField.Cause or RecordField.FirstSign || t is RecordDayIn { Day: RecordDay.FirstSign }));

    private static RecordField? FieldOf(RecordTest test) => test switch
    {
        RecordIs t => t.Field,
        RecordCompare t => t.Field,
        RecordMissing t => t.Field,
        _ => null,
    };

    private static IEnumerable<Quantity> Quantities(Condition condition) => condition switch
    {
        Compare c => [c.Quantity],
        CompareBoth c => [c.Left, c.Right],
        Foremost c => [c.By, .. Scopes.Walk(c.Of).SelectMany(Quantities)],
        _ => [],
    };

    private static IEnumerable<RecordFilter> Filters(Quantity quantity) => quantity switch
    {
        Over { Number: RecordNumber.DaysFromSign } q => [q.Records with { Day = RecordDay.FirstSign }],
        Over q => [q.Records],
        Ratio { Records: { } records } => [records],
        Ratio { Name: RatioName.Adherence } => [new RecordFilter(Kind.Steps)],
        Ratio { Name: RatioName.KeptGreenRate } => [new RecordFilter(Kind.HealthChanges)],
        _ => [],
    };

    private static IEnumerable<Field> Fields(Condition condition) => condition switch
    {
        OneOf c => [c.Field],
        Missing c => [c.Field],
        SameAs c => [c.Field],
        _ => [],
    };

    private static string? Undated(Field field) => field switch
    {
        Field.Owner or Field.OwnerLead => "owner",
        Field.Team => "team",
        Field.Segment => "segment",
        Field.Region => "region",
        Field.Industry => "industry",
        Field.Stage => "stage",
        Field.Sponsor => "sponsor",
        _ => null,
    };
}
