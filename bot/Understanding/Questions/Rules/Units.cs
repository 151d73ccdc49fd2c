using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>What an answer is to be in: hours, dollars, days, months, percent.</summary>
internal static class Units
{
    public static readonly Rule[] Rules =
    [
        Word("in hours", "(in|as hours|hrs)", new InUnit(UnitOf.Minutes), "effort this month in hours"),
        Phrase("in money", "(in|as dollars|usd|euros|eur|pounds|gbp|money|currency)", (in Match m) => IsOther(m) ? new NotHeld("rates into another currency") : new InUnit(UnitOf.Money), "cost of tier 1 in dollars"),
        Word("in days", "in|as days", new InUnit(UnitOf.Days), "average age of open tickets in days"),
        Word("in months", "in|as months", new InUnit(UnitOf.Months), "average contract length in months"),
        Word("in percent", "(in|as a? percent|percentage|percentages|%)", new InUnit(UnitOf.Percent), "GRR this year in percent"),
    ];

    /// <summary>Another currency than answers are in.</summary>
    private static bool IsOther(in Match m) => m.Reading.Moment.Workspace.Currency is var own && (m.HasAny("dollars", "usd") ? own != "USD" : m.HasAny("euros", "eur") ? own != "EUR" : m.HasAny("pounds", "gbp") && own != "GBP");
}
