using CsmBot.Accounts;
using CsmBot.Reports;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Logging;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads what prevention would have taken: "3 calls of 20 min, two e-mails and a visit of 2 h over 30 days", "a 15-minute call every Monday and a QBR (90 min) from 3 May to 12 June". Numbers, lengths and days are those of the
/// recognisers, interactions and lengths those of log entries. Whatever is not understood to its last word is no plan: it is kept as a note, and not priced. "20 min" alone, as in a log, is for all of them together;
/// "of 20 min" and "20 min each" are of each one.
/// </summary>
public static class PreventionWords
{
    private const int MostContacts = 20, MostCount = 1_000, MostDays = 3_700, MostMinutes = 6_000;

    private static readonly Lazy<Categories> _of = new(() => new Categories(Language.English.Grammar));

    /// <summary>The plan; null where the words are none. The same words are read to the same plan whenever they are read: they are what is stored.</summary>
    /// <param name="opened">The fire's day: a day without a year is the newest one not after it.</param>
    /// <param name="workspace">Says in which order days are written.</param>
    public static PreventionPlan? Read(string text, DateOnly opened, Workspace workspace)
    {
        var moment = new Moment(opened.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), TimeZoneInfo.Utc, workspace);
        var chart = Language.English.Read(text, new Context(moment, Names.Directory.Empty));
        var (contacts, period, at, end) = (new List<PlannedContact>(), (Span?)null, 0, chart.Tokens.Count);
        while (at < end)
        {
            if (Is(chart.Tokens, at, ",", ";", ":", ".", "and", "+", "&", "plus", "then")) at++;
            else if (period is null && ReadSpan(chart, at) is { } read) (period, at) = (read, read.End);
            else if (contacts.Count < MostContacts && Contact(chart, at) is var (contact, behind)) { contacts.Add(contact); at = behind; }
            else return null;
        }
        return contacts.Count == 0 ? null : new PreventionPlan(contacts, period?.Days, period?.From, period?.To);
    }

    /// <summary>"two 20-minute calls", "3 calls of 20 min", "a weekly call (20 min each)": with how many first, as "20 minute calls" are no twenty.</summary>
    private static (PlannedContact Contact, int End)? Contact(Chart chart, int at)
    {
        // "3 short calls", "a couple of calls": counted as in a log.
        foreach (var (act, end) in chart.Longest<Act>(_of.Value.Log, at))
            // "two weekly calls" say how often, which a log does not ask.
            if (act is { Volume: > 0, Form: Form.Noun } && !HasArticle(chart, at, end) && !PlanRhythm.IsSaid(chart.Tokens, at, end) && Behind(chart, act, act.Volume, new Said(), end) is { } counted) return counted;
        foreach (var (number, end) in chart.Longest<double>(_of.Value.Number, at))
            if (number == Math.Floor(number) && number is > 0 and <= MostCount && Thing(chart, (int)number, end) is { } contact) return contact;
        if (Is(chart.Tokens, at, "a", "an") && Thing(chart, 1, at + 1) is { } one) return one;
        return Thing(chart, null, at);
    }

    /// <summary>How long each one takes and how often it comes again, as far as that was said.</summary>
    private sealed record Said(double? Minutes = null, int Times = 1, double? Every = null);

    private static readonly string[] _contacts = ["contact", "contacts", "interaction", "interactions", "touchpoint", "touchpoints"];

    private static bool IsThing(Chart chart, int at) => Is(chart.Tokens, at, _contacts) || Things(chart, at).Any();

    /// <summary>Does a thing follow, or one with its length before it?</summary>
    private static bool IsBeforeThing(Chart chart, int at) => IsThing(chart, at) || (Length(chart, at) is var (_, end) && IsThing(chart, Is(chart.Tokens, end, "-") ? end + 1 : end));

    /// <summary>"a training a day" is no training day.</summary>
    private static IEnumerable<(Act Value, int End)> Things(Chart chart, int at) => chart.Longest<Act>(_of.Value.Thing, at).Where(t => !HasArticle(chart, at, t.End));

    private static bool HasArticle(Chart chart, int at, int end) => end - 2 > at && Is(chart.Tokens, end - 2, "a", "an");

    private static (PlannedContact, int)? Thing(Chart chart, int? count, int at)
    {
        var (tokens, said) = (chart.Tokens, new Said());
        while (at < tokens.Count)
        {
            foreach (var (act, end) in Things(chart, at))
                if (act.Form is Form.Noun or Form.NounOrOrder && Behind(chart, act, count, said, end) is { } read) return read;
            // What is neither of the types that a log knows.
            if (Is(tokens, at, _contacts)) return Behind(chart, new Act(InteractionType.Other, Form.Noun, Plural: tokens.Folded(at)[^1] == 's'), count, said, at + 1);
            // "phone visits" are visits, "on-site trainings" trainings.
            if (Things(chart, at).FirstOrDefault(t => IsBeforeThing(chart, t.End)) is { Value: not null, End: var next }) at = next;
            else if (said.Every is null && PlanRhythm.At(chart, at, adjective: true) is var (times, days, behind)) (said, at) = (said with { Times = times, Every = days }, behind);
            else if (said.Minutes is null && Length(chart, at) is var (minutes, after)) (said, at) = (said with { Minutes = minutes }, after);
            else if (Is(tokens, at, "-", "good", "short", "quick", "brief", "long", "regular", "proactive", "preventive", "more", "extra", "further", "additional", "individual", "personal", "status", "phone", "video", "site")) at++;
            else return null;
        }
        return null;
    }

    /// <summary>What follows the thing: "of 20 min", "20 min each", "(1.5 h in all)", "every week", in any order.</summary>
    private static (PlannedContact, int)? Behind(Chart chart, Act act, int? count, Said said, int at)
    {
        if (act.Type == InteractionType.Training && Is(chart.Tokens, at, "session", "sessions")) at++;
        else if (IsBeforeThing(chart, at)) return null;
        // "calls" are several, but how many?
        var number = count ?? 1;
        while (at < chart.Tokens.Count)
        {
            if (said.Minutes is null && LengthBehind(chart, number, at) is var (minutes, end)) (said, at) = (said with { Minutes = minutes }, end);
            else if (said.Every is null && PlanRhythm.At(chart, at, adjective: false) is var (times, days, behind)) (said, at) = (said with { Times = times, Every = days }, behind);
            else break;
        }
        if (count is null && said.Every is null) return null;
        return number * said.Times <= MostCount && said.Minutes is null or (> 0 and <= MostMinutes) ? (new PlannedContact(act.Type, number * said.Times, said.Minutes, said.Every), at) : null;
    }

    private static (double Minutes, int End)? LengthBehind(Chart chart, int count, int at)
    {
        var tokens = chart.Tokens;
        var opens = Is(tokens, at, "(");
        if (opens || Is(tokens, at, ",", "-", "–")) at++;
        // Only with its accent is it "à"; "a 20-minute call" is the next contact.
        var each = Is(tokens, at, "of", "at", "@", "lasting") || (at < tokens.Count && tokens.Raw(at) is "à");
        if (each) at++;
        if (Length(chart, at) is not var (minutes, end)) return null;
        // "20 min each", "20 minutes per call", "35 minutes altogether": as a log reads them.
        var log = chart.Longest<Lasting>(_of.Value.Log, at).FirstOrDefault(l => l.End > end && l.Value.Length is Logging.Length.Each or Logging.Length.Real);
        if (log.Value is not null) (each, end) = (log.Value.Length == Logging.Length.Each, log.End);
        else if (Is(tokens, end, "in") && Is(tokens, end + 1, "all", "total")) (each, end) = (false, end + 2);
        if (opens && !Is(tokens, end, ")")) return null;
        // ", 20-minute visit": of what comes next.
        if (!opens && !each && IsThing(chart, Is(tokens, end, "-") ? end + 1 : end)) return null;
        return (each ? minutes : minutes / count, opens ? end + 1 : end);
    }

    /// <summary>Minutes, unrounded: "20 min", "1.5 h", "1h30", "half an hour", "hour-long".</summary>
    private static (double Minutes, int End)? Length(Chart chart, int at)
    {
        foreach (var (length, end) in chart.Longest<Duration>(_of.Value.Duration, at)) if (!length.OfDays && length.Unit <= TimeUnit.Hour) return (length.Minutes, end);
        foreach (var (length, end) in chart.Longest<Lasting>(_of.Value.Took, at)) return (length.Minutes, end);
        foreach (var (minutes, end) in chart.Longest<double>(_of.Value.Number, at)) if (Is(chart.Tokens, end, "m")) return (minutes, end + 1);
        return null;
    }

    /// <summary>Over which days, and where the words end.</summary>
    private sealed record Span(int? Days, DateOnly? From, DateOnly? To, int End);

    /// <summary>"over 30 days", "in the first two weeks", "from 3 May to 12 June", "until 12 June".</summary>
    private static Span? ReadSpan(Chart chart, int at)
    {
        var tokens = chart.Tokens;
        if (Is(tokens, at, "over", "in", "within", "during", "for", "across", "through", "throughout"))
        {
            var (after, named) = (at + 1, false);
            while (Is(tokens, after, "the", "first", "last", "next", "about")) named |= !Is(tokens, after++, "about");
            if (PlanRhythm.Days(chart, after, bare: named) is var (days, end) && days is > 0 and <= MostDays)
            {
                if (Is(tokens, end, "before") && Is(tokens, end + 1, "it")) end += 2;
                else if (Is(tokens, end, "before") && Is(tokens, end + 1, "the") && Is(tokens, end + 2, "fire", "opening", "outage")) end += 3;
                return new Span((int)Math.Round(days), null, null, end);
            }
            at++;
        }
        foreach (var (window, end) in chart.Longest<WindowReading>(_of.Value.Window, at))
            if (window.Resolve(leanFuture: false) is var days && (days.From ?? days.To) is not null && (days.From is null || days.To is null || days.Days <= MostDays)) return new Span(null, days.From, days.LastDay, end);
        if (Is(tokens, at, "from", "starting", "on"))
            foreach (var (day, end) in chart.Longest<DayReading>(_of.Value.Day, at + 1))
                return new Span(null, day.Past, Is(tokens, at, "on") ? day.Past : null, end);
        return null;
    }

    private sealed class Categories(Grammar grammar)
    {
        public readonly int Number = grammar.Category("number"), Duration = grammar.Category("duration"), Took = grammar.Category("took"), Thing = grammar.Category("thing"), Log = grammar.Category("log"), Day = grammar.Category("day"), Window = grammar.Category("window");
    }
}
