using System.Numerics;
using CsmBot.Accounts;
using CsmBot.Reports;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>How often a planned contact comes again: "weekly", "every two weeks", "a month", "twice a quarter", "every Monday".</summary>
internal static class PlanRhythm
{
    private static readonly Lazy<(int Unit, int Duration, int Number, int Recurrence)> _of = new(() =>
        (Language.English.Grammar.Category("unit"), Language.English.Grammar.Category("duration"), Language.English.Grammar.Category("number"), Language.English.Grammar.Category(RecurrenceRules.Category)));

    /// <summary>So many times in so many days, and where the words end; null where they say no such thing.</summary>
    /// <param name="adjective">It stands before the thing, where "a month" would not.</param>
    public static (int Times, double Days, int End)? At(Chart chart, int at, bool adjective)
    {
        var tokens = chart.Tokens;
        if (Named(tokens, at) is { } named) return (1, named, at + 1);
        // "daily 1-hour calls", "a call every day, 2 mails" are not at a time of day, which must be said to be one.
        foreach (var (recurrence, last) in chart.Longest<Recurrence>(_of.Value.Recurrence, at))
            if (tokens[last - 1].Kind != TokenKind.Number || Enumerable.Range(at, last - at).Any(i => Is(tokens, i, "at", "@", ":"))) return Of(recurrence, last);
        if (adjective) return null;
        var times = 1;
        if (Is(tokens, at, "once", "twice", "thrice")) times = Is(tokens, at, "once") ? 1 : Is(tokens, at++, "twice") ? 2 : 3;
        else foreach (var (number, end) in chart.Longest<double>(_of.Value.Number, at))
            if (Is(tokens, end, "times") && number == Math.Floor(number) && number is > 0 and <= 100) { (times, at) = ((int)number, end + 1); break; }
        if (Is(tokens, at, "once")) at++;
        if (times > 1 && Named(tokens, at) is { } often) return (times, often, at + 1);
        if (Is(tokens, at, "a", "an")) return Days(chart, at, bare: false) is var (unit, close) ? (times, unit, close) : null;
        if (!Is(tokens, at, "every", "each", "per")) return null;
        at++;
        if (Is(tokens, at, "other", "second")) return Days(chart, at + 1, bare: true) is var (half, stop) ? (times, 2 * half, stop) : null;
        return Days(chart, at, bare: true) is var (each, closing) ? (times, each, closing) : null;
    }

    /// <summary>How many days "two weeks", "a month" are, months as long as reports have them; <paramref name="bare"/>: "week" too.</summary>
    public static (double Days, int End)? Days(Chart chart, int at, bool bare)
    {
        foreach (var (length, end) in chart.Longest<Duration>(_of.Value.Duration, at)) if (Of(length) is > 0 and var days) return (days, end);
        if (bare)
            foreach (var (unit, end) in chart.Longest<TimeUnit>(_of.Value.Unit, at)) if (Of(new Duration(1, unit)) is > 0 and var days) return (days, end);
        return bare && Is(chart.Tokens, at, "fortnight") ? (14, at + 1) : null;
    }

    private static double? Of(Duration length) => length.Unit switch
    {
        TimeUnit.Day => 1, TimeUnit.BusinessDay => 7 / 5.0, TimeUnit.Week => 7, TimeUnit.Month => PreventionPlan.Month, TimeUnit.Quarter => 3 * PreventionPlan.Month, TimeUnit.Year => 12 * PreventionPlan.Month, _ => (double?)null,
    } is { } each && (length.And is null ? 0 : Of(length.And)) is { } more ? (length.Count * each) + more : null;

    /// <summary>Is it said between two places by a word alone: "weekly"?</summary>
    public static bool IsSaid(Tokens tokens, int at, int end)
    {
        for (var i = at; i < end; i++) if (Named(tokens, i) is not null) return true;
        return false;
    }

    private static double? Named(Tokens tokens, int at) =>
        Is(tokens, at, "weekly") ? 7 : Is(tokens, at, "fortnightly", "biweekly") ? 14 : Is(tokens, at, "monthly") ? PreventionPlan.Month : Is(tokens, at, "quarterly") ? 3 * PreventionPlan.Month : null;

    private static (int, double, int) Of(Recurrence recurrence, int end) => recurrence.Weekdays switch
    {
        0 => (1, PreventionPlan.Month, end),
        Recurrence.AllDays => (1, 1, end),
        var days => (BitOperations.PopCount((uint)days), 7, end),
    };
}
