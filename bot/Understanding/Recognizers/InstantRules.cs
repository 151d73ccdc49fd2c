using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>datetime</c>: a day and a time, or a moment counted from now; <c>partday</c>: a day and a part of it ("tomorrow night").</summary>
internal static class InstantRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        Say.Words("now", "now|(right now)|(at the? moment|minute)|(at this? time|moment|minute)|asap|(as soon as possible)|(at the present time?)", true, "now", "at the moment"),
        new("datetime", "now", "<now>", (in Match m) => new InstantReading(m.Reading.Moment.Local), "now", "right now"),
        new("datetime", "day and time", "<day> (,|-)? (at|@|around|about|on|,)? <time>|<hour>", (in Match m) => On(m, 0, 1), "tomorrow at 10am", "5/3/18 @ 17:49:19", "Monday at 2.30"),
        new("datetime", "time and day", "<time> (on|,|of|in)? <day>", (in Match m) => On(m, 1, 0), "8pm today", "7:00 on next Sunday"),
        new("datetime", "ISO", "<date> ~t ~<clock> (~z)?", (in Match m) => On(m, 0, 1), "2026-11-21T10:00:00"),
        new("datetime", "number of the day and time", "on? the? <dd>|<nth> at|, <time>", (in Match m) => Number(m, 0, 1), "on 15 at 8:00", "15, 8pm"),
        new("datetime", "time and number of the day", "<time> on the <dd>|<nth>", (in Match m) => Number(m, 1, 0), "8pm on the 15"),
        new("datetime", "part of a day and time", "<partday> ,? (at|around|about|,)? <time>|<hour>", (in Match m) => InPart(m, 0, 1), "tonight at 7", "tomorrow morning at 7", "this morning at 10:30"),
        new("datetime", "time and part of a day", "<time> (on|,|of|in)? <partday>", (in Match m) => InPart(m, 1, 0), "10pm tonight", "7:00 on next Sunday afternoon"),
        new("datetime", "hour tonight", "<hour> tonight|tonite", (in Match m) => Clock.Of(m.Get<Hour>(0).Value, 0) is { } t ? new InstantReading(At(m.Reading.Moment.Today, Clock.In(Part.Night, t).Seconds)) : null, "8 tonight"),
        new("datetime", "in", "in <duration>", (in Match m) => From(m, 1), "in 5 minutes", "in 3 hours"),
        new("datetime", "ago", "<duration> ago|back|earlier", (in Match m) => From(m, -1), "20 minutes ago"),
        new("datetime", "from now", "<duration> (from now)|later|hence", (in Match m) => From(m, 1), "3 minutes from now"),
        new("datetime", "end of a day", "the? end of the? <simpleday>", (in Match m) => m.Get<DayReading>(0) is var d ? new InstantReading(LastSecond(d.Past), LastSecond(d.Future)) : null, "end of this sunday", "the end of tomorrow"),
        new("datetime", "end of that day", "(eod|cob|(the? end of the? day)|(close of business)) on? <simpleday>", (in Match m) => m.Get<DayReading>(0) is var d ? new InstantReading(LastSecond(d.Past), LastSecond(d.Future)) : null, "EOD Friday"),
        new("datetime", "a day, end of day", "<simpleday> eod|cob|(close of business)", (in Match m) => m.Get<DayReading>(0) is var d ? new InstantReading(LastSecond(d.Past), LastSecond(d.Future)) : null, "Friday EOD"),
        new("datetime", "end of day", "eod|(the? end of the? day)|(end of business)|eob|cob|(close of business)|(close of play)", (in Match m) => m.Next("of") ? null : new InstantReading(LastSecond(m.Reading.Moment.Today)), "EOD", "end of day"),
        new("tonight", "tonight", "tonight|tonite|(this|to night)", (in Match m) => new PartDay(Today(m, 0), new PartOfDay(Part.Night, Share.Whole)), "tonight", "this night"),
        new("partday", "this night", "<tonight>", (in Match m) => m.Get<PartDay>(0), "tonight"),
        new("partday", "early or late that night", "late|later|early <tonight>", (in Match m) => Narrow(m, m.Get<PartDay>(0)), "late tonight"),
        new("partday", "early or late in a part of a day", "late|later|early (last|yesterday <partofday>)|(<day> <partofday>)", (in Match m) => m.Count == 1 ? Narrow(m, new PartDay(Today(m, -1), m.Get<PartOfDay>(0))) : Narrow(m, new PartDay(m.Get<DayReading>(0), m.Get<PartOfDay>(1))),
            "late last night", "early Monday morning", "late tomorrow afternoon"),
        new("partday", "this part of the day", "((later|early|earlier in?)|late)? this <partofday>", (in Match m) => new PartDay(Today(m, 0), Narrow(m)), "this afternoon", "later this afternoon"),
        new("partday", "next night", "next|coming|following|upcoming <partofday>", (in Match m) => new PartDay(Today(m, 1), m.Get<PartOfDay>(0)), "next night"),
        new("partday", "last night", "last|yesterday <partofday>", (in Match m) => new PartDay(Today(m, -1), m.Get<PartOfDay>(0)), "last night", "yesterday evening"),
        new("partday", "part of a day", "<day> ,? <partphrase>", (in Match m) => new PartDay(m.Get<DayReading>(0), m.Get<PartOfDay>(1)), "tomorrow night", "Tuesday in the morning"),
        new("partday", "a part of the day, then the day", "<partphrase> (on|of|,)? <day>", (in Match m) => new PartDay(m.Get<DayReading>(1), m.Get<PartOfDay>(0)), "in the late-morning Tuesday", "morning of this Tuesday"),
        new("partday", "am or pm", "<day> <half>", (in Match m) => new PartDay(m.Get<DayReading>(0), new PartOfDay(m.Get<Half>(1) == Half.Am ? Part.Morning : Part.Afternoon, Share.Whole)), "tuesday AM"),
    ];

    private static DayReading Today(in Match m, int days) => new(m.Reading.Moment.Today.AddDays(days));

    private static PartDay Narrow(in Match m, PartDay day) =>
        day with { Part = day.Part with { Share = m.Has("early") ? Share.Early : Share.Late } };

    private static PartOfDay Narrow(in Match m) =>
        m.HasAny("later", "late") ? m.Get<PartOfDay>(0) with { Share = Share.Late } : m.HasAny("early", "earlier") ? m.Get<PartOfDay>(0) with { Share = Share.Early } : m.Get<PartOfDay>(0);

    public static DateTime LastSecond(DateOnly day) => day.ToDateTime(new TimeOnly(23, 59, 59));

    public static DateTime At(DateOnly day, int seconds) => day.DayNumber >= DateOnly.MaxValue.DayNumber - 2 ? day.ToDateTime(TimeOnly.MinValue) : day.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds);

    private static InstantReading? On(in Match m, int day, int time)
    {
        var d = m.Get<DayReading>(day);
        var said = m.Get<object>(time);
        // A bare hour needs its "at"; "Nov 5 4" is something else.
        if (said is Hour && !m.HasAny("at", "@", "around", "about")) return null;
        if (m.GluedBehind() && said is Hour && (m.Next("/") || m.Next("-"))) return null;
        var t = said is Hour h ? Clock.Of(h.Value, 0) : (TimeReading)said;
        return t is null ? null : new InstantReading(At(d.Past, t.Seconds), At(d.Future, t.Seconds), t.EitherHalf);
    }

    private static InstantReading? Number(in Match m, int day, int time)
    {
        if (Days.OfNumber(m.Int(day), m.Reading.Moment.Today) is not { } d) return null;
        var t = m.Get<TimeReading>(time);
        return new InstantReading(At(d.Past, t.Seconds), At(d.Future, t.Seconds), t.EitherHalf);
    }

    private static InstantReading? InPart(in Match m, int part, int time)
    {
        var p = m.Get<PartDay>(part);
        var t = m.Get<object>(time) is Hour h ? Clock.Of(h.Value, 0) : m.Get<TimeReading>(time);
        if (t is null) return null;
        var seconds = Clock.In(p.Part.Part, t).Seconds;
        return new InstantReading(At(p.Day.Past, seconds), At(p.Day.Future, seconds));
    }

    private static InstantReading? From(in Match m, int sign)
    {
        var duration = m.Get<Duration>(0);
        return !duration.OfDays && duration.Instant(m.Reading.Moment.Local, sign) is { } instant ? new InstantReading(instant) : null;
    }
}

internal sealed record PartDay(DayReading Day, PartOfDay Part);
