using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>How long it took: minutes and hours, and whether they are the real ones, the planned ones, or for each of several.</summary>
internal static partial class LengthRules
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
        new("took", "so long at least", "a good|solid|decent|strong <duration>", (in Match m) => m.Get<Duration>(0).Minutes is var minutes && m.Chart.Tokens.Folded(m.End - 1) is "minutes" or "mins" or "hours" or "hrs" ? Fit(minutes, Length.Plain) : null, "a good 40 mins", "a solid 2 hours"),
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
        new("log", "minutes by name, without a mark", "minutes|duration <digits>", (in Match m) => !m.BeforeAny("of", "few", "many", "some") && !(m.Start > 0 && m.Chart.Tokens[m.Start - 1].Kind == TokenKind.Number) && !m.Behind("unit") && m.Double(0) is >= 5 and <= 600 && !(m.GluedBehind() && !m.NextAny(".", ",", ";", "!", ")")) ? Fit(m.Double(0), Length.Plain) : null, "minutes 40"),
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
        new("log", "so much of the plan", $"(used|needed|took|spent|got)? (only|just)? <digits> (min|mins|minutes)? (out)? of (the|our|its|those|these) (planned|scheduled|booked|allotted|usual|agreed|intended|expected) <took>|<digits>", (in Match m) => m.Double(0) is >= 5 and <= 240 ? Fit(m.Double(0), Length.Real) : null, "25 of the planned 60 min"),
        new("log", "used so much of it", "(used|needed|took|spent) (only|just)? <digits> (min|mins|minutes)? (out)? of <took>", (in Match m) => m.Double(0) is >= 5 and <= 240 ? Fit(m.Double(0), Length.Real) : null, "used only 25 of 60 minutes"),
        new("log", "so long, less", "<took> minus <took>", (in Match m) => Fit(m.Get<Lasting>(0).Minutes - m.Get<Lasting>(1).Minutes, Length.Plain), "2 hours minus 10 min"),
        new("log", "so long, more or less", "like|say|approx|circa|roughly <took>", (in Match m) => m.Get<Lasting>(0), "like 3 hrs"),
        new("log", "so many parts of so long", "<number> (sessions|rounds|blocks|parts|slots|groups|cohorts) (of|at|with|@|x|×|à|a|,|-|for)? <took>", (in Match m) => Several(m, m.Get<double>(0), m.Get<Lasting>(1)), "2 sessions of 90 min"),
        new("log", "where it began, said with the hour", "(started|began|begun|starting|beginning|(kicked off)) (at|around) <hour>", (in Match m) => BoundOf(m, ends: false), "started at 10"),
        new("log", "so long, in vain", "<took> wasted|lost|(down the drain)", (in Match m) => m.Get<Lasting>(0), "50 min wasted"),
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
}
