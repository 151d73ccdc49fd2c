using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>What kind of answer is wanted: list, count, figure, why, when, is it so; and whom it is about.</summary>
internal static class Frames
{
    private const string Us = "(me|us|i)?";

    private static bool SaysTime(Tokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++) if (tokens.Folded(i) is "month" or "monthly" or "week" or "weekly" or "quarter" or "quarterly") return true;
        return false;
    }

    public static readonly Rule[] Rules =
    [
        Word("list", $"(show|list|gimme|identify|provide|give|find|get|display|pull|fetch|bring|send|tell|name|see|need|want|view|print|enumerate {Us} (out|up)? (a|the list of)? | list of | can|could|would you show|list|give|find|pull|tell|get {Us} (a|the list of)? | can|could|may|might i|we (please | just | also | quickly)? get|have|see|find (a|the list of)? | do you know | do we know | any idea | (i|we) (want | need | d like | would like | ~'d like|love) (to (see|know|have|get))? (a|the list of)? | looking for | let me see | overview of | pull up | looking at)", new Frame(FrameWord.List), "show me tier 1 accounts"),
        Word("which", "(which | which ones (of)? | which of (our|the)? | whats the list of | what)", new Frame(FrameWord.Which), "which accounts are red"),
        Word("who", "(who (are|is|all|has|have|had)? | whos | who ~'s | who ~'ve | who all | whom | who do|did|have we)", new Frame(FrameWord.Who), "who is red"),
        Word("anyone", "(anyone|anybody|anything|everyone|everybody|everything|someone|somebody | any account|accounts|customer|customers | is there any|anyone|anything | are there any | all those|ones|these)", new Frame(FrameWord.Anyone), "anything at risk"),
        Word("how many", "((how|hw|hwo|hoe|hows) (many|mny|mani|manny|amny) | howmany | number|nr|nb|num of | no (.)? of | nr|num . of | count of | count | total number|nr of | what is|are the? (total)? number|nr of | how much accounts|customers|tickets|calls | headcount of)", new Frame(FrameWord.Count), "how many tier 1 accounts", "nb of accounts per csm"),
        Word("how often", "(how often | how frequently | how many times)", new Frame(FrameWord.HowOften), "how often did we call") ,
        Word("how much", "((how|hw|hwo|hoe) (much|mch|mutch) (of)? | what (is|are|was|were|did|does|do|have|has) | whats|what ~'s | amount of | what amount of | sum of | total of | how big|high|large (is|are|was)?)", new Frame(FrameWord.HowMuch), "how much ARR"),
        Word("how long", "((since|for)? how long (ago)? (is|has|have|since|was|did|do|does)? (it)? (been)? (since)? | how old | (since|for)? how many days (since|has|have|ago)?)", new Frame(FrameWord.HowLong), "how long is the contract", "{account} red since how many days"),
        Word("share", "(share|percent|percentage|pct|%|proportion|part|fraction|portion of (the|our|all)? | how much|many percent|percentage|pct (of)? | what|which share|percent|percentage|pct|%|proportion|fraction|portion|part of? | % | ratio of)", new Frame(FrameWord.Share), "what share of our ARR is at risk"),
        Phrase("share with us", "share (with us|me)?", (in Match m) => m.Start == 0 || m.BeforeAny("kindly", "please", "pls", "you", "to", "can", "could") ? new Frame(FrameWord.List) : null, "kindly share the accounts of {person}") with { Weight = -5 },
        Phrase("share of it", "share|percentage|proportion", (in Match m) => m.Start == 0 || m.BeforeAny("kindly", "please", "pls", "you", "to", "can", "could") ? null : new Frame(FrameWord.Share), "ARR share per segment") with { Weight = -10 },
        Word("why", "(why (is|are|did|was|has|does)? | how come | whats|what is|are|was the? reason|reasons (for|that|why)? | what made|makes | reason (for|why)?)", new Frame(FrameWord.Why), "why is it red"),
        Word("when", "(when (is|are|does|do|did|was|will|were|has|have)? | whens | what|which day|date (is|does|did|do|was)? | since when (is|are|has|have|was)? (it|they)? (been)? | on which|what day|date)", new Frame(FrameWord.When), "when does it renew"),
        Word("whose", "(whose (account|customer|client|logo|accounts|customers|clients|logos)? is|are|was|were | who has|owns|is the? account|customer|client|logo|csm|owner (of|for|on|at)? | (whos | who is? | who ~'s) (responsible|handling|managing|covering|running|owning for? | in charge of | looking after | taking care of | assigned to))", new Property(new Named("owner", Dimension.Owner, Field.Owner, Dimension.Owner)), "whose account is {account}") with { Weight = -6 },
        Phrase("whose book", "whose book|portfolio|patch|accounts|customers|clients (has|have|had|holds|contains|contain)?", (in Match m) => m.NextAny("most", "fewest", "least", "highest", "lowest", "biggest", "smallest") || (m.Next("the") && !m.Next("same", 1)) ? new Property(new Named("csm", Dimension.Owner, Field.Owner, Dimension.Person)) : null, "whose book has the most reds") with { Weight = 3 },
        Word("owner of", "((is)? responsible (person)? (for|of)? | owns | manages | covers | handles | serves | looks after | takes care of | is|the (csm|owner) (of|for|on|at) | own)", new Property(new Named("owner", Dimension.Owner, Field.Owner, Dimension.Owner)), "who owns it") with { Weight = -6 },
        Word("people", "people|ppl|users|persons|learners|employees|colleagues", new Property(new Named("people", null, null, Dimension.Learner)), "how many people") with { Weight = -6 },
        Word("summary", "(how is|are|was | everything (we know | there is)? (about|on) | all (about|on) | hows | how ~'s | hows it going with|at | how are things|we doing with|at | tell me (everything|more|all)? about | brief me on|about|for | summary of|for | summarize | summarise | overview of|for | give me a? (quick|full|complete|whole|short)? (summary|overview|rundown|brief|briefing|snapshot|update|picture|story|lowdown) (of|on|about|for)? | prep|prepare me for | what|everything (do)? i need to know about|on | (whats | what ~'s) (up|new|happening | going on) with|at | what is happening|going on with|at | status update on | catch me up on | bring me up to speed on | situation at|of|with | summary|snapshot|briefing|rundown|overview|profile|details (of|on|for)? | prep|prepare|brief me for (a|an|my|the|our)? (next)? call|meeting|visit|qbr (with|at)?)", new Frame(FrameWord.Summary), "how is it doing"),
        Word("doing", "doing|going|looking", new Frame(FrameWord.Summary), "doing") with { Weight = -10 },
        Word("compare", "(compare|comparing|compared (to|with)? | (how|what) (do|does|did|is|are|was|were) (compare|comparing|stack up) (to|with|against)? | compare|compares to|with | versus|vs|v|against | comparison of|between | relative to)", new Frame(FrameWord.Compare), "compare hours this quarter with last quarter"),
        Word("more than before", "(more|higher|larger|bigger|greater|longer|better)", new Comparative(true), "is it higher than last quarter") with { Weight = -15 },
        Word("less than before", "(less|fewer|lower|smaller|shorter|worse)", new Comparative(false), "is it lower than last quarter") with { Weight = -15 },
        Word("than", "than (in|on|during|for|it was)?", new Frame(FrameWord.Compare), "is it higher than last quarter") with { Weight = -15 },
        Word("is it", "(is|are|does|do|did|has|have|was|were|will (there|we|i|they|it)?)", new Frame(FrameWord.YesNo), "is it red") with { Weight = -20 },
        Word("last", "(last|latest|newest|previous|prior | most recent | last|latest time (we|i|you|they|anyone|somebody)? (did|do|had|have|held|ran|made|sent|were|was|went) (a|an|any)? | last|previous|prior|preceding|earlier one|period | one|period before (that|it)?)", new Frame(FrameWord.Last), "last QBR", "last time we were onsite at {account}") with { Weight = -8 },
        Phrase("last time we did it", "last|latest time (we|i|you|they|anyone|somebody)", (in Match m) => m.NextAny("visited", "emailed", "mailed") ? new Frame(FrameWord.Last) : null, "last time we visited {account}"),
        Word("first", "(first|earliest|initial)", new Frame(FrameWord.First), "first call") with { Weight = -8 },
        Word("each", "(of|for|with|by)? each|every (of)? (the|our)?", new Each(), "cost of each account") with { Weight = -6 },
        Word("all", "(all | all of) (of)? (the|our)?", new Frame(FrameWord.List), "all reds") with { Weight = -5 },
        Word("accounts", "account|accounts|acct|accts|accs|cust|custs|customer|customers|client|clients|logo|logos|company|companies|ones|folks|guys|(customer|client accounts)|((customer|client)? base)", new Subject(Scope.Default), "accounts"),
        Word("every account", "all (of)? (our)? account|accounts|customer|customers|client|clients|logos|companies", new Subject(Scope.All) { Every = true }, "all accounts"),
        Word("every single account", "every (single|one)? (of)? (our)? account|accounts|customer|customers|client|clients|logo|company", new Subject(Scope.Default), "every single account in EMEA") with { Weight = -3 },
        Word("all accounts", "(account|accounts|customers|customer|clients (including churned|(the)? lost (ones)?) | (active and|or churned | churned and|or active) (accounts|customers|clients)? | including churned|lost (accounts|customers|ones|clients)? | churned or not)", new Subject(Scope.All), "accounts including churned"),
        Word("active accounts", "(active|current|live|existing|paying account|accounts|customer|customers|client|clients | currently active | active)", new Subject(Scope.Active), "active customers"),
        Word("churned accounts", "(churned|lost|former|ex|past|gone|cancelled|previous|inactive account|accounts|customer|customers|client|clients|logos | ex customers | churned | accounts|customers (that|who|which)? (we)? (have)? lost|left | accounts|customers|clients (that|who|which)? (are|have)? gone | not active)", new Subject(Scope.Churned), "churned customers") with { Weight = -3 },
        Word("sum", "(total|sum|combined|overall|altogether|together|aggregate (of)? | in total | sum up | all together|in | add up | add together)", new Aggregated(Aggregate.Sum), "total ARR"),
        Word("average", "(average|avg|mean|typical (of)? | on average)", new Aggregated(Aggregate.Average), "average ARR"),
        Word("median", "median (of)?", new Aggregated(Aggregate.Median), "median ARR"),
        Word("in total", "in total|all", new Link(LinkWord.With), "how many customers do we have in total") with { Weight = -20 },
        Word("gave", "gave|given|gives|give|provided|provides (us)?", new Link(LinkWord.With), "customers that gave us political evidence") with { Weight = -30 },
        Word("exists", "(exists | is|are there | do we have | look|looks|looking | out there | at all)", new Link(LinkWord.With), "accounts where evidence exists") with { Weight = -30 },
        Word("a new question", "(something|sth else (entirely|altogether)?)|(new|next|another|different|other|separate question|topic|subject|thing|one|matter)|((change|changing|switch|switching) (of|the)? (topic|subject|topics|subjects))", new Frame(FrameWord.List), "new question: who is red") with { Weight = 5 },
        Phrase("one more question", "(just)? one|(another one) (last|more)? (more)? (question|thing)?", (in Match m) => m.Start <= 1 && m.NextAny(":", "-", "–") ? new Frame(FrameWord.List) : null, "sorry one more: who is red") with { Weight = 5 },
        Phrase("who was the last", "who was|were", (in Match m) => m.Start == 0 && (m.NextAny("last", "latest", "first") || (m.Next("the") && (m.Next("last", 1) || m.Next("latest", 1) || m.Next("first", 1)))) ? new Frame(FrameWord.Who) : null, "who was the last person to talk to {account}") with { Weight = 3 },
        Phrase("ended up", "ended|end|ends|ending|wound|turned|turning up|out (as|in|being)?", (in Match m) => m.NextAny("lost", "saved", "red", "green", "yellow", "churned", "closed", "open", "renewed", "rescued") ? new Link(LinkWord.With) : null, "how many fires ended up lost this year") with { Weight = 5 },
        Word("I mean", "(i mean | meaning | i.e | that is | namely | thats)", new Link(LinkWord.With), "who got better last quarter, i mean turned green") with { Weight = -30 },
        Word("the part of it", "part|bit|side|stuff|portion|half", new Link(LinkWord.With), "only the reactive part") with { Weight = -60 },
        Word("belong to", "belong|belongs|fall|falls|sit|sits (to|in|into|under)", new Link(LinkWord.With), "which segment does {account} belong to") with { Weight = -40 },
        Phrase("about an account", "about|regarding|concerning", (in Match m) => m.Behind("account") ? new Link(LinkWord.With) : null, "evidence about {account}") with { Weight = -40 },
        Word("by us", "by us|anyone|anybody|someone|somebody", new Link(LinkWord.With), "customers never contacted by us") with { Weight = -20 },
        Word("in place", "(in place | on board | up|down|over there | anyway|anyways|anywhere|nonetheless|nevertheless|altogether | at (stake|play) | on file)", new Link(LinkWord.With), "with a sponsor in place") with { Weight = -30 },
        Word("come up", "come|comes|coming|came|show|shows|showed|shown|turn|turns|turned|pop|pops|popped|crop|crops|cropped|appear|appears|appeared|occur|occurs|occurred up?", new Link(LinkWord.With), "how many renewals come up in each month of next quarter") with { Weight = -20 },
        Phrase("the team", "(whole|entire)? team spend|spent|invest|invested|put|log|logged (in|on|into|for|with)?", (in Match m) => m.BeforeAny("which", "what", "my", "whose", "each", "every", "per") ? null : new Spent(), "how many hours did the team spend on {account}"),
        Phrase("that each has", "handle|manage|cover|have|own|has", (in Match m) => m.BeforeAny("csm", "rep", "person", "colleague", "csms", "reps") ? new Link(LinkWord.With) : null, "how many customers does each rep handle") with { Weight = -5 },
        Word("which ones are it", "which (ones)? are|is|were it|they|that", new Frame(FrameWord.Which), "contract of 36 months, which ones are it"),
        Word("over time", "over time", new OverTime(), "NPS readings at {account} over time") with { Weight = -20 },
        Word("holds", "(holds|hold|carries|carry|range|brings|bring|brought|generate|generates|generated|contribute|contributes|contributed|represent|represents|represented | account|accounts|accounted for | make|makes|made up | amount|amounts|amounted to | coming|come|comes from)", new Link(LinkWord.With), "which CSM holds the most reds", "which industry brings in the most ARR") with { Weight = -30 },
        Word("goes to", "goes|go|going|gone|went to|into|on", new Link(LinkWord.With), "share of our time that goes to firefighting") with { Weight = -8 },
        Word("where it goes", "where do|does|did|is|are|has|have", new Frame(FrameWord.Which), "where did the time of {person} go by purpose") with { Weight = -10 },
        Word("before my call", "before|for|ahead of? my|our|the|a (next)? call|meeting|visit|qbr", new Link(LinkWord.With), "everything I need to know about {account} before my call") with { Weight = -20 },
        Word("group them", "group (up)?", new Frame(FrameWord.List), "group my accounts by region") with { Weight = -20 },
        Word("split them", "(split|break|breakdown|segment|slice|bucket|distribution|spread|mix (down|up|out)? (of)?)", new Frame(FrameWord.Count), "split the reds by industry") with { Weight = -20 },
        Word("volume", "volume|volumes|count|counts|tally", new Frame(FrameWord.Count), "call volume last month") with { Weight = -20 },
        Phrase("the number of it", "(total)? number|(nr)", (in Match m) => m.Start <= 2 && (m.End == m.Chart.Tokens.Count || m.Next("?")) ? new Frame(FrameWord.Count) : null, "number?"),
        Word("number sign", "# of", new Frame(FrameWord.Count), "# of calls last month") with { Weight = 120 },
        Phrase("amount of things", "(amount|quantity of? | #)", (in Match m) => m.NextAny("calls", "meetings", "emails", "visits", "qbrs", "chats", "interactions", "touchpoints", "tickets", "cases", "fires", "steps", "accounts", "customers", "clients", "reds", "yellows", "greens", "renewals", "completions", "open", "urgent", "red", "yellow", "green") ? new Frame(FrameWord.Count) : null, "amount of calls last month", "# calls last month") with { Weight = 120 },
        Phrase("as a share of the whole", "as|in (a)? share|percent|percentage|%|proportion|fraction|part (of (the|our|all)? (total|whole|all|overall)? (arr|revenue|accounts|customers|hours|time|tickets|cost)?)?", (in Match m) => m.Start > 1 && m.Has("of") ? new Frame(FrameWord.Share) : null, "ARR at risk as percent of total"),
        Word("at some point", "at (any|some) (time|point | point in time)?", new Link(LinkWord.With), "accounts that turned red at any point this year") with { Weight = -30 },
        Word("thanked", "(many thanks | thank|thanks (you|u)? (so|very much | a (lot|bunch|million) | so much | again | in advance))", new Link(LinkWord.With), "which accounts are red? thank you so much") with { Weight = 5 },
        Word("full list", "(full|complete|whole|entire list (of)?)", new Frame(FrameWord.List), "churned customers, full list"),
        Word("ever", "ever|distinct|whoever|whichever", new Link(LinkWord.With), "customers where nobody has ever finished a course") with { Weight = -30 },
        Word("across the company", "across (whole|entire)? company|business|board|organisation|organization|portfolio", new Link(LinkWord.With), "open fires across the company") with { Weight = 5 },
        Phrase("over, of accounts", "over|across", (in Match m) => m.NextAny("our", "all", "my", "tier", "the", "every", "each") || (m.Next("at") || m.Next("in")) ? new Link(LinkWord.With) : null, "average ARR over my accounts") with { Weight = -30 },
        Word("over at", "over|out|up|down (at|in)", new Link(LinkWord.With), "who is our sponsor over at {account}") with { Weight = -30 },
        Phrase("a year, of ARR", "per|a year|annum", (in Match m) => m.BeforeAny("us", "arr", "pay", "pays", "paying", "revenue") ? new Link(LinkWord.With) : null, "how much is {account} paying us per year") with { Weight = 5 },
        Phrase("trend over time", "trend|trends (of|in|for)?", (in Match m) => SaysTime(m.Chart.Tokens) ? new Link(LinkWord.With) : null, "trend of hours by month") with { Weight = -20 },
        Phrase("yes or no", "(yes (or|/) no | y / n | or not)", (in Match m) => m.Start > 1 && (m.End == m.Chart.Tokens.Count || m.Next("?")) ? new Link(LinkWord.With) : null, "are there open tickets at {account} or not", "QBR with {account} this month, yes or no") with { Weight = 10 },
        Phrase("hardly use, and what that means", "hardly|barely|rarely|scarcely|seldom (use|uses|using|used|touch|touches) (it | us | (the|our)? product)?", (in Match m) => m.Next("(") && Signals.Names(m.Chart, m.End + 1) ? new Link(LinkWord.With) : null, "hardly use it (usage under 30) but still green") with { Weight = 5 },
        Word("among", "among|amongst|throughout", new Link(LinkWord.With), "biggest account among SMB customers"),
        Word("all time", "((of|in|for|over)? all time | in total history | since the beginning (of time)? | since we began|started | to date | so far | historically | in our history | on record|file)", new Link(LinkWord.With), "saves to date") with { Weight = -12 },
        Word("minimum", "(minimum | min | lowest)", new Aggregated(Aggregate.Min), "minimum ARR") with { Weight = -8 },
        Word("maximum", "(maximum | max | highest)", new Aggregated(Aggregate.Max), "maximum ARR") with { Weight = -8 },
    ];
}

/// <summary>And, or, not, except, without, neither … nor, only.</summary>
internal static class Links
{
    private static Rule Joins(string name, string pattern, LinkWord word) => Word(name, pattern, new Link(word));

    private static bool ValueFollows(in Match m)
    {
        if (m.End == m.Chart.Tokens.Count) return false;
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Names.FieldValue { Field: "region" or "segment" or "industry" }) return true;
        return false;
    }

    public static readonly Rule[] Rules =
    [
        Joins("and", "(and|&|also|plus|too|additionally|although|albeit | even though | as well as | and also | but also | that also | yet | while | +)", LinkWord.And),
        Word("but", "but", new Link(LinkWord.And) { But = true }),
        Joins("plus the", "plus|(together with)|(along with)|(as well as)|(and also) (the|all|those|any|every|everything)", LinkWord.Plus),
        Joins("and that", "(and|but who|that|which|whose (are|is|have|has|had)? | and|but are|is|have|has|had)", LinkWord.AndThat),
        Joins("or", "(or|and/or | or else | and / or | or are|is|have|has)", LinkWord.Or),
        Joins("add", "(add|include (in|also)? (the|those)? (ones)?)", LinkWord.Or),
        Joins("comma", "(, | ;)", LinkWord.Comma),
        Joins("slash", "/", LinkWord.Slash),
        Joins("not", "(not|non|isnt|arent|wasnt|werent|dont|doesnt|didnt|havent|hasnt|hadnt|never|nt|aint|cannot|wont (been|be|a|an|any|in|have|had|yet|already|got|get|on|from|we | had any)? | but not | and not | are|is not | and are|is not | do|does|did|have|has|had not (have|had|been|got|any)? | nobody|noone (has|have|had|is)? | no one (has|have|had|is)? | not (even)? one (person)? (has|have|had|is|was)? | none (of)?)", LinkWord.Not),
        Word("outside", "outside (of)?", new Link(LinkWord.Not) { Along = true }, "commercial accounts outside APAC and Nordics"),
        Phrase("not in", "(but|and)? not|arent|isnt (based|located|sitting)? in|from|within", (in Match m) => ValueFollows(m) ? new Link(LinkWord.Not) { Along = true } : null, "accounts not in EMEA and APAC") with { Weight = 3 },
        Joins("except", "(drop|skip|hide|lose (the|those)? ones? (in|with|that|from|which)? | take out (the|those)? (ones)? (in|with|that|from|which)? | except|excluding|exclude|excl|besides|barring|minus (for|those|ones | the ones)? (in|with|that|from)? | other than | apart|aside from | ex | ignore|omit|remove | leave out | leaving|leave out | but without | but excluding | with the exception of | ignoring | everything|all|anything but | (in|on|with|of)? (any|every|all|each (other)? colour|color|status|health|tier|segment|region|industry|stage|owner|csm|team|type|kind|priority|colours|colors|tiers|segments|regions|industries|stages|teams|types|kinds|priorities) but|except|besides|bar|excluding|(other than)|(apart from)|(except for) | not counting | not including)", LinkWord.Except),
        Phrase("leaving out", "leave|leaves|leaving|keep|keeping", (in Match m) => OutFollows(m) ? new Link(LinkWord.Except) : null, "retail accounts, leaving SMB out") with { Weight = 3 },
        Phrase("left out", "out (of it|this|that)?", (in Match m) => m.BeforeAny("leave") || Leaving(m) ? new Link(LinkWord.With) : null, "retail accounts, leaving SMB out") with { Weight = -5 },
        Joins("anyone but", "(by|of|from)? anyone|anybody|everyone|everybody (but|except|besides|bar | other than | apart from | except for)", LinkWord.Except),
        Joins("all of them but", "(all|every|each|any (of)? (our|my|these|those)? accounts|customers|clients|account|customer|client but|except|besides|bar|(apart from)|(other than))", LinkWord.Except),
        Joins("excluded", "(excluded | exempted | left out | not included | aside | not counted)", LinkWord.Except),
        Joins("without", "(nothing | without|lacking|missing|lack|wo | w / o|out | no | have|has|had|having|with|got|there is|are no|zero | who|that|which have|has|had no | doesnt|dont|didnt|havent|hasnt have|had|got (any)? | but no | and no | not have|had any | completed|finished|took no | not a single | without any | with no | zero)", LinkWord.Without),
        Joins("with", "(w / | despite | in spite of | with|w|has|have|having|had|holding|got|getting|receiving|who|that|which (a|an|any|some)? | who|that|which has|have|had | that|who|which are|is|was|were | there is|are | where|whose)", LinkWord.With),
        Joins("neither", "neither", LinkWord.Neither),
        Joins("nor", "nor", LinkWord.Nor),
        Joins("only", "(only|just|solely|exclusively|strictly | limited to | restrict|limit|narrow|filter|keep (it|them|that|this|the list)? (down)? (to|on|by)? (only)?)", LinkWord.Only),
        Word("either", "either", new Link(LinkWord.With)),
        Joins("both", "both", LinkWord.Both),
    ];

    /// <summary>"leaving SMB out": what is left out stands between.</summary>
    private static bool OutFollows(in Match m)
    {
        for (var i = m.End + 1; i < Math.Min(m.End + 5, m.Chart.Tokens.Count); i++) if (m.Chart.Tokens.Folded(i) is "out") return true;
        return false;
    }

    private static bool Leaving(in Match m)
    {
        for (var i = Math.Max(0, m.Start - 5); i < m.Start - 1; i++) if (m.Chart.Tokens.Folded(i) is "leave" or "leaves" or "leaving" or "keep" or "keeping") return true;
        return false;
    }
}
