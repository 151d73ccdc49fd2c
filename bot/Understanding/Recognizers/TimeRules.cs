using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

internal enum Half : byte { Am, Pm }

/// <summary>A bare hour: a time only beside something that makes it one.</summary>
internal sealed record Hour(int Value, bool LeadingZero);

/// <summary><c>half</c> (am, pm), <c>hour</c> (0–24), <c>clock</c> (a sure time) and <c>time</c>.</summary>
internal static class TimeRules
{
    private const string Colon = "~: ~<dd>";

    private static readonly string[] Ishes = ["oneish", "twoish", "threeish", "fourish", "fiveish", "sixish", "sevenish", "eightish", "nineish", "tenish", "elevenish", "twelveish"];

    public static IEnumerable<Rule> All { get; } =
    [
        Say.Words("half", "am|(a m)|(a . m .?)", Half.Am, "am", "a.m.", "a . m ."),
        Say.Words("half", "pm|(p m)|(p . m .?)", Half.Pm, "pm", "p.m."),
        new("hour", "figures", "<dd>", (in Match m) => m.Get<int>(0) is <= 24 and var h ? new Hour(h, m.Chart.Tokens.Raw(m.Start)[0] == '0') : null, "9", "23"),
        new("hour", "words", "<small>", (in Match m) => m.Get<double>(0) is >= 1 and <= 24 and var h ? new Hour((int)h, false) : null, "seven", "twenty"),
        new("clock", "with a colon", $"<dd> {Colon} (~: ~<dd>)? (. ~<digits>)?", (in Match m) => IsScore(m) ? null : Clock.Of(m.Get<int>(0), m.Get<int>(1), m.Count > 2 ? m.Int(2) : 0), "14:30", "7:56", "17:49:19"),
        new("clock", "with a colon, am or pm", $"<dd> {Colon} (~: ~<dd>)? <half>", (in Match m) => Clock.Of(m.Get<int>(0), m.Get<int>(1), m.Count > 3 ? m.Get<int>(2) : 0, m.Find<Half>()), "7:56pm", "8:00:24 pm"),
        new("clock", "hour, am or pm", "<hour> .? <half>", (in Match m) => Clock.Of(m.Get<Hour>(0).Value, 0, 0, m.Get<Half>(1)), "7pm", "ten am", "9 a.m.", "9.am"),
        new("clock", "short am, pm", "<dd> ~a|~p", (in Match m) => m.BeforeAny("section", "subsection", "option", "item", "article", "clause", "figure", "table", "paragraph", "step", "phase", "room", "gate", "page", "point", "question", "appendix") ? null : Short(m, 0), "9a", "9p"),
        new("clock", "colon, short am, pm", $"<dd> {Colon} ~a|~p", (in Match m) => Short(m, m.Get<int>(1)), "9:00a"),
        new("clock", "o'clock", "<hour> (o ' clock)|oclock|(o clock) <half>?", (in Match m) => m.TryFind<Half>(out var half) ? Clock.Of(m.Get<Hour>(0).Value, 0, 0, half) : Clock.Of(m.Get<Hour>(0).Value, 0), "8 o'clock", "10 oclock"),
        new("clock", "with a point", "<dotted> <half>", (in Match m) => m.Get<Dotted>(0) is var d && d.RightDigits == 2 ? Clock.Of(d.Left, d.Right, 0, m.Get<Half>(1)) : null, "8.30 pm"),
        new("clock", "at, with a point", "at|around <dotted>", AtDotted, "at 6.45"),
        new("clock", "four figures", "<hhmm> h|hrs|hours|hr", (in Match m) => Clock.Of(m.Get<int>(0) / 100, m.Get<int>(0) % 100), "1730h", "0930 hours"),
        new("clock", "four figures with a zero", "<hhmm>", (in Match m) => SaidWithZero(m) && (m.Before("at") || m.Before("from") || m.Before("between") || m.Before("-") || m.Before("to") || m.Before("and")) ? Clock.Of(m.Get<int>(0) / 100, m.Get<int>(0) % 100) : null),
        new("clock", "four figures behind at", "at <hhmm>", (in Match m) => m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Word && !EndsTime(m) ? null : Clock.Of(m.Get<int>(0) / 100, m.Get<int>(0) % 100), "at 1730"),
        new("clock", "hour and minutes in words", "<small> <small> <half>?", InWords, "eight forty", "seven thirty five pm", "fifteen thirty p m"),
        new("clock", "oh five", "<small> oh|o|zero <ones> <half>?", (in Match m) => Of(m, (int)m.Get<double>(0), (int)m.Get<double>(1)), "nine oh five", "seven zero five pm"),
        new("clock", "figures, am or pm", "<digits> <half>", (in Match m) => m.Get<double>(0) is >= 100 and <= 1259 and var n && m.Chart.Tokens[m.Start].End - m.Chart.Tokens[m.Start].Start is 3 or 4 ? Clock.Of((int)n / 100, (int)n % 100, 0, m.Get<Half>(1)) : null, "1140 a.m.", "130pm"),
        new("clock", "about an hour", "<hour> -? ish", (in Match m) => Clock.Of(m.Get<Hour>(0).Value, 0), "11ish", "seven-ish"),
        .. Ishes.Select((word, i) => Say.Words("clock", word, Clock.Of(i + 1, 0)!)),
        new("clock", "with fractions of a second", $"<dd> {Colon} ~: ~<digits>", (in Match m) => m.Double(2) is >= 0 and < 60 and var s && s != Math.Floor(s) || m.Chart.Tokens.Raw(m.End - 1).Contains('.') ? Clock.Of(m.Get<int>(0), m.Get<int>(1), (int)m.Double(2)) : null, "19:30:00.000"),
        new("clock", "past", "<minutes> past|after <hour>|<clock>", (in Match m) => Shifted(m, m.Get<int>(0)), "half past eight", "20 min past eight", "ten past 9pm"),
        new("clock", "to", "<minutes> to|till|until|before|of <hour>|<clock>", (in Match m) => Shifted(m, -m.Get<int>(0)), "three minutes to eight", "quarter to nine"),
        Say.Words("clock", "noon|noontime|noonish|midday|(12 noon)|(12|twelve midday)|(noon - ish)|(mid - day)|(mid day)|(twelve noon)|(high noon)", new TimeReading(12 * 3600), "noon", "12 noon"),
        Say.Words("clock", "midnight|(mid -? night)|(12 midnight)|(twelve midnight)", new TimeReading(0), "midnight", "mid night"),
        Say.Words("clock", "mid -? morning", new TimeReading(10 * 3600), "mid-morning"),
        Say.Words("clock", "mid -? afternoon", new TimeReading(14 * 3600), "mid afternoon"),
        new("minutes", "counted", "<dd>|<small> min|mins|minute|minutes|minuts", (in Match m) => m.Int(0) < 60 ? Boxed.Of(m.Int(0)) : null, "20 min", "three minutes"),
        new("minutes", "bare", "<dd>|<small>", (in Match m) => m.Int(0) is > 0 and < 60 and var n && (m.Next("past") || (n is 5 or 10 or 20 or 25 && m.Chart.Tokens[m.Start].Kind == TokenKind.Word && m.Next("after")) || (n is 5 or 10 or 20 or 25 && m.Chart.Tokens[m.Start].Kind == TokenKind.Word && m.NextAny("to", "till") && !m.BeforeAny("from", "between", "-"))) ? Boxed.Of(n) : null),
        Say.Words("minutes", "half", 30), Say.Words("minutes", "a? quarter", 15, "quarter"), Say.Words("minutes", "three quarters", 45),
        new("time", "a clock time", "(at|around|about|circa|approximately|@)? <clock>", (in Match m) => m.Get<TimeReading>(0), "3pm", "14:30", "around 5pm", "at noon"),
        new("time", "at an hour", "at|@|around|circa <hour>", AtHour, "at 6", "at seven"),
        new("time", "part of the day first", "<partphrase> ,? (at|around|,)? <clock>|<hour>", (in Match m) => InPart(m, 0, 1), "in the afternoon at 7", "early morning at 8:00", "lunchtime 12 o'clock"),
        new("time", "part of the day behind", "(at|around|circa)? <clock>|<hour> <partphrase>", (in Match m) => m.Get<object>(0) is Hour && !(m.Chart.Tokens.Folded(m.Edge(1).Start) is "in" or "at" or "during") ? null : InPart(m, 1, 0), "half past seven in the morning", "5 in the evening", "8:00 early morning"),
        new("time", "moved to", "appointment|meeting|conference|call|demo|review to <hour>", (in Match m) => m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].Kind == TokenKind.Mark ? Clock.Of(m.Get<Hour>(0).Value, 0) : null, "meeting to nine"),
    ];

    /// <summary>"1:1" is a kind of meeting, "3:2" a score: minutes have two digits.</summary>
    private static bool IsScore(in Match m) => m.Chart.Tokens[m.Start + 2] is var minutes && minutes.End - minutes.Start != 2;

    /// <summary>"0930", and what a hyphen or "to" joins to such a time: "0930-1130".</summary>
    private static bool SaidWithZero(in Match m)
    {
        var tokens = m.Chart.Tokens;
        if (tokens.Raw(m.Start)[0] == '0') return true;
        return m.Start >= 2 && m.BeforeAny("to", "and", "-", "till", "until") && tokens[m.Start - 2].Kind == TokenKind.Number && tokens.Raw(m.Start - 2) is ['0', _, _, _];
    }

    private static TimeReading? Short(in Match m, int minute) =>
        m.Get<int>(0) is < 1 or > 12 || m.GluedBehind() && m.Chart.Tokens[m.End].Kind != TokenKind.Mark ? null : Clock.Of(m.Get<int>(0), minute, 0, m.Chart.Tokens.Folded(m.End - 1)[0] == 'a' ? Half.Am : Half.Pm);

    private static TimeReading? Of(in Match m, int hour, int minute) => m.TryFind<Half>(out var half) ? Clock.Of(hour, minute, 0, half) : Clock.Of(hour, minute);

    private static TimeReading? AtDotted(in Match m)
    {
        var d = m.Get<Dotted>(0);
        return d.RightDigits != 2 || m.Next("%") || m.Next("percent") || m.Next("per") || m.Next("million") || m.Next("billion") ? null : Clock.Of(d.Left, d.Right);
    }

    /// <summary>"eight forty", and "eleven five" only behind "at"; "twenty five" is a number.</summary>
    private static TimeReading? InWords(in Match m)
    {
        var (hour, minute) = ((int)m.Get<double>(0), (int)m.Get<double>(1));
        if (hour is < 1 or > 24 || minute > 59 || (hour == 20 && minute < 10) || (minute < 10 && !m.Before("at"))) return null;
        if (m.Chart.Tokens[m.Start].Kind != TokenKind.Word || (m.Count == 2 && (hour is > 12 and < 21 || IsDenominator(m) || m.Next("hundred") || m.Next("thousand") || m.Next("million")))) return null;
        return Of(m, hour, minute);
    }

    /// <summary>"one twenty-fifth".</summary>
    private static bool IsDenominator(in Match m) => m.Next("-") && m.GluedBehind();

    private static TimeReading? Shifted(in Match m, int minutes)
    {
        var to = m.Get<object>(1) is TimeReading t ? t : Clock.Of(m.Get<Hour>(1).Value, 0);
        if (to is null || to.Seconds % 3600 != 0 || m.Behind("unit") || m.Behind("scale")) return null;
        return to with { Seconds = (to.Seconds + (minutes * 60) + 86_400) % (to.EitherHalf ? 43_200 : 86_400) };
    }

    /// <summary>"at 6", not "at 6 sites" and not "at 6%".</summary>
    private static TimeReading? AtHour(in Match m)
    {
        if (m.End < m.Chart.Tokens.Count)
        {
            var next = m.Chart.Tokens[m.End];
            if (next.Kind == TokenKind.Number || m.Next("%") || m.Next("$") || m.Next("/") || m.Next(":") || (m.Next("-") && !m.Next("-", -1))) return null;
            if (next.Kind == TokenKind.Word && !EndsTime(m)) return null;
        }

        var hour = m.Get<Hour>(0);
        return Clock.Of(hour.Value, 0);
    }

    private static bool EndsTime(in Match m) =>
        m.Next("on") || m.Next("with") || m.Next("and") || m.Next("or") || m.Next("for") || m.Next("today") || m.Next("tomorrow") || m.Next("in") || m.Next("to") || m.Next("please")
        || m.Next("this") || m.Next("next") || m.Next("sharp") || m.Next("works") || m.Next("is") || m.Next("until") || m.Next("till") || m.Next("about") || m.Next("so") || m.Next("but") || m.Next("then");

    private static TimeReading? InPart(in Match m, int part, int time)
    {
        var p = m.Get<PartOfDay>(part);
        if (m.Get<object>(time) is Hour h) return h.Value <= 12 ? Clock.In(p.Part, Clock.Of(h.Value, 0)!) : null;
        return Clock.In(p.Part, m.Get<TimeReading>(time));
    }
}
