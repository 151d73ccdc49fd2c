using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

internal enum Third : byte { Start, Middle, End, FirstHalf, SecondHalf }

/// <summary>Parts of a period: early, mid, late, its n-th week, its first ten days, the rest of it.</summary>
internal static class PartRules
{
    private const string Relative = "<weekrel>|<monthrel>|<quarterrel>|<yearrel>";

    public static IEnumerable<Rule> All { get; } =
    [
        Say.Words("third", "early|earlier|(the? beginning|start of)|(the? first part of)", Third.Start, "early", "the beginning of"),
        Say.Words("third", "mid|(mid -)|(the? middle of)", Third.Middle, "mid", "middle of"),
        Say.Words("third", "late|(the? end of)|(the? last part of)", Third.End, "late", "the end of"),
        Say.Words("third", "the? first half of", Third.FirstHalf, "first half of"),
        Say.Words("third", "the? second|last|other half of", Third.SecondHalf, "second half of"),
        new("period", "a part of a period", "<third> (in|of)? the? <period>", (in Match m) => Narrowed(m, m.Get<Third>(0), m.Get<WindowReading>(1)), "early 2016", "mid-March", "late last month", "the end of September", "mid 1989"),
        new("period", "the end of the unit", "<third> the? <calendarunit>", (in Match m) => m.Next("of") ? null : Narrowed(m, m.Get<Third>(0), Periods.Whole(m.Get<Unit>(1), m.Reading.Moment, 0)), "end of year", "the start of the month"),
        new("period", "later", $"later (in|on)? {Relative}", (in Match m) => Later(m), "later this week", "later in the year"),
        new("period", "EOY", "eoy|eom|eoq|eow", EndOf, "EOM"),
        new("period", "the rest", "the? rest|remainder of? the|this|my|our|current? <calendarunit>", (in Match m) => Rest(m, Periods.Whole(m.Get<Unit>(0), m.Reading.Moment, 0)), "rest of the week", "the rest of this year"),
        new("period", "n-th unit of a period", "the? <nth> <calendarunit> (of|in) the? <period>", (in Match m) => Nth(m, m.Get<int>(0), m.Get<Unit>(1), m.Get<WindowReading>(2)), "3rd week of 2018", "the third month of 2021", "first week of this year"),
        new("period", "last unit of a period", "the? last|final <calendarunit> (of|in) the? <period>", (in Match m) => LastOf(m, 1, m.Get<Unit>(0), m.Get<WindowReading>(1)), "last week of Dec 2016", "the last month of the year"),
        new("period", "first units of a period", "the? first <duration> (of|in) the? <period>", (in Match m) => FirstOf(m, m.Get<Duration>(0), m.Get<WindowReading>(1)), "first ten days of last year"),
        new("period", "last units of a period", "the? last|final <duration> (of|in) the? <period>", (in Match m) => m.Get<Duration>(0) is { And: null } d && UnitOf(d.Unit) is { } unit && d.Count is >= 1 and <= 400 ? unit == Unit.Day ? LastDays((int)d.Count, m.Get<WindowReading>(1)) : LastOf(m, (int)d.Count, unit, m.Get<WindowReading>(1)) : null, "the last 3 weeks of this year"),
        Say.Words("calendarunit", "day", Unit.Day), Say.Words("calendarunit", "week", Unit.Week), Say.Words("calendarunit", "month", Unit.Month),
        Say.Words("calendarunit", "quarter", Unit.Quarter), Say.Words("calendarunit", "year", Unit.Year),
    ];

    private static Unit? UnitOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Day => Unit.Day,
        TimeUnit.Week => Unit.Week,
        TimeUnit.Month => Unit.Month,
        TimeUnit.Quarter => Unit.Quarter,
        TimeUnit.Year => Unit.Year,
        _ => null,
    };

    private static WindowReading? Both(WindowReading whole, Func<Window, Window?> part)
    {
        if (whole.Kind != WindowKind.Period || whole.OfDay || part(whole.Past) is not { } past || part(whole.Future) is not { } future) return null;
        return new WindowReading(past, future) { HasYear = whole.HasYear };
    }

    private static WindowReading? Narrowed(in Match m, Third third, WindowReading whole)
    {
        var named = whole.Unit == Unit.Year && m.Count > 1 && m.Chart.Tokens[m.End - 1].Kind == TokenKind.Number;
        return whole.Unit is { } unit && unit != Unit.Day ? Both(whole, w => Narrow(third, unit, w, named)) : Both(whole, w => Thirds(third, w));
    }

    /// <summary>Weeks split behind Wednesday, months behind the 15th, years in the middle; the middle of a month is its 10th to 20th.</summary>
    private static Window? Narrow(Third third, Unit unit, Window w, bool namedYear)
    {
        if (w.From is not { } from || w.To is not { } to) return null;
        if (third >= Third.FirstHalf)
        {
            if (unit == Unit.Year) return null;
            var half = unit == Unit.Month ? from.AddDays(15) : from.AddDays((to.DayNumber - from.DayNumber) / 2);
            return third == Third.FirstHalf ? new Window(from, half) : new Window(half, to);
        }

        var (split, middleFrom, middleTo) = unit switch
        {
            Unit.Week => (from.AddDays(3), from.AddDays(1), from.AddDays(4)),
            Unit.Month => (from.AddDays(15), from.AddDays(9), from.AddDays(20)),
            Unit.Quarter => (third == Third.Start ? from.AddMonths(1) : from.AddMonths(2), from.AddMonths(1), from.AddMonths(2)),
            _ => (namedYear ? third == Third.Start ? from.AddMonths(4) : from.AddMonths(8) : from.AddMonths(6), from.AddMonths(4), from.AddMonths(8)),
        };
        return third switch { Third.Start => new Window(from, split), Third.Middle => new Window(middleFrom, middleTo), _ => new Window(split, to) };
    }

    private static Window? Thirds(Third third, Window w)
    {
        if (w.From is not { } from || w.To is not { } to || w.Days < 3 || third >= Third.FirstHalf) return null;
        var length = (to.DayNumber - from.DayNumber) / 3;
        return third switch { Third.Start => new Window(from, from.AddDays(length)), Third.Middle => new Window(from.AddDays(length), to.AddDays(-length)), _ => new Window(to.AddDays(-length), to) };
    }

    private static WindowReading? Later(in Match m)
    {
        var today = m.Reading.Moment.Today;
        var whole = m.Get<WindowReading>(0);
        if (Narrowed(m, Third.End, whole) is not { } late) return null;
        return late.Past.From < today && whole.Past.Contains(today) ? new WindowReading(new Window(today, late.Past.To)) { HasYear = true } : late;
    }

    private static WindowReading? EndOf(in Match m)
    {
        var unit = m.Has("eoy") ? Unit.Year : m.Has("eom") ? Unit.Month : m.Has("eoq") ? Unit.Quarter : Unit.Week;
        return Narrowed(m, Third.End, Periods.Whole(unit, m.Reading.Moment, 0));
    }

    private static WindowReading? Rest(in Match m, WindowReading whole) =>
        whole.Unit == Unit.Day ? null : new WindowReading(new Window(m.Reading.Moment.Today, whole.Past.To)) { HasYear = true };

    private static DateOnly? First(Unit unit, DateOnly from, Workspace workspace) => unit == Unit.Week ? WeekRules.FirstWeek(from, workspace) : from;

    public static WindowReading? Nth(in Match m, int n, Unit unit, WindowReading whole)
    {
        if (unit == Unit.Day || whole.Unit is null || unit >= whole.Unit) return null;
        var workspace = m.Reading.Moment.Workspace;
        var found = Both(whole, w =>
        {
            var from = Calendar.Add(unit, First(unit, w.From!.Value, workspace)!.Value, n - 1);
            return from >= w.To ? null : new Window(from, Calendar.Add(unit, from, 1));
        });
        return found is null ? null : found with { Unit = unit };
    }

    private static WindowReading? LastOf(in Match m, int count, Unit unit, WindowReading whole)
    {
        if (whole.Unit is null || unit == Unit.Day || unit >= whole.Unit) return null;
        var workspace = m.Reading.Moment.Workspace;
        return Both(whole, w =>
        {
            var to = unit == Unit.Week ? WeekRules.FirstWeek(w.To!.Value, workspace) : w.To!.Value;
            return new Window(Calendar.Add(unit, to, -count), to);
        });
    }

    private static WindowReading? LastDays(int count, WindowReading whole) => whole.Unit is null ? null : Both(whole, w => new Window(w.To!.Value.AddDays(-count), w.To));

    private static WindowReading? FirstOf(in Match m, Duration length, WindowReading whole)
    {
        if (!length.OfDays || whole.Unit is null) return null;
        var workspace = m.Reading.Moment.Workspace;
        return Both(whole, w =>
        {
            var from = length.Unit == TimeUnit.Week ? WeekRules.FirstWeek(w.From!.Value, workspace) : w.From!.Value;
            return length.From(from, 1) is { } to ? new Window(from, to) : null;
        });
    }
}
