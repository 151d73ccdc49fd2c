using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>Words that say that something lies ahead, is wished for, asked for or only thought of: what must never be logged.</summary>
internal static class MoodRules
{
    private static readonly (Mood Mood, string Pattern, string[] Examples)[] Words =
    [
        (Mood.Ahead, "will|ill|shall|gonna|gotta|(got to)|((i|we) (have|'ve|ve) got to)|(had better)|(let me)|'ll|(going to)|((need|needs|have|has|want|wants|wanted|plan|plans|planning|planned|hope|hoping|like|intend|intended|about|ready|trying|looking|aim|aiming|expect|supposed|meant) to)|((i|we) (am|are|was|were|'m|'re|m|re)? due to)|must|lets|(let ('s|us))|(looking forward)|((heading|headed|off) (to|over|out))",
            ["will", "going to", "need to"]),
        (Mood.Ahead, "(to -? do)|todo|upcoming|soon|tbd|tbc|tba|(coming up)|((next|coming|following) (call|meeting|visit|qbr|ebr|email|training|session|step|steps|one))|(next <thing>)|((next|coming|following) (week|month|quarter|year))|(((it|its|it 's|that|thats|high|about|the|is) time) for (a|an|another|the|our))",
            ["upcoming", "next call", "it is time for a"]),
        (Mood.Ahead, "((ordered|reserved|ordering) (a|an|the|some)? <thing>)|(planning|plan (a|an|the|on|some|several|more|another|<number>))|(organising|organizing|arranging|proposing|offering (a|an|some|several|more|another|<number>))|((scheduled|booked|planned|set|arranged) for)|((scheduled|booked|arranged) with)|((scheduling|booking|arranging) (a|an|the)?)|(lined up)|drafted|drafting|(((pencilled|penciled) (in)?))|(in the calendar)|(on the calendar)|((invited|invite|inviting) (them|him|her|the)?)|((offered|proposed|suggested|offering|proposing|suggesting) (them|him|her)? (a|an|another|the|to)?)|((agreed) (on|to) (a|an|another|the))|((confirmed|confirming|finalising|finalizing|chasing) (a|an|the|our|my))|((i|we) promised)|((i|we)? owe|owed)",
            ["scheduled for", "booked with", "agreed on a", "I promised"]),
        (Mood.Ahead, "((waiting|wait) (for|on|until|to))|awaiting|((thinking|thought) (of|about))|((preparing|prepping) (for|the|a|an|my|our)?)|((prepared|prep|prepped|rehearsed) (for (the|a|an|my|our)?))|(prepared|prepped|rehearsed (the|a|an|my|our))|((is|are) (all|nearly|almost|now)? (ready|prepared))", ["waiting for", "thinking about", "preparing for", "prep for", "is ready"]),
        (Mood.Unreal, "should|shouldve|would|wouldve|could|couldve|might|mightve|((i|we|they|you|he|she) may)|ought|wish|wished|hypothetically|if|unless|assuming|supposing|imagine|imagining|provided|(in case)|(as soon as)|((it|that) 'd|d be)|(((i|we) 'd|d)|id|i'd|would rather)|((i|we) prefer)|((i|we) 'd|d (do|have|be|like|love|need|go|make|run|hold|send|meet|visit))",
            ["should", "if", "I may", "assuming", "we'd do"]),
        (Mood.Unreal, "usually|typically|normally|generally|((i|we) (always|often|sometimes|regularly|never|rarely))|(every (<weekday>|day|week|month|quarter|year|morning|other))|(each (week|month|quarter|year))|(once|twice a (week|month|quarter|year))|mondays|tuesdays|wednesdays|thursdays|fridays|(as a rule)|(most of the time)|(take|takes|lasts|last (about|around|roughly)? <duration> (on average|(every (single)? time)))", ["usually", "take 30 min on average", "every Monday"]),
        (Mood.Unreal, "supposedly|apparently|allegedly|reportedly|((i|we) (heard|hear|read) (that|from)?)", ["apparently", "I heard that"]),
        (Mood.Request, "((can|could|would|will) (you|u|someone|somebody|anyone|we|i))|((somebody|someone|anyone) (should|must|needs))|(remind (me|us))|reminder|(dont forget)|(make sure)|(let (me|us) know)|((please|pls|plz|kindly))",
            ["can you", "remind me"]),
        (Mood.Request, "((set|setup|setting) up (a|an)?)|((schedule|book|arrange|organise|organize|prepare|plan|draft|propose|suggest|request) (a|an|the|my|our|me)?)|((need|wants|want|wanted|asks|asked|asking|requested|requests|needs|requires|expects|(would like)|wishes) (for|us|me|(to have))? (a|an|another|the))",
            ["schedule a", "asked for a"]),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Words.Select(w => Rule(w.Mood, w.Pattern, w.Examples)),
        new("log", "later", "later on?", (in Match m) => GoesOnToTell(m) ? new Aside(Own: false) : new Moody(Mood.Ahead), "later"),
        new("log", "later today", "later (today|(this (morning|afternoon|evening))|tonight)", (in Match m) => GoesOnToTell(m) ? null : new Moody(Mood.Ahead), "later today") { Weight = 2 },
        new("log", "only supposed", "suppose|supposing|imagine|say|picture", (in Match m) => IsFirst(m) ? new Moody(Mood.Unreal) : null, "suppose"),
        new("log", "once that is so", "once (i|we|they|the|he|she|you|<account>)", (in Match m) => IsFirst(m) ? new Moody(Mood.Unreal) : null, "once we"),
        new("log", "since it was last done", "((since|until|before)|((the)? (last|first|only) time) that? i|we last? <did>)", (in Match m) => m.Get<Act>(0).Form == Form.Done && (m.Has("time") || m.HasAny("last") || m.Has("since") && TellsHowLong(m)) ? new Moody(Mood.Unreal) : null, "last time we met"),
        new("log", "since one was last had", "(the)? last|first|only|previous|prior time (that|when)? (((i|we|anybody|anyone|somebody|someone) (had|did|held|gave|ran|hosted|were|was|went|saw|heard|sat|came|'d|got|talked|spoke|dealt|exchanged|drove|flew))|was|were)", (in Match _) => new Moody(Mood.Unreal), "last time we had", "last time we were", "the last time was"),
        new("log", "how long it was before", "last|previous time (it|that|this)? took|lasted|ran|was (about|only|just)? <took>|<digits>", (in Match _) => new Moody(Mood.Unreal), "last time it took 40"),
        new("log", "the first in so long", "(the)? first (time|one|call|contact|touch|meeting|visit)? (in|since|for|after) <duration>|<day>", (in Match _) => new Aside(Own: false), "first time in 3 months", "the first since June 3"),
        new("log", "a thing booked", "booked|reserved <thing>", (in Match m) => IsFirst(m) || m.BeforeAny("i", "we", "just", "have", "'ve", "also", "and") ? new Moody(Mood.Ahead) : null, "booked training"),
        new("log", "when we were last there", "i|we (was|were|went|came|'d)? last there|here|visited|met|spoke|saw|heard|talked", (in Match _) => new Moody(Mood.Unreal), "we were last there", "we last spoke"),
        new("log", "an order to do it for me", "call|email|message|ping|text|phone|ring|meet|join|write|send me|us", (in Match m) => IsFirst(m) || m.BeforeAny("please", "pls", "and", "to", ",") ? new Moody(Mood.Request) : null, "call me"),
        new("log", "others of ours did it", "my|our|a|an|one|the (of (my|our|the))? ((manager|boss|lead|director|vp|ceo|cto|cfo|coo|colleague|colleagues|teammate|teammates|coworker|coworkers|rep)|(sales|support|account|product|engineering|marketing|services|delivery (team|rep|manager|engineer|engineers|colleague|lead|guys)?)) (of (mine|ours))? (has|have|just|already|also)? <did>", (in Match m) => m.Get<Act>(0).Form == Form.Done && !m.NextAny("me", "us") ? new Moody(Mood.Unreal) : null, "my manager met", "a colleague of mine emailed"),
        new("log", "on the way", "on (my|our|the) way (to|back|home|there|over|out)?", (in Match m) => m.Behind("did") || m.NextAny("i", "we") ? new Aside(Own: true) : new Moody(Mood.Ahead), "on my way to"),
        new("log", "it stands agreed", "<thing> (on? <day>)? (is|was|got|now)? confirmed|agreed|arranged", (in Match m) => LengthRules.EndsHere(m) || m.NextAny("on", "by") ? new Moody(Mood.Ahead) : null, "visit confirmed", "call on Friday is agreed"),
        new("log", "so long is needed", "i|we (still|also)? need <took>", (in Match m) => m.NextAny("to", "for") ? null : new Moody(Mood.Ahead), "I need 30 min"),
        new("log", "what follows on a day", "(follow -? up)|followup|(next (one|step|steps)?)|reconvene|regroup|resume|((call|meet|talk|speak) again) (is|on|set|for|:)? <day>", (in Match m) => m.Start == 0 ? m.End == m.Chart.Tokens.Count : !m.Chart.Tokens[m.Start].LineStart && (m.Chart.Tokens[m.Start - 1].Kind == TokenKind.Mark || m.BeforeAny("and", "will", "then")) ? new Moody(Mood.Ahead) : null, "follow up Thursday", "next one on Monday"),
        new("log", "thanks for an entry", "thanks|thx|thank|cheers (you|u)? (so|very)? much? for (the|your)? (help (with|in))? (logging|noting|recording|adding|saving|entering|tracking|capturing|log)", (in Match _) => new Moody(Mood.Not), "thanks for logging"),
        new("log", "an order about an entry", "delete|remove|change|edit|amend|erase|correct|undo|move|shift|reassign", (in Match m) => (m.Start == 0 || m.BeforeAny("please", "pls", "you")) && !m.Next("on") ? new Moody(Mood.Not) : null, "delete", "change"),
    ];

    private static Rule Rule(Mood mood, string pattern, string[] examples)
    {
        var moody = new Moody(mood);
        return new Rule("log", "mood: " + mood, "(" + pattern + ")", (in Match m) => IsTopic(m) || IsOfPurpose(m) || IsMadeReady(m) || IsTheirPlan(m) ? null : moody, examples);
    }

    /// <summary>"later I called", "later on we also sent them 2 emails": when it was done.</summary>
    private static bool GoesOnToTell(in Match m)
    {
        for (var i = m.End; i < Math.Min(m.End + 5, m.Chart.Tokens.Count) && m.Chart.Tokens[i].Kind != TokenKind.Mark; i++)
        {
            if (m.Chart.Tokens.Folded(i) is "sent" or "had" or "did" or "gave" or "got" or "wrote" or "held") return true;
            foreach (var e in m.Chart.At(i)) if (m.Chart.Edges[e].Value is Act { Form: Form.Done or Form.Incoming }) return true;
        }

        return false;
    }

    /// <summary>"3 weeks since we called", "long since we met".</summary>
    private static bool TellsHowLong(in Match m) => m.BeforeAny("weeks", "week", "days", "day", "months", "month", "years", "year", "long", "ages", "while", "time");

    private static bool IsFirst(in Match m) => m.Start == 0 || m.Chart.Tokens[m.Start].LineStart || (m.Start == 1 && m.BeforeAny("just", "lets", "let"));

    /// <summary>"set up SSO together" was work done; "set up a call", "set up time" is to come.</summary>
    private static bool IsMadeReady(in Match m)
    {
        if (!m.Has("up") || !m.HasAny("set", "setup", "setting") || m.HasAny("a", "an") || m.End == m.Chart.Tokens.Count) return false;
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Act or Batch or Lasting) return false;
        return !m.NextAny("another", "the", "our", "time", "with", "some");
    }

    /// <summary>"their upgrade to the premium plan": a thing of theirs, and no order to plan.</summary>
    private static bool IsTheirPlan(in Match m) =>
        m.End - m.Start == 1 && m.HasAny("plan", "request") && m.Start > 0 && !m.Chart.Tokens[m.Start].LineStart && m.Chart.Tokens[m.Start - 1].Kind == TokenKind.Word
        && !m.BeforeAny("please", "pls", "to", "and", "then", "can", "could", "you", "we", "i", "let", "lets", "must", "should", "will", "would", "shall", "need", "also", "kindly", "just", "today", "tomorrow");

    /// <summary>"about the upcoming renewal".</summary>
    private static bool IsOfPurpose(in Match m)
    {
        if (m.End - m.Start > 1 || !m.HasAny("upcoming", "coming", "planned", "possible") || m.End == m.Chart.Tokens.Count) return false;
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is About) return true;
        return false;
    }

    /// <summary>"helped them with setting up the import": what it was about.</summary>
    private static bool IsTopic(in Match m) => m.HasAny("setting", "scheduling", "planning", "preparing", "booking", "arranging") && m.BeforeAny("with", "in", "of", "by", "on");
}
