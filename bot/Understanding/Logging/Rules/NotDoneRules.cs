using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>Words that say that something was not done: denied, forgotten, called off, tried in vain.</summary>
internal static class NotDoneRules
{
    private const string Nobody = "(nobody|noone|none|(no one)|(not one|(a soul)))";
    private const string Came = "(came|showed|appeared|joined|arrived|attended|((showed|turned|picked) up)|((dialled|dialed|logged) (in|on)))";

    private static readonly (Mood Mood, string Pattern, string[] Examples)[] Words =
    [
        (Mood.Not, "didnt|havent|hasnt|wasnt|werent|dont|doesnt|couldnt|cant|cannot|wont|wouldnt|isnt|never|not|no|without|nope|(nobody|noone|none)", ["didn't", "never"]),
        (Mood.Not, "(unable to)|((forgot|forgotten|failed|refused|neglected) (to|about)?)|((instead of) (calling|emailing|visiting|meeting|phoning|messaging|writing))", ["forgot to", "forgot about", "instead of calling"]),
        (Mood.Off, "cancelled|canceled|cancels|cancel|cancelling|canceling|cancellation|((called|call|calling) off)|(fell through)|declined|aborted", ["cancelled", "called off"]),
        (Mood.Off, "postponed|postpones|postpone|postponing|rescheduled|reschedules|reschedule|rescheduling|(moved (to|until|back|our|the|todays|it|my))|(moved (from|by) <day>|<duration>)|((was|were|got|been|is)? (moved|pushed|shifted) (a|one|by) (day|week|month))|((got|was|been|is|were) (moved|pushed|delayed|shifted))|(pushed (to|back|out|our|the))", ["rescheduled", "moved to", "pushed back"]),
        (Mood.Off, "(no -? show)|noshow|(no -? (showed|shows))|missed|misses|skipped|skip|skipping|(ghosted (me|us|our|the|my)?)|((bailed|flaked) (on|out)?)|(blew (off|us|me))|((dropped|pulled|backed) out of (the|our|my|<account>))|(zero|no attendance|attendees|participants)|(stood (me|us) up)|(never happened)|(ran out of time)|((call|meeting|training|visit|qbr|demo|workshop|session|webinar) requested|overdue|pending)|(not yet? (sent|done|held|made|happened|happening|yet|(going ahead)))|unsent|((did not|didnt|never) (send|sent) (it|that))|((in|still in) (my|the)? drafts)", ["no-show", "skipped", "ran out of time"]),
        (Mood.Off, "(no (answer|reply|response))|unanswered|(didnt (answer|pick|happen|take|show|reach|join|attend|connect|work|(go ahead)))|(did not (answer|pick|happen|take|show|reach|join|attend))|((nobody|noone|(no one)) (picked up)|answered|(showed up)|showed|(was (there|in))|there|home)", ["no answer", "didn't pick", "nobody there"]),
        (Mood.Off, "((tried|attempted|trying|tries) to)|(tried (calling|phoning|ringing|emailing|reaching|visiting|meeting|messaging))|((left|leave) (a|them a)? (voicemail|message|vm))|voicemail|((got|reached|only|just) (his|her|their|the|a)? (mailbox|(answering machine)))|((line|lines|phone|number) (was|were|is)? (busy|engaged|dead))|(not (reached|available|reachable))|unreachable|(bounced)", ["tried to", "tried calling", "left a voicemail", "line was busy"]),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Words.Select(w => new Rule("log", "not done: " + w.Mood, "(" + w.Pattern + ")", Always(new Moody(w.Mood)), w.Examples)),
        new("log", "nobody came", $"{Nobody} (ever|even|else)? {Came}", (in Match m) => EndsThought(m) && !m.Has("else") ? new Moody(Mood.Off) : null, "nobody came", "no one joined"),
        new("log", "they never came", $"(they|he|she)? never|didnt|((did|have) not)|havent|hasnt (ever|even)? ({Came}|come|show|appear|arrive|attend|((show|turn) up)|((dial|log) in|on))", (in Match m) => EndsThought(m) ? new Moody(Mood.Off) : null, "they never came", "did not turn up"),
        new("log", "it was done to nobody", "<did> none|nobody|neither|(no one)", (in Match _) => new Moody(Mood.Not), "called none"),
        new("log", "still open", "(-|,|:|\\() tbd|tbc|tba|pending|outstanding|unconfirmed \\)?", (in Match m) => EndsThought(m) ? new Moody(Mood.Off) : null, "- pending"),
        new("log", "nearly done", "nearly|almost <did>", (in Match m) => m.Get<Act>(0).Form == Form.Done ? new Moody(Mood.Off) : null, "nearly called", "almost visited"),
    ];

    private static Production Always(Moody moody) => (in Match _) => moody;

    /// <summary>"they never came (to our call)", not "they never came back on it".</summary>
    private static bool EndsThought(in Match m) =>
        m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens[m.End].Kind == TokenKind.Mark || m.NextAny("and", "so", "at", "today", "yesterday", "for", "to", "again");
}
