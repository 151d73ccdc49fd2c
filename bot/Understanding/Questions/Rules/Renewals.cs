using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Renewals ahead and overdue, renewals that were closed, and their rates.</summary>
internal static class Renewals
{
    private static Noun Closed(params string[] outcomes) => new(Kind.Renewals, new RecordIs(RecordField.Outcome, outcomes));

    private static Noun Did(params string[] outcomes) => Closed(outcomes) with { Verb = true };

    private static When Soon(Moment moment) => new(new WindowReading(moment.Today, moment.Today.AddDays(moment.Workspace.SoonDays)) { Kind = WindowKind.Within });

    /// <summary>"did … renew" asks what has happened.</summary>
    private static bool AskedBefore(in Match m, params ReadOnlySpan<string> words)
    {
        for (var i = m.Start - 1; i >= 0; i--)
            foreach (var word in words) if (m.Chart.Tokens.Folded(i).SequenceEqual(word)) return true;
        return false;
    }

    public static readonly Rule[] Rules =
    [
        Word("renewing", "(is|are|that|which|who|due|coming)? (up for renewal | due for renewal | due to renew | to be renewed | coming up for renewal | renew|renews|renewing | have|has|with renewal|renewals | with|having|has|have (a|their|its|the)? renewal (date|due|coming)? | renewal is|date? (is|falls|falling|due|in|of)? | renewal due | contract|contracts up | contract|contracts|subscription|subscriptions|term|terms|agreement|agreements|deal|deals (is|are|comes|come|coming) up | contract|contracts|subscription|subscriptions|term|terms|agreement|agreements|deal|deals end|ends|ending|expires|expire|expiring|lapses|lapse|run|runs|running (out)? | expire|expires|expiring|lapses|lapse|lapsing | run|runs|running out | up for renew | whose renewal|renewals (date|is|are|falls)?)",
            new Renewing(Noun: false), "tier 1 renewing next quarter", "who is up for renewal in March", "contracts ending this year"),
        Phrase("renewal within", "renewal|renewals|renews|renewing (in|within)? <compared>", (in Match m) => m.Find<Compared>() is { Op: Op.LessThan or Op.AtMost, Bare: false } within && within.Days(m.Reading.Moment.Today) is > 0 and var days
            ? new Is(new DayIn(Field.RenewalDate, new CsmBot.Accounts.Window(m.Reading.Moment.Today, m.Reading.Moment.Today.AddDays(days)))) : null, "renewal < 60 days and not green") with { Weight = 4 },
        Word("renewals", "renewal|renewals (that|which)? (are|is)? (due|dated|landing|falling|coming|scheduled|up)?", new Renewing(Noun: true), "renewals next month", "renewals due in december"),
        Word("next renewals", "(next|upcoming|coming|future|pending renewals | renewals (that are)? coming up|next | up next for renewal | renewals ahead)", new Upcoming(null), "upcoming renewals"),
        Word("comes next", "(renewal (that)? (is|comes|come | will be)? next | renewal (is)? up next)", new Upcoming(1), "which renewal comes next") with { Weight = 3 },
        Word("next renewal", "(next|earliest|soonest|nearest|upcoming|first renewal (date)? | next|first (one|account|customer|client|up|due)? (up|due)? (to renew | for renewal))", new Upcoming(1), "next renewal"),
        Phrase("next few renewals", "(next|upcoming|first|earliest|soonest <number> renewals|renewal)", (in Match m) => new Upcoming((int)m.Get<double>(0)), "next 5 renewals"),
        Word("renews next", "(renews|renew|renewing|expires|expire|up next|soonest|earliest)", new Upcoming(1), "who renews next"),
        Phrase("soon", "(soon | shortly | coming up | in the near future)", (in Match m) => Soon(m.Reading.Moment), "who renews soon"),
        Word("overdue renewal", "(overdue|late|missed|lapsed renewal|renewals | renewal|renewals (is|are|date)? overdue|late|lapsed | overdue (for|on) renewal | past (their|its)? renewal date? | renewal date? (has|is|already)? passed|past | should (already)? have (already)? (been)? renewed (already | by now)? | (with|have|has|having)? (a|their|its|the)? renewal date|dates in the? past | (with|have|has|having)? (a|their|its)? passed renewal date|dates | expired contract|contracts|renewals (not|never (been)? renewed)? | renewal|renewals (already|is|are)? past due | renewal|renewals (that)? slipped past (their|its|the)? date | slipped past (their|its|the)? renewal? date | past due (for|on) (renewal|renewing) | past due renewal|renewals | renewal|renewals past due | (have|has|having|with|got)? (a|an|their|the|any)? renewal|renewals (date|dates)? (that|which) (is|are|was|were|has|have|~'s) (already|now|long|still|been)? (overdue|late|lapsed|passed|past|missed | past due | past (its|their) date) | whose renewal|renewals (date)? (is|are|was|has|have) (already|now|long|still|been)? (overdue|late|lapsed|passed|missed | past due))",
            new Is(new RenewalOverdue()), "overdue renewals", "accounts past their renewal date") with { Weight = 5 },
        Word("renewed", "(renewed | has|have|did renewed)", Did("renewed", "expanded", "downsold"), "who renewed last quarter"),
        Word("churned in", "(churned | left us | cancelled|canceled | we lost | lost us)", new Noun(Kind.Renewals, new RecordIs(RecordField.Outcome, "churned")) { Verb = true }, "accounts that churned this year"),
        Phrase("did renew", "renew", (in Match m) => AskedBefore(m, "did", "didnt") ? Did("renewed", "expanded", "downsold") : null, "did {account} renew this year", "who did not renew last quarter") with { Weight = 10 },
        Phrase("did churn", "churn|leave|cancel (us)?", (in Match m) => AskedBefore(m, "did", "didnt") ? Did("churned") : null, "did {account} churn this year"),
        Phrase("left", "left", (in Match m) => m.BeforeAny("who", "customers", "accounts", "clients", "logos", "that", "which", "have", "has") ? Closed("churned") with { Verb = true } : null, "who left this year") with { Weight = -12 },
        Word("expanded", "expanded|upsold|grew (at|on|upon|with|in renewal|renewals)?", Did("expanded"), "who expanded this year"),
        Word("downsold", "downsold|shrank|contracted|downgraded (at|on|upon|with|in renewal|renewals)?", Did("downsold"), "customers that downsold last quarter"),
        // What somebody does is a contract; "accounts downgraded" have become worse.
        Phrase("downgraded", "downgraded", (in Match m) => m.BeforeAny("who", "that", "which", "have", "has") ? Did("downsold") : null, "who downgraded this year") with { Weight = 3 },
        Word("renewals that were closed", "(closed|completed|signed renewals|renewal | renewals|renewal closed|completed|signed | renewal|renewals results|outcomes|history)", new Noun(Kind.Renewals), "renewals closed last month", "renewal results by outcome this year"),
        Phrase("with an outcome", "(with|where|whose)? (the)? (outcome|result) (is|was|of|=|:)? <outcome word>", (in Match m) => new Trait(new RecordIs(RecordField.Outcome, m.Get<FieldValue>(0).Value), Kinds.Renewals | Kinds.Fires), "renewals with outcome churned"),
        Phrase("that ended in", "(that)? (ended|ending|resulted|resulting|finished|closed|went) (in|as|with|to|into) (a|an|the)? <outcome noun>", (in Match m) => new Trait(new RecordIs(RecordField.Outcome, m.Get<FieldValue>(0).Value), Kinds.Renewals | Kinds.Fires), "renewals that ended in a downsell"),
        new("outcome noun", "a downsell", "downsell|downsells|downgrade|downsold|contraction", (in Match _) => new FieldValue("outcome", "downsold")),
        new("outcome noun", "an expansion", "expansion|upsell|expansions|expanded|upgrade", (in Match _) => new FieldValue("outcome", "expanded")),
        new("outcome noun", "churn", "churn|churned|cancellation", (in Match _) => new FieldValue("outcome", "churned")),
        new("outcome word", "renewed, as an outcome", "renewed", (in Match _) => new FieldValue("outcome", "renewed")),
        new("outcome word", "expanded, as an outcome", "expanded", (in Match _) => new FieldValue("outcome", "expanded")),
        new("outcome word", "downsold, as an outcome", "downsold", (in Match _) => new FieldValue("outcome", "downsold")),
        new("outcome word", "churned, as an outcome", "churned", (in Match _) => new FieldValue("outcome", "churned")),
        Word("renewals won", "(won|successful renewals)", Closed("renewed", "expanded", "downsold"), "won renewals this year"),
        Word("renewals lost", "(lost|churned renewals | renewals lost|churned | churns | churn events)", Closed("churned"), "lost renewals this year"),
        Phrase("churn", "churn", (in Match m) => m.BeforeAny("no", "without", "any", "had", "saw") ? Closed("churned") : null, "regions without churn this year"),
        Word("expansions", "(expansions | expanded renewals | upsells | renewals with expansion)", Closed("expanded"), "expansions this year"),
        Word("downsells", "(downsells|downsell | downsold renewals | contractions | downgrades)", Closed("downsold"), "downsells last year"),
        Word("ARR lost", "(arr|revenue|money lost | lost arr|revenue | churned arr|revenue | arr churned)", new Effort(RecordNumber.ArrLost), "ARR lost this year"),
        Word("ARR lost to churn", "(arr|revenue|money (that|which)? (we | that was | was | did we | have we | has been)? lost|lose|loose (to|from|through|in|by) (churn|churns|churners))", new Effort(RecordNumber.ArrLost, new RecordIs(RecordField.Outcome, "churned")), "ARR lost to churn this year") with { Weight = 3 },
        Word("ARR renewed", "(arr|revenue renewed|kept|retained | renewed|retained arr|revenue)", new Effort(RecordNumber.ArrKept), "how much ARR renewed last quarter"),
    ];
}
