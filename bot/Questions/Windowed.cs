using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>The same question about another window: the windows of its measures and records, or, where they have none, of its conditions.</summary>
internal static class Windowed
{
    public static Question In(Question q, Window window)
    {
        if (q.Records?.Window is null && !q.Measures.Any(m => HasWindow(m.Quantity))) return q with { Where = In(q.Where, window) };
        return q with
        {
            Records = q.Records is { } records ? In(records, window) : null,
            Measures = [.. q.Measures.Select(m => m with { Quantity = In(m.Quantity, window), BaseRecords = m.BaseRecords is { } b ? In(b, window) : null })],
        };
    }

    private static bool HasWindow(Quantity quantity) => quantity is Over { Records.Window: not null } or Ratio { Window: not null } or Ratio { Records.Window: not null };

    private static RecordFilter In(RecordFilter filter, Window window) => filter.Window is null ? filter : filter with { Window = window };

    private static Quantity In(Quantity quantity, Window window) => quantity switch
    {
        Over q => q with { Records = In(q.Records, window) },
        Ratio q => q with { Window = q.Window is null ? null : window, Records = q.Records is { } records ? In(records, window) : null },
        _ => quantity,
    };

    private static Condition In(Condition condition, Window window) => condition switch
    {
        AllOf c => new AllOf([.. c.Parts.Select(p => In(p, window))]),
        AnyOf c => new AnyOf([.. c.Parts.Select(p => In(p, window))]),
        Not c => new Not(In(c.Part, window)),
        DayIn c => c with { Window = window },
        Turned c => c with { Window = window },
        StayedGreen => new StayedGreen(window),
        HealthOn c when window.LastDay is { } day => c with { Day = day },
        Compare c => c with { Quantity = In(c.Quantity, window) },
        _ => condition,
    };
}
