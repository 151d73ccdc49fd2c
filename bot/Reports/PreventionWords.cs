using System.Globalization;
using System.Text.RegularExpressions;
using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>
/// Reads what prevention would have taken: "3 calls of 20 min, two e-mails and a visit of 2 h over 30 days", "a 15-minute call every week and a QBR (90 min) from 3 May to 12 June". Whatever is not understood to its
/// last word is no plan: it is kept as a note, and not priced. "20 min" alone, as in a log, is for all of them together; "of 20 min" and "20 min each" are of each one.
/// </summary>
public static partial class PreventionWords
{
    private const int MostContacts = 20, MostCount = 1_000, MostDays = 3_700, MostMinutes = 6_000;
    private static readonly string[] _numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    private static readonly string[] _months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly Dictionary<string, InteractionType> _types = new()
    {
        ["call"] = InteractionType.Call, ["e-mail"] = InteractionType.Email, ["email"] = InteractionType.Email, ["mail"] = InteractionType.Email, ["meeting"] = InteractionType.Meeting, ["visit"] = InteractionType.SiteVisit,
        ["qbr"] = InteractionType.Qbr, ["training"] = InteractionType.Training, ["workshop"] = InteractionType.Training, ["chat"] = InteractionType.Chat, ["message"] = InteractionType.Chat, ["ticket"] = InteractionType.Ticket, ["contact"] = InteractionType.Other,
    };

    private static readonly Dictionary<string, double> _often = new()
    {
        ["daily"] = 1, ["weekly"] = 7, ["fortnightly"] = 14, ["biweekly"] = 14, ["monthly"] = Grounds.DaysOfMonth, ["quarterly"] = 3 * Grounds.DaysOfMonth,
    };

    /// <summary>The plan; null where the words are none.</summary>
    /// <param name="opened">The fire's day: a day without a year is the newest one not after it.</param>
    public static PreventionPlan? Read(string text, DateOnly opened)
    {
        var words = new Cursor([.. Piece().Matches(text.ToLowerInvariant()).Select(m => m.Value)], opened);
        var (contacts, period) = (new List<PlannedContact>(), (Period?)null);
        while (!words.AtEnd)
        {
            if (words.Take(",", ";", "and", "+", "&", "plus", "then", ".")) continue;
            if (period is null && ReadPeriod(words) is { } read) period = read;
            else if (contacts.Count < MostContacts && Contact(words) is { } contact) contacts.Add(contact);
            else return null;
        }
        return contacts.Count == 0 ? null : new PreventionPlan(contacts, period?.Days, period?.From, period?.To);
    }

    private sealed record Period(int? Days, DateOnly? From, DateOnly? To);

    /// <summary>"two 20-minute calls", "3 calls of 20 min", "a call (20 min each) every week".</summary>
    private static PlannedContact? Contact(Cursor words)
    {
        var count = Count(words);
        double? every = null, minutes = null;
        while (true)
        {
            if (every is null && _often.TryGetValue(words.Word, out var often)) (every, _) = (often, words.Next());
            else if (minutes is null && Length(words, joined: true) is { } length) minutes = length;
            else if (!words.Take("short", "quick", "regular", "proactive", "preventive", "more", "extra", "further", "phone", "video", "site", "on-site", "onsite", "status", "-")) break;
        }
        var noun = words.Word;
        var plural = !_types.ContainsKey(noun) && noun.EndsWith('s');
        if (!_types.TryGetValue(plural ? noun[..^1] : noun, out var type)) return null;
        words.Next();
        if (type == InteractionType.Training && words.Take("sessions")) plural = true;
        else if (type == InteractionType.Training) words.Take("session");
        // "calls" are several, but how many?
        if (count is null && every is null) return null;
        var number = count ?? 1;
        while (!words.AtEnd)
        {
            if (minutes is null && Suffix(words, number) is { } said) minutes = said;
            else if (every is null && Often(words) is { } again) every = again;
            else break;
        }
        return number is > 0 and <= MostCount && minutes is null or (> 0 and <= MostMinutes) ? new PlannedContact(type, number, minutes, every) : null;
    }

    /// <summary>How long each one takes: "of 20 min", "20 min each", "(1.5 h in all)".</summary>
    private static double? Suffix(Cursor words, int count)
    {
        var start = words.At;
        var opens = words.Take("(");
        if (!opens) words.Take(",", "-", "–");
        var each = words.Take("of", "at", "à", "lasting");
        if (Length(words, joined: false) is { } length)
        {
            if (words.Take("each", "apiece")) each = true;
            else if (words.Take("in") && !words.Take("all", "total")) { words.At = start; return null; }
            else if (words.Take("together", "altogether")) each = false;
            if (!opens || words.Take(")")) return each ? length : length / count;
        }
        words.At = start;
        return null;
    }

    /// <summary>"every week", "every two weeks", "a month", "per quarter", "weekly".</summary>
    private static double? Often(Cursor words)
    {
        var start = words.At;
        if (_often.TryGetValue(words.Word, out var often)) { words.Next(); return often; }
        if (words.Take("every", "each", "a", "per", "once"))
        {
            if (words[start] == "once") words.Take("a", "every", "per");
            var other = words.Take("other", "second") ? 2 : Count(words) ?? 1;
            if (other > 0 && Unit(words) is { } unit) return other * unit;
        }
        words.At = start;
        return null;
    }

    /// <summary>"over 30 days", "in the first two weeks", "from 3 May to 12 June", "until the opening".</summary>
    private static Period? ReadPeriod(Cursor words)
    {
        var start = words.At;
        if (words.Take("from", "between", "starting", "since", "until", "till", "on"))
        {
            var first = words[start] is "until" or "till" ? null : words.Day();
            var ended = first is null || words.Take("to", "until", "till", "and", "-", "–", "through");
            var last = ended ? words.Day() : null;
            if (first is not null && words[start] == "on") last = first;
            if ((first ?? last) is not null && (!ended || last is not null || first is null) && (first is null || last is null || first <= last)) return new Period(null, first, last);
        }
        else if (words.Take("over", "in", "within", "during", "for", "across", "through", "throughout"))
        {
            var named = words.Take("the");
            named |= words.Take("first", "last", "next");
            if ((Count(words) ?? (named ? 1 : null)) is { } count && Unit(words) is { } unit && count * unit is > 0 and <= MostDays)
            {
                if (words.Take("before") && words.Take("the", "it") && words[words.At - 1] == "the") words.Take("fire", "opening", "outage");
                return new Period((int)Math.Round(count * unit), null, null);
            }
        }
        words.At = start;
        return null;
    }

    /// <summary>Minutes: "20 min", "1.5 h", "1h30", "half an hour"; joined to what follows "20-minute".</summary>
    private static double? Length(Cursor words, bool joined)
    {
        var start = words.At;
        double? minutes = null;
        if (words.Take("half") && (words.Take("an", "a") || words.Take("-")) && words.Take("hour")) minutes = 30;
        else
        {
            words.At = start;
            var number = words.Take("an") ? 1 : words.Number();
            if (number is { } amount)
            {
                words.Take("-");
                if (words.Take("min", "mins", "minute", "minutes", "m")) minutes = amount;
                else if (words.Take("h", "hr", "hrs", "hour", "hours"))
                {
                    minutes = 60 * amount;
                    var at = words.At;
                    words.Take("and");
                    if (!joined && words.Number() is < 60 and var rest && (words.Take("min", "mins", "minute", "minutes", "m") || at == words.At - 1)) minutes += rest;
                    else words.At = at;
                }
            }
        }
        if (minutes is null) words.At = start;
        return minutes;
    }

    private static double? Unit(Cursor words) => words.Take("day", "days") ? 1 : words.Take("week", "weeks") ? 7 : words.Take("fortnight", "fortnights") ? 14 : words.Take("month", "months") ? Grounds.DaysOfMonth : words.Take("quarter", "quarters") ? 3 * Grounds.DaysOfMonth : words.Take("year") ? 12 * Grounds.DaysOfMonth : null;

    /// <summary>"3", "three", "a"; null, and nothing taken, where no whole number stands alone.</summary>
    private static int? Count(Cursor words)
    {
        var start = words.At;
        if (words.Take("a", "an")) return 1;
        if (Array.IndexOf(_numbers, words.Word) is >= 0 and var said) { words.Next(); return said; }
        if (words.Number() is { } number && number == Math.Floor(number) && number <= MostCount && !(words.Word is "-" or "min" or "mins" or "minute" or "minutes" or "h" or "hour" or "hours")) return (int)number;
        words.At = start;
        return null;
    }

    /// <summary>The words, and how far they were read.</summary>
    private sealed class Cursor(string[] words, DateOnly opened)
    {
        public int At { get; set; }
        public bool AtEnd => At >= words.Length;
        public string Word => this[At];
        public string this[int at] => at < words.Length ? words[at] : "";

        public bool Next() => ++At > 0;

        public bool Take(params ReadOnlySpan<string> any)
        {
            if (AtEnd) return false;
            foreach (var word in any) if (words[At] == word) return Next();
            return false;
        }

        public double? Number() => double.TryParse(Word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 100_000 && Next() ? number : null;

        /// <summary>"2026-05-03", "3 May", "May 3 2026".</summary>
        public DateOnly? Day()
        {
            var start = At;
            if (DateOnly.TryParseExact(Word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Next()) return day;
            var month = Month();
            var number = Number();
            Take("st", "nd", "rd", "th");
            month ??= Month();
            if (month is { } m && number is >= 1 and <= 31 && number == Math.Floor(number.Value))
            {
                var before = At;
                if (month is not null) Take(",");
                var year = Number() is >= 2000 and <= 2100 and var said ? (int)said : (int?)null;
                if (year is null) At = before;
                var y = year ?? (m > opened.Month || (m == opened.Month && number > opened.Day) ? opened.Year - 1 : opened.Year);
                if (number <= DateTime.DaysInMonth(y, m)) return new DateOnly(y, m, (int)number);
            }
            At = start;
            return null;
        }

        private int? Month()
        {
            var word = Word;
            if (word.Length < 3 || Array.FindIndex(_months, m => m == word || (word.Length is 3 or 4 && m.StartsWith(word, StringComparison.Ordinal))) is not (>= 0 and var month)) return null;
            Next();
            Take(".");
            return month + 1;
        }
    }

    /// <summary>A day, a number, a word with the dashes in it, or a mark.</summary>
    [GeneratedRegex(@"\d{4}-\d\d-\d\d|\d+(?:\.\d+)?|e-mails?|on-site|\p{L}+|\S")]
    private static partial Regex Piece();
}
