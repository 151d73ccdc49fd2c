using MathNet.Numerics.Statistics;

namespace CsmBot.Reports.Statistics;

/// <summary>
/// Could the difference of two groups' means come of chance? The two-sided permutation test: how often a difference at least as large comes when the values are dealt anew to groups
/// of the same sizes. All deals where there are not too many; else many at random, with a fixed seed so that a report says the same each time, and with one added above and below, which keeps
/// the test from ever claiming too much; between large groups the normal distribution that the deals come to, with their exact variance. Sources: R. A. Fisher, The Design of Experiments (1935),
/// §21; B. Phipson and G. Smyth, "Permutation p-values should never be zero" (2010); W. Hoeffding, "A combinatorial central limit theorem" (1951).
/// </summary>
public static class PermutationTest
{
    /// <summary>Up to so many deals all are looked at.</summary>
    public const int MostExact = 200_000;

    /// <summary>Deals at random beyond that: the p-value's standard error at 0.05 is 0.0007.</summary>
    public const int Deals = 100_000;

    /// <summary>Values picked in all deals at random together, so that a report does not wait: with more than 200 in the smaller group there are fewer deals.</summary>
    private const int Picks = 20_000_000;

    /// <summary>Where both groups are larger than this, the normal distribution is as near as so many deals at random, and costs nothing.</summary>
    public const int LargestDealt = 2_000;

    /// <returns>0–1.</returns>
    public static double TwoSided(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        // With the sizes fixed, the sum of one group says it all: of the smaller, which is dealt faster. Distances from its expectation are compared.
        var smaller = left.Count <= right.Count ? left : right;
        double[] all = [.. left, .. right];
        var (total, k) = (all.Sum(), smaller.Count);
        var expected = total * k / all.Length;
        var observed = Math.Abs(smaller.Sum() - expected) - 1e-9 * Math.Max(1, Math.Abs(total));
        if (observed <= 0) return 1;
        return k > LargestDealt ? Normal(all, k, observed) : Choose(all.Length, k) <= MostExact ? Exact(all, k, expected, observed) : Sampled(all, k, expected, observed);
    }

    /// <summary>The variance of a sum of k drawn without replacement is k (n − k) ÷ n times the sample variance.</summary>
    private static double Normal(double[] all, int k, double observed) =>
        2 * MathNet.Numerics.Distributions.Normal.CDF(0, Math.Sqrt((double)k * (all.Length - k) / all.Length * all.Variance()), -observed);

    private static double Exact(double[] all, int k, double expected, double observed)
    {
        long deals = 0, asLarge = 0;
        // Which values are picked, and the sum of each with those before it: from deal to deal mostly the last one moves.
        var (picked, sums) = (Enumerable.Range(0, k).ToArray(), new double[k + 1]);
        for (var i = 0; i < k; i++) sums[i + 1] = sums[i] + all[i];
        while (true)
        {
            deals++;
            if (Math.Abs(sums[k] - expected) >= observed) asLarge++;
            // The next combination in order.
            var at = k - 1;
            while (at >= 0 && picked[at] == all.Length - k + at) at--;
            if (at < 0) return (double)asLarge / deals;
            picked[at]++;
            for (var i = at + 1; i < k; i++) picked[i] = picked[i - 1] + 1;
            for (var i = at; i < k; i++) sums[i + 1] = sums[i] + all[picked[i]];
        }
    }

    private static double Sampled(double[] all, int k, double expected, double observed)
    {
        var (random, deals, asLarge) = (new Random(20_261_122), Math.Min(Deals, Picks / k), 0);
        for (var deal = 0; deal < deals; deal++)
        {
            var sum = 0.0;
            for (var i = 0; i < k; i++)
            {
                var j = random.Next(i, all.Length);
                (all[i], all[j]) = (all[j], all[i]);
                sum += all[i];
            }
            if (Math.Abs(sum - expected) >= observed) asLarge++;
        }
        return (asLarge + 1.0) / (deals + 1.0);
    }

    /// <summary>n over k for k of at most half of n, or more than <see cref="MostExact"/> where it is.</summary>
    private static double Choose(int n, int k)
    {
        var ways = 1.0;
        for (var i = 1; i <= k && ways <= MostExact; i++) ways = ways * (n - k + i) / i;
        return ways;
    }
}
