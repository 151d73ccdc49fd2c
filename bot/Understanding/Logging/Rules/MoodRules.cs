using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>Words that say that something was not done, or not yet: what must never be logged.</summary>
internal static class MoodRules
{
    private static readonly (Mood Mood, string Pattern, string[] Examples)[] Words =
    [
        (Mood.Ahead, "will|ill|shall|gonna|'ll|(going to)|((need|needs|have|has|want|wants|wanted|plan|plans|planning|planned|hope|hoping|like|intend|about|ready|trying|looking|aim|aiming|expect|supposed) to)|(to -? do)|todo|((i|we) (am|are|was|were|'m|'re|m|re)? due to)|upcoming|(planning|plan (a|an|the|on|some|several|more|another|<number>))|(organising|organizing|arranging|proposing|offering (a|an|some|several|more|another|<number>))|((next|coming|following) (call|meeting|visit|qbr|ebr|email|training|session|step|steps|one))|((next|coming|following) (week|month|quarter|year))|(lined up)|(looking forward)|((scheduled|booked|planned|set|arranged) for)|((scheduled|booked|arranged) with)|(coming up)|((heading|headed|off) (to|over|out))|(((pencilled|penciled) (in)?))|tbd|tbc|tba|((i|we) promised)|((i|we)? owe|owed)|((scheduling|booking|arranging) (a|an|the)?)|soon|later|must|lets|(let ('s|us))|((waiting|wait) (for|on|until|to))|awaiting|((preparing|prepping) (for|the|a|an|my|our)?)|((invited|invite|inviting) (them|him|her|the)?)|((offered|proposed|suggested|offering|proposing|suggesting) (them|him|her)? (a|an|another|the|to)?)|((agreed) (on|to) (a|an|another|the))|((confirmed|confirming|finalising|finalizing|chasing) (a|an|the|our|my))|(in the calendar)|(on the calendar)",
            ["will", "going to", "need to", "next call"]),
        (Mood.Not, "didnt|havent|hasnt|wasnt|werent|dont|doesnt|couldnt|cant|cannot|wont|wouldnt|isnt|never|not|no|without|(unable to)|((forgot|forgotten|failed|refused|neglected) to)|(nobody|noone|none)|nope", ["didn't", "never", "forgot to"]),
        (Mood.Off, "cancelled|canceled|cancels|cancel|cancelling|canceling|cancellation|postponed|postpones|postpone|postponing|rescheduled|reschedules|reschedule|rescheduling|(moved (to|until|back|our|the|todays|it|my))|(moved (from|by) <day>|<duration>)|((was|were|got|been|is)? (moved|pushed|shifted) (a|one|by) (day|week|month))|((got|was|been|is|were) (moved|pushed|delayed|shifted))|(pushed (to|back|out|our|the))|(no -? show)|noshow|(no (answer|reply|response))|(didnt (answer|pick|happen|take|show|reach|join|attend|connect|work|go ahead))|(did not (answer|pick|happen|take|show|reach|join|attend))|missed|misses|(tried to)|(attempted to)|(skipped)|(stood (me|us) up)|(called off)|((nobody|noone|(no one)) (picked up)|answered|(showed up)|showed|(was (there|in)))|(fell through)|unanswered|(never happened)|((call|meeting|training|visit|qbr|demo|workshop|session|webinar) requested|overdue|pending)|(not yet? (sent|done|held|happened|yet))|((left|leave) (a|them a)? (voicemail|message|vm))|voicemail|((got|reached|only|just) (his|her|their|the|a)? (mailbox|(answering machine)))|((line|lines|phone|number) (was|were|is)? (busy|engaged|dead))|declined|(ran out of time)|(not (reached|available|reachable))|unreachable|(bounced)|aborted",
            ["cancelled", "rescheduled", "no-show", "tried to", "no answer"]),
        (Mood.Unreal, "should|shouldve|would|wouldve|could|couldve|might|mightve|if|unless|wish|wished|hypothetically|ought", ["should", "if"]),
        (Mood.Request, "((can|could|would|will) (you|u|someone|somebody|anyone|we|i))|(remind (me|us))|reminder|(dont forget)|(make sure)|(let (me|us) know)|((set|setup|setting) up (a|an)?)|((schedule|book|arrange|organise|organize|prepare|plan|draft) (a|an|the|my|our|me)?)|((please|pls|plz|kindly))|((wants|want|wanted|asks|asked|asking|requested|requests|needs|(would like)|wishes) (for|us|me|(to have))? (a|an|another|the))|((somebody|someone|anyone) (should|must|needs))",
            ["can you", "remind me", "schedule a", "asked for a"]),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Words.Select(w => Rule(w.Mood, w.Pattern, w.Examples)),
        new("log", "on the way", "on (my|our|the) way (to|back|home|there|over|out)?", (in Match m) => m.Behind("did") || m.NextAny("i", "we") ? new Aside(Own: true) : new Moody(Mood.Ahead), "on my way to"),
        new("log", "nearly done", "nearly|almost <did>", (in Match m) => m.Get<Act>(0).Form == Form.Done ? new Moody(Mood.Off) : null, "nearly called", "almost visited"),
        new("log", "an order about an entry", "delete|remove|change|edit|amend|erase|correct|undo", (in Match m) => m.Start == 0 ? new Moody(Mood.Not) : null, "delete", "change"),
    ];

    private static Rule Rule(Mood mood, string pattern, string[] examples)
    {
        var moody = new Moody(mood);
        return new Rule("log", "mood: " + mood, "(" + pattern + ")", (in Match m) => IsTopic(m) || IsMadeReady(m) || IsTheirPlan(m) ? null : moody, examples);
    }

    /// <summary>"set up SSO together" was work done; "set up a call", "set up time" is to come.</summary>
    private static bool IsMadeReady(in Match m)
    {
        if (!m.Has("up") || !m.HasAny("set", "setup", "setting") || m.HasAny("a", "an") || m.End == m.Chart.Tokens.Count) return false;
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Act or Batch or Lasting) return false;
        return !m.NextAny("another", "the", "our", "time", "with", "some");
    }

    /// <summary>"their upgrade to the premium plan": a thing of theirs, and no order to plan.</summary>
    private static bool IsTheirPlan(in Match m) =>
        m.End - m.Start == 1 && m.Has("plan") && m.Start > 0 && !m.Chart.Tokens[m.Start].LineStart && m.Chart.Tokens[m.Start - 1].Kind == TokenKind.Word
        && !m.BeforeAny("please", "pls", "to", "and", "then", "can", "could", "you", "we", "i", "let", "lets", "must", "should", "will", "would", "shall", "need", "also", "kindly", "just", "today", "tomorrow");

    /// <summary>"helped them with setting up the import": what it was about.</summary>
    private static bool IsTopic(in Match m) => m.HasAny("setting", "scheduling", "planning", "preparing", "booking", "arranging") && m.BeforeAny("with", "in", "of", "by", "on");
}
