using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

internal sealed record Month(int Number);

internal sealed record Year(int Number);

internal sealed record MonthDay(int Month, int Day);

/// <summary><c>month</c> (its name), <c>year</c> (in figures or words), <c>monthday</c> (a day and a month, no year).</summary>
internal static class MonthRules
{
    private static readonly string[] Names =
    [
        "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec",
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Names.Select((n, i) => new Rule("month", n.Split('|')[0], n.Contains('|') ? $"{n.Split('|')[0]}|(({n[(n.IndexOf('|') + 1)..]}) .?)" : n, Object(new Month(i + 1)), n.Split('|'))),
        new("year", "figures", "<yyyy>", (in Match m) => m.Get<int>(0) is >= 1500 and <= 2199 and var y ? new Year(y) : null, "2026"),
        new("year", "short", "' ~<dd>", (in Match m) => new Year(Century(m.Get<int>(0))), "'18"),
        new("year", "two halves", "<teens>|<tens> -? <small>|(zero|oh <ones>)", Halves, "nineteen eighty six", "twenty eighteen", "nineteen zero one"),
        new("year", "in words", "<large>|<hundreds>", (in Match m) => m.Chart.Tokens[m.Start].Kind == TokenKind.Word && m.Double(0) is >= 1100 and <= 2999 and var y && y == Math.Floor(y) ? new Year((int)y) : null,
            "two thousand and eighteen", "seventeen hundred thirty three"),
        new("monthday", "month first", "<month> (.|,)? (on? the)? <dd>|<nth>", (in Match m) => m.GluedBehind() && m.NextAny("h", "hr", "hrs", "m", "min", "mins") ? null : Make(m.Get<Month>(0).Number, m.Int(1)), "May 5", "November the 21st", "Oct. 2", "Jan-3", "march eighteenth"),
        new("monthday", "month first, joined", "<month> ~/ <dd>|<nth>", (in Match m) => Make(m.Get<Month>(0).Number, m.Int(1)), "Jan/3"),
        new("monthday", "day first", "the? <dd>|<nth> .? (day? of)? <month>", (in Match m) => IsVerb(m) ? null : Make(m.Get<Month>(1).Number, m.Int(0)), "5 May", "the 21st of November", "twenty second of June", "the 15th day of June"),
        new("monthday", "day first in words", "<small> of? <month>", (in Match m) => PeriodRules.IsVerb(m, m.End - 1) ? null : Make(m.Get<Month>(1).Number, m.Int(0)), "twenty five January"),
        new("monthday", "day first, joined", "<dd> ~-|~/ ~<month>", (in Match m) => Make(m.Get<Month>(1).Number, m.Int(0)), "22/Jan"),
    ];

    /// <summary>Two digits are 1970–2069.</summary>
    public static int Century(int year) => year >= 100 ? year : year >= 70 ? 1900 + year : 2000 + year;

    private static Production Object(object value) => (in Match _) => value;

    private static MonthDay? Make(int month, int day) => day >= 1 && day <= DateTime.DaysInMonth(2024, month) ? new MonthDay(month, day) : null;

    /// <summary>"5 may join us": a verb where another word follows.</summary>
    private static bool IsVerb(in Match m) =>
        !m.Has("of") && !m.Behind("year") && m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Word && !m.NextAny("to", "through", "thru", "till", "until", "and", "or", "at", "for", "from", "of", "in", "next", "last", "this") && m.Chart.Tokens.Raw(m.End - 1) is "may" or "march";

    private static Year? Halves(in Match m)
    {
        var first = (int)m.Get<double>(0);
        var second = (int)m.Get<double>(1);
        return first is >= 15 and <= 20 && (second >= 10 || m.Has("zero") || m.Has("oh")) ? new Year((first * 100) + second) : null;
    }
}
