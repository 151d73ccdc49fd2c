using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>
/// The words for interactions. <c>thing</c>: a noun; <c>did</c>: a verb; as a <c>log</c> piece either is an <see cref="Act"/>.
/// To add a word, add it to the line of its type.
/// </summary>
internal static class ActRules
{
    private static readonly (InteractionType Type, string Pattern, string[] Examples)[] Nouns =
    [
        (InteractionType.Call, "(phone|telephone|video|voice|conference|conf|zoom|teams|webex|skype|web|google|facetime -? call)|cal|phonecall|(video|tele -? conference)|teleconference|telco|telcon|telephone|callback|vc|videocall|phoner|((bridge|conference) (line|bridge|call))|☎|📞|📱", ["phone call", "zoom call", "cal"]),
        (InteractionType.Email, "(e ~- ~mail)|mail|eml|📧|✉|📨|📩|((email|mail) (thread|exchange|reply|update))|(a line (by|via|per email|mail)?)", ["e-mail", "mail", "email thread"]),
        (InteractionType.Meeting, "f2f|(((face to face)|(face - to - face)|f2f) (meeting|session)?)|((zoom|teams|webex|video|web|virtual|online|kickoff|(kick -? off)|review|sync|planning|steering|lunch|status|team)? meeting|mtg)|zoom|webex|sync|standup|(stand -? up)|demo|demonstration|presentation|lunch|dinner|coffee|breakfast|steerco|kickoff|(kick -? off)|(steering committee)|(1 : 1)|(one on one)|((zoom|teams) session)|(check -? in meeting)",
            ["meeting", "zoom", "teams meeting", "demo", "lunch", "one on one"]),
        (InteractionType.SiteVisit, "((site|onsite|(on -? site)|customer|office|field|personal -? visit)|sitevisit|onsite|(on -? site)|((onsite|(on -? site)) (meeting|session|day))|(visit on -? site))", ["site visit", "onsite", "on-site", "on-site meeting"]),
        (InteractionType.Qbr, "((qbr|ebr|mbr) (meeting|call|review|session)?)|((quarterly|executive|exec|annual|yearly|monthly)? business review (meeting|call)?)|(quarterly review (meeting|call)?)", ["qbr", "quarterly business review", "ebr meeting"]),
        (InteractionType.Training, "training|trng|workshop|webinar|(lunch (and|&|n) learn)|((training|onboarding|enablement|user|admin|product|refresher|online|live) (training|workshop|webinar|session|course|class|day))", ["training", "workshop", "training session"]),
        (InteractionType.Chat, "((slack|teams|online|live|whatsapp|web) (chat|message|thread|conversation|msg|dm))|dm|slack|whatsapp|sms|im|💬|(instant message)|((text|chat) message)", ["slack chat", "dm", "teams message"]),
        (InteractionType.Ticket, "((support|service) (ticket|case))|ticket|tkt", ["ticket", "support case"]),
        (InteractionType.Other, "(other (interaction|activity|type))", ["other interaction"]),
    ];

    private static readonly (InteractionType Type, string Pattern, string[] Examples)[] Plurals =
    [
        (InteractionType.Call, "((phone|telephone|video|conference|conf|zoom|teams|web)? -? calls)|phonecalls|telcos", ["calls", "phone calls"]),
        (InteractionType.Email, "emails|(e ~- ~mails)|mails", ["emails"]),
        (InteractionType.Meeting, "meetings|mtgs|demos|syncs|presentations", ["meetings"]),
        (InteractionType.SiteVisit, "((site|onsite|customer)? -? visits)", ["site visits", "visits"]),
        (InteractionType.Qbr, "qbrs|ebrs|((business|quarterly) reviews)", ["qbrs"]),
        (InteractionType.Training, "trainings|workshops|webinars|(training sessions)", ["training sessions"]),
        (InteractionType.Chat, "((slack|teams|text|whatsapp|chat)? messages|chats)|dms|texts", ["chats", "slack messages"]),
        (InteractionType.Ticket, "(support? tickets)|(support cases)", ["tickets"]),
    ];

    /// <summary>Words that are a thing or an order.</summary>
    private static readonly (InteractionType Type, string Pattern, string[] Examples)[] NounsOrOrders =
    [
        (InteractionType.Call, "call|phone|ring", ["call"]), (InteractionType.Email, "email", ["email"]), (InteractionType.SiteVisit, "visit", ["visit"]),
        (InteractionType.Chat, "chat|text|message|ping|msg", ["chat", "message"]),
    ];

    private static readonly (InteractionType Type, string Pattern, string[] Examples)[] Done =
    [
        (InteractionType.Call, "called|phoned|telephoned|rang|dialled|dialed|((gave|given) (them|him|her|you)? a (quick|short)? (call|ring|bell|buzz))|((spoke|spoken) (again|briefly|shortly)? (with|to|w)?)|(talked (again|briefly|shortly)? (with|to|w))|((got|came|was|just)? off the? (phone|call) (with|w)?)|((was|were|been|am|is|are|got|hopped|jumped)? on (the|a) (quick|short)? (phone|line) (with|to|w)?)|((was|were|been) on with)|((by|over|via|per|through) the? (phone|telephone))|((had|have|has|held) (a|an|another|our) (quick|short|long|good|great|nice|useful|productive|renewal|onboarding|adoption|expansion|prevention|brief)? (talk|word|conversation) (with|to|w)?)|((hopped|jumped|got) on a (quick|short)? call)|(hung up (with|w))",
            ["called", "spoke with", "got off the phone with", "was on the phone with", "jumped on a call", "by phone", "hung up with"]),
        (InteractionType.Email, "emailed|mailed|(e ~- ~mailed)|((wrote|written) (to|an|a)? (quick|short|long)? (email|mail)?)|((by|via|per|over|through) (email|mail|(e ~- ~mail)))|((sent|send|shot|dropped) (off|out|over)? (them|him|her|off)? (an|a|one|the)? (quick|short|long|followup|(follow -? up)|recap|summary)? (email|mail|(e ~- ~mail)))",
            ["emailed", "wrote to", "sent an email", "sent them a quick email", "by email"]),
        (InteractionType.Meeting, "(met (up|again)? (with|w)?)|(kicked off (the? (project|rollout|onboarding|implementation))? with)|(sat down (together|again)? with?)|(sat (together|again)? with)|demoed|(gave a demo)|(presented to)", ["met", "met with", "sat down with", "sat together with"]),
        (InteractionType.SiteVisit, "visited|(((went|drove|flew|been|travelled|traveled|came) (over|out|down|up)? to (see|visit))|((dropped|stopped|popped|swung) (by|in|over)))|(((was|were) (onsite|(on -? site)) (at|with)?))|(had (me|us) (over|in|round|visit|visiting|onsite|(on -? site)))", ["visited", "went to see", "stopped by", "was on site at"]),
        (InteractionType.Training, "trained|((delivered|ran|gave|held|did|hosted|led) (a|the|their|an)? (training|workshop|webinar))", ["trained", "ran a training"]),
        (InteractionType.Chat, "(chatted (with|w)?)|slacked|messaged|texted|pinged|(dm ~'d)|dmed|whatsapped|((sent|exchanged) (them|him|her)? (a|an|some|the)? (slack|teams|whatsapp|text)? (message|messages|text|texts|sms|dm))", ["chatted", "messaged", "texted", "DM'd"]),
        (InteractionType.Ticket, "((closed|resolved|solved|handled|fixed|answered|worked|opened|filed) (on|out)? (a|an|the|their|one)? (support|urgent|open|new)? ticket)", ["closed a ticket", "worked on their ticket"]),
    ];

    private static readonly (InteractionType Type, string Pattern, string[] Examples)[] Undone =
    [
        (InteractionType.Call, "calling|phoning|ringing|dialling|((speak|talk|speaking|talking) (with|to)?)", ["calling", "talk to"]), (InteractionType.Email, "emailing|mailing|writing|write", ["emailing"]),
        (InteractionType.Meeting, "(meet (up|again)? with?)|((i|we) 'm|'re|m|am|are meeting|seeing (up)? with?)|presenting|((grab|have) (lunch|dinner|coffee))", ["meet with"]), (InteractionType.SiteVisit, "visiting|(go see)", ["visiting"]),
        (InteractionType.Training, "train|teach", ["train"]), (InteractionType.Chat, "chatting|messaging|texting|pinging", ["messaging"]),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Nouns.Select(n => Rule("thing", "one " + n.Type, n, Form.Noun)),
        .. Plurals.Select(n => Rule("thing", "several " + n.Type, n, Form.Noun, plural: true)),
        .. NounsOrOrders.Select(n => Rule("thing", "a thing or an order: " + n.Type, n, Form.NounOrOrder)),
        .. Done.Select(v => Rule("did", "did " + v.Type, v, Form.Done)),
        .. Undone.Select(v => Rule("did", "does " + v.Type, v, Form.Undone)),
        new("did", "the customer did", "called|phoned|rang|emailed|mailed|wrote|visited|messaged|texted|pinged to? (us|me|in|back)", Incoming, "called us", "emailed me", "rang me", "wrote to us") { Weight = 2 },
        new("log", "a thing", "<thing>", (in Match m) => m.Get<Act>(0), "call", "meeting", "qbr", "site visit") { Weight = 1 },
        new("log", "a verb", "<did>", (in Match m) => m.Get<Act>(0), "called", "went to see"),
        new("log", "back from doing it", "back|returned|home (home)? from (a|the|my)? <did>", (in Match m) => m.Get<Act>(0) with { Form = Form.Done }, "back from visiting"),
        new("log", "presented it to them", "presented|showed (the|our|a|an|my)? new? (roadmap|product|results|proposal|offer|plan|findings|update|release|features|feature|figures|numbers|deck|slides|dashboard|solution|(business case)|demo|prototype|quote|strategy) to", (in Match _) => new Act(InteractionType.Meeting, Form.Done), "presented the roadmap to"),
        new("log", "had to do it", "had|managed to <thing>|<did>", (in Match m) => m.Get<Act>(0) is { Form: not Form.Noun } act ? act with { Form = Form.Done } : null, "had to call"),
        new("log", "got to do it", "got to <did>", (in Match m) => m.Get<Act>(0) is { Form: Form.Undone } act && !m.BeforeAny("have", "'ve", "ve") ? act with { Form = Form.Done } : null, "got to talk to"),
        new("log", "a thing we did", "<thing> (that|which)? i|we just? had|did|gave|held|ran|made|led|hosted|delivered|attended|joined|sent (today|yesterday)? (with|to|for|at)?", (in Match m) => m.NextAny("planned", "scheduled", "booked", "hoped", "wanted", "intended", "promised", "missed", "cancelled", "canceled", "offered", "expected") ? null : m.Get<Act>(0) with { Form = Form.Done, Ours = true }, "training I gave", "call I had with"),
        new("log", "they came to ours", "((showed|turned) up)|came|joined|attended|((took|taken) part)|participated (to|for|in|at)? our|my|the|a {Which}? <thing>".Replace("{Which}", Which), (in Match m) => m.Get<Act>(0) with { Form = Form.Done, Came = true }, "showed up for our meeting", "joined the training"),
        new("log", "so many", $"<number> (x|×|*)? {Which}? <thing>", Many, "2 emails", "two short calls", "3x calls"),
        new("log", "a couple", $"((a? couple of?)|(a pair of)) {Which}? <thing>", (in Match m) => m.Get<Act>(0) with { Volume = 2, Form = Form.Noun }, "a couple of calls"),
        new("log", "so many, behind", "<thing> (x ~<digits>)", TimesBehind, "calls x3"),
        new("log", "how often", "<number> times", (in Match m) => Count(m.Get<double>(0)) is > 0 and var n ? new Times(n) : null, "three times"),
        new("log", "how often, short", "<digits> ~x|~×", (in Match m) => Count(m.Double(0)) is > 0 and < 21 and var n ? new Times(n) : null, "3x"),
        Say.Words("log", "twice", new Times(2)),
        Say.Words("log", "thrice", new Times(3)),
        new("log", "once", "once", (in Match m) => m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].Kind == TokenKind.Mark || m.NextAny("for", "today", "yesterday", "and", "on", "this", "last") ? new Times(1) : null, "once"),
        new("log", "how often, labelled", "(volume|count|quantity|qty|times|(number (of (calls|emails|meetings|visits|interactions|contacts|them))?)|(how (many|often))) (:|=) <number>", (in Match m) => Count(m.Get<double>(0)) is > 0 and var n ? new Times(n) : null, "count = 2", "volume: 3"),
        new("log", "so many of them", "<number> of (them|those|these) (actually|even|today)?", (in Match m) => Ends(m) && Count(m.Get<double>(0)) is > 1 and < 20 and var n ? new Times(n) : null, "two of them"),
        new("log", "no, so often", $"{Phrases.Sorry} <number> (times|(of (them|those)))?", (in Match m) => (Ends(m) || m.HasAny("times", "of")) && Count(m.Get<double>(0)) is > 0 and < 20 and var n && (n < 5 || m.HasAny("times", "of")) ? new Times(n) { Amends = true } : null, "sorry, three"),
        new("log", "how often, behind", "x|× ~<digits>", (in Match m) => !(m.GluedBehind() && m.Chart.Tokens[m.End].Kind != TokenKind.Mark) && Count(m.Double(0)) is > 0 and < 21 and var n ? new Times(n) : null, "x3"),
        new("log", "no, a thing", $"{Phrases.Sorry} <thing>", (in Match m) => m.Get<Act>(0) with { Amends = true }, "sorry, it was a call", "no wait, a meeting"),
        new("log", "no, so many things", $"{Phrases.Sorry} <number> <thing>", (in Match m) => Many(m) is Act act ? act with { Amends = true } : null, "sorry, 3 calls"),
        new("log", "no, done so", $"{Phrases.Sorry} (i|we)? <did>", (in Match m) => m.Get<Act>(0) is { Form: Form.Done } act ? act with { Amends = true } : null, "correction, called"),
        new("log", "how often, in brackets", "\\( <digits> ~x? \\)", (in Match m) => Count(m.Double(0)) is > 0 and < 21 and var n ? new Times(n, Bracketed: !m.Has("x")) : null, "(2)"),
    ];

    private const string Which = "(short|quick|brief|long|longer|small|separate|good|great|followup|(follow -? up)|intro|introductory|weekly|support|internal|more|individual|different|further|renewal|onboarding|adoption)";

    private static Rule Rule(string category, string name, (InteractionType Type, string Pattern, string[] Examples) row, Form form, bool plural = false)
    {
        var act = new Act(row.Type, form, Plural: plural);
        var onboarding = act with { Purpose = Purpose.Onboarding };
        return new Rule(category, name, row.Pattern, (in Match m) => ByAmount(m) || IsPaper(m) || IsOrderToSend(m) ? null : m.HasAny("onboarding", "kickoff", "kick", "kicked") ? onboarding : m.Has("renewal") ? act with { Purpose = Purpose.Renewal } : m.Has("adoption") ? act with { Purpose = Purpose.Adoption } : m.Has("expansion") ? act with { Purpose = Purpose.Expansion } : m.Has("prevention") ? act with { Purpose = Purpose.Prevention } : act, row.Examples);
    }

    /// <summary>"send an email to Acme" is to do; "I send email to Acme" is how some tell that they did.</summary>
    private static bool IsOrderToSend(in Match m) => m.Has("send") && !m.BeforeAny("i", "we", "have", "had", "just", "also");

    /// <summary>"usage dropped by 10 %" is no visit.</summary>
    private static bool ByAmount(in Match m) => m.Has("dropped") && m.Has("by") && m.End < m.Chart.Tokens.Count
        && (m.Chart.Tokens[m.End].Kind == TokenKind.Number || m.NextAny("more", "less", "over", "under", "at", "about", "nearly", "almost", "half", "roughly"));

    /// <summary>"the QBR deck", "a meeting invite": a paper for it, and not the thing itself.</summary>
    private static bool IsPaper(in Match m) =>
        m.NextAny("deck", "decks", "slides", "slide", "agenda", "invite", "invites", "invitation", "recap", "material", "materials", "recording", "template", "plan", "plans", "prep", "preparation", "request", "requests", "notes", "summary", "length", "duration", "volume", "frequency", "history", "schedule")
        && !m.Chart.Tokens[m.End].LineStart && !m.Next("with", 1) && !IsName(m) && !m.HasAny("email", "emails", "mail", "mails", "called", "emailed", "visited", "met");

    /// <summary>"call Plan B Security": the name of an account.</summary>
    private static bool IsName(in Match m)
    {
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Names.AccountName { Slip: false } && m.Chart.Edges[e].End > m.End + 1) return true;
        return false;
    }

    private static readonly Act[] Incomers = [.. new[] { InteractionType.Email, InteractionType.SiteVisit, InteractionType.Chat, InteractionType.Call }.Select(t => new Act(t, Form.Incoming))];

    private static object Incoming(in Match m) =>
        m.HasAny("emailed", "mailed", "wrote") ? Incomers[0] : m.Has("visited") ? Incomers[1] : m.HasAny("messaged", "texted", "pinged") ? Incomers[2] : Incomers[3];

    /// <summary>"7 call" is more likely a time, or the end of a list of minutes, than seven calls.</summary>
    private static object? Many(in Match m)
    {
        var act = m.Get<Act>(1);
        var count = Count(m.Get<double>(0));
        return count == 0 || (!act.Plural && count > 5) || act.Volume > 0 ? null : act with { Volume = count, Form = Form.Noun };
    }

    private static object? TimesBehind(in Match m) => Count(m.Double(1)) is > 0 and var n ? m.Get<Act>(0) with { Volume = n, Form = Form.Noun } : null;

    private static bool Ends(in Match m) => m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || (m.Chart.Tokens[m.End].Kind == TokenKind.Mark && !m.GluedBehind()) || m.NextAny(",", ".", ";", "!", ")");

    private static int Count(double n) => n is >= 1 and <= 99 && n == Math.Floor(n) ? (int)n : 0;
}
