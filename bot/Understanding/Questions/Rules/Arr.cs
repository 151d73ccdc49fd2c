using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>ARR, contracts, sponsors.</summary>
internal static class Arr
{
    internal static readonly Timed Started = new(w => new DayIn(Field.ContractStart, w), Ahead: false);

    public static readonly Rule[] Rules =
    [
        Word("ARR", "(arr | \\$ | annual (recurring)? revenue | recurring revenue | revenue | acv | contract value|values | annual contract value|values | annual value|values | book value | deal|account|contract size | arrs)", new Figure(new Of(AccountNumber.Arr)), "total ARR", "median ARR"),
        Word("how big", "how (big|large) (is|are)", new Figure(new Of(AccountNumber.Arr)), "how big is {account}"),
        Phrase("billed in a currency", "(that|which|who|we)? (are|is|get)? (billed|invoiced|charged|priced|paying | pay (us)? | pays (us)? | bill|invoice|charge) in <currency>", (in Match m) => m.Get<CsmBot.Understanding.Recognizers.Currency>(0).Iso is { Length: 3 } iso ? new Is(new OneOf(Field.Currency, iso)) : null, "green customers billed in EUR") with { Weight = 5 },
        Word("worth", "(worth | paying (us)? | pay (us)? | pays (us)?)", new Figure(new Of(AccountNumber.Arr)), "accounts worth over 50k"),
        Phrase("spending, of customers", "spending|spend|spends|generating|generate|generates|bringing|bring|brings|contributing|contribute|contributes|yielding (in)? (us)?", (in Match m) => m.BeforeAny("accounts", "customers", "clients", "logos", "who", "that", "which", "everyone", "account") && AmountFollows(m) ? new Figure(new Of(AccountNumber.Arr)) : null, "customers spending over 100k with us") with { Weight = 5 },
        Word("contract length", "(contract|contracts|term|terms|subscription length|term|duration|months | length of contract|contracts | months of contract)", new Figure(new Of(AccountNumber.ContractMonths)), "contract length over 12 months"),
        Word("annual contracts", "(on|with|have|has|signed)? (a|an)? annual|yearly|((one | 1) year)|(12 month) contract|contracts|deal|deals|term|terms|subscription|subscriptions", Number(AccountNumber.ContractMonths, Op.Equal, 12), "customers on annual contracts"),
        Phrase("customers for so long", "((been|are|were)? (a|our)? customer|customers|client|clients|here (of ours)? (with us)? | with us | (we|we've|ve)? (have|had|'ve|ve) (had|been with us)? | been with us | signed up?) (for|since) <span of time>", Tenure, "customers we have had for over 3 years", "accounts that have been with us for more than 2 years") with { Weight = 4 },
        Phrase("contract of months", "(on|with|have|signed|sign|took|take|bought|agreed|chose|got)? (a|an)? <amount>|<compared> (contract|contracts|deal|deals|term|terms|agreement|agreements)", (in Match m) => Months(m.Get<Compared>(0)), "36 month contracts", "less than 12 months contract"),
        Phrase("signed for so long", "(signed|sign|committed|commit|contracted|subscribed|agreed|tied (up|in|down)? (for|to|on) | locked (in)? (for|to|into) | bound (to us)? for) (a|an)? <amount>|<compared> (contract|contracts|deal|deals|term|terms|agreement|agreements|commitment|commitments)?", (in Match m) => Months(m.Get<Compared>(0)), "customers that signed up for a 36 month contract", "accounts locked in for 24 months") with { Weight = 6 },
        Phrase("contract running so long", "(contract|contracts|deal|deals|agreement|agreements (that|which)? run|runs|running|last|lasts|lasting|span|spans|spanning (for|over)?) <amount>|<compared>", (in Match m) => Months(m.Get<Compared>(0)), "accounts with contracts running 24 months") with { Weight = 6 },
        Phrase("contract longer than", "(contract|contracts|deal|deals|term|terms (is|are|of|length)? (longer|shorter)?) <compared>", (in Match m) => Months(m.Get<Compared>(0)), "contract longer than 12 months"),
        Phrase("contract of so many months", "(contract|contracts|term|terms|deal) (length|term|duration)? (of|is|=|:)? <amount>", (in Match m) => Months(m.Get<Compared>(0)), "a contract of 24 months"),
        Word("contracts", "contracts|agreements|deals|deal", new Subject(Scope.Default), "contracts that started before 2024") with { Weight = -3 },
        Word("multi-year", "(multiyear | multi year) (contract|contracts|deal|deals)?", Number(AccountNumber.ContractMonths, Op.MoreThan, 12), "multi-year contracts"),
        Word("contract started", "(contract|contracts (started|starting|starts|start|began|begin|begins|begun|signed | kicked off) | started|starting|starts|signed|signing|joined|began|entered|joining (their|a|the|our|its)? (new)? contract|contracts (with us | us)? | started with us | signed|joined|onboarded | came on|aboard board? | customers|customer|with|us since | begun|began with us | signed (up | on | with us)? | became customers|clients | whose contract started|began|starts | started with us | new logos|customers)",
            Started, "contracts started in 2024"),
        Word("brand new", "brand new|newly", Started, "brand new customers this year") with { Weight = 4 },
        Word("began", "(started|began | broke out)", new Trait(null, Kinds.Tickets | Kinds.Fires | Kinds.Plans, RecordDay.Opened) { OfAccounts = Started }, "fires that started last month", "accounts that started last year"),
        Word("customer since", "(become|became|becoming (a|our)? customer|client | been (a|our)? customer|client (with us)? | been with us | a (customer|client) (of ours)? (since)? | customer|client since)", new Property(new Named("contract start", null, Field.ContractStart)), "when did {account} become a customer") with { Weight = -3 },
        Word("days until", "((how many)? days|time|long (are|is)? (until|till|to|before | left until|till|to|before))", new Frame(FrameWord.HowLong), "days until it renews") with { Weight = -3 },
        Word("how long until", "(how long (until|till|to|before))", new Frame(FrameWord.HowLong), "how long until it renews"),
        Word("how long it runs", "(how long (does|do|will|is)? (it|their|its|the)? (contract)? (run|last|runs|lasts) (for)?)", new Property(new Named("contract length", null, Field.ContractMonths)), "how long does its contract run") with { Weight = -3 },
        Word("days to renewal", "(days (to|until|till|before | left before) (renewal|renewing))", new Figure(new Of(AccountNumber.DaysToRenewal)), "days to renewal"),
        Word("accounts counted", "(number|count|no|# of accounts|customers|clients|logos|companies | account|customer|logo count)", new Figure(new Of(AccountNumber.One)), "number of accounts by tier"),
    ];

    private static bool AmountFollows(in Match m)
    {
        if (m.End < m.Chart.Tokens.Count) foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Compared { Unit: UnitOf.Money } or Compared { Unit: UnitOf.Plain, Value: >= 1000 }) return true;
        return false;
    }

    /// <summary>The contract started at least, or at most, so long ago.</summary>
    private static object? Tenure(in Match m)
    {
        var length = m.Get<Compared>(0);
        if (length.Days(m.Reading.Moment.Today) is not { } days || length.Op == Op.Between) return null;
        var day = m.Reading.Moment.Today.AddDays(-days);
        return new Is(new DayIn(Field.ContractStart, length.Op is Op.LessThan or Op.AtMost ? new Accounts.Window(length.Op == Op.AtMost ? day : day.AddDays(1), null) : new Accounts.Window(null, length.Op == Op.MoreThan ? day : day.AddDays(1))));
    }

    private static object? Months(Compared amount) =>
        amount.Unit == UnitOf.Months ? new Is(new Compare(new Of(AccountNumber.ContractMonths), amount.Op, amount.Value, amount.High)) : null;
}
