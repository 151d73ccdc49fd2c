using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Last contact, gone quiet, never contacted.</summary>
internal static class Contact
{
    private const string Touched = "(contacted|touched|reached|engaged|approached | reached|reach out (to)? | contact|touch|reach|engage|see|seen|met|meet | spoken|talked|spoke|speak|talk to|with | heard from|of | hear from|of | in contact|touch with? | been contacted|touched|reached|engaged|in touch | been spoken|talked to|with | had contact|touch with? | had any? contact|interaction|interactions|touch|activity with? | interacted with? | checked in on|with | had|have a touchpoint with?)";
    private const string No = "(no|zero|without|lacking|lack (any|a)?)";
    private const string A = "(contact|touch|touches|touchpoint|touchpoints|interaction|interactions|activity|communication|engagement|outreach)";

    /// <summary>Contacted in October is who was so then, whatever came later.</summary>
    internal static readonly Timed Contacted = new(w => Some(new RecordFilter(Kind.Interactions, w)), Ahead: false);

    public static readonly Rule[] Rules =
    [
        new("quiet", "not contacted", $"(not|havent|hasnt|didnt|dont|werent|wasnt|never (we|i|anyone|been|have|has)? {Touched} | {No} {A} with? | gone|went|go|going|been|is|are|stayed|getting? quiet|silent|dark|cold (on)? | quiet|silent|untouched|uncontacted|neglected|ignored | (radio)? silence | lost touch with? | out of touch (with)? | no news|word from? | nobody|noone (has|have)? {Touched} | no one (has|have)? {Touched})", (in Match _) => "quiet"),
        Phrase("so long of silence", "((with|in|after)? <span of time> (of)? (radio)? silence|quiet | <span of time> (without (any)? (contact|touch|news|word|interaction | sign of life) | no contact|touch|touches|activity|interaction|interactions|communication|news))", Quiet, "renewing soon with 30+ days of silence") with { Weight = 6 },
        Phrase("quiet for so long", "<quiet> (anyone|us|them)? (once | at all | even once | a single time)? (in|for|within|over|during|since)? <span of time>", Quiet, "who has gone quiet for 90+ days", "accounts not contacted in 30 days", "no touch for 2 weeks", "quiet since 2 weeks"),
        Phrase("quiet in a window", "<quiet> (anyone|us|them)? (once | at all | even once | a single time)? (in|for|within|over|during)? <window>", QuietIn, "not contacted in the last 30 days", "no contact since September", "did not contact at all in October"),
        Phrase("contact so long ago", "last (contact|touch|touchpoint|interaction|activity|contacted|touched|spoke|talked|spoken) (to|with)? (is|was|were)? <compared> ago?", LongAgo, "last contact more than 60 days ago"),
        Phrase("contact so long ago, short", "(contacted|touched | went|gone quiet|dark|silent) <compared> ago", LongAgo, "last touched over 45 days ago"),
        Word("never contacted", "(never (been)? contacted|touched|reached|engaged | never spoken|talked to|with | never had contact|interaction|interactions|touch (with)? | never any contact | not contacted (at all | ever | yet) | no contact (ever | at all | on record | yet) | no interactions (ever | at all | on record | yet | logged) | without any contact)", new Is(new Missing(Field.LastContact)), "accounts never contacted") with { Weight = 5 },
        Word("contacted", "(we|i)? (contacted|touched|engaged | spoke|spoken|talked to|with | in touch with | were|was|been contacted | in contact with | had contact with)", Contacted, "contacted in the last 7 days", "accounts contacted in October"),
        Phrase("did contact", "(contact|touch|reach|engage | talk|speak to|with | be in touch|contact with)", (in Match m) => SaysDid(m) ? new Noun(Kind.Interactions) { Verb = true } : null, "did we talk to {account} this month") with { Weight = 4 },
        Phrase("last contact in", "last (contact|touch|touchpoint|interaction|contacted|touched) (is|was|were|in|on)? (in|during|on)? <window>", LastIn, "last contact before October"),
        Word("days since contact", "(days|time since (we|i|anybody|anyone|somebody)? last? contact|touch|touchpoint|interaction|spoke|talked|contacted|met|reached|touched (out)? (to|with)? | days without contact | days quiet)", new Figure(new Of(AccountNumber.DaysSinceContact)), "average days since last contact"),
        Word("without contact", "(time|days|period without (a|any)? contact|touch|touchpoint|interaction | ignored | gone|been|went (without contact|touch | quiet|silent|untouched|uncontacted) | not|havent (we|i)? spoken|talked|contacted|touched|seen (to|with)? | without contact | since last? contact|touch | quiet | no contact | not contacted | untouched | neglected | out of touch)", new Property(new Named("contact", null, Field.LastContact)), "longest without contact") ,
        Phrase("longest without it", "without (a|any)? contact|touch|touchpoint|interaction", (in Match m) => m.BeforeAny("longest", "long") ? new Property(new Named("contact", null, Field.LastContact)) : null, "accounts longest without a touch") with { Weight = 3 },
        Word("last contact", "(last|latest|most recent contact|touch|touchpoint|interaction|activity (date)? | last contacted|touched|spoken|talked (to|with)? | last time we|i|anyone|anybody|someone|somebody|they (talked|spoke|contacted|met|called|touched) (to|with)? | last (spoke|spoken|talk|talked|speak|contact|touch|hear|heard|reach|reached|write|wrote|meet|met|see|saw|seen|engage|engaged|interact|interacted | in (touch|contact) | been in (touch|contact)) (out)? to|with|from? | last|latest (one|person|colleague)? to (contact|touch|reach | talk|speak to|with))", new Property(new Named("last contact", null, Field.LastContact)), "sort by last contact", "who was the last one to contact {account}"),
    ];

    /// <summary>"did we talk to": whether there was any, and not when the last one was.</summary>
    private static bool SaysDid(in Match m)
    {
        for (var i = 0; i < Math.Min(m.Start, 3); i++) if (m.Chart.Tokens.Folded(i) is "did" && m.Chart.Tokens.Folded(i + 1) is "we" or "anyone" or "anybody" or "somebody") return true;
        return false;
    }

    /// <summary>No interaction in the window, or never.</summary>
    public static Condition None(Window w, DateOnly today) =>
        w.To == today.AddDays(1) && w.Days is { } days ? new NotContacted(days) : new Not(Some(new RecordFilter(Kind.Interactions, w)));

    private static object? Quiet(in Match m)
    {
        var length = m.Find<Compared>()!;
        if (length.Days(m.Reading.Moment.Today) is not { } days) return null;
        return length.Bare || length.Op is Op.AtLeast or Op.MoreThan ? new Is(new NotContacted(days)) : null;
    }

    private static object? QuietIn(in Match m) => m.Find<WindowReading>() is { OfDay: false } window ? new Is(None(window.Past, m.Reading.Moment.Today)) : null;

    private static object? LongAgo(in Match m)
    {
        var length = m.Find<Compared>()!;
        return length.Days(m.Reading.Moment.Today) is { } days && !length.Bare ? Number(AccountNumber.DaysSinceContact, length.Op, days, length.High) : null;
    }

    private static object? LastIn(in Match m) => new Is(new DayIn(Field.LastContact, m.Find<WindowReading>()!.Past));
}
