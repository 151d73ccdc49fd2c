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

    /// <summary>For each of them the chance, 0–1, that the rule would have held before it by accident: as it did for accounts that fared well then.</summary>
    public IReadOnlyList<double> Chances { get; init; } = [];

    /// <summary>How many it would have caught by accident.</summary>
    public double ByChance => Chances.Sum();

    /// <summary>Below so many cases nothing is said of how well a rule does.</summary>
    public const int Few = 5;

    /// <summary>So many catches come by accident in one of a hundred histories at most: fewer than that, since people look at many rules and thresholds.</summary>
    public bool IsBetterThanChance => Tail(Caught.Count) <= 0.01;

    /// <summary>There are cases enough to say that what it caught is no more than accident.</summary>
    public bool IsLikeChance => Total >= Few && Caught.Count > 0 && !IsBetterThanChance;

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

    /// <summary>The probability that at least so many come by accident.</summary>
    private double Tail(int hits)
    {
        // The distribution of how many there are, one mishap after the other.
        var of = new double[hits + 1];
        of[0] = 1;
        foreach (var chance in Chances)
            for (var k = hits; k >= 0; k--) of[k] = (k == hits ? of[k] : of[k] * (1 - chance)) + (k == 0 ? 0 : of[k - 1] * chance);
        return of[hits];
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

    /// <summary>What the figures cannot be trusted for.</summary>
    public IReadOnlyList<Doubt> Doubts { get; init; } = [];

    public int TrueAlarms => Alarms - FalseAlarms - Undecided;
}
