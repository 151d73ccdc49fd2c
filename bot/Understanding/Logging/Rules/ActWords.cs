using CsmBot.Accounts;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>
/// What people call an interaction, by its type. To add a word, add it to a line of its type, with an example beside it.
/// A word that others use in other senses ("case", "session") stands only with what makes it one.
/// </summary>
internal static class ActWords
{
    public static readonly (InteractionType Type, string Pattern, string[] Examples)[] Nouns =
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
        (InteractionType.Call, "tel|telefon|(telefon call)|telefonat|anruf|appel|llamada|concall|confcall|(con call)|vidcall|facetime|(dial -? in)|((whatsapp|signal|viber|telegram|telephone|phone) (audio|voice)? (call|catchup|(catch -? up)|conversation|chat))|(a (bell|buzz|tinkle))", ["tel", "concall", "whatsapp call", "phone chat", "a bell"]),
        (InteractionType.Meeting, "mtng|mting|meetup|(meet -? up)|huddle|powwow|(pow -? wow)|(get -? together)|(sit -? down)|gathering|briefing|roundtable|(round -? table)|walkthrough|(walk -? through)|steering|((board|committee|project|roadmap|strategy) meeting)|(jour -? fixe)|(working (session|lunch|breakfast|dinner))|(1 - 1)|(1 on 1)|(one - to|on - one)|(one to one)|(f ~2 ~f)", ["meetup", "huddle", "sit-down", "walkthrough", "1-1", "one-to-one"]),
        (InteractionType.Meeting, "brekkie|brunch|drinks|beer|beers|pint|pints|cuppa|tea|supper|(coffee (chat|break|meeting|catchup|(catch -? up)))|((business|team) lunch|dinner|breakfast)", ["brekkie", "drinks", "coffee chat"]),
        (InteractionType.Meeting, "gmeet|(google meet)|hangout|hangouts|gotomeeting|bluejeans|(zoom meet)|besprechung|reunion|treffen", ["gmeet", "google meet"]),
        (InteractionType.SiteVisit, "((plant|factory|site|office|warehouse|facility) (tour|walk|walkthrough|inspection))|(tour of their (plant|factory|site|office|warehouse))|(vor ort bei?)|((in -? person)|customer|client|field|plant|office visit)", ["plant tour", "in-person visit"]),
        (InteractionType.Qbr, "(q ~1|~2|~3|~4 (qbr|ebr|((business)? review)) (meeting|call)?)|(biz review)|abr|((half -? year)|yearly|quarter|annual business? review)|((q|quarterly) biz? review)", ["Q4 QBR", "Q3 business review", "annual review", "biz review"]),
        (InteractionType.Training, "coaching|tutorial|enablement|bootcamp|(boot camp)|masterclass|(master class)|(train -? the -? trainer (session)?)|(refresher (session)?)|((hands -? on)|coaching|enablement|refresher|walkthrough|tutorial session|training|workshop)|schulung|ws|(course|class for|with)", ["coaching", "enablement", "masterclass", "hands-on session", "course for"]),
        (InteractionType.Chat, "((wa|viber|signal|telegram|imessage) (chat|message|msg))|(slack|teams|whatsapp (thread|ping|msg|exchange))", ["wa chat", "slack thread"]),
        (InteractionType.Ticket, "((zendesk|jira|servicenow|freshdesk|intercom) (ticket|case|issue))|(incident ticket)", ["zendesk ticket"]),
        (InteractionType.Other, "(other (interaction|activity|type))", ["other interaction"]),
    ];

    public static readonly (InteractionType Type, string Pattern, string[] Examples)[] Plurals =
    [
        (InteractionType.Call, "((phone|telephone|video|conference|conf|zoom|teams|web)? -? calls)|phonecalls|telcos", ["calls", "phone calls"]),
        (InteractionType.Email, "emails|(e ~- ~mails)|mails", ["emails"]),
        (InteractionType.Meeting, "meetings|mtgs|demos|syncs|presentations", ["meetings"]),
        (InteractionType.SiteVisit, "((site|onsite|customer)? -? visits)", ["site visits", "visits"]),
        (InteractionType.Qbr, "qbrs|ebrs|((business|quarterly) reviews)", ["qbrs"]),
        (InteractionType.Training, "trainings|workshops|webinars|(training sessions)", ["training sessions"]),
        (InteractionType.Chat, "((slack|teams|text|whatsapp|chat)? messages|chats)|dms|texts", ["chats", "slack messages"]),
        (InteractionType.Meeting, "meetups|huddles|briefings|walkthroughs|coffees|lunches|zooms|standups", ["huddles"]),
        (InteractionType.Training, "bootcamps|tutorials", ["tutorials"]),
        (InteractionType.Ticket, "(support? tickets)|(support cases)", ["tickets"]),
    ];

    /// <summary>Words that are a thing or an order.</summary>
    public static readonly (InteractionType Type, string Pattern, string[] Examples)[] NounsOrOrders =
    [
        (InteractionType.Call, "call|phone|ring", ["call"]), (InteractionType.Email, "email", ["email"]), (InteractionType.SiteVisit, "visit", ["visit"]),
        (InteractionType.Chat, "chat|text|message|ping|msg", ["chat", "message"]),
    ];

    public static readonly (InteractionType Type, string Pattern, string[] Examples)[] Done =
    [
        (InteractionType.Call, "called|phoned|telephoned|rang|dialled|dialed|((gave|given) (them|him|her|you)? a (quick|short)? (call|ring|bell|buzz))|((spoke|spoken) (again|briefly|shortly)? (with|to|w)?)|(talked (again|briefly|shortly)? (with|to|w))|((got|came|was|just)? off the? (phone|call) (with|w)?)|((was|were|been|am|is|are|got|hopped|jumped)? on (the|a) (quick|short)? (phone|line) (with|to|w)?)|((was|were|been) on with)|((by|over|via|per|through) the? (phone|telephone))|((had|have|has|held) (a|an|another|our) (quick|short|long|good|great|nice|useful|productive|renewal|onboarding|adoption|expansion|prevention|brief)? (talk|word|conversation) (with|to|w)?)|((hopped|jumped|got) on a (quick|short)? call)|(hung up (with|w))",
            ["called", "spoke with", "got off the phone with", "was on the phone with", "jumped on a call", "by phone", "hung up with"]),
        (InteractionType.Email, "emailed|mailed|(e ~- ~mailed)|((wrote|written) (to|an|a)? (quick|short|long)? (email|mail)?)|((by|via|per|over|through) (email|mail|(e ~- ~mail)))|((sent|send|shot|dropped) (off|out|over)? (them|him|her|off)? (an|a|one|the)? (quick|short|long|followup|(follow -? up)|recap|summary)? (email|mail|(e ~- ~mail)))",
            ["emailed", "wrote to", "sent an email", "sent them a quick email", "by email"]),
        (InteractionType.Meeting, "(met (up|again)? (with|w)?)|(kicked off (the? (project|rollout|onboarding|implementation))? with)|(sat down (together|again)? with?)|(sat (together|again)? with)|demoed|(gave a demo)|(presented to)", ["met", "met with", "sat down with", "sat together with"]),
        (InteractionType.SiteVisit, "visited|(((went|drove|flew|been|travelled|traveled|came) (over|out|down|up)? to (see|visit))|((dropped|stopped|popped|swung) (by|in|over)))|(((was|were) (onsite|(on -? site)) (at|with)?))|(had (me|us) (over|in|round|visit|visiting|onsite|(on -? site)))", ["visited", "went to see", "stopped by", "was on site at"]),
        (InteractionType.Training, "trained|((delivered|ran|gave|held|did|hosted|led) (a|the|their|an)? (training|workshop|webinar))", ["trained", "ran a training"]),
        (InteractionType.Chat, "(chatted (with|w)?)|slacked|messaged|texted|pinged|(dm ~'d)|dmed|whatsapped|((sent|exchanged) (them|him|her)? (a|an|some|the)? (slack|teams|whatsapp|text)? (message|messages|text|texts|sms|dm))", ["chatted", "messaged", "texted", "DM'd"]),
        (InteractionType.Call, "rung|buzzed|skyped|facetimed|((called|rang|rung|phoned|dialled|dialed) (up|back|round) (by)?)|((on|off) the (blower|horn|dog|line) (with|to)?)|((hopped|jumped|got) on with)|((gave|dropped) (them|him|her)? (a|another)? (call|bell|buzz|tinkle))", ["rung", "buzzed", "on the horn with", "hopped on with"]),
        (InteractionType.Meeting, "huddled|zoomed|((hopped|jumped|got|were|was) (on|onto|in|into) (a|the)? (quick|short)? (teams|zoom|webex|meet|gmeet) (with|w)?)|((did|had) (a|another)? (quick|short|good|long)? (teams|zoom|webex|meet|gmeet) (with|w))|(got together (with)?)|(caught up (in person|(over (lunch|coffee|dinner|breakfast|drinks|tea|beers))) (with)?)", ["huddled", "jumped on teams with", "got together with"]),
        (InteractionType.SiteVisit, "(popped|nipped|dropped|swung|stopped (in|by|into|over|round|around) (at|on|to)?)|(called|looked in at|on)|(paid (them|him|her)? a visit (to)?)|((went|gone|drove|flew|travelled|traveled|nipped|came) (round|around|over|across|out|down|up) to)|((been|was|were|am|are|is)? (over|down|out|up|round) at)", ["popped into", "called in at", "went round to", "over at"]),
        (InteractionType.Training, "coached|taught|tutored|workshopped|upskilled", ["coached", "taught"]),
        (InteractionType.Chat, "imed|(im ~'d)|msgd|(msg ~'d)|(exchanged (messages|texts|dms) (with)?)", ["msgd", "exchanged messages with"]),
        (InteractionType.Email, "((pinged|fired|zapped|whipped|banged|forwarded) (off|out|over|across)? (them|him|her)? (an|a)? (quick|short)? email|mail|(e ~- ~mail))|(an? (quick|short)? email|mail (went|going) out to?)", ["fired off an email"]),
        (InteractionType.Ticket, "((closed|resolved|solved|handled|fixed|worked|took) (on)? (a|an|the|their|one)? (support|urgent|open|new)? case)", ["worked on a case"]),
        (InteractionType.Ticket, "((closed|resolved|solved|handled|fixed|answered|worked|opened|filed) (on|out)? (a|an|the|their|one)? (support|urgent|open|new)? ticket)", ["closed a ticket", "worked on their ticket"]),
    ];

    public static readonly (InteractionType Type, string Pattern, string[] Examples)[] Undone =
    [
        (InteractionType.Call, "calling|phoning|ringing|dialling|((speak|talk|speaking|talking) (with|to)?)", ["calling", "talk to"]), (InteractionType.Email, "emailing|mailing|writing|write", ["emailing"]),
        (InteractionType.Meeting, "(meet (up|again)? with?)|((i|we) 'm|'re|m|am|are meeting|seeing (up)? with?)|presenting|((grab|have) (lunch|dinner|coffee))", ["meet with"]), (InteractionType.SiteVisit, "visiting|(go see)", ["visiting"]),
        (InteractionType.Training, "train|teach", ["train"]), (InteractionType.Chat, "chatting|messaging|texting|pinging", ["messaging"]),
    ];
}
