using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Amounts compared: over 50k, at least 3, between 10 and 20, more than 30 days. And windows that stand alone.</summary>
internal static class Amounts
{
    private const string More = "(more|greater|higher|bigger|larger|longer|older|better|upwards|rather than|then|of | over|above|exceeding|exceeds|exceed|exceeded|topped|beyond|past|gt|\\> | north of | in excess of)";
    private const string Less = "(less|fewer|lower|smaller|shorter|younger|worse|newer than|then | under|below|beneath|lt|\\< | south of)";
    private const string Least = "(at least|minimum | minimum|min of? | no|not less|fewer|lower than | \\> = | ≥ | from)";
    private const string Most = "(at most|maximum | maximum|max of? | no|not more|greater|higher|longer than | up to | \\< = | ≤ | within)";

    private static Rule Amount(string name, string pattern, Production make) => new("amount", name, pattern, make);

    private static Rule Compares(string name, string pattern, Op op, params string[] examples) => new("compared", name, pattern, (in Match m) => With(m, op), examples);

    public static readonly Rule[] Rules =
    [
        Amount("plain", "<number> (points|pts)?", (in Match m) => new Compared(Op.Equal, m.Get<double>(0), 0, UnitOf.Plain, Bare: true)),
        Amount("minus", "-|minus|negative <number>", (in Match m) => new Compared(Op.Equal, -m.Get<double>(0), 0, UnitOf.Plain, Bare: true)),
        Amount("money", "<money>", (in Match m) => new Compared(Op.Equal, m.Get<Recognizers.Money>(0).Amount, 0, UnitOf.Money, Bare: true)),
        Amount("so many figures", "(four|five|six|seven | 4|5|6|7) figures|figure|digits", (in Match m) => m.HasAny("four", "4") ? new Compared(Op.Between, 1000, 9999, UnitOf.Money) : m.HasAny("five", "5") ? new Compared(Op.Between, 10_000, 99_999, UnitOf.Money) : m.HasAny("six", "6") ? new Compared(Op.Between, 100_000, 999_999, UnitOf.Money) : new Compared(Op.Between, 1_000_000, 9_999_999, UnitOf.Money)),
        Amount("times", "(once | twice | <number> times)", (in Match m) => new Compared(Op.Equal, m.TryFind<double>(out var n) ? n : m.Has("twice") ? 2 : 1, 0, UnitOf.Plain, Bare: true) { Times = true }),
        Amount("percent", "<percent>", (in Match m) => m.Get<Percent>(0).Value is { } n ? new Compared(Op.Equal, n, 0, UnitOf.Percent, Bare: true) : null),
        Amount("time", "<duration>", (in Match m) => m.Has("all") ? null : Time(m.Get<Duration>(0))),
        Compares("more than", More + " <amount>", Op.MoreThan, "ARR over 50k"),
        Compares("less than", Less + " <amount>", Op.LessThan, "under 40"),
        Compares("at least", Least + " <amount>", Op.AtLeast, "at least 3 calls"),
        Compares("or more", "<amount> (+ | plus | or|and more|over|above|up|higher|longer|better|greater|older | and|or upwards | minimum)", Op.AtLeast, "90 or more"),
        Compares("days or more", "<number> (+ | plus | or more) day|days|week|weeks|month|months|hours|hour|hrs|hr", Op.AtLeast, "90+ days"),
        Compares("at most", Most + " <amount>", Op.AtMost, "at most 2 meetings"),
        Compares("or less", "<amount> (or|and less|fewer|under|below|lower|shorter|worse | max|maximum | tops)", Op.AtMost, "3 or lower"),
        new("compared", "negative", "negative|(below zero)|(in the negative)", (in Match _) => new Compared(Op.LessThan, 0, 0, UnitOf.Plain), "NPS negative"),
        new("compared", "positive", "positive|(above zero)", (in Match _) => new Compared(Op.MoreThan, 0, 0, UnitOf.Plain), "positive NPS"),
        Compares("exactly", "(exactly|precisely|just|equal|equals to? | = | only) <amount>", Op.Equal, "exactly 2 fires"),
        Compares("between", "(between|from|in <amount> and|to|-|& <amount> | <amount> -|to <amount>)", Op.Between, "ARR between 20k and 50k"),
        new Rule("window", "this or next", "(this|current|last|previous|past|next (week|month|quarter|year)? (or|and) next|last|previous|following|this|coming (one)? (week|month|quarter|year)?)", (in Match m) => ThisOrNext(m), "this quarter or next", "this or next month") with { Weight = 3 },
        new("window", "by the end of this year, in short", "((by|before|until|till|through|thru)? eoy|eoq|eom|eow|yearend | by|before|until|till|through|thru (the|this)? year|quarter|month|week (~'s)? end)", (in Match m) => EndOf(m), "by EOY", "before EOQ", "before year end"),
        new("span of time", "a length", "<duration> (now|already|straight|running)?", (in Match m) => Time(m.Get<Duration>(0))),
        new("span of time", "a compared length", "<compared>", (in Match m) => m.Get<Compared>(0) is { Unit: UnitOf.Days or UnitOf.Months } length ? length : null),
        Phrase("a part of the whole", "<compared> of (our|the|all|your)? (the|our)?", (in Match m) => m.Get<Compared>(0) is { Unit: UnitOf.Plain, Value: > 0 and < 1 } part ? new Portion(new Compared(part.Op, part.Value * 100, part.High * 100, UnitOf.Percent)) : m.Get<Compared>(0) is { Unit: UnitOf.Percent } percent ? new Portion(percent) : null, "is more than half of our ARR at risk", "are at least 20% of the accounts red") with { Weight = 3 },
        Phrase("compared with the average", $"({More} | {Less} | (at|just)? least | at|just most) (the|our|your|its|their|of)? (overall|company|portfolio|general|global|usual)? (average|mean|avg|median|norm) (of (all|the)? (accounts|customers|clients)? | for (all|the)? (accounts|customers))?", Average, "accounts with ARR above the average", "usage below average") with { Weight = 5 },
        Phrase("on that weekday", "((on|every|each)? a|any|every|each <weekday> | (on)? <weekdays>)", (in Match m) => m.TryFind<DayOfWeek>(out var day) ? new Trait(new RecordOnWeekday(RecordDay.Main, [day]), AllKinds) : null, "tickets opened on a Monday", "calls on Fridays") with { Weight = 8 },
        Phrase("at the weekend", "(on|at|over)? (a|the)? weekends|(weekend days)", (in Match _) => new Trait(new RecordOnWeekday(RecordDay.Main, [DayOfWeek.Saturday, DayOfWeek.Sunday]), AllKinds), "calls on weekends"),
        Phrase("a comparison", "<compared>", (in Match m) => m.Get<Compared>(0), "accounts over $50k"),
        Phrase("an amount", "<amount>", (in Match m) => m.Get<Compared>(0), "3 calls"),
        Phrase("the whole of this", "(all|whole|entire|through|throughout (the)? (whole|entire|this)?) week|month|quarter|year", (in Match m) => Whole(m), "green all quarter") with { Weight = 5 },
        Phrase("within so long", "(in|for|within|over|during|since) (last|past)? <duration>", (in Match m) => Within(m), "no QBR in 6 months") with { Weight = 5 },
        Phrase("the last so many days, in short", "l ~<number> ~d|days|m", (in Match m) => m.Get<double>(0) is >= 1 and <= 1000 and var n ? new When(new WindowReading(m.Has("m") ? new Window(m.Reading.Moment.Today.AddMonths(-(int)n), m.Reading.Moment.Today.AddDays(1)) : new Window(m.Reading.Moment.Today.AddDays(1 - (int)n), m.Reading.Moment.Today.AddDays(1)))) : null, "calls L30D"),
        Phrase("as it was at the end of", "(at|as|on) of? end|close of <window>", (in Match m) => AtEnd(m), "status at the end of June") with { Weight = 6 },
        Phrase("a window", "(in|on|during|for|over|within|from|throughout|across|as|of)? <window>", (in Match m) => m.Get<WindowReading>(0) is var window && !OfAPerson(m) && !(window.OfDay && m.Chart.Tokens.Folded(m.Start) is "over" or "for" or "within") ? new When(window) : null, "calls in October"),
    ];

    /// <summary>"accounts of April", where somebody is called so: whose they are.</summary>
    private static bool OfAPerson(in Match m)
    {
        var at = m.Has("of") ? m.Start : m.Before("of") ? m.Start - 1 : -1;
        if (at < 1 || m.End - at != 2 || m.Chart.Tokens.Folded(at - 1) is not ("accounts" or "account" or "customers" or "clients" or "reds" or "yellows" or "greens" or "portfolio" or "book")) return false;
        foreach (var e in m.Chart.At(at + 1)) if (m.Chart.Edges[e].Value is CsmBot.Understanding.Names.PersonName) return true;
        return false;
    }

    private const Kinds AllKinds = Kinds.Interactions | Kinds.Tickets | Kinds.Fires | Kinds.Steps | Kinds.Plans | Kinds.Training | Kinds.Evidence | Kinds.Renewals | Kinds.HealthChanges | Kinds.Signals;

    private static object? Average(in Match m)
    {
        var less = m.HasAny("less", "fewer", "lower", "smaller", "shorter", "younger", "worse", "newer", "under", "below", "beneath", "<", "south", "most");
        return new Compared(less ? Op.LessThan : Op.MoreThan, 0, 0, UnitOf.Plain) { Average = m.Has("median") ? Aggregate.Median : Aggregate.Average };
    }

    private static object? With(in Match m, Op op)
    {
        if (m.TryFind<double>(out var n))
        {
            if (m.HasAny("week", "weeks")) n *= 7;
            return m.HasAny("month", "months") ? new Compared(op, n, 0, UnitOf.Months) : m.HasAny("hours", "hour", "hrs", "hr") ? new Compared(op, n * 60, 0, UnitOf.Minutes) : new Compared(op, n, 0, UnitOf.Days);
        }

        var amount = m.Get<Compared>(0);
        if (op != Op.Between) return amount with { Op = op, Bare = false };
        var high = m.Get<Compared>(1);
        var unit = amount.Unit == UnitOf.Plain ? high.Unit : amount.Unit;
        if (high.Unit != UnitOf.Plain && amount.Unit != UnitOf.Plain && high.Unit != amount.Unit) return null;
        // "between 20 and 50k": the thousands are meant for both.
        var low = amount.Value < 1000 && high.Value >= 1000 && high.Value % 1000 == 0 && amount.Value * 1000 < high.Value ? amount.Value * 1000 : amount.Value;
        return low <= high.Value ? new Compared(op, low, high.Value, unit) : null;
    }

    /// <summary>Two stretches of the calendar side by side. "And" joins them only where things fall due: of hours, each may be meant alone.</summary>
    private static object? ThisOrNext(in Match m)
    {
        if (!m.HasAny("week", "month", "quarter", "year") || (m.Has("and") && !Falls(m.Chart.Tokens))) return null;
        var unit = m.Has("year") ? Unit.Year : m.Has("quarter") ? Unit.Quarter : m.Has("month") ? Unit.Month : Unit.Week;
        if ((m.Has("week") ? 1 : 0) + (m.Has("month") ? 1 : 0) + (m.Has("quarter") ? 1 : 0) + (m.Has("year") ? 1 : 0) > 1) return null;
        int low = m.HasAny("last", "previous", "past") ? -1 : m.HasAny("this", "current") ? 0 : 1, high = m.HasAny("next", "following", "coming") ? 1 : m.HasAny("this", "current") ? 0 : -1;
        if (high - low != 1) return null;
        var (today, workspace) = (m.Reading.Moment.Today, m.Reading.Moment.Workspace);
        return new WindowReading(new Window(Calendar.Whole(unit, today, low, workspace).From, Calendar.Whole(unit, today, high, workspace).To));
    }

    private static bool Falls(Tokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (tokens.Folded(i).StartsWith("renew") || tokens.Folded(i).StartsWith("expir") || tokens.Folded(i) is "due") return true;
        return false;
    }

    private static WindowReading EndOf(in Match m)
    {
        var unit = m.HasAny("eoy", "year", "yearend") ? Unit.Year : m.HasAny("eoq", "quarter") ? Unit.Quarter : m.HasAny("eom", "month") ? Unit.Month : Unit.Week;
        return new WindowReading(new Window(null, Calendar.Whole(unit, m.Reading.Moment.Today, 0, m.Reading.Moment.Workspace).To)) { Kind = WindowKind.Until, Unit = unit };
    }

    /// <summary>The last day of a window, where a colour as it was is asked for.</summary>
    private static object? AtEnd(in Match m)
    {
        if (m.Get<WindowReading>(0).Past.LastDay is not { } last) return null;
        for (var i = 0; i < m.Start; i++)
            if (Signals.Names(m.Chart, i) || m.Chart.Tokens.Folded(i) is "status" or "health" or "red" or "reds" or "yellow" or "yellows" or "green" or "greens" or "amber" or "healthy" or "colour" or "color" or "rag" or "adherence") return new When(new WindowReading(last, last.AddDays(1)));
        return null;
    }

    private static When Whole(in Match m)
    {
        var unit = m.Has("year") ? Unit.Year : m.Has("quarter") ? Unit.Quarter : m.Has("month") ? Unit.Month : Unit.Week;
        return new When(new WindowReading(Calendar.Whole(unit, m.Reading.Moment.Today, 0, m.Reading.Moment.Workspace)) { Unit = unit });
    }

    /// <summary>"in 30 days" of what happened: the last 30; of what is due: the next.</summary>
    private static object? Within(in Match m)
    {
        var length = m.Find<Duration>()!;
        var today = m.Reading.Moment.Today;
        // "pending for over 2 weeks" is longer than that, and no time within.
        if (m.Chart.Tokens.Folded(m.Start) is "over" && m.BeforeAny("for", "since", "of")) return null;
        // "in the last 90 days" lies behind, whatever it is about.
        if (m.HasAny("last", "past")) return null;
        if (!length.OfDays || length.From(today, -1) is not { } from || length.From(today, 1) is not { } to) return null;
        // N days ending today are N days; months go back to the same day.
        var past = length.Unit is TimeUnit.Day or TimeUnit.Week ? from.AddDays(1) : from;
        return new When(new WindowReading(new Window(past, today.AddDays(1)), new Window(today, to)) { Kind = WindowKind.Within });
    }

    private static Compared? Time(Duration length)
    {
        if (length.And is null && length.Unit is TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year && length.Count == Math.Floor(length.Count))
            return new Compared(Op.Equal, length.Count * (length.Unit == TimeUnit.Month ? 1 : length.Unit == TimeUnit.Quarter ? 3 : 12), 0, UnitOf.Months, Bare: true);
        return length.OfDays && length.Unit != TimeUnit.BusinessDay
            ? new Compared(Op.Equal, Math.Round(length.Seconds / 86_400), 0, UnitOf.Days, Bare: true)
            : new Compared(Op.Equal, length.Minutes, 0, UnitOf.Minutes, Bare: true);
    }
}
