using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>unit</c> (a unit of time as a word), <c>length</c> (one count and unit), <c>duration</c> (one or several lengths).</summary>
internal static class DurationRules
{
    private static readonly (string Words, TimeUnit Unit)[] Units =
    [
        ("second|seconds|sec|secs", TimeUnit.Second), ("minute|minutes|min|mins|minuts", TimeUnit.Minute), ("hour|hours|hr|hrs", TimeUnit.Hour), ("day|days", TimeUnit.Day),
        ("(business|working|work|biz day|days)|workday|workdays|weekday|weekdays", TimeUnit.BusinessDay), ("week|weeks|wk|wks", TimeUnit.Week),
        ("month|months|mth|mths", TimeUnit.Month), ("quarter|quarters|qtr|qtrs", TimeUnit.Quarter), ("year|years|yr|yrs", TimeUnit.Year),
    ];

    private static readonly (string Letters, TimeUnit Unit)[] Letters =
    [
        ("~s", TimeUnit.Second), ("~m", TimeUnit.Minute), ("~h|h", TimeUnit.Hour), ("~d", TimeUnit.Day), ("~w", TimeUnit.Week), ("~mo|~mos", TimeUnit.Month), ("~y", TimeUnit.Year),
    ];

    private const string Quantity = "<digits>|<small>|<hundreds>|<large>|<fraction>|<mixed>";

    public static IEnumerable<Rule> All { get; } =
    [
        .. Units.Select(u => Say.Words("unit", u.Words, u.Unit, u.Unit == TimeUnit.BusinessDay ? "business day" : u.Words.Split('|')[0])),
        .. Letters.Select(u => new Rule("length", "short " + u.Unit, $"<digits> {u.Letters}", (in Match m) => Short(m, u.Unit), "25" + u.Letters.Split('|')[0].Trim('~'))),
        new("length", "so many", $"{Quantity} (+|more)? (of? a|an)? <unit>", (in Match m) => m.Double(0) >= 10 && m.HasAny("a", "an") ? null : Of(m.Double(0), m.Get<TimeUnit>(1)),
            "25 minutes", "3 months", "two and a half hours", "half an hour", "three quarters of an hour", "10 business days", "30-minutes", "90+ days"),
        new("length", "part of an h", "<fraction>|<mixed> (of? a|an)? h", (in Match m) => m.GluedBehind() && m.Chart.Tokens[m.End].Kind != TokenKind.Mark ? null : Of(m.Double(0), TimeUnit.Hour), "½ h", "1½h"),
        new("length", "one", "a|an|another|one <unit>", One, "an hour", "another month"),
        new("length", "a few", "(a? couple of?)|(a? few)|several more? <unit>", Few, "a couple of days", "a few weeks"),
        new("length", "whole", "all|whole|full|entire <unit>", (in Match m) => Of(1, m.Get<TimeUnit>(0)), "all week", "full-day"),
        new("length", "fortnights", $"a|({Quantity}) fortnight|fortnights", (in Match m) => Of(m.Count == 0 ? 2 : 2 * m.Double(0), TimeUnit.Week), "a fortnight", "two fortnights"),
        new("length", "decades", $"a|({Quantity}) decade|decades", (in Match m) => Of(m.Count == 0 ? 10 : 10 * m.Double(0), TimeUnit.Year), "two decades"),
        new("length", "hours with a colon", "<dd> ~: ~<dd> h|hr|hrs|hour|hours", (in Match m) => m.Get<int>(1) < 60 ? new Duration(m.Get<int>(1), TimeUnit.Minute) { And = new(m.Get<int>(0), TimeUnit.Hour) } : null, "1:30 hours"),
        new("length", "hours and minutes, short", "<digits> ~h ~<digits>", (in Match m) => m.Double(1) < 60 ? new Duration(m.Double(1), TimeUnit.Minute) { And = new(m.Double(0), TimeUnit.Hour) } : null, "1h20"),
        new("length", "centuries", $"a|({Quantity}) century|centuries", (in Match m) => Of(m.Count == 0 ? 100 : 100 * m.Double(0), TimeUnit.Year), "two centuries"),
        new("length", "hours and a number", "<length> and? <dd>|<small>", HoursAnd, "an hour and twenty", "2 hrs 30"),
        new("duration", "one length", "<length>", (in Match m) => m.Get<Duration>(0), "25m", "90 days", "a day", "an hour"),
        new("duration", "several lengths", "<length> (and|,|&)? <length> ((and|,|&)? <length> ((and|,)? <length>)?)?", Several, "1 hour 20 minutes", "1 year, 2 months and 3 days", "1h 20m"),
        new("duration", "and a half", "<length> and (a|one)? <part>", (in Match m) => m.Get<Duration>(0) is var d ? d with { Count = d.Count + m.Get<double>(1) } : null, "an hour and a half", "a year and a quarter"),
        new("duration", "and parts", "<length> and <fraction>", (in Match m) => m.Get<Duration>(0) is { And: null } d && m.Double(1) is > 0 and < 1 && !m.Behind("unit") && !m.Next("of") ? d with { Count = d.Count + m.Double(1) } : null, "an hour and three quarters"),
    ];

    private static Duration? Of(double count, TimeUnit unit) => count is >= 0 and < 1e9 ? new Duration(count, unit) : null;

    /// <summary>"10M" is a million, and "5s" of "the 5s" no time; capital letters name weeks and years only.</summary>
    private static Duration? Short(in Match m, TimeUnit unit)
    {
        var raw = m.Chart.Tokens.Raw(m.End - 1);
        if (raw is "M" or "S" or "D" || (m.GluedBehind() && m.Chart.Tokens[m.End].Kind == TokenKind.Word) || (m.GluedBehind() && raw.Length == 1 && raw[0] is 'd' && m.Chart.Tokens[m.End].Kind == TokenKind.Number)) return null;
        return Of(m.Double(0), unit);
    }

    /// <summary>"a second call" is an ordinal.</summary>
    private static Duration? One(in Match m)
    {
        var unit = m.Get<TimeUnit>(0);
        if (unit == TimeUnit.Second && !m.Has("one") && m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Word
            && !m.Next("ago") && !m.Next("later") && !m.Next("and") && !m.Next("or")) return null;
        return new Duration(1, unit);
    }

    private static Duration Few(in Match m) => new(m.Has("couple") ? 2 : 3, m.Get<TimeUnit>(0));

    private static Duration? HoursAnd(in Match m)
    {
        var (hours, minutes) = (m.Get<Duration>(0), m.Int(1));
        var counted = m.End < m.Chart.Tokens.Count && (m.Chart.Tokens[m.End].Kind != TokenKind.Mark || m.NextAny("%", "/", ":", "$", "-"));
        return hours is { Unit: TimeUnit.Hour, And: null } && minutes is > 0 and < 60 && !counted ? new Duration(minutes, TimeUnit.Minute) { And = hours } : null;
    }

    private static Duration? Several(in Match m)
    {
        var sum = m.Get<Duration>(0);
        for (var i = 1; i < m.Count; i++)
        {
            var next = m.Get<Duration>(i);
            // "an hour and a quarter" has no quarter of a year in it.
            // "30m a week ago" are a length and a day.
            if (next.And is not null || next.Unit == sum.Unit || next.Unit == TimeUnit.Quarter || (sum.Unit <= TimeUnit.Hour && next.Unit >= TimeUnit.Day)) return null;
            sum = next with { And = sum };
        }

        return sum;
    }
}
