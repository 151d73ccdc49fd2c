using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Health;

namespace CsmBot.Commands;

/// <summary>The JSON form of a back-test (contracts: cli), with what the cards show beyond it.</summary>
internal static class BacktestJson
{
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="curves">One a rule; null leaves them out.</param>
    public static string Of(IReadOnlyList<Backtested> tested, IReadOnlyList<IReadOnlyList<CurvePoint>>? curves, DateOnly from, DateOnly to) =>
        JsonSerializer.Serialize(new { from, to, rules = tested.Select((t, i) => Rule(t, curves?[i])) }, _plain);

    private static Dictionary<string, object?> Rule(Backtested t, IReadOnlyList<CurvePoint>? curve)
    {
        var rule = new Dictionary<string, object?> { ["rule"] = t.Rule.Name };
        foreach (var (name, value) in Figures(t)) rule[name] = value;
        rule["warnings"] = t.Doubts.Select(d => d.Text);
        if (curve is not null) rule["curve"] = curve.Select(p => Figures(p.Tested).Prepend(new("threshold", p.Value)).ToDictionary());
        return rule;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Figures(Backtested t) =>
    [
        new("fires", Catches(t.Fires)), new("churns", Catches(t.Churns)), new("downsells", Catches(t.Downsells)), new("alarms", t.Alarms), new("false_alarms", t.FalseAlarms),
        new("undecided", t.Undecided), new("alarms_per_week", Math.Round(t.AlarmsPerWeek, 3)), new("not_judged", t.NotJudged),
    ];

    private static object Catches(Catches c) => new { caught = c.Caught.Count, missed = c.Missed.Count, median_days_ahead = c.MedianDaysAhead, by_chance = Math.Round(c.ByChance, 1) };
}
