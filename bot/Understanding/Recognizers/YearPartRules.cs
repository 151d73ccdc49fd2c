using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Quarters and halves of a (fiscal) year, decades, seasons.</summary>
internal static class YearPartRules
{
    private static readonly (string Words, int Month)[] Seasons = [("spring|springtime", 3), ("summer|summertime", 6), ("autumn|fall", 9), ("winter|wintertime", 12)];

    private static readonly (string Words, int Year)[] Decades =
        [("twenties", 20), ("thirties", 30), ("forties", 40), ("fifties", 50), ("sixties", 60), ("seventies", 70), ("eighties", 80), ("nineties", 90)];

    public static IEnumerable<Rule> All { get; } =
    [
        new("quarterno", "Q3", "q ~<dd>", (in Match m) => Quarter(m.Get<int>(0)), "Q3"),
        new("quarterno", "H1", "h ~<dd>", (in Match m) => m.Get<int>(0) is >= 1 and <= 2 ? new YearPart(m.Get<int>(0), 6) : null, "H1"),
        new("quarterno", "third quarter", "the? <nth> quarter|qtr", (in Match m) => Quarter(m.Get<int>(0)), "the third quarter"),
        new("quarterno", "quarter 3", "quarter|qtr <dd>", (in Match m) => Quarter(m.Get<int>(0)), "quarter 3"),
        new("quarterno", "last quarter of", "the? last|final quarter", (in Match m) => m.NextAny("of", "in") ? new YearPart(4, 3) : null),
        new("quarterno", "first half", "the? <nth> half", (in Match m) => m.Get<int>(0) <= 2 && (m.NextAny("of") || m.Behind("yyyy")) ? new YearPart(m.Get<int>(0), 6) : null),
        new("period", "quarter or half", "<quarterno>", (in Match m) => m.Get<YearPart>(0) is var p ? Periods.PartOfYear(p.Number, p.Months, m.Reading.Moment) : null, "Q3", "third quarter"),
        new("period", "number before the letter", "<dd> ~q|~h ('|of|-)? <dd>|<yyyy>", NumberFirst, "2Q17", "2H 2017"),
        new("period", "quarter and year", "<quarterno> (,|of|in|-|/|')? (the year)? <year>", (in Match m) => Of(m, m.Get<YearPart>(0), m.Get<Year>(1).Number), "Q1 2016", "Q4 of 2026", "the third quarter of 2016"),
        new("period", "quarter and fiscal year", "<quarterno> (,|of|in|-)? fy|(fiscal|financial year?) (-|')? <dd>|<yyyy>", (in Match m) => Of(m, m.Get<YearPart>(0), MonthRules.Century(m.Get<int>(1))), "Q2 FY26"),
        new("period", "year and quarter", "<year> (-|,|(' ~s))? <quarterno>", (in Match m) => Of(m, m.Get<YearPart>(1), m.Get<Year>(0).Number), "2017 q1", "2017's second quarter", "2019-Q1", "2016H2", "2016 the third quarter"),
        new("period", "quarter of this year", "<quarterno> (,|of|in)? <yearrel>", (in Match m) => OfReading(m, 0, 1), "Q3 of last year", "the first quarter of next year"),
        new("period", "next year's quarter", "<yearrel> 's? <quarterno>", (in Match m) => OfReading(m, 1, 0), "next year's first quarter"),
        new("period", "last Q3", "last|previous|past <quarterno>", (in Match m) => m.Get<YearPart>(0) is var p ? Beside(m, p, -1) : null, "last Q3"),
        new("period", "next Q3", "next|coming|upcoming <quarterno>", (in Match m) => m.Get<YearPart>(0) is var p ? Beside(m, p, 1) : null, "next Q3"),
        new("period", "this decade", "this|current|the|(the current) decade", (in Match m) => Decade(m, 0), "this decade"),
        new("period", "last decade", "the? last|past|previous decade", (in Match m) => Decade(m, -1), "last decade"),
        new("period", "next decade", "the? next|coming decade", (in Match m) => Decade(m, 1), "next decade"),
        new("period", "the 1990s", "(in? the)|in? <yyyy> ('s)|(' ~s)|s", (in Match m) => m.Get<int>(0) is var y && y % 10 == 0 ? Periods.Years(y, 10) : null, "the 1970s", "1990s", "1990 s"),
        new("period", "the 90s", "(in? the)|in? '? <dd> ('s)|(' ~s)|s", ShortDecade, "the 90s", "70's", "the '60s"),
        new("period", "the nineties", "(in? the)? (nineteen)? <decade>", (in Match m) => m.End - m.Start == 1 && !m.BeforeAny("early", "mid", "late", "-") ? null : Short(m.Get<int>(0)), "the nineties", "the nineteen fifties"),
        new("period", "a century", "the? <ordinal> century", (in Match m) => m.Get<Ordinal>(0).Value is >= 2 and <= 90 and var n ? Periods.Years((n - 1) * 100, 100) : null, "the 20th century"),
        new("period", "this century", "this|(the current) century", (in Match m) => Periods.Years(m.Reading.Moment.Today.Year / 100 * 100, 100), "this century"),
        new("period", "last century", "the? last|previous|past century", (in Match m) => Periods.Years((m.Reading.Moment.Today.Year / 100 * 100) - 100, 100), "the last century"),
        new("period", "the two thousands", "(in? the) (two thousands)|noughties|aughts", (in Match m) => Periods.Years(2000, 10), "the two thousands", "the noughties"),
        new("period", "the twenty-tens", "(in? the) twenty -? tens", (in Match m) => Periods.Years(2010, 10), "the twenty-tens"),
        .. Decades.Select(d => Say.Words("decade", d.Words, d.Year)),
        new("period", "a season", "(this|the|current|in)? <season>", (in Match m) => IsSeason(m) ? Season(m, m.Get<int>(0)) : null, "this summer", "the winter"),
        new("period", "next season", "next|coming <season>", (in Match m) => new WindowReading(SeasonOf(m.Reading.Moment.Today.Year + 1, m.Get<int>(0))) { HasYear = true }, "next summer"),
        new("period", "last season", "last|past <season>", (in Match m) => new WindowReading(SeasonOf(m.Reading.Moment.Today.Year - 1, m.Get<int>(0))) { HasYear = true }, "last winter"),
        new("period", "season and year", "<season> (of|in|,)? <year>", (in Match m) => m.Get<Year>(1).Number < 9990 ? new WindowReading(SeasonOf(m.Get<Year>(1).Number, m.Get<int>(0))) { HasYear = true } : null, "summer 2016"),
        new("period", "season of this year", "the? <season> (of|in|,)? <yearrel>", (in Match m) => new WindowReading(SeasonOf(m.Get<WindowReading>(1).Past.From!.Value.Year, m.Get<int>(0))) { HasYear = true }, "the summer of this year", "spring next year"),
        .. Seasons.Select(s => Say.Words("season", s.Words, s.Month)),
    ];

    private static YearPart? Quarter(int n) => n is >= 1 and <= 4 ? new YearPart(n, 3) : null;

    private static WindowReading? Of(in Match m, YearPart part, int year) => Periods.PartOfYear(part.Number, part.Months, year, m.Reading.Moment.Workspace);

    /// <summary>"2Q17", "1H 2026"; "1h20" with a small letter is a duration.</summary>
    private static WindowReading? NumberFirst(in Match m)
    {
        var months = m.Chart.Tokens.Raw(m.Start + 1) switch { "Q" or "q" => 3, "H" => 6, _ => 0 };
        return months == 0 ? null : Of(m, new YearPart(m.Get<int>(0), months), MonthRules.Century(m.Get<int>(1)));
    }

    private static WindowReading? OfReading(in Match m, int part, int year)
    {
        var p = m.Get<YearPart>(part);
        var start = m.Get<WindowReading>(year).Past.From!.Value;
        return new WindowReading(start.AddMonths(p.Months * (p.Number - 1)), start.AddMonths(p.Months * p.Number)) { Unit = p.Months == 3 ? Unit.Quarter : null, HasYear = true };
    }

    /// <summary>The newest that is over, or the oldest that has not begun.</summary>
    private static WindowReading? Beside(in Match m, YearPart part, int sign)
    {
        var (moment, today) = (m.Reading.Moment, m.Reading.Moment.Today);
        for (var year = today.Year - 2 * sign; ; year += sign)
        {
            var found = Periods.PartOfYear(part.Number, part.Months, year, moment.Workspace)!;
            if (sign > 0 && found.Past.From > today) return found;
            if (sign > 0) continue;
            if (found.Past.To <= today) return found;
        }
    }

    private static WindowReading? Decade(in Match m, int offset) => Periods.Years((m.Reading.Moment.Today.Year / 10 * 10) + (10 * offset), 10);

    private static WindowReading? ShortDecade(in Match m)
    {
        var year = m.Get<int>(0);
        var glued = m.Chart.Tokens[m.End - 1].Glued || m.Has("in") || m.Has("the");
        return year % 10 == 0 && year is >= 20 and <= 90 && glued && !m.Before("for") ? Short(year) : null;
    }

    private static WindowReading? Short(int year) => Periods.Years(1900 + year, 10) is { } past && Periods.Years(2000 + year, 10) is { } future
        ? year >= 40 ? new WindowReading(past.Past, future.Past) { HasYear = true } : future : null;

    /// <summary>"fall", "spring" are verbs and other things where nothing says season.</summary>
    private static bool IsSeason(in Match m) => m.Get<int>(0) is 6 or 12 ? !m.Next("school") : m.HasAny("this", "current") || (m.Has("in") && m.End == m.Chart.Tokens.Count);

    private static WindowReading Season(in Match m, int month) =>
        m.HasAny("this", "current") ? new WindowReading(SeasonOf(m.Reading.Moment.Today.Year, month)) { HasYear = true } : Periods.Recurring(m.Reading.Moment.Today, year => SeasonOf(year, month));

    /// <summary>Meteorological seasons of the north; winter is named after the year it begins in.</summary>
    private static Window SeasonOf(int year, int month) => new DateOnly(year, month, 1) is var from ? new Window(from, from.AddMonths(3)) : default;
}

internal sealed record YearPart(int Number, int Months);
