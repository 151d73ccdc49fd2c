using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// What people ask the bot to keep doing: watches, schedules, quiet hours, and the lists of them and of alerts. Those with a question in them are frames:
/// an opening at the message's start, perhaps an ending at its end, and between them a question, which the same grammar reads.
/// </summary>
internal static class StandingRules
{
    public const string Opening = "opening", Ending = "ending";

    private const string Here = "here|(in here)|(in|to this channel|chat|room|group|conversation)|(to me|us)";
    private const string Me = "me|us|here|(in here)|(in this channel|chat|room|group)";
    private const string Days = "weekends|(the weekend|weekends)|(saturdays and sundays)";

    public static IEnumerable<Rule> All { get; } =
    [
        // ---- frames
        new(Opening, "watch", "watch|monitor|(keep an eye on)|(please watch)|(start watching)", (in Match _) => new Frame(FrameKind.Watch), "watch", "keep an eye on"),
        new(Opening, "alert us", "(alert|notify|ping|tell (me|us) (here|(in this channel))? (when|if|about|whenever|once))|((post|send) (me|us)? alerts (about|for|on|of|when))", (in Match m) => new Frame(FrameKind.WatchIfColour) { Conditional = m.HasAny("when", "whenever", "once", "if") }, "alert us when", "post alerts for"),
        new(Opening, "at set times, post", $"<recurrence> ,? ((can|could you)? please)? post|send|share|show|give|tell ({Me})?", (in Match m) => new Frame(FrameKind.Schedule, m.Get<Recurrence>(0)), "every Monday 9:00 post", "daily at 8 send us"),
        new(Opening, "post", $"post|send|share|show|give|tell|schedule ({Me})?", (in Match _) => new Frame(FrameKind.ScheduleIfTimed), "post", "send us"),
        new(Ending, "here", Here, (in Match _) => new Frame(FrameKind.Here), "here", "in this channel"),
        new(Ending, "at set times", $"({Here})? ,? <recurrence> ({Here})?", (in Match m) => new Frame(FrameKind.Here, m.Get<Recurrence>(0)), "here every Monday at 9", "every day at 8 here"),

        // ---- whole commands
        Says("what is watched", $"(what|who|(which accounts) (do|are) you watch|watching|monitor|monitoring (for us)? ({Here})?)|((show|list) (me)? (the|your|our|all)? watches ({Here})?)|watches|(my watches)", new ShowStanding(StandingList.Watches), "what do you watch here", "watches", "list the watches here"),
        Says("what is posted", $"(what (do|are|will) you (post|posting|send|sending) ({Here})?)|((show|list) (me)? (the|your|our|all)? (schedules|(scheduled questions|posts)) ({Here})?)|schedules|(my schedules)|(scheduled questions|posts)", new ShowStanding(StandingList.Schedules), "what do you post here", "schedules", "list the schedules"),
        new(CommandRules.Category, "stop", "stop|end|cancel|delete|remove (watch|schedule|number|no|request|#)? (.|#)? <dd>", (in Match m) => new StopStanding(m.Get<int>(0)), "stop 2", "stop watch 3", "cancel schedule 1"),
        new(CommandRules.Category, "change", "change|move|reschedule|switch|set (schedule|number|no|#)? (.|#)? <dd> to <recurrence>", (in Match m) => new Reschedule(m.Get<int>(0), m.Get<Recurrence>(1)), "change 2 to Tuesdays at 8:30", "move schedule 1 to every Friday at 16:00"),
        new(CommandRules.Category, "quiet hours", $"(set|make|keep)? quiet|((do not)|dont disturb ({Me})?)|(no alerts) (hours|time)? (to|from|between|:|are|is)? <clock>|<hour> -|to|and|until|till <clock>|<hour> ({Me})?", (in Match m) => Hours(m), "quiet hours 18:00-8:00 here", "quiet hours from 6pm to 8am", "do not disturb me between 20:00 and 7:30"),
        Says("quiet weekends", $"(((do not)|dont|never (alert|disturb|ping|notify|bother ({Me})?))|(no alerts)|(quiet|silent (days)?) (at|on|over|during) {Days} ({Me})?)|(quiet {Days} ({Me})?)", new SetQuiet(Weekends: true), "don't alert me at weekends", "no alerts on weekends here", "quiet weekends"),
        Says("weekends as other days", $"((alert|notify|ping) ({Me})? (at|on|over|during) {Days} (too|again|(as well)|also))|(no quiet {Days} ({Me})?)", new SetQuiet(Weekends: false), "alert me at weekends again", "no quiet weekends"),
        Says("no quiet", $"(no quiet hours|times ({Me})?)|(quiet hours off ({Me})?)|((turn|switch) off (the|my)? quiet hours ({Me})?)|((stop|end|remove|cancel|delete) (the|my)? quiet hours ({Me})?)|(alert ({Me}) (at any time)|anytime|always)", new SetQuiet { Off = true }, "quiet hours off", "no quiet hours here", "alert me at any time"),
        Says("when it is quiet", $"((show|(what|when are)) (me)? (the|my|your|our)? quiet hours ({Me})?)|(quiet hours ({Me})?)|(when are you quiet ({Me})?)", new ShowQuiet(), "what are my quiet hours", "quiet hours here"),
        Says("my alerts", "(((show|list) me?)? my (open|live|current)? alerts)|(alerts of mine)|((which|what) (open)? alerts (do i have)|(are mine))|(what are my (open)? alerts)", new ShowAlerts(AlertsOf.Mine), "my alerts", "show me my open alerts"),
        Says("open alerts", "((show|list) me?)? (all|(all the))? (open|live|current alerts)|((which|what) alerts are (open|live))|((show|list) me? (all)? alerts)|(any open alerts)|alerts", new ShowAlerts(AlertsOf.Everybody), "open alerts", "which alerts are open"),
        Says("my team's alerts", "(((show|list) me?)? (open|live|current)? alerts (of|for|in) (my|our) team)|(((show|list) me?)? (my|our) team 's? (open|live|current)? alerts)", new ShowAlerts(AlertsOf.MyTeam), "alerts of my team", "my team's open alerts"),
        new(CommandRules.Category, "a team's alerts", "((show|list) me?)? (all)? (open|live|current)? alerts (of|for|in|from) team? <team> team?", (in Match m) => new ShowAlerts(AlertsOf.Team, m.Get<FieldValue>(0).Value), []),
        new(CommandRules.Category, "team's alerts", "((show|list) me?)? team? <team> 's? team? (open|live|current)? alerts", (in Match m) => new ShowAlerts(AlertsOf.Team, m.Get<FieldValue>(0).Value), []),
        new(CommandRules.Category, "a person's alerts", "((show|list) me?)? (open|live|current)? alerts (of|for) <person>", (in Match m) => Of(m), []),
        new(CommandRules.Category, "person's alerts", "((show|list) me?)? <person> (open|live|current)? alerts", (in Match m) => Of(m), []),
    ];

    private static Rule Says(string name, string pattern, Understood meaning, params string[] examples) => new(CommandRules.Category, name, pattern, (in Match _) => meaning, examples);

    private static ShowAlerts? Of(in Match m) => m.Get<PersonName>(0) is { Emails: [var email] } ? new ShowAlerts(AlertsOf.Person, email) : null;

    /// <summary>"18:00-8:00" spans the night: quiet begins in the evening and ends in the morning unless the halves of the day are said otherwise.</summary>
    private static SetQuiet? Hours(in Match m)
    {
        var (from, to) = (Time(m.Get<object>(0)), Time(m.Get<object>(1)));
        if (from is null || to is null) return null;
        var begin = from.EitherHalf && m.Get<object>(0) is Hour ? from.Later : from.Seconds;
        var (a, b) = (TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(begin % 86_400)), TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(to.Seconds % 86_400)));
        return a == b ? null : new SetQuiet(a, b);
    }

    private static TimeReading? Time(object read) => read switch { TimeReading t => t, Hour h => Clock.Of(h.Value, 0), _ => null };
}

internal enum FrameKind : byte { Watch, WatchIfColour, Schedule, ScheduleIfTimed, Here, Rule }

/// <summary>An opening or ending of a message with a question in it.</summary>
internal sealed record Frame(FrameKind Kind, Recurrence? When = null)
{
    /// <summary>The rule that it opens turns accounts red.</summary>
    public bool Red { get; init; }

    /// <summary>It says when to tell, not what about: "alert us when".</summary>
    public bool Conditional { get; init; }
}
