using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>datetimerange</c>: part of a day, or from one instant to another.</summary>
internal static class SpanRules
{
    private const string To = "to|till|til|until|through|-";
    private const string Early = "before|by|until|till|(prior to)|(earlier than)|(no later than)|\\<";
    private const string Late = "after|since|from|(later than)|(no|not earlier|sooner than)|(starting at?)|\\>";

    public static IEnumerable<Rule> All { get; } =
    [
        new("datetimerange", "part of a day", "<partday>", (in Match m) => m.Get<PartDay>(0) is var p && Clock.Of(p.Part) is var (from, to) ? On(p.Day, from, to, false) : null, "tonight", "tomorrow morning"),
        new("datetimerange", "day and times", "<day> ,? (at|,)? <timerange>|<hours>", (in Match m) => OfDay(m, 0, 1), "Monday 3-4pm", "tomorrow between 8am and 2pm", "today before 4pm"),
        new("datetimerange", "times and day", "<timerange>|<hours> (on|,|of)? <day>", (in Match m) => OfDay(m, 1, 0), "5 to 6pm on 1st Jan", "between 3 and 8 yesterday", "five to seven today"),
        new("datetimerange", "part of a day and times", "<partday> ,? <timerange>|<hours>", (in Match m) => OfPart(m, 0, 1), "this evening from 7 to 7:30"),
        new("datetimerange", "times and part of a day", "<timerange>|<hours> (on|,)? <partday>", (in Match m) => OfPart(m, 1, 0), "10am to 12pm Monday morning", "from 3-8pm yesterday afternoon"),
        new("datetimerange", "number of the day and times", "the <dd>|<nth> <timerange>", Number, "the 17 from 2pm to 4pm"),
        new("datetimerange", "last so long", "(within|in|over)? the? last|past|previous <duration>", (in Match m) => PeriodRules.IsToLast(m) ? null : Around(m, -1), "last 10 minutes", "the past 24 hours"),
        new("datetimerange", "next so long", "(within|in|over)? the? next|coming|following|upcoming <duration>", (in Match m) => Around(m, 1), "next 5 hrs"),
        new("datetimerange", "within so long", "within <duration>", (in Match m) => Around(m, 1), "within 5 minutes"),
        new("datetimerange", "the last hour", "(in|over|within)? the? last|past|previous <unit>", (in Match m) => PeriodRules.IsToLast(m) ? null : Around(m, new Duration(1, m.Get<TimeUnit>(0)), -1), "last hour", "the past minute"),
        new("datetimerange", "the next hour", "(in|over|within)? the? next|coming|following <unit>", (in Match m) => Around(m, new Duration(1, m.Get<TimeUnit>(0)), 1), "the next hour"),
        new("datetimerange", "so many last", "<digits>|<small> last|past|previous <unit>", (in Match m) => Counted(m, -1), "13 last minutes"),
        new("datetimerange", "so many coming", "<digits>|<small> next|coming|upcoming|following <unit>", (in Match m) => Counted(m, 1), "5 coming minutes"),
        new("datetimerange", "rest of the day", "(the? rest|remainder of? the|my|this|today|current? day|today)|(all day long)", (in Match m) => new SpanReading(m.Reading.Moment.Local, InstantRules.LastSecond(m.Reading.Moment.Today)), "rest of the day"),
        new("datetimerange", "middle of a day", "mid|(middle of) <simpleday>", (in Match m) => On(m.Get<DayReading>(0), 10 * 3600, 14 * 3600, false), "mid today"),
        new("datetimerange", "between instants", $"from <datetime>|<time> ({To}) <datetime>|<time>", Between, "from Monday 9am to Tuesday 5pm", "from 8am to now"),
        new("datetimerange", "between instants, and", $"between <datetime>|<time> (and|{To}) <datetime>|<time>", Between, "between 4pm on Jan 1, 2016 and 5pm today"),
        new("datetimerange", "instant to instant", $"<datetime> ({To}) <datetime>", Between, "Monday 9am to Tuesday 5pm"),
        new("datetimerange", "instant to time", $"<datetime> ({To}) <time>", Between, "3pm today to 5pm"),
        new("datetimerange", "before an instant", $"{Early} <datetime>", (in Match m) => m.Get<InstantReading>(0) is var i ? new SpanReading(new Span(null, i.Past), new Span(null, i.Future), i.EitherHalf) : null, "before 3pm tomorrow"),
        new("datetimerange", "after an instant", $"{Late} <datetime>", (in Match m) => m.Get<InstantReading>(0) is var i ? new SpanReading(new Span(i.Past, null), new Span(i.Future, null), i.EitherHalf) : null, "after 3pm tomorrow", "since yesterday at 10am"),
        new("datetimerange", "before a part of a day", $"{Early} <partday>", (in Match m) => m.Get<PartDay>(0) is var p && Clock.Of(p.Part) is var (from, _) ? On(p.Day, null, from, false) : null, "until tomorrow morning"),
        new("datetimerange", "after a part of a day", "since|(starting from?) <partday>", (in Match m) => m.Get<PartDay>(0) is var p && Clock.Of(p.Part) is var (from, _) ? On(p.Day, from, null, false) : null, "since this morning"),
        new("datetimerange", "past a part of a day", "after|(later than) <partday>", (in Match m) => m.Get<PartDay>(0) is var p && Clock.Of(p.Part) is var (_, to) ? On(p.Day, to, null, false) : null, "after tomorrow afternoon"),
        new("datetimerange", "more than so long ago", "(more than)|over <duration> ago", (in Match m) => Instant(m, -1) is { } past ? new SpanReading(null, past) : null, "more than 2 hours ago"),
        new("datetimerange", "less than so long ago", "(less than)|under <duration> ago", (in Match m) => Instant(m, -1) is { } past ? new SpanReading(past, m.Reading.Moment.Local) : null, "less than 2 hours ago"),
        new("datetimerange", "so long from an instant", "for? <duration> ,? starting|beginning on? <datetime>", Starting, "a day starting this Friday at 5 pm"),
    ];

    private static SpanReading On(DayReading day, int? from, int? to, bool either)
    {
        Span Make(DateOnly d) => new(from is { } f ? InstantRules.At(d, f) : null, to is { } t ? InstantRules.At(d, t) : null);
        return new SpanReading(Make(day.Past), Make(day.Future), either);
    }

    private static SpanReading? OfDay(in Match m, int day, int range) => m.Get<TimeRangeReading>(range) is var r ? On(m.Get<DayReading>(day), r.From, Behind(r), r.EitherHalf) : null;

    /// <summary>A range over midnight ends on the day after.</summary>
    private static int? Behind(TimeRangeReading range) => range.From is { } from && range.To < from ? range.To + 86_400 : range.To;

    /// <summary>"this evening from 7 to 8": the part of the day says which half.</summary>
    private static SpanReading? OfPart(in Match m, int part, int range)
    {
        var p = m.Get<PartDay>(part);
        var r = m.Get<TimeRangeReading>(range);
        var later = r.EitherHalf && p.Part.Part is not (Part.Morning or Part.Breakfast) ? 12 * 3600 : 0;
        return On(p.Day, r.From + later, Behind(r) + later, false);
    }

    private static SpanReading? Number(in Match m) =>
        Days.OfNumber(m.Int(0), m.Reading.Moment.Today) is { } day && m.Get<TimeRangeReading>(1) is var r ? On(day, r.From, Behind(r), r.EitherHalf) : null;

    private static SpanReading? Around(in Match m, int sign) => Around(m, m.Get<Duration>(0), sign);

    private static SpanReading? Counted(in Match m, int sign) => PeriodRules.Counted(m) is { } length ? Around(m, length, sign) : null;

    private static SpanReading? Around(in Match m, Duration length, int sign)
    {
        var now = m.Reading.Moment.Local;
        if (length.OfDays || length.Instant(now, sign) is not { } other) return null;
        return sign < 0 ? new SpanReading(other, now) : new SpanReading(now, other);
    }

    private static SpanReading? Between(in Match m)
    {
        if (m.Get<object>(0) is TimeReading && m.Get<object>(1) is TimeReading) return null;
        var a = Instant(m, 0, 1);
        var b = Instant(m, 1, 0);
        // The end is the first such instant behind the start.
        DateTime? End(DateTime start) => b.Past > start ? b.Past : b.Future > start ? b.Future : null;
        return End(a.Past) is { } past && End(a.Future) is { } future ? new SpanReading(new Span(a.Past, past), new Span(a.Future, future)) : null;
    }

    /// <summary>A time without a day is on the other side's day.</summary>
    private static InstantReading Instant(in Match m, int index, int other)
    {
        if (m.Get<object>(index) is InstantReading instant) return instant;
        var day = m.Get<InstantReading>(other);
        var seconds = m.Get<TimeReading>(index).Seconds;
        return new InstantReading(InstantRules.At(DateOnly.FromDateTime(day.Past), seconds), InstantRules.At(DateOnly.FromDateTime(day.Future), seconds));
    }

    private static DateTime? Instant(in Match m, int sign) => m.Get<Duration>(0) is { OfDays: false } length ? length.Instant(m.Reading.Moment.Local, sign) : null;

    private static SpanReading? Starting(in Match m)
    {
        var (length, start) = (m.Get<Duration>(0), m.Get<InstantReading>(1));
        return length.Instant(start.Past, 1) is { } past && length.Instant(start.Future, 1) is { } future ? new SpanReading(new Span(start.Past, past), new Span(start.Future, future)) : null;
    }
}
