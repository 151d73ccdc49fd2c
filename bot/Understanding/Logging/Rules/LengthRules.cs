using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>How long it took: minutes and hours, and whether they are the real ones, the planned ones, or for each of several.</summary>
internal static class LengthRules
{
    internal const string Around = "(for|me|us|about|around|to|be|last|take|at|as|being|taking|only|just|approx|approximately|roughly|nearly|almost|over|under|some|maybe|exactly|circa|ca|like|another|a|the|quick|short|brief|full|good|solid|whole|entire|of|\\~|-|.|:)";

    private static readonly string Took = Phrases.OneOf("took", "lasted", "ran", "run", "became", "turned into", "went for", "went on for", "went", "ended up", "ended up being", "ended up taking", "ended up at", "ended at",
        "in the end", "at the end", "in the end it was", "actually", "really took", "in reality", "eventually", "finally", "after all", "real", "actual", "total", "in total", "altogether", "all in all",
        "stretched to", "stretched into", "grew to", "grew into", "overran to", "overran into", "over ran to", "ran over to", "ran on to", "went over to", "went up to", "spilled to", "spilled into", "spilled over to", "spilled over into", "dragged to", "dragged out to", "extended to", "extended into", "was extended to", "got extended to", "blew up to", "ballooned to", "ballooned into", "doubled to", "cut to", "cut down to", "cut short to", "shortened to", "shrank to", "reduced to", "came down to", "talked", "needed", "only needed", "used", "took up", "spent", "stayed", "stay", "cost", "consumed", "ate", "ate up", "eaten up", "ate into", "gobbled up", "swallowed", "swallowed up", "chewed up", "burned", "burned through", "dragged on", "dragged on for", "dragged on to", "tied me up for", "set me back", "kept me busy for", "worked", "worked on it", "worked on this", "was on it", "was at it", "busy with it");

    /// <summary>How it came to an end, whoever ended it.</summary>
    private static readonly string Over = "(was|were|are|is|got|been|all)? " + Phrases.OneOf("left", "out", "off", "in and out", "ended", "finished", "done", "over", "was over", "is over", "was done", "through", "stopped", "quit", "closed", "wrapped", "wrapped up", "wrapped it up", "hung up", "dropped off", "dropped out",
        "cut short", "cut it short", "cut off", "ended up over", "had to go", "had to leave", "had to drop", "had to stop", "had to run") + " (already|early|again|everything)? (after|in|within|at)";

    private static readonly string Planned = Phrases.OneOf("planned", "scheduled", "booked", "slated", "meant", "supposed to be", "meant to be", "thought it would be", "thought it would take", "thought it would last", "thought it was", "expected it to be", "expected it to take", "was going to be", "should only have been", "hoped for", "supposed", "expected", "estimated", "intended", "instead of", "rather than", "not", "originally", "budgeted", "set", "instead of the planned",
        "instead of the scheduled", "instead of the usual", "rather than the planned", "planned length", "should have been", "should be", "should have taken", "should have lasted", "should take", "should last", "should have", "longer than the planned", "shorter than the planned");

    private const string Full = "(solid|good|full|whole|decent|entire|long|strong|proper|mere|cool|clean|productive)";

    private const string Ended = "(ended|finished|done|over|stopped|left|((wrapped|finished) (it|things|everything)? up)|(hung up)|((got|was|were|came) (out|off|away))|(dropped off)|out)";

    public static IEnumerable<Rule> All { get; } =
    [
        new("log", "so long", "<took>", (in Match m) => m.Get<Lasting>(0), "25 min", "an hour and a half", "1h20"),
        new("took", "minutes and hours", "<duration>", (in Match m) => Plain(m, m.Get<Duration>(0).Minutes, Length.Plain), "25 min", "90m"),
        new("took", "an hour long call", "<duration> (long|-)", (in Match m) => Plain(m, m.Get<Duration>(0).Minutes, Length.Plain), "an hour long"),
        new("took", "an hour at least", $"(a|an|one|the)? {Full}? hour|hr (and|n|& (a|one)? <part>)?", (in Match m) => m.HasAny("and", "n", "&") || !Starts(m, "hour", "hr") ? Plain(m, 60 * (1 + (m.Count > 0 ? m.Get<double>(0) : 0)), Length.Plain) : null, "a solid hour and a half", "hour and a half", "hour n half"),
        new("took", "three of its quarters", "three|3 quarter (of)? (a|an)? hour", (in Match m) => Fit(45, Length.Plain), "three quarter of an hour"),
        new("took", "hours and quarters", "<digits>|<small> (and|&|n) (a|one|three)? quarter|half hour|hours|hrs|h", (in Match m) => Fit(60 * (m.Double(0) + (m.Has("half") ? 0.5 : m.Has("three") ? 0.75 : 0.25)), Length.Plain), "one and three quarter hours", "two and a quarter hours"),
        new("took", "an hour and minutes", $"(a|an|one|the)? {Full}? hour|hr and <duration>", (in Match m) => m.Get<Duration>(0).Minutes is > 0 and < 60 and var more ? Plain(m, 60 + more, Length.Plain) : null, "hour and twenty minute"),
        new("took", "hours and minutes, the letters apart", "<digits> h|hr|hour|hours and? <digits> m", (in Match m) => m.Double(1) < 60 && (m.End == m.Chart.Tokens.Count || !m.Chart.Tokens[m.End].Glued || m.Chart.Tokens[m.End].Kind == TokenKind.Mark) ? Fit((m.Double(0) * 60) + m.Double(1), Length.Plain) : null, "1 h 10 m"),
        new("took", "minutes, the m apart", "<digits> m", Apart, "10 m"),
        new("took", "from, to, as soldiers say it", "<digits> -|–|to|until <digits>", Military, "1000-1030"),
        new("took", "about so many", "<digits>|<small> -? ish|odd|plus|full|long|whole|solid|good <unit>", (in Match m) => m.Get<TimeUnit>(1) switch { TimeUnit.Minute => Plain(m, m.Double(0), Length.Plain), TimeUnit.Hour => Plain(m, m.Double(0) * 60, Length.Plain), _ => null }, "20-ish min", "twenty-odd minutes", "10 long minutes"),
        new("took", "about so many, and no unit", "<digits> ~ish", (in Match m) => m.Double(0) is >= 10 and <= 240 && EndsHere(m) && !m.BeforeAny("at", "around", "by", "from", "to", "until", "till", "since", "about") ? Fit(m.Double(0), Length.Plain) : null, "20ish") { Weight = 2 },
        new("took", "about an hour", "(an|a|one|half)? (hour -? ish)|hourish", (in Match m) => Fit(m.Has("half") ? 30 : 60, Length.Plain), "hour-ish", "an hourish"),
        new("took", "half an hour at least", $"(a|an|one|the)? {Full} half (an|a)? hour|hr", (in Match m) => Fit(30, Length.Plain), "a good half hour"),
        new("took", "a quarter of one, in short", "(a)? quarter hr", (in Match m) => Fit(15, Length.Plain), "quarter hr"),
        new("took", "minutes, as others write them", "<digits> (mn|mns|mnts|mints|~mn|~mns|~mnts|minuten|minutter|minuti|minutit|mntes)", (in Match m) => Plain(m, m.Double(0), Length.Plain), "20mn", "20 minuten"),
        new("took", "hours, as others write them", "<digits>|<small> (std|stunde|stunden|heure|heures|hora|horas|timme|timmar|timer|uur|ora|ore)", (in Match m) => Plain(m, m.Double(0) * 60, Length.Plain), "2 heures", "1 Std"),
        new("took", "minutes behind no hour", "<dd> ~: ~<dd>", (in Match m) => m.Double(0) == 0 && m.Double(1) is >= 3 and < 60 && m.Chart.Tokens.Folded(m.Start) is "0" or "00" && !m.NextAny("am", "pm", ":") ? Fit(m.Double(1), Length.Plain) : null, "0:25"),
        new("took", "hour-long", "hour -? long", (in Match m) => Fit(60, Length.Plain), "hour-long", "hour long"),
        new("took", "hours and minutes with a colon", "<dd> ~: ~<dd> ~h|hrs|hours|hour|~hrs|hr", (in Match m) => m.Int(1) < 60 ? Fit((m.Int(0) * 60) + m.Int(1), Length.Plain) : null, "1:15h", "1:30 hours"),
        new("took", "hours and a bare number", "<digits> h|hr|hour|hours <digits>", (in Match m) => m.Double(1) is >= 5 and < 60 && (IsBare(m, 1) || IsEndOfThought(m)) ? Fit((m.Double(0) * 60) + m.Double(1), Length.Plain) : null, "1 h 15"),
        new("took", "from, to, with points", "(from|between)? <dotted> -|–|to|till|until|and <dotted>", Points, "9.30-10.15"),
        new("took", "from, to the hour, with points", "(from|between)? <dotted> -|–|to|till|until|and <digits>", ToHour, "9.30-10", "from 9.45 until 11"),
        new("took", "from, to, with an h", "(from|between)? <dd> ~h ~<dd>? -|–|to|till|until|and <dd> ~h ~<dd>?", WithH, "9h-10h30", "from 9h to 10h"),
        new("took", "an hour half", "<duration> half", (in Match m) => m.Get<Duration>(0) is { Unit: TimeUnit.Hour, And: null } d && !m.NextAny("a", "an", "hour", "day") && !m.Behind("unit") ? Plain(m, d.Minutes + 30, Length.Plain) : null, "1 hour half"),
        new("took", "from, to, the hour alone", "(from|between)? <digits> -|–|to|till|until|and <dotted>|<digits>", (in Match m) => m.Edge(1).Value is Dotted ? HourTo(m) : WholeHours(m), "9-9.30"),
        new("took", "a part of an hour", "<digits> ~/ ~<digits> (of)? (a|an)? h|hr|hour|hours", (in Match m) => m.Double(0) is >= 1 and <= 3 && m.Double(1) is 2 or 3 or 4 && m.Double(0) < m.Double(1) ? Fit(60 * m.Double(0) / m.Double(1), Length.Plain) : null, "1/2 h", "3/4 hour"),
        new("took", "an apostrophe for minutes", "<digits> ~'|~′", (in Match m) => Plain(m, m.Double(0), Length.Plain), "22'"),
        new("log", "the real time", $"{Took} {Around}? {Around}? <took>", (in Match m) => m.NextAny("planned", "scheduled", "booked", "expected") ? null : m.Get<Lasting>(0) with { Length = Length.Real }, "took 35 minutes", "cost us an hour", "worked on it 20 min", "lasted about an hour", "in the end 35 minutes", "ran for 50 min"),
        new("log", "the real time, bare, after all", "but (it|this|that)? (was|became|got) (about|only|just|really|actually)? <digits>", BareReal, "but it was 45"),
        new("log", "the real time, bare", $"(took|lasted|ran|run|went|became|needed|used|ate|(turned into)|(went on for)|(dragged on for?)|(ended up|at)|(in the end)|actual|actually|really|effectively|real|((overran|stretched|grew|spilled|dragged|extended|blew|ballooned|doubled|cut|shortened|shrank|reduced|((over|ran) (ran|over|on))|(went over|up)) (over|out|up|down|short)? to|into)) {Around}? <digits>", BareReal, "took 45", "ran 50", "overran to 50", "cut down to 25"),
        new("log", "longer than planned", "(by)? <duration> (longer|more|over|above|shorter|less|under|below) than? (the|our|its|a)? (originally|initially)? (planned|scheduled|booked|usual|agreed|intended|expected|original|allotted|(it was (planned|scheduled|booked) for))? (the|for)? <duration>|<digits>", ThanPlanned, "20 minutes over the planned 60", "10 min shorter than the planned 45"),
        new("log", "over after", $"{Over} {Around}? {Around}? <took>", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Over }, "they left after 20 min"[5..], "over in 15 minutes", "wrapped up after half an hour"),
        new("log", "after so long, behind its end", "after {Around}? <took>".Replace("{Around}", Around), (in Match m) => FollowsEnd(m) ? m.Get<Lasting>(0) with { Length = Length.Over } : null, "after 40 minutes"),
        new("log", "minutes by name", "minutes|mins|min|duration|length (in (minutes|mins|min))? :|= <digits>", (in Match m) => m.Double(0) is >= 1 and <= 600 && !m.Behind("unit") && !(m.GluedBehind() && m.NextAny("h", "m", ":", "/", "-", ".")) ? Fit(m.Double(0), Length.Plain) : null, "minutes=12", "duration: 30"),
        new("log", "minutes by name, without a mark", "minutes|duration <digits>", (in Match m) => !m.BeforeAny("of", "few", "many", "some") && !(m.Start > 0 && m.Chart.Tokens[m.Start - 1].Kind == TokenKind.Number) && !m.Behind("unit") && m.Double(0) is >= 5 and <= 600 && !m.GluedBehind() ? Fit(m.Double(0), Length.Plain) : null, "minutes 40"),
        new("log", "so long a meet", "<took> -? meet (w|with)", (in Match m) => new Batch(new Act(Accounts.InteractionType.Meeting, Form.Noun), m.Get<Lasting>(0)), "30min meet with"),
        new("log", "no more than", "((not|no|hardly|barely)? (more|longer|less) than)|((not even)|barely|hardly|scarcely)|((close|near) (to|on))|((nigh|going|bordering) on)|(getting on for)|((north|upwards) of)|((the)? (best|better|greater) part of)|max|maximum|(at most|least)|(up to)|((just|slightly|well|(a (little|bit|touch|tad)))? under|over|above|below|(shy of)) <duration>", (in Match m) => !IsOther(m) && m.Get<Duration>(0) is { OfDays: false } d ? Fit(d.Minutes, Length.Plain) : null, "not more than 25 minutes", "max 20 min"),
        new("log", "so much work", "<took> -? of? (work|effort)", (in Match m) => m.Get<Lasting>(0), "25 minute work", "an hour of work"),
        new("took", "from, to, the hour alone, said", "from|between <hour> to|till|until|and <hour>", HoursSaid, "from ten to eleven"),
        new("log", "over after, bare", $"{Over} {Around}? <digits>", (in Match m) => !m.Has("at") && IsBare(m) ? Fit(m.Double(0), Length.Over) : null, "finished after 20"),
        new("log", "no, so long", $"{Phrases.Sorry}|no|rather|actually|(well? ,? more like) ((more like)|rather|just|only)? {Around}? <took>", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Real }, "sorry, 40 minutes", "no, it was 25 min", "no 40 min"),
        new("log", "no, so many", $"{Phrases.Sorry}|(well? ,? more like) ((more like)|rather|just|only)? {Around}? <digits>", BareReal, "sorry, 40", "no wait, 25"),
        new("log", "so long, to the minute", "<took> ((on the dot|nose|button)|flat|sharp|exactly|precisely|(give or take)|(or so|thereabouts|less|more)|tops|straight|(non -? stop)|nonstop|(all told)|(at (the)? (most|least|best|max))|roughly|approx|approximately)", (in Match m) => m.Get<Lasting>(0), "two hours on the dot", "40 min or so"),
        new("log", "the real time, bare, said behind", "<digits> (actual|actually|real|really|effective|effectively|(in the end)|(in reality))", (in Match m) => m.Double(0) is >= 5 and <= 240 && EndsHere(m) ? Fit(m.Double(0), Length.Real) : null, "35 actual"),
        new("log", "planned, bare, said behind", "<digits> (planned|scheduled|booked|expected|budgeted)", (in Match m) => m.Double(0) is >= 5 and <= 240 && EndsHere(m) ? Fit(m.Double(0), Length.Planned) : null, "20 planned"),
        new("log", "planned from, to", $"{Planned} (for|from|at|between|was|as)? <timerange>", (in Match m) => m.Edge(0).PartCount > 1 && m.Get<TimeRangeReading>(0) is { From: { } from, To: { } to } ? PlannedBetween((int)from, (int)to) : null, "scheduled 2-3pm") { Weight = 2 },
        new("log", "planned from the hour, to", $"{Planned} (for|from|at|between|was|as)? <hour>|<time> -|–|to|till|until|and <hour>|<time>", (in Match m) => m.Behind("unit") || m.NextAny("m", "h", "%") ? null : PlannedBetween(SecondsOf(m.Get<object>(0)), SecondsOf(m.Get<object>(1))), "booked 10 to 11") { Weight = 1 },
        new("log", "for so many", "for (about|only|just)? <digits>", (in Match m) => IsBare(m) ? Fit(m.Double(0), Length.Plain) : null, "for 25"),
        new("took", "capital letters", "<digits> ~m", (in Match m) => m.Chart.Tokens.Raw(m.End - 1) is "M" && IsShouted(m.Chart.Tokens.Text) ? Plain(m, m.Double(0), Length.Plain) : null, "25M"),
        new("log", "the real time, said behind", "<took> ((in the end)|actual|real|actually|really|effectively|(in reality))", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Real }, "35 min in the end"),
        new("log", "planned", $"{Planned} {Around}? {Around}? <took>", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Planned }, "planned for an hour", "scheduled 30 minutes", "instead of the planned 45 minutes", "supposed to be half an hour"),
        new("log", "planned, bare", $"{Planned} {Around}? {Around}? <digits>", BarePlanned, "instead of the planned 45", "rather than 30"),
        new("log", "planned, said behind", "<took> (was|were|had been|is)? (planned|scheduled|booked|expected|intended|slot|budgeted|originally|blocked|reserved|allotted|(set aside)|((in|on) (the|my|our|their) (diary|calendar|diaries|calendars|plan|schedule|invite|invitation|agenda)))", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Planned }, "30 min planned", "15 minutes in the diary"),
        new("log", "for each", "<took> (each|apiece|((per|a|every) (call|email|meeting|visit|chat|ticket|session|piece|time|one))|(each (time|one|call))|(per piece))", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Each }, "15 min each", "20 minutes per call"),
        new("log", "at so long", "@ <took>", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Each }, "@ 15 min"),
        new("log", "à so long", "a <took>", (in Match m) => m.Chart.Tokens.Raw(m.Start) is "à" ? m.Get<Lasting>(0) with { Length = Length.Each } : null, "à 10 min"),
        new("log", "each so long", $"(each|both|all) ((one|time|(of them)) (was|took|lasted)?)? lasting? {Around}? {Around}? <took>", (in Match m) => m.Get<Lasting>(0) with { Length = m.Has("both") ? Length.Plain : Length.Each }, "each 20 minutes"),
        new("log", "so many of so long", "<number> (x|×|*|times) <took>", (in Match m) => Several(m, m.Get<double>(0), m.Get<Lasting>(1)), "2 x 15 min"),
        new("log", "twice so long", "twice|thrice (for)? <took>", (in Match m) => Several(m, m.Has("twice") ? 2 : 3, m.Get<Lasting>(0)), "twice 20 min"),
        new("log", "so many things of so long", "<number> <took> -? <thing>", Things, "two 20 min calls"),
        new("log", "so long a thing, for each", "<took> -? <thing> (each|apiece)", (in Match m) => m.Get<Act>(1) is { Form: not Form.Done } act ? new Batch(act, m.Get<Lasting>(0) with { Length = Length.Each }) : null, "10 min call each"),
        new("log", "so many things, of so long", $"<number> <thing> (of|at|with|@|x|×|*|a) {Around}? <took>", ThingsOf, "two calls of 20 min", "three emails à 5 min", "2 tickets x 15 min"),
        new("log", "all together", "<took> (in|-|,|for)? (total|altogether|overall|together|combined|(all in all)|sum|(the whole? (lot|thing|bunch))|(all of (it|them))|everything)", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Real }, "35 minutes altogether", "an hour in total", "40 min for the lot"),
        new("log", "one so long and one so long", "(the)? (one|first) (was|took|of|for|at)? <took> ,? (and|,|the)? (the)? (one|other|second|another) (was|took|of|for|at)? <took>", (in Match m) => new Added(m.Get<Lasting>(0).Minutes + m.Get<Lasting>(1).Minutes), "one 15 min and one 20 min"),
        new("log", "where it began", "(started|began|begun|starting|start|beginning|arrived|(kicked off)|((dialed|dialled|joined) (in|into)?)|(got (there|in|on))) (at|around|about|@)? <time>|<dotted>", (in Match m) => BoundOf(m, ends: false), "started at 2pm", "began at 10.30"),
        new("log", "where it ended", $"(was|were|got|are)? {Ended}|until|till|end|ending|finishing|closed (at|by|around|about|@)? <time>|<dotted>", (in Match m) => BoundOf(m, ends: true), "ended 1:50pm", "done by 11.30"),
        new("log", "where it ended, the hour alone", $"(was|were|got|are)? {Ended} (at|by|around) <hour>", (in Match m) => BoundOf(m, ends: true), "done by 11"),
        new("log", "where it began, the hour alone", "at <hour>", (in Match m) => m.End == m.Chart.Tokens.Count || m.NextAny(",", ".", ";", ")", "and", "with", "w") ? BoundOf(m, ends: false) is Bound bound ? bound with { Loose = true } : null : null, "at 11"),
        new("log", "a part", "<took> (of|on) (it|them|which|that|those|this)", (in Match m) => m.Get<Lasting>(0) with { Length = Length.Part }, "10 minutes of it"),
        new("log", "from, to", "<timerange>", Range, "from 9:15 to 10:45", "2-3:30pm") { Weight = 2 },
    ];

    /// <summary>Words behind a length that make it something else: "20 minutes late", "3 hours of downtime".</summary>
    private static readonly string[] NotBehind =
        ["late", "later", "early", "earlier", "ago", "before", "after", "away", "apart", "delay", "behind", "notice", "drive", "downtime", "sla", "response", "wait", "waiting", "less", "faster", "slower", "more", "longer", "every", "from", "old"];

    private static bool IsOther(in Match m)
    {
        foreach (var word in NotBehind) if (m.Next(word)) return true;
        return false;
    }

    private static readonly string[] NotBefore = ["in", "within", "every", "after", "last", "past", "next", "than", "per", "first"];

    private static object? Plain(in Match m, double minutes, Length length)
    {
        foreach (var word in NotBefore) if (m.Before(word) && !IsReal(m) && !(word == "first" && HasSecond(m)) && !(word == "in" && IsOfThing(m)) && !(word == "after" && FollowsEnd(m))) return null;
        foreach (var word in NotBehind) if (m.Next(word) && !(word == "every" && m.Next("time", 1)) && !(word == "earlier" && (m.Next("today", 1) || m.Next("this", 1))) && !(word == "from" && IsDay(m, 1)) && !(word == "before" && (m.Next("anything", 1) || m.Next("they", 1) || m.Next("it", 1) || m.Next("we", 1) || m.Next("things", 1)))) return null;
        // "a 2 hour outage" is theirs; "call Acme 50m outage" is about one.
        if (m.Next("outage") && m.BeforeAny("a", "an", "the", "their", "its", "our", "this", "that", "last", "about", "of", "had", "another")) return null;
        // "4/5 an hour": how good and how long.
        if (m.Has("/") && m.HasAny("5", "10") && m.HasAny("a", "an") && !m.Has("of")) return null;
        if (m.Before("of") && m.Before("most", 1)) return null;
        if (minutes < 1 && m.Count > 0 && m.Edge(0).Value is Duration { Unit: TimeUnit.Minute }) return null;
        if (IsBeyondPlan(m)) return null;
        if (m.Next("of") && (m.Next("downtime", 1) || m.Next("outage", 1) || m.Next("delay", 1))) return null;
        if ((m.Next("a") || m.Next("per")) && (m.Next("day", 1) || m.Next("week", 1) || m.Next("month", 1)) && !m.Next("ago", 2)) return null;
        return m.Count > 0 && m.Edge(0).Value is Duration d && Largest(d) > TimeUnit.Hour ? null : Fit(minutes, length);
    }

    /// <summary>"first 10 min, second 20 min".</summary>
    private static bool HasSecond(in Match m)
    {
        for (var i = m.End; i < Math.Min(m.End + 4, m.Chart.Tokens.Count); i++) if (m.Chart.Tokens.Folded(i) is "second" or "other" or "2nd") return true;
        return false;
    }

    /// <summary>"ran 10 minutes over", "over by 10 min": beside a plan that is not said.</summary>
    private static bool IsBeyondPlan(in Match m)
    {
        if (m.Before("by") && m.Before("over", 1)) return true;
        if (!m.Next("over")) return false;
        var behind = m.End + 1;
        return behind == m.Chart.Tokens.Count || m.Chart.Tokens[behind].LineStart || m.Chart.Tokens[behind].Kind == TokenKind.Mark || m.Next("time", 1) || m.Next("schedule", 1) || m.Next("plan", 1) || m.Next("planned", 1) || m.Next("planned", 2);
    }

    /// <summary>No small letter in it.</summary>
    private static bool IsShouted(string text) => !text.AsSpan().ContainsAnyInRange('a', 'z');

    private static bool IsReal(in Match m)
    {
        if (m.Before("left", 1) && !IsOwnLeaving(m, m.Start - 2)) return false;
        foreach (var word in Endings) if (m.Before(word, 1)) return true;
        return false;
    }

    private static readonly string[] Endings = ["done", "finished", "over", "left", "ended", "through", "stopped", "quit", "closed", "wrapped", "up", "off", "out", "short", "go", "leave", "drop", "stop", "run", "already", "early"];

    private static TimeUnit Largest(Duration d) => d.And is { } and && Largest(and) > d.Unit ? Largest(and) : d.Unit;

    /// <summary>From a minute to a day; a second of contact is no contact.</summary>
    private static object? HoursSaid(in Match m)
    {
        if (m.Behind("thing") || m.Behind("unit") || m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Word && !m.Chart.Tokens[m.End].LineStart && !m.NextAny("today", "yesterday", "this", "on", "in", "last", "and", "with", "at", "i", "we", "oclock", "am", "pm")) return null;
        if (m.GluedBehind() && !m.NextAny(",", ".", ";", "!", ")")) return null;
        var hours = (m.Get<Hour>(1).Value - m.Get<Hour>(0).Value + 12) % 12;
        return hours is >= 1 and <= 8 ? Fit(hours * 60, Length.Plain) : null;
    }

    /// <summary>"two people left after 20 min" tells of others.</summary>
    private static bool IsOwnLeaving(in Match m, int left) => left <= 0 || m.Chart.Tokens[left].LineStart || m.Chart.Tokens[left - 1].Kind == TokenKind.Mark || m.Chart.Tokens.Folded(left - 1) is "i" or "we" or "just" or "and";

    /// <summary>"hung up with Acme after 40 minutes": the end was told some words before.</summary>
    private static bool FollowsEnd(in Match m)
    {
        if (m.Start == 0 || (m.Start == 1 && m.Before("after"))) return true;
        for (var i = m.Start - 1; i >= Math.Max(0, m.Start - 8); i--)
        {
            if (m.Chart.Tokens.Folded(i) is "left" && IsOwnLeaving(m, i)) return true;
            if (m.Chart.Tokens.Folded(i) is "hung" or "off" or "finished" or "wrapped" or "ended" or "done") return true;
        }

        return false;
    }

    internal static Lasting? Fit(double minutes, Length length) => minutes is >= 0.5 and <= 24 * 60 ? new Lasting(Math.Round(minutes, MidpointRounding.AwayFromZero), length) : null;

    /// <summary>"call Acme 10 m", not "10 m users", nor "$10 m".</summary>
    private static object? Apart(in Match m)
    {
        var tokens = m.Chart.Tokens;
        if (tokens[m.End - 1].Glued || m.Double(0) is not (>= 2 and <= 240) || tokens.Raw(m.End - 1) is "M" && !IsShouted(tokens.Text) || (m.Start > 0 && (tokens[m.Start].Glued || m.BeforeAny("arr", "mrr", "revenue", "$", "€", "£", "usd", "eur", "worth")))) return null;
        if (m.End < tokens.Count && !tokens[m.End].LineStart && tokens[m.End].Kind == TokenKind.Word && !m.NextAny("with", "on", "at", "and", "today", "yesterday", "w", "about", "re", "each", "call", "good", "ok", "great", "x", "for"))
        {
            var read = false;
            foreach (var e in m.Chart.At(m.End)) read |= m.Chart.Edges[e].Value is AccountName or DayReading or int;
            if (!read) return null;
        }

        return Plain(m, m.Double(0), Length.Plain);
    }

    /// <summary>Four digits each, of a day's hours and five minutes; "2024-2025" are years.</summary>
    private static object? Military(in Match m)
    {
        var tokens = m.Chart.Tokens;
        if (tokens[m.Start].FoldLength != 4 || tokens[m.End - 1].FoldLength != 4 || (m.GluedBehind() && m.NextAny("-", "/"))) return null;
        var (from, to) = ((int)m.Double(0), (int)m.Double(1));
        if (from / 100 > 23 || to / 100 > 23 || from % 100 > 59 || to % 100 > 59 || from % 5 != 0 || to % 5 != 0 || from >= to || from is > 1950 and < 2100) return null;
        return Fit((((to / 100) - (from / 100)) * 60) + (to % 100) - (from % 100), Length.Plain);
    }

    private static object? ThanPlanned(in Match m)
    {
        if (!m.HasAny("than", "planned", "scheduled", "booked", "usual", "agreed", "intended", "expected", "original", "allotted")) return null;
        var planned = m.Edge(1).Value is Duration d ? d.Minutes : m.Double(1);
        var more = m.Get<Duration>(0).Minutes;
        return planned is >= 5 and <= 600 && more < 300 ? Fit(m.HasAny("longer", "more", "over", "above") ? planned + more : planned - more, Length.Real) : null;
    }

    /// <summary>"in a 30-minute call": the call took so long.</summary>
    private static bool IsOfThing(in Match m)
    {
        var at = m.End < m.Chart.Tokens.Count && m.Chart.Tokens.Folded(m.End) is "-" or "long" ? m.End + 1 : m.End;
        if (at >= m.Chart.Tokens.Count || !m.HasAny("a", "an") && !m.BeforeAny("a", "an")) return false;
        foreach (var e in m.Chart.At(at)) if (m.Chart.Edges[e].Value is Act) return true;
        return false;
    }

    private static bool IsDay(in Match m, int offset)
    {
        if (m.End + offset >= m.Chart.Tokens.Count) return false;
        foreach (var e in m.Chart.At(m.End + offset)) if (m.Chart.Edges[e].Value is DayReading) return true;
        return false;
    }

    /// <summary>A grade or a misspelled one, a purpose or a day follows, which counts nothing.</summary>
    private static bool IsEndOfThought(in Match m)
    {
        if (m.End >= m.Chart.Tokens.Count || m.GluedBehind()) return false;
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Rated or About or DayReading or AccountName || (m.Chart.Edges[e].Value is int && !(m.Chart.Tokens[m.End].Kind == TokenKind.Number))) return true;
        return false;
    }

    private static bool Starts(in Match m, string word, string other) => m.Chart.Tokens.Folded(m.Start).SequenceEqual(word) || m.Chart.Tokens.Folded(m.Start).SequenceEqual(other);

    internal static bool EndsHere(in Match m) => m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens[m.End].Kind == TokenKind.Mark || m.NextAny("and", "but", "with", "for");

    private static int SecondsOf(object time) => time is Hour hour ? hour.Value * 3600 : ((TimeReading)time).Likely is var t ? (t.Hour * 3600) + (t.Minute * 60) : 0;

    private static Bound PlannedBetween(int from, int to) => new(from, Ends: false) { Loose = true, PlannedMinutes = ((to - from) / 60 + 720) % 720 };

    private static object? BareReal(in Match m) => IsBare(m) ? Fit(m.Double(0), Length.Real) : null;

    private static object? BarePlanned(in Match m) => !m.Has("not") && IsBare(m) ? Fit(m.Double(0), Length.Planned) : null;

    /// <summary>Nothing is counted by the number, so that it can only be minutes.</summary>
    internal static bool IsBare(in Match m, int number = 0) =>
        m.Double(number) is >= 5 and <= 240 && (m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens.Folded(m.End) is "." or "," or ";" or ")" or "!" || (m.Next("-") && !m.GluedBehind()) || (m.Next(":") && !m.Chart.Tokens[m.End + 1 < m.Chart.Tokens.Count ? m.End + 1 : m.End].Glued) || m.Next("and") || m.NextAny("instead", "but", "rather", "actually", "because", "though") || (m.Next("in") && m.Next("the", 1) && m.Next("end", 2)) || (m.Next("in") && m.Next("total", 1)));

    private static object? Several(in Match m, double count, Lasting each) => count is >= 2 and <= 20 && count == Math.Floor(count) ? new Lasting(each.Minutes, Length.Each, (int)count) : null;

    private static object? Things(in Match m) => m.Get<double>(0) is >= 2 and <= 20 and var n && m.Get<Act>(2) is { Plural: true } act ? new Batch(act with { Volume = (int)n }, m.Get<Lasting>(1) with { Length = Length.Each }) : null;

    /// <summary>An accent tells "à 10 min" (each) from "a 10 min".</summary>
    private static object? ThingsOf(in Match m) => m.Chart.Tokens.Raw(m.Edge(1).End) is not ("a" or "A") && m.Get<double>(0) is >= 2 and <= 20 and var n && m.Get<Act>(1) is { Plural: true } act ? new Batch(act with { Volume = (int)n }, m.Get<Lasting>(2) with { Length = Length.Each }) : null;

    private static object? Points(in Match m)
    {
        var (from, to) = (m.Get<Dotted>(0), m.Get<Dotted>(1));
        if (from.RightDigits != 2 || to.RightDigits != 2 || from.Right > 59 || to.Right > 59 || from.Left > 24 || to.Left > 24) return null;
        return Fit((((to.Left - from.Left) * 60) + to.Right - from.Right + 1440) % 1440, Length.Plain);
    }

    private static object? ToHour(in Match m)
    {
        var (from, to) = (m.Get<Dotted>(0), m.Double(1));
        if (from.RightDigits != 2 || from.Right > 59 || from.Left > 24 || to is < 0 or > 24 || to != Math.Floor(to) || m.Behind("unit") || m.NextAny("h", "m", "%", "/", ".", "k")) return null;
        return Fit((((to - from.Left) * 60) - from.Right + 1440) % 720, Length.Plain);
    }

    /// <summary>"meeting 11-12" in a list whose other times have minutes ("10-10:30"), behind what was done and with nothing behind it.</summary>
    private static object? WholeHours(in Match m)
    {
        var (from, to, tokens) = (m.Double(0), m.Double(1), m.Chart.Tokens);
        if (from is < 1 or > 23 || to is < 1 or > 24 || from != Math.Floor(from) || to != Math.Floor(to) || m.Start == 0 || tokens[m.Start].LineStart || tokens[m.Start - 1].Kind != TokenKind.Word) return null;
        if (m.End < tokens.Count && !tokens[m.End].LineStart && !(tokens[m.End].Kind == TokenKind.Mark && !(m.End + 1 < tokens.Count && tokens[m.End + 1].Glued))) return null;
        var hours = (to - from + 12) % 12;
        return hours is >= 1 and <= 4 && HasOtherTimes(m) ? Fit(hours * 60, Length.Plain) : null;
    }

    /// <summary>"10:30" or "1pm" elsewhere in the message.</summary>
    private static bool HasOtherTimes(in Match m)
    {
        var tokens = m.Chart.Tokens;
        for (var i = 0; i + 2 < tokens.Count; i++)
            if ((i < m.Start || i >= m.End) && tokens[i].Kind == TokenKind.Number && tokens[i + 1].Glued && tokens.Folded(i + 1) is ":" && tokens[i + 2] is { Kind: TokenKind.Number, Glued: true }) return true;
        return false;
    }

    private static object? WithH(in Match m)
    {
        Span<int> minutes = stackalloc int[2];
        var (side, hour) = (0, true);
        for (var i = m.Start; i < m.End; i++)
        {
            if (m.Chart.Tokens[i].Kind == TokenKind.Mark || m.Chart.Tokens.Folded(i) is "to" or "till" or "until" or "and") (side, hour) = (1, true);
            if (m.Chart.Tokens[i].Kind != TokenKind.Number) continue;
            minutes[side] += (int)m.Chart.Tokens[i].Number * (hour ? 60 : 1);
            hour = false;
        }

        return minutes[0] > 1440 || minutes[1] > 1440 ? null : Fit((minutes[1] - minutes[0] + 1440) % 1440, Length.Plain);
    }

    private static object? BoundOf(in Match m, bool ends) => m.Get<object>(0) switch
    {
        TimeReading time => new Bound((time.Likely.Hour * 3600) + (time.Likely.Minute * 60), ends),
        Dotted { RightDigits: 2, Right: <= 59, Left: <= 24 } d => new Bound((d.Left * 3600) + (d.Right * 60), ends),
        Hour hour when !m.Behind("thing") && !m.Behind("unit") => new Bound(hour.Value * 3600, ends),
        _ => null,
    };

    private static object? HourTo(in Match m)
    {
        var (from, to) = (m.Double(0), m.Get<Dotted>(1));
        return from is >= 0 and <= 24 && from == Math.Floor(from) && to.RightDigits == 2 && to.Right <= 59 && to.Left <= 24 ? Fit((((to.Left - from) * 60) + to.Right + 1440) % 1440, Length.Plain) : null;
    }

    /// <summary>"in the morning" says when, and not how long.</summary>
    private static object? Range(in Match m) => m.Edge(0).PartCount > 1 && !m.Behind("unit") && !(m.GluedBehind() && m.Next("-")) && m.Get<TimeRangeReading>(0) is { From: { } from, To: { } to } ? Fit((((to - from) / 60) + 1440) % 1440, Length.Plain) : null;
}
