using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Commands;

/// <summary>The days of a <c>recurrence</c>, before its time is known.</summary>
internal sealed record Round(int Weekdays, int? DayOfMonth = null);

/// <summary><c>recurrence</c>: "every Monday at 9:00", "Tuesdays and Thursdays at 8:30", "daily at 7", "on the 1st of every month". Without a time it is nine in the morning.</summary>
internal static class RecurrenceRules
{
    public const string Category = "recurrence";

    private static readonly TimeOnly Nine = new(9, 0);

    public static IEnumerable<Rule> All { get; } =
    [
        new("dayslist", "weekdays joined", "<weekday>|<weekdays>", (in Match m) => Days(m), "Monday", "Mondays"),
        new("dayslist", "two weekdays", "<weekday>|<weekdays> (, and)|,|and|(and on) <weekday>|<weekdays>", (in Match m) => Days(m), "Monday and Thursday"),
        new("dayslist", "three weekdays", "<weekday>|<weekdays> , <weekday>|<weekdays> (, and)|,|and <weekday>|<weekdays>", (in Match m) => Days(m), "Monday, Wednesday and Friday"),
        new("turnus", "every weekday named", "every|each|(weekly on)|(every|each week on)|(on every) <dayslist>", (in Match m) => m.Get<Round>(0), "every Monday", "weekly on Friday"),
        new("turnus", "weekdays in the plural", "on? <dayslist>", (in Match m) => Repeats(m) ? m.Get<Round>(0) : null, "on Mondays and Thursdays", "Tuesdays"),
        Says("every day", "daily|(every|each day)|(each and every day)", new Round(Recurrence.AllDays), "daily", "every day"),
        Says("every working day", "(every|each weekday|workday)|(every|each working|business day)|(on? weekdays|workdays)", new Round(Recurrence.WorkDays), "every weekday", "weekdays", "each working day"),
        new("turnus", "day of each month", "(every|each month on)|(monthly on) the? <nth>", (in Match m) => OfMonth(m), "every month on the 1st", "monthly on the 15th"),
        new("turnus", "day, of each month", "on? the? <nth> (day? of every|each|the month)", (in Match m) => m.HasAny("every", "each") ? OfMonth(m) : null, "on the 1st of every month", "the first day of each month"),
        new("turnus", "every n-th of the month", "every|each <nth> (day? of the month)", (in Match m) => OfMonth(m), "every first of the month"),
        new(Category, "days, then time", "<turnus> ,? (at|@|,)? <clock>|<hour>", (in Match m) => At(m, 0, 1), "every Monday 9:00", "daily at 7", "Tuesdays at 8:30", "every Friday at 4pm"),
        new(Category, "days, at a time", "<turnus> <time>", (in Match m) => At(m, 0, 1), "every Monday at noon"),
        new(Category, "time, then days", "at? <clock>|<hour> <turnus>", (in Match m) => At(m, 1, 0), "at 9 every Monday", "8:30 on Tuesdays"),
        new(Category, "days alone", "<turnus>", (in Match m) => Of(m.Get<Round>(0), Nine), "every Monday"),
        new(Category, "each morning", "every|each morning", (in Match _) => new Recurrence(Nine) { Weekdays = Recurrence.AllDays }, "every morning"),
        new(Category, "a weekday's morning", "every|each <weekday> morning", (in Match m) => new Recurrence(Nine) { Weekdays = Recurrence.Bit(m.Get<DayOfWeek>(0)) }, "every Monday morning"),
    ];

    private static Rule Says(string name, string pattern, object value, params string[] examples) => new("turnus", name, pattern, (in Match _) => value, examples);

    private static Round Days(in Match m)
    {
        var bits = 0;
        for (var i = 0; i < m.Count; i++) bits |= Recurrence.Bit(m.Get<DayOfWeek>(i));
        return new Round(bits);
    }

    /// <summary>"Monday" alone is one day; "Mondays" come round.</summary>
    private static bool Repeats(in Match m)
    {
        for (var i = m.Start; i < m.End; i++)
            if (m.Chart.Tokens.Folded(i) is "mondays" or "tuesdays" or "wednesdays" or "thursdays" or "fridays" or "saturdays" or "sundays") return true;
        return false;
    }

    private static Round? OfMonth(in Match m) => m.Get<int>(0) is >= 1 and <= 31 and var day ? new Round(0, day) : null;

    private static Recurrence? At(in Match m, int days, int time)
    {
        var at = m.Get<object>(time) switch { TimeReading t => t, Hour { Value: var h } => Clock.Of(h, 0), _ => null };
        // "every Monday 7 accounts": figures before a word that they count are no time.
        if (at is null || (m.Get<object>(time) is Hour && !m.HasAny("at", "@") && m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Number)) return null;
        return Of(m.Get<Round>(days), Written(m, m.Edge(time)) ? TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(at.Seconds % 86_400)) : at.Likely);
    }

    /// <summary>"6:30" as on a clock is the morning; "at 4" is how people say the afternoon.</summary>
    private static bool Written(in Match m, in Edge edge)
    {
        for (var i = edge.Start; i < edge.End; i++) if (m.Chart.Tokens.Folded(i) is ":") return true;
        return false;
    }

    private static Recurrence Of(Round days, TimeOnly at) => new(at) { Weekdays = days.Weekdays, DayOfMonth = days.DayOfMonth };
}
