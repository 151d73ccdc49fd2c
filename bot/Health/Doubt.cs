using CsmBot.Questions;

namespace CsmBot.Health;

public enum DoubtKind : byte
{
    /// <summary>Too few fires (churns) to say anything.</summary>
    Few,

    /// <summary>It caught no more than a rule that holds as often blindly.</summary>
    Chance,

    /// <summary>It sees what was written down after the day.</summary>
    Future,

    /// <summary>It judges the past by what is kept of today alone.</summary>
    Undated,

    /// <summary>What it counts may have been logged late.</summary>
    Late,

    /// <summary>It looks at colours, which are somebody's answer to the trouble.</summary>
    Colours,
}

/// <summary>A reason why the figures of a back-test cannot be trusted, as a sentence.</summary>
public sealed record Doubt(DoubtKind Kind, string Text)
{
    /// <summary>All there are about a result, the gravest first.</summary>
    internal static IReadOnlyList<Doubt> Of(Backtested tested, Condition condition) =>
        [.. Few(tested.Fires, "fire"), .. Few(tested.Churns, "churn"), .. ByChance(tested.Fires, "fires"), .. ByChance(tested.Churns, "churns"), .. Hindsight.Of(condition)];

    private static IEnumerable<Doubt> Few(Catches catches, string one)
    {
        if (catches.Total == 0) yield return new(DoubtKind.Few, $"There was no {one} in this time: nothing can be said about {one}s.");
        else if (catches.Total < Catches.Few) yield return new(DoubtKind.Few, $"There {(catches.Total == 1 ? $"was only 1 {one}" : $"were only {catches.Total} {one}s")} in this time: too few to say.");
    }

    private static IEnumerable<Doubt> ByChance(Catches catches, string many)
    {
        if (catches.IsLikeChance) yield return new(DoubtKind.Chance, FormattableString.Invariant($"It does no better than chance on {many}: it held as often before those days for accounts that fared well, and would have caught {catches.ByChance:0.#} of {catches.Total} by accident."));
    }
}
