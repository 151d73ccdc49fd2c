using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Hours, cost, CRC; reactive and proactive; the purposes.</summary>
internal static class Efforts
{
    private static readonly RecordIs Reactive = new(RecordField.Reactive, "yes");
    private static readonly RecordIs Proactive = new(RecordField.Reactive, "no");

    private static Trait Purpose(string name) => new(new RecordIs(RecordField.Purpose, name), Kinds.Interactions);

    public static readonly Rule[] Rules =
    [
        Word("hours", "(man|person? hours|hour|hrs|time|effort|minutes ((did|do|does|has|have|was|were)? (spent|spend|invested|invest|logged|put|went|gone|goes|go|flows|flow|flowed|lost|wasted|devoted))? (in|on|with|for|into|to)? | how much work | hours of work | time and effort | spend|spent|spending|worked|work|working time|hours | hours worked | workload)", new Effort(RecordNumber.Minutes), "hours on tier 1 this quarter"),
        Word("cost", "(cost|costs|costed|costing (us|of|service)? | cost to serve | money spent | spend in money | (how much)? money (did|do|have|has|was|were)? (we)? spend|spent|burn|burned|burnt (on|for|with)? | (how much)? money (went|goes|gone|go|flows|flowed) (in|into|to|on)? | cost|costs of service|serving | service cost|costs | (how)? expensive|costly (is|are|was|were)? | expense|expenses)", new Effort(RecordNumber.Cost), "cost of tier 2 accounts last quarter", "how much did {account} cost us this year"),
        Word("spent", "(hold|deliver|delivered|burn|burned|burnt|pour|poured|sink|sank|sunk|devote|devoted|dedicated|spend|spent|spending|spends|takes|take|took|taken|taking|eats|eat|eating|ate|consume|consumes|consumed|made|make|makes|logged|log|logs|put|held|ran|recorded|booked|sent|send|worked|work|working|invested|invest|conducted|received|handled|exchanged | took place | went|gone (out)?) (up)? (in|on|into|with|for|to)?", new Spent(), "who spent the most hours") with { Weight = -4 },
        Phrase("where it went", "go|goes|gone|went", (in Match m) => m.Chart.Tokens.Folded(0) is "where" ? new Spent() : null, "where did the time of {person} go by purpose") with { Weight = 3 },
        Word("CRC", "(crc | customer retention cost|costs | retention cost|costs)", new Effort(RecordNumber.ProactiveCost), "CRC by tier this year", "top 5 accounts by customer retention cost this year") with { Weight = 150 },
        Word("reactive", "(reactive | firefighting | fire fighting | firefight | reactively | fighting fires | putting out fires)", new Trait(Reactive, Kinds.Interactions), "firefighting hours"),
        Phrase("firefighter", "firefighter|firefighters", (in Match m) => m.BeforeAny("top", "biggest", "busiest") ? new Property(new Named("firefighter", null, null, Dimension.Person)) : null, "who is our top firefighter this year, by hours"),
        Word("proactive", "(proactive | preventive | preventative | proactively | pro active | non|not|excluding|except|without|minus|exclude reactive|firefighting)", new Trait(Proactive, Kinds.Interactions), "proactive hours this quarter"),
        Word("reactive or proactive", "reactive|proactive|firefighting|preventive|preventative|prevention (vs | versus | and | or | / | against | compared to|with)? reactive|proactive|firefighting|preventive|preventative|prevention (split|breakdown)?", new Grouped(new Named("reactive or proactive", Dimension.ReactiveOrProactive, null, Dimension.ReactiveOrProactive)), "reactive vs proactive hours"),
        Word("prevention", "(prevention (work)? | for prevention)", Purpose("prevention"), "hours on prevention"),
        Word("expansion", "expansion", Purpose("expansion"), "expansion calls"),
        Word("renewal purpose", "(renewal|renewals purpose|work | purpose (is|=|:|of)? renewal|renewals)", Purpose("renewal"), "renewal purpose", "hours on renewal work this quarter"),
        Word("onboarding purpose", "(onboarding purpose|work | purpose (is|=|:|of)? onboarding)", Purpose("onboarding"), "hours on onboarding work"),
        Word("adoption purpose", "(adoption purpose|work | purpose (is|=|:|of)? adoption)", Purpose("adoption"), "hours on adoption work"),
        Word("expansion purpose", "(expansion purpose|work | purpose (is|=|:|of)? expansion)", Purpose("expansion"), "hours on expansion work"),
        Word("prevention purpose", "(prevention purpose | purpose (is|=|:|of)? prevention)", Purpose("prevention"), "hours of purpose prevention"),
        Word("renewal talks", "(renewal|renewals conversations|conversation|talks|discussions)", new Noun(Kind.Interactions, new RecordIs(RecordField.Purpose, "renewal")), "renewal talks last month"),
        Phrase("renewal calls", "(renewal|renewals calls|call|meeting|meetings)", (in Match m) => new Noun(Kind.Interactions, new RecordIs(RecordField.Purpose, "renewal"), new RecordIs(RecordField.Type, m.HasAny("call", "calls") ? "call" : "meeting")), "renewal calls this month"),
        Phrase("CRC over a share of ARR", "(crc | retention cost) ((in|for|during|over)? <window>)? (is|was|are|that|which)? <compared> (of)? (their|its|the|our)? arr", CrcOver, "accounts with CRC over 20% of ARR"),
        Phrase("cost over a share of ARR", "(cost|costs (to serve | of service)?) ((in|for|during|over)? <window>)? (is|was|are|that|which)? <compared> (of)? (their|its|the|our)? arr", CostOver, "accounts where cost this year exceeds 5% of ARR") with { Weight = 3 },
        Phrase("about a purpose", "(about | regarding | concerning | on the? topic|subject of | around | re) (their|the)? (renewal|renewals|onboarding|adoption|expansion|prevention|firefighting)", About, "calls about renewal this quarter"),
        Word("linked to a fire", "(linked|related|tied|attached|belonging to (a|an|any|the)? fire|fires)", new Trait(new RecordMissing(RecordField.Fire, Negated: true), Kinds.Interactions), "calls linked to fires"),
        Phrase("money, of customers", "how much|many (money | dollars | $ ($)?)", (in Match m) => SaysSpending(m) ? null : new Figure(new Of(AccountNumber.Arr)), "how much money is up for renewal next quarter", "how much $$ is at risk") with { Weight = 2 },
    ];

    private static object? CrcOver(in Match m)
    {
        if (m.Find<Compared>() is not { Unit: UnitOf.Percent } c) return null;
        if (m.TryFind<CsmBot.Understanding.Recognizers.WindowReading>(out var when)) return new Is(new Compare(new Ratio(RatioName.CrcShareOfArr, when.Past), c.Op, c.Value, c.High));
        Compare Over(CsmBot.Accounts.Window? window) => new(new Ratio(RatioName.CrcShareOfArr, window), c.Op, c.Value, c.High);
        return new Timed(w => Over(w), Ahead: false, Over(null));
    }

    private static bool SaysSpending(in Match m)
    {
        for (var i = m.End; i < m.Chart.Tokens.Count; i++)
            if (m.Chart.Tokens.Folded(i) is "spend" or "spent" or "cost" or "costs" or "burn" or "burned" or "went" or "goes" or "go" or "put" or "invest" or "invested" or "into" or "fire" or "fires") return true;
        return false;
    }

    private static object? CostOver(in Match m)
    {
        if (m.Find<Compared>() is not { Unit: UnitOf.Percent, Op: not Op.Between } c) return null;
        CompareBoth Over(CsmBot.Accounts.Window? window) => new(new Over(RecordNumber.Cost, new RecordFilter(Kind.Interactions, window)), c.Op, new Of(AccountNumber.Arr), c.Value / 100);
        return m.TryFind<CsmBot.Understanding.Recognizers.WindowReading>(out var when) ? new Is(Over(when.Past)) : new Timed(w => Over(w), Ahead: false, Over(null));
    }

    private static object? About(in Match m)
    {
        foreach (var purpose in (ReadOnlySpan<string>)["renewal", "onboarding", "adoption", "expansion", "prevention", "firefighting"])
            if (m.HasAny(purpose, purpose + "s")) return Purpose(purpose);
        return null;
    }
}
