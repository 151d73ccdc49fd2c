using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>part</c> of the day, <c>partphrase</c> ("in the early morning"), <c>timerange</c>, and <c>hours</c>: two bare hours, a range only beside a day.</summary>
internal static class TimeRangeRules
{
    private const string To = "to|till|til|until|through|thru|-";

    private static readonly (string Words, Part Part)[] Parts =
    [
        ("morning|mornings|morn", Part.Morning), ("afternoon|afternoons", Part.Afternoon), ("evening|evenings", Part.Evening), ("night|nights", Part.Night),
    ];

    private static readonly (string Words, Part Part)[] Times =
    [
        ("lunchtime|(lunch -? time)|lunchtimes", Part.Lunch), ("(dinner time)|dinnertime", Part.Dinner), ("(breakfast time)|brunch", Part.Breakfast),
        ("daytime|(day - time)|(business|working|office hour|hours)", Part.Daytime), ("nighttime|(night -? time)", Part.NightTime),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Parts.Select(p => Say.Words("daypart", p.Words, p.Part)),
        .. Times.Select(p => Say.Words("daypart", p.Words, p.Part, p.Words.Split('|')[0].Trim('(', ')').Replace(" -? ", " ", StringComparison.Ordinal))),
        .. new[] { ("lunch", Part.Lunch), ("dinner|supper", Part.Dinner), ("breakfast", Part.Breakfast) }.Select(p => Say.Words("meal", p.Item1, p.Item2)),
        new("partofday", "a part of the day", "(early|earlier|late|later in? the?)? <daypart>", (in Match m) => Narrowed(m), "evening", "early-mornings", "late afternoon"),
        new("partphrase", "in a part of the day", "((in|during the?)|at)? <partofday>", (in Match m) => m.Before("good") ? null : m.Get<PartOfDay>(0), "in the morning", "at night", "evening"),
        new("timerange", "a part of the day", "<partphrase>", (in Match m) => Range(m.Get<PartOfDay>(0)), "in the morning", "in the late-evening", "lunch time"),
        new("timerange", "at a meal", "at|around|during|over <meal>", (in Match m) => Range(new PartOfDay(m.Get<Part>(0), Share.Whole)), "at lunch", "around dinner"),
        new("timerange", "before a meal", "before|until|till|by|(prior to) <meal>", (in Match m) => new TimeRangeReading(null, Clock.Of(new PartOfDay(m.Get<Part>(0), Share.Whole)).From), "before lunch"),
        new("timerange", "after a meal", "after|since <meal>", (in Match m) => new TimeRangeReading(Clock.Of(new PartOfDay(m.Get<Part>(0), Share.Whole)).To, null), "after lunch"),
        new("timerange", "from, to", $"(any time)? from <time>|<hour> ({To}) <time>|<hour>", Sure, "from 10:10 to 12:50", "from 5 to 6 pm"),
        new("timerange", "between, and", $"between <time>|<hour> (and|{To}) <time>|<hour>", Sure, "between 4pm and 5pm", "between 10 and 11:30"),
        new("timerange", "to", $"(at|on)? <time>|<hour> ({To}) <time>|<hour>", Sure, "5 to 6pm", "10am-12pm", "3:00 to 4:00"),
        new("timerange", "with points", $"(from|between)? <dotted> (and|{To}) <clock>", (in Match m) => m.Get<Dotted>(0) is { RightDigits: 2 } d && Clock.Of(d.Left, d.Right) is { } from ? Clock.Between(from, m.Get<TimeReading>(1)) : null, "10.30-11.30am"),
        new("timerange", "from, for", "from|starting|between at? <time>|<hour> for <duration>", (in Match m) => For(m, 0, 1), "from 9 for 2.5 hrs", "from 2pm for 2 hours"),
        new("timerange", "for, from", "for? <duration> ,? from|starting at? <time>|<hour>", (in Match m) => For(m, 1, 0), "for 2 hours from 2pm"),
        new("timerange", "before", "((any time)|anytime)? before|by|until|till|(prior to)|(earlier than)|(no later than)|(not later than)|\\< (around|about)? <time>", (in Match m) => new TimeRangeReading(null, m.Get<TimeReading>(0).Seconds, m.Get<TimeReading>(0).EitherHalf), "before 8pm", "prior to 2pm"),
        new("timerange", "after", "((any time)|anytime)? after|since|from|(later than)|(no|not earlier|sooner than)|(not before)|(starting at|from)|\\> (around|about)? <time>", (in Match m) => new TimeRangeReading(m.Get<TimeReading>(0).Seconds, null, m.Get<TimeReading>(0).EitherHalf), "after 8pm", "since 8pm"),
        new("timerange", "or later", "<time> (or|and later|after|onwards)|onwards|onward", (in Match m) => new TimeRangeReading(m.Get<TimeReading>(0).Seconds, null, m.Get<TimeReading>(0).EitherHalf), "3 pm or later"),
        new("timerange", "or earlier", "<time> (or|and earlier|before)", (in Match m) => new TimeRangeReading(null, m.Get<TimeReading>(0).Seconds, m.Get<TimeReading>(0).EitherHalf), "8am or earlier"),
        new("hours", "from, to", $"from <hour> ({To}) <hour>", Hours, "from 5 to 6"),
        new("hours", "between, and", $"between <hour> (and|{To}) <hour>", Hours, "between 3 and 8"),
        new("hours", "to", $"<hour> ({To}) <hour>", Hours, "6-8", "five to seven"),
    ];

    private static PartOfDay Narrowed(in Match m)
    {
        var share = m.HasAny("early", "earlier") ? Share.Early : m.HasAny("late", "later") ? Share.Late : Share.Whole;
        return new PartOfDay(m.Get<Part>(0), share);
    }

    private static TimeRangeReading Range(PartOfDay part) => Clock.Of(part) is var (from, to) ? new TimeRangeReading(from, to) : null!;

    private static TimeReading? Time(in Match m, int index) => m.Get<object>(index) is Hour h ? Clock.Of(h.Value, 0) : m.Get<TimeReading>(index);

    /// <summary>At least one side must be a time for sure.</summary>
    private static TimeRangeReading? Sure(in Match m) =>
        m.Get<object>(0) is Hour && m.Get<object>(1) is Hour ? null : Time(m, 0) is { } from && Time(m, 1) is { } to ? Clock.Between(from, to) : null;

    private static TimeRangeReading? Hours(in Match m) => Time(m, 0) is { } from && Time(m, 1) is { } to ? Clock.Between(from, to) : null;

    private static TimeRangeReading? For(in Match m, int time, int duration)
    {
        var length = m.Get<Duration>(duration);
        if (Time(m, time) is not { } from || length.Unit >= TimeUnit.Day) return null;
        return length.Seconds < 86_400 ? new TimeRangeReading(from.Seconds, from.Seconds + (int)length.Seconds, from.EitherHalf) : null;
    }
}
