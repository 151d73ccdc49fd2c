using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>What it was for. To add a word, add it to the line of its purpose.</summary>
internal static class PurposeRules
{
    private static readonly (Purpose Purpose, string Pattern, string[] Examples)[] Words =
    [
        (Purpose.Firefighting, "fire|fires|firefighting|firefight|(fire fighting)|escalation|escalations|escalated|escalating|outage|outages|incident|incidents|emergency|crisis|blackout|meltdown|(data loss)|(broken for (all|everyone|everybody))|crashed|crashing|((went|is|was|are|were|gone|still) offline)|(stopped working)|(sev ~1)|(sev 1)|(p ~1)|downtime|(put out a fire)", ["an escalation", "outage", "fire"]),
        (Purpose.Prevention, "prevention|preventive|preventative|preventively|preventing|prevent|(risk prevention)", ["preventive"]),
        (Purpose.Onboarding, "onboarding|onboard|onboarded|(on -? boarding)|kickoff|(kick -? off)|(kicking off)", ["onboarding", "kick-off"]),
        (Purpose.Adoption, "adoption|adopting|utilisation|utilization|((get|getting|got) more users (active|going|on))|((get|getting|got) (them|him|her|everyone|everybody|people|users|(their (team|teams|users|people|staff)))? (going|started|comfortable|familiar) with)|((get|getting|got) ((the hang of)|(to grips with)|((more|most) out of)))|((start|started|starting) (using|(to use)))|((make|made|making) (better|more|full) use of)|((low|little|poor|weak|more|better) (logins|usage))|(feature|features|module (works|work))|(to (really|actually)? use (the|our|it) (new)?)|((use|usage) of)|(how (they|to|he|she|it|everyone|everybody|people|users) (use|uses|used|using|(are using)))|(feature (use|usage|adoption|walkthrough))|(how to use)|((more|most|all|everyone|everybody) (of)? (them|their|the)? (own)? (people|users|staff|team|teams|employees|reps|colleagues|folks|agents|them)? (to|will|would|can|actually|really|start)? (use|using|adopt))|usage", ["adoption", "feature usage", "use of", "getting started with", "get the most out of"]),
        (Purpose.Renewal, "renewal|renewals|renew|renewing|prolongation|(re -? up)|(re -? sign|signing)|(prolong|prolonging the|their? contract|agreement|subscription)|((contract|subscription|agreement|licence|license) (extension|renegotiation|renewal))|((extending|extend|extended|extension) (of)? (the|their|our|his)? (contract|agreement|subscription|licence|license))|((extending|extend|extended) (for|by) (another|a|one) (more)? year)", ["renewal"]),
        (Purpose.Expansion, "expansion|expanding|expand|upsell|upselling|(up -? sell)|upgrade|upgrading|(cross -? sell|selling)|((more|additional|extra) modules)|((adding|buying) (more|another)? <digits>? (more|extra)? (seats|licences|licenses|users|modules))|((bigger|larger) (plan|package))|crosssell|crossselling|((more|additional|extra) (seats|licences|licenses|users))|(add -? on)", ["upsell", "an upgrade", "more seats"]),
    ];

    private static readonly string[] NotDown = ["usage", "numbers", "tickets", "nps", "csat", "adoption", "users", "revenue", "logins", "calm", "slow", "costs", "price", "prices", "sales", "volume"];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Words.Select(w => Rule(w.Purpose, w.Pattern.Replace(" <feature>?", ""), w.Examples)),
        new("log", "something is down", "is|was|are|were|went|goes|being|been|site|system|systems|server|servers|platform|app|production|everything|login|api|still (completely|all|still)? down", Down, "is down", "went down", "system down"),
    ];

    private static Rule Rule(Purpose purpose, string pattern, string[] examples)
    {
        var about = new About(purpose);
        return new Rule("log", "purpose: " + purpose, $"(#|an|a|the)? (upcoming|coming|possible|potential|planned|early|pending)? {pattern}", (in Match m) => (m.Next("off") && !m.Has("kick")) || IsMeeting(m) || IsFigure(m) || IsTimeDown(m) ? null : about, examples);
    }

    /// <summary>"the kickoff with Acme" is a meeting.</summary>
    private static bool IsMeeting(in Match m) => m.HasAny("kickoff", "kick") && m.NextAny("with", "at", "w");

    /// <summary>"usage +12 %", "adoption is at 60 %": how they stand.</summary>
    private static bool IsFigure(in Match m) => m.End < m.Chart.Tokens.Count && m.HasAny("usage", "adoption") && !m.Has("feature") && (m.NextAny("+", "up", "down", "grew", "rose", "fell", "dropped", "jumped", "doubled") || m.Behind("percent") || (m.NextAny("is", "was", "at", "by", "-") && m.End + 1 < m.Chart.Tokens.Count && m.Chart.Tokens[m.End + 1].Kind == TokenKind.Number && m.Chart.Tokens[m.End + 1].Glued));

    /// <summary>"2 hours of downtime last month": how they stand.</summary>
    private static bool IsTimeDown(in Match m) => m.HasAny("downtime", "outage", "outages") && m.Before("of") && (m.Before("hours", 1) || m.Before("hour", 1) || m.Before("minutes", 1) || m.Before("min", 1) || m.Before("h", 1) || m.Before("days", 1));

    private static readonly About Fire = new(Purpose.Firefighting);

    private static object? Down(in Match m)
    {
        foreach (var word in NotDown) if (m.Before(word)) return null;
        return m.Next("to") || m.Next("by") || m.Next("from") || m.Next("with") ? null : Fire;
    }
}
