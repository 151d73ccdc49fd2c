using System.Globalization;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Tier 1, T2, tiers 1 and 2, tier one.</summary>
internal static class Tiers
{
    public static readonly Rule[] Rules =
    [
        new("digit", "digit", "<number>", (in Match m) => m.Get<double>(0) is >= 1 and <= 9 and var n && n == Math.Floor(n) ? n : null),
        new("one tier", "a tier", "(tier|tiers|teir|t ~<digit> | tier|tiers|tr|teir (number|no|#|-)? <digit> | tier (one|1st|i) | (first|1st|top|highest) tier | tier (two|ii) | second|2nd tier | tier (three|iii) | third|3rd|lowest|bottom tier | tier four | fourth tier) (s)?", One),
        Phrase("tier", "<one tier>", (in Match m) => new Is(Tier(m.Get<int>(0))), "tier 1 accounts", "T2 customers", "tier-one clients") with { Weight = 8 },
        Phrase("two tiers", "<one tier> (and|or|&|/|,|+) (<one tier>|<digit>)", Several, "tier 1 and 2", "t1/t2", "tier 1 or tier 3 accounts"),
        Phrase("three tiers", "<one tier> (and|or|&|/|,|+)? (<one tier>|<digit>) (and|or|&|/|,|+) (<one tier>|<digit>)", Several, "tiers 1, 2 and 3"),
        Phrase("any tier but", "(in|of|from)? any|every|all|each tier|tiers but|except|besides|excluding|(other than)|(apart from)|(except for) (tier|tiers|t)? <digit> ((and|or|&|/|,) <digit>)?", (in Match m) => new Is(new Not(Tier([.. m.Count > 1 ? [(int)m.Get<double>(0), (int)m.Get<double>(1)] : (ReadOnlySpan<int>)[(int)m.Get<double>(0)]]))), "any tier but 3") with { Weight = 3 },
        Phrase("a run of tiers", "<one tier> (to|through) (<one tier>|<digit>)", (in Match m) => Run(m), "tiers 1 to 2"),
    ];

    private static OneOf Tier(params int[] tiers) => new(Field.Tier, tiers.Distinct().Select(t => t.ToString(CultureInfo.InvariantCulture)).ToArray());

    private static object? One(in Match m) =>
        m.TryFind<double>(out var n) ? n <= 4 ? (int)n : null
        : m.HasAny("one", "i", "1st", "first", "top", "highest") ? 1
        : m.HasAny("two", "ii", "second", "2nd") ? 2
        : m.HasAny("four", "fourth") ? 4 : 3;

    private static int At(in Match m, int index) => m.Edge(index).Value is int tier ? tier : (int)m.Get<double>(index);

    private static object? Several(in Match m)
    {
        var tiers = new int[m.Count];
        for (var i = 0; i < tiers.Length; i++) tiers[i] = At(m, i);
        return new Is(Tier(tiers));
    }

    private static object? Run(in Match m)
    {
        int first = At(m, 0), last = At(m, 1);
        return first < last ? new Is(Tier([.. Enumerable.Range(first, last - first + 1)])) : null;
    }
}
