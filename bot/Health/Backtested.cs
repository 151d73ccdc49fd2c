using CsmBot.Accounts;

namespace CsmBot.Health;

/// <summary>What a rule is there to warn of.</summary>
public enum Trouble : byte { Fire, Churn, Downsell }

/// <summary>Something that went wrong: a fire on the day it opened, a churn or downsell on the day the renewal was closed.</summary>
/// <param name="Id">The fire's id; for a renewal the account's.</param>
public sealed record Mishap(Trouble Kind, string Id, int Account, DateOnly Day);

/// <summary>How the rule did on one kind of trouble.</summary>
/// <param name="Caught">With how many days ahead of each the rule first held.</param>
public sealed record Catches(IReadOnlyList<(Mishap Mishap, int DaysAhead)> Caught, IReadOnlyList<Mishap> Missed)
{
    public int Total => Caught.Count + Missed.Count;

    /// <summary>The chance, 0–1, that the rule held in the horizon before a day and account picked blindly.</summary>
    public double Chance { get; init; }

    /// <summary>How many it would have caught by accident.</summary>
    public double ByChance => Chance * Total;

    /// <summary>So many catches come by accident in one of twenty histories at most.</summary>
    public bool IsBetterThanChance => Tail(Caught.Count, Total, Chance) <= 0.05;

    /// <summary>Null when nothing was caught; of an even number the mean of the two in the middle.</summary>
    public double? MedianDaysAhead
    {
        get
        {
            if (Caught.Count == 0) return null;
            var days = Caught.Select(c => c.DaysAhead).Order().ToList();
            return (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2.0;
        }
    }

    /// <summary>The probability of at least <paramref name="hits"/> in <paramref name="tries"/> of the probability <paramref name="p"/> each.</summary>
    private static double Tail(int hits, int tries, double p)
    {
        if (hits == 0 || p >= 1) return 1;
        if (p <= 0) return 0;
        var (term, below) = (tries * Math.Log(1 - p), 0.0);
        for (var k = 0; k < hits; k++)
        {
            below += Math.Exp(term);
            term += Math.Log((tries - k) / (k + 1.0)) + Math.Log(p / (1 - p));
        }
        return Math.Max(0, 1 - below);
    }
}

/// <summary>What a rule would have caught (contracts: cli, <c>backtest --json</c>).</summary>
public sealed record Backtested(HealthRule Rule, Catches Fires, Catches Churns, Catches Downsells)
{
    /// <summary>Days on which the rule began to hold for an account.</summary>
    public int Alarms { get; init; }

    /// <summary>Alarms that no fire, churn or downsell of the account followed within the horizon.</summary>
    public int FalseAlarms { get; init; }

    /// <summary>Alarms of which it cannot be said yet, because the history ends sooner: neither true nor false.</summary>
    public int Undecided { get; init; }

    /// <summary>A week and CSM.</summary>
    public double AlarmsPerWeek { get; init; }

    /// <summary>Accounts that the rule could judge on none of the days, for want of data.</summary>
    public int NotJudged { get; init; }

    /// <summary>Sentences that say what the figures cannot be trusted for.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public int TrueAlarms => Alarms - FalseAlarms - Undecided;
}
