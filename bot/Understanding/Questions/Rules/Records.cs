using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Interactions by type, in nouns and verbs.</summary>
internal static class Interactions
{
    private static Noun Type(params string[] types) => new(Kind.Interactions, new RecordIs(RecordField.Type, types));
    private static Noun Verb(string type) => Type(type) with { Verb = true };

    public static readonly Rule[] Rules =
    [
        Word("calls", "(phone|video|zoom|teams)? call|calls", Type("call"), "how many calls did we have last month"),
        Word("emails", "email|emails|mail|mails|(e mails|mail)", Type("email"), "emails this week"),
        Word("meetings", "meeting|meetings", Type("meeting"), "meetings last month"),
        Word("site visits", "((site|onsite|customer | on site) visit|visits | visits | visit | onsite|onsites | on site|sites)", Type("site_visit"), "site visits this year"),
        Word("QBRs", "(qbr|qbrs | (quarterly)? business review|reviews | quarterly review|reviews)", Type("qbr"), "no QBR this year"),
        Word("training sessions", "training session|sessions|interactions|workshop|workshops", Type("training"), "training sessions last quarter"),
        Word("trainings held", "trainings|workshops|training (did|have|has)? (we|you)? hold|held|run|ran|give|gave|given|deliver|delivered", Type("training"), "how many trainings did we hold this year"),
        Phrase("trainings that I held", "trainings|workshops|training (did|have|has)? i hold|held|run|ran|give|gave|given|deliver|delivered", (in Match m) => m.Reading.Moment.AskerEmail is { } me ? new Noun(Kind.Interactions, new RecordIs(RecordField.Type, "training"), new RecordIs(RecordField.Person, me)) : null, "how many trainings did I give in 2026") with { Weight = 3 },
        Word("chats", "chat|chats", Type("chat"), "chats this week"),
        Word("ticket interactions", "ticket interaction|interactions|work", Type("ticket"), "ticket interactions this week"),
        Word("interactions", "(interaction|interactions|touchpoint|touchpoints|touches|activities|contacts | logged interactions|activities | log entries)", new Noun(Kind.Interactions), "interactions this week"),
        Word("what was done", "(what (did|have) we (do|done|did) (with|for|at|on)? | what happened (with|at)? | activity (with|at|on)? | everything we did (with|for|at)?)", new Noun(Kind.Interactions), "what did we do with {account}"),
        Phrase("what I did", "what (did|have) i (do|done|did|log|logged)? (up to)? (with|for|at|on)?", (in Match m) => m.Reading.Moment.AskerEmail is { } me && m.HasAny("do", "done", "log", "logged") && !m.NextAny("time", "hours", "effort", "work") ? new Noun(Kind.Interactions, new RecordIs(RecordField.Person, me)) : null, "what did I do yesterday") with { Weight = 3 },
        Phrase("which way it went", "((we|i|that|which)? (have)? (received|got|get|receive) (from (the|our|my)? (customers|clients|accounts|them))? | (coming|sent|made)? from (the|our|my)? (customers|clients|accounts|them))", (in Match m) => m.BeforeAny("emails", "email", "mails", "calls", "chats", "messages") && (m.Has("from") || m.HasAny("we", "i")) ? new NotHeld("which way an e-mail or a call went") : null, "emails we received") with { Weight = 6 },
        Phrase("what a person did", "(what (has|have|did) <person> (do|done|did|log|logged|get|gotten)? (up to)? (with|for|at|on)?)", (in Match m) => Who(m) is { } who && !m.NextAny("time", "hours", "effort", "work") ? new Noun(Kind.Interactions, new RecordIs(RecordField.Person, who)) : null, "what did {person} do yesterday"),
        Word("called", "called|phoned|rang", Verb("call"), "accounts we called last week"),
        Word("emailed", "emailed|mailed|written (to)?", Verb("email"), "accounts we emailed this week"),
        Word("met", "met|meet (with)?", Verb("meeting"), "customers we met last month"),
        Phrase("did call", "(call|phone|ring|email|mail | visit (on site|onsite)?)", (in Match m) => m.BeforeAny("we", "i", "not", "didnt", "dont", "never", "nobody", "noone", "anyone", "anybody", "someone", "somebody") || (m.Before("one", 0) && m.Before("no", 1)) ? Verb(m.HasAny("email", "mail") ? "email" : m.Has("visit") ? "site_visit" : "call") : null, "accounts we did not call this month") with { Weight = 4 },
        Word("visited", "(visited (on site|onsite | in person)? | been on site | onsite with)", Verb("site_visit"), "who did we visit") with { Examples = ["customers we visited last month"] },
        Lacks("minutes", "minutes|duration|time|length", RecordField.Minutes, Kinds.Interactions | Kinds.Tickets, "calls without minutes"),
        Lacks("a purpose", "purpose|reason", RecordField.Purpose, Kinds.Interactions, "calls without a purpose"),
        Lacks("a rating", "rating|effectiveness|(effectiveness score)|score", RecordField.Effectiveness, Kinds.Interactions, "meetings without a rating"),
        Lacks("notes", "notes|note|comment|comments", RecordField.Notes, Kinds.Interactions | Kinds.Fires, "calls without notes"),
        Word("unrated", "unrated|(not rated)", new Trait(new RecordMissing(RecordField.Effectiveness), Kinds.Interactions), "unrated meetings"),
        Phrase("rated", "(rated (effectiveness)? (as|at)? | with effectiveness (of)? | effectiveness (of|is|was)?) (<compared>|<amount> | <amount> (or|to|and) <amount>)", (in Match m) => m.Count == 2 ? Rated(m.Get<Compared>(0) with { Op = Op.Between, High = m.Get<Compared>(1).Value }) : Rated(m.Get<Compared>(0)), "calls rated below 3"),
        Phrase("longer than", "(lasting|taking|longer|of | that took)? <compared>", (in Match m) => m.Get<Compared>(0) is { Unit: UnitOf.Minutes, Bare: false } c && !(m.Has("took") && m.BeforeAny("accounts", "customers", "clients", "those")) ? new Trait(new RecordCompare(RecordField.Minutes, c.Op, c.Value, c.High), Kinds.Interactions) : null, "calls longer than 45 minutes"),
    ];

    /// <summary>What a record has none of: one way of saying for all.</summary>
    internal static Rule Lacks(string name, string words, RecordField field, Kinds kinds, params string[] examples) =>
        Word("without " + name, $"((that|which)? (have|has|had|with|having)? without|no|missing|lacking|unknown (a|an|any|known)? {words} (recorded|given|noted|set|logged|stated|entered|known|named|found|assigned|yet | on record)? | {words} (is|are|was)? missing|blank|empty|unknown)", new Trait(new RecordMissing(field), kinds), examples);

    private static string? Who(in Match m) => m.TryFind<PersonName>(out var person) && person.Emails.Length == 1 ? person.Emails[0] : null;

    private static object? Rated(Compared amount) =>
        amount.Unit == UnitOf.Plain && amount.Value is >= 1 and <= 5 ? new Trait(new RecordCompare(RecordField.Effectiveness, amount.Op, amount.Value, amount.High), Kinds.Interactions) : null;
}

/// <summary>Tickets: open, by priority, by age.</summary>
internal static class Tickets
{
    private const Kinds Closable = Kinds.Tickets | Kinds.Fires;

    private static readonly Trait OpenNow = new(new RecordIs(RecordField.Open, "yes"), Closable) { OfAccounts = new Link(LinkWord.With) };

    private static Trait Priority(params string[] values) => new(new RecordIs(RecordField.Priority, values), Kinds.Tickets);

    public static readonly Rule[] Rules =
    [
        Phrase("a ticket by its id", "(ticket|case (number|no|id|#)?)? <ticket id>", (in Match m) => ById(m, Kind.Tickets, RecordField.Id), "who handled {ticket}") with { Weight = 4 },
        Word("tickets", "((support)? ticket|tickets | (support)? case|cases)", new Noun(Kind.Tickets), "tickets opened last week"),
        Word("issues", "(support|customer)? issue|issues|incident|incidents", new Noun(Kind.Tickets), "customers with open issues") with { Weight = -6 },
        Phrase("a priority by number", "p ~<number>", (in Match m) => m.Get<double>(0) switch { 1 => Priority("urgent"), 2 => Priority("high"), 3 => Priority("normal"), 4 => Priority("low"), _ => null }, "open P1 tickets"),
        Phrase("marked as", "marked|tagged|labelled|labeled|flagged|classified (as|with)?", (in Match m) => m.NextAny("urgent", "high", "normal", "low", "critical", "important") ? new Link(LinkWord.With) : null, "open tickets marked urgent"),
        Word("urgent", "(urgent | urgent priority | critical | p1)", Priority("urgent"), "urgent tickets"),
        Word("high", "(high | high priority | high prio | p2)", Priority("high"), "high priority tickets"),
        Word("normal", "(normal | normal priority | medium priority)", Priority("normal"), "normal tickets"),
        Word("low", "(low priority | low prio | low)", Priority("low"), "low priority tickets"),
        Word("priority tickets", "(priority (is|=|:|of)? urgent)", Priority("urgent"), "priority = urgent"),
        Word("open", "(open | still open | unresolved | not|never closed | unclosed | outstanding | pending | still pending | active | ongoing | not resolved | currently open | opened and not closed)", new Trait(new RecordIs(RecordField.Open, "yes"), Closable), "open tickets"),
        Phrase("open now", "(right now | now | atm | rn | currently | current | live | in progress | under way | at the moment | at present | at this time | presently | still)", (in Match m) => m.Start == 0 && m.Has("now") ? null : OpenNow, "fires right now"),
        Phrase("did open", "(open|raise|file|submit|report|log)", (in Match m) => Asked(m) ? new Trait(null, Closable, RecordDay.Opened) : null, "how many tickets did {account} open this year") with { Weight = 4 },
        Word("opened", "(opened | were|was opened | raised | came in | filed | created | new | reported | submitted)", new Trait(null, Closable, RecordDay.Opened), "tickets opened last week"),
        Word("closed", "(closed|close | resolved|resolve | were|was closed | solved|solve | fixed|fix)", new Trait(new RecordIs(RecordField.Open, "no"), Closable, RecordDay.Closed), "tickets closed last month"),
        Phrase("older than", "(still)? (open|opened|older|been|for|waiting|aged|pending|unresolved|outstanding | been open|waiting|pending)? (for|after|since)? <span of time> (old|ago|open)?", (in Match m) => Age(m), "open tickets older than 10 days"),
        Phrase("closed within so long of opening", "(closed|resolved|solved|fixed|handled | put out) (within|inside|under|(in (less|under|fewer than)?)) <duration> (of (opening|creation | being opened) | after opening | from opening)?", (in Match m) => ClosedWithin(m), "tickets closed within 3 days last month", "tickets resolved within 2 days of opening") with { Weight = 3 },
        Phrase("took so long to close", "(that|which)? (took|needed|taking) <compared> to (close|resolve|solve|fix | be closed|resolved|solved|fixed)", (in Match m) => m.Get<Compared>(0).Days(m.Reading.Moment.Today) is { } days ? new Trait(new RecordCompare(RecordField.AgeDays, m.Get<Compared>(0).Op, days, m.Get<Compared>(0).High), Closable) { Also = new RecordIs(RecordField.Open, "no") } : null, "tickets that took more than 10 days to close") with { Weight = 3 },
        Interactions.Lacks("a handler", "handler|assignee|owner|(person responsible)", RecordField.Person, Kinds.Tickets, "tickets without a handler"),
        Word("unassigned", "(unassigned | unhandled | not assigned (to (anyone|anybody))? | nobody|noone (is|has)? (handling|handled) | handled by (nobody|noone))", new Trait(new RecordMissing(RecordField.Person), Kinds.Tickets), "unassigned tickets"),
        Phrase("handled by", "(handled|worked|resolved|solved|taken|closed|assigned (on)? by|to) <person>", (in Match m) => m.TryFind<PersonName>(out var p) && p.Emails.Length == 1 ? new Trait(new RecordIs(RecordField.Person, p.Emails[0]), Kinds.Tickets) { OfAccounts = new Whose(p.Emails, PersonForm.Owns) } : null, "tickets handled by {person}") with { Weight = 3 },
        Phrase("that a person handles", "(does|do|did|is|has)? <person> handle|handles|handled|handling", (in Match m) => m.TryFind<PersonName>(out var p) && p.Emails.Length == 1 ? new Trait(new RecordIs(RecordField.Person, p.Emails[0]), Kinds.Tickets) { OfAccounts = new Whose(p.Emails, PersonForm.Owns) } : null, "tickets {person} handles") with { Weight = 6 },
        Phrase("that a person closed", "<person> (has|have)? closed|resolved|solved|fixed", (in Match m) => m.TryFind<PersonName>(out var p) && p.Emails.Length == 1 ? new Trait(new RecordIs(RecordField.Person, p.Emails[0]), Kinds.Tickets, RecordDay.Closed) { Also = new RecordIs(RecordField.Open, "no") } : null, "tickets {person} closed last month") with { Weight = 6 },
        Phrase("tickets about a topic", "<said topic> ticket|tickets|case|cases", (in Match m) => new Noun(Kind.Tickets, new RecordIs(RecordField.Subject, m.Find<FieldValue>()!.Value)), "{topic} tickets") with { Weight = -40 },
        Phrase("about a subject", "((about|regarding|concerning|mentioning|on|called|titled|named | with (the)? subject | subject (is|=|:|of)? | related to | to do with)? <said subject>)", (in Match m) => new Trait(new RecordIs(RecordField.Subject, m.Find<FieldValue>()!.Value), Kinds.Tickets), "tickets about {subject}") with { Weight = -5 },
        Phrase("about a topic", "(about | regarding | concerning | mentioning | related to | to do with | with (the)? word) <said topic>", (in Match m) => new Trait(new RecordIs(RecordField.Subject, m.Find<FieldValue>()!.Value), Kinds.Tickets), "tickets about {topic}") with { Weight = -5 },
        Word("age", "(age | days open | how long open)", new Effort(RecordNumber.DaysOpen), "average age of open tickets"),
        Word("time to close", "(resolution|closing|handling|turnaround time|times | time|days (it takes|took|needed)? to close|resolve|solve|fix (it|them|a|an)? | time to resolution|close|closing)", new Effort(RecordNumber.DaysOpen, new RecordIs(RecordField.Open, "no")), "average time to close a ticket") with { Weight = -12 },
        Word("length", "(length|duration|minutes (of|per)?)", new StaysOpen(), "average length of a meeting") with { Weight = -12 },
        Phrase("last so long", "last", (in Match m) => (m.Before("it") && m.Chart.Tokens.Folded(0) is "how") || (m.BeforeAny("fires", "fire", "tickets", "ticket", "calls", "meetings", "visits", "qbrs", "trainings") && m.Start >= 3 && m.Chart.Tokens.Folded(0) is "how") ? new StaysOpen() : null, "how long do fires last on average"),
        Word("stay open", "((stay|stayed|remain|remained|staying) open | take|takes|took|taking (to (close|resolve|solve|fix))? | to (close|resolve|solve|fix) | last|lasted|lasting)", new StaysOpen(), "how long do tickets stay open") with { Weight = -12 },
    ];

    /// <summary>"did Acme open": what was done, and not how it is.</summary>
    private static bool Asked(in Match m)
    {
        var (did, noun) = (false, false);
        for (var i = 0; i < m.Start; i++) { did |= m.Chart.Tokens.Folded(i) is "did" or "didnt"; noun |= m.Chart.Tokens.Folded(i) is "ticket" or "tickets" or "case" or "cases" or "fire" or "fires"; }
        return did && (noun || m.NextAny("any", "a", "tickets", "ticket", "cases", "more", "most"));
    }

    /// <summary>The one record of that id.</summary>
    internal static object? ById(in Match m, Kind kind, RecordField field) => m.TryFind<FieldValue>(out var id) ? new Noun(kind, new RecordIs(field, id.Value)) : null;

    /// <summary>"closed within 3 days" alone says when; beside another window, or "of opening", how long they were open.</summary>
    private static object? ClosedWithin(in Match m)
    {
        var length = m.Find<CsmBot.Understanding.Recognizers.Duration>()!;
        if (!length.OfDays || length.Seconds <= 0) return null;
        var ofOpening = m.HasAny("opening", "opened", "creation");
        if (!ofOpening)
        {
            var window = false;
            foreach (var at in (ReadOnlySpan<int>)[m.End, m.End + 1])
                if (at < m.Chart.Tokens.Count) foreach (var e in m.Chart.At(at)) window |= m.Chart.Edges[e].Value is When;
            if (!window) return null;
        }

        var days = (int)Math.Min(36_500, Math.Round(length.Seconds / 86_400));
        return new Trait(new RecordCompare(RecordField.AgeDays, m.HasAny("less", "under", "fewer") ? Op.LessThan : Op.AtMost, days), Closable, RecordDay.Closed) { Also = new RecordIs(RecordField.Open, "no") };
    }

    private static object? Age(in Match m)
    {
        var length = m.Get<Compared>(0);
        if (length.Bare && !m.HasAny("for", "since", "after") || length.Days(m.Reading.Moment.Today) is not { } days) return null;
        // "were open for a week" may be said of those that are closed since.
        var had = m.BeforeAny("were", "was", "stayed", "had") || m.Before("been") && !m.Before("have", 1) && !m.Before("has", 1);
        var still = m.HasAny("open", "waiting", "pending", "unresolved", "outstanding") && !had ? new RecordIs(RecordField.Open, "yes") : null;
        return new Trait(new RecordCompare(RecordField.AgeDays, length.Bare ? Op.AtLeast : length.Op, days, length.High), Kinds.Tickets | Kinds.Fires) { Also = still };
    }
}

/// <summary>Fires: open, saved, lost, their causes and first warning signs.</summary>
internal static class Fires
{
    /// <summary>"the fires that are still burning": said of fires, and not of accounts.</summary>
    private static bool SaysFire(in Match m)
    {
        for (var i = 0; i < m.Start; i++) if (m.Chart.Tokens.Folded(i) is "fire" or "fires") return !m.Has("fire");
        return false;
    }

    private static bool SaysSign(in Match m)
    {
        for (var i = 0; i < m.Start; i++) if (m.Chart.Tokens.Folded(i) is "sign" or "signs") return true;
        return false;
    }

    public static readonly Rule[] Rules =
    [
        Phrase("a fire by its id", "(fire (number|no|id|#)?)? <fire id>", (in Match m) => Tickets.ById(m, Kind.Fires, RecordField.Fire), "cost of {fire}") with { Weight = 4 },
        Word("fires", "fire|fires", new Noun(Kind.Fires), "open fires"),
        Phrase("before a fire", "(before | ahead of | leading (up)? to | prior to | preceding|preceded|precede) (a|the|our|any)? fire|fires", (in Match m) => SaysSign(m) ? new Noun(Kind.Fires) : null, "which first warning sign do we see most often before a fire"),
        Word("put out", "(put out | extinguished)", new Trait(new RecordIs(RecordField.Open, "no"), Kinds.Fires, RecordDay.Closed), "fires put out last month"),
        Phrase("on fire", "(on fire | (still)? burning | in flames | ablaze)", (in Match m) => SaysFire(m) ? new Trait(new RecordIs(RecordField.Open, "yes"), Kinds.Fires) : m.BeforeAny("time", "hours", "effort", "cost", "spent", "spend", "work", "working", "worked") ? null : Has(new RecordFilter(Kind.Fires, null, new RecordIs(RecordField.Open, "yes"))), "customers on fire"),
        Word("fires saved", "(fires saved | saved fires | fire saves | fires (did)? (we)? (have|were|that)? (we)? save|saved|rescue|rescued | saves of fires | fires (that)? ended|ending (in (a)?)? save|saved | fires|fire (that|which)? (have|had)? ended|wound|turned up|out (as|being)? saved|rescued)", new Noun(Kind.Fires, new RecordIs(RecordField.Outcome, "saved")), "fires saved this year"),
        Word("fires lost", "(fires lost | lost fires)", new Noun(Kind.Fires, new RecordIs(RecordField.Outcome, "lost")), "lost fires this year"),
        Phrase("caused by", "((were|was)? (caused|triggered|started by) | due to | because of | from | with|whose (the)? cause (is|was|of)? | cause (is|was|=|:) | root cause) <said cause>", (in Match m) => new Trait(new RecordIs(RecordField.Cause, m.Find<FieldValue>()!.Value), Kinds.Fires), "fires caused by {cause}") with { Weight = 5 },
        Interactions.Lacks("a cause", "(root)? cause", RecordField.Cause, Kinds.Fires, "fires without a cause"),
        Interactions.Lacks("a sign", "((first)? warning? sign|signs)", RecordField.FirstSign, Kinds.Fires, "fires without a warning sign"),
        Phrase("a cause", "<said cause>", (in Match m) => new Trait(new RecordIs(RecordField.Cause, m.Find<FieldValue>()!.Value), Kinds.Fires), "{cause} fires") with { Weight = -12 },
        Phrase("with the sign", "((with|where|whose|by|that)? (had|have|has)? (a|the|first|warning|sign|signs|started|announced (with|by|of|was|were|is)?)? <said sign> as (the|a)? first? warning? sign | (with|whose|where|by)? (the)? first? warning? sign|signs (is|was|were|of|:|=)? <said sign> | first (seen|noticed|signalled) (by|as|through) <said sign>)", (in Match m) => new Trait(new RecordIs(RecordField.FirstSign, m.Find<FieldValue>()!.Value), Kinds.Fires), "fires with {sign} as first warning sign") with { Weight = 5 },
        Word("first sign", "((first|early|earliest)? warning sign|signs | first sign|signs)", new Aspect(RecordField.FirstSign, RecordDay.FirstSign), "first warning sign at {account}"),
        Word("caused", "((what)? caused|causing|triggered | what started)", new Aspect(RecordField.Cause, RecordDay.Main), "what caused the fire at {account}"),
        Phrase("what it was about", "about", (in Match m) => m.End == m.Chart.Tokens.Count || m.NextAny("?", ",", ".") ? new Aspect(RecordField.Cause, RecordDay.Main) : null, "what was the fire at {account} about"),
        Word("how it ended", "(how did|has)", new Aspect(RecordField.Outcome, RecordDay.Main), "how did the fire at {account} end") with { Weight = -12 },
        Word("ended", "end|ended|ends|go|went|finish|turn|turned out?", new Aspect(null, RecordDay.Closed), "when did the fire at {account} end") with { Weight = -12 },
        Word("started", "start|began|begin|happen|happened|occur|occurred|((break|broke) out)", new Aspect(null, RecordDay.Opened), "when did the fire at {account} start") with { Weight = -12 },
        Word("ended lost", "(lost | ended in loss|lost | not saved | with outcome lost)", new Trait(new RecordIs(RecordField.Outcome, "lost"), Kinds.Fires), "fires lost"),
        Word("lost", "(lose | loose | losing | loosing | we lost)", new Trait(new RecordIs(RecordField.Outcome, "lost"), Kinds.Fires) { OfAccounts = new Noun(Kind.Renewals, new RecordIs(RecordField.Outcome, "churned")) { Verb = true } }, "fires we lost"),
        Word("days from sign", "((number of)? days|time (it took)? (from|between|since)? (the)? first? warning? sign (to|and|until|till) (the)? (fire|opening|outbreak) | days of? warning | warning time | days|time from sign)", new Effort(RecordNumber.DaysFromSign), "average days from first sign to fire"),
        Word("total fire cost", "(total|full|overall cost|costs (us)? (of)? | cost|costs (us)? in total|all | in total)", new Effort(RecordNumber.TotalCost), "total cost of fires this year") with { Weight = -5 },
        Phrase("with the indirect part", "(incl (.)? | including|inclusive|counting|plus|with (of)?) (the|all|any|also|both)? (direct and)? indirect (cost|costs|ones|part|share)?", (in Match m) => m.HasAny("a", "an") ? null : new WithIndirect(), "total cost of lost fires including indirect cost", "what did all the fires we lost cost in total, incl. indirect cost") with { Weight = 3 },
        Word("direct fire cost", "direct cost|costs", new Effort(RecordNumber.DirectCost), "direct cost of fires"),
        Word("indirect fire cost", "indirect cost|costs", new Effort(RecordNumber.IndirectCost), "indirect cost of fires"),
    ];
}

/// <summary>Success plans and their steps.</summary>
internal static class Plans
{
    public static readonly Rule[] Rules =
    [
        Phrase("on a plan", "(on|in|following|running|with|have|has|doing|under|using)? <plan> (plan|plans|playbook)", (in Match m) => new Is(new OneOf(Field.Plan, m.Find<FieldValue>()!.Value)), "customers on the {plan} plan"),
        Phrase("on a plan, its name alone", "(on|in|following|running|doing) <plan>", (in Match m) => new Is(new OneOf(Field.Plan, m.Find<FieldValue>()!.Value)), "customers on {plan}") with { Weight = -10 },
        Phrase("a plan by its name", "<plan>", (in Match m) => m.End - m.Start > 1 ? new Is(new OneOf(Field.Plan, m.Find<FieldValue>()!.Value)) : null, "steps of {plan}") with { Weight = -15 },
        Word("behind on plan", "(behind (on|with|in)? (their|its|his|her)? (plan|plans|schedule|steps | success plan | plan steps)? | late|slipping|delayed on|with|in? (their|its|his|her|the)? (plan|plans|steps | success plan) | off track | behind schedule|plan | behind | not on track|schedule|time | (slipping|lagging|trailing|delayed | slipping|lagging|running|falling|trailing behind) (on|with|in)? (their|its|the|his|her)? (success)? plan|plans|schedule|steps | whose (success)? plan|plans (is|are) (slipping|late|delayed|behind|overdue|lagging | off track) | with|have|has overdue|late steps|step|milestones)",
            new Is(new BehindOnPlan()), "accounts behind on plan", "who is late on their plan"),
        Word("on track", "(on track (with|on)? (their|its|the)? (plan|plans)? | on plan | on schedule)", new Is(Condition.And(new Not(new Missing(Field.Plan)), new Not(new BehindOnPlan()))), "accounts on track"),
        Phrase("a step's behaviour", "(to|with behaviour|behavior)? <said behaviour>", (in Match m) => new Trait(new RecordIs(RecordField.Behaviour, m.Find<FieldValue>()!.Value), Kinds.Steps), "steps to {behaviour}") with { Weight = -5 },
        Phrase("of a quantity", "((with|of|where (the|a)?)? quantity|target (is|of|=)? <compared>)", (in Match m) => m.Get<Compared>(0) is { Unit: UnitOf.Plain } c ? new Trait(new RecordCompare(RecordField.Quantity, c.Op, c.Value, c.High), Kinds.Steps) : null, "steps with quantity above 5"),
        Word("steps", "((success)? plan)? step|steps|milestone|milestones", new Noun(Kind.Steps), "steps due this week"),
        Word("next steps", "(next|upcoming|remaining|pending|coming (plan)? step|steps|milestone|milestones)", new Noun(Kind.Steps, new RecordIs(RecordField.Done, "no")), "next steps for {account}"),
        Phrase("a step by its id", "(step|milestone (number|no|id|#)?)? <step id>", (in Match m) => Tickets.ById(m, Kind.Steps, RecordField.Id)) with { Weight = 4 },
        Phrase("a plan by its id", "(plan (number|no|id|#)?)? <plan id>", (in Match m) => Tickets.ById(m, Kind.Plans, RecordField.Id)) with { Weight = 4 },
        Word("plans", "success? plan|plans", new Noun(Kind.Plans), "how many plans"),
        Word("done", "(done | completed | finished | complete | were|was done|completed|finished)", new Trait(new RecordIs(RecordField.Done, "yes"), Kinds.Steps, RecordDay.Done), "steps done last week"),
        Word("not done", "(not|isnt|arent|wasnt|werent|never (been|yet)? done|completed|finished|complete (yet)? | undone | unfinished | incomplete | still open | open | outstanding | to do)", new Trait(new RecordIs(RecordField.Done, "no"), Kinds.Steps), "steps not done"),
        Word("left to do", "(left | to go | still to come | remaining)", new Trait(new RecordIs(RecordField.Done, "no"), Kinds.Steps), "what steps are left for {account}") with { Weight = -15 },
        Word("to be done", "(to be | that must be | that need to be) done|completed|finished", new Trait(null, Kinds.Steps, RecordDay.Due), "steps to be done this week") with { Weight = 4 },
        Word("should be done", "(should (already)? (be|have been)? (already)? done|completed|finished (already | by now)? | should (already)? (be | have been) (already)? done|completed|finished (already | by now)?)", new Trait(new RecordIs(RecordField.Overdue, "yes"), Kinds.Steps), "steps that should be done already") with { Weight = 6 },
        Word("overdue", "overdue|(past due)", new Trait(new RecordIs(RecordField.Overdue, "yes"), Kinds.Steps | Kinds.Plans), "overdue steps"),
        Phrase("overdue for so long", "overdue|late|(past due) (by|for|since) <span of time>", (in Match m) => m.Get<Compared>(0) is var length && length.Days(m.Reading.Moment.Today) is { } days ? new Trait(new RecordCompare(RecordField.AgeDays, length.Bare ? Op.AtLeast : length.Op, days, length.High), Kinds.Steps) { Also = new RecordIs(RecordField.Overdue, "yes") } : null, "steps overdue by more than 30 days") with { Weight = 3 },
        Phrase("late now", "(that|which)? are|is (still|already|running|currently|now)? late (now)?", (in Match m) => m.BeforeAny("step", "steps", "task", "tasks", "milestone", "milestones") ? new Trait(new RecordIs(RecordField.Overdue, "yes"), Kinds.Steps) : null, "steps that are late") with { Weight = 6 },
        Word("late", "late|(too late)", new Trait(new RecordIs(RecordField.Late, "yes"), Kinds.Steps | Kinds.Renewals), "late steps"),
        Word("done late", "(done|completed|finished|delivered|closed|signed (too)? late)|((done|completed|finished|closed|signed)? after (the|their|its)? due date|day|dates)|((done|completed|finished|closed|signed)? past|after (the|their|its)? deadline|deadlines)|(not|never (done|completed|finished|closed|signed) (on|in) time)", new Trait(new RecordIs(RecordField.Late, "yes"), Kinds.Steps | Kinds.Renewals, RecordDay.Done), "steps done late", "steps done late last quarter") with { Weight = 20 },
        Word("done in time", "(done|completed|finished|delivered|closed|signed (on|in) time)|((done|completed|finished|closed|signed) (by|before) (the|their|its)? due date|day|dates|deadline|deadlines)|((done|completed|finished|closed|signed) early)", new Trait(new RecordIs(RecordField.Late, "no"), Kinds.Steps | Kinds.Renewals, RecordDay.Done) { Also = new RecordIs(RecordField.Done, "yes") }, "steps done on time", "renewals closed on time") with { Weight = 20 },
        Word("due", "(due | are|is due | fall|falls|falling|come|comes|coming|become|becomes|becoming due)", new Trait(null, Kinds.Steps, RecordDay.Due), "steps due next week"),
    ];
}

/// <summary>Training completions.</summary>
internal static class Trainings
{
    public static readonly Rule[] Rules =
    [
        Phrase("completed a course", "(completed|finished|passed|took|taken|done|did|attended|complete|finish|pass|take|trained|certified|learned|through|went|gone|been in|on|through?) (any|a|one)? <course> (course|training|certification)?", (in Match m) => Course(m) with { Verb = true }, "who completed {course}"),
        Phrase("a course", "<course> (course|training|certification|completions|completion|graduates|learners)?", (in Match m) => Course(m) with { Each = m.HasAny("completions", "completion") }, "completions of {course}"),
        Word("trained people", "(people|users|learners|person|learner|students trained | trained people|users|learners|person|user|learner|employee|employees | learners | learner | trainees | people who (were|have|got)? (been)? trained)", new Noun(Kind.Training, new RecordMissing(RecordField.Learner, Negated: true)), "how many people trained"),
        Phrase("people who finished each", "(people|users|learners|persons|employees|students|participants|trainees)? (who|that)? (have|has|had)? completed|finished|passed|took|attended|complete|finish", (in Match m) => m.NextAny("each", "every") && (m.Next("course", 1) || m.Next("training", 1) || m.Next("certification", 1) || m.Next("of", 1)) ? new Noun(Kind.Training, new RecordMissing(RecordField.Learner, Negated: true)) : null, "how many people finished each course") with { Weight = 5 },
        Word("courses completed", "(which|what courses|trainings|training|certifications (has|have|did|do)? (people|users|anyone|they|we)? (at|from|in|of)? | courses|trainings|certifications (were|was)? (completed|finished|done|taken|passed) (by|at|for|in)? | courses|certifications (did|has|have|of|for|at))", new Noun(Kind.Training) { Each = true }, "courses completed by {account}"),
        Word("training completions", "(training|course|certification? completions|completion | (trainings|courses|certifications (were|was|have|been)? completed|finished|done|passed|taken))", new Noun(Kind.Training) { Each = true }, "training completions this quarter"),
        Word("training", "training|trainings", new Noun(Kind.Training), "training this quarter"),
        Word("untrained", "(untrained | not trained)", new Is(new Not(Some(new RecordFilter(Kind.Training)))), "untrained customers"),
        Word("trained", "(trained | got trained | completed|finished|did|took|passed (any|some|a|one)? training|trainings|course|courses | finished|completed|passed anything)", new Noun(Kind.Training) { Verb = true }, "accounts trained this year"),
        Interactions.Lacks("a score", "score|scores|grade", RecordField.Score, Kinds.Training, "completions without a score"),
        Word("score", "score|scores", new Effort(RecordNumber.Score), "average score in Admin Basics") with { Weight = -3 },
        Phrase("people who scored", "(people|learners|users|trainees|anyone|everyone)? (with|above|below|under|over) <compared> (points)? in <course>", (in Match m) => m.Get<Compared>(0) is { Unit: UnitOf.Plain or UnitOf.Percent } c ? new Noun(Kind.Training, Course(m).Tests.Add(new RecordCompare(RecordField.Score, c.Op, c.Value, c.High))) : null, "learners with under 60 in {course}") with { Weight = 5 },
        Phrase("scored", "((with|a|having)? (a)? score|scores|scoring|scored (of)?) <compared>", (in Match m) => m.Get<Compared>(0) is { Unit: UnitOf.Plain or UnitOf.Percent } c && !Signals.EndsMetric(m) ? new Trait(new RecordCompare(RecordField.Score, c.Op, c.Value, c.High), Kinds.Training) : null, "completions with a score over 80"),
    ];

    private static Noun Course(in Match m) => new(Kind.Training, new RecordIs(RecordField.Course, m.Find<FieldValue>()!.Value));
}

/// <summary>Evidence of value.</summary>
internal static class Evidences
{
    private static Trait Of(string kind) => new(new RecordIs(RecordField.EvidenceKind, kind), Kinds.Evidence);

    public static readonly Rule[] Rules =
    [
        Word("evidence", "(evidence (entries|records|items)? | evidences | proof points | proof | pieces|piece of evidence|proof)", new Noun(Kind.Evidence), "evidence this year"),
        Phrase("a piece of evidence by its id", "(evidence (number|no|id|#)?)? <evidence id>", (in Match m) => Tickets.ById(m, Kind.Evidence, RecordField.Id)) with { Weight = 4 },
        Word("anecdotal", "anecdotal|anecdotes", Of("anecdotal"), "anecdotal evidence", "customers that only have anecdotal evidence", "how much anecdotal evidence did we collect this year"),
        Word("empirical", "empirical", Of("empirical"), "empirical evidence"),
        Word("political", "political", Of("political"), "political evidence"),
        Phrase("from a source", "((coming|taken|collected|gathered|recorded)? from|via|by|in|through (a|an|the)? <said source> | with source <said source> | source (is|=|:)? <said source>)", (in Match m) => new Trait(new RecordIs(RecordField.Source, m.Find<FieldValue>()!.Value), Kinds.Evidence), "evidence from {source}"),
        Word("without a step", "(without|no step|steps | not linked to (a|any)? step)", new Trait(new RecordMissing(RecordField.Step), Kinds.Evidence), "evidence without a step") with { Weight = 4 },
        Word("recorded", "recorded|collected|captured|record|collect|capture|gather|gathered", new Trait(null, Kinds.Evidence | Kinds.Interactions), "evidence recorded last month"),
    ];
}

/// <summary>Metrics: values, drops and rises.</summary>
internal static class Signals
{
    private const string Fell = "(dropped|drop|drops|fell|fallen|falling|falls|declines|dropping|declined|declining|decreased|decreasing|down|decline|fall|decrease|loss|shrunk|slid|sank|tanked|plunged|plummeted|tumbled|crashed|nosedived|cratered | went|gone|go|goes|going down | is|are|has|have|was (been)? falling|dropping|declining|down|dropped|fallen|declined)";
    private const string Rose = "(rose|rise|risen|rising|grew|grown|growing|increased|increasing|up|increase|growth|gain|gains|improvement|climbed|climbing | went|gone|go|goes|going up | is|are|has|have|was (been)? rising|growing|up|increasing|grown|risen)";

    private static Rule Name(string name, string pattern) => new("gauge", name, pattern, (in Match _) => new FieldValue("metric", name));

    public static readonly Rule[] Rules =
    [
        Name("usage_index", "usage (index|idx|score)?"), Name("nps", "(nps (score)? | net promoter score)"), Name("csat", "csat (score)?"),
        Name("active_users", "(active users | user count)"), Name("seats", "seats|licenses|licences"), Name("overdue_invoices", "overdue|unpaid|late invoices|invoice|bills"),
        Name("open_tickets", "open_tickets"), Name("sponsor_left", "sponsor_left"),
        new("gauge", "a metric of the book", "<metric>", (in Match m) => m.Get<FieldValue>(0)),
        Phrase("so much of the seats in use", "<compared> of (their|its|the|his)? seats|licenses|licences (are|is)? (in use|used|utilised|utilized|active|taken)", (in Match m) => (m.Get<Compared>(0) is { Unit: UnitOf.Plain, Value: > 0 and < 1 } part ? part with { Value = part.Value * 100 } : m.Get<Compared>(0)) is { Op: not Op.Between, Bare: false } c && (c.Unit == UnitOf.Percent || c.Value <= 100) ? new Is(new CompareBoth(new Metric("active_users"), c.Op, new Metric("seats"), c.Value / 100)) : null, "accounts with less than half of their seats in use") with { Weight = 6 },
        Phrase("a metric", "<gauge> (value|values|level|levels|score|scores)?", (in Match m) => m.Get<FieldValue>(0).Value is var name && name is not ("overdue_invoices" or "sponsor_left" or "open_tickets") ? new Figure(new Metric(name)) : null, "usage index under 40"),
        Phrase("history of a metric", "(<gauge> (history|trend|trends|readings|values|timeline|development|scores | over time) | history|trend|trends|readings|values|timeline|development of|in <gauge>)", (in Match m) => m.BeforeAny("lowest", "highest", "worst", "best", "top", "bottom", "average", "median") || (m.Start > 0 && m.Chart.Tokens[m.Start - 1].Kind == TokenKind.Number) ? null : new Noun(Kind.Signals, new RecordIs(RecordField.Metric, m.Find<FieldValue>()!.Value)), "usage history for {account}") with { Weight = 2 },
        Word("signals", "(signals | signal values | metric values | readings | metrics)", new Noun(Kind.Signals), "signals of {account} this month") with { Weight = -2 },
        Word("overdue invoices", "((with|have|has|having|an?)? overdue|unpaid|late|outstanding invoice|invoices|bills|bill|payment|payments | (overdue|late|behind|delinquent | past due) (on|with|in) (their|its|the|an?)? invoice|invoices|bill|bills|payment|payments | (with|have|has|having|whose)? (an?|their|its)? invoice|invoices|bill|bills|payment|payments (that|which)? (is|are)? (overdue|unpaid|late|outstanding | past due) | past due invoice|invoices|bill|bills | not paid (their|its|the)? invoice|invoices|bill|bills | late payers | (that|who)? owe|owes|owing|owed (us)? (overdue|unpaid|late|outstanding|open)? money|invoice|invoices|bills|payment|payments)", new Is(new Compare(new Metric("overdue_invoices"), Op.MoreThan, 0)), "overdue invoices and at risk"),
        Phrase("so many overdue invoices", "(with|have|has|having)? <compared>|<amount> overdue|unpaid|late|outstanding invoice|invoices|bill|bills", (in Match m) => m.Get<Compared>(0) is { Unit: UnitOf.Plain } c ? new Is(new Compare(new Metric("overdue_invoices"), c.Bare ? Op.Equal : c.Op, c.Value, c.High)) : null, "accounts with 3 or more overdue invoices"),
        Word("number of overdue invoices", "((number|count of | how many) overdue|unpaid invoices)", new Figure(new Metric("overdue_invoices")), "number of overdue invoices"),
        Word("no overdue invoices", "(no|without|zero overdue|unpaid invoice|invoices)", new Is(new Compare(new Metric("overdue_invoices"), Op.AtMost, 0)), "no overdue invoices"),
        Word("sponsor left", "(sponsor|sponsors|champion|champions (that|who|which)? (has|have|did)? left|leave|gone|departed|quit | lost (their|our|the)? (executive|exec)? sponsor|champion | whose sponsor left)", new Is(new Compare(new Metric("sponsor_left"), Op.AtLeast, 1)), "accounts whose sponsor left"),
        Phrase("lost so much of a metric", "(lost|shed|dropped|gained|grew|added) <compared>|<amount> (of|in|on) (their|its)? <gauge>", (in Match m) => (m.Get<Compared>(0) is { Unit: UnitOf.Plain, Value: > 0 and < 1 } part ? part with { Value = part.Value * 100, High = part.High * 100, Unit = UnitOf.Percent } : m.Get<Compared>(0)) is { Unit: UnitOf.Percent } by ? new Moved(m.Find<FieldValue>()!.Value, !m.HasAny("gained", "grew", "added")) { By = by } : null, "accounts that lost more than 20% of their usage over 30 days") with { Weight = 3 },
        Phrase("a metric fell most", "(has|have|had)? (fallen|dropped|declined|decreased|fell|sunk) (the)? most (in|on|by) (their|its)? <gauge>", (in Match m) => new RankedBy(true, 1, new Moved(m.Find<FieldValue>()!.Value, Fell: true)), "which account has fallen most in usage over 90 days"),
        Phrase("a metric halved", "<gauge> (has|have|was|were)? (been)? (halved | cut in half | down by half | fell|dropped|fallen by half)", (in Match m) => new Moved(m.Find<FieldValue>()!.Value, Fell: true) { By = new Compared(Op.AtLeast, 50, 0, UnitOf.Percent) }, "usage halved in the last 90 days"),
        Phrase("a metric fell", "((saw|seen|see|sees|had|has|have|show|shows|showed|suffered|with (a|their)?)? <gauge> " + Fell + " | falling|dropping|declining|decreasing|shrinking|losing|loosing|lose|loses|drop|drops|decline|declines|fall|falls|decrease|decreases (in|of)? <gauge>)", (in Match m) => new Moved(m.Find<FieldValue>()!.Value, Fell: true), "usage dropped by more than 20% over 30 days", "usage tanked by more than 30% in 90 days"),
        Phrase("a metric rose", "((saw|seen|see|sees|had|has|have|show|shows|showed|enjoyed|with (a|their)?)? <gauge> " + Rose + " | rising|growing|increasing|rise|rises|growth|increase|increases|gain|gains (in|of)? <gauge>)", (in Match m) => new Moved(m.Find<FieldValue>()!.Value, Fell: false), "NPS rising over 90 days"),
    ];

    /// <summary>Is the token part of a metric's name?</summary>
    public static bool Names(Chart chart, int token)
    {
        if (chart.Tokens.Folded(token) is "usage" or "nps" or "csat" or "seats" or "licenses") return true;
        foreach (ref readonly var edge in chart.Edges)
            if (edge.Rule < 0 && edge.Start <= token && edge.End > token && edge.Value is FieldValue { Field: "metric" }) return true;
        return false;
    }

    /// <summary>"adoption score below 40", where a metric is called so.</summary>
    public static bool EndsMetric(in Match m)
    {
        foreach (ref readonly var edge in m.Chart.Edges)
            if (edge.Rule < 0 && edge.Start < m.Start && edge.End > m.Start && edge.Value is FieldValue { Field: "metric" }) return true;
        return false;
    }
}
