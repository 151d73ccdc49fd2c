using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Logging.Rules.LengthRules;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>How long it took beside what was planned: twice that, so much over, so long instead of so long.</summary>
internal static class PlannedLengthRules
{
    private const string Times = "(twice|thrice|double|triple|half|(<number> times))";

    private const string About = "(about|around|some|nearly|almost|roughly|another|(at least))";

    public static IEnumerable<Rule> All { get; } =
    [
        new("log", "so many times the plan", $"(took|lasted|was|became|ran|needed|and|but|nearly|almost|about|really|actually|for)? {Times} (that|this|((as|so) (long|much) ((as|than) (planned|scheduled|booked|expected))?)|((of)? (that|this|(the|its|our|original|planned|allotted|scheduled|booked) (plan|planned|length|time|slot|duration)?) time?))", TimesPlanned,
            "lasted twice that", "twice as long", "took double the time", "three times as long", "half the planned time"),
        new("log", "double the plan", "took|lasted|needed|became|was double|twice|triple (that|it)?", (in Match m) => EndsHere(m) ? new Lasting(m.Has("triple") ? 3 : 2, Length.TimesPlanned) : null, "took double"),
        new("log", "so much over the plan", $"((overran|((ran|went|was|(ended up)) (over|long|longer|on))) (by)? {About}? <duration>|<digits>)|(ran|went {About}? <duration> (over|long|longer|beyond|(too long)))", BeyondPlan, "overran by 20", "ran over by 20 min", "went 10 minutes over"),
        new("log", "so much under the plan", "((ended|finished|(wrapped up)|(cut short)|done|over|out) (by)? <duration> (early|earlier|sooner|(too (soon|early))))", (in Match m) => m.Get<Duration>(0).Minutes is var less and >= 1 and < 240 ? new Lasting(-less, Length.Beyond) : null, "finished 10 minutes early"),
        new("log", "over the plan", "<duration> over|longer|(too long) ((than)? planned|schedule|scheduled|plan|time|booked)?", (in Match m) => EndsHere(m) && m.Get<Duration>(0).Minutes is var more and >= 1 and < 240 ? new Lasting(more, Length.Beyond) : null, "15 min over"),
        new("log", "over its plan by", "overran|exceeded (its|the|our|their) <took>|hour (slot)? by <duration>", (in Match m) => Fit((m.Count == 2 ? m.Get<Lasting>(0).Minutes : 60) + m.Get<Duration>(m.Count - 1).Minutes, Length.Real), "overran its hour by 15 min"),
        new("log", "so many instead", $"<digits> ((instead of)|(rather than)|not|versus|(vs .?)) (the|our)? (planned|scheduled|usual|booked|expected|original)? <took>|<digits>", (in Match m) => m.Double(0) is >= 5 and <= 240 && (m.Count < 2 || m.Edge(1).Value is Lasting || IsBare(m, 1)) ? Fit(m.Double(0), Length.Real) : null, "50 instead of 30 min", "50 instead of 30"),
        new("log", "from the plan to the real time", "<digits>|<took> →|(- ~\\>)|(= ~\\>) <took>", (in Match m) => m.Get<Lasting>(1) with { Length = Length.Real }, "30 -> 45 min", "30 min → 45 min"),
    ];

    private static object? TimesPlanned(in Match m)
    {
        var times = m.HasAny("twice", "double") ? 2 : m.HasAny("thrice", "triple") ? 3 : m.Has("half") ? 0.5 : m.Get<double>(0);
        // "twice that day".
        return times is > 0 and <= 10 && !m.NextAny("day", "week", "month", "morning", "afternoon") ? new Lasting(times, Length.TimesPlanned) : null;
    }

    private static object? BeyondPlan(in Match m)
    {
        var more = m.Edge(0).Value is Duration d ? d.Minutes : m.Double(0);
        if (m.Edge(0).Value is not Duration && !IsBare(m)) return null;
        return more is >= 1 and <= 240 ? new Lasting(more, Length.Beyond) : null;
    }
}
