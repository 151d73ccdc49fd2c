using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions.Records;

namespace CsmBot.Questions;

/// <summary>A rate has a name of its own, and an entry in <see cref="Rates"/>.</summary>
public enum RatioName : byte { ReactiveShare, ProactiveShare, Grr, Nrr, RenewalRate, ChurnRate, KeptGreenRate, Adherence, MeanEffectiveness, CrcShareOfArr, CostPerHour }

/// <summary>What a rate's value is in.</summary>
internal enum RateUnit : byte { Percent, Money, Plain }

/// <summary>All there is to say of one rate: what it is called, whose business it is, its two sums, and the words people ask for it with.</summary>
/// <param name="Name">By which questions and rules refer to it.</param>
/// <param name="Said">As the bot says it.</param>
/// <param name="Concern">What of it not everybody may see.</param>
/// <param name="Parts">Its two sums; null for a mean over records.</param>
internal sealed record RateDefinition(RatioName Name, string Said, Concern Concern, Func<RateSums, RatioParts>? Parts)
{
    /// <summary>Patterns as of a rule of the language (<c>Understanding/Engine/Rule.cs</c>), each with all its alternatives.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>Messages that these words must read; they are tests.</summary>
    public required ImmutableArray<string> Examples { get; init; }

    public RateUnit Unit { get; init; }

    /// <summary>Is it about what people have done, so that "per CSM" means who did it, and calls, purposes and persons narrow it?</summary>
    public bool OfWork { get; init; }

    /// <summary>Is it taken over those that are customers now, and not over all records?</summary>
    public bool OfCustomers { get; init; }
}

/// <summary>The rates. Adding one is a name and an entry here: groups, windows, comparisons, rankings, health rules and the words come from it.</summary>
internal static class Rates
{
    public static RateDefinition Of(RatioName name)
    {
        foreach (var rate in All) if (rate.Name == name) return rate;
        throw new ArgumentOutOfRangeException(nameof(name));
    }

    public static readonly RateDefinition[] All =
    [
        new(RatioName.ReactiveShare, "reactive share", Concern.None, s => new(s.Work(RecordNumber.ReactiveMinutes), s.Work(RecordNumber.Minutes), 100))
        {
            Words = ["(how much of (our|the|my|all|their)? time|effort|hours|work (is|was|were|are|went|goes|go|spent | did we spend)? (spent|gone)? (on|to|into)? reactive|firefighting | share|percent|percentage|%|proportion|part|fraction|ratio|portion of? (our|the|all)? reactive|firefighting time|effort|hours|work | share|percent|percentage|%|proportion|ratio reactive|firefighting | reactive|firefighting (time|effort|hours|work)? share|percentage|%|ratio|percent|proportion (of (our|the|all|total)? time|effort|hours|work)? | share|percent|percentage|%|proportion|fraction|ratio|portion of (our|the|all)? (time|effort|hours|work) (is|was|spent|went|goes | that is|was)? (on|to|into)? reactive|firefighting)", "how reactive (is|are|was|were)?"],
            Examples = ["share of firefighting time", "reactive share by tier", "how reactive were we in October"], OfWork = true,
        },
        new(RatioName.ProactiveShare, "proactive share", Concern.None, s => new(s.Work(RecordNumber.ProactiveMinutes), s.Work(RecordNumber.Minutes), 100))
        {
            Words = ["(how much of (our|the|my|all|their)? time|effort|hours|work (is|was|were|are|went|goes|go|spent | did we spend)? (spent|gone)? (on|to|into)? proactive|preventive | share|percent|percentage|%|proportion|part|fraction|ratio|portion of? (our|the|all)? proactive|preventive|preventative time|effort|hours|work | share|percent|percentage|%|proportion|ratio proactive|preventive|preventative | proactive|preventive|preventative (time|effort|hours|work)? share|percentage|%|ratio|percent|proportion (of (our|the|all|total)? time|effort|hours|work)? | share|percent|percentage|%|proportion|fraction|ratio|portion of (our|the|all)? (time|effort|hours|work) (is|was|spent|went|goes | that is|was)? (on|to|into)? proactive|preventive)", "how proactive|preventive (is|are|was|were)?"],
            Examples = ["share of proactive time, tier 1, this year", "how proactive were we in October"], OfWork = true,
        },
        new(RatioName.Grr, "GRR", Concern.Arr, s => new(s.Renewals(RecordNumber.ArrKept), s.Renewals(RecordNumber.ArrBefore), 100))
        {
            Words = ["(grr | gross (revenue|dollar)? retention (rate)?)"],
            Examples = ["GRR this year", "gross retention last quarter"],
        },
        new(RatioName.Nrr, "NRR", Concern.Arr, s => new(s.Renewals(RecordNumber.ArrAfter), s.Renewals(RecordNumber.ArrBefore), 100))
        {
            Words = ["(nrr | net (revenue|dollar)? retention (rate)? | ndr)"],
            Examples = ["NRR last quarter"],
        },
        new(RatioName.RenewalRate, "renewal rate", Concern.Risk, s => new(s.Renewals(RecordNumber.Count, new RecordIs(RecordField.Outcome, [s.Churned], true)), s.Renewals(RecordNumber.Count), 100))
        {
            Words = ["(renewal|renewals rate | rate of renewal|renewals | logo retention (rate)?)"],
            Examples = ["renewal rate this year"],
        },
        new(RatioName.ChurnRate, "churn rate", Concern.Risk, s => new(s.Renewals(RecordNumber.Count, new RecordIs(RecordField.Outcome, s.Churned)), s.Renewals(RecordNumber.Count), 100))
        {
            Words = ["(churn rate | logo churn | rate of churn)"],
            Examples = ["churn rate last year"],
        },
        new(RatioName.KeptGreenRate, "kept-green rate", Concern.Risk, s => s.KeptGreen())
        {
            Words = ["(kept|stay|stayed green rate|%|percent|percentage | kept|stayed green share)"],
            Examples = ["kept-green rate last quarter"],
        },
        new(RatioName.Adherence, "plan adherence", Concern.Risk, s => s.Adherence())
        {
            Words = ["((plan)? adherence (rate)? (to|of|on|with? (their|the|its)? plan|plans)?)"],
            Examples = ["plan adherence by CSM"],
        },
        new(RatioName.MeanEffectiveness, "average effectiveness", Concern.None, null)
        {
            Words = ["(effectiveness | average|mean effectiveness | rating)", "how effective|useful|productive (is|are|was|were)?"],
            Examples = ["average effectiveness of calls this quarter", "how effective were our site visits this year"], Unit = RateUnit.Plain, OfWork = true,
        },
        new(RatioName.CrcShareOfArr, "CRC as a share of ARR", Concern.Arr | Concern.Cost, s => new(s.Work(RecordNumber.ProactiveCost), s.Arr, 100))
        {
            Words = ["(crc | retention cost) (as|in)? (a|an)? (share|percent|percentage|%) (of)? arr"],
            Examples = ["CRC as a share of ARR this year"], OfCustomers = true,
        },
        new(RatioName.CostPerHour, "cost per hour", Concern.Cost, s => new(s.Work(RecordNumber.Cost), s.Work(RecordNumber.Minutes), 1))
        {
            Words = ["((average)? cost per hour | hourly cost|rate)"],
            Examples = ["cost per hour by person"], Unit = RateUnit.Money, OfWork = true,
        },
    ];
}
