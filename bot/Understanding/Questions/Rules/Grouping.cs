using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Properties by their names, and grouping by them.</summary>
internal static class Grouping
{
    private static Rule Name(string name, string pattern, Dimension? group, Field? field, Dimension? ofRecords = null) =>
        new("named", name, pattern, (in Match _) => new Named(name, group, field, ofRecords));

    public static readonly Rule[] Rules =
    [
        Name("account", "account|accounts|customer|customers|client|clients|logo|logos|company", Dimension.Account, Field.Account, Dimension.Account),
        Name("tier", "tier|tiers|teir|teirs|tir", Dimension.Tier, Field.Tier),
        Name("health", "(health (status|colour|color|score|rating)? | rag (status|colour|color|rating)? | status|colour|color | statuses|colours|colors)", Dimension.Health, Field.Health),
        Name("owner", "(owner|owners | account owner|owners|manager|managers)", Dimension.Owner, Field.Owner),
        Name("csm", "csm|csms|rep|reps|(customer success manager|managers)", Dimension.Owner, Field.Owner, Dimension.Person),
        Name("person", "(person|people|spender|spenders|colleague|member | team member|members | who spent it|them | teammate|employee|handler)", null, null, Dimension.Person),
        Name("team", "team|teams|squad|squads", Dimension.Team, Field.Team, Dimension.PersonTeam),
        Name("owner's team", "(owner|owning ~'s? team | account team|teams)", Dimension.Team, Field.Team),
        Name("segment", "(segment|segments | customer size | size segment)", Dimension.Segment, Field.Segment),
        Name("region", "region|regions|geo|geography|geos|territory", Dimension.Region, Field.Region),
        Name("industry", "industry|industries|vertical|verticals|sector|sectors", Dimension.Industry, Field.Industry),
        Name("stage", "(stage|stages | lifecycle (stage)? | life cycle stage)", Dimension.Stage, Field.Stage),
        Name("currency", "currency|currencies", Dimension.Currency, Field.Currency),
        Name("plan", "success? plan|plans (type|types)?", Dimension.Plan, Field.Plan, Dimension.Plan),
        Name("type", "(interaction|activity|contact)? type|types|kind|kinds|channel", null, null, Dimension.Type),
        Name("purpose", "purpose|purposes", null, null, Dimension.Purpose),
        Name("reactive or proactive", "(reactive|proactive (vs|versus|and|or|/)? reactive|proactive)", null, null, Dimension.ReactiveOrProactive),
        Name("priority", "priority|priorities|prio|severity", null, null, Dimension.Priority),
        Name("outcome", "outcome|outcomes|result|results", null, null, Dimension.Outcome),
        Name("course", "course|courses", null, null, Dimension.Course),
        Name("learner", "learner|learners", null, null, Dimension.Learner),
        Name("evidence kind", "(evidence kind|type | kind of evidence)", null, null, Dimension.EvidenceKind),
        Name("source", "source|sources", null, null, Dimension.Source),
        Name("metric", "metric|metrics|signal", null, null, Dimension.Metric),
        Name("cause", "cause|causes|(root cause|causes)", null, null, Dimension.Cause),
        Name("first warning sign", "((first|early|earliest)? warning sign|signs | first sign|signs)", null, null, Dimension.Reason),
        Name("fire", "fire", null, null, Dimension.Fire),
        Name("reason", "reason|reasons", null, null, Dimension.Reason),
        Name("subject", "subject|subjects|topic|topics", null, null, Dimension.Reason),
        Name("week", "week|weeks", null, null, Dimension.Week),
        Name("month", "month|months", Dimension.RenewalMonth, null, Dimension.Month),
        Name("quarter", "quarter|quarters|qtr|qtrs", Dimension.RenewalQuarter, null, Dimension.Quarter),
        Name("year", "year|years", null, null, Dimension.Year),
        Name("renewal month", "(renewal month|months | month of (their|the)? renewal | month (in which)? they renew (in)?)", Dimension.RenewalMonth, null),
        Name("renewal quarter", "(renewal quarter|quarters | quarter of (their|the)? renewal | quarter (in which)? they renew (in)?)", Dimension.RenewalQuarter, null),
        Name("renewal year", "(renewal year|years | year of (their|the)? renewal | year (in which)? they renew (in)?)", Dimension.RenewalYear, null),
        Name("start year", "((contract start|signing|joining | start) year|years | year of (their|the)? contract? start | cohort|cohorts | (signup|sign up) year)", Dimension.StartYear, null),
        Name("start quarter", "((contract start | start) quarter|quarters | quarter of (their|the)? contract? start)", Dimension.StartQuarter, null),
        Name("start month", "((contract start | start) month|months | month of (their|the)? contract? start)", Dimension.StartMonth, null),
        Name("renewal date", "((next)? renewal|renewals date|day|dates | next renewal | date of renewal | renew date | contract end (date)? | end of (the|their|its)? contract | expiry|expiration date | end date)", null, Field.RenewalDate),
        Name("renewal", "renewal|renewals", null, Field.RenewalDate),
        Name("contract start", "(contract start|starts (date|dates)? | start date | start of contract | sign|start|join (up)?)", null, Field.ContractStart),
        Name("contract length", "(contract length|term|duration | length of contract | term | contract)", null, Field.ContractMonths),
        Name("sponsor", "((executive|exec)? sponsor|sponsors | executive contact|contacts)", Dimension.Sponsor, Field.Sponsor),
        Name("last contact", "((date of (the|our)?)? last|latest|most recent contact|touch|touchpoint|contacted | contact date)", null, Field.LastContact),
        Name("date", "date|dates", null, null),
        Name("name", "name|names|(alphabetical order)|alphabet", null, Field.Account),
        Name("account id", "(account|customer id|number | id)", null, Field.AccountId),
        Name("health since", "(how long they have|are been colour | date of last? health? change)", null, Field.HealthSince),
        Phrase("grouped", "(by|per | by each|every | (split|splitted|grouped|group|breakdown|summed|totalled | broken down | break down | split up | break it down | split it | split out) by|per | (for|in|on|of|with|to)? each|every | (split|breakdown|spread|distribution|distributed|divided|cut|sliced) (by|per|over|across|into)? | across (all)? | for each|every of? | (break|broken)? down (by|per|over|into) | within|inside|over each|every | (one)? per) <named>", (in Match m) => IsAll(m) ? m.Has("across") ? new Subject(Scope.All) { Every = true } : new Subject(Scope.Default) : new Grouped(m.Get<Named>(0)), "ARR by segment", "hours per CSM", "accounts renewing each month"),
        Phrase("split of", "<named> (split|breakdown|distribution|mix)", (in Match m) => new Grouped(m.Get<Named>(0)), "health split of the EMEA accounts"),
        Phrase("per such an account", "per|(for each)|(by each)", (in Match m) => PerSuch(m) ? new Grouped(new Named("account", Dimension.Account, Field.Account, Dimension.Account)) : null, "average number of open tickets per tier 1 account") with { Weight = 120 },
        Phrase("grouped by two", "(by|per | (split|splitted|grouped|group|breakdown|broken|break|down|mix (down)?) (by|per|over|across|into) | (for|in|of|with|to)? each|every) <named> (and|,|by|x|/|×) (by|per|each|every)? <named>", (in Match m) => m.Next("to") ? null : new GroupedTwice(m.Get<Named>(0), m.Get<Named>(1)), "hours by tier and purpose"),
        Phrase("crossed", "<named> x|× <named>", (in Match m) => m.Get<Named>(0).Group is not null && m.Get<Named>(1).Group is not null ? new GroupedTwice(m.Get<Named>(0), m.Get<Named>(1)) : null, "regions x segments, number of accounts"),
        Word("by whom", "by whom|who", new Grouped(new Named("person", null, null, Dimension.Person)), "calls this week by whom"),
        Word("monthly", "(monthly | month by month | month over month | per month)", new Grouped(new Named("month", Dimension.RenewalMonth, null, Dimension.Month)), "monthly hours this year"),
        Word("weekly", "(weekly | week by week | per week)", new Grouped(new Named("week", null, null, Dimension.Week)), "weekly hours this quarter"),
        Word("quarterly", "(quarter by quarter | per quarter)", new Grouped(new Named("quarter", Dimension.RenewalQuarter, null, Dimension.Quarter)), "quarter by quarter"),
        Phrase("a property", "<named>", (in Match m) => new Property(m.Get<Named>(0)), "which industry has the most ARR"),
    ];

    /// <summary>"per tier 1 account": the account is what it is said of, and what stands between says which.</summary>
    private static bool PerSuch(in Match m)
    {
        for (var i = 1; i <= 3; i++) if (m.Next("account", i) || m.Next("customer", i) || m.Next("client", i)) return !m.NextAny("account", "customer", "client", "active", "month", "csm", "week", "quarter") && !m.Next("and", 1) && !m.Next(",", 1) && !m.Next("per", 1) && !m.Next("and", 2) && !m.Next(",", 2);
        return false;
    }

    /// <summary>"list every customer in EMEA" has nothing to tell of each: all of them.</summary>
    private static bool IsAll(in Match m) =>
        m.Get<Named>(0).Word == "account" && m.Has("across") || m.Chart.Tokens.Folded(m.Start) is "every" or "each" && m.Get<Named>(0).Word == "account" && (m.Start == 0 || m.BeforeAny("list", "show", "find", "get", "give", "me", "us", "see", "which"));
}
