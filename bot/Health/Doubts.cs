using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Health;

/// <summary>What the figures of a back-test cannot be trusted for, in sentences.</summary>
internal static class Doubts
{
    /// <summary>Below so many cases nothing is said of how well a rule does.</summary>
    public const int FewCases = 5;

    public static IReadOnlyList<string> Of(Backtested tested, Condition condition) =>
        [.. Few(tested.Fires, "fire"), .. Few(tested.Churns, "churn"), .. Chance(tested.Fires, "fires"), .. Chance(tested.Churns, "churns"), .. Hindsight.Of(condition)];

    private static IEnumerable<string> Few(Catches catches, string one)
    {
        if (catches.Total == 0) yield return $"There was no {one} in this time: nothing can be said about {one}s.";
        else if (catches.Total < FewCases) yield return $"There {(catches.Total == 1 ? $"was only 1 {one}" : $"were only {catches.Total} {one}s")} in this time: too few to say.";
    }

    private static IEnumerable<string> Chance(Catches catches, string many)
    {
        if (catches.Total < FewCases || catches.Caught.Count == 0 || catches.IsBetterThanChance) yield break;
        yield return $"It does no better than chance on {many}: holding as often on accounts and days picked blindly, it would catch {catches.ByChance:0.#} of {catches.Total}.";
    }
}
