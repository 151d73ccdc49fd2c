using CsmBot.Accounts;
using CsmBot.Questions;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Health.Learning;

/// <summary>A condition that the account met before its fire, and that few others and it itself seldom met: the threshold is the mildest of which that is so, else the harshest that it met.</summary>
/// <param name="Ahead">Days before the fire from which on it held.</param>
/// <param name="Rarity">0–1: how seldom others, and the account itself in the year before, met it.</param>
internal sealed record Candidate(string When, SignFamily Family, int Ahead, double Rarity)
{
    /// <summary>It stands out by itself: most others, and most days of its own past, did without.</summary>
    public bool IsRare => Rarity >= 0.5;

    /// <summary>Rare enough to be offered where a sign speaks of it.</summary>
    public bool IsTelling => Rarity >= 0.1;

    /// <summary>Rare, and early; nobody waits longer than a quarter.</summary>
    public double Worth => Rarity * Rarity * Math.Min(Ahead, 90);

    /// <summary>So rare that a milder threshold is better than a later warning.</summary>
    private const double FewOthers = 0.1, FewBefore = 0.15;

    /// <summary>Null where the account met none of the family in the weeks before.</summary>
    public static Candidate? Of(SignFamily family, FirePast past, Directory names)
    {
        Candidate? found = null;
        foreach (var when in family.Whens)
        {
            // None of these has a window of days in it, so that what is understood on one day holds for all.
            if (RuleWords.Read(when, past.Eve!.Moment, names).Condition is not { } condition) continue;
            Condition Same(Moment _) => condition;
            if (past.Since(Same) is not { } since) break;
            var (others, before) = (past.Others(Same), past.Before(Same));
            found = new Candidate(when, family, past.Opened.DayNumber - since.DayNumber, (1 - others) * (1 - before));
            if (others <= FewOthers && before <= FewBefore) break;
        }

        return found;
    }
}
