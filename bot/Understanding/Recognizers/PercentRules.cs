using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

internal static class PercentRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        new("percent", "so many percent", "<number> (%|percent|percents|pct|(per cent)|percentage|(percentage points))", (in Match m) => new Percent(m.Get<double>(0)),
            "20 %", "15%", "five percent", "minus five percent", "12 per cent"),
        new("percent", "part of a percent", "<fraction>|<part> of? a percent", (in Match m) => new Percent(m.Double(0)), "half a percent", "one third of a percent"),
        new("percent", "an unknown share", "a|the small|large|high|low|certain|tiny|huge percent|percentage|pct|(per cent)", (in Match m) => new Percent(null), "a small percent"),
        new("percent", "percent of so many", "(percent|percents|percentage|pct|(per cent)) of <number>", (in Match m) => new Percent(m.Get<double>(0)), "percents of twenty"),
    ];
}
