using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary><c>period</c>: months and years by name, units by their relation to today, stretches before and after it. Every one is a <c>window</c>.</summary>
internal static class PeriodRules
{
    private static readonly (string Words, Unit Unit)[] Units = [("calendar? week|wk", Unit.Week), ("calendar? month", Unit.Month), ("fiscal? quarter|qtr|q", Unit.Quarter), ("calendar? year|yr", Unit.Year)];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Units.SelectMany(Relative),
        new("period", "this, last, next", "<weekrel>|<monthrel>|<quarterrel>|<yearrel>", (in Match m) => m.Get<WindowReading>(0), "last week", "this quarter"),
        new("period", "a month", "<month>", BareMonth, "June"),
        new("period", "the month of", "the? month of <month>", (in Match m) => Periods.BareMonth(m.Get<Month>(0).Number, m.Reading.Moment.Today), "month of september"),
        new("period", "the month of, and year", "the? month of <month> (,|of|in)? <year>", (in Match m) => Periods.MonthOf(m.Get<Year>(1).Number, m.Get<Month>(0).Number), "the month of sept 2017"),
        new("period", "this month by name", "this|current <month>", (in Match m) => IsVerb(m, m.End - 1) ? null : Periods.MonthOf(m.Reading.Moment.Today.Year, m.Get<Month>(0).Number), "this August"),
        new("period", "next month by name", "next|coming|upcoming|following <month>", (in Match m) => NamedMonth(m, 1), "next june"),
        new("period", "last month by name", "last|past|previous <month>", (in Match m) => NamedMonth(m, -1), "last sept"),
        new("period", "month and year", "<month> (,|of|in|-|/|')? <year>", (in Match m) => Periods.MonthOf(m.Get<Year>(1).Number, m.Get<Month>(0).Number), "June 2016", "Dec, 2018", "Dec-2018", "april in 2016"),
        new("period", "month of this year", "<month> (,|of|in)? <yearrel>", (in Match m) => m.Get<WindowReading>(1).Past.From is { } y ? Periods.MonthOf(y.Year, m.Get<Month>(0).Number) : null, "June of last year", "march next year"),
        new("period", "year and month", "<year> (,|-|/)? <month>", (in Match m) => Periods.MonthOf(m.Get<Year>(0).Number, m.Get<Month>(1).Number), "2016 November", "2016, nov"),
        new("period", "month and year in figures", "<dd> -|/ <yyyy>", (in Match m) => InFigures(m, m.Get<int>(0), m.Get<int>(1)), "11-2016", "3/2015", "11 / 2016"),
        new("period", "year and month in figures", "<yyyy> -|/ <dd>", (in Match m) => InFigures(m, m.Get<int>(1), m.Get<int>(0)), "2015-12", "2016 - 11"),
        new("period", "year, point, month", "<dotted>", (in Match m) => m.Get<Dotted>(0) is { LeftDigits: 4, Left: >= 1900 and <= 2100 } d ? Periods.MonthOf(d.Left, d.Right) : null, "2015.3"),
        new("period", "a year", "<yyyy>", (in Match m) => m.Get<int>(0) is >= 1800 and <= 2100 and var y && !IsCounted(m) ? Periods.Years(y, 1) : null, "2018"),
        new("period", "a year in words", "<year>", YearInWords),
        new("period", "year, said so", "((the|calendar)? year of?)|(cy ~-?) <digits>|<year>|<hundreds>", SaidYear, "year 2008", "the year of 2008", "year two hundred and sixty seven", "cy18"),
        new("period", "fiscal year", "fy|(fiscal|financial year?) (-|')? <dd>|<yyyy>", (in Match m) => Fiscal(m, MonthRules.Century(m.Get<int>(0))), "FY26", "fiscal year 2018"),
        new("period", "school year", "sy|(school year) -? <dd>|<yyyy>", (in Match m) => School(MonthRules.Century(m.Get<int>(0))), "sy18"),
        new("period", "this fiscal year", "((this|the|current)? fiscal|financial|fy year)|(this|the|current fy)", (in Match m) => Periods.Whole(Unit.Year, m.Reading.Moment, 0), "fiscal year", "this fiscal year"),
        new("period", "next fiscal year", "the? next|coming fiscal|financial year", (in Match m) => Periods.Whole(Unit.Year, m.Reading.Moment, 1), "next fiscal year"),
        new("period", "last fiscal year", "the? last|previous|past fiscal|financial year", (in Match m) => Periods.Whole(Unit.Year, m.Reading.Moment, -1), "last fiscal year"),
        new("period", "this school year", "(this|the|current)? school year", (in Match m) => School(m.Reading.Moment.Today.AddMonths(-7).Year + 1), "this school year"),
        new("period", "next school year", "the? next|coming school year", (in Match m) => School(m.Reading.Moment.Today.AddMonths(-7).Year + 2), "next school year"),
        new("period", "last school year", "the? last|previous|past school year", (in Match m) => School(m.Reading.Moment.Today.AddMonths(-7).Year), "last school year"),
        new("period", "last so long", "(the|within|in|over|during|for|throughout)? the? last|past|previous|trailing|recent|prior|preceding <duration>", (in Match m) => Stretch(m, -1), "last 30 days", "the past two weeks", "last 2 quarters"),
        new("period", "next so long", "(the|within|in|over|during|for)? the? next|coming|following|upcoming <duration>", (in Match m) => Stretch(m, 1), "next 90 days", "the coming two weeks"),
        new("period", "so many last", "<digits>|<small> last|past|previous <unit>", (in Match m) => Counted(m) is { } d ? Periods.Last(d, m.Reading.Moment) : null, "5 past years"),
        new("period", "so many next", "<digits>|<small> next|coming|upcoming|following <unit>", (in Match m) => Counted(m) is { } d ? Periods.Next(d, m.Reading.Moment) : null, "2 upcoming months"),
        new("period", "last fortnight", "(the|over)? the? last|past|previous fortnight", (in Match m) => Periods.Last(new Duration(2, TimeUnit.Week), m.Reading.Moment), "past fortnight"),
        new("period", "next fortnight", "the? next|coming|following|upcoming fortnight", (in Match m) => Periods.Next(new Duration(2, TimeUnit.Week), m.Reading.Moment), "next fortnight"),
        new("period", "within so long", "within|(inside of?)|(no more than) <duration> (from|of|after today|now)?", Within, "within 30 days", "within 2 weeks from today"),
        new("period", "to date", "ytd|(year to date)", (in Match m) => ToDate(m, Unit.Year), "YTD"),
        new("period", "quarter to date", "qtd|(quarter to date)", (in Match m) => ToDate(m, Unit.Quarter), "QTD"),
        new("period", "month to date", "mtd|(month to date)", (in Match m) => ToDate(m, Unit.Month), "month to date"),
        new("window", "a period", "<period>", (in Match m) => m.Get<WindowReading>(0), "last quarter", "June", "last 30 days") { Weight = 1 },
    ];

    private static IEnumerable<Rule> Relative((string Words, Unit Unit) unit)
    {
        yield return Whole($"this|current|(the? current)|(the? same)|the {unit.Words}", unit.Unit, 0, "this " + unit.Unit);
        yield return Whole($"the? last|previous|past|prior {unit.Words}", unit.Unit, -1, "last " + unit.Unit);
        yield return Whole($"the? next|coming|following|upcoming {unit.Words}", unit.Unit, 1, "next " + unit.Unit);
        yield return Whole($"the? {unit.Words} after the? next", unit.Unit, 2, $"the {unit.Unit} after next");
        yield return Whole($"the? {unit.Words} before the? last", unit.Unit, -2, $"the {unit.Unit} before last");
    }

    private static Rule Whole(string pattern, Unit unit, int offset, string example) =>
        new(unit switch { Unit.Year => "yearrel", Unit.Month => "monthrel", Unit.Week => "weekrel", _ => "quarterrel" }, example, pattern, (in Match m) => Periods.Whole(unit, m.Reading.Moment, offset), example);

    /// <summary>"may" and "march" are verbs unless written large or standing where a month stands.</summary>
    private static WindowReading? BareMonth(in Match m)
    {
        var month = m.Get<Month>(0).Number;
        return IsVerb(m, m.Start) || (m.Before("$") && m.GluedBefore()) ? null : Periods.BareMonth(month, m.Reading.Moment.Today);
    }

    /// <summary>"may", "march", "mar", "dec" where they are not clearly months.</summary>
    public static bool IsVerb(in Match m, int token)
    {
        var raw = m.Chart.Tokens.Raw(token);
        if (!m.Chart.Tokens.Folded(token).SequenceEqual("may") && !m.Chart.Tokens.Folded(token).SequenceEqual("march") && !m.Chart.Tokens.Folded(token).SequenceEqual("mar")) return false;
        var large = char.IsUpper(raw[0]) && token > 0 && !m.Chart.Tokens[token].LineStart && m.Chart.Tokens.Raw(token - 1) is not ("." or "!" or "?");
        // "THE HOLDER MAY MODIFY", "and may be sold".
        var next = token + 1 < m.Chart.Tokens.Count && m.Chart.Tokens[token + 1].Kind == TokenKind.Word ? m.Chart.Tokens.Raw(token + 1) : default;
        if (large && raw.Length == 3 && char.IsUpper(raw[2]) && next.Length > 1 && char.IsUpper(next[1]) && m.Chart.Tokens[token - 1].Kind == TokenKind.Word && !m.BeforeAny("in", "since", "until", "by", "before", "after", "from", "to", "of")) return true;
        if (!large && m.Before("and") && next.Length > 0 && !m.NextAny("of", "this", "next", "last", "for", "in", "at", "on", "and", "or", "to", "with", "by", "renewals")) return true;
        return !large && !m.BeforeAny("in", "since", "until", "till", "by", "before", "after", "during", "from", "to", "between", "and", "through", "of", "for", "-", "early", "mid", "late", "next", "last");
    }

    /// <summary>"2000 employees", "1,800 of them": a count, unless it is a year's number.</summary>
    private static bool IsCounted(in Match m) => m.Get<int>(0) < 1900 && m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Word && !m.BeforeAny("in", "since", "of", "year", "before", "after", "until", "by", "from", "to", "back");

    /// <summary>"last June" is the newest that is over, "next June" the oldest that has not begun.</summary>
    private static WindowReading? NamedMonth(in Match m, int sign)
    {
        var (today, month) = (m.Reading.Moment.Today, m.Get<Month>(0).Number);
        return Periods.MonthOf(today.Year + (sign < 0 ? (month < today.Month ? 0 : -1) : (month > today.Month ? 0 : 1)), month);
    }

    private static WindowReading? InFigures(in Match m, int month, int year) =>
        year is < 1900 or > 2100 || (m.GluedBehind() && m.NextAny("-", "/", ".") && !m.Next("-", 1) && m.End + 1 < m.Chart.Tokens.Count && m.Chart.Tokens[m.End + 1] is { Glued: true, Kind: TokenKind.Number }) ? null : Periods.MonthOf(year, month);

    private static WindowReading? SaidYear(in Match m)
    {
        var number = m.Get<object>(0) is Year y ? y.Number : m.Double(0);
        if (m.Has("cy") && number < 100) number = MonthRules.Century((int)number);
        return number is >= 1 and <= 2999 && number == Math.Floor(number) && !m.NextAny("%", "percent", "million") ? Periods.Years((int)number, 1) : null;
    }

    /// <summary>"in twenty eighteen", "before two thousand ten"; alone it is a number.</summary>
    private static WindowReading? YearInWords(in Match m)
    {
        if (m.Chart.Tokens[m.Start].Kind != TokenKind.Word || (m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind != TokenKind.Mark && !m.NextAny("and", "or", "to", "in", "for", "with"))) return null;
        return m.BeforeAny("in", "since", "before", "after", "until", "till", "by", "from", "to", "during", "and") ? Periods.Years(m.Get<Year>(0).Number, 1) : null;
    }

    private static WindowReading? Fiscal(in Match m, int year)
    {
        if (year is < 2 or > 9990) return null;
        var start = m.Reading.Moment.Workspace.FiscalYearStart;
        var from = new DateOnly(start == 1 ? year : year - 1, start, 1);
        return new WindowReading(from, from.AddYears(1)) { Unit = Unit.Year, HasYear = true };
    }

    private static WindowReading? School(int year) => year is < 2 or > 9990 ? null : new WindowReading(new DateOnly(year - 1, 8, 1), new DateOnly(year, 8, 1)) { HasYear = true };

    /// <summary>"5 past years"; "only 3 next week" counts something else.</summary>
    public static Duration? Counted(in Match m) =>
        m.Double(0) == 1 || m.Chart.Tokens.Raw(m.End - 1)[^1] is 's' or 'S' ? new Duration(m.Double(0), m.Get<TimeUnit>(1)) : null;

    public static bool IsToLast(in Match m) =>
        m.Chart.Tokens.Folded(m.Start).SequenceEqual("last") && m.BeforeAny("to", "should", "shouldnt", "will", "wont", "can", "could", "would", "might", "must", "cannot", "not");

    /// <summary>"last 30 days"; but "shouldn't last two hours", where it is a verb.</summary>
    private static WindowReading? Stretch(in Match m, int sign)
    {
        if (IsToLast(m)) return null;
        return sign < 0 ? Periods.Last(m.Get<Duration>(0), m.Reading.Moment) : Periods.Next(m.Get<Duration>(0), m.Reading.Moment);
    }

    private static WindowReading? Within(in Match m)
    {
        var length = m.Get<Duration>(0);
        return Periods.Last(length, m.Reading.Moment) is { } past && Periods.Next(length, m.Reading.Moment) is { } next
            ? new WindowReading(past.Past, next.Future) { Kind = WindowKind.Within, HasYear = true, LooksAhead = true } : null;
    }

    private static WindowReading ToDate(in Match m, Unit unit) =>
        new(Calendar.Start(unit, m.Reading.Moment.Today, m.Reading.Moment.Workspace), m.Reading.Moment.Today.AddDays(1)) { HasYear = true };
}
