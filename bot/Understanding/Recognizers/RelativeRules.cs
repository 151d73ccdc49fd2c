using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Days counted from today or another day: "yesterday", "two weeks ago", "3 days after Monday".</summary>
internal static class RelativeRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        Today("today|(this day)|(current date|day)|(the same? day)", 0, "today"),
        Today("tomorrow|tmr|tmrw|tomorow|(the? next|following|coming|upcoming day)", 1, "tomorrow", "the next day"),
        Today("yesterday|(the? last|previous|past day)", -1, "yesterday", "the last day"),
        Today("the? day after tomorrow", 2, "the day after tomorrow"),
        Today("the? day before yesterday", -2, "the day before yesterday"),
        new("day", "counted", "<counted>", (in Match m) => m.Get<DayReading>(0), "two weeks ago", "3 days after tomorrow") { Weight = 2 },
        new("simpleday", "next business day", "the? next|following business|working day", (in Match m) => new Duration(1, TimeUnit.BusinessDay).From(m.Reading.Moment.Today, 1) is { } day ? new DayReading(day) : null, "next business day"),
        new("simpleday", "last business day", "the? last|previous|past business|working day", (in Match m) => !m.Next("of") && new Duration(1, TimeUnit.BusinessDay).From(m.Reading.Moment.Today, -1) is { } day ? new DayReading(day) : null, "last business day"),
        new("counted", "the day after", "the? day after|following <simpleday>", (in Match m) => OfAnother(m) ? null : Beside(m, 1), "the day after christmas", "day after next tuesday"),
        new("counted", "the day before", "the? day before <simpleday>", (in Match m) => OfAnother(m) ? null : Beside(m, -1), "the day before Thanksgiving", "day before May 5"),
        new("counted", "ago", "<duration> ago|before|back|earlier|prior today?", (in Match m) => From(m, -1), "two weeks ago", "a month ago"),
        new("counted", "in", "in <duration>", (in Match m) => m.Before("with") ? null : From(m, 1), "in two weeks", "in 10 days"),
        new("counted", "from now", "<duration> (from now|today)|later|hence|(after now|today)", (in Match m) => From(m, 1), "two weeks from now", "3 days later"),
        new("counted", "after a day", "<duration> after|from|since|following <simpleday>", (in Match m) => FromDay(m, 1), "3 days after tomorrow", "2 weeks from January 15", "3 days from Tuesday"),
        new("counted", "before a day", "<duration> before|(prior to) <simpleday>", (in Match m) => FromDay(m, -1), "2 weeks before May 13 1999", "two days before yesterday"),
    ];

    private static Rule Today(string pattern, int days, params string[] examples) =>
        new("simpleday", examples[0], pattern, (in Match m) => new DayReading(m.Reading.Moment.Today.AddDays(days)), examples);

    /// <summary>"every day after Friday", "a business day before the 5th".</summary>
    private static bool OfAnother(in Match m) => m.BeforeAny("any", "every", "each", "all", "no", "business", "working", "work", "first", "last", "next", "full");

    private static DayReading Beside(in Match m, int days) =>
        m.Get<DayReading>(0) is var day ? day with { Past = day.Past.AddDays(days), Future = day.Future.AddDays(days) } : day;

    private static DayReading? From(in Match m, int sign)
    {
        var duration = m.Get<Duration>(0);
        // "four years before the contract" counts from something else.
        if (m.HasAny("before", "prior") && m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Word && !m.NextAny("and", "or", "but", "on", "at", "in", "with")) return null;
        return duration.OfDays && duration.From(m.Reading.Moment.Today, sign) is { } day ? new DayReading(day) : null;
    }

    private static DayReading? FromDay(in Match m, int sign)
    {
        var duration = m.Get<Duration>(0);
        var day = m.Get<DayReading>(1);
        return duration.OfDays && duration.From(day.Past, sign) is { } past && duration.From(day.Future, sign) is { } future ? new DayReading(past, future) { Said = DayWords.Counted } : null;
    }
}
