using System.Globalization;

namespace CsmBot.Understanding.Recognizers;

/// <summary>The holidays that English speakers name, and how to find each in a year.</summary>
internal static class Holidays
{
    private static readonly (string Names, Func<int, DateOnly?> In)[] List =
    [
        ("christmas; christmas day; xmas; xmas day; christmas-day", On(12, 25)),
        ("christmas eve; xmas eve", On(12, 24)),
        ("boxing day", On(12, 26)),
        ("kwanzaa", On(12, 26)),
        ("new year~s day; new year~s; new year; yuandan", On(1, 1)),
        ("new year~s eve; nye", On(12, 31)),
        ("epiphany; three kings day", On(1, 6)),
        ("groundhog~s day", On(2, 2)),
        ("valentine~s day; valentine~s", On(2, 14)),
        ("white day", On(3, 14)),
        ("st patrick~s day; st . patrick~s day; saint patrick~s day; st paddy~s day", On(3, 17)),
        ("st george~s day; st . george~s day; saint george~s day", On(4, 23)),
        ("st andrew~s day; st . andrew~s day; saint andrew~s day", On(11, 30)),
        ("april fool~s; april fool~s day", On(4, 1)),
        ("earth day", On(4, 22)),
        ("anzac day", On(4, 25)),
        ("australia day", On(1, 26)),
        ("canada day", On(7, 1)),
        ("arbor day", year => Days.Nth(DayOfWeek.Friday, -1, year, 4)),
        ("may day; international worker~s day; worker~s day; international labour day; international labor day", On(5, 1)),
        ("women~s day; international women~s day; international womens day", On(3, 8)),
        ("children~s day; childrens day; international children~s day", On(6, 1)),
        ("girl~s day", On(3, 7)),
        ("youth day", On(5, 4)),
        ("teacher~s day", On(9, 10)),
        ("single~s day", On(11, 11)),
        ("cinco de mayo", On(5, 5)),
        ("star wars day", On(5, 4)),
        ("flag day", On(6, 14)),
        ("juneteenth; freedom day; jubilee day", On(6, 19)),
        ("independence day; us independence day; american independence day", On(7, 4)),
        ("bastille day", On(7, 14)),
        ("halloween; all hallow~s eve; all hallow~s day", On(10, 31)),
        ("all saint~s day; all saints", On(11, 1)),
        ("all soul~s day; all souls", On(11, 2)),
        ("guy fawkes day; guy fawkes night; bonfire night; guy fawkes", On(11, 5)),
        ("veteran~s day; remembrance day; armistice day", On(11, 11)),
        ("inauguration day", On(1, 20)),
        ("pearl harbor day", On(12, 7)),
        ("patriot day", On(9, 11)),
        ("mlk day; martin luther king day; martin luther king jr day; martin luther king jr . day", year => Days.Nth(DayOfWeek.Monday, 3, year, 1)),
        ("president~s day; washington~s birthday", year => Days.Nth(DayOfWeek.Monday, 3, year, 2)),
        ("canberra day", year => Days.Nth(DayOfWeek.Monday, 2, year, 3)),
        ("mother~s day", year => Days.Nth(DayOfWeek.Sunday, 2, year, 5)),
        ("memorial day", year => Days.Nth(DayOfWeek.Monday, -1, year, 5)),
        ("father~s day", year => Days.Nth(DayOfWeek.Sunday, 3, year, 6)),
        ("labor day; labour day", year => Days.Nth(DayOfWeek.Monday, 1, year, 9)),
        ("columbus day; indigenous people~s day; indigenous peoples day", year => Days.Nth(DayOfWeek.Monday, 2, year, 10)),
        ("thanksgiving; thanksgiving day", Thanksgiving(0)),
        ("black friday", Thanksgiving(1)),
        ("cyber monday", Thanksgiving(4)),
        ("giving tuesday", Thanksgiving(5)),
        ("easter; easter sunday; easter day", Easter(0)),
        ("easter monday", Easter(1)),
        ("easter saturday; holy saturday", Easter(-1)),
        ("good friday", Easter(-2)),
        ("maundy thursday; holy thursday", Easter(-3)),
        ("palm sunday", Easter(-7)),
        ("ash wednesday", Easter(-46)),
        ("mardi gras; fat tuesday; shrove tuesday; pancake day; pancake tuesday", Easter(-47)),
        ("ascension; ascension day; ascension thursday", Easter(39)),
        ("pentecost; whit sunday; white sunday; whitsun", Easter(49)),
        ("whit monday; white monday; pentecost monday", Easter(50)),
        ("trinity sunday", Easter(56)),
        ("corpus christi", Easter(60)),
        ("eid al-fitr; eid al fitr; eid ul fitr; eid ul-fitr", Islamic(10, 1)),
        ("eid al-adha; eid al adha; eid ul adha; eid ul-adha", Islamic(12, 10)),
        ("ramadan; ramadhan; start of ramadan", Islamic(9, 1)),
        ("islamic new year", Islamic(1, 1)),
        ("ashura", Islamic(1, 10)),
        ("mawlid", Islamic(3, 12)),
        ("chinese new year; lunar new year; chinese new year~s day; spring festival", Chinese(1, 1)),
        ("chinese new year~s eve", Chinese(1, 0)),
        ("lantern festival", Chinese(1, 15)),
        ("dragon boat festival", Chinese(5, 5)),
        ("mid-autumn festival; mid autumn festival", Chinese(8, 15)),
        ("rosh hashanah; rosh hashana", Hebrew(1, 1)),
        ("yom kippur", Hebrew(1, 10)),
        ("sukkot", Hebrew(1, 15)),
        ("hanukkah; chanukah", Hebrew(3, 25)),
    ];

    /// <summary>Each holiday's names as a pattern; "~s" is a plural or a possessive, in any spelling.</summary>
    public static IEnumerable<(string Words, Func<int, DateOnly?> In, string[] Examples)> Known => List.Select(h => (
        string.Join('|', h.Names.Split("; ").Select(n => $"({string.Join(' ', n.Replace("-", " - ", StringComparison.Ordinal).Split(' ').Select(Word))})")),
        h.In,
        h.Names.Replace("~s", "'s", StringComparison.Ordinal).Split("; ")));

    private static string Word(string word) => word.EndsWith("~s", StringComparison.Ordinal) ? $"{word[..^2]}|{word[..^2]}s ('s|')?" : word;

    private static Func<int, DateOnly?> On(int month, int day) => year => new DateOnly(year, month, day);

    private static Func<int, DateOnly?> Thanksgiving(int after) => year => Days.Nth(DayOfWeek.Thursday, 4, year, 11)?.AddDays(after);

    private static Func<int, DateOnly?> Easter(int after) => year => EasterOf(year).AddDays(after);

    /// <summary>The anonymous Gregorian computus (Meeus, Astronomical Algorithms).</summary>
    private static DateOnly EasterOf(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var month = (h + l - (7 * m) + 114) / 31;
        return new DateOnly(year, month, ((h + l - (7 * m) + 114) % 31) + 1);
    }

    private static Func<int, DateOnly?> Islamic(int month, int day) => year =>
    {
        var calendar = new UmAlQuraCalendar();
        if (year < 1902 || year > 2076) return null;
        for (var hijri = calendar.GetYear(new DateTime(year, 1, 1)); hijri <= calendar.GetYear(new DateTime(year, 12, 31)); hijri++)
            if (DateOnly.FromDateTime(calendar.ToDateTime(hijri, month, day, 0, 0, 0, 0)) is var found && found.Year == year) return found;
        return null;
    };

    /// <summary>Day 0 is the one before the first. A leap month moves the later ones on.</summary>
    private static Func<int, DateOnly?> Chinese(int month, int day) => year =>
    {
        if (year is < 1902 or > 2099) return null;
        var calendar = new ChineseLunisolarCalendar();
        var leap = calendar.GetLeapMonth(year);
        var counted = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(calendar.ToDateTime(year, counted, Math.Max(1, day), 0, 0, 0, 0)).AddDays(day == 0 ? -1 : 0);
    };

    private static Func<int, DateOnly?> Hebrew(int month, int day) => year =>
        year is < 1902 or > 2200 ? null : DateOnly.FromDateTime(new HebrewCalendar().ToDateTime(year + 3761, month, day, 0, 0, 0, 0));
}
