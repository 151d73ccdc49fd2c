using CsmBot.Accounts;
using CsmBot.Cards.Templates;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>How two versions of a rule differ, in words.</summary>
public static class RuleDifferences
{
    /// <summary>A piece for each: "changed yellow to red".</summary>
    public static IEnumerable<string> Of(HealthRule before, HealthRule after)
    {
        if (before.When != after.When) yield return $"changed “{before.When}” to “{after.When}”";
        if (before.Status != after.Status) yield return $"changed {Words.Of(before.Status)} to {Words.Of(after.Status)}";
        if (before.HoldDays != after.HoldDays) yield return $"changed hold from {Days(before.HoldDays)} to {Days(after.HoldDays)}";
        if (before.ClearDays != after.ClearDays) yield return $"changed clear from {Days(before.ClearDays)} to {Days(after.ClearDays)}";
        foreach (var (name, a, b) in new[]
            {
                ("what to say", before.Say, after.Say), ("the reason code", before.Reason, after.Reason), ("the next step", before.Next, after.Next),
                ("the fire it was learned from", before.LearnedFrom, after.LearnedFrom), ("the owner", before.Owner, after.Owner), ("the notes", before.Notes, after.Notes),
            })
            if (a != b) yield return b is null ? $"removed {name}" : $"set {name} to “{b}”";
    }

    private static string Days(int days) => Phrases.Count(days, "day");
}
